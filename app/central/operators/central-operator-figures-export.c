/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* The figures for other programs: CSV (RFC 4180) and JSON, a row for each day, kiosk and service.
 * Every column but the first four is a sum, so that whoever reads it can add rows up. */

#include "central-endpoints.h"

#include "central-json.h"
#include "central-operator-figures.h"

#define CSV_TYPE "text/csv; charset=utf-8; header=present"
#define JSON_TYPE "application/json"
#define MAXIMUM_STEPS 10000

static const struct {
  const char *name;
  gsize offset;
} columns[] = {
  { "visits_completed", G_STRUCT_OFFSET (CentralFigures, completed) },
  { "visits_abandoned", G_STRUCT_OFFSET (CentralFigures, abandoned) },
  { "visits_timed_out", G_STRUCT_OFFSET (CentralFigures, timed_out) },
  { "visits_failed", G_STRUCT_OFFSET (CentralFigures, failed) },
  { "visit_seconds", G_STRUCT_OFFSET (CentralFigures, visit_seconds) },
  { "receipts_printed", G_STRUCT_OFFSET (CentralFigures, printed) },
  { "receipts_failed", G_STRUCT_OFFSET (CentralFigures, not_printed) },
  { "receipts_unknown", G_STRUCT_OFFSET (CentralFigures, unconfirmed) },
  { "usable_seconds", G_STRUCT_OFFSET (CentralFigures, usable_seconds) },
  { "told_seconds", G_STRUCT_OFFSET (CentralFigures, told_seconds) },
  { "filings", G_STRUCT_OFFSET (CentralFigures, filings) },
  { "decided_in_time", G_STRUCT_OFFSET (CentralFigures, kept) },
  { "decided_late", G_STRUCT_OFFSET (CentralFigures, late) },
  { "overdue", G_STRUCT_OFFSET (CentralFigures, overdue) },
  { "pending", G_STRUCT_OFFSET (CentralFigures, pending) },
  { "ratings", G_STRUCT_OFFSET (CentralFigures, ratings) },
  { "stars", G_STRUCT_OFFSET (CentralFigures, stars) },
};

static gint64
get_column (const CentralFigures *figures, guint index)
{
  return G_STRUCT_MEMBER (gint64, figures, columns[index].offset);
}

/* A cell that a spreadsheet would take for a formula gets an apostrophe. */
static void
append_cell (GString *csv, const char *text, char separator)
{
  g_auto (GStrv) parts = g_strsplit (text, "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts);
  gboolean is_formula = *text != '\0' && strchr ("=+-@\t", *text) != NULL;
  gboolean is_plain = strpbrk (text, "\",\r\n") == NULL;

  g_string_append_printf (csv, is_plain ? "%s%s" : "\"%s%s\"", is_formula ? "'" : "", doubled);
  g_string_append_c (csv, separator);
}

static GPtrArray *
read_rows (const CentralDesk *desk, const CentralOperatorSpan *span, GError **error)
{
  CentralFiguresQuestion question = central_operator_span_ask (span, desk);

  question.by_day = TRUE;
  question.by_kiosk = TRUE;
  question.by_service = TRUE;
  return central_store_sum_figures (desk->office->store, &question, span->now, error);
}

static void
append_row (GString *csv, const CentralFiguresRow *row)
{
  append_cell (csv, row->day, ',');
  append_cell (csv, row->centre, ',');
  append_cell (csv, row->kiosk, ',');
  append_cell (csv, row->service, ',');
  for (guint index = 0; index < G_N_ELEMENTS (columns); index++)
    g_string_append_printf (csv, "%" G_GINT64_FORMAT "%s", get_column (&row->figures, index),
                            index + 1 < G_N_ELEMENTS (columns) ? "," : "\r\n");
}

static CentralResponse *
respond (GString *text, const char *type, const char *name)
{
  g_autofree char *disposition = g_strdup_printf ("attachment; filename=\"%s\"", name);
  CentralResponse *response = central_response_new (200, type, g_string_free (text, FALSE));

  central_response_add_header (response, "Content-Disposition", disposition);
  return response;
}

static CentralResponse *
write_csv (CentralDesk *desk, const char *tail, GError **error)
{
  g_autoptr (CentralOperatorSpan) span = central_operator_span_read (desk, error);
  g_autoptr (GPtrArray) rows = span ? read_rows (desk, span, error) : NULL;
  GString *csv = NULL;

  if (rows == NULL)
    return NULL;
  csv = g_string_new ("day,centre,kiosk,service,");
  for (guint index = 0; index < G_N_ELEMENTS (columns); index++)
    append_cell (csv, columns[index].name, index + 1 < G_N_ELEMENTS (columns) ? ',' : '\r');
  g_string_append_c (csv, '\n');
  for (guint index = 0; index < rows->len; index++)
    append_row (csv, rows->pdata[index]);
  return respond (csv, CSV_TYPE, "kushk-figures.csv");
}

static CentralResponse *
write_steps (CentralDesk *desk, const char *tail, GError **error)
{
  g_autoptr (CentralOperatorSpan) span = central_operator_span_read (desk, error);
  g_autoptr (GPtrArray) steps = NULL;
  CentralFiguresQuestion question;
  GString *csv = NULL;

  if (span == NULL)
    return NULL;
  question = central_operator_span_ask (span, desk);
  question.by_service = TRUE;
  steps = central_store_sum_steps (desk->office->store, &question, MAXIMUM_STEPS, error);
  if (steps == NULL)
    return NULL;
  csv = g_string_new ("service,step,visits\r\n");
  for (guint index = 0; index < steps->len; index++) {
    const CentralStepCount *count = steps->pdata[index];

    append_cell (csv, count->service, ',');
    append_cell (csv, count->step, ',');
    g_string_append_printf (csv, "%" G_GINT64_FORMAT "\r\n", count->times);
  }
  return respond (csv, CSV_TYPE, "kushk-steps.csv");
}

static void
add_row (JsonBuilder *builder, const CentralFiguresRow *row)
{
  json_builder_begin_object (builder);
  central_json_add_string (builder, "day", row->day);
  central_json_add_string (builder, "centre", row->centre);
  central_json_add_string (builder, "kiosk", row->kiosk);
  central_json_add_string (builder, "service", row->service);
  for (guint index = 0; index < G_N_ELEMENTS (columns); index++)
    central_json_add_integer (builder, columns[index].name, get_column (&row->figures, index));
  json_builder_end_object (builder);
}

static CentralResponse *
write_json (CentralDesk *desk, const char *tail, GError **error)
{
  g_autoptr (CentralOperatorSpan) span = central_operator_span_read (desk, error);
  g_autoptr (GPtrArray) rows = span ? read_rows (desk, span, error) : NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (rows == NULL)
    return NULL;
  json_builder_begin_object (builder);
  central_json_add_string (builder, "from", span->first_day);
  central_json_add_string (builder, "to", span->last_day);
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint index = 0; index < rows->len; index++)
    add_row (builder, rows->pdata[index]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return central_response_new (200, JSON_TYPE, central_json_build_text (builder));
}

CentralResponse *
central_operator_figures_get_csv (CentralOffice *office,
                                  const CentralRequest *request,
                                  const char *tail,
                                  GError **error)
{
  return central_desk_serve (office, request, tail, CENTRAL_DESK_EXPORT, write_csv, error);
}

CentralResponse *
central_operator_figures_get_steps (CentralOffice *office,
                                    const CentralRequest *request,
                                    const char *tail,
                                    GError **error)
{
  return central_desk_serve (office, request, tail, CENTRAL_DESK_EXPORT, write_steps, error);
}

CentralResponse *
central_operator_figures_get_json (CentralOffice *office,
                                   const CentralRequest *request,
                                   const char *tail,
                                   GError **error)
{
  return central_desk_serve (office, request, tail, CENTRAL_DESK_EXPORT, write_json, error);
}
