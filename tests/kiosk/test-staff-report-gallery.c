/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-language.h"
#include "kiosk-staff-way.h"
#include "kiosk-style.h"
#include "kiosk-touching.h"

#include <libintl.h>

#define _(sentence) dgettext ("kushk", sentence)

/* The staff's readiness walk and shift on every glass in every language: nothing may be wider than
 * the narrowest of them. Where KUSHK_PICTURES names a folder, each is left there. */

static const struct {
  int width, height;
} glasses[] = { { 1080, 1920 }, { 1920, 1080 }, { 768, 1366 } };

static KioskPage *
page_of (Kiosk *kiosk)
{
  return kiosk_window_get_page (kiosk->window);
}

static void
expect_fit (Kiosk *kiosk, const char *name)
{
  int minimum = 0;

  gtk_test_widget_wait_for_draw (GTK_WIDGET (kiosk->window));
  gtk_widget_measure (GTK_WIDGET (page_of (kiosk)), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                      NULL, NULL);
  if (minimum > glasses[2].width)
    g_error ("%s is %d px wide in %s", name, minimum, kiosk_visit_get_language (visit_of (kiosk)));
  picture_of (kiosk, name);
}

static void
show_walk (Kiosk *kiosk)
{
  kiosk_page_go (page_of (kiosk), KIOSK_STEP_STAFF_CHECK);
  support_run_until (offers (kiosk, _ ("Go on by hand")));
  expect_fit (kiosk, "walk-1-machine");
  touch (kiosk, _ ("Go on by hand"));
  expect_fit (kiosk, "walk-2-touch");
  act (kiosk, "check.skip", NULL);
  expect_fit (kiosk, "walk-3-keys");
  act (kiosk, "check.skip", NULL);
  expect_fit (kiosk, "walk-4-roll");
  touch (kiosk, _ ("Print the test"));
  support_run_until (offers (kiosk, _ ("There is no scanner")));
  expect_fit (kiosk, "walk-5-scan");
  touch (kiosk, _ ("There is no scanner"));
  touch (kiosk, _ ("No, it is not clear"));
  touch (kiosk, _ ("Print the test"));
  support_run_until (offers (kiosk, _ ("Yes, all is clear")));
  expect_fit (kiosk, "walk-6-sheet");
  touch (kiosk, _ ("Yes, all is clear"));
  support_run_until (step_of (kiosk) == KIOSK_STEP_STAFF_READINESS);
  expect_fit (kiosk, "walk-7-report");
}

static void
show_shift (Kiosk *kiosk)
{
  kiosk_page_go (page_of (kiosk), KIOSK_STEP_STAFF_PANEL);
  kiosk_page_go (page_of (kiosk), KIOSK_STEP_STAFF_SHIFT);
  touch (kiosk, _ ("Close the shift"));
  expect_fit (kiosk, "shift-1-asked");
  touch (kiosk, _ ("Yes, close it"));
  support_run_until (shows (kiosk, _ ("The report has been printed.")));
  expect_fit (kiosk, "shift-2-closed");
}

static void
show_all (Kiosk *kiosk, const char *language)
{
  for (gsize i = 0; i < G_N_ELEMENTS (glasses); i++) {
    kiosk_set_up (kiosk, NULL);
    gtk_window_set_default_size (GTK_WINDOW (kiosk->window), glasses[i].width, glasses[i].height);
    kiosk_visit_set_language (visit_of (kiosk), language);
    staff_log_in (kiosk);
    kiosk_page_go (page_of (kiosk), KIOSK_STEP_STAFF_READINESS);
    show_walk (kiosk);
    show_shift (kiosk);
    kiosk_tear_down (kiosk, NULL);
  }
}

static void
test_language (gconstpointer language)
{
  Kiosk kiosk = { 0 };

  show_all (&kiosk, language);
}

int
main (int argc, char **argv)
{
  kiosk_language_bind ();
  gtk_test_init (&argc, &argv, NULL);
  kiosk_style_install (gdk_display_get_default ());

  g_test_add_data_func ("/kiosk/staff-report-gallery/fits-in-arabic", "ar", test_language);
  g_test_add_data_func ("/kiosk/staff-report-gallery/fits-in-english", "en", test_language);
  g_test_add_data_func ("/kiosk/staff-report-gallery/fits-in-urdu", "ur", test_language);

  return g_test_run ();
}
