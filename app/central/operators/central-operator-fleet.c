/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-endpoints.h"

#include "central-clock.h"
#include "central-operator-kiosk-parts.h"
#include "central-operator-page.h"

#define REFRESH_S 30
#define PAGE_SIZE 100

static const char *
get_tone (const CentralFleetKiosk *kiosk)
{
  if ((kiosk->warnings & CENTRAL_FLEET_BAD) != 0)
    return "bad";
  if (kiosk->warnings != 0)
    return "due";
  return kiosk->heartbeat && central_figures_is_usable (kiosk->heartbeat->state) ? "good" : "rest";
}

static void
append_cell (const CentralDesk *desk, GString *html, CentralSay label, const char *value)
{
  central_page_append (html, "<td data-label=\"%s\">%s</td>", central_desk_say (desk, label),
                       value);
}

/* What stands behind the middle dot is the smaller half. */
static void
append_two_lines (const CentralDesk *desk, GString *html, CentralSay label, const char *value)
{
  g_auto (GStrv) parts = g_strsplit (value, " · ", 2);

  central_page_append (html, "<td data-label=\"%s\">%s", central_desk_say (desk, label), parts[0]);
  if (parts[1])
    central_page_append (html, "<small>%s</small>", parts[1]);
  g_string_append (html, "</td>");
}

static void
append_rating (const CentralDesk *desk, GString *html, const CentralFigures *figures)
{
  double satisfaction = central_figures_get_satisfaction (figures);
  g_autofree char *stars =
    satisfaction < 0 ? NULL : central_desk_format_decimal (desk, satisfaction, 1);
  g_autofree char *count = central_desk_format_count (desk, figures->ratings);

  central_page_append (html, "<td data-label=\"%s\">",
                       central_desk_say (desk, CENTRAL_SAY_SATISFACTION));
  if (stars)
    central_page_append (
      html,
      "<span class=\"rating\"><span class=\"stars\">★</span> %s <small>(%s)</small></span></td>",
      stars, count);
  else
    central_page_append (html, "%s</td>", central_desk_say (desk, CENTRAL_SAY_NONE));
}

static void
append_name (const CentralDesk *desk, GString *html, const CentralFleetKiosk *kiosk)
{
  g_autofree char *path = g_strconcat ("/kiosks/", kiosk->kiosk->id, NULL);
  g_autofree char *link = central_desk_link (desk, path);

  central_page_append (html,
                       "<th scope=\"row\"><a href=\"%s\"><bdi class=\"num\">%s</bdi></a>"
                       "<small>%s</small>",
                       link, kiosk->kiosk->id,
                       central_operator_kiosk_get_place (desk, kiosk->kiosk->centre));
  central_operator_kiosk_append_warnings (desk, html, kiosk);
  g_string_append (html, "</th>");
}

static void
append_state_cell (const CentralDesk *desk, GString *html, const CentralFleetKiosk *kiosk)
{
  central_page_append (html, "<td data-label=\"%s\">", central_desk_say (desk, CENTRAL_SAY_STATE));
  central_operator_kiosk_append_state (desk, html, kiosk);
  if (kiosk->heartbeat) {
    gboolean is_silent = (kiosk->warnings & CENTRAL_FLEET_NOT_HEARD) != 0;
    g_autofree char *moment = central_desk_format_moment (
      desk, is_silent ? kiosk->kiosk->heard_at : kiosk->heartbeat->since);
    g_autofree char *since = central_desk_say_with (desk, CENTRAL_SAY_SINCE, moment);

    central_page_append (html, "<small>%s</small>", since);
  }
  g_string_append (html, "</td>");
}

static void
append_version (const CentralDesk *desk, GString *html, const CivicHeartbeat *heartbeat)
{
  g_autofree char *catalogue = central_operator_kiosk_describe_catalogue (desk, heartbeat);

  central_page_append (html,
                       "<td data-label=\"%s\"><bdi class=\"num\">%s</bdi><small>%s %s</small></td>",
                       central_desk_say (desk, CENTRAL_SAY_VERSION), heartbeat->version,
                       central_desk_say (desk, CENTRAL_SAY_CATALOGUE), catalogue);
}

static void
append_row (const CentralDesk *desk, GString *html, const CentralFleetKiosk *kiosk)
{
  g_autofree char *heard = central_operator_kiosk_describe_heard (desk, kiosk);
  g_autofree char *filings = central_desk_format_count (desk, kiosk->today.filings);
  const CivicHeartbeat *heartbeat = kiosk->heartbeat;

  central_page_append (html, "<tr class=\"%s\">", get_tone (kiosk));
  append_name (desk, html, kiosk);
  append_state_cell (desk, html, kiosk);
  append_cell (desk, html, CENTRAL_SAY_HEARD, heard);
  append_cell (desk, html, CENTRAL_SAY_FILINGS_TODAY, filings);
  append_rating (desk, html, &kiosk->today);
  if (heartbeat) {
    g_autofree char *printer =
      central_operator_kiosk_describe_printer (desk, heartbeat->receipt_printer);
    g_autofree char *outbox = central_operator_kiosk_describe_outbox (desk, heartbeat);

    append_two_lines (desk, html, CENTRAL_SAY_PRINTER, printer);
    append_two_lines (desk, html, CENTRAL_SAY_OUTBOX, outbox);
    append_version (desk, html, heartbeat);
  } else {
    g_string_append (html, "<td></td><td></td><td></td>");
  }
  g_string_append (html, "</tr>");
}

static void
append_head (const CentralDesk *desk, GString *html)
{
  static const CentralSay columns[] = {
    CENTRAL_SAY_KIOSK,        CENTRAL_SAY_STATE,   CENTRAL_SAY_HEARD,  CENTRAL_SAY_FILINGS_TODAY,
    CENTRAL_SAY_SATISFACTION, CENTRAL_SAY_PRINTER, CENTRAL_SAY_OUTBOX, CENTRAL_SAY_VERSION,
  };

  g_string_append (html, "<table class=\"fleet\"><thead><tr>");
  for (guint index = 0; index < G_N_ELEMENTS (columns); index++)
    central_page_append (html, "<th scope=\"col\">%s</th>",
                         central_desk_say (desk, columns[index]));
  g_string_append (html, "</tr></thead><tbody>");
}

static void
append_tile (
  GString *html, const char *tone, const char *label, const char *value, const char *more)
{
  central_page_append (html, "<div class=\"tile %s\"><dt>%s</dt><dd><b>%s</b>", tone, label, value);
  if (more)
    central_page_append (html, " <small>%s</small>", more);
  g_string_append (html, "</dd></div>");
}

static guint
count_wrong (GPtrArray *fleet, CentralFigures *sum)
{
  guint wrong = 0;

  for (guint index = 0; index < fleet->len; index++) {
    const CentralFleetKiosk *kiosk = fleet->pdata[index];

    central_figures_add (sum, &kiosk->today);
    wrong += kiosk->warnings != 0;
  }
  return wrong;
}

static void
append_tiles (const CentralDesk *desk, GString *html, GPtrArray *fleet)
{
  CentralFigures sum = { 0 };
  guint wrong = count_wrong (fleet, &sum);
  double satisfaction = central_figures_get_satisfaction (&sum);
  g_autofree char *kiosks = central_desk_format_count (desk, fleet->len);
  g_autofree char *wrong_count = central_desk_format_count (desk, wrong);
  g_autofree char *filings = central_desk_format_count (desk, sum.filings);
  g_autofree char *ratings = central_desk_format_count (desk, sum.ratings);
  g_autofree char *rated = central_desk_say_with (desk, CENTRAL_SAY_RATINGS, ratings);
  g_autofree char *stars = satisfaction < 0 ? g_strdup (central_desk_say (desk, CENTRAL_SAY_NONE))
                                            : central_desk_format_decimal (desk, satisfaction, 1);

  g_string_append (html, "<dl class=\"tiles\">");
  append_tile (html, "", central_desk_say (desk, CENTRAL_SAY_KIOSKS), kiosks, NULL);
  append_tile (html, wrong > 0 ? "bad" : "good",
               central_desk_say (desk, wrong > 0 ? CENTRAL_SAY_WRONG_NOW : CENTRAL_SAY_ALL_WELL),
               wrong_count, NULL);
  append_tile (html, "", central_desk_say (desk, CENTRAL_SAY_FILINGS_TODAY), filings, NULL);
  append_tile (html, "", central_desk_say (desk, CENTRAL_SAY_SATISFACTION), stars, rated);
  g_string_append (html, "</dl>");
}

static void
append_step (const CentralDesk *desk, GString *html, guint page, CentralSay say)
{
  g_autofree char *path = g_strdup_printf ("/?page=%u", page);
  g_autofree char *link = central_desk_link (desk, path);

  central_page_append (html, "<a class=\"button\" href=\"%s\">%s</a>", link,
                       central_desk_say (desk, say));
}

static void
append_kiosks (const CentralDesk *desk, GString *html, GPtrArray *fleet)
{
  const char *wanted = central_request_get_query (desk->request, "page");
  guint64 page = wanted ? MIN (g_ascii_strtoull (wanted, NULL, 10), fleet->len / PAGE_SIZE) : 0;
  guint first = (guint) page * PAGE_SIZE;

  append_head (desk, html);
  for (guint index = first; index < MIN (first + PAGE_SIZE, fleet->len); index++)
    append_row (desk, html, fleet->pdata[index]);
  g_string_append (html, "</tbody></table>");
  if (fleet->len <= PAGE_SIZE)
    return;
  g_string_append (html, "<nav class=\"pager\">");
  if (page > 0)
    append_step (desk, html, (guint) page - 1, CENTRAL_SAY_PREVIOUS);
  if (first + PAGE_SIZE < fleet->len)
    append_step (desk, html, (guint) page + 1, CENTRAL_SAY_NEXT);
  g_string_append (html, "</nav>");
}

static void
append_enrolment_link (const CentralDesk *desk, GString *html)
{
  g_autofree char *link = central_desk_link (desk, "/enrolments");

  if (central_desk_may_operate (desk))
    central_page_append (html, "<p class=\"actions\"><a class=\"button\" href=\"%s\">%s</a></p>",
                         link, central_desk_say (desk, CENTRAL_SAY_ADD_KIOSK));
}

static CentralResponse *
draw (CentralDesk *desk, const char *tail, GError **error)
{
  CentralOperatorPage page = {
    .title = central_desk_say (desk, CENTRAL_SAY_KIOSKS),
    .tab = CENTRAL_OPERATOR_TAB_KIOSKS,
    .refresh_s = REFRESH_S,
  };
  g_autofree char *now = central_clock_now ();
  g_autofree char *today = g_strndup (now, strlen ("2026-11-23"));
  g_autoptr (GPtrArray) fleet = central_fleet_list (desk->office->store, desk->account->operator_id,
                                                    today, desk->now_ms, error);
  GString *html = NULL;

  if (fleet == NULL)
    return NULL;
  html = central_operator_page_begin (desk, &page);
  central_operator_page_append_title (html, page.title,
                                      central_desk_say (desk, CENTRAL_SAY_FLEET_LEAD));
  append_tiles (desk, html, fleet);
  if (fleet->len > 0)
    append_kiosks (desk, html, fleet);
  else
    central_page_append (html, "<p class=\"empty\">%s</p>",
                         central_desk_say (desk, CENTRAL_SAY_NO_KIOSKS));
  append_enrolment_link (desk, html);
  return central_operator_page_respond (desk, html, 200);
}

CentralResponse *
central_operator_fleet_get (CentralOffice *office,
                            const CentralRequest *request,
                            const char *tail,
                            GError **error)
{
  return central_desk_serve (office, request, tail, CENTRAL_DESK_PAGE, draw, error);
}
