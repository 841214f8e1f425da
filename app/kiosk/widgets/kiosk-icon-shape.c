/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-icon-shape.h"

#include <gio/gio.h>
#include <librsvg/rsvg.h>

#define ICON_FOLDER "/org/kushk/assets/icons/"

static cairo_surface_t *
draw (RsvgHandle *handle)
{
  cairo_rectangle_t extents = { 0, 0, KIOSK_ICON_SIDE, KIOSK_ICON_SIDE };
  RsvgRectangle viewport = { 0, 0, KIOSK_ICON_SIDE, KIOSK_ICON_SIDE };
  cairo_surface_t *shape = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  cairo_t *cairo = cairo_create (shape);

  rsvg_handle_render_document (handle, cairo, &viewport, NULL);
  cairo_destroy (cairo);
  return shape;
}

static cairo_surface_t *
load (const char *name)
{
  g_autofree char *path = g_strconcat (ICON_FOLDER, name, ".svg", NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  cairo_surface_t *shape = NULL;
  RsvgHandle *handle; /* librsvg 2.54 knows no g_autoptr */

  if (!bytes)
    return NULL;

  handle =
    rsvg_handle_new_from_data (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
  if (handle)
    shape = draw (handle);
  g_clear_object (&handle);
  return shape;
}

cairo_surface_t *
kiosk_icon_shape_get (const char *name)
{
  static GHashTable *shapes; /* name → cairo_surface_t, NULL where there is no such icon */
  gpointer shape;

  g_return_val_if_fail (name != NULL, NULL);

  if (!shapes)
    shapes = g_hash_table_new (g_str_hash, g_str_equal);
  if (g_hash_table_lookup_extended (shapes, name, NULL, &shape))
    return shape;

  shape = load (name);
  g_hash_table_insert (shapes, g_strdup (name), shape);
  return shape;
}

gboolean
kiosk_icon_shape_is_directional (const char *name)
{
  static const char *const directional[] = { "back", "fwd", NULL };

  return g_strv_contains (directional, name);
}
