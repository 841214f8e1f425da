/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

#include "civic-answers.h"
#include "civic-field.h"

#include "kiosk-sheet.h"
#include "kiosk-visit.h"

G_BEGIN_DECLS

/* One way to answer: what stands between a question's label and its problem. Each family of field
 * types is a subclass; all of them write what the citizen does to the answers and show what those
 * hold. They judge nothing: civic does.
 *
 * Signals: "activated", the citizen touched it, and it now wants the keyboard; "opened" (a
 * KioskSheet), it needs the whole page for a while. */
#define KIOSK_TYPE_FIELD_INPUT (kiosk_field_input_get_type ())
G_DECLARE_DERIVABLE_TYPE (KioskFieldInput, kiosk_field_input, KIOSK, FIELD_INPUT, GtkWidget)

struct _KioskFieldInputClass {
  GtkWidgetClass parent_class;

  gboolean has_own_words; /* label and hint stand in it, and not above */

  /* All of them may be left out: then there are no keys, and nothing happens. */
  KioskKeys (*get_keys) (KioskFieldInput *self);
  void (*insert) (KioskFieldInput *self, const char *text);
  void (*backspace) (KioskFieldInput *self);
  void (*set_active) (KioskFieldInput *self, gboolean active);
  void (*set_invalid) (KioskFieldInput *self, gboolean invalid);
  void (*follow) (KioskFieldInput *self); /* some answer is another one, perhaps its own */
};

/* Keeps references; language is that of the labels. The visit is for what must be asked of the
 * central; without one (in a picture) nothing is asked. */
GtkWidget *kiosk_field_input_new (
  GType type, CivicField *field, CivicAnswers *answers, const char *language, KioskVisit *visit);

gboolean kiosk_field_input_has_own_words (KioskFieldInput *self);
KioskKeys kiosk_field_input_get_keys (KioskFieldInput *self);
void kiosk_field_input_insert (KioskFieldInput *self, const char *text);
void kiosk_field_input_backspace (KioskFieldInput *self);
void kiosk_field_input_set_active (KioskFieldInput *self, gboolean active);
void kiosk_field_input_set_invalid (KioskFieldInput *self, gboolean invalid);
void kiosk_field_input_follow (KioskFieldInput *self);

/* For the subclasses. */

CivicField *kiosk_field_input_get_field (KioskFieldInput *self);
CivicAnswers *kiosk_field_input_get_answers (KioskFieldInput *self);
const char *kiosk_field_input_get_language (KioskFieldInput *self);
KioskVisit *kiosk_field_input_get_visit (KioskFieldInput *self); /* (nullable) */
const char *kiosk_field_input_get_label (KioskFieldInput *self);
/* `text` in the citizen's language; NULL stays NULL. */
const char *kiosk_field_input_word (KioskFieldInput *self, CivicText *text);

/* Its one child. */
void kiosk_field_input_set_child (KioskFieldInput *self, GtkWidget *child);

const char *kiosk_field_input_get_answer (KioskFieldInput *self); /* canonical, (nullable) */
const char *kiosk_field_input_get_typed (KioskFieldInput *self);
void kiosk_field_input_answer (KioskFieldInput *self, const char *typed);
void kiosk_field_input_ask_to_be_active (KioskFieldInput *self);
void kiosk_field_input_open (KioskFieldInput *self, KioskSheet *sheet); /* (transfer floating) */

G_END_DECLS
