/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-operator-page.h"

#include <gio/gio.h>

#include "central-endpoints.h"
#include "central-languages.h"

#define STYLE "/org/kushk/central/operator-page.css"
#define POLICY                                                                                     \
  "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors "    \
  "'none'"

static const struct {
  CentralOperatorTab tab;
  CentralSay label;
  const char *path;
} tabs[] = {
  { CENTRAL_OPERATOR_TAB_KIOSKS, CENTRAL_SAY_KIOSKS, "/" },
  { CENTRAL_OPERATOR_TAB_FIGURES, CENTRAL_SAY_FIGURES, "/figures" },
  { CENTRAL_OPERATOR_TAB_SETTLEMENTS, CENTRAL_SAY_SETTLEMENTS, "/settlements" },
};

CentralResponse *
central_operator_style_get (CentralOffice *office,
                            const CentralRequest *request,
                            const char *tail,
                            GError **error)
{
  GBytes *style = g_resources_lookup_data (STYLE, 0, error);

  return style ? central_response_new_bytes (200, "text/css; charset=utf-8", style) : NULL;
}

static void
draw_refresh (const CentralDesk *desk, GString *html, guint refresh_s)
{
  g_autofree char *again = g_strconcat (desk->request->path, "?refresh=1", NULL);
  g_autofree char *link = central_desk_link (desk, again);

  central_page_append (html, "<meta http-equiv=\"refresh\" content=\"%u; url=%s\">", refresh_s,
                       link);
}

static void
draw_head (const CentralDesk *desk, GString *html, const CentralOperatorPage *page)
{
  central_page_append (
    html,
    "<!doctype html><html lang=\"%s\" dir=\"%s\"><head><meta charset=\"utf-8\">"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
    "<meta name=\"robots\" content=\"noindex\"><meta name=\"referrer\" content=\"no-referrer\">"
    "<title>%s · %s</title><link rel=\"stylesheet\" href=\"/style.css\">",
    desk->language, desk->words->direction, page->title,
    central_desk_say (desk, CENTRAL_SAY_PRODUCT));
  if (page->refresh_s > 0)
    draw_refresh (desk, html, page->refresh_s);
  g_string_append (html, "</head>");
}

static void
draw_tabs (const CentralDesk *desk, GString *html, CentralOperatorTab here)
{
  g_string_append (html, "<nav class=\"tabs\">");
  for (guint index = 0; index < G_N_ELEMENTS (tabs); index++) {
    g_autofree char *link = central_desk_link (desk, tabs[index].path);

    central_page_append (html, "<a href=\"%s\"%s>%s</a>", link,
                         tabs[index].tab == here ? " aria-current=page" : "",
                         central_desk_say (desk, tabs[index].label));
  }
  g_string_append (html, "</nav>");
}

static char *
describe_query (const CentralDesk *desk, const char *language)
{
  GString *query = g_string_new ("?lang=");
  GHashTableIter iter;
  gpointer name, value;

  g_string_append (query, language);
  if (desk->request->query == NULL)
    return g_string_free (query, FALSE);
  g_hash_table_iter_init (&iter, desk->request->query);
  while (g_hash_table_iter_next (&iter, &name, &value)) {
    g_autofree char *safe_name = g_uri_escape_string (name, NULL, FALSE);
    g_autofree char *safe_value = g_uri_escape_string (value, NULL, FALSE);

    if (!g_str_equal (name, "lang") && !g_str_equal (name, "refresh"))
      g_string_append_printf (query, "&%s=%s", safe_name, safe_value);
  }
  return g_string_free (query, FALSE);
}

static void
draw_languages (const CentralDesk *desk, GString *html)
{
  g_string_append (html, "<nav class=\"languages\">");
  for (guint index = 0; central_languages[index]; index++) {
    const CentralWords *words = central_words_get (central_languages[index]);
    g_autofree char *query = describe_query (desk, words->language);

    if (words != desk->words)
      central_page_append (html, "<a href=\"%s\" hreflang=\"%s\" lang=\"%s\">%s</a>", query,
                           words->language, words->language, words->name);
  }
  g_string_append (html, "</nav>");
}

static void
draw_person (const CentralDesk *desk, GString *html)
{
  const char *whose = central_desk_is_everyones (desk)
                        ? central_desk_say (desk, CENTRAL_SAY_EVERYONE)
                        : desk->account->operator_id;
  CentralSay role =
    central_desk_may_operate (desk) ? CENTRAL_SAY_ROLE_OPERATOR : CENTRAL_SAY_VIEWER;

  central_page_append (html,
                       "<span class=\"person\"><b><bdi>%s</bdi></b><small><bdi>%s</bdi> · "
                       "%s</small></span>",
                       desk->account->name, whose, central_desk_say (desk, role));
  central_operator_page_begin_form (desk, html, "/log-out");
  central_page_append (html, "<button class=\"quiet\">%s</button></form>",
                       central_desk_say (desk, CENTRAL_SAY_LOG_OUT));
}

static void
draw_bar (const CentralDesk *desk, GString *html, CentralOperatorTab here)
{
  central_page_append (html,
                       "<a class=\"skip\" href=\"#main\">%s</a><header><span class=\"crest\">",
                       central_desk_say (desk, CENTRAL_SAY_SKIP));
  central_page_append_icon (html, CENTRAL_ICON_HOME);
  central_page_append (html, "</span><b class=\"product\">%s</b>",
                       central_desk_say (desk, CENTRAL_SAY_PRODUCT));
  if (desk->account)
    draw_tabs (desk, html, here);
  draw_languages (desk, html);
  if (desk->account)
    draw_person (desk, html);
  g_string_append (html, "</header>");
}

GString *
central_operator_page_begin (const CentralDesk *desk, const CentralOperatorPage *page)
{
  GString *html = g_string_sized_new (32768);

  draw_head (desk, html, page);
  g_string_append (html, "<body>");
  draw_bar (desk, html, page->tab);
  g_string_append (html, "<main id=\"main\">");
  return html;
}

CentralResponse *
central_operator_page_respond (const CentralDesk *desk, GString *html, guint status)
{
  CentralResponse *response = NULL;

  g_string_append (html, "</main></body></html>\n");
  response = central_response_new (status, CENTRAL_PAGE_TYPE, g_string_free (html, FALSE));
  central_response_add_header (response, "Content-Security-Policy", POLICY);
  central_response_add_header (response, "Content-Language", desk->language);
  central_response_add_header (response, "Vary", "Accept-Language, Cookie");
  central_response_add_header (response, "Referrer-Policy", "no-referrer");
  central_response_add_header (response, "Cross-Origin-Opener-Policy", "same-origin");
  central_response_add_header (response, "Cross-Origin-Resource-Policy", "same-origin");
  central_response_add_header (response, "Permissions-Policy",
                               "geolocation=(), camera=(), microphone=()");
  return response;
}

CentralResponse *
central_operator_page_fault (const CentralDesk *desk, CentralOperatorFault fault)
{
  static const struct {
    guint status;
    CentralSay title;
    CentralSay lead;
  } faults[] = {
    [CENTRAL_OPERATOR_FAULT_NOT_FOUND] = { 404, CENTRAL_SAY_NOT_FOUND, CENTRAL_SAY_NOT_FOUND_LEAD },
    [CENTRAL_OPERATOR_FAULT_NOT_ALLOWED] = { 403, CENTRAL_SAY_NOT_ALLOWED,
                                             CENTRAL_SAY_NOT_ALLOWED_LEAD },
    [CENTRAL_OPERATOR_FAULT_MALFORMED] = { 400, CENTRAL_SAY_MALFORMED, CENTRAL_SAY_MALFORMED_LEAD },
    [CENTRAL_OPERATOR_FAULT_UNAVAILABLE] = { 503, CENTRAL_SAY_UNAVAILABLE,
                                             CENTRAL_SAY_UNAVAILABLE_LEAD },
  };
  CentralOperatorPage page = { .title = central_desk_say (desk, faults[fault].title) };
  GString *html = central_operator_page_begin (desk, &page);

  g_string_append (html, "<section class=\"alone\"><span class=\"mark\">");
  central_page_append_icon (html, CENTRAL_ICON_RETURN);
  g_string_append (html, "</span>");
  central_operator_page_append_title (html, page.title,
                                      central_desk_say (desk, faults[fault].lead));
  g_string_append (html, "</section>");
  return central_operator_page_respond (desk, html, faults[fault].status);
}

CentralResponse *
central_operator_page_lost (CentralOffice *office, const CentralRequest *request)
{
  g_autoptr (CentralDesk) desk = central_desk_new (office, request);

  return central_operator_page_fault (desk, CENTRAL_OPERATOR_FAULT_NOT_FOUND);
}

void
central_operator_page_begin_form (const CentralDesk *desk, GString *html, const char *path)
{
  g_autofree char *link = central_desk_link (desk, path);

  central_page_append (html, "<form method=\"post\" action=\"%s\">", link);
  if (desk->form_token)
    central_page_append (html, "<input type=\"hidden\" name=\"form\" value=\"%s\">",
                         desk->form_token);
}

void
central_operator_page_append_title (GString *html, const char *title, const char *lead)
{
  central_page_append (html, "<div class=\"title\"><h1>%s</h1>", title);
  if (lead)
    central_page_append (html, "<p>%s</p>", lead);
  g_string_append (html, "</div>");
}

void
central_operator_page_append_notice (GString *html, const char *tone, const char *sentence)
{
  central_page_append (html, "<p class=\"notice %s\" role=\"status\">", tone);
  central_page_append_icon (html,
                            g_str_equal (tone, "good") ? CENTRAL_ICON_CHECK : CENTRAL_ICON_RETURN);
  central_page_append (html, "<span>%s</span></p>", sentence);
}

void
central_operator_page_append_option (GString *html,
                                     const char *value,
                                     const char *chosen,
                                     const char *label)
{
  central_page_append (html, "<option value=\"%s\"%s>%s</option>", value,
                       g_strcmp0 (value, chosen) == 0 ? " selected" : "", label);
}
