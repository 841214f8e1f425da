/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* What citizens and staff see when paper fails, in each language, on a 1080 × 1920 glass with a
 * fake agent behind it. With a folder as argument it leaves a picture of every screen there; as a
 * test it proves that each one paints and that nothing is wider than the glass. */

#include "kiosk-picture.h"
#include "kiosk-staff-way.h"
#include "kiosk-way-through.h"

#include "kiosk-language.h"
#include "kiosk-style.h"

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
open_gallery (Gallery *gallery, gconstpointer language)
{
  kiosk_set_up (&gallery->kiosk, NULL);
  gallery->language = language;
  gallery->count = 0;
}

static void
close_gallery (Gallery *gallery, gconstpointer language)
{
  kiosk_tear_down (&gallery->kiosk, NULL);
}

static KioskPaperState
get_paper (Gallery *gallery)
{
  return kiosk_visit_get_receipt (visit_of (&gallery->kiosk));
}

static void
tell_job (Gallery *gallery, const char *state, const char *printer, KioskPaperState wanted)
{
  kiosk_bench_tell_job (gallery->kiosk.bench, state, printer);
  support_run_until (get_paper (gallery) == wanted);
}

static void
set_printer (Gallery *gallery, const char *state, const char *reason)
{
  KioskAgentLink *link = kiosk_station_get_link (gallery->kiosk.bench->station);

  kiosk_bench_set_printer (gallery->kiosk.bench, state, reason);
  support_run_until (kiosk_agent_link_get_printer (link) == kiosk_printer_from_string (state));
}

static void
file (Gallery *gallery)
{
  Kiosk *kiosk = &gallery->kiosk;

  kiosk_visit_begin_service (
    visit_of (kiosk), kiosk_station_find_service (kiosk->bench->station, "commercial-licence-new"));
  kiosk_page_go (kiosk_window_get_page (kiosk->window), KIOSK_STEP_SERVICE);
  paint (gallery, "service");
  act (kiosk, "page.advance", NULL);
  identify (kiosk);
  kiosk_bench_answer_all (visit_of (kiosk));
  for (guint i = 0; i < 10 && step_of (kiosk) == KIOSK_STEP_FORM; i++)
    act (kiosk, "page.advance", NULL);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_REVIEW);
  kiosk_visit_set_consent (visit_of (kiosk), TRUE);
  kiosk_page_set_can_advance (kiosk_window_get_page (kiosk->window), TRUE);
  act (kiosk, "page.advance", NULL);
  support_run_until (step_of (kiosk) == KIOSK_STEP_DONE);
}

static void
picture_before (Gallery *gallery)
{
  Kiosk *kiosk = &gallery->kiosk;

  set_printer (gallery, "out", "paper-out");
  paint (gallery, "attract");
  act (kiosk, "visit.begin", gallery->language);
  paint (gallery, "home");
}

static void
picture_after (Gallery *gallery)
{
  Kiosk *kiosk = &gallery->kiosk;

  set_printer (gallery, "ready", NULL);
  kiosk->bench->print_end = NULL;
  file (gallery);
  support_run_until (get_paper (gallery) == KIOSK_PAPER_PRINTING);
  paint (gallery, "printing");
  set_printer (gallery, "jammed", "jam");
  tell_job (gallery, "printing", "jammed", KIOSK_PAPER_WAITING);
  paint (gallery, "waiting");
  tell_job (gallery, "failed", "jammed", KIOSK_PAPER_FAILED);
  paint (gallery, "failed");
}

static GtkWidget *
find_class (GtkWidget *widget, const char *css_class)
{
  if (gtk_widget_has_css_class (widget, css_class))
    return widget;
  /* The last one first: of the sizes of text it is the largest. */
  for (GtkWidget *child = gtk_widget_get_last_child (widget); child != NULL;
       child = gtk_widget_get_prev_sibling (child)) {
    GtkWidget *found = find_class (child, css_class);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/* As large as a citizen may ask for: still nothing is wider than the glass. */
static void
picture_largest (Gallery *gallery)
{
  Kiosk *kiosk = &gallery->kiosk;
  GtkWidget *sheet = NULL;

  act (kiosk, "visit.ease", NULL);
  sheet = find_named (GTK_WIDGET (kiosk->window), "KioskEaseSheet");
  g_signal_emit_by_name (find_class (sheet, "size"), "clicked");
  g_signal_emit_by_name (find_class (sheet, "primary"), "clicked");
  paint (gallery, "printed-largest");
  kiosk_visit_deny_receipt (visit_of (kiosk));
  paint (gallery, "failed-largest");
  act (kiosk, "message.begin", NULL);
  paint (gallery, "message-largest");
  act (kiosk, "page.back", NULL);
}

static void
picture_message (Gallery *gallery)
{
  Kiosk *kiosk = &gallery->kiosk;

  act (kiosk, "message.begin", NULL);
  paint (gallery, "message");
  kiosk_bench_answer (kiosk->bench, "message", "{\"problem\":{\"code\":\"no-mobile\"}}");
  act (kiosk, "page.advance", NULL);
  support_run_until (kiosk_page_get_keyboard (kiosk_window_get_page (kiosk->window)) !=
                     CIVIC_KEYBOARD_NONE);
  paint (gallery, "no-mobile");
  kiosk_bench_answer (kiosk->bench, "message", "{\"problem\":{\"code\":\"unavailable\"}}");
  act (kiosk, "page.advance", NULL);
  support_run_until (kiosk_page_get_keyboard (kiosk_window_get_page (kiosk->window)) ==
                     CIVIC_KEYBOARD_NONE);
  paint (gallery, "unavailable");
  kiosk_bench_answer (kiosk->bench, "message",
                      "{\"message\":{\"state\":\"sent\",\"mobile\":\"05•••••567\"}}");
  act (kiosk, "page.advance", NULL);
  support_run_until (step_of (kiosk) == KIOSK_STEP_DONE);
  paint (gallery, "sent");
}

static void
picture_again (Gallery *gallery)
{
  Kiosk *kiosk = &gallery->kiosk;

  set_printer (gallery, "ready", NULL);
  paint (gallery, "again");
  kiosk_visit_print_again (visit_of (kiosk));
  support_run_until (kiosk->bench->print_count == 2 && get_paper (gallery) == KIOSK_PAPER_PRINTING);
  tell_job (gallery, "unknown", "unknown", KIOSK_PAPER_UNKNOWN);
  paint (gallery, "unknown");
  kiosk_visit_deny_receipt (visit_of (kiosk));
  kiosk_visit_print_again (visit_of (kiosk));
  support_run_until (kiosk->bench->print_count == 3 && get_paper (gallery) == KIOSK_PAPER_PRINTING);
  tell_job (gallery, "printed", "ready", KIOSK_PAPER_PRINTED);
  paint (gallery, "printed");
}

static void
picture_staff (Gallery *gallery)
{
  Kiosk *kiosk = &gallery->kiosk;

  set_printer (gallery, "out", "paper-out");
  kiosk_bench_set_sheet_printer (kiosk->bench, "low", "ink-low");
  g_object_set (kiosk->bench->agent, "line-milliseconds", 84, "paper-left-millimetres", 400,
                "outbox-count", 3, "outbox-oldest-seconds", 720, NULL);
  staff_log_in (kiosk);
  paint (gallery, "staff-out");
  set_printer (gallery, "ready", NULL);
  act (kiosk, "staff.ask", "StaffRefillPaper");
  support_run_until (kiosk->bench->refill_count == 1);
  paint (gallery, "staff-refilled");
}

static void
paints (Gallery *gallery, gconstpointer language)
{
  picture_before (gallery);
  picture_after (gallery);
  picture_message (gallery);
  picture_again (gallery);
  picture_largest (gallery);
  picture_staff (gallery);
}

int
main (int argc, char *argv[])
{
  kiosk_language_bind ();
  gtk_test_init (&argc, &argv, NULL);
  picture_folder = argc > 1 ? argv[1] : NULL;
  kiosk_style_install (gdk_display_get_default ());

#define ADD(path, language)                                                                        \
  g_test_add ("/kiosk/paper-gallery/" path, Gallery, language, open_gallery, paints, close_gallery)
  ADD ("paints-every-screen-in-arabic", "ar");
  ADD ("paints-every-screen-in-english", "en");
  ADD ("paints-every-screen-in-urdu", "ur");
#undef ADD

  return g_test_run ();
}
