/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-api.h"

#include "civic-tracking-code.h"

#include "central-clock.h"
#include "central-endpoints.h"
#include "central-error.h"
#include "central-problem.h"

typedef struct {
  const char *method;
  const char *path; /* one that ends in a slash wants a tail */
  CentralEndpoint endpoint;
  gboolean takes_forms;
  gboolean shares_commit; /* all it does is in the store, and may be undone */
  gboolean is_guessed;    /* a page that somebody may try tails at */
} Route;

struct _CentralApi {
  CentralOffice *office;
  const Route *routes;
  CentralResponse *(*say_lost) (CentralOffice *office, const CentralRequest *request);
  gboolean is_for_people;
};

static const Route kiosk_routes[] = {
  { "PUT", "/v1/filings/", central_filings_put, .shares_commit = TRUE },
  { "GET", "/v1/filings/", central_filings_get },
  { "POST", "/v1/quotes", central_quotes_post, .shares_commit = TRUE },
  { "POST", "/v1/identity-challenges", central_challenges_post },
  { "POST", "/v1/identity-challenges/check", central_challenges_check },
  { "POST", "/v1/track", central_tracking_post },
  { "POST", "/v1/lookups", central_lookups_post },
  { "POST", "/v1/enquiries", central_enquiries_post },
  { "POST", "/v1/slots", central_slots_post, .shares_commit = TRUE },
  { "POST", "/v1/ratings", central_ratings_post, .shares_commit = TRUE },
  { "POST", "/v1/messages", central_messages_post },
  { "POST", "/v1/documents", central_documents_post },
  { "POST", "/v1/handovers", central_handovers_post },
  { "POST", "/v1/handovers/check", central_handovers_check },
  /* the fleet */
  { "POST", "/v1/heartbeats", central_heartbeats_post, .shares_commit = TRUE },
  { "POST", "/v1/audit-entries", central_kiosk_audit_post },
  { "POST", "/v1/reports", central_reports_post },
  { "POST", "/v1/certificates", central_certificates_post },
  /* the signed catalogue */
  { "GET", "/v1/catalogue", central_catalogue_get },
  { "GET", "/v1/catalogue/files/", central_catalogue_get_file },
  { "GET", "/healthz", central_health_get },
  { "GET", "/readyz", central_health_get_ready },
  { NULL },
};

static const Route public_routes[] = {
  { "GET", "/t/", central_tracking_page_get, .is_guessed = TRUE },
  { "GET", "/v/", central_verification_page_get, .is_guessed = TRUE },
  { "GET", "/h/", central_handover_page_get, .is_guessed = TRUE },
  { "POST", "/h/", central_handover_page_post, .takes_forms = TRUE, .is_guessed = TRUE },
  /* enrolment */
  { "GET", "/v1/authority", central_authority_get },
  { "POST", "/v1/enrolments", central_enrolments_post },
  /* money */
  { "POST", "/v1/webhooks/bills", central_webhooks_post_bill },
  { "GET", "/open311/v2/", central_open311_call },
  { "POST", "/open311/v2/", central_open311_call, .takes_forms = TRUE },
  { "GET", "/healthz", central_health_get },
  { "GET", "/readyz", central_health_get_ready },
  { NULL },
};

static const Route operator_routes[] = {
  { "GET", "/", central_operator_fleet_get },
  { "GET", "/style.css", central_operator_style_get },
  { "GET", "/log-in", central_operator_log_in_get },
  { "POST", "/log-in", central_operator_log_in_post, .takes_forms = TRUE },
  { "POST", "/log-out", central_operator_log_out_post, .takes_forms = TRUE },
  { "GET", "/kiosks/", central_operator_kiosk_get },
  { "POST", "/kiosks/", central_operator_kiosk_post, .takes_forms = TRUE },
  { "GET", "/kiosk-logs/", central_operator_kiosk_log_get },
  { "GET", "/reports/", central_operator_reports_get },
  { "GET", "/reports.csv", central_operator_reports_get_csv },
  { "GET", "/reports.json", central_operator_reports_get_json },
  { "GET", "/enrolments", central_operator_enrolments_get },
  { "POST", "/enrolments", central_operator_enrolments_post, .takes_forms = TRUE },
  { "GET", "/figures", central_operator_figures_get },
  { "GET", "/figures.csv", central_operator_figures_get_csv },
  { "GET", "/figures.json", central_operator_figures_get_json },
  { "GET", "/figures/steps.csv", central_operator_figures_get_steps },
  { "GET", "/metrics", central_operator_metrics_get },
  { "GET", "/settlements", central_operator_settlements_get },
  { "POST", "/settlements", central_operator_settlements_post, .takes_forms = TRUE },
  { "GET", "/settlements/", central_operator_settlement_get },
  { "GET", "/healthz", central_health_get },
  { "GET", "/readyz", central_health_get_ready },
  { NULL },
};

static CentralApi *
api_new (CentralOffice *office, const Route *routes, gboolean is_for_people)
{
  CentralApi *self = g_new0 (CentralApi, 1);

  self->office = office;
  self->routes = routes;
  self->is_for_people = is_for_people;
  return self;
}

CentralApi *
central_api_new_for_kiosks (CentralOffice *office)
{
  return api_new (office, kiosk_routes, FALSE);
}

CentralApi *
central_api_new_for_public (CentralOffice *office)
{
  CentralApi *self = api_new (office, public_routes, TRUE);

  self->say_lost = central_tracking_page_lost;
  return self;
}

CentralApi *
central_api_new_for_operators (CentralOffice *office)
{
  CentralApi *self = api_new (office, operator_routes, FALSE);

  self->say_lost = central_operator_page_lost;
  return self;
}

void
central_api_free (CentralApi *self)
{
  g_free (self);
}

static gboolean
is_path (const Route *route, const char *path)
{
  gboolean wants_tail = g_str_has_suffix (route->path, "/") && route->path[1] != '\0';

  return wants_tail ? g_str_has_prefix (path, route->path) : g_str_equal (path, route->path);
}

static gboolean
is_method (const Route *route, const char *method)
{
  return g_str_equal (route->method, method) ||
         (g_str_equal (route->method, "GET") && g_str_equal (method, "HEAD"));
}

static const Route *
find_route (CentralApi *self, const CentralRequest *request, GString *allowed)
{
  for (const Route *route = self->routes; route->method; route++) {
    if (!is_path (route, request->path))
      continue;
    if (is_method (route, request->method))
      return route;
    g_string_append_printf (allowed, "%s%s", allowed->len > 0 ? ", " : "", route->method);
  }
  return NULL;
}

static const Route *
find_plainly (CentralApi *self, const char *method, const char *path)
{
  for (const Route *route = self->routes; route->method; route++)
    if (is_path (route, path) && is_method (route, method))
      return route;
  return NULL;
}

gboolean
central_api_takes_forms (const char *method, const char *path, gpointer user_data)
{
  const Route *route = find_plainly (user_data, method, path);

  return route && route->takes_forms;
}

static gboolean
shares_commit (const char *method, const char *path, gpointer user_data)
{
  const Route *route = find_plainly (user_data, method, path);

  return route && route->shares_commit;
}

static gboolean
begin_together (gpointer user_data)
{
  CentralApi *self = user_data;

  return central_store_begin_together (self->office->store, NULL);
}

static gboolean
end_together (gpointer user_data)
{
  CentralApi *self = user_data;
  g_autoptr (GError) error = NULL;

  if (central_store_end_together (self->office->store, &error))
    return TRUE;
  g_message ("the requests since then go one by one: %s", error->message);
  return FALSE;
}

const CentralHttpTogether *
central_api_get_together (void)
{
  static const CentralHttpTogether together = { shares_commit, begin_together, end_together };

  return &together;
}

static CentralResponse *
refuse (CentralApi *self, const CentralRequest *request, GString *allowed)
{
  g_autoptr (GError) error = NULL;
  CentralResponse *response = NULL;

  if (allowed->len == 0 && self->say_lost)
    return self->say_lost (self->office, request);
  error = g_error_new_literal (CENTRAL_ERROR,
                               allowed->len > 0 ? CENTRAL_ERROR_METHOD : CENTRAL_ERROR_NOT_FOUND,
                               "see openapi.yaml for what is served here");
  response = central_problem_new (error, request->accept_language);
  if (allowed->len > 0)
    central_response_add_header (response, "Allow", allowed->str);
  return response;
}

/* A kiosk that may not come in gets no further, wherever it knocks. */
static gboolean
is_admitted (CentralApi *self, const CentralRequest *request, GError **error)
{
  return request->kiosk == NULL ||
         central_admission_check (self->office->admission, request->kiosk, request->certificate,
                                  central_clock_now_ms (), error);
}

static CentralResponse *
call (CentralApi *self, const Route *route, const CentralRequest *request)
{
  const char *tail = request->path + strlen (route->path);
  g_autoptr (GError) error = NULL;
  CentralResponse *response = NULL;

  if (is_admitted (self, request, &error))
    response = route->endpoint (self->office, request, tail, &error);
  if (response)
    return response;
  response = central_problem_new (error, request->accept_language);
  if (response->status >= 500)
    g_message ("%s %s failed: %s", route->method, route->path, error->message);
  return response;
}

static CentralResponse *
refuse_haste (CentralApi *self, const Route *route, const CentralRequest *request, guint wait_s)
{
  g_autofree char *wait = g_strdup_printf ("%u", wait_s);
  CentralResponse *response = NULL;

  if (!self->is_for_people || (route && !route->is_guessed))
    return central_problem_new_too_many (wait_s, request->accept_language);
  response = central_tracking_page_too_often (self->office, request);
  central_response_add_header (response, "Retry-After", wait);
  return response;
}

/* Nobody guesses what is signed, so whoever holds a receipt gets in even where others guess; a bare
 * code is not even looked for. */
static CentralResponse *
call_guessed (CentralApi *self, const Route *route, const CentralRequest *request)
{
  guint wait_s = central_guard_find_penalty (self->office->guard, request);
  g_autofree char *code = civic_tracking_code_parse (request->path + strlen (route->path));
  g_autoptr (CentralResponse) response = NULL;

  if (wait_s > 0 && code)
    return refuse_haste (self, route, request, wait_s);
  response = call (self, route, request);
  if (response->status != 400 && response->status != 404)
    return g_steal_pointer (&response);
  central_guard_count_miss (self->office->guard, request);
  return wait_s > 0 ? refuse_haste (self, route, request, wait_s) : g_steal_pointer (&response);
}

static CentralResponse *
admit (CentralApi *self, const Route *route, const CentralRequest *request, GString *allowed)
{
  guint wait_s = central_guard_count_request (self->office->guard, request);

  if (wait_s > 0)
    return refuse_haste (self, route, request, wait_s);
  if (route == NULL)
    return refuse (self, request, allowed);
  return route->is_guessed ? call_guessed (self, route, request) : call (self, route, request);
}

static void
log_request (const Route *route, const CentralRequest *request, guint status, gint64 started_us)
{
  const char *path = route ? route->path : "(elsewhere)";
  const char *kiosk = request->kiosk ? request->kiosk : "-";
  int elapsed_ms = (int) ((g_get_monotonic_time () - started_us) / G_TIME_SPAN_MILLISECOND);
  g_autofree char *status_text = g_strdup_printf ("%u", status);
  g_autofree char *elapsed_text = g_strdup_printf ("%d", elapsed_ms);

  g_log_structured (G_LOG_DOMAIN, G_LOG_LEVEL_MESSAGE, "KUSHK_ROUTE", path, "KUSHK_STATUS",
                    status_text, "KUSHK_KIOSK", kiosk, "KUSHK_MILLISECONDS", elapsed_text,
                    "MESSAGE", "%s %s %u kiosk=%s ms=%d", route ? route->method : "?", path, status,
                    kiosk, elapsed_ms);
}

CentralResponse *
central_api_handle (const CentralRequest *request, gpointer user_data)
{
  CentralApi *self = user_data;
  g_autoptr (GString) allowed = g_string_new (NULL);
  gint64 started_us = g_get_monotonic_time ();
  const Route *route = find_route (self, request, allowed);
  CentralResponse *response = admit (self, route, request, allowed);

  log_request (route, request, response->status, started_us);
  return response;
}
