/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-languages.h"

#include <glib.h>

const char *const central_languages[] = { "ar", "en", "ur", NULL };

#define MAXIMUM_RANGES 20
#define NOT_ASKED -1.0

typedef struct {
  double weights[CENTRAL_LANGUAGE_COUNT]; /* NOT_ASKED, or 0 to 1 */
  guint ranks[CENTRAL_LANGUAGE_COUNT];    /* which range asked for it: the first wins a tie */
  double any;                             /* the weight of "*" */
} Wishes;

/* "ar-SA" asks for "ar"; -1 for what we do not have. */
static int
find_language (const char *tag)
{
  for (int index = 0; central_languages[index]; index++) {
    gsize length = strlen (central_languages[index]);

    if (g_ascii_strncasecmp (tag, central_languages[index], length) == 0 &&
        (tag[length] == '\0' || tag[length] == '-'))
      return index;
  }
  return -1;
}

/* RFC 9110, 12.4.2: 0 to 1 with three decimals at most. */
static gboolean
read_weight (const char *text, double *ret_weight)
{
  if (!g_regex_match_simple ("^(0([.][0-9]{0,3})?|1([.]0{0,3})?)$", text, G_REGEX_DOLLAR_ENDONLY,
                             0))
    return FALSE;
  *ret_weight = g_ascii_strtod (text, NULL);
  return TRUE;
}

/* Splits "en-GB ; q=0.8"; FALSE for what is written otherwise. */
static gboolean
read_range (char *range, double *ret_weight)
{
  char *parameter = strchr (range, ';');

  *ret_weight = 1.0;
  if (parameter == NULL)
    return TRUE;
  *parameter++ = '\0';
  g_strchomp (range);
  g_strstrip (parameter);
  return g_ascii_strncasecmp (parameter, "q=", 2) == 0 && read_weight (parameter + 2, ret_weight);
}

static void
wish (Wishes *wishes, char *range, guint rank)
{
  double weight = NOT_ASKED;
  int index = -1;

  if (!read_range (range, &weight))
    return;
  if (g_str_equal (range, "*"))
    wishes->any = weight;
  index = find_language (range);
  if (index < 0 || weight <= wishes->weights[index])
    return;
  wishes->weights[index] = weight;
  wishes->ranks[index] = rank;
}

static Wishes
read_wishes (const char *accept_language)
{
  g_auto (GStrv) ranges = g_strsplit (accept_language ? accept_language : "", ",", MAXIMUM_RANGES);
  Wishes wishes = { .any = 0.0 };

  for (guint index = 0; index < CENTRAL_LANGUAGE_COUNT; index++) {
    wishes.weights[index] = NOT_ASKED;
    wishes.ranks[index] = MAXIMUM_RANGES;
  }
  for (guint index = 0; ranges[index]; index++)
    wish (&wishes, g_strstrip (ranges[index]), index);
  return wishes;
}

const char *
central_languages_choose (const char *wanted, const char *accept_language)
{
  int named = wanted ? find_language (wanted) : -1;
  Wishes wishes = read_wishes (accept_language);
  guint best = 0;
  double best_weight = 0.0;

  if (named >= 0)
    return central_languages[named];
  for (guint index = 0; index < CENTRAL_LANGUAGE_COUNT; index++) {
    double weight = wishes.weights[index] < 0.0 ? wishes.any : wishes.weights[index];

    if (weight > best_weight ||
        (weight > 0.0 && weight == best_weight && wishes.ranks[index] < wishes.ranks[best])) {
      best = index;
      best_weight = weight;
    }
  }
  return central_languages[best];
}
