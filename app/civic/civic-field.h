/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib-object.h>

#include "civic-text.h"

G_BEGIN_DECLS

/* One question on a page. Immutable; made only by the service loader, which refuses what it does
 * not know. It says how an answer is folded and checked (civic-answers does it) and never holds
 * one. */
#define CIVIC_TYPE_FIELD (civic_field_get_type ())
G_DECLARE_FINAL_TYPE (CivicField, civic_field, CIVIC, FIELD, GObject)

typedef enum {
  CIVIC_FIELD_TEXT,           /* one line of prose */
  CIVIC_FIELD_DIGITS,         /* digits only; pattern and length bounds */
  CIVIC_FIELD_DECIMAL,        /* a number with a unit, as canonical decimal text "12.5" */
  CIVIC_FIELD_INTEGER,        /* a stepper */
  CIVIC_FIELD_CHOICE,         /* one of a list, as tiles */
  CIVIC_FIELD_MOBILE,         /* E.164 */
  CIVIC_FIELD_UNIFIED_NUMBER, /* an establishment's 700 number */
  CIVIC_FIELD_SHORT_ADDRESS,  /* national address, RAAA2919 */
} CivicFieldType;

typedef enum {
  CIVIC_KEYBOARD_ARABIC,
  CIVIC_KEYBOARD_ENGLISH,
  CIVIC_KEYBOARD_LANGUAGE, /* the screen's language decides */
  CIVIC_KEYBOARD_NUMBER,
  CIVIC_KEYBOARD_NONE, /* tiles and steppers need no keys */
} CivicKeyboard;

/* One way to answer a choice. Immutable. */
#define CIVIC_TYPE_CHOICE (civic_choice_get_type ())
G_DECLARE_FINAL_TYPE (CivicChoice, civic_choice, CIVIC, CHOICE, GObject)

const char *civic_choice_get_value (CivicChoice *self);
CivicText *civic_choice_get_label (CivicChoice *self);
CivicText *civic_choice_get_hint (CivicChoice *self);  /* (nullable) */
const char *civic_choice_get_icon (CivicChoice *self); /* (nullable) name in assets/icons */

const char *civic_field_get_id (CivicField *self);
CivicFieldType civic_field_get_field_type (CivicField *self);
CivicText *civic_field_get_label (CivicField *self);
CivicText *civic_field_get_hint (CivicField *self); /* (nullable) */
CivicText *civic_field_get_unit (CivicField *self); /* (nullable), decimals and integers */
CivicText *civic_field_get_pattern_message (CivicField *self); /* (nullable) for PROBLEM_PATTERN */
CivicKeyboard civic_field_get_keyboard (CivicField *self);
gboolean civic_field_is_required (CivicField *self);
GListModel *civic_field_get_choices (CivicField *self); /* of CivicChoice, empty but for choices */

/* Bounds; the loader fills defaults: 0 and 120 characters for text, and so on by type. */
guint civic_field_get_minimum_length (CivicField *self);
guint civic_field_get_maximum_length (CivicField *self);
double civic_field_get_minimum (CivicField *self);
double civic_field_get_maximum (CivicField *self);

G_END_DECLS
