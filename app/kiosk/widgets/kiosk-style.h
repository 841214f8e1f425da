/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The look, installed on a display once at start: the style sheets of assets/style over an empty
 * theme, so that nothing but our own sheets decides, and the settings that cost a kiosk time or let
 * a citizen out of it (no blinking caret, no long-press menus, no animations when told so). */
void kiosk_style_install (GdkDisplay *display);

/* A centre's own colour in place of the greens, all shades made from it; NULL for the greens. It
 * must be dark enough for white text. High contrast does without it. */
void kiosk_style_set_accent (GdkDisplay *display, const GdkRGBA *accent);

/* Swaps the colour tokens; every screen follows at once. */
void kiosk_style_set_high_contrast (GdkDisplay *display, gboolean high_contrast);

G_END_DECLS
