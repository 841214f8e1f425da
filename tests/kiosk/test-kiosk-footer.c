/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-footer.h"
#include "support-stage.h"

static GtkWidget *
make_footer (void)
{
  return g_object_new (KIOSK_TYPE_FOOTER, "primary-label", "التالي", "secondary-label", "رجوع",
                       NULL);
}

static GtkWidget *
primary_of (GtkWidget *footer)
{
  return gtk_widget_get_first_child (gtk_widget_get_last_child (footer));
}

static void
tells_of_its_properties_once (void)
{
  g_autoptr (GtkWidget) footer = g_object_ref_sink (kiosk_footer_new ());

  stage_check_string (footer, "primary-label", "Next");
  stage_check_string (footer, "primary-icon", "ok");
  stage_check_string (footer, "secondary-label", "Back");
  stage_check_string (footer, "secondary-icon", "x");
  stage_check_boolean (footer, "primary-sensitive", FALSE);
  stage_check_boolean (footer, "secondary-visible", FALSE);
}

static void
back_stands_on_the_start_side (void)
{
  for (guint i = 0; i < 2; i++) {
    GtkWidget *footer = make_footer ();
    GtkWidget *window = stage_show (i == 0 ? GTK_TEXT_DIR_LTR : GTK_TEXT_DIR_RTL, footer);
    graphene_rect_t back = stage_bounds (gtk_widget_get_first_child (footer));
    graphene_rect_t next = stage_bounds (primary_of (footer));

    g_assert_true ((back.origin.x < next.origin.x) == (i == 0));
    g_assert_cmpfloat (next.size.width, >, back.size.width);
    g_assert_cmpfloat (next.size.height, ==, 120);
    stage_finish (window, footer);
  }
}

static void
the_way_on_fills_the_line_alone (void)
{
  GtkWidget *footer = make_footer ();
  GtkWidget *window;

  kiosk_footer_set_secondary_visible (KIOSK_FOOTER (footer), FALSE);
  window = stage_show (GTK_TEXT_DIR_RTL, footer);
  g_assert_cmpfloat (stage_bounds (primary_of (footer)).size.width, ==, STAGE_WIDTH - 2 * 48);
  stage_finish (window, footer);
}

static void
on_advance (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  *(guint *) user_data += 1;
}

static void
asks_the_page_to_advance (void)
{
  GtkWidget *footer = make_footer ();
  GtkWidget *window = stage_show (GTK_TEXT_DIR_RTL, footer);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) advance = g_simple_action_new ("advance", NULL);
  guint advance_count = 0;

  g_signal_connect (advance, "activate", G_CALLBACK (on_advance), &advance_count);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (advance));
  gtk_widget_insert_action_group (window, "page", G_ACTION_GROUP (group));
  g_signal_emit_by_name (primary_of (footer), "clicked");
  g_assert_cmpuint (advance_count, ==, 1);

  g_simple_action_set_enabled (advance, FALSE);
  g_assert_false (gtk_widget_is_sensitive (primary_of (footer)));
  stage_finish (window, footer);
}

static void
add_tests (void)
{
  g_test_add_func ("/kiosk/footer/tells-of-its-properties-once", tells_of_its_properties_once);
  g_test_add_func ("/kiosk/footer/back-stands-on-the-start-side", back_stands_on_the_start_side);
  g_test_add_func ("/kiosk/footer/the-way-on-fills-the-line-alone",
                   the_way_on_fills_the_line_alone);
  g_test_add_func ("/kiosk/footer/asks-the-page-to-advance", asks_the_page_to_advance);
}

int
main (int argc, char *argv[])
{
  return stage_run (argc, argv, add_tests);
}
