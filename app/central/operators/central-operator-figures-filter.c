/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* Which figures to show, and where else they are. */

#include "central-operator-figures.h"

#include "central-operator-kiosk-parts.h"
#include "central-operator-page.h"
#include "central-store-kiosks.h"

static void
append_day (
  const CentralDesk *desk, GString *html, CentralSay label, const char *name, const char *day)
{
  central_page_append (html,
                       "<label>%s<input type=\"date\" name=\"%s\" value=\"%s\" required></label>",
                       central_desk_say (desk, label), name, day);
}

static void
begin_choice (const CentralDesk *desk, GString *html, CentralSay label, const char *name)
{
  central_page_append (html, "<label>%s<select name=\"%s\">", central_desk_say (desk, label), name);
  central_operator_page_append_option (html, "", NULL, central_desk_say (desk, CENTRAL_SAY_ALL));
}

/* The register is sorted by centre. */
static void
append_centres (const CentralDesk *desk, GString *html, const char *chosen, GPtrArray *kiosks)
{
  const char *last = "";

  begin_choice (desk, html, CENTRAL_SAY_CENTRE, "centre");
  for (guint index = 0; index < kiosks->len; index++) {
    const CentralKiosk *kiosk = kiosks->pdata[index];

    if (!g_str_equal (kiosk->centre, last))
      central_operator_page_append_option (html, kiosk->centre, chosen,
                                           central_operator_kiosk_get_place (desk, kiosk->centre));
    last = kiosk->centre;
  }
  g_string_append (html, "</select></label>");
}

static void
append_kiosks (const CentralDesk *desk, GString *html, const char *chosen, GPtrArray *kiosks)
{
  begin_choice (desk, html, CENTRAL_SAY_KIOSK, "kiosk");
  for (guint index = 0; index < kiosks->len; index++) {
    const CentralKiosk *kiosk = kiosks->pdata[index];

    central_operator_page_append_option (html, kiosk->id, chosen, kiosk->id);
  }
  g_string_append (html, "</select></label>");
}

static void
append_services (const CentralDesk *desk, GString *html, const char *chosen)
{
  GListModel *services = civic_catalogue_get_services (desk->office->catalogue);

  begin_choice (desk, html, CENTRAL_SAY_SERVICE, "service");
  for (guint index = 0; index < g_list_model_get_n_items (services); index++) {
    g_autoptr (CivicService) service = g_list_model_get_item (services, index);

    central_operator_page_append_option (
      html, civic_service_get_id (service), chosen,
      civic_text_get (civic_service_get_name (service), desk->language));
  }
  g_string_append (html, "</select></label>");
}

void
central_operator_figures_append_filter (const CentralDesk *desk,
                                        GString *html,
                                        const CentralOperatorSpan *span,
                                        GPtrArray *kiosks)
{
  g_string_append (html, "<form class=\"card filter\" method=\"get\" action=\"/figures\">");
  if (desk->request->language)
    central_page_append (html, "<input type=\"hidden\" name=\"lang\" value=\"%s\">",
                         desk->language);
  append_day (desk, html, CENTRAL_SAY_FROM, "from", span->first_day);
  append_day (desk, html, CENTRAL_SAY_TO, "to", span->last_day);
  append_centres (desk, html, span->centre, kiosks);
  append_kiosks (desk, html, span->kiosk, kiosks);
  append_services (desk, html, span->service);
  central_page_append (html, "<button class=\"primary\">%s</button></form>",
                       central_desk_say (desk, CENTRAL_SAY_SHOW));
}

void
central_operator_figures_append_downloads (const CentralDesk *desk,
                                           GString *html,
                                           const CentralOperatorSpan *span)
{
  g_autofree char *steps =
    g_strconcat ("CSV · ", central_desk_say (desk, CENTRAL_SAY_BY_STEP), NULL);
  const struct {
    const char *path;
    const char *label;
  } downloads[] = {
    { "/figures.csv", "CSV" },
    { "/figures.json", "JSON" },
    { "/figures/steps.csv", steps },
  };

  g_string_append (html, "<p class=\"actions\">");
  for (guint index = 0; index < G_N_ELEMENTS (downloads); index++) {
    g_autofree char *link = central_operator_span_link (span, downloads[index].path);
    g_autofree char *label =
      central_desk_say_with (desk, CENTRAL_SAY_DOWNLOAD, downloads[index].label);

    central_page_append (html, "<a class=\"button\" href=\"%s\" download>%s</a>", link, label);
  }
  g_string_append (html, "</p>");
}
