/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What went wrong while a visit was filmed. The message names the step, what was waited for and
 * what stood on the glass instead, because it is all that the reader of a failed run gets. */
#define FILM_ERROR (film_error_quark ())

typedef enum {
  FILM_ERROR_SCRIPT,  /* the visit is written wrongly: no such verb, a missing argument */
  FILM_ERROR_STAGE,   /* display, touch socket or accessibility bus could not be used */
  FILM_ERROR_MISSING, /* what the step waits for did not come in time */
  FILM_ERROR_WRONG,   /* it came, and is not what it must be */
} FilmError;

GQuark film_error_quark (void);

G_END_DECLS
