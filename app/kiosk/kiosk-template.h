/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a widget made from a template does when it is disposed of: gtk_widget_dispose_template lets
 * go only of the children bound by name, and the others would outlive their parent. Runs any number
 * of times. */
void kiosk_template_dispose (GtkWidget *widget, GType type);

G_END_DECLS
