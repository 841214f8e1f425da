/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-catalogue.h"
#include "kiosk-choice-tiles.h"
#include "support-stage.h"

static GtkWidget *
make_tiles (void)
{
  static const char *const languages[] = { "ar", "en", NULL };
  g_autofree char *folder =
    g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "tests/data/kiosk/catalogue", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CivicCatalogue) catalogue = civic_catalogue_load (folder, languages, &error);
  CivicService *service;

  g_assert_no_error (error);
  service = civic_catalogue_find (catalogue, "commercial-licence-new");
  return kiosk_choice_tiles_new (
    civic_field_get_choices (civic_service_find_field (service, "activity")), "ar");
}

static GtkWidget *
tile_at (GtkWidget *tiles, int column, int row)
{
  GtkWidget *tile = gtk_widget_get_first_child (tiles);

  for (int i = 0; i < 2 * row + column; i++)
    tile = gtk_widget_get_next_sibling (tile);
  return tile;
}

static guint
count_chosen (GtkWidget *tiles)
{
  guint chosen_count = 0;

  for (GtkWidget *tile = gtk_widget_get_first_child (tiles); tile;
       tile = gtk_widget_get_next_sibling (tile))
    chosen_count += gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (tile));
  return chosen_count;
}

static void
chooses_one_of_them_only (void)
{
  g_autoptr (GtkWidget) tiles = g_object_ref_sink (make_tiles ());

  g_assert_cmpuint (count_chosen (tiles), ==, 0);
  g_signal_emit_by_name (tile_at (tiles, 0, 0), "clicked");
  g_assert_cmpstr (kiosk_choice_tiles_get_value (KIOSK_CHOICE_TILES (tiles)), ==, "bakery");
  g_signal_emit_by_name (tile_at (tiles, 1, 1), "clicked");
  g_assert_cmpstr (kiosk_choice_tiles_get_value (KIOSK_CHOICE_TILES (tiles)), ==, "laundry");
  g_assert_cmpuint (count_chosen (tiles), ==, 1);
}

static void
shows_the_value_it_is_given (void)
{
  g_autoptr (GtkWidget) tiles = g_object_ref_sink (make_tiles ());

  stage_check_string (tiles, "value", "grocery");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (tile_at (tiles, 1, 0))));
  kiosk_choice_tiles_set_value (KIOSK_CHOICE_TILES (tiles), "casino");
  g_assert_cmpuint (count_chosen (tiles), ==, 0);
}

static void
reads_from_the_start_side_in_two_even_columns (void)
{
  for (guint i = 0; i < 2; i++) {
    GtkWidget *tiles = make_tiles ();
    GtkWidget *window = stage_show (i == 0 ? GTK_TEXT_DIR_LTR : GTK_TEXT_DIR_RTL, tiles);
    graphene_rect_t first = stage_bounds (tile_at (tiles, 0, 0));
    graphene_rect_t second = stage_bounds (tile_at (tiles, 1, 0));

    g_assert_true ((first.origin.x < second.origin.x) == (i == 0));
    g_assert_cmpfloat_with_epsilon (first.size.width, second.size.width, 1);
    g_assert_cmpfloat (ABS (first.origin.x - second.origin.x) - first.size.width, >=, 8);
    stage_finish (window, tiles);
  }
}

static void
add_tests (void)
{
  g_test_add_func ("/kiosk/choice-tiles/chooses-one-of-them-only", chooses_one_of_them_only);
  g_test_add_func ("/kiosk/choice-tiles/shows-the-value-it-is-given", shows_the_value_it_is_given);
  g_test_add_func ("/kiosk/choice-tiles/reads-from-the-start-side-in-two-even-columns",
                   reads_from_the_start_side_in_two_even_columns);
}

int
main (int argc, char *argv[])
{
  return stage_run (argc, argv, add_tests);
}
