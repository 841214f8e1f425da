/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-answers.h"

#include "kiosk-journey.h"

G_BEGIN_DECLS

/* What is wrong, as a full sentence that says what to do: without blame, without jargon, in the
 * screen's language and digits. Codes come in; nothing of an error's own message ever goes out. */

/* Beneath a field. `typed` is only counted, never shown. Caller frees. */
char *kiosk_problem_describe (const CivicProblem *problem,
                              CivicField *field,
                              const char *typed,
                              const char *language);

/* The same for the numbers that are asked outside a form. NULL when there is nothing wrong. */
char *kiosk_problem_describe_person_id (const char *typed, const char *language);
char *kiosk_problem_describe_mobile (const char *typed, const char *language);
char *kiosk_problem_describe_code (const char *typed, const char *language);

/* The problem page's three texts for an error of the agent met on the way to `step`. Static
 * strings, already translated. */
typedef struct {
  const char *icon;
  const char *title;
  const char *text;
  const char *retry; /* the primary button */
} KioskProblem;

KioskProblem kiosk_problem_from_error (const GError *error, KioskStep step);

G_END_DECLS
