/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-reader-private.h"
#include "civic-theme.h"

G_BEGIN_DECLS

/* ids: a set the theme's id is added to; twice is a complaint. */
gpointer civic_theme_read (CivicReader *reader, gpointer ids);

G_END_DECLS
