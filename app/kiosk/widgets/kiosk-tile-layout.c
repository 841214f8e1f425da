/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-tile-layout.h"

#define COLUMN_COUNT 2

struct _KioskTileLayout {
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (KioskTileLayout, kiosk_tile_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct {
  int count;
  int minimum;
  int natural;
} Largest;

/* Of the tiles to be shown, what the largest of them wants. */
static Largest
measure_tiles (GtkWidget *widget, GtkOrientation orientation, int for_size)
{
  Largest largest = { 0 };

  for (GtkWidget *tile = gtk_widget_get_first_child (widget); tile != NULL;
       tile = gtk_widget_get_next_sibling (tile)) {
    int minimum, natural;

    if (!gtk_widget_should_layout (tile))
      continue;
    gtk_widget_measure (tile, orientation, for_size, &minimum, &natural, NULL, NULL);
    largest.minimum = MAX (largest.minimum, minimum);
    largest.natural = MAX (largest.natural, natural);
    largest.count++;
  }
  return largest;
}

static int
count_columns (GtkWidget *widget, int width)
{
  Largest largest = measure_tiles (widget, GTK_ORIENTATION_HORIZONTAL, -1);

  return width < 0 || largest.minimum * COLUMN_COUNT <= width ? COLUMN_COUNT : 1;
}

static int
count_rows (int tile_count, int column_count)
{
  return (tile_count + column_count - 1) / column_count;
}

static void
kiosk_tile_layout_measure (GtkLayoutManager *layout,
                           GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *ret_minimum,
                           int *ret_natural,
                           int *ret_minimum_baseline,
                           int *ret_natural_baseline)
{
  gboolean is_width = orientation == GTK_ORIENTATION_HORIZONTAL;
  int column_count = is_width ? COLUMN_COUNT : count_columns (widget, for_size);
  int tile_size = is_width || for_size < 0 ? -1 : for_size / column_count;
  Largest largest = measure_tiles (widget, orientation, tile_size);
  int row_count = count_rows (largest.count, column_count);

  *ret_minimum = is_width ? largest.minimum : row_count * largest.minimum;
  *ret_natural = is_width ? COLUMN_COUNT * largest.natural : row_count * largest.natural;
}

static void
kiosk_tile_layout_allocate (
  GtkLayoutManager *layout, GtkWidget *widget, int width, int height, int baseline)
{
  gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int column_count = count_columns (widget, width);
  int tile_width = width / column_count;
  Largest largest = measure_tiles (widget, GTK_ORIENTATION_VERTICAL, tile_width);
  int tile_height = height / MAX (1, count_rows (largest.count, column_count));
  int index = 0;

  for (GtkWidget *tile = gtk_widget_get_first_child (widget); tile != NULL;
       tile = gtk_widget_get_next_sibling (tile)) {
    int column = index % column_count;
    GtkAllocation place = { 0, index / column_count * tile_height, tile_width, tile_height };

    if (!gtk_widget_should_layout (tile))
      continue;
    place.x = (is_mirrored ? column_count - 1 - column : column) * tile_width;
    gtk_widget_size_allocate (tile, &place, -1);
    index++;
  }
}

static GtkSizeRequestMode
kiosk_tile_layout_get_request_mode (GtkLayoutManager *layout, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kiosk_tile_layout_class_init (KioskTileLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = kiosk_tile_layout_measure;
  layout_class->allocate = kiosk_tile_layout_allocate;
  layout_class->get_request_mode = kiosk_tile_layout_get_request_mode;
}

static void
kiosk_tile_layout_init (KioskTileLayout *self)
{
}
