/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* What staff of one kiosk have reported: a page, and the same for other programs. */

#include "central-endpoints.h"

#include "central-fleet.h"
#include "central-json.h"
#include "central-kiosk-reports.h"
#include "central-operator-page.h"
#include "central-report-words.h"

#define CSV_TYPE "text/csv; charset=utf-8; header=present"
#define JSON_TYPE "application/json"
#define MAXIMUM_SHOWN 60
#define MAXIMUM_EXPORTED 1000
#define HASH_SHOWN 12

/* What one kiosk has reported; nothing for whom it is not there. */
typedef struct {
  CivicReadiness *readiness; /* (nullable) */
  GPtrArray *shifts;         /* of CivicShift, the newest first */
} Reports;

static void
reports_clear (Reports *self)
{
  civic_readiness_free (self->readiness);
  g_clear_pointer (&self->shifts, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reports, reports_clear)

static gboolean
read_reports (
  const CentralDesk *desk, const char *kiosk, guint maximum, Reports *ret_reports, GError **error)
{
  g_autoptr (CentralFleetKiosk) found = central_fleet_find (
    desk->office->store, desk->account->operator_id, kiosk, desk->now_ms, error);

  if (found == NULL ||
      !central_kiosk_reports_find_readiness (desk->office, kiosk, &ret_reports->readiness, error))
    return FALSE;
  ret_reports->shifts = central_kiosk_reports_list_shifts (desk->office, kiosk, maximum, error);
  return ret_reports->shifts != NULL;
}

static const char *
say (const CentralDesk *desk, CentralReportWord what)
{
  return central_report_say (desk->language, what);
}

static const char *
get_tone (CivicCheckResult result)
{
  switch (result) {
  case CIVIC_CHECK_PASSED:
    return "good";
  case CIVIC_CHECK_FAILED:
    return "bad";
  case CIVIC_CHECK_UNTESTED:
  case CIVIC_CHECK_SKIPPED:
    return "due";
  case CIVIC_CHECK_ABSENT:
  default:
    return "rest";
  }
}

static void
append_columns (const CentralDesk *desk,
                GString *html,
                const CentralReportWord *columns,
                gsize count)
{
  g_string_append (html, "<table><thead><tr>");
  for (gsize index = 0; index < count; index++)
    central_page_append (html, "<th scope=\"col\">%s</th>", say (desk, columns[index]));
  g_string_append (html, "</tr></thead><tbody>");
}

static void
append_cell (const CentralDesk *desk, GString *html, CentralReportWord column, const char *text)
{
  central_page_append (html, "<td data-label=\"%s\">%s</td>", say (desk, column), text);
}

static void
append_moment (const CentralDesk *desk,
               GString *html,
               CentralReportWord column,
               const char *iso8601)
{
  g_autofree char *moment = iso8601 ? central_words_format_time (desk->words, iso8601) : NULL;

  append_cell (desk, html, column, moment ? moment : "");
}

static void
append_number (const CentralDesk *desk, GString *html, CentralReportWord column, gint64 number)
{
  g_autofree char *text = central_desk_format_count (desk, number);

  append_cell (desk, html, column, text);
}

static void
append_part (const CentralDesk *desk, GString *html, CivicCheckPart part, const CivicCheck *check)
{
  central_page_append (html,
                       "<tr><th scope=\"row\">%s</th><td data-label=\"%s\">"
                       "<span class=\"pill %s\" data-part=\"%s\" data-result=\"%s\">%s</span></td>",
                       central_report_say_part (desk->language, part),
                       say (desk, CENTRAL_REPORT_RESULT), get_tone (check->result),
                       civic_check_part_to_string (part),
                       civic_check_result_to_string (check->result),
                       central_report_say_result (desk->language, check->result));
  append_cell (desk, html, CENTRAL_REPORT_REASON,
               central_report_say_reason (desk->language, check->reason));
  append_moment (desk, html, CENTRAL_REPORT_WHEN, check->at);
  g_string_append (html, "</tr>");
}

static void
append_verdict (const CentralDesk *desk, GString *html, const CivicReadiness *readiness)
{
  gboolean is_passed = civic_readiness_is_passed (readiness);
  g_autofree char *at = central_words_format_time (desk->words, readiness->at);
  g_autofree char *hash = g_strndup (readiness->audit_hash, HASH_SHOWN);

  central_page_append (html, "<p><span class=\"pill %s\" data-verdict=\"%s\">%s</span> %s</p>",
                       is_passed ? "good" : "bad", is_passed ? "passed" : "failed",
                       say (desk, is_passed ? CENTRAL_REPORT_PASSED : CENTRAL_REPORT_NOT_PASSED),
                       at);
  central_page_append (html,
                       "<dl class=\"facts\"><div><dt>%s</dt><dd><bdi class=\"num\">%s</bdi></dd>"
                       "</div><div><dt>%s</dt><dd><bdi class=\"num\">%s</bdi></dd></div></dl>",
                       say (desk, CENTRAL_REPORT_BY), readiness->account,
                       say (desk, CENTRAL_REPORT_AUDIT), hash);
}

static void
append_readiness (const CentralDesk *desk, GString *html, const CivicReadiness *readiness)
{
  static const CentralReportWord columns[] = { CENTRAL_REPORT_PART, CENTRAL_REPORT_RESULT,
                                               CENTRAL_REPORT_REASON, CENTRAL_REPORT_WHEN };

  central_page_append (html, "<section class=\"card\"><h2>%s</h2>",
                       say (desk, CENTRAL_REPORT_READINESS));
  if (readiness == NULL) {
    central_page_append (html, "<p class=\"empty\">%s</p></section>",
                         say (desk, CENTRAL_REPORT_NO_READINESS));
    return;
  }
  append_verdict (desk, html, readiness);
  append_columns (desk, html, columns, G_N_ELEMENTS (columns));
  for (guint part = 0; part < CIVIC_CHECK_PARTS; part++)
    append_part (desk, html, (CivicCheckPart) part, &readiness->parts[part]);
  g_string_append (html, "</tbody></table></section>");
}

static gint64
count_resets (const CivicShift *shift)
{
  gint64 resets = 0;

  for (guint reason = 0; reason < CIVIC_RESET_REASONS; reason++)
    resets += shift->resets[reason];
  return resets;
}

static void
append_shift (const CentralDesk *desk, GString *html, const CivicShift *shift)
{
  g_autofree char *number = central_desk_format_count (desk, shift->number);
  g_autofree char *paper =
    shift->paper_mm < 0 ? g_strdup ("")
                        : central_desk_format_decimal (desk, (double) shift->paper_mm / 1000, 1);
  g_autofree char *stars =
    shift->rating_count == 0
      ? g_strdup ("")
      : central_desk_format_decimal (
          desk, (double) shift->rating_stars / (double) shift->rating_count, 1);

  central_page_append (html, "<tr><th scope=\"row\" data-shift=\"%s\">%s</th>", shift->from,
                       number);
  append_moment (desk, html, CENTRAL_REPORT_FROM, shift->from);
  append_moment (desk, html, CENTRAL_REPORT_UNTIL, shift->until);
  append_cell (desk, html, CENTRAL_REPORT_BY, shift->account);
  append_number (desk, html, CENTRAL_REPORT_VISITS, civic_shift_count_visits (shift));
  append_number (desk, html, CENTRAL_REPORT_COMPLETED, civic_shift_count_completed (shift));
  append_number (desk, html, CENTRAL_REPORT_RECEIPTS, shift->receipts_printed);
  append_number (desk, html, CENTRAL_REPORT_NOT_PRINTED,
                 shift->receipts_failed + shift->receipts_unknown);
  append_cell (desk, html, CENTRAL_REPORT_PAPER, paper);
  append_number (desk, html, CENTRAL_REPORT_RESETS, count_resets (shift));
  append_cell (desk, html, CENTRAL_REPORT_STARS, stars);
  append_number (desk, html, CENTRAL_REPORT_OUTBOX, shift->outbox_waiting);
  g_string_append (html, "</tr>");
}

static void
append_shifts (const CentralDesk *desk, GString *html, GPtrArray *shifts)
{
  static const CentralReportWord columns[] = {
    CENTRAL_REPORT_SHIFT,    CENTRAL_REPORT_FROM,        CENTRAL_REPORT_UNTIL,
    CENTRAL_REPORT_BY,       CENTRAL_REPORT_VISITS,      CENTRAL_REPORT_COMPLETED,
    CENTRAL_REPORT_RECEIPTS, CENTRAL_REPORT_NOT_PRINTED, CENTRAL_REPORT_PAPER,
    CENTRAL_REPORT_RESETS,   CENTRAL_REPORT_STARS,       CENTRAL_REPORT_OUTBOX,
  };

  central_page_append (html, "<section class=\"card\"><h2>%s</h2>",
                       say (desk, CENTRAL_REPORT_SHIFTS));
  if (shifts->len == 0) {
    central_page_append (html, "<p class=\"empty\">%s</p></section>",
                         say (desk, CENTRAL_REPORT_NO_SHIFTS));
    return;
  }
  append_columns (desk, html, columns, G_N_ELEMENTS (columns));
  for (guint index = 0; index < shifts->len; index++)
    append_shift (desk, html, shifts->pdata[index]);
  g_string_append (html, "</tbody></table></section>");
}

static void
append_head (const CentralDesk *desk, GString *html, const char *kiosk)
{
  g_autofree char *path = g_strconcat ("/kiosks/", kiosk, NULL);
  g_autofree char *back = central_desk_link (desk, path);
  g_autofree char *csv = g_strconcat ("/reports.csv?kiosk=", kiosk, NULL);
  g_autofree char *json = g_strconcat ("/reports.json?kiosk=", kiosk, NULL);

  central_page_append (html,
                       "<p class=\"back\"><a href=\"%s\"><bdi class=\"num\">%s</bdi></a></p>"
                       "<div class=\"title\"><h1>%s</h1>"
                       "<p><a href=\"%s\">CSV</a> · <a href=\"%s\">JSON</a></p></div>",
                       back, kiosk, say (desk, CENTRAL_REPORT_REPORTS), csv, json);
}

static CentralResponse *
draw (CentralDesk *desk, const char *tail, GError **error)
{
  CentralOperatorPage page = { .title = say (desk, CENTRAL_REPORT_REPORTS),
                               .tab = CENTRAL_OPERATOR_TAB_KIOSKS };
  g_auto (Reports) reports = { NULL };
  GString *html = NULL;

  if (!read_reports (desk, tail, MAXIMUM_SHOWN, &reports, error))
    return NULL;
  html = central_operator_page_begin (desk, &page);
  append_head (desk, html, tail);
  append_readiness (desk, html, reports.readiness);
  append_shifts (desk, html, reports.shifts);
  return central_operator_page_respond (desk, html, 200);
}

static const char *
get_kiosk (const CentralDesk *desk)
{
  const char *kiosk = central_request_get_query (desk->request, "kiosk");

  return kiosk ? kiosk : "";
}

/* Figures and words of closed lists alone: none of them has to be quoted. */
static void
append_row (GString *csv, const CivicShift *shift)
{
  g_string_append_printf (
    csv,
    "%s,%" G_GINT64_FORMAT ",%s,%s,%s,%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT
    ",%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT ",",
    shift->kiosk, shift->number, shift->from, shift->until, shift->account,
    civic_shift_count_visits (shift), civic_shift_count_completed (shift), shift->visit_seconds,
    shift->receipts_printed, shift->receipts_failed, shift->receipts_unknown);
  if (shift->paper_mm >= 0)
    g_string_append_printf (csv, "%" G_GINT64_FORMAT, shift->paper_mm);
  g_string_append_printf (csv,
                          ",%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT
                          ",%" G_GINT64_FORMAT ",%s\r\n",
                          count_resets (shift), shift->rating_count, shift->rating_stars,
                          shift->outbox_waiting, shift->audit_hash);
}

static CentralResponse *
write_csv (CentralDesk *desk, const char *tail, GError **error)
{
  g_auto (Reports) reports = { NULL };
  g_autofree char *disposition = NULL;
  CentralResponse *response = NULL;
  GString *csv = NULL;

  if (!read_reports (desk, get_kiosk (desk), MAXIMUM_EXPORTED, &reports, error))
    return NULL;
  csv = g_string_new ("kiosk,shift,from,until,account,visits,completed,visit_seconds,"
                      "receipts_printed,receipts_failed,receipts_unknown,paper_mm,resets,ratings,"
                      "stars,outbox_waiting,audit_hash\r\n");
  for (guint index = 0; index < reports.shifts->len; index++)
    append_row (csv, reports.shifts->pdata[index]);
  disposition = g_strdup_printf ("attachment; filename=\"kushk-shifts-%s.csv\"", get_kiosk (desk));
  response = central_response_new (200, CSV_TYPE, g_string_free (csv, FALSE));
  central_response_add_header (response, "Content-Disposition", disposition);
  return response;
}

/* text: (transfer full) (nullable) */
static gboolean
add_report (JsonBuilder *builder, char *text, GError **error)
{
  g_autofree char *json = text;
  g_autoptr (JsonNode) node = json ? central_json_parse (json, error) : NULL;

  if (node == NULL)
    return FALSE;
  json_builder_add_value (builder, g_steal_pointer (&node));
  return TRUE;
}

static CentralResponse *
write_json (CentralDesk *desk, const char *tail, GError **error)
{
  g_auto (Reports) reports = { NULL };
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!read_reports (desk, get_kiosk (desk), MAXIMUM_EXPORTED, &reports, error))
    return NULL;
  json_builder_begin_object (builder);
  central_json_add_string (builder, "kiosk", get_kiosk (desk));
  json_builder_set_member_name (builder, "readiness");
  if (reports.readiness == NULL)
    json_builder_add_null_value (builder);
  else if (!add_report (builder, civic_readiness_to_json (reports.readiness, error), error))
    return NULL;
  json_builder_set_member_name (builder, "shifts");
  json_builder_begin_array (builder);
  for (guint index = 0; index < reports.shifts->len; index++)
    if (!add_report (builder, civic_shift_to_json (reports.shifts->pdata[index], error), error))
      return NULL;
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return central_response_new (200, JSON_TYPE, central_json_build_text (builder));
}

CentralResponse *
central_operator_reports_get (CentralOffice *office,
                              const CentralRequest *request,
                              const char *tail,
                              GError **error)
{
  return central_desk_serve (office, request, tail, CENTRAL_DESK_PAGE, draw, error);
}

CentralResponse *
central_operator_reports_get_csv (CentralOffice *office,
                                  const CentralRequest *request,
                                  const char *tail,
                                  GError **error)
{
  return central_desk_serve (office, request, tail, CENTRAL_DESK_EXPORT, write_csv, error);
}

CentralResponse *
central_operator_reports_get_json (CentralOffice *office,
                                   const CentralRequest *request,
                                   const char *tail,
                                   GError **error)
{
  return central_desk_serve (office, request, tail, CENTRAL_DESK_EXPORT, write_json, error);
}
