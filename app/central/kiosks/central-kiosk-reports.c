/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-kiosk-reports.h"

#include "central-clock.h"
#include "central-endpoints.h"
#include "central-error.h"
#include "central-json.h"
#include "central-store-kiosk-reports.h"

#define JSON_TYPE "application/json"
#define READINESS "readiness"
#define SHIFT "shift"
#define DAY_MS (G_GINT64_CONSTANT (24) * 60 * 60 * 1000)

/* A report as it is to be kept. */
typedef struct {
  const char *kind;
  char *kiosk;
  char *name;
  char *body;
  gint64 made_at_ms;
} Report;

static void
report_clear (Report *self)
{
  g_free (self->kiosk);
  g_free (self->name);
  g_free (self->body);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Report, report_clear)

static gint64
to_ms (const char *iso8601)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (iso8601, NULL);

  return g_date_time_to_unix (time) * 1000;
}

static gboolean
refuse (GError **error, const char *reason)
{
  g_set_error_literal (error, CIVIC_ERROR, CIVIC_ERROR_MALFORMED, reason);
  return FALSE;
}

static gboolean
read_readiness (GBytes *json, Report *ret_report, GError **error)
{
  g_autoptr (CivicReadiness) readiness = civic_readiness_parse (json, error);

  if (readiness == NULL)
    return FALSE;
  ret_report->kind = READINESS;
  ret_report->kiosk = g_strdup (readiness->kiosk);
  ret_report->name = g_strdup (readiness->at);
  ret_report->made_at_ms = to_ms (readiness->at);
  return TRUE;
}

/* Numbers begin again with a new disk. */
static gboolean
read_shift (GBytes *json, Report *ret_report, GError **error)
{
  g_autoptr (CivicShift) shift = civic_shift_parse (json, error);

  if (shift == NULL)
    return FALSE;
  if (shift->until == NULL)
    return refuse (error, "report: $.until: a shift that is over expected");
  ret_report->kind = SHIFT;
  ret_report->kiosk = g_strdup (shift->kiosk);
  ret_report->name = g_strdup_printf ("%" G_GINT64_FORMAT " %s", shift->number, shift->from);
  ret_report->made_at_ms = to_ms (shift->until);
  return TRUE;
}

static gboolean
read_kind (const char *kind, GBytes *json, Report *ret_report, GError **error)
{
  if (g_strcmp0 (kind, READINESS) == 0)
    return read_readiness (json, ret_report, error);
  if (g_strcmp0 (kind, SHIFT) == 0)
    return read_shift (json, ret_report, error);
  return refuse (error, "report: $.kind: \"readiness\" or \"shift\" expected");
}

static gboolean
read_report (const CentralRequest *request, Report *ret_report, GError **error)
{
  gsize size = 0;
  const char *bytes = g_bytes_get_data (request->body, &size);
  g_autofree char *text = g_strndup (bytes, size);
  g_autoptr (JsonNode) node = central_json_parse (text, error);
  g_autoptr (GBytes) json = NULL;
  JsonObject *object = NULL;

  if (node == NULL)
    return FALSE;
  object = json_node_get_object (node);
  if (json_object_get_size (object) != 2 || !json_object_has_member (object, "report"))
    return refuse (error, "report: kind and report expected, and nothing else");
  ret_report->body = central_json_to_text (json_object_get_member (object, "report"));
  json = g_bytes_new_static (ret_report->body, strlen (ret_report->body));
  if (!read_kind (central_json_get_string (object, "kind"), json, ret_report, error))
    return FALSE;
  return g_str_equal (ret_report->kiosk, request->kiosk) ||
         refuse (error, "report: $.report.kiosk: not who sends it");
}

static gboolean
keep (CentralOffice *office,
      const Report *report,
      const char *now,
      char **ret_received_at,
      GError **error)
{
  const CentralStoredReport stored = {
    .kiosk = report->kiosk,
    .kind = report->kind,
    .name = report->name,
    .made_at_ms = report->made_at_ms,
    .received_at = now,
    .body = report->body,
  };
  g_autoptr (CentralTransaction) transaction =
    central_store_begin (office->store, report->kiosk, error);

  return transaction &&
         central_store_add_kiosk_report (office->store, &stored, ret_received_at, error) &&
         central_transaction_commit (transaction, error);
}

CentralResponse *
central_reports_post (CentralOffice *office,
                      const CentralRequest *request,
                      const char *tail,
                      GError **error)
{
  g_autofree char *now = central_clock_now ();
  g_autofree char *received_at = NULL;
  g_auto (Report) report = { NULL };
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!central_request_is_json (request, error) || !read_report (request, &report, error) ||
      !keep (office, &report, now, &received_at, error))
    return NULL;
  json_builder_begin_object (builder);
  central_json_add_string (builder, "kind", report.kind);
  central_json_add_string (builder, "received_at", received_at);
  json_builder_end_object (builder);
  return central_response_new (200, JSON_TYPE, central_json_build_text (builder));
}

gboolean
central_kiosk_reports_find_readiness (CentralOffice *office,
                                      const char *kiosk,
                                      CivicReadiness **ret_readiness,
                                      GError **error)
{
  g_autoptr (GPtrArray) bodies =
    central_store_list_kiosk_reports (office->store, kiosk, READINESS, 1, error);
  g_autoptr (GBytes) json = NULL;

  if (bodies == NULL)
    return FALSE;
  if (bodies->len == 0) {
    *ret_readiness = NULL;
    return TRUE;
  }
  json = g_bytes_new_static (bodies->pdata[0], strlen (bodies->pdata[0]));
  *ret_readiness = civic_readiness_parse (json, error);
  return *ret_readiness != NULL;
}

GPtrArray *
central_kiosk_reports_list_shifts (CentralOffice *office,
                                   const char *kiosk,
                                   guint maximum,
                                   GError **error)
{
  g_autoptr (GPtrArray) bodies =
    central_store_list_kiosk_reports (office->store, kiosk, SHIFT, maximum, error);
  g_autoptr (GPtrArray) shifts = g_ptr_array_new_with_free_func ((GDestroyNotify) civic_shift_free);

  if (bodies == NULL)
    return NULL;
  for (guint index = 0; index < bodies->len; index++) {
    const char *body = bodies->pdata[index];
    g_autoptr (GBytes) json = g_bytes_new_static (body, strlen (body));
    CivicShift *shift = civic_shift_parse (json, error);

    if (shift == NULL)
      return NULL;
    g_ptr_array_add (shifts, shift);
  }
  return g_steal_pointer (&shifts);
}

gboolean
central_kiosk_reports_forget (CentralOffice *office, GError **error)
{
  gint64 before_ms = central_clock_now_ms () - CENTRAL_KIOSK_REPORTS_KEPT_DAYS * DAY_MS;

  return central_store_forget_kiosk_reports (office->store, before_ms, error);
}
