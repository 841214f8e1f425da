/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "film-clock.h"

#include "film-error.h"

/* A little over one frame of a 60 Hz screen: asking more often would only load the machine. */
#define QUESTION_INTERVAL_MS 20

G_DEFINE_QUARK (film - error - quark, film_error)

double
film_clock_now_s (void)
{
  return (double) g_get_monotonic_time () / G_USEC_PER_SEC;
}

static gboolean
on_time_is_over (gpointer is_over)
{
  *(gboolean *) is_over = TRUE;
  return G_SOURCE_REMOVE;
}

void
film_clock_linger (double seconds)
{
  gboolean is_over = FALSE;

  g_timeout_add ((guint) (seconds * 1000), on_time_is_over, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

gboolean
film_clock_wait_until (FilmQuestion question, gpointer user_data, double seconds)
{
  double deadline_s = film_clock_now_s () + seconds;

  while (!question (user_data)) {
    if (film_clock_now_s () > deadline_s)
      return FALSE;
    film_clock_linger (QUESTION_INTERVAL_MS / 1000.0);
  }
  return TRUE;
}
