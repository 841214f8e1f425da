/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

#include "kiosk-glass.h"
#include "kiosk-style.h"
#include "support-run-until.h"

/* A window with the kiosk's look for one widget, and what its tests ask of it. */

#define STAGE_WIDTH 1080
#define STAGE_HEIGHT 1920

/* Markup, bidi controls that would turn the line round, and controls that would blank it. */
#define STAGE_HOSTILE "<b>&amp;</b>\u202E\u2066evil\a\n\u200F</span>"

static inline char *
stage_megabyte (void)
{
  return g_strnfill (1024 * 1024, 'W');
}

static inline GtkWidget *
stage_new (GtkTextDirection direction, GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();

  gtk_widget_set_default_direction (direction);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), STAGE_WIDTH, STAGE_HEIGHT);
  gtk_window_set_child (GTK_WINDOW (window), child);
  return window;
}

static inline void
stage_present (GtkWidget *window)
{
  GtkWidget *child = gtk_window_get_child (GTK_WINDOW (window));

  gtk_window_present (GTK_WINDOW (window));
  support_run_until (gtk_widget_get_mapped (child) && gtk_widget_get_height (child) > 0);
}

/* Puts the widget at the top of the stage, at its natural height. */
static inline GtkWidget *
stage_show (GtkTextDirection direction, GtkWidget *widget)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window = stage_new (direction, box);

  gtk_box_append (GTK_BOX (box), widget);
  stage_present (window);
  return window;
}

/* Waits until a change of the widget has been laid out. */
static inline void
stage_settle (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gint64 before = gdk_frame_clock_get_frame_counter (clock);

  support_run_until (
    (gtk_widget_queue_draw (window), gdk_frame_clock_get_frame_counter (clock) > before + 1));
}

static inline graphene_rect_t
stage_bounds (GtkWidget *widget)
{
  graphene_rect_t bounds;

  g_assert_true (
    gtk_widget_compute_bounds (widget, GTK_WIDGET (gtk_widget_get_root (widget)), &bounds));
  return bounds;
}

/* The widget as it is painted, `width` × `height` from its corner, as ARGB words. Caller frees. */
static inline guint32 *
stage_paint (GtkWidget *widget, int width, int height)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  guint32 *pixels = g_new0 (guint32, (gsize) width * height);

  gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));
  node = gtk_snapshot_free_to_node (snapshot);
  if (node) {
    texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)),
                                           node, &GRAPHENE_RECT_INIT (0, 0, width, height));
    gdk_texture_download (texture, (guchar *) pixels, (gsize) width * 4);
  }
  return pixels;
}

static inline void
stage_on_notify (GObject *object, GParamSpec *spec, gpointer user_data)
{
  *(guint *) user_data += 1;
}

/* Setting tells once, setting the same again tells nobody, and reading gives it back. */
static inline void
stage_check_property (gpointer object, const char *name, const GValue *value)
{
  g_autofree char *detail = g_strconcat ("notify::", name, NULL);
  g_auto (GValue) read = G_VALUE_INIT;
  guint count = 0;
  gulong id = g_signal_connect (object, detail, G_CALLBACK (stage_on_notify), &count);
  GParamSpec *spec = g_object_class_find_property (G_OBJECT_GET_CLASS (object), name);

  g_assert_nonnull (spec);
  g_object_set_property (object, name, value);
  g_assert_cmpuint (count, ==, 1);
  g_object_set_property (object, name, value);
  g_assert_cmpuint (count, ==, 1);
  g_object_get_property (object, name, &read);
  g_assert_cmpint (g_param_values_cmp (spec, value, &read), ==, 0);
  g_signal_handler_disconnect (object, id);
}

static inline void
stage_check_string (gpointer object, const char *name, const char *text)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, text);
  stage_check_property (object, name, &value);
}

static inline void
stage_check_boolean (gpointer object, const char *name, gboolean setting)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_BOOLEAN);
  g_value_set_boolean (&value, setting);
  stage_check_property (object, name, &value);
}

/* Closes the window and proves that nothing else kept the widget. */
static inline void
stage_finish (GtkWidget *window, GtkWidget *widget)
{
  g_object_ref (widget);
  gtk_window_destroy (GTK_WINDOW (window));
  support_run_until (G_OBJECT (widget)->ref_count == 1);
  g_assert_finalize_object (widget);
}

static inline int
stage_run (int argc, char *argv[], void (*add_tests) (void))
{
  gtk_test_init (&argc, &argv, NULL);
  kiosk_style_install (gdk_display_get_default ());
  add_tests ();
  return g_test_run ();
}
