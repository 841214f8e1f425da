/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-field.h"

G_BEGIN_DECLS

/* The questions of one page, or of one row of a group, one below the other: which are asked now,
 * which of them has the keyboard, and what is wrong beneath each once it was checked. It neither
 * scrolls nor goes anywhere.
 *
 * Signals: "changed", another question is active, or an answer is another one; "opened" (a
 * KioskSheet), a question needs the whole page. */
#define KIOSK_TYPE_QUESTIONS (kiosk_questions_get_type ())
G_DECLARE_FINAL_TYPE (KioskQuestions, kiosk_questions, KIOSK, QUESTIONS, GtkWidget)

/* fields: of CivicField; read once. As kiosk_field_new() otherwise. */
GtkWidget *kiosk_questions_new (GListModel *fields,
                                CivicAnswers *answers,
                                const char *language,
                                KioskVisit *visit);

/* Makes this question the active one; NULL: the first that nobody answered, where it needs keys. */
void kiosk_questions_begin (KioskQuestions *self, const char *field_id);
/* Nothing is typed while something else has the page. */
void kiosk_questions_rest (KioskQuestions *self);

GtkWidget *kiosk_questions_get_active (KioskQuestions *self); /* a KioskField, (nullable) */
KioskKeys kiosk_questions_get_keys (KioskQuestions *self);
void kiosk_questions_insert (KioskQuestions *self, const char *text);
void kiosk_questions_backspace (KioskQuestions *self);

/* Whether a notice is shown that cannot be passed. */
gboolean kiosk_questions_is_stopped (KioskQuestions *self);

/* Says what is wrong, from now on at every change, and makes the first wrong question active. TRUE
 * when nothing is wrong. */
gboolean kiosk_questions_check (KioskQuestions *self);

G_END_DECLS
