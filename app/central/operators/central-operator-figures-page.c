/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* The figures as a page: tiles, two charts, and a table by kiosk and by service. */

#include "central-endpoints.h"

#include <string.h>

#include "central-operator-chart.h"
#include "central-operator-figures.h"
#include "central-operator-kiosk-parts.h"
#include "central-operator-page.h"

#define MAXIMUM_STEPS 12
#define MAXIMUM_ROWS 200
#define FORM_PREFIX "form:"

static void
append_tile (GString *html, const char *label, const char *value, const char *more)
{
  central_page_append (html,
                       "<div class=\"tile\"><dt>%s</dt><dd><b>%s</b> <small>%s</small></dd></div>",
                       label, value, more);
}

static char *
format_share (const CentralDesk *desk, double share)
{
  return share < 0 ? g_strdup (central_desk_say (desk, CENTRAL_SAY_NONE))
                   : central_desk_format_percent (desk, share);
}

static char *
format_minutes (const CentralDesk *desk, double seconds)
{
  g_autofree char *number = NULL;

  if (seconds < 0)
    return g_strdup (central_desk_say (desk, CENTRAL_SAY_NONE));
  number = central_desk_format_decimal (desk, seconds / 60, 1);
  return central_desk_say_with (desk, CENTRAL_SAY_MINUTES, number);
}

static char *
format_stars (const CentralDesk *desk, double satisfaction)
{
  return satisfaction < 0 ? g_strdup (central_desk_say (desk, CENTRAL_SAY_NONE))
                          : central_desk_format_decimal (desk, satisfaction, 2);
}

static void
append_share (const CentralDesk *desk,
              GString *html,
              CentralSay label,
              double share,
              CentralSay of,
              gint64 whole)
{
  g_autofree char *value = format_share (desk, share);
  g_autofree char *number = central_desk_format_count (desk, whole);
  g_autofree char *more = central_desk_say_with (desk, of, number);

  append_tile (html, central_desk_say (desk, label), value, more);
}

static void
append_tiles (const CentralDesk *desk, GString *html, const CentralFigures *figures)
{
  gint64 visits = central_figures_get_visits (figures);
  g_autofree char *time = format_minutes (desk, central_figures_get_mean_seconds (figures));
  g_autofree char *stars = format_stars (desk, central_figures_get_satisfaction (figures));
  g_autofree char *visit_count = central_desk_format_count (desk, visits);
  g_autofree char *of_visits = central_desk_say_with (desk, CENTRAL_SAY_OF_VISITS, visit_count);
  g_autofree char *rating_count = central_desk_format_count (desk, figures->ratings);
  g_autofree char *ratings = central_desk_say_with (desk, CENTRAL_SAY_RATINGS, rating_count);

  g_string_append (html, "<dl class=\"tiles\">");
  append_share (desk, html, CENTRAL_SAY_COMPLETION, central_figures_get_completion (figures),
                CENTRAL_SAY_OF_VISITS, visits);
  append_tile (html, central_desk_say (desk, CENTRAL_SAY_MEAN_TIME), time, of_visits);
  append_tile (html, central_desk_say (desk, CENTRAL_SAY_SATISFACTION), stars, ratings);
  append_share (desk, html, CENTRAL_SAY_RECEIPTS, central_figures_get_receipt_success (figures),
                CENTRAL_SAY_OF_RECEIPTS, central_figures_get_receipts (figures));
  append_share (desk, html, CENTRAL_SAY_AVAILABILITY, central_figures_get_availability (figures),
                CENTRAL_SAY_OF_HOURS, figures->told_seconds / 3600);
  append_share (desk, html, CENTRAL_SAY_PROMISE_KEPT, central_figures_get_promise_kept (figures),
                CENTRAL_SAY_OF_DECIDED, central_figures_get_decided (figures));
  g_string_append (html, "</dl>");
}

static const char *
name_service (const CentralDesk *desk, const char *id)
{
  CivicService *service = *id ? civic_catalogue_find (desk->office->catalogue, id) : NULL;

  if (service)
    return civic_text_get (civic_service_get_name (service), desk->language);
  return *id ? id : central_desk_say (desk, CENTRAL_SAY_NO_SERVICE);
}

static CivicPage *
find_page (CivicService *service, const char *id)
{
  GListModel *pages = civic_service_get_pages (service);

  for (guint index = 0; index < g_list_model_get_n_items (pages); index++) {
    g_autoptr (CivicPage) page = g_list_model_get_item (pages, index);

    if (g_str_equal (civic_page_get_id (page), id))
      return page; /* the service holds it */
  }
  return NULL;
}

/* A page of a form has the name that citizens see. */
static char *
name_step (const CentralDesk *desk, const CentralStepCount *count)
{
  CivicService *service = civic_catalogue_find (desk->office->catalogue, count->service);
  CivicPage *page = service && g_str_has_prefix (count->step, FORM_PREFIX)
                      ? find_page (service, count->step + strlen (FORM_PREFIX))
                      : NULL;
  const char *word = g_str_has_prefix (count->step, FORM_PREFIX) ? "form" : count->step;
  const char *step = page ? civic_text_get (civic_page_get_title (page), desk->language)
                          : central_desk_say (desk, central_operator_find_step (word));

  return g_strconcat (name_service (desk, count->service), " · ", step, NULL);
}

static char *
name_day (const CentralDesk *desk, const char *day)
{
  g_autofree char *date = central_words_format_date (desk->words, day);
  g_auto (GStrv) parts = g_strsplit (date, " ", -1);

  return g_strv_length (parts) == 3 ? g_strconcat (parts[0], " ", parts[1], NULL)
                                    : g_steal_pointer (&date);
}

static void
append_numbers (const CentralDesk *desk, GString *html, const CentralOperatorChart *chart)
{
  central_page_append (html,
                       "<details><summary>%s</summary><div class=\"wide\"><table class=\"plain\">"
                       "<thead><tr><th scope=\"col\">%s</th><th scope=\"col\" class=\"figure\">%s"
                       "</th><th scope=\"col\" class=\"figure\">%s</th></tr></thead><tbody>",
                       central_desk_say (desk, CENTRAL_SAY_NUMBERS),
                       central_desk_say (desk, CENTRAL_SAY_DAY), chart->names[0], chart->names[1]);
  for (guint index = 0; index < chart->labels->len; index++) {
    g_autofree char *first =
      central_desk_format_count (desk, g_array_index (chart->values[0], gint64, index));
    g_autofree char *second =
      central_desk_format_count (desk, g_array_index (chart->values[1], gint64, index));

    central_page_append (html,
                         "<tr><th scope=\"row\">%s</th><td class=\"figure\">%s</td>"
                         "<td class=\"figure\">%s</td></tr>",
                         (const char *) chart->labels->pdata[index], first, second);
  }
  g_string_append (html, "</tbody></table></div></details>");
}

static void
append_days (const CentralDesk *desk, GString *html, GPtrArray *rows)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) completed = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (gint64));
  CentralOperatorChart chart = {
    .title = central_desk_say (desk, CENTRAL_SAY_BY_DAY),
    .description = central_desk_say (desk, CENTRAL_SAY_DEFINE_COMPLETION),
    .names = { central_desk_say (desk, CENTRAL_SAY_COMPLETED),
               central_desk_say (desk, CENTRAL_SAY_NOT_COMPLETED) },
    .labels = labels,
    .values = { completed, others },
  };

  for (guint index = 0; index < rows->len; index++) {
    const CentralFiguresRow *row = rows->pdata[index];
    gint64 rest = central_figures_get_visits (&row->figures) - row->figures.completed;

    g_ptr_array_add (labels, name_day (desk, row->day));
    g_array_append_val (completed, row->figures.completed);
    g_array_append_val (others, rest);
  }
  central_page_append (html, "<section class=\"card\"><h2>%s</h2>", chart.title);
  central_operator_chart_draw_columns (desk, html, &chart);
  append_numbers (desk, html, &chart);
  g_string_append (html, "</section>");
}

static void
append_steps (const CentralDesk *desk, GString *html, GPtrArray *steps)
{
  gint64 longest = steps->len > 0 ? ((CentralStepCount *) steps->pdata[0])->times : 0;

  central_page_append (html, "<section class=\"card\"><h2>%s</h2>",
                       central_desk_say (desk, CENTRAL_SAY_BY_STEP));
  if (steps->len == 0)
    central_page_append (html, "<p class=\"empty\">%s</p>",
                         central_desk_say (desk, CENTRAL_SAY_NO_FIGURES));
  else
    central_page_append (html,
                         "<table class=\"plain steps\"><thead><tr><th scope=\"col\">%s</th>"
                         "<th scope=\"col\" class=\"figure\">%s</th></tr></thead><tbody>",
                         central_desk_say (desk, CENTRAL_SAY_STEP),
                         central_desk_say (desk, CENTRAL_SAY_ENDED_HERE));
  for (guint index = 0; index < steps->len; index++) {
    const CentralStepCount *count = steps->pdata[index];
    g_autofree char *name = name_step (desk, count);
    g_autofree char *number = central_desk_format_count (desk, count->times);

    central_page_append (html, "<tr><th scope=\"row\">%s", name);
    central_operator_chart_draw_bar (html, count->times, longest);
    central_page_append (html, "</th><td class=\"figure\">%s</td></tr>", number);
  }
  g_string_append (html, steps->len > 0 ? "</tbody></table></section>" : "</section>");
}

static void
append_figure (const CentralDesk *desk, GString *html, CentralSay label, char *text)
{
  central_page_append (html, "<td class=\"figure\" data-label=\"%s\">%s</td>",
                       central_desk_say (desk, label), text);
  g_free (text);
}

typedef enum {
  BY_KIOSK,
  BY_SERVICE,
} Grouping;

static void
append_row (const CentralDesk *desk, GString *html, const CentralFiguresRow *row, Grouping grouping)
{
  const CentralFigures *figures = &row->figures;

  if (grouping == BY_KIOSK)
    central_page_append (html,
                         "<tr><th scope=\"row\"><bdi class=\"num\">%s</bdi><small>%s</small></th>",
                         row->kiosk, central_operator_kiosk_get_place (desk, row->centre));
  else
    central_page_append (html, "<tr><th scope=\"row\">%s</th>", name_service (desk, row->service));
  append_figure (desk, html, CENTRAL_SAY_VISITS,
                 central_desk_format_count (desk, central_figures_get_visits (figures)));
  append_figure (desk, html, CENTRAL_SAY_COMPLETION,
                 format_share (desk, central_figures_get_completion (figures)));
  append_figure (desk, html, CENTRAL_SAY_MEAN_TIME,
                 format_minutes (desk, central_figures_get_mean_seconds (figures)));
  append_figure (desk, html, CENTRAL_SAY_FILINGS,
                 central_desk_format_count (desk, figures->filings));
  append_figure (desk, html, CENTRAL_SAY_SATISFACTION,
                 format_stars (desk, central_figures_get_satisfaction (figures)));
  if (grouping == BY_KIOSK) {
    append_figure (desk, html, CENTRAL_SAY_RECEIPTS,
                   format_share (desk, central_figures_get_receipt_success (figures)));
    append_figure (desk, html, CENTRAL_SAY_AVAILABILITY,
                   format_share (desk, central_figures_get_availability (figures)));
  }
  append_figure (desk, html, CENTRAL_SAY_PROMISE_KEPT,
                 format_share (desk, central_figures_get_promise_kept (figures)));
  g_string_append (html, "</tr>");
}

static gboolean
is_about_services (const CentralFiguresRow *row)
{
  return central_figures_get_visits (&row->figures) > 0 || row->figures.filings > 0;
}

static void
append_table (const CentralDesk *desk, GString *html, GPtrArray *rows, Grouping grouping)
{
  static const CentralSay columns[] = {
    CENTRAL_SAY_VISITS,       CENTRAL_SAY_COMPLETION,   CENTRAL_SAY_MEAN_TIME,
    CENTRAL_SAY_FILINGS,      CENTRAL_SAY_SATISFACTION, CENTRAL_SAY_RECEIPTS,
    CENTRAL_SAY_AVAILABILITY, CENTRAL_SAY_PROMISE_KEPT,
  };
  CentralSay first = grouping == BY_KIOSK ? CENTRAL_SAY_KIOSK : CENTRAL_SAY_SERVICE;

  central_page_append (
    html, "<section class=\"card\"><h2>%s</h2><table><thead><tr><th scope=\"col\">%s</th>",
    central_desk_say (desk, grouping == BY_KIOSK ? CENTRAL_SAY_BY_KIOSK : CENTRAL_SAY_BY_SERVICE),
    central_desk_say (desk, first));
  for (guint index = 0; index < G_N_ELEMENTS (columns); index++)
    if (grouping == BY_KIOSK ||
        (columns[index] != CENTRAL_SAY_RECEIPTS && columns[index] != CENTRAL_SAY_AVAILABILITY))
      central_page_append (html, "<th scope=\"col\" class=\"figure\">%s</th>",
                           central_desk_say (desk, columns[index]));
  g_string_append (html, "</tr></thead><tbody>");
  for (guint index = 0; index < MIN (rows->len, MAXIMUM_ROWS); index++)
    if (grouping == BY_KIOSK || is_about_services (rows->pdata[index]))
      append_row (desk, html, rows->pdata[index], grouping);
  g_string_append (html, "</tbody></table></section>");
}

static void
append_definitions (const CentralDesk *desk, GString *html)
{
  static const CentralSay definitions[][2] = {
    { CENTRAL_SAY_COMPLETION, CENTRAL_SAY_DEFINE_COMPLETION },
    { CENTRAL_SAY_MEAN_TIME, CENTRAL_SAY_DEFINE_MEAN_TIME },
    { CENTRAL_SAY_SATISFACTION, CENTRAL_SAY_DEFINE_SATISFACTION },
    { CENTRAL_SAY_RECEIPTS, CENTRAL_SAY_DEFINE_RECEIPTS },
    { CENTRAL_SAY_AVAILABILITY, CENTRAL_SAY_DEFINE_AVAILABILITY },
    { CENTRAL_SAY_PROMISE_KEPT, CENTRAL_SAY_DEFINE_PROMISE },
  };

  central_page_append (html, "<section class=\"card\"><h2>%s</h2><dl class=\"definitions\">",
                       central_desk_say (desk, CENTRAL_SAY_DEFINITIONS));
  for (guint index = 0; index < G_N_ELEMENTS (definitions); index++)
    central_page_append (html, "<dt>%s</dt><dd>%s</dd>",
                         central_desk_say (desk, definitions[index][0]),
                         central_desk_say (desk, definitions[index][1]));
  g_string_append (html, "</dl></section>");
}

static CentralResponse *
draw (CentralDesk *desk, const char *tail, GError **error)
{
  g_autoptr (CentralOperatorSpan) span = central_operator_span_read (desk, error);
  g_autoptr (CentralOperatorFigures) figures =
    span ? central_operator_figures_read (desk, span, MAXIMUM_STEPS, error) : NULL;
  CentralOperatorPage page = {
    .title = central_desk_say (desk, CENTRAL_SAY_FIGURES),
    .tab = CENTRAL_OPERATOR_TAB_FIGURES,
  };
  GString *html = NULL;

  if (figures == NULL)
    return NULL;
  html = central_operator_page_begin (desk, &page);
  central_operator_page_append_title (html, page.title,
                                      central_desk_say (desk, CENTRAL_SAY_FIGURES_LEAD));
  central_operator_figures_append_filter (desk, html, span, figures->kiosks);
  append_tiles (desk, html, &((CentralFiguresRow *) figures->total->pdata[0])->figures);
  g_string_append (html, "<div class=\"halves\">");
  append_days (desk, html, figures->by_day);
  append_steps (desk, html, figures->steps);
  g_string_append (html, "</div>");
  append_table (desk, html, figures->by_kiosk, BY_KIOSK);
  append_table (desk, html, figures->by_service, BY_SERVICE);
  central_operator_figures_append_downloads (desk, html, span);
  append_definitions (desk, html);
  return central_operator_page_respond (desk, html, 200);
}

CentralResponse *
central_operator_figures_get (CentralOffice *office,
                              const CentralRequest *request,
                              const char *tail,
                              GError **error)
{
  return central_desk_serve (office, request, tail, CENTRAL_DESK_PAGE, draw, error);
}
