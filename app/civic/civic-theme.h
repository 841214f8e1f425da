/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib-object.h>

#include "civic-text.h"

G_BEGIN_DECLS

/* A door of the home screen, named as citizens name it; services say which one they stand behind.
 * Immutable; made only by the catalogue from lists/themes.json, in the order of the file. */
#define CIVIC_TYPE_THEME (civic_theme_get_type ())
G_DECLARE_FINAL_TYPE (CivicTheme, civic_theme, CIVIC, THEME, GObject)

const char *civic_theme_get_id (CivicTheme *self); /* "licences" */
CivicText *civic_theme_get_name (CivicTheme *self);
CivicText *civic_theme_get_description (CivicTheme *self);
const char *civic_theme_get_icon (CivicTheme *self); /* name in assets/icons */

G_END_DECLS
