/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-idle.h"

#include "support-run-until.h"

#define SHORT_MS 20
#define NEVER_MS 600000

typedef struct {
  guint warned_s;
  guint warnings;
  guint expirations;
} Told;

static void
on_warned (KioskIdle *idle, guint countdown_s, Told *told)
{
  told->warned_s = countdown_s;
  told->warnings++;
}

static void
on_expired (KioskIdle *idle, Told *told)
{
  told->expirations++;
}

static KioskIdle *
build (guint warning_ms, guint countdown_ms, guint staff_ms, Told *told)
{
  KioskIdle *idle = kiosk_idle_new ((KioskIdleLimits){ warning_ms, countdown_ms },
                                    (KioskIdleLimits){ staff_ms, countdown_ms });

  g_signal_connect (idle, "warned", G_CALLBACK (on_warned), told);
  g_signal_connect (idle, "expired", G_CALLBACK (on_expired), told);
  return idle;
}

static void
test_warns_then_expires (void)
{
  Told told = { 0 };
  g_autoptr (KioskIdle) idle = build (SHORT_MS, SHORT_MS, NEVER_MS, &told);

  kiosk_idle_start (idle, KIOSK_IDLE_VISIT);
  support_run_until (told.expirations == 1);
  g_assert_cmpuint (told.warnings, ==, 1);
  g_assert_cmpuint (told.warned_s, ==, 1);
}

static void
test_staying (void)
{
  Told told = { 0 };
  g_autoptr (KioskIdle) idle = build (SHORT_MS, NEVER_MS, NEVER_MS, &told);

  kiosk_idle_start (idle, KIOSK_IDLE_VISIT);
  for (guint i = 1; i <= 12; i++) {
    support_run_until (told.warnings == i);
    kiosk_idle_stay (idle);
  }
  g_assert_cmpuint (told.expirations, ==, 0);
}

static void
test_staff_have_their_own_time (void)
{
  Told told = { 0 };
  g_autoptr (KioskIdle) idle = build (NEVER_MS, SHORT_MS, SHORT_MS, &told);

  kiosk_idle_start (idle, KIOSK_IDLE_STAFF);
  support_run_until (told.expirations == 1);
  g_assert_cmpuint (told.warnings, ==, 1);
}

static void
test_stopping (void)
{
  Told told = { 0 };
  Told other = { 0 };
  g_autoptr (KioskIdle) idle = build (SHORT_MS, SHORT_MS, SHORT_MS, &told);
  g_autoptr (KioskIdle) later = build (5 * SHORT_MS, 5 * SHORT_MS, NEVER_MS, &other);

  kiosk_idle_start (idle, KIOSK_IDLE_VISIT);
  kiosk_idle_start (later, KIOSK_IDLE_VISIT);
  kiosk_idle_stop (idle);
  kiosk_idle_stay (idle);
  support_run_until (other.expirations == 1);
  g_assert_cmpuint (told.warnings, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kiosk/idle/warns-and-then-expires", test_warns_then_expires);
  g_test_add_func ("/kiosk/idle/lets-her-stay-more-than-ten-times", test_staying);
  g_test_add_func ("/kiosk/idle/gives-staff-a-time-of-their-own", test_staff_have_their_own_time);
  g_test_add_func ("/kiosk/idle/is-silent-once-stopped", test_stopping);

  return g_test_run ();
}
