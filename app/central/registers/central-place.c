/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-place.h"

#include <math.h>
#include <string.h>

#include "civic-digits.h"

/* A box around the Kingdom and its waters: it tells a slip of the finger, not a border. */
#define SOUTH 15.5
#define NORTH 32.5
#define WEST 34.0
#define EAST 56.0

/* Latitude and longitude as links write them: "21.54,39.17", "21.54%2C39.17", "!3d21.54!4d39.17".
 */
#define DEGREES "(-?[0-9]{1,3}\\.[0-9]{1,18})"
#define PIN "!3d" DEGREES "!4d" DEGREES
#define PAIR DEGREES "\\s*(?:[,;\\s]|%2[Cc]|،)\\s*" DEGREES

gboolean
central_place_is_in_kingdom (const CentralPlace *self)
{
  return isfinite (self->latitude) && isfinite (self->longitude) && self->latitude >= SOUTH &&
         self->latitude <= NORTH && self->longitude >= WEST && self->longitude <= EAST;
}

char *
central_place_format (double degrees)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (text, sizeof text, "%.6f", degrees));
}

static gboolean
match (const char *pattern, const char *text, CentralPlace *ret_place)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) info = NULL;
  g_autofree char *latitude = NULL;
  g_autofree char *longitude = NULL;

  if (!g_regex_match (regex, text, 0, &info))
    return FALSE;
  latitude = g_match_info_fetch (info, 1);
  longitude = g_match_info_fetch (info, 2);
  ret_place->latitude = g_ascii_strtod (latitude, NULL);
  ret_place->longitude = g_ascii_strtod (longitude, NULL);
  return TRUE;
}

static gboolean
is_short_link (const char *text)
{
  return strstr (text, "goo.gl") || strstr (text, "maps.apple/") || strstr (text, "bit.ly");
}

CentralPlaceResult
central_place_read (const char *text, CentralPlace *ret_place)
{
  g_autofree char *folded = civic_digits_fold_prose (text);
  CentralPlace place = { NAN, NAN };

  /* The pin before the centre of the view: a link often holds both. */
  if (!match (PIN, folded, &place) && !match (PAIR, folded, &place))
    return is_short_link (folded) ? CENTRAL_PLACE_SHORT_LINK : CENTRAL_PLACE_NONE;
  if (!central_place_is_in_kingdom (&place))
    return CENTRAL_PLACE_ABROAD;
  *ret_place = place;
  return CENTRAL_PLACE_FOUND;
}
