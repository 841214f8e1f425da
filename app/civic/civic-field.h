/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib-object.h>

#include "civic-choice.h"
#include "civic-text.h"

G_BEGIN_DECLS

/* One question on a page. Immutable; made only by the service loader, which refuses what it does
 * not know. It says how an answer is folded and checked (civic-answers does it) and never holds
 * one. */
#define CIVIC_TYPE_FIELD (civic_field_get_type ())
G_DECLARE_FINAL_TYPE (CivicField, civic_field, CIVIC, FIELD, GObject)

/* In brackets the canonical answer, which is also what a filing holds. */
typedef enum {
  CIVIC_FIELD_TEXT,           /* one line of prose */
  CIVIC_FIELD_LONG_TEXT,      /* prose with lines, up to 4,000 characters */
  CIVIC_FIELD_DIGITS,         /* digits only; pattern and length bounds */
  CIVIC_FIELD_DECIMAL,        /* a number with a unit ("12.5") */
  CIVIC_FIELD_INTEGER,        /* a stepper */
  CIVIC_FIELD_CHOICE,         /* one of a list, perhaps within another answer */
  CIVIC_FIELD_CHOICES,        /* several of a list ("a,b" in its order; an array in a filing) */
  CIVIC_FIELD_TREE,           /* a leaf of a list that has lists in it */
  CIVIC_FIELD_MOBILE,         /* E.164 ("+966501234567") */
  CIVIC_FIELD_EMAIL,          /* ASCII */
  CIVIC_FIELD_UNIFIED_NUMBER, /* an establishment's 700 number */
  CIVIC_FIELD_ESTABLISHMENT,  /* a 700 number or an old commercial registration of ten digits */
  CIVIC_FIELD_PERSON_ID,      /* an ID of one of the field's kinds */
  CIVIC_FIELD_SHORT_ADDRESS,  /* national address ("RAAA2919") */
  CIVIC_FIELD_IBAN,           /* "SA0380000000608010167519" */
  CIVIC_FIELD_PLATE,          /* a vehicle's, in Latin ("ABJ 1234") */
  CIVIC_FIELD_REFERENCE,      /* a number that only its issuer understands; may be scanned */
  CIVIC_FIELD_DEED,           /* a title deed's number */
  CIVIC_FIELD_PLAN,           /* "505/ج/س" */
  CIVIC_FIELD_PARCEL,         /* the plot on a plan */
  CIVIC_FIELD_DATE,           /* Gregorian ISO ("2026-11-22"), however it was entered */
  CIVIC_FIELD_SLOT,           /* the id of a time the central offered */
  CIVIC_FIELD_GROUP,          /* rows of fields (none; an array of objects in a filing) */
  CIVIC_FIELD_DOCUMENTS,      /* ids of what the phone sent ("id,id"; an array in a filing) */
  CIVIC_FIELD_PIN,            /* "21.543333,39.172778" */
  CIVIC_FIELD_DECLARATION,    /* "yes", or the form does not go on */
  CIVIC_FIELD_SWITCH,         /* "yes" or "no"; never unanswered: it begins as "no" */
  CIVIC_FIELD_RATING,         /* "1" to "5" */
  CIVIC_FIELD_NOTICE,         /* tells, and is never answered */
} CivicFieldType;

typedef enum {
  CIVIC_KEYBOARD_ARABIC,
  CIVIC_KEYBOARD_ENGLISH,
  CIVIC_KEYBOARD_LANGUAGE, /* the screen's language decides */
  CIVIC_KEYBOARD_NUMBER,
  CIVIC_KEYBOARD_NONE, /* tiles and steppers need no keys */
} CivicKeyboard;

typedef enum {
  CIVIC_LEVEL_INFO,
  CIVIC_LEVEL_WARNING,
  CIVIC_LEVEL_STOP, /* while it is shown, its page cannot be left: CIVIC_PROBLEM_STOPPED */
} CivicLevel;

const char *civic_field_get_id (CivicField *self);
CivicFieldType civic_field_get_field_type (CivicField *self);
CivicText *civic_field_get_label (CivicField *self);
CivicText *civic_field_get_hint (CivicField *self); /* (nullable) */
CivicText *civic_field_get_unit (CivicField *self); /* (nullable), decimals and integers */
CivicText *civic_field_get_pattern_message (CivicField *self); /* (nullable) for PROBLEM_PATTERN */
CivicKeyboard civic_field_get_keyboard (CivicField *self);

/* Whether what a scanner reads may go here. */
gboolean civic_field_may_be_scanned (CivicField *self);

/* As the file says; where `required_if` decides, ask civic_answers_is_required. */
gboolean civic_field_is_required (CivicField *self);

/* Bounds; the loader fills defaults: 0 and 120 characters for text, and so on by type. */
guint civic_field_get_minimum_length (CivicField *self);
guint civic_field_get_maximum_length (CivicField *self);
double civic_field_get_minimum (CivicField *self);
double civic_field_get_maximum (CivicField *self);

/* Choices, documents and rows: how many, once there is one. */
guint civic_field_get_minimum_count (CivicField *self);
guint civic_field_get_maximum_count (CivicField *self);

/* All of a choice's, choices' or tree's; what may be chosen now is civic_answers_get_choices. Empty
 * for other types. */
GListModel *civic_field_get_choices (CivicField *self);
const char *civic_field_get_within (CivicField *self); /* (nullable) id of the field above */

/* Person IDs: some of "national", "resident", "border", "gcc". Empty for other types. */
const char *const *civic_field_get_kinds (CivicField *self);

/* Dates: the bound on the day `today` (ISO), as ISO. NULL where there is none. Caller frees. */
char *civic_field_get_minimum_date (CivicField *self, const char *today);
char *civic_field_get_maximum_date (CivicField *self, const char *today);

/* Slots: id of the choice that says at which office. (nullable) */
const char *civic_field_get_office (CivicField *self);
/* The time a slot's canonical answer stands for, "2026-11-25T09:30" by the clock of the place; NULL
 * where it tells none. Caller frees. */
char *civic_field_read_slot (const char *canonical);

/* Groups: what each row asks, and how one row and one more are called. NULL for other types, but
 * the fields, which are then empty. */
GListModel *civic_field_get_fields (CivicField *self); /* of CivicField */
CivicText *civic_field_get_item (CivicField *self);    /* "Board" */
CivicText *civic_field_get_add (CivicField *self);     /* "Add a board" */

/* Documents: some of "jpeg", "png", "pdf"; and the size of each. Empty and 0 for other types. */
const char *const *civic_field_get_accept (CivicField *self);
guint civic_field_get_maximum_megabytes (CivicField *self);

CivicLevel civic_field_get_level (CivicField *self); /* notices */

/* What fills it in: a look-up's id and the record's member. (nullable) */
const char *civic_field_get_prefill_lookup (CivicField *self);
const char *civic_field_get_prefill_member (CivicField *self);
gboolean civic_field_is_prefill_editable (CivicField *self);

/* Whether a rule gives the answer and nobody types it. */
gboolean civic_field_is_computed (CivicField *self);

G_END_DECLS
