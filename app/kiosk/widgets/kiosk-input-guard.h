/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lets through, before any widget sees it, what a citizen types and touches, and nothing else: the
 * characters of any script, the keys that take one back, lead on and move between fields, a touch,
 * and the first mouse button. Every chord is swallowed, and so is a key that nobody has thought of,
 * because it may be one that opens something. So is what would mark text: what is marked stands in
 * the selection, where any program finds it. */
void kiosk_input_guard_install (GtkWidget *window);

/* The rules themselves, for whoever takes keys by itself. */
gboolean kiosk_input_guard_refuses_key (guint key, GdkModifierType state);
gboolean kiosk_input_guard_refuses_event (GdkEvent *event);

G_END_DECLS
