/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* What a citizen can make easier for herself, on a whole kiosk. */

#include "kiosk-way-through.h"

#include "kiosk-ease-sheet.h"
#include "kiosk-find.h"
#include "kiosk-language.h"
#include "kiosk-style.h"

/* The lower 45 % of the glass. */
#define REACH_TOP_PX (1920 * 0.55)

static GtkWidget *
find_sheet (Kiosk *kiosk)
{
  return find (GTK_WIDGET (kiosk->window), "KioskEaseSheet");
}

static void
open_sheet (Kiosk *kiosk)
{
  act (kiosk, "visit.ease", NULL);
  g_assert_nonnull (find_sheet (kiosk));
}

/* The nth switch or size on the sheet, as a touch would. */
static void
touch (Kiosk *kiosk, const char *css_class, guint index)
{
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();

  g_ptr_array_add (queue, find_sheet (kiosk));
  for (guint i = 0; i < queue->len; i++) {
    GtkWidget *widget = queue->pdata[i];

    if (gtk_widget_has_css_class (widget, css_class) && index-- == 0) {
      g_signal_emit_by_name (widget, "clicked");
      return;
    }
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      g_ptr_array_add (queue, child);
  }
  g_assert_not_reached ();
}

static int
measure_heading (Kiosk *kiosk)
{
  GtkWidget *label = find (GTK_WIDGET (kiosk_window_get_page (kiosk->window)), "GtkLabel");
  int height = 0;

  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, 900, NULL, &height, NULL, NULL);
  return height;
}

static void
test_text_grows (Kiosk *kiosk, gconstpointer user_data)
{
  int before = 0;

  act (kiosk, "visit.begin", "en");
  before = measure_heading (kiosk);
  open_sheet (kiosk);
  for (guint size = 1; size < KIOSK_EASE_TEXT_SIZES; size++) {
    int height = 0;

    touch (kiosk, "size", size);
    support_run_until ((height = measure_heading (kiosk)) > before);
    before = height;
  }
}

static void
test_as_before (Kiosk *kiosk, gconstpointer user_data)
{
  int usual = 0;

  act (kiosk, "visit.begin", "ar");
  usual = measure_heading (kiosk);
  open_sheet (kiosk);
  touch (kiosk, "size", 3);
  touch (kiosk, "agree", 0);
  touch (kiosk, "agree", 1);
  support_run_until (measure_heading (kiosk) > usual);
  touch (kiosk, "secondary", 0);
  support_run_until (measure_heading (kiosk) == usual);
  touch (kiosk, "primary", 0);
  g_assert_null (find_sheet (kiosk));
}

static void
test_goes_with_her (Kiosk *kiosk, gconstpointer user_data)
{
  int usual = 0;

  act (kiosk, "visit.begin", "en");
  usual = measure_heading (kiosk);
  open_sheet (kiosk);
  touch (kiosk, "size", 3);
  act (kiosk, "visit.change-language", NULL);
  g_assert_null (find_sheet (kiosk));
  open_sheet (kiosk);
  act (kiosk, "home.open", "licences");
  g_assert_null (find_sheet (kiosk));
  act (kiosk, "page.back", NULL);
  support_run_until (measure_heading (kiosk) > usual);
}

/* Whatever of it is in view: what is scrolled away comes up by dragging the list. */
static void
assert_in_reach (Kiosk *kiosk, GtkWidget *widget)
{
  GtkWidget *root = GTK_WIDGET (kiosk->window);
  graphene_rect_t bounds;

  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_sensitive (widget)) {
    g_assert_true (gtk_widget_compute_bounds (widget, root, &bounds));
    if (bounds.size.height > 0 && bounds.origin.y < REACH_TOP_PX)
      g_error ("“%s” at %.0f is out of reach", G_OBJECT_TYPE_NAME (widget), bounds.origin.y);
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_in_reach (kiosk, child);
}

static void
test_within_reach (Kiosk *kiosk, gconstpointer language)
{
  act (kiosk, "visit.begin", language);
  open_sheet (kiosk);
  touch (kiosk, "agree", 1);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (kiosk->window));
  picture (kiosk, "ease-sheet-low");
  assert_in_reach (kiosk, find_sheet (kiosk));
  touch (kiosk, "primary", 0);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (kiosk->window));
  picture (kiosk, "ease-home-low");
  assert_in_reach (kiosk, GTK_WIDGET (kiosk->window));
  act (kiosk, "home.open", "licences");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (kiosk->window));
  picture (kiosk, "ease-services-low");
  assert_in_reach (kiosk, GTK_WIDGET (kiosk->window));
  act (kiosk, "services.begin", "commercial-licence-new");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (kiosk->window));
  picture (kiosk, "ease-service-low");
  assert_in_reach (kiosk, GTK_WIDGET (kiosk->window));
  act (kiosk, "page.advance", NULL);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (kiosk->window));
  picture (kiosk, "ease-identity-low");
}

/* At the largest size a page may grow longer, never wider than the glass. */
static void
expect_page_fits (Kiosk *kiosk, const char *name)
{
  GtkWidget *page = GTK_WIDGET (kiosk_window_get_page (kiosk->window));
  int width = 0;

  gtk_test_widget_wait_for_draw (GTK_WIDGET (kiosk->window));
  picture (kiosk, name);
  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 1080);
}

static void
test_fits (Kiosk *kiosk, gconstpointer language)
{
  act (kiosk, "visit.begin", language);
  open_sheet (kiosk);
  touch (kiosk, "size", 3);
  touch (kiosk, "agree", 0);
  picture (kiosk, "ease-sheet-largest");
  touch (kiosk, "primary", 0);
  expect_page_fits (kiosk, "ease-home-largest");
  act (kiosk, "home.open", "licences");
  expect_page_fits (kiosk, "ease-services-largest");
  act (kiosk, "services.begin", "commercial-licence-new");
  expect_page_fits (kiosk, "ease-service-largest");
  act (kiosk, "page.advance", NULL);
  kiosk_page_insert (kiosk_window_get_page (kiosk->window), "1000000008");
  expect_page_fits (kiosk, "ease-identity-largest");
  act (kiosk, "page.advance", NULL);
  support_run_until (step_of (kiosk) == KIOSK_STEP_FORM);
  kiosk_bench_answer_all (visit_of (kiosk));
  for (guint i = 0; i < 10 && step_of (kiosk) == KIOSK_STEP_FORM; i++) {
    g_autofree char *name = g_strdup_printf ("ease-form-%u-largest", i);

    expect_page_fits (kiosk, name);
    act (kiosk, "page.advance", NULL);
  }
  expect_page_fits (kiosk, "ease-review-largest");
}

int
main (int argc, char *argv[])
{
  kiosk_language_bind ();
  gtk_test_init (&argc, &argv, NULL);
  kiosk_style_install (gdk_display_get_default ());
  g_test_add ("/kiosk/ease/text-grows-with-each-size", Kiosk, NULL, kiosk_set_up, test_text_grows,
              kiosk_tear_down);
  g_test_add ("/kiosk/ease/all-is-as-before-at-one-touch", Kiosk, NULL, kiosk_set_up,
              test_as_before, kiosk_tear_down);
  g_test_add ("/kiosk/ease/goes-with-her-from-page-to-page", Kiosk, NULL, kiosk_set_up,
              test_goes_with_her, kiosk_tear_down);
  g_test_add ("/kiosk/ease/all-controls-are-within-reach/ar", Kiosk, "ar", kiosk_set_up,
              test_within_reach, kiosk_tear_down);
  g_test_add ("/kiosk/ease/all-controls-are-within-reach/en", Kiosk, "en", kiosk_set_up,
              test_within_reach, kiosk_tear_down);
  g_test_add ("/kiosk/ease/the-largest-text-fits/ar", Kiosk, "ar", kiosk_set_up, test_fits,
              kiosk_tear_down);
  g_test_add ("/kiosk/ease/the-largest-text-fits/en", Kiosk, "en", kiosk_set_up, test_fits,
              kiosk_tear_down);
  g_test_add ("/kiosk/ease/the-largest-text-fits/ur", Kiosk, "ur", kiosk_set_up, test_fits,
              kiosk_tear_down);
  return g_test_run ();
}
