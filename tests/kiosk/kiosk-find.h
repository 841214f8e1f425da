/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-questions.h"
#include "kiosk-window.h"

G_BEGIN_DECLS

/* The first visible widget of that type, in reading order. (nullable) */
static inline GtkWidget *
find (GtkWidget *widget, const char *type_name)
{
  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), type_name))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find (child, type_name);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/* The question of that id on the form's page. */
static inline GtkWidget *
find_field (KioskWindow *window, const char *id)
{
  GtkWidget *questions = find (GTK_WIDGET (kiosk_window_get_page (window)), "KioskQuestions");

  for (GtkWidget *child = gtk_widget_get_first_child (questions); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (civic_field_get_id (kiosk_field_get_field (KIOSK_FIELD (child))), id))
      return child;
  g_assert_not_reached ();
}

G_END_DECLS
