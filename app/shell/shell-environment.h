/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#pragma once

#include <glib.h>

/* The environment a session is given: an allow-list, because a variable can load a module, open the
 * toolkit's inspector, show the screen elsewhere or redirect settings. A name on the list passes
 * only with a value that is fit for it: a screen of this machine, the name of a locale and no path
 * to one, a folder that is ours or root's and that nobody else can write to. GSK_RENDERER falls
 * back to cairo, which paints a touch in a ninth of the time of software GL. No desktop's settings
 * are read, and where nobody asked for a screen reader there is no bus. Returns a new vector; free
 * with g_strfreev. */
char **shell_environment_filter (char **environment);
