/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "locked-screens.h"

#include "kiosk-find.h"
#include "kiosk-staff-way.h"

static void
reach_attract (Kiosk *kiosk)
{
}

static void
reach_language (Kiosk *kiosk)
{
  kiosk_page_go (page_of (kiosk), KIOSK_STEP_LANGUAGE);
}

static void
reach_home (Kiosk *kiosk)
{
  act (kiosk, "visit.begin", "en");
}

static void
reach_ease (Kiosk *kiosk)
{
  reach_home (kiosk);
  act (kiosk, "visit.ease", NULL);
  support_run_until (find (GTK_WIDGET (kiosk->window), "KioskEaseSheet") != NULL);
}

static void
reach_services (Kiosk *kiosk)
{
  reach_home (kiosk);
  act (kiosk, "home.open", "reports");
}

static void
reach_service (Kiosk *kiosk)
{
  begin (kiosk, "ar", "commercial-licence-new");
}

static void
reach_identity (Kiosk *kiosk)
{
  reach_service (kiosk);
  act (kiosk, "page.advance", NULL);
}

static void
reach_waiting (Kiosk *kiosk)
{
  kiosk->bench->challenge_state = "waiting";
  reach_identity (kiosk);
  kiosk_page_insert (page_of (kiosk), "1000000008");
  act (kiosk, "page.advance", NULL);
  support_run_until (shows (kiosk, "47"));
}

static void
reach_form (Kiosk *kiosk)
{
  reach_identity (kiosk);
  identify (kiosk);
}

static void
reach_idle_warning (Kiosk *kiosk)
{
  reach_form (kiosk);
  g_signal_emit_by_name (kiosk_window_get_idle (kiosk->window), "warned", 3600);
  support_run_until (find (GTK_WIDGET (kiosk->window), "KioskIdleWarning") != NULL);
}

/* The page of the form with every type of field that has this one. */
static void
reach_field (Kiosk *kiosk, const char *field_id)
{
  CivicService *service = kiosk_station_find_service (kiosk->bench->station, "every-field");
  GListModel *pages = civic_service_get_pages (service);

  act (kiosk, "visit.begin", "en");
  kiosk_visit_begin_service (visit_of (kiosk), service);
  for (guint i = 0; i < g_list_model_get_n_items (pages); i++) {
    g_autoptr (CivicPage) page = g_list_model_get_item (pages, i);
    GListModel *fields = civic_page_get_fields (page);

    for (guint j = 0; j < g_list_model_get_n_items (fields); j++) {
      g_autoptr (CivicField) field = g_list_model_get_item (fields, j);

      if (g_str_equal (civic_field_get_id (field), field_id))
        kiosk_visit_set_form_page (visit_of (kiosk), i);
    }
  }
  kiosk_page_go (page_of (kiosk), KIOSK_STEP_SERVICE);
  kiosk_page_go (page_of (kiosk), KIOSK_STEP_FORM);
  support_run_until (find_field (kiosk->window, field_id) != NULL);
}

static void
begin_field (Kiosk *kiosk, const char *field_id)
{
  reach_field (kiosk, field_id);
  kiosk_questions_begin (KIOSK_QUESTIONS (find (GTK_WIDGET (page_of (kiosk)), "KioskQuestions")),
                         field_id);
}

static void
reach_lines (Kiosk *kiosk)
{
  begin_field (kiosk, "what");
}

static void
reach_email (Kiosk *kiosk)
{
  begin_field (kiosk, "email");
}

static void
open_sheet (Kiosk *kiosk, const char *field_id, const char *type_name)
{
  reach_field (kiosk, field_id);
  g_signal_emit_by_name (find (find_field (kiosk->window, field_id), "KioskChooser"), "clicked");
  support_run_until (find (GTK_WIDGET (page_of (kiosk)), type_name) != NULL);
}

static void
reach_picker (Kiosk *kiosk)
{
  open_sheet (kiosk, "activity", "KioskPickerSheet");
}

static void
reach_date (Kiosk *kiosk)
{
  open_sheet (kiosk, "birth", "KioskDateSheet");
}

static void
reach_place (Kiosk *kiosk)
{
  open_sheet (kiosk, "pin", "KioskPlaceSheet");
}

static void
reach_review (Kiosk *kiosk)
{
  reach_form (kiosk);
  kiosk_bench_answer_all (visit_of (kiosk));
  for (guint i = 0; i < 10 && step_of (kiosk) == KIOSK_STEP_FORM; i++)
    act (kiosk, "page.advance", NULL);
}

static void
submit (Kiosk *kiosk)
{
  kiosk_visit_set_consent (visit_of (kiosk), TRUE);
  kiosk_page_set_can_advance (page_of (kiosk), TRUE);
  act (kiosk, "page.advance", NULL);
}

static void
reach_done (Kiosk *kiosk)
{
  reach_review (kiosk);
  submit (kiosk);
  support_run_until (step_of (kiosk) == KIOSK_STEP_DONE && is_settled (kiosk));
}

static void
reach_message (Kiosk *kiosk)
{
  kiosk->bench->print_end = "failed";
  kiosk->bench->print_reason = "out";
  kiosk_bench_set_printer (kiosk->bench, "out", "paper-out");
  reach_done (kiosk);
  act (kiosk, "message.begin", NULL);
}

static void
answer_field (Kiosk *kiosk, CivicField *field)
{
  GListModel *choices = civic_field_get_choices (field);
  g_autoptr (CivicChoice) choice = g_list_model_get_item (choices, 0);

  if (civic_field_get_field_type (field) == CIVIC_FIELD_RATING)
    answer (kiosk, civic_field_get_id (field), "5");
  else if (choice != NULL)
    answer (kiosk, civic_field_get_id (field), civic_choice_get_value (choice));
}

static void
answer_page (Kiosk *kiosk, CivicPage *page)
{
  GListModel *fields = civic_page_get_fields (page);

  for (guint i = 0; i < g_list_model_get_n_items (fields); i++) {
    g_autoptr (CivicField) field = g_list_model_get_item (fields, i);

    answer_field (kiosk, field);
  }
}

/* An opinion that the agent never says it has. */
static void
reach_sending (Kiosk *kiosk)
{
  GListModel *pages = NULL;

  kiosk->bench->stores_late = TRUE;
  begin (kiosk, "en", "satisfaction-survey");
  pages = civic_service_get_pages (kiosk_visit_get_service (visit_of (kiosk)));
  for (guint i = 0; i < g_list_model_get_n_items (pages); i++) {
    g_autoptr (CivicPage) page = g_list_model_get_item (pages, i);

    answer_page (kiosk, page);
  }
  for (guint i = 0; i < 6 && step_of (kiosk) == KIOSK_STEP_FORM; i++)
    act (kiosk, "page.advance", NULL);
}

static void
reach_results (Kiosk *kiosk)
{
  kiosk_bench_answer (kiosk->bench, "enquire", VIOLATIONS);
  begin (kiosk, "en", "my-documents");
  identify (kiosk);
  support_run_until (shows (kiosk, "950000000012"));
}

static void
reach_payment (Kiosk *kiosk)
{
  reach_results (kiosk);
  choose (kiosk, 0);
}

static void
reach_document (Kiosk *kiosk)
{
  kiosk_bench_answer (kiosk->bench, "enquire", DOCUMENTS);
  kiosk_bench_answer (kiosk->bench, "document", DOCUMENT);
  begin (kiosk, "en", "my-documents");
  identify (kiosk);
  support_run_until (shows (kiosk, "460100000011"));
  choose (kiosk, 0);
  support_run_until (shows (kiosk, "7001234567"));
}

static void
reach_track (Kiosk *kiosk)
{
  begin (kiosk, "en", "report-follow");
}

static void
reach_problem (Kiosk *kiosk)
{
  kiosk->bench->line_is_down = TRUE;
  reach_identity (kiosk);
  kiosk_page_insert (page_of (kiosk), "1000000008");
  act (kiosk, "page.advance", NULL);
  support_run_until (step_of (kiosk) == KIOSK_STEP_PROBLEM);
}

static void
reach_thanks (Kiosk *kiosk)
{
  reach_home (kiosk);
  act (kiosk, "visit.end", NULL);
}

static void
reach_closed (Kiosk *kiosk)
{
  g_object_set (kiosk->bench->agent, "open", FALSE, NULL);
  support_run_until (shows (kiosk, "مغلق"));
}

static void
reach_staff_number (Kiosk *kiosk)
{
  kiosk_window_let_staff_in (kiosk->window);
}

#define CATALOGUE(function) FALSE, kiosk_set_up, function
#define WHOLE(function) FALSE, kiosk_set_up_whole, function
#define PASSING(function) TRUE, kiosk_set_up, function

static const LockedScreen screens[] = {
  { "attract", KIOSK_STEP_ATTRACT, CATALOGUE (reach_attract) },
  { "closed", KIOSK_STEP_ATTRACT, CATALOGUE (reach_closed) },
  { "language", KIOSK_STEP_LANGUAGE, CATALOGUE (reach_language) },
  { "home", KIOSK_STEP_HOME, CATALOGUE (reach_home) },
  { "ease", KIOSK_STEP_HOME, CATALOGUE (reach_ease) },
  { "services", KIOSK_STEP_SERVICES, WHOLE (reach_services) },
  { "service", KIOSK_STEP_SERVICE, CATALOGUE (reach_service) },
  { "identity", KIOSK_STEP_IDENTITY, CATALOGUE (reach_identity) },
  { "identity-waiting", KIOSK_STEP_IDENTITY, CATALOGUE (reach_waiting) },
  { "form", KIOSK_STEP_FORM, CATALOGUE (reach_form) },
  { "form-lines", KIOSK_STEP_FORM, CATALOGUE (reach_lines) },
  { "form-email", KIOSK_STEP_FORM, CATALOGUE (reach_email) },
  { "form-picker", KIOSK_STEP_FORM, CATALOGUE (reach_picker) },
  { "form-date", KIOSK_STEP_FORM, CATALOGUE (reach_date) },
  { "form-place", KIOSK_STEP_FORM, CATALOGUE (reach_place) },
  { "idle-warning", KIOSK_STEP_FORM, CATALOGUE (reach_idle_warning) },
  { "review", KIOSK_STEP_REVIEW, CATALOGUE (reach_review) },
  { "sending", KIOSK_STEP_SENDING, WHOLE (reach_sending) },
  { "done", KIOSK_STEP_DONE, CATALOGUE (reach_done) },
  { "message", KIOSK_STEP_MESSAGE, CATALOGUE (reach_message) },
  { "results", KIOSK_STEP_RESULTS, WHOLE (reach_results) },
  { "payment", KIOSK_STEP_PAYMENT, WHOLE (reach_payment) },
  { "document", KIOSK_STEP_DOCUMENT, WHOLE (reach_document) },
  { "track", KIOSK_STEP_TRACK, WHOLE (reach_track) },
  { "problem", KIOSK_STEP_PROBLEM, CATALOGUE (reach_problem) },
  { "thanks", KIOSK_STEP_THANKS, PASSING (reach_thanks) },
  { "staff-number", KIOSK_STEP_STAFF_NUMBER, CATALOGUE (reach_staff_number) },
  { "staff-pin", KIOSK_STEP_STAFF_PIN, CATALOGUE (staff_knock) },
  { "staff-panel", KIOSK_STEP_STAFF_PANEL, CATALOGUE (staff_log_in) },
  { "staff-close", KIOSK_STEP_STAFF_CLOSE, CATALOGUE (staff_log_in) },
  { "staff-quarantine", KIOSK_STEP_STAFF_QUARANTINE, CATALOGUE (staff_log_in) },
  { "staff-settings", KIOSK_STEP_STAFF_SETTINGS, CATALOGUE (staff_log_in) },
  { "staff-reset", KIOSK_STEP_STAFF_RESET, CATALOGUE (staff_log_in) },
  { "staff-events", KIOSK_STEP_STAFF_EVENTS, CATALOGUE (staff_log_in) },
  { "staff-restart", KIOSK_STEP_STAFF_RESTART, CATALOGUE (staff_log_in) },
  { "staff-check", KIOSK_STEP_STAFF_CHECK, CATALOGUE (staff_log_in) },
  { "staff-readiness", KIOSK_STEP_STAFF_READINESS, CATALOGUE (staff_log_in) },
  { "staff-shift", KIOSK_STEP_STAFF_SHIFT, CATALOGUE (staff_log_in) },
};

const LockedScreen *
locked_screens_get_all (gsize *ret_count)
{
  *ret_count = G_N_ELEMENTS (screens);
  return screens;
}
