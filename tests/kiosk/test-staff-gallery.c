/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* What staff see, in each language, on a 1080 × 1920 glass with a fake agent behind it. With
 * KUSHK_PICTURES set to a folder a picture of every screen is left there; as a test it proves that
 * each one paints and that nothing is wider than the glass. */

#include "kiosk-picture.h"
#include "kiosk-staff-way.h"

#include "kiosk-language.h"
#include "kiosk-style.h"

#define EVENTS                                                                                     \
  "[('2026-11-23T10:42:00+03:00', 'printer-out', 'agent', 'receipt:paper-out'),"                   \
  " ('2026-11-23T10:31:00+03:00', 'line-back', 'agent', ''),"                                      \
  " ('2026-11-23T10:29:26+03:00', 'line-lost', 'agent', ''),"                                      \
  " ('2026-11-23T08:00:00+03:00', 'shift-begun', '2001', '7')]"
#define QUARANTINE                                                                                 \
  "[('7K3M9QXT2F4HW8D1Z', 'invalid-filing', '2026-11-23T09:12:00+03:00'),"                         \
  " ('2F4HW8D1Z7K3M9QXT', 'code-taken', '2026-11-22T18:40:00+03:00')]"

static const char *picture_folder;

typedef struct {
  Kiosk kiosk;
  const char *language;
  guint count;
} Gallery;

static void
paint (Gallery *gallery, const char *name)
{
  GtkWidget *page = GTK_WIDGET (kiosk_window_get_page (gallery->kiosk.window));
  g_autofree char *path = g_strdup_printf ("%s/%s-%02u-%s.png", picture_folder, gallery->language,
                                           gallery->count++, name);

  kiosk_picture_take (gallery->kiosk.window, picture_folder != NULL ? path : NULL);
  g_assert_cmpint (gtk_widget_get_width (page), <=, 1080);
}

static void
set_agent (Kiosk *kiosk)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) end = g_date_time_add_days (now, 64);
  g_autofree char *expiry = g_date_time_format_iso8601 (end);

  kiosk->bench->shift->rating_count = 40;
  kiosk->bench->shift->rating_stars = 184;
  kiosk->bench->events = EVENTS;
  kiosk->bench->quarantine = QUARANTINE;
  g_object_set (kiosk->bench->agent, "line-milliseconds", 84, "outbox-count", 3,
                "outbox-oldest-seconds", 720, "disk-free-mebibytes", 12900,
                "certificate-expires-at", expiry, "catalogue-expires-at", expiry, "volume", 60,
                "brightness", 80, "paper-left-millimetres", 34200, NULL);
}

static void
open_gallery (Gallery *gallery, gconstpointer language)
{
  kiosk_set_up (&gallery->kiosk, NULL);
  gallery->language = language;
  gallery->count = 0;
  set_agent (&gallery->kiosk);
  act (&gallery->kiosk, "visit.begin", language);
}

static void
close_gallery (Gallery *gallery, gconstpointer language)
{
  kiosk_tear_down (&gallery->kiosk, NULL);
}

static void
picture_door (Gallery *gallery)
{
  Kiosk *kiosk = &gallery->kiosk;

  kiosk_window_let_staff_in (kiosk->window);
  staff_type (kiosk, "2001");
  paint (gallery, "number");
  act (kiosk, "page.advance", NULL);
  staff_type (kiosk, "2042");
  paint (gallery, "pin");
  kiosk->bench->staff_error = "Busy";
  act (kiosk, "page.advance", NULL);
  support_run_until (shows (kiosk, gallery->language[0] == 'a' ? "١:٠" : "1:0"));
  paint (gallery, "locked");
  kiosk->bench->staff_error = NULL;
  act (kiosk, "page.back", NULL);
}

static void
picture_panel (Gallery *gallery)
{
  Kiosk *kiosk = &gallery->kiosk;

  staff_type (kiosk, "2001");
  act (kiosk, "page.advance", NULL);
  staff_type (kiosk, "204226");
  act (kiosk, "page.advance", NULL);
  support_run_until (step_of (kiosk) == KIOSK_STEP_STAFF_PANEL);
  support_run_until (shows (kiosk, "4.6"));
  paint (gallery, "panel-good");
  kiosk_bench_set_printer (kiosk->bench, "out", "paper-out");
  kiosk_bench_set_sheet_printer (kiosk->bench, "low", "ink-low");
  g_object_set (kiosk->bench->agent, "quarantine-count", 2, NULL);
  support_run_until (
    kiosk_agent_link_get_quarantine_count (kiosk_station_get_link (kiosk->bench->station)) == 2);
  paint (gallery, "panel-wrong");
  kiosk_bench_set_sheet_printer (kiosk->bench, "none", "none");
  support_run_until (
    !kiosk_agent_link_has_sheet_printer (kiosk_station_get_link (kiosk->bench->station)));
  paint (gallery, "panel-no-sheets");
}

static void
picture_pages (Gallery *gallery)
{
  static const char *const steps[] = { "staff-reset",   "staff-close",  "staff-settings",
                                       "staff-restart", "staff-events", "staff-quarantine" };
  Kiosk *kiosk = &gallery->kiosk;

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++) {
    act (kiosk, "staff.go", steps[i]);
    kiosk_picture_settle (kiosk->window);
    paint (gallery, steps[i]);
    act (kiosk, "page.back", NULL);
  }
}

static void
paints (Gallery *gallery, gconstpointer language)
{
  picture_door (gallery);
  picture_panel (gallery);
  picture_pages (gallery);
}

int
main (int argc, char *argv[])
{
  kiosk_language_bind ();
  gtk_test_init (&argc, &argv, NULL);
  picture_folder = g_getenv ("KUSHK_PICTURES");
  kiosk_style_install (gdk_display_get_default ());

#define ADD(path, language)                                                                        \
  g_test_add ("/kiosk/staff-gallery/" path, Gallery, language, open_gallery, paints, close_gallery)
  ADD ("paints-every-screen-in-arabic", "ar");
  ADD ("paints-every-screen-in-english", "en");
  ADD ("paints-every-screen-in-urdu", "ur");
#undef ADD

  return g_test_run ();
}
