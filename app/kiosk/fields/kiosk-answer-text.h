/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-answers.h"

#include "kiosk-visit.h"

G_BEGIN_DECLS

/* An answer as it is read on the glass: as civic displays it, codes and numbers kept left to right
 * in an Arabic line, what the phone sent counted, a slot as its day and time. It is safe to set on
 * a label. NULL where there is none. Caller frees. The visit knows the slots, (nullable). */
char *kiosk_answer_text (CivicAnswers *answers,
                         CivicField *field,
                         const char *language,
                         KioskVisit *visit);

/* Whether it is read digit by digit, and set so. */
gboolean kiosk_answer_is_code (CivicField *field);

/* "Board 2": how the row of a group is called. Caller frees. */
char *kiosk_answer_row_name (CivicField *group, guint index, const char *language);

/* The row's first answers in one line. Caller frees. */
char *kiosk_answer_row_summary (CivicField *group,
                                CivicAnswers *row,
                                const char *language,
                                KioskVisit *visit);

G_END_DECLS
