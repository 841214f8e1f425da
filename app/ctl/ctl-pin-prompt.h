/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Asks for a new PIN of the staff account: twice and unseen at a terminal, once from a pipe. A good
 * one, folded, to be freed with ctl_pin_free; or a CTL_ERROR, and nothing has changed. */
char *ctl_pin_prompt (const char *number, GError **error);

G_END_DECLS
