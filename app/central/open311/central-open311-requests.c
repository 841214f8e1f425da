/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-open311.h"

#include <math.h>
#include <stdlib.h>

#include "central-clock.h"
#include "central-json.h"
#include "central-open311-form.h"
#include "central-store-open311.h"
#include "central-tracking-words.h"

#define SPAN_DAYS 90
#define PAGE_MAXIMUM 1000
#define IDS_MAXIMUM 100
/* Three places after the point are a hundred metres. */
#define VAGUE_STEPS_PER_DEGREE 1000.0

static char *
read_member (const char *answers, const char *field_id)
{
  g_autoptr (JsonNode) node = field_id ? json_from_string (answers, NULL) : NULL;
  g_autoptr (GList) pages = node && JSON_NODE_HOLDS_OBJECT (node)
                              ? json_object_get_values (json_node_get_object (node))
                              : NULL;

  for (GList *link = pages; link; link = link->next) {
    const char *text = JSON_NODE_HOLDS_OBJECT (link->data)
                         ? central_json_get_string (json_node_get_object (link->data), field_id)
                         : NULL;

    if (text)
      return g_strdup (text);
  }
  return NULL;
}

static char *
read_field (const CentralReport *report, CivicField *field)
{
  return read_member (report->answers, field ? civic_field_get_id (field) : NULL);
}

static double
blur (double degrees)
{
  return round (degrees * VAGUE_STEPS_PER_DEGREE) / VAGUE_STEPS_PER_DEGREE;
}

static void
add_place (JsonBuilder *builder, const CentralReport *report, gboolean is_own)
{
  const char *comma = report->pin ? strchr (report->pin, ',') : NULL;
  double latitude = comma ? g_ascii_strtod (report->pin, NULL) : 0;
  double longitude = comma ? g_ascii_strtod (comma + 1, NULL) : 0;

  json_builder_set_member_name (builder, "lat");
  if (comma)
    json_builder_add_double_value (builder, is_own ? latitude : blur (latitude));
  else
    json_builder_add_null_value (builder);
  json_builder_set_member_name (builder, "long");
  if (comma)
    json_builder_add_double_value (builder, is_own ? longitude : blur (longitude));
  else
    json_builder_add_null_value (builder);
}

/* What a reviewer wrote to the citizen is not for everybody: the state says it in public. */
static void
add_state (JsonBuilder *builder, const CentralOpen311Call *call, const CentralReport *report)
{
  const CentralTrackingWords *words = central_tracking_words_get (call->language);
  CentralTrackingState state = central_tracking_words_find_state (report->state);

  central_json_add_string (builder, "status", report->is_closed ? "closed" : "open");
  central_json_add_string (builder, "status_notes", words->states[state].title);
}

static void
add_words (JsonBuilder *builder,
           const CentralOpen311Kind *kind,
           const CentralReport *report,
           gboolean is_own)
{
  g_autofree char *description =
    kind && is_own ? read_field (report, kind->form.description) : NULL;
  g_autofree char *address = kind && is_own ? read_field (report, kind->form.address) : NULL;

  central_json_add_string (builder, "description", description);
  central_json_add_string (builder, "address", address);
}

static void
add_report (JsonBuilder *builder,
            const CentralOpen311Call *call,
            GPtrArray *kinds,
            const CentralReport *report,
            const char *client)
{
  const CentralOpen311Kind *kind = central_open311_form_find_kind (kinds, report->kind);
  gboolean is_own = client && g_strcmp0 (client, report->client) == 0;

  json_builder_begin_object (builder);
  central_json_add_string (builder, "service_request_id", report->id);
  add_state (builder, call, report);
  central_json_add_string (
    builder, "service_name",
    kind ? civic_text_get (civic_choice_get_label (kind->choice), call->language) : report->kind);
  central_json_add_string (builder, "service_code", report->kind);
  add_words (builder, kind, report, is_own);
  central_json_add_string (builder, "agency_responsible", NULL);
  central_json_add_string (builder, "service_notice", NULL);
  central_json_add_string (builder, "requested_datetime", report->received_at);
  central_json_add_string (builder, "updated_datetime", report->updated_at);
  central_json_add_string (builder, "expected_datetime", report->due_at);
  central_json_add_string (builder, "address_id", NULL);
  central_json_add_string (builder, "zipcode", NULL);
  add_place (builder, report, is_own);
  central_json_add_string (builder, "media_url", NULL);
  json_builder_end_object (builder);
}

static CentralResponse *
unavailable (const CentralOpen311Call *call, const GError *error)
{
  g_message ("Open311 failed: %s", error->message);
  return central_open311_refuse (call, 503, "try again later");
}

static CentralResponse *
write_reports (const CentralOpen311Call *call, GPtrArray *reports)
{
  g_autoptr (GPtrArray) kinds = central_open311_form_list_kinds (call->office->catalogue);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *client = NULL;

  if (!central_open311_find_client (
        call->office, central_request_get_query (call->request, "api_key"), &client, &error))
    return unavailable (call, error);
  json_builder_begin_array (builder);
  for (guint index = 0; index < reports->len; index++)
    add_report (builder, call, kinds, reports->pdata[index], client);
  json_builder_end_array (builder);
  return central_open311_write (call->format, 200, "service_requests",
                                json_builder_get_root (builder));
}

static gboolean
add_found (const CentralOpen311Call *call, const char *id, GPtrArray *reports, GError **error)
{
  CentralReport *report = NULL;

  if (!central_store_find_report (call->office->store, id, &report, error))
    return FALSE;
  if (report)
    g_ptr_array_add (reports, report);
  return TRUE;
}

/* Those that are known, in the order of the ids. */
static CentralResponse *
list_by_ids (const CentralOpen311Call *call, const char *ids)
{
  g_auto (GStrv) wanted = g_strsplit (ids, ",", IDS_MAXIMUM + 1);
  g_autoptr (GPtrArray) reports =
    g_ptr_array_new_with_free_func ((GDestroyNotify) central_report_free);
  g_autoptr (GError) error = NULL;

  if (g_strv_length (wanted) > IDS_MAXIMUM)
    return central_open311_refuse (call, 400, "service_request_id names more than 100");
  for (guint index = 0; wanted[index]; index++)
    if (!add_found (call, g_strstrip (wanted[index]), reports, &error))
      return unavailable (call, error);
  return write_reports (call, reports);
}

/* A moment of the query in the store's own words; `otherwise` where it was not given. NULL for what
 * is no time. */
static char *
read_moment (const CentralOpen311Call *call, const char *name, GTimeSpan otherwise)
{
  const char *text = central_request_get_query (call->request, name);
  g_autoptr (GDateTime) time = text ? central_clock_parse (text) : NULL;

  if (text == NULL)
    return central_clock_in (otherwise);
  return time ? g_date_time_format (time, "%FT%T%:z") : NULL;
}

/* 90 days at most, as the standard has it: counted back from the end. NULL for an end so early that
 * no calendar has the beginning. */
static char *
limit_span (const char *from, const char *until)
{
  g_autoptr (GDateTime) end = central_clock_parse (until);
  g_autoptr (GDateTime) start = end ? g_date_time_add_days (end, -SPAN_DAYS) : NULL;
  g_autofree char *earliest = start ? g_date_time_format (start, "%FT%T%:z") : NULL;

  return earliest ? g_strdup (strcmp (from, earliest) > 0 ? from : earliest) : NULL;
}

/* 0 for what is no such number. */
static guint
read_count (const CentralOpen311Call *call, const char *name, guint otherwise, guint maximum)
{
  const char *text = central_request_get_query (call->request, name);
  guint64 value = 0;

  if (text == NULL)
    return otherwise;
  return g_ascii_string_to_unsigned (text, 10, 1, maximum, &value, NULL) ? (guint) value : 0;
}

static const char *
read_text (const CentralOpen311Call *call, const char *name)
{
  const char *text = central_request_get_query (call->request, name);

  return text ? text : "";
}

/* "open,closed" is both. */
static const char *
read_status (const CentralOpen311Call *call)
{
  const char *text = read_text (call, "status");

  if (g_str_equal (text, "open,closed") || g_str_equal (text, "closed,open"))
    return "";
  return *text == '\0' || g_str_equal (text, "open") || g_str_equal (text, "closed") ? text : NULL;
}

static CentralResponse *
list_by_filter (const CentralOpen311Call *call)
{
  g_autofree char *until = read_moment (call, "end_date", 0);
  g_autofree char *wanted_from = read_moment (call, "start_date", -SPAN_DAYS * G_TIME_SPAN_DAY);
  g_autofree char *from = wanted_from && until ? limit_span (wanted_from, until) : NULL;
  guint page = read_count (call, "page", 1, 1000000);
  CentralReportFilter filter = {
    .kinds = read_text (call, "service_code"),
    .status = read_status (call),
    .from = from,
    .until = until,
    .maximum = read_count (call, "page_size", PAGE_MAXIMUM, PAGE_MAXIMUM),
  };
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GError) error = NULL;

  if (from == NULL)
    return central_open311_refuse (call, 400, "start_date or end_date is no ISO 8601 time");
  if (filter.status == NULL)
    return central_open311_refuse (call, 400, "status is open, closed or both");
  if (page == 0 || filter.maximum == 0)
    return central_open311_refuse (call, 400, "page begins with 1, page_size is 1 to 1000");
  filter.skipped = (page - 1) * filter.maximum;
  reports = central_store_list_reports (call->office->store, &filter, &error);
  return reports ? write_reports (call, reports) : unavailable (call, error);
}

CentralResponse *
central_open311_requests_list (const CentralOpen311Call *call)
{
  const char *ids = central_request_get_query (call->request, "service_request_id");

  return ids ? list_by_ids (call, ids) : list_by_filter (call);
}

CentralResponse *
central_open311_requests_find (const CentralOpen311Call *call)
{
  g_autoptr (GPtrArray) reports =
    g_ptr_array_new_with_free_func ((GDestroyNotify) central_report_free);
  g_autoptr (GError) error = NULL;

  if (!add_found (call, call->id, reports, &error))
    return unavailable (call, error);
  return reports->len > 0 ? write_reports (call, reports)
                          : central_open311_refuse (call, 404, "service_request_id was not found");
}

/* Every report has its number at once, and that is its token too. */
CentralResponse *
central_open311_tokens_find (const CentralOpen311Call *call)
{
  g_autoptr (CentralReport) report = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GError) error = NULL;

  if (!central_store_find_report (call->office->store, call->id, &report, &error))
    return unavailable (call, error);
  if (report == NULL)
    return central_open311_refuse (call, 404, "token was not found");
  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  central_json_add_string (builder, "service_request_id", report->id);
  central_json_add_string (builder, "token", report->id);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
  return central_open311_write (call->format, 200, "service_requests",
                                json_builder_get_root (builder));
}
