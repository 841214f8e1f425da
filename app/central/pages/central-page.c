/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-page.h"

#include <gio/gio.h>
#include <string.h>

#include "central-languages.h"

#define RESOURCES "/org/kushk/central/"
#define STYLE "public-page.css"
#define SVG(paths)                                                                                 \
  "<svg viewBox=\"0 0 24 24\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" "           \
  "stroke-linecap=\"round\" stroke-linejoin=\"round\" aria-hidden=\"true\">" paths "</svg>"

static const char *const icons[] = {
  [CENTRAL_ICON_CHECK] = SVG ("<path d=\"M5 12.5l4.5 4.5L19 7.5\"/>"),
  [CENTRAL_ICON_COIN] = SVG ("<rect x=\"3\" y=\"6\" width=\"18\" height=\"12\" rx=\"2.5\"/><path "
                             "d=\"M3 10.5h18M7 14.5h3\"/>"),
  [CENTRAL_ICON_CLOCK] =
    SVG ("<circle cx=\"12\" cy=\"12\" r=\"8.5\"/><path d=\"M12 7.5V12l3 2\"/>"),
  [CENTRAL_ICON_RETURN] = SVG ("<path d=\"M12 8v5M12 16.5v.1M12 3.5l9 16H3z\"/>"),
  [CENTRAL_ICON_CROSS] = SVG ("<path d=\"M7 7l10 10M17 7L7 17\"/>"),
  [CENTRAL_ICON_SEARCH] =
    SVG ("<circle cx=\"11\" cy=\"11\" r=\"6.5\"/><path d=\"M16 16l4.5 4.5\"/>"),
  [CENTRAL_ICON_HOME] = SVG ("<path d=\"M4 11l8-7 8 7v9h-5.5v-6h-5v6H4z\"/>"),
  [CENTRAL_ICON_CAMERA] = SVG ("<path d=\"M4 8h3.5L9 5.5h6L16.5 8H20v11H4z\"/>"
                               "<circle cx=\"12\" cy=\"13\" r=\"3.5\"/>"),
  [CENTRAL_ICON_PAPER] = SVG ("<path d=\"M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12h6M9 16h6\"/>"),
  [CENTRAL_ICON_PIN] = SVG ("<path d=\"M12 21s-7-6.2-7-11a7 7 0 0 1 14 0c0 4.8-7 11-7 11z\"/>"
                            "<circle cx=\"12\" cy=\"10\" r=\"2.5\"/>"),
  [CENTRAL_ICON_CALENDAR] = SVG ("<rect x=\"4\" y=\"5.5\" width=\"16\" height=\"15\" rx=\"2\"/>"
                                 "<path d=\"M4 10.5h16M8.5 3.5v4M15.5 3.5v4\"/>"),
};

static GBytes *
load (const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCES, name, NULL);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = g_resources_lookup_data (path, 0, &error);

  if (bytes == NULL)
    g_error ("%s", error->message);
  return bytes;
}

static void
append_resource (GString *html, const char *name)
{
  g_autoptr (GBytes) bytes = load (name);

  g_string_append_len (html, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
}

static void
append_source (GString *policy, const char *directive, const char *name)
{
  g_autoptr (GBytes) bytes = load (name);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *encoded = NULL;
  guint8 digest[32];
  gsize size = sizeof digest;

  g_checksum_update (checksum, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  g_checksum_get_digest (checksum, digest, &size);
  encoded = g_base64_encode (digest, size);
  g_string_append_printf (policy, "%s 'sha256-%s'; ", directive, encoded);
}

char *
central_page_make_policy (const CentralPage *self)
{
  GString *policy = g_string_new ("default-src 'none'; ");

  append_source (policy, "style-src", STYLE);
  if (self->script)
    append_source (policy, "script-src", self->script);
  g_string_append_printf (policy, "base-uri 'none'; form-action %s; frame-ancestors 'none'",
                          self->has_forms ? "'self'" : "'none'");
  return g_string_free (policy, FALSE);
}

void
central_page_append (GString *html, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_markup_vprintf_escaped (format, arguments);
  va_end (arguments);
  g_string_append (html, text);
}

void
central_page_append_icon (GString *html, CentralIcon icon)
{
  g_string_append (html, icons[icon]);
}

static void
draw_head (GString *html, const CentralPage *self)
{
  central_page_append (
    html,
    "<!doctype html><html lang=\"%s\" dir=\"%s\"><head><meta charset=\"utf-8\">"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
    "<meta name=\"robots\" content=\"noindex\"><meta name=\"referrer\" content=\"no-referrer\">"
    "<title>%s · %s</title><style>",
    self->words->language, self->words->direction, self->title, self->subtitle);
  append_resource (html, STYLE);
  g_string_append (html, "</style></head>");
}

static void
draw_languages (GString *html, const CentralPage *self)
{
  g_string_append (html, "<nav>");
  for (guint index = 0; central_languages[index]; index++) {
    const CentralWords *words = central_words_get (central_languages[index]);

    if (words != self->words)
      central_page_append (html, "<a href=\"?lang=%s\" hreflang=\"%s\" lang=\"%s\">%s</a>",
                           words->language, words->language, words->language, words->name);
  }
  g_string_append (html, "</nav>");
}

static void
draw_bar (GString *html, const CentralPage *self)
{
  g_string_append (html, "<header><span class=\"crest\">");
  central_page_append_icon (html, CENTRAL_ICON_HOME);
  central_page_append (html, "</span><span class=\"who\"><b>%s</b><small>%s</small></span>",
                       self->municipality ? self->municipality : self->words->authority,
                       self->place ? self->place : self->subtitle);
  draw_languages (html, self);
  g_string_append (html, "</header>");
}

GString *
central_page_begin (const CentralPage *self)
{
  GString *html = g_string_sized_new (16384);

  draw_head (html, self);
  central_page_append (html, "<body class=\"%s\" lang=\"%s\">", self->tone, self->words->language);
  draw_bar (html, self);
  g_string_append (html, "<main>");
  return html;
}

void
central_page_append_state (
  GString *html, CentralIcon icon, const char *word, const char *title, const char *lead)
{
  central_page_append (html, "<section class=\"state\" data-state=\"%s\"><span class=\"mark\">",
                       word);
  central_page_append_icon (html, icon);
  central_page_append (html, "</span><h1>%s</h1>", title);
  if (lead)
    central_page_append (html, "<p>%s</p>", lead);
  g_string_append (html, "</section>");
}

static void
draw_foot (GString *html, const CentralPage *self)
{
  g_string_append (html, "</main>");
  if (self->telephone)
    central_page_append (html,
                         "<footer>%s <span class=\"call\"><a class=\"num\" href=\"tel:%s\">%s</a> "
                         "%s</span></footer>",
                         self->words->help, self->telephone, self->telephone,
                         self->words->help_hours);
  if (self->script) {
    g_string_append (html, "<script>");
    append_resource (html, self->script);
    g_string_append (html, "</script>");
  }
  g_string_append (html, "</body></html>\n");
}

CentralResponse *
central_page_respond (const CentralPage *self, GString *html, guint status)
{
  g_autofree char *policy = central_page_make_policy (self);
  CentralResponse *response = NULL;

  draw_foot (html, self);
  response = central_response_new (status, CENTRAL_PAGE_TYPE, g_string_free (html, FALSE));
  central_response_add_header (response, "Content-Security-Policy", policy);
  central_response_add_header (response, "Content-Language", self->words->language);
  central_response_add_header (response, "Vary", "Accept-Language");
  central_response_add_header (response, "Referrer-Policy", "no-referrer");
  central_response_add_header (response, "Cross-Origin-Opener-Policy", "same-origin");
  central_response_add_header (response, "Permissions-Policy",
                               self->asks_place ? "geolocation=(self)"
                                                : "geolocation=(), camera=(), microphone=()");
  return response;
}
