/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* What the phone, the central or the citizen's own rows give: nothing of it is typed. */

#include "civic-field-private.h"

#include "civic-date.h"
#include "civic-digits.h"
#include "civic-pattern-private.h"

#include <math.h>
#include <string.h>

#define MAXIMUM_ID_LENGTH 64
#define ID_CHARACTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_."

static CivicPattern slot_end_pattern = CIVIC_PATTERN ("^-[0-9]{8}-[0-9]{4}\\z");
static CivicPattern degrees_pattern = CIVIC_PATTERN ("^[0-9]{1,3}(\\.[0-9]{1,15})?\\z");

static gboolean
is_id (const char *text)
{
  gsize length = strspn (text, ID_CHARACTERS);

  return length > 0 && length <= MAXIMUM_ID_LENGTH && text[length] == '\0';
}

static char *
fold_slot (CivicField *field, const char *typed)
{
  return is_id (typed) ? g_strdup (typed) : NULL;
}

/* The central's ids end with the time they stand for, "slot-jn-20261125-0930". */
char *
civic_field_read_slot (const char *canonical)
{
  const char *end = NULL;

  g_return_val_if_fail (canonical != NULL, NULL);

  end = strlen (canonical) < 14 ? NULL : canonical + strlen (canonical) - 14;
  if (end == NULL || !civic_pattern_matches (&slot_end_pattern, end))
    return NULL;
  return g_strdup_printf ("%.4s-%.2s-%.2sT%.2s:%.2s", end + 1, end + 5, end + 7, end + 10,
                          end + 12);
}

static char *
display_slot (CivicField *field, const char *canonical, const char *language)
{
  g_autofree char *iso = civic_field_read_slot (canonical);
  char *shown = iso != NULL ? civic_date_display_time (iso, language) : NULL;

  return shown == NULL ? g_strdup (canonical) : shown;
}

/* In the order they came, each once. */
static char *
fold_documents (CivicField *field, const char *typed)
{
  g_auto (GStrv) ids = g_strsplit (typed, ",", -1);
  g_autoptr (GPtrArray) distinct = g_ptr_array_new ();

  for (gsize i = 0; ids[i] != NULL; i++) {
    if (!is_id (ids[i]))
      return NULL;
    if (!g_ptr_array_find_with_equal_func (distinct, ids[i], g_str_equal, NULL))
      g_ptr_array_add (distinct, ids[i]);
  }

  g_ptr_array_add (distinct, NULL);
  return g_strjoinv (",", (char **) distinct->pdata);
}

static guint
count_ids (const char *canonical)
{
  guint count = 1;

  for (const char *cursor = canonical; *cursor != '\0'; cursor++)
    count += *cursor == ',';
  return count;
}

static gboolean
check_documents (CivicAnswers *answers,
                 CivicField *field,
                 const char *typed,
                 const char *canonical,
                 CivicProblem *ret_problem)
{
  if (canonical == NULL)
    return civic_kind_problem (ret_problem, CIVIC_PROBLEM_WRONG_TYPE, 0, 0);
  return civic_kind_check_count (field, count_ids (canonical), ret_problem);
}

static char *
display_count (guint count, const char *language)
{
  g_autofree char *number = g_strdup_printf ("%u", count);

  return civic_digits_localise (number, language);
}

static char *
display_documents (CivicField *field, const char *canonical, const char *language)
{
  return display_count (count_ids (canonical), language);
}

/* A group's canonical form is the number of its rows: they are answered, not it. */
static char *
fold_group (CivicField *field, const char *typed)
{
  return NULL;
}

static gboolean
check_group (CivicAnswers *answers,
             CivicField *field,
             const char *typed,
             const char *canonical,
             CivicProblem *ret_problem)
{
  return civic_kind_check_count (field, civic_answers_count_rows (answers, field->id), ret_problem);
}

static gboolean
parse_degrees (const char *text, double limit, double *ret_degrees)
{
  const char *digits = *text == '-' ? text + 1 : text;
  double degrees;

  if (!civic_pattern_matches (&degrees_pattern, digits))
    return FALSE;

  degrees = g_ascii_strtod (text, NULL);
  if (degrees < -limit || degrees > limit)
    return FALSE;

  /* Nobody stands at minus zero. */
  *ret_degrees = fabs (degrees) < 0.0000005 ? 0 : degrees;
  return TRUE;
}

static char *
fold_pin (CivicField *field, const char *typed)
{
  g_autofree char *prose = civic_digits_fold_prose (typed);
  g_auto (GStrv) parts = g_strsplit (prose, ",", 3);
  char latitude[G_ASCII_DTOSTR_BUF_SIZE], longitude[G_ASCII_DTOSTR_BUF_SIZE];
  double north, east;

  if (g_strv_length (parts) != 2 || !parse_degrees (g_strstrip (parts[0]), 90, &north) ||
      !parse_degrees (g_strstrip (parts[1]), 180, &east))
    return NULL;

  return g_strconcat (g_ascii_formatd (latitude, sizeof latitude, "%.6f", north), ",",
                      g_ascii_formatd (longitude, sizeof longitude, "%.6f", east), NULL);
}

static char *
display_pin (CivicField *field, const char *canonical, const char *language)
{
  g_auto (GStrv) parts = g_strsplit (canonical, ",", 2);

  return g_strconcat (parts[0], "," CIVIC_NO_BREAK_SPACE, parts[1], NULL);
}

const CivicKind civic_kind_slot = {
  .word = "slot",
  .keyboard = CIVIC_KEYBOARD_NONE,
  .maximum_length = MAXIMUM_ID_LENGTH,
  .is_alone = TRUE,
  .fold = fold_slot,
  .check = civic_kind_check_form,
  .refusal = CIVIC_PROBLEM_NOT_A_CHOICE,
  .display = display_slot,
};

const CivicKind civic_kind_group = {
  .word = "group",
  .shape = CIVIC_SHAPE_ROWS,
  .keyboard = CIVIC_KEYBOARD_NONE,
  .maximum_count = 10,
  .most = 20,
  .has_count = TRUE,
  .is_alone = TRUE,
  .fold = fold_group,
  .check = check_group,
  .display = civic_kind_display_as_is,
};

const CivicKind civic_kind_documents = {
  .word = "documents",
  .shape = CIVIC_SHAPE_ARRAY,
  .keyboard = CIVIC_KEYBOARD_NONE,
  .maximum_length = 4000,
  .maximum_count = 5,
  .most = 10,
  .has_count = TRUE,
  .is_alone = TRUE,
  .fold = fold_documents,
  .check = check_documents,
  .display = display_documents,
};

const CivicKind civic_kind_pin = {
  .word = "pin",
  .keyboard = CIVIC_KEYBOARD_NONE,
  .maximum_length = 24,
  .is_optional = TRUE,
  .is_alone = TRUE,
  .fold = fold_pin,
  .check = civic_kind_check_form,
  .refusal = CIVIC_PROBLEM_NOT_A_PLACE,
  .display = display_pin,
};
