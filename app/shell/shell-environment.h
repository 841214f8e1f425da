/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#pragma once

#include <glib.h>

/* The environment a session is given: an allow-list, because a variable can load a module, open the
 * toolkit's inspector or redirect its settings. GSK_RENDERER falls back to cairo, which paints a
 * touch in a ninth of the time of software GL; GTK_A11Y, LOCPATH and FONTCONFIG_FILE pass, since
 * screen readers and pinned fonts and locales need them. Returns a new vector; free with
 * g_strfreev. */
char **shell_environment_filter (char **environment);
