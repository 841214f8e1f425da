/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A point on the map out of what a person pastes: coordinates in either digits, a "geo:" address, a
 * link of a map application that holds them. Nothing is fetched to find out. */
typedef enum {
  CENTRAL_PLACE_FOUND,
  CENTRAL_PLACE_NONE,
  CENTRAL_PLACE_SHORT_LINK, /* it points to a page that would say */
  CENTRAL_PLACE_ABROAD,     /* not in the Kingdom */
} CentralPlaceResult;

typedef struct {
  double latitude;
  double longitude;
} CentralPlace;

CentralPlaceResult central_place_read (const char *text, CentralPlace *ret_place);
gboolean central_place_is_in_kingdom (const CentralPlace *self);
char *central_place_format (double degrees); /* "21.543333"; caller frees */

G_END_DECLS
