/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Waiting for the world: a question asked again every frame, in the main loop, until it is answered
 * or the deadline is over. Nothing here ever waits for a time that was guessed. */

/* TRUE ends the waiting. */
typedef gboolean (*FilmQuestion) (gpointer user_data);

/* FALSE when seconds went by and the answer was still no. */
gboolean film_clock_wait_until (FilmQuestion question, gpointer user_data, double seconds);

/* Lets the main loop run for that long: for what a person does slowly, such as holding a finger. */
void film_clock_linger (double seconds);

double film_clock_now_s (void);

G_END_DECLS
