/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* Goes through the form that has every type of field, in each language, on a 1080 × 1920 glass with
 * a fake agent behind it. With a folder as argument it leaves a picture of every page and sheet
 * there, to be laid beside the drawings; as a test it proves that each one paints. */

#include "kiosk-bench.h"
#include "kiosk-find.h"
#include "kiosk-picture.h"

#include "kiosk-language.h"
#include "kiosk-style.h"
#include "kiosk-way.h"

#include "support-run-until.h"

static const char *picture_folder;

typedef struct {
  KioskBench *bench;
  KioskWindow *window;
  const char *language;
  guint count;
} Gallery;

static void
picture (Gallery *gallery, const char *name)
{
  g_autofree char *path = g_strdup_printf ("%s/%s-%02u-%s.png", picture_folder, gallery->language,
                                           gallery->count++, name);

  kiosk_picture_take (gallery->window, picture_folder != NULL ? path : NULL);
}

static KioskPage *
get_page (Gallery *gallery)
{
  return kiosk_window_get_page (gallery->window);
}

static CivicAnswers *
get_answers (Gallery *gallery)
{
  return kiosk_visit_get_answers (kiosk_window_get_visit (gallery->window));
}

static void
act (Gallery *gallery, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_page (gallery)), action, NULL));
}

/* Opens the sheet of a question, pictures it, and goes back. */
static void
picture_sheet (Gallery *gallery, const char *field_id, const char *type_name)
{
  GtkWidget *chooser = find (find_field (gallery->window, field_id), "KioskChooser");

  g_signal_emit_by_name (chooser, "clicked");
  support_run_until (find (GTK_WIDGET (get_page (gallery)), type_name) != NULL);
  picture (gallery, field_id);
  act (gallery, "page.back");
}

static void
answer (Gallery *gallery, const char *id, const char *typed)
{
  civic_answers_set (get_answers (gallery), id, typed);
}

static void
begin_form (Gallery *gallery)
{
  KioskVisit *visit = kiosk_window_get_visit (gallery->window);
  GtkWidget *page = GTK_WIDGET (get_page (gallery));

  g_assert_true (gtk_widget_activate_action (page, "visit.begin", "s", gallery->language));
  kiosk_visit_begin_service (visit,
                             kiosk_station_find_service (gallery->bench->station, "every-field"));
  kiosk_page_go (get_page (gallery), KIOSK_STEP_SERVICE);
  kiosk_page_go (get_page (gallery), KIOSK_STEP_FORM);
}

static void
advance (Gallery *gallery)
{
  KioskVisit *visit = kiosk_window_get_visit (gallery->window);
  const guint former = kiosk_visit_get_form_page (visit);

  act (gallery, "page.advance");
  support_run_until (kiosk_visit_get_form_page (visit) != former ||
                     kiosk_window_get_step (gallery->window) != KIOSK_STEP_FORM);
}

static void
picture_words (Gallery *gallery)
{
  act (gallery, "page.advance");
  picture (gallery, "problems");
  answer (gallery, "what", "نريد توسعة المخبز وإضافة واجهة جديدة على شارع صاري.");
  answer (gallery, "email", "name@example");
  kiosk_questions_begin (KIOSK_QUESTIONS (find (GTK_WIDGET (get_page (gallery)), "KioskQuestions")),
                         "email");
  picture (gallery, "email");
  answer (gallery, "email", "name@example.com");
}

static void
picture_choices (Gallery *gallery)
{
  picture (gallery, "choices");
  answer (gallery, "office", "jeddah-north");
  answer (gallery, "district", "rawdah");
  civic_answers_toggle (get_answers (gallery), "days", "sunday");
  civic_answers_toggle (get_answers (gallery), "days", "tuesday");
  picture_sheet (gallery, "district", "KioskPickerSheet");
  picture_sheet (gallery, "activity", "KioskPickerSheet");
  answer (gallery, "activity", "fish");
  picture (gallery, "chosen");
}

static void
picture_rows (Gallery *gallery)
{
  CivicAnswers *row = civic_answers_add_row (get_answers (gallery), "boards");

  civic_answers_set (row, "text", "مخبز روابي الحجاز");
  civic_answers_set (row, "board_width", "4.5");
  picture (gallery, "rows");
  g_assert_true (gtk_widget_activate_action (
    find (find_field (gallery->window, "boards"), "KioskFieldGroup"), "group.change", "i", 0));
  picture (gallery, "row");
  act (gallery, "page.advance");
}

static void
picture_place (Gallery *gallery)
{
  picture (gallery, "place");
  picture_sheet (gallery, "pin", "KioskPlaceSheet");
  answer (gallery, "true", "yes");
  answer (gallery, "stars", "4");
  answer (gallery, "neighbours", "yes");
  picture (gallery, "agreed");
}

static void
picture_form (Gallery *gallery)
{
  begin_form (gallery);
  answer (gallery, "number", "7001234567");
  picture (gallery, "establishment");
  advance (gallery);
  answer (gallery, "width", "4");
  answer (gallery, "height", "2.5");
  picture (gallery, "known");
  advance (gallery);
  picture_words (gallery);
  advance (gallery);
  picture_choices (gallery);
  advance (gallery);
  picture_sheet (gallery, "birth", "KioskDateSheet");
  answer (gallery, "birth", "1990-05-17");
  answer (gallery, "start", civic_answers_get_today (get_answers (gallery)));
  picture_sheet (gallery, "start", "KioskDateSheet");
  picture (gallery, "days");
  advance (gallery);
  support_run_until (find (GTK_WIDGET (get_page (gallery)), "GtkGrid") != NULL);
  kiosk_bench_answer (gallery->bench, "slots",
                      "{\"held\":{\"id\":\"slot-3\",\"until\":\"2026-11-25T10:00:00+03:00\"}}");
  g_assert_true (gtk_widget_activate_action (
    find (find_field (gallery->window, "slot"), "KioskFieldSlot"), "slot.time", "s", "slot-3"));
  support_run_until (civic_answers_get (get_answers (gallery), "slot") != NULL);
  picture (gallery, "appointment");
  advance (gallery);
  picture_rows (gallery);
  advance (gallery);
  support_run_until (find (GTK_WIDGET (get_page (gallery)), "KioskQrView") != NULL);
  kiosk_bench_answer (
    gallery->bench, "handover-check",
    "{\"handover\":{\"id\":\"h-1\",\"state\":\"opened\",\"items\":["
    "{\"field\":\"lease\",\"id\":\"doc-1\",\"type\":\"jpeg\",\"bytes\":81234},"
    "{\"field\":\"lease\",\"id\":\"doc-2\",\"type\":\"jpeg\",\"bytes\":71234}]}}");
  picture (gallery, "documents");
  support_run_until (civic_answers_get (get_answers (gallery), "lease") != NULL);
  picture (gallery, "arrived");
  advance (gallery);
  picture_place (gallery);
  advance (gallery);
  answer (gallery, "listed", "yes");
  picture (gallery, "stopped");
  answer (gallery, "listed", "no");
  picture (gallery, "told");
  advance (gallery);
  g_assert_cmpint (kiosk_window_get_step (gallery->window), ==, KIOSK_STEP_REVIEW);
  picture (gallery, "review");
}

static void
paints (gconstpointer language)
{
  Gallery gallery = { .bench = kiosk_bench_new (), .language = language };

  gallery.window = kiosk_window_new (gallery.bench->station);
  gtk_window_set_default_size (GTK_WINDOW (gallery.window), 1080, 1920);
  gtk_window_present (GTK_WINDOW (gallery.window));
  support_run_until (gtk_widget_get_mapped (GTK_WIDGET (get_page (&gallery))));
  picture_form (&gallery);
  g_object_add_weak_pointer (G_OBJECT (gallery.window), (gpointer *) &gallery.window);
  gtk_window_destroy (GTK_WINDOW (gallery.window));
  support_run_until (gallery.window == NULL);
  kiosk_bench_free (gallery.bench);
}

int
main (int argc, char *argv[])
{
  kiosk_language_bind ();
  gtk_test_init (&argc, &argv, NULL);
  picture_folder = argc > 1 ? argv[1] : NULL;
  kiosk_style_install (gdk_display_get_default ());
  g_test_add_data_func ("/kiosk/form-gallery/paints-every-page-in-arabic", "ar", paints);
  g_test_add_data_func ("/kiosk/form-gallery/paints-every-page-in-english", "en", paints);
  g_test_add_data_func ("/kiosk/form-gallery/paints-every-page-in-urdu", "ur", paints);
  return g_test_run ();
}
