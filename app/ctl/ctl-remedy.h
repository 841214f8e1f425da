/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a technician does about a printer, in one line, by the reason the agent gives (a word of
 * print-condition.h). NULL for a word that is none of them. */
const char *ctl_remedy_find (const char *reason);

G_END_DECLS
