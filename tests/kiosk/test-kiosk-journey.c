/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include <gtk/gtk.h>

#include "kiosk-journey.h"
#include "kiosk-page.h"

static void
test_happy_way (void)
{
  static const KioskStep way[] = { KIOSK_STEP_ATTRACT, KIOSK_STEP_HOME,     KIOSK_STEP_SERVICES,
                                   KIOSK_STEP_SERVICE, KIOSK_STEP_IDENTITY, KIOSK_STEP_FORM,
                                   KIOSK_STEP_FORM,    KIOSK_STEP_REVIEW,   KIOSK_STEP_DONE,
                                   KIOSK_STEP_THANKS };

  for (gsize i = 1; i < G_N_ELEMENTS (way); i++)
    g_assert_true (kiosk_journey_allows (way[i - 1], way[i]));
}

static void
test_no_short_cuts (void)
{
  g_assert_false (kiosk_journey_allows (KIOSK_STEP_HOME, KIOSK_STEP_REVIEW));
  g_assert_false (kiosk_journey_allows (KIOSK_STEP_SERVICE, KIOSK_STEP_DONE));
  g_assert_false (kiosk_journey_allows (KIOSK_STEP_FORM, KIOSK_STEP_DONE));
  g_assert_false (kiosk_journey_allows (KIOSK_STEP_ATTRACT, KIOSK_STEP_STAFF_PANEL));
  g_assert_false (kiosk_journey_allows (KIOSK_STEP_HOME, KIOSK_STEP_STAFF_PANEL));
  g_assert_false (kiosk_journey_allows (KIOSK_STEP_DONE, KIOSK_STEP_REVIEW));
  g_assert_false (kiosk_journey_allows (KIOSK_STEP_THANKS, KIOSK_STEP_HOME));
  g_assert_false (kiosk_journey_allows (KIOSK_STEP_STAFF_PANEL, KIOSK_STEP_HOME));
}

static void
test_every_step (void)
{
  for (int step = KIOSK_STEP_ATTRACT; step < KIOSK_STEP_COUNT; step++) {
    const KioskStep this_step = (KioskStep) step;

    g_assert_true (g_type_is_a (kiosk_journey_get_page_type (this_step), KIOSK_TYPE_PAGE));
    g_assert_nonnull (kiosk_step_get_name (this_step));
    if (kiosk_journey_get_back (this_step) != KIOSK_STEP_NONE)
      g_assert_true (kiosk_journey_allows (this_step, kiosk_journey_get_back (this_step)));
    g_assert_cmpint (kiosk_journey_allows (this_step, KIOSK_STEP_THANKS), ==,
                     kiosk_journey_is_visit (this_step));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kiosk/journey/leads-from-the-first-touch-to-thank-you", test_happy_way);
  g_test_add_func ("/kiosk/journey/has-no-short-cuts", test_no_short_cuts);
  g_test_add_func ("/kiosk/journey/can-be-ended-wherever-a-visit-is", test_every_step);

  return g_test_run ();
}
