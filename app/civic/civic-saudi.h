/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The Kingdom's numbers, checked by form only: a right check digit is never a proof of identity.
 * Every function folds its input first (civic_digits_fold) and returns the canonical form, or NULL
 * where the input is not one. Callers free. Rules: Luhn over ten digits for national ID and Iqama;
 * E.164 for mobiles; ten digits beginning with 7 for an establishment's unified number; ISO 13616
 * with its check digits for an IBAN. Where no rule is published, none is made up. */
typedef enum {
  CIVIC_SAUDI_PERSON_CITIZEN,  /* begins with 1 */
  CIVIC_SAUDI_PERSON_RESIDENT, /* begins with 2, the Iqama */
} CivicSaudiPerson;

char *civic_saudi_parse_person_id (const char *text, CivicSaudiPerson *ret_person);
char *civic_saudi_parse_mobile (const char *text);         /* "+9665XXXXXXXX" */
char *civic_saudi_parse_unified_number (const char *text); /* "7XXXXXXXXX", no checksum exists */
char *civic_saudi_parse_registration (const char *text);   /* a CR number: ten digits, not 7 */
char *civic_saudi_parse_establishment (const char *text);  /* either of the two: ten digits */
char *civic_saudi_parse_border_number (const char *text); /* ten digits, beginning with 3, 4 or 5 */
char *
civic_saudi_parse_gcc_id (const char *text);     /* another Gulf state's: 7 to 15 digits, not 10 */
char *civic_saudi_parse_iban (const char *text); /* "SA" and 22 more, upper-cased */
char *civic_saudi_parse_short_address (const char *text); /* "RAAA2919", upper-cased */

/* A vehicle's plate: one to three of the seventeen letters that plates have, Arabic or Latin, and
 * one to four digits, in whichever order; canonical "ABJ 1234". Shown in Arabic letters to who
 * reads Arabic script, digits Western in any case. */
char *civic_saudi_parse_plate (const char *text);
char *civic_saudi_display_plate (const char *canonical, const char *language);

G_END_DECLS
