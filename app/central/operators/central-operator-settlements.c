/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* Days of the books: which are closed, what stands on one, and closing another. */

#include "central-endpoints.h"

#include <string.h>

#include "civic-money.h"

#include "central-audit.h"
#include "central-chart.h"
#include "central-clock.h"
#include "central-error.h"
#include "central-operator-page.h"
#include "central-settlement.h"

#define MAXIMUM_SETTLEMENTS 92
#define CSV_TYPE "text/csv; charset=utf-8; header=present"
#define JSON_TYPE "application/json"

/* Whose days this desk lists: NULL, everybody's. */
static const char *
get_scope (const CentralDesk *desk)
{
  return central_desk_is_everyones (desk) ? NULL : desk->account->operator_id;
}

static gboolean
may_see (const CentralDesk *desk, const char *operator_id)
{
  return central_desk_is_everyones (desk) || g_str_equal (desk->account->operator_id, operator_id);
}

static gboolean
is_over (const char *day)
{
  g_autofree char *now = central_clock_now ();

  return strncmp (day, now, strlen ("2026-11-23")) < 0;
}

static void
append_money (const CentralDesk *desk, GString *html, CentralSay label, gint64 halalas)
{
  g_autofree char *amount = civic_money_format (halalas);

  central_page_append (html,
                       "<td class=\"figure\" data-label=\"%s\"><bdi class=\"num\">%s</bdi></td>",
                       central_desk_say (desk, label), amount);
}

static void
append_close_form (const CentralDesk *desk, GString *html, const CentralSettlement *settlement)
{
  central_operator_page_begin_form (desk, html, "/settlements");
  central_page_append (
    html,
    "<input type=\"hidden\" name=\"operator\" value=\"%s\">"
    "<input type=\"hidden\" name=\"day\" value=\"%s\"><button>%s</button></form>",
    settlement->operator_id, settlement->day, central_desk_say (desk, CENTRAL_SAY_CLOSE_DAY));
}

static void
append_closing (const CentralDesk *desk, GString *html, const CentralSettlement *settlement)
{
  g_autofree char *closed_at =
    settlement->closed_at ? central_words_format_time (desk->words, settlement->closed_at) : NULL;

  central_page_append (html, "<td data-label=\"%s\">",
                       central_desk_say (desk, CENTRAL_SAY_CLOSED_AT));
  if (closed_at)
    central_page_append (html, "%s", closed_at);
  else if (central_desk_may_operate (desk) && is_over (settlement->day))
    append_close_form (desk, html, settlement);
  else
    central_page_append (html, "<span class=\"pill rest\">%s</span>",
                         central_desk_say (desk, CENTRAL_SAY_DAY_OPEN));
  g_string_append (html, "</td>");
}

static void
append_row (const CentralDesk *desk, GString *html, const CentralSettlement *settlement)
{
  g_autofree char *path =
    g_strdup_printf ("/settlements/%s@%s", settlement->operator_id, settlement->day);
  g_autofree char *link = central_desk_link (desk, path);
  g_autofree char *day = central_words_format_date (desk->words, settlement->day);
  g_autofree char *count = central_desk_format_count (desk, settlement->entry_count);

  central_page_append (html, "<tr><th scope=\"row\"><a href=\"%s\">%s</a>", link, day);
  if (central_desk_is_everyones (desk))
    central_page_append (html, "<small><bdi>%s</bdi></small>", settlement->operator_id);
  central_page_append (html, "</th><td class=\"figure\" data-label=\"%s\">%s</td>",
                       central_desk_say (desk, CENTRAL_SAY_ENTRIES), count);
  append_money (desk, html, CENTRAL_SAY_MUNICIPALITY_SHARE, settlement->municipality_halalas);
  append_money (desk, html, CENTRAL_SAY_OPERATOR_SHARE, settlement->operator_halalas);
  append_money (desk, html, CENTRAL_SAY_VAT, settlement->vat_halalas);
  append_money (desk, html, CENTRAL_SAY_TOTAL, settlement->total_halalas);
  append_closing (desk, html, settlement);
  g_string_append (html, "</tr>");
}

static void
append_list (const CentralDesk *desk, GString *html, GPtrArray *settlements)
{
  static const CentralSay figures[] = { CENTRAL_SAY_ENTRIES, CENTRAL_SAY_MUNICIPALITY_SHARE,
                                        CENTRAL_SAY_OPERATOR_SHARE, CENTRAL_SAY_VAT,
                                        CENTRAL_SAY_TOTAL };

  central_page_append (html, "<section class=\"card\"><table><thead><tr><th scope=\"col\">%s</th>",
                       central_desk_say (desk, CENTRAL_SAY_DAY));
  for (guint index = 0; index < G_N_ELEMENTS (figures); index++)
    central_page_append (html, "<th scope=\"col\" class=\"figure\">%s</th>",
                         central_desk_say (desk, figures[index]));
  central_page_append (html, "<th scope=\"col\">%s</th></tr></thead><tbody>",
                       central_desk_say (desk, CENTRAL_SAY_CLOSED_AT));
  for (guint index = 0; index < settlements->len; index++)
    append_row (desk, html, settlements->pdata[index]);
  g_string_append (html, "</tbody></table></section>");
}

static void
append_said (const CentralDesk *desk, GString *html)
{
  const char *said = central_request_get_query (desk->request, "said");

  if (g_strcmp0 (said, "closed") == 0)
    central_operator_page_append_notice (html, "good",
                                         central_desk_say (desk, CENTRAL_SAY_DAY_CLOSED));
  else if (g_strcmp0 (said, "refused") == 0)
    central_operator_page_append_notice (html, "bad",
                                         central_desk_say (desk, CENTRAL_SAY_DAY_REFUSED));
}

static CentralResponse *
draw_list (CentralDesk *desk, const char *tail, GError **error)
{
  g_autoptr (GPtrArray) settlements =
    central_settlement_list (desk->office, get_scope (desk), NULL, MAXIMUM_SETTLEMENTS, error);
  CentralOperatorPage page = {
    .title = central_desk_say (desk, CENTRAL_SAY_SETTLEMENTS),
    .tab = CENTRAL_OPERATOR_TAB_SETTLEMENTS,
  };
  GString *html = NULL;

  if (settlements == NULL)
    return NULL;
  html = central_operator_page_begin (desk, &page);
  central_operator_page_append_title (html, page.title,
                                      central_desk_say (desk, CENTRAL_SAY_SETTLEMENTS_LEAD));
  append_said (desk, html);
  if (settlements->len > 0)
    append_list (desk, html, settlements);
  else
    central_page_append (html, "<p class=\"empty\">%s</p>",
                         central_desk_say (desk, CENTRAL_SAY_NO_SETTLEMENTS));
  return central_operator_page_respond (desk, html, 200);
}

static void
append_account (const CentralDesk *desk, GString *html, const CentralAccountSum *sum)
{
  CivicText *name = central_chart_get_name (desk->office->chart, sum->account);

  central_page_append (html,
                       "<tr><th scope=\"row\">%s<small><bdi class=\"num\">%s</bdi></small></th>",
                       name ? civic_text_get (name, desk->language) : sum->account, sum->account);
  append_money (desk, html, CENTRAL_SAY_DEBIT, sum->debit_halalas);
  append_money (desk, html, CENTRAL_SAY_CREDIT, sum->credit_halalas);
  g_string_append (html, "</tr>");
}

static void
append_accounts (const CentralDesk *desk, GString *html, GPtrArray *sums)
{
  gint64 debit_halalas = 0;
  gint64 credit_halalas = 0;

  central_page_append (
    html,
    "<section class=\"card\"><h2>%s</h2><table class=\"plain\"><thead><tr>"
    "<th scope=\"col\">%s</th><th scope=\"col\" class=\"figure\">%s</th>"
    "<th scope=\"col\" class=\"figure\">%s</th></tr></thead><tbody>",
    central_desk_say (desk, CENTRAL_SAY_POSTINGS), central_desk_say (desk, CENTRAL_SAY_ACCOUNT),
    central_desk_say (desk, CENTRAL_SAY_DEBIT), central_desk_say (desk, CENTRAL_SAY_CREDIT));
  for (guint index = 0; index < sums->len; index++) {
    const CentralAccountSum *sum = sums->pdata[index];

    append_account (desk, html, sum);
    debit_halalas += sum->debit_halalas;
    credit_halalas += sum->credit_halalas;
  }
  central_page_append (html, "</tbody><tfoot><tr><th scope=\"row\">%s</th>",
                       central_desk_say (desk, debit_halalas == credit_halalas
                                                 ? CENTRAL_SAY_BALANCED
                                                 : CENTRAL_SAY_TOTAL));
  append_money (desk, html, CENTRAL_SAY_DEBIT, debit_halalas);
  append_money (desk, html, CENTRAL_SAY_CREDIT, credit_halalas);
  g_string_append (html, "</tr></tfoot></table></section>");
}

static void
append_downloads (const CentralDesk *desk, GString *html, const CentralSettlement *settlement)
{
  static const char *const kinds[][2] = { { "csv", "CSV" }, { "json", "JSON" } };

  g_string_append (html, "<p class=\"actions\">");
  for (guint index = 0; index < G_N_ELEMENTS (kinds); index++) {
    g_autofree char *label = central_desk_say_with (desk, CENTRAL_SAY_DOWNLOAD, kinds[index][1]);

    central_page_append (html, "<a class=\"button\" href=\"/settlements/%s@%s.%s\" download>%s</a>",
                         settlement->operator_id, settlement->day, kinds[index][0], label);
  }
  g_string_append (html, "</p>");
}

static CentralResponse *
draw_settlement (CentralDesk *desk, const CentralSettlement *settlement, GError **error)
{
  g_autofree char *day = central_words_format_date (desk->words, settlement->day);
  g_autofree char *back = central_desk_link (desk, "/settlements");
  CentralOperatorPage page = { .title = day, .tab = CENTRAL_OPERATOR_TAB_SETTLEMENTS };
  g_autoptr (GPtrArray) sums = central_store_sum_accounts (
    desk->office->store, settlement->operator_id, settlement->day, error);
  GString *html = NULL;

  if (sums == NULL)
    return NULL;
  html = central_operator_page_begin (desk, &page);
  central_page_append (html, "<p class=\"back\"><a href=\"%s\">%s</a></p>", back,
                       central_desk_say (desk, CENTRAL_SAY_SETTLEMENTS));
  central_operator_page_append_title (html, day, settlement->operator_id);
  append_accounts (desk, html, sums);
  append_downloads (desk, html, settlement);
  return central_operator_page_respond (desk, html, 200);
}

static CentralResponse *
export_settlement (CentralDesk *desk,
                   const CentralSettlement *settlement,
                   const char *kind,
                   GError **error)
{
  gboolean is_csv = g_str_equal (kind, ".csv");
  char *text = is_csv ? central_settlement_export_csv (desk->office, settlement, error)
                      : central_settlement_export_json (desk->office, settlement, error);
  g_autofree char *disposition = g_strdup_printf ("attachment; filename=\"settlement-%s-%s%s\"",
                                                  settlement->operator_id, settlement->day, kind);
  g_autofree char *subject = g_strdup_printf ("%s:%s", settlement->operator_id, settlement->day);
  CentralResponse *response = NULL;

  if (text == NULL)
    return NULL;
  if (!central_audit_add (desk->office->store, desk->account->name,
                          CENTRAL_AUDIT_SETTLEMENT_EXPORTED, subject, error)) {
    g_free (text);
    return NULL;
  }
  response = central_response_new (200, is_csv ? CSV_TYPE : JSON_TYPE, text);
  central_response_add_header (response, "Content-Disposition", disposition);
  return response;
}

/* ".csv", ".json", or "" for the page. */
static const char *
get_kind (const char *tail)
{
  const char *dot = strrchr (tail, '.');

  return dot && (g_str_equal (dot, ".csv") || g_str_equal (dot, ".json")) ? dot : "";
}

/* tail: "OPERATOR@DAY", with its kind. Another operator's is not there, and none is of no day. */
static CentralSettlement *
find_settlement (const CentralDesk *desk, const char *tail, GError **error)
{
  g_autofree char *name = g_strndup (tail, strlen (tail) - strlen (get_kind (tail)));
  g_auto (GStrv) parts = g_strsplit (name, "@", 3);
  g_autoptr (CentralSettlement) settlement = NULL;
  g_autoptr (GError) own_error = NULL;

  if (g_strv_length (parts) == 2 && may_see (desk, parts[0]) &&
      !central_settlement_find (desk->office, parts[0], parts[1], &settlement, &own_error) &&
      !g_error_matches (own_error, CENTRAL_ERROR, CENTRAL_ERROR_MALFORMED)) {
    g_propagate_error (error, g_steal_pointer (&own_error));
    return NULL;
  }
  if (settlement == NULL)
    g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_NOT_FOUND, "no such settlement here");
  return g_steal_pointer (&settlement);
}

static CentralResponse *
show (CentralDesk *desk, const char *tail, GError **error)
{
  g_autoptr (CentralSettlement) settlement = find_settlement (desk, tail, error);
  const char *kind = get_kind (tail);

  if (settlement == NULL)
    return NULL;
  return *kind ? export_settlement (desk, settlement, kind, error)
               : draw_settlement (desk, settlement, error);
}

static CentralResponse *
close_day (CentralDesk *desk, const char *tail, GError **error)
{
  g_autofree char *operator_id = central_desk_get_part (desk, "operator");
  g_autofree char *day = central_desk_get_part (desk, "day");
  g_autofree char *name = g_strconcat (operator_id, "@", day, NULL);
  g_autoptr (CentralSettlement) open = find_settlement (desk, name, error);
  g_autoptr (CentralSettlement) closed = NULL;

  if (open == NULL)
    return NULL;
  if (!is_over (day))
    return central_desk_send_to (desk, "/settlements?said=refused");
  closed = central_settlement_close (desk->office, operator_id, day, desk->account->name, error);
  if (closed == NULL)
    return NULL;
  return central_desk_send_to (desk, "/settlements?said=closed");
}

CentralResponse *
central_operator_settlements_get (CentralOffice *office,
                                  const CentralRequest *request,
                                  const char *tail,
                                  GError **error)
{
  return central_desk_serve (office, request, tail, CENTRAL_DESK_PAGE, draw_list, error);
}

CentralResponse *
central_operator_settlement_get (CentralOffice *office,
                                 const CentralRequest *request,
                                 const char *tail,
                                 GError **error)
{
  CentralDeskKind kind = *get_kind (tail) ? CENTRAL_DESK_EXPORT : CENTRAL_DESK_PAGE;

  return central_desk_serve (office, request, tail, kind, show, error);
}

CentralResponse *
central_operator_settlements_post (CentralOffice *office,
                                   const CentralRequest *request,
                                   const char *tail,
                                   GError **error)
{
  return central_desk_serve (office, request, tail, CENTRAL_DESK_FORM, close_day, error);
}
