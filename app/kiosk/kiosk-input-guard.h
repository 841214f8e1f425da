/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Swallows, before any widget sees them, the keys and buttons that lead out of a form: every chord
 * with Control, Alt, Super or Meta, the function and menu keys, and all mouse buttons but the
 * first. What is left is what a citizen types and touches. */
void kiosk_input_guard_install (GtkWidget *window);

/* The rule itself, for whoever forwards keys. */
gboolean kiosk_input_guard_refuses_key (guint key, GdkModifierType state);

G_END_DECLS
