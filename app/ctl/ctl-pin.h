/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A staff PIN as it is being set: 6 to 12 digits of any script, and not one that everybody tries
 * first. Returns its digits folded, to be freed with ctl_pin_free, or a CTL_ERROR that says what a
 * good one looks like. */
char *ctl_pin_parse (const char *typed, GError **error);
void ctl_pin_free (char *pin); /* wipes it */

/* Argon2id, for the accounts' file. */
char *ctl_pin_hash (const char *pin, GError **error);

G_END_DECLS
