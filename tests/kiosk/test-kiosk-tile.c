/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-icon.h"
#include "kiosk-tile.h"
#include "support-stage.h"

static GtkWidget *
mark_of (GtkWidget *tile)
{
  return gtk_widget_get_last_child (gtk_button_get_child (GTK_BUTTON (tile)));
}

static void
is_a_radio_button_to_a_screen_reader (void)
{
  g_autoptr (GtkWidget) tile = g_object_ref_sink (kiosk_tile_new ("مخبز", NULL, "bakery"));

  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (tile)), ==,
                   GTK_ACCESSIBLE_ROLE_RADIO);
}

/* The mark's own pixels change, so that a citizen who sees no colour sees the choice. */
static void
shows_being_chosen_by_its_mark (void)
{
  GtkWidget *tile = kiosk_tile_new ("مخبز", "رخصة فورية", "bakery");
  GtkWidget *window = stage_show (GTK_TEXT_DIR_RTL, tile);
  GtkWidget *tick = gtk_center_box_get_center_widget (GTK_CENTER_BOX (mark_of (tile)));
  g_autofree guint32 *before = stage_paint (mark_of (tile), 44, 44);
  g_autofree guint32 *after = NULL;

  g_assert_cmpstr (kiosk_icon_get_icon_name (KIOSK_ICON (tick)), ==, "ok");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (tile), TRUE);
  stage_settle (window);
  after = stage_paint (mark_of (tile), 44, 44);
  g_assert_cmphex (before[22 * 44 + 6], ==, 0xffffffff);
  g_assert_cmphex (after[22 * 44 + 6], ==, 0xff1b8354);
  g_assert_cmpint (memcmp (before, after, sizeof (guint32) * 44 * 44), !=, 0);
  stage_finish (window, tile);
}

static void
the_mark_stands_at_the_end_side (void)
{
  for (guint i = 0; i < 2; i++) {
    GtkWidget *tile = kiosk_tile_new ("x", NULL, "shop");
    GtkWidget *window = stage_show (i == 0 ? GTK_TEXT_DIR_LTR : GTK_TEXT_DIR_RTL, tile);

    g_assert_true ((stage_bounds (mark_of (tile)).origin.x > STAGE_WIDTH / 2) == (i == 0));
    g_assert_cmpfloat (stage_bounds (tile).size.height, >=, 100);
    stage_finish (window, tile);
  }
}

static void
a_hostile_name_stays_plain_and_within (void)
{
  g_autofree char *huge = stage_megabyte ();
  GtkWidget *tile = kiosk_tile_new (huge, STAGE_HOSTILE, "shop");
  GtkWidget *window = stage_show (GTK_TEXT_DIR_RTL, tile);

  g_assert_cmpfloat (stage_bounds (tile).size.width, <=, STAGE_WIDTH);
  g_assert_cmpfloat (stage_bounds (tile).size.height, <=, 240);
  stage_finish (window, tile);
}

static void
add_tests (void)
{
  g_test_add_func ("/kiosk/tile/is-a-radio-button-to-a-screen-reader",
                   is_a_radio_button_to_a_screen_reader);
  g_test_add_func ("/kiosk/tile/shows-being-chosen-by-its-mark", shows_being_chosen_by_its_mark);
  g_test_add_func ("/kiosk/tile/the-mark-stands-at-the-end-side", the_mark_stands_at_the_end_side);
  g_test_add_func ("/kiosk/tile/a-hostile-name-stays-plain-and-within",
                   a_hostile_name_stays_plain_and_within);
}

int
main (int argc, char *argv[])
{
  return stage_run (argc, argv, add_tests);
}
