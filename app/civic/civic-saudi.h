/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The Kingdom's numbers, checked by form only: a right check digit is never a proof of identity.
 * Every function folds its input first (civic_digits_fold) and returns the canonical form, or NULL
 * where the input is not one. Callers free. Rules: Luhn over ten digits for national ID and Iqama;
 * E.164 for mobiles; ten digits beginning with 7 for an establishment's unified number. */
typedef enum {
  CIVIC_SAUDI_PERSON_CITIZEN,  /* begins with 1 */
  CIVIC_SAUDI_PERSON_RESIDENT, /* begins with 2, the Iqama */
} CivicSaudiPerson;

char *civic_saudi_parse_person_id (const char *text, CivicSaudiPerson *ret_person);
char *civic_saudi_parse_mobile (const char *text);         /* "+9665XXXXXXXX" */
char *civic_saudi_parse_unified_number (const char *text); /* "7XXXXXXXXX", no checksum exists */
char *civic_saudi_parse_registration (const char *text);   /* a CR number: ten digits, not 7 */
char *civic_saudi_parse_short_address (const char *text);  /* "RAAA2919", upper-cased */

G_END_DECLS
