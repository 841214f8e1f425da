/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-button.h"
#include "kiosk-rig.h"

G_BEGIN_DECLS

/* The shown button of that text. (nullable) */
static inline GtkWidget *
find_button (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (KIOSK_IS_BUTTON (widget) &&
      g_strcmp0 (kiosk_button_get_text (KIOSK_BUTTON (widget)), text) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_button (child, text);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static inline gboolean
offers (Kiosk *kiosk, const char *text)
{
  return find_button (GTK_WIDGET (kiosk->window), text) != NULL;
}

/* Waits until it is there. */
static inline void
touch (Kiosk *kiosk, const char *text)
{
  support_run_until (offers (kiosk, text));
  g_signal_emit_by_name (find_button (GTK_WIDGET (kiosk->window), text), "clicked");
}

/* Left in the folder that KUSHK_PICTURES names, whatever the window's size. */
static inline void
picture_of (Kiosk *kiosk, const char *name)
{
  const char *folder = g_getenv ("KUSHK_PICTURES");
  GtkWidget *window = GTK_WIDGET (kiosk->window);
  g_autoptr (GdkPaintable) paintable = NULL;
  GtkSnapshot *snapshot = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *path = NULL;

  if (folder == NULL)
    return;
  gtk_test_widget_wait_for_draw (window);
  paintable = gtk_widget_paintable_new (window);
  snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (window),
                          gtk_widget_get_height (window));
  node = gtk_snapshot_free_to_node (snapshot);
  texture =
    gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                 &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (window),
                                                      (float) gtk_widget_get_height (window)));
  path =
    g_strdup_printf ("%s/%s-%s-%d.png", folder, name, kiosk_visit_get_language (visit_of (kiosk)),
                     gtk_widget_get_width (window));
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

G_END_DECLS
