/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-answers.h"

/* Answers as citizens may give them, drawn from GLib's test seed: a failure is repeated with
 * --seed. */

/* One that the field's type, bounds and choices allow; its rules may still say no. */
void random_answer_well (CivicAnswers *answers, CivicField *field);

/* One that nobody should give. */
void random_answer_badly (CivicAnswers *answers, CivicField *field);

/* What a hostile hand types; never NULL. */
const char *random_hostile_text (void);

/* As a filing holds it: a string, an array of strings, an array of objects. */
void random_answer_from_json (CivicAnswers *answers, CivicField *field, JsonNode *value);

gboolean random_chance (guint percent);
