/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-window.h"

#include "support-run-until.h"

G_BEGIN_DECLS

static inline void
kiosk_picture_on_painted (GdkFrameClock *clock, gpointer user_data)
{
  *(guint *) user_data += 1;
}

/* Until what was changed has been laid out and painted. */
static inline void
kiosk_picture_settle (KioskWindow *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  guint frame_count = 0;
  gulong id =
    g_signal_connect (clock, "after-paint", G_CALLBACK (kiosk_picture_on_painted), &frame_count);

  support_run_until ((gtk_widget_queue_draw (GTK_WIDGET (window)), frame_count > 4));
  g_signal_handler_disconnect (clock, id);
}

/* Paints the glass, and keeps the picture where a path is given. */
static inline void
kiosk_picture_take (KioskWindow *window, const char *path)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  kiosk_picture_settle (window);
  gdk_paintable_snapshot (paintable, snapshot, 1080, 1920);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, 1080, 1920));
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 1080);
  if (path != NULL)
    g_assert_true (gdk_texture_save_to_png (texture, path));
}

G_END_DECLS
