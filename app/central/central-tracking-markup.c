/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-tracking-markup.h"

#include <gio/gio.h>
#include <string.h>

#include "civic-money.h"
#include "civic-tracking-code.h"

#define STYLE_RESOURCE "/org/kushk/central/tracking-page.css"
#define HELP_NUMBER "940"
#define SVG(paths)                                                                                 \
  "<svg viewBox=\"0 0 24 24\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" "           \
  "stroke-linecap=\"round\" stroke-linejoin=\"round\" aria-hidden=\"true\">" paths "</svg>"

#define ICON_CHECK SVG ("<path d=\"M5 12.5l4.5 4.5L19 7.5\"/>")
#define ICON_COIN                                                                                  \
  SVG ("<rect x=\"3\" y=\"6\" width=\"18\" height=\"12\" rx=\"2.5\"/><path d=\"M3 10.5h18M7 "      \
       "14.5h3\"/>")
#define ICON_CLOCK SVG ("<circle cx=\"12\" cy=\"12\" r=\"8.5\"/><path d=\"M12 7.5V12l3 2\"/>")
#define ICON_RETURN SVG ("<path d=\"M12 8v5M12 16.5v.1M12 3.5l9 16H3z\"/>")
#define ICON_CROSS SVG ("<path d=\"M7 7l10 10M17 7L7 17\"/>")
#define ICON_SEARCH SVG ("<circle cx=\"11\" cy=\"11\" r=\"6.5\"/><path d=\"M16 16l4.5 4.5\"/>")
#define ICON_HOME SVG ("<path d=\"M4 11l8-7 8 7v9h-5.5v-6h-5v6H4z\"/>")
#define ICON_GLOBE                                                                                 \
  SVG ("<circle cx=\"12\" cy=\"12\" r=\"9\"/><path d=\"M3 12h18M12 3c4.5 5 4.5 13 0 18M12 3c-4.5 " \
       "5-4.5 13 0 18\"/>")

typedef struct {
  const char *tone; /* class of the page's colour */
  const char *icon;
  const char *word; /* for machines, whatever the language */
} Face;

static const Face faces[CENTRAL_PAGE_STATES] = {
  [CENTRAL_PAGE_RECEIVED] = { "good", ICON_CHECK, "received" },
  [CENTRAL_PAGE_AWAITING_PAYMENT] = { "due", ICON_COIN, "awaiting-payment" },
  [CENTRAL_PAGE_UNDER_REVIEW] = { "wait", ICON_CLOCK, "under-review" },
  [CENTRAL_PAGE_ISSUED] = { "good", ICON_CHECK, "issued" },
  [CENTRAL_PAGE_RETURNED] = { "due", ICON_RETURN, "returned" },
  [CENTRAL_PAGE_REJECTED] = { "bad", ICON_CROSS, "rejected" },
  [CENTRAL_PAGE_NOT_ARRIVED] = { "wait", ICON_CLOCK, "not-arrived" },
  [CENTRAL_PAGE_NOT_GENUINE] = { "bad", ICON_CROSS, "not-genuine" },
  [CENTRAL_PAGE_LOST] = { "wait", ICON_SEARCH, "lost" },
  [CENTRAL_PAGE_UNAVAILABLE] = { "due", ICON_RETURN, "unavailable" },
};

static char *
load_style (void)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (STYLE_RESOURCE, 0, NULL);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static const char *
get_style (void)
{
  static char *style = NULL;

  if (style == NULL)
    style = load_style ();
  return style;
}

static char *
make_policy (void)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *encoded = NULL;
  guint8 digest[32];
  gsize size = sizeof digest;

  g_checksum_update (checksum, (const guchar *) get_style (), -1);
  g_checksum_get_digest (checksum, digest, &size);
  encoded = g_base64_encode (digest, size);
  return g_strdup_printf ("default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; "
                          "form-action 'none'; frame-ancestors 'none'",
                          encoded);
}

const char *
central_tracking_markup_get_policy (void)
{
  static char *policy = NULL;

  if (policy == NULL)
    policy = make_policy ();
  return policy;
}

/* Everything that is not a literal of this file goes through here, and so is escaped. */
G_GNUC_PRINTF (2, 3)
static void
append (GString *html, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_markup_vprintf_escaped (format, arguments);
  va_end (arguments);
  g_string_append (html, text);
}

static void
draw_head (GString *html, const CentralPage *page)
{
  const CentralWords *words = page->words;

  append (html,
          "<!doctype html><html lang=\"%s\" dir=\"%s\"><head><meta charset=\"utf-8\">"
          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
          "<meta name=\"robots\" content=\"noindex\"><title>%s · %s</title><style>",
          words->language, words->direction, words->states[page->state].title, words->page_title);
  g_string_append (html, get_style ());
  g_string_append (html, "</style></head>");
}

static void
draw_bar (GString *html, const CentralPage *page)
{
  const CentralWords *words = page->words;

  g_string_append (html, "<header><span class=\"crest\">" ICON_HOME "</span>");
  append (html, "<span class=\"who\"><b>%s</b><small>%s</small></span>",
          page->municipality ? page->municipality : words->authority,
          page->place ? page->place : words->page_title);
  append (html, "<a class=\"pill\" href=\"?lang=%s\" hreflang=\"%s\" lang=\"%s\">",
          words->other_language, words->other_language, words->other_language);
  g_string_append (html, ICON_GLOBE);
  append (html, "%s</a></header>", words->other_language_name);
}

static void
draw_state (GString *html, const CentralPage *page)
{
  const CentralStateWords *state = &page->words->states[page->state];

  append (html, "<section class=\"state\" data-state=\"%s\"><span class=\"mark\">",
          faces[page->state].word);
  g_string_append (html, faces[page->state].icon);
  append (html, "</span><h1>%s</h1><p>%s</p>", state->title, state->lead);
  if (page->service_name)
    append (html, "<p class=\"service\">%s</p>", page->service_name);
  g_string_append (html, "</section>");
}

static void
draw_bill (GString *html, const CentralPage *page)
{
  const CentralWords *words = page->words;
  g_autofree char *amount = civic_money_format (page->bill->halalas);
  g_autofree char *due = central_words_format_date (words, page->bill->due_at);

  append (html,
          "<section class=\"card bill\"><span class=\"label\">%s</span>"
          "<p class=\"amount\"><bdi class=\"num\">%s</bdi> %s</p><dl>",
          words->pay, amount, words->riyals);
  append (html, "<div><dt>%s</dt><dd class=\"num\">%s</dd></div>", words->biller,
          page->bill->biller);
  append (html, "<div><dt>%s</dt><dd class=\"num\">%s</dd></div>", words->bill_number,
          page->bill->number);
  append (html, "<div><dt>%s</dt><dd>%s</dd></div></dl></section>", words->due, due);
}

static void
draw_steps (GString *html, const CentralPage *page)
{
  const CentralStateWords *state = &page->words->states[page->state];

  append (html, "<section class=\"card\"><h2>%s</h2><ol class=\"steps\">", page->words->next);
  for (guint index = 0; index < CENTRAL_PAGE_STEPS && state->steps[index]; index++)
    append (html, "<li>%s</li>", state->steps[index]);
  g_string_append (html, "</ol></section>");
}

static void
draw_moment (GString *html, const CentralPage *page, const char *title, const char *at)
{
  g_autofree char *time = central_words_format_time (page->words, at);

  append (html, "<li><b>%s</b><time datetime=\"%s\">%s</time></li>", title, at, time);
}

static void
draw_timeline (GString *html, const CentralPage *page)
{
  const CentralWords *words = page->words;

  append (html, "<section class=\"card\"><h2>%s</h2><ol class=\"line\">", words->timeline);
  draw_moment (html, page, words->made, page->made_at);
  for (guint index = 0; page->events && index < page->events->len; index++) {
    const CentralEvent *event = page->events->pdata[index];
    CentralPageState state = central_words_find_state (event->state);

    draw_moment (html, page, words->states[state].title, event->at);
  }
  g_string_append (html, "</ol></section>");
}

static void
draw_code (GString *html, const CentralPage *page)
{
  const CentralWords *words = page->words;
  g_autofree char *grouped = civic_tracking_code_group (page->code);

  append (html,
          "<section class=\"card code\"><span class=\"label\">%s</span>"
          "<p class=\"num digits\">%s</p>",
          words->code, grouped);
  g_string_append (html, "<div class=\"genuine\">" ICON_CHECK);
  append (html, "<p><b>%s</b><span><bdi class=\"num\">%s</bdi> · %s</span></p></div></section>",
          words->genuine, page->kiosk, words->no_licence);
}

static void
draw_foot (GString *html, const CentralPage *page)
{
  append (html,
          "<footer>%s <a class=\"num\" href=\"tel:" HELP_NUMBER "\">" HELP_NUMBER
          "</a> %s</footer>",
          page->words->help, page->words->help_hours);
}

char *
central_tracking_markup_draw (const CentralPage *page)
{
  GString *html = g_string_sized_new (8192);

  draw_head (html, page);
  append (html, "<body class=\"%s\" lang=\"%s\">", faces[page->state].tone, page->words->language);
  draw_bar (html, page);
  g_string_append (html, "<main>");
  draw_state (html, page);
  if (page->bill && page->state == CENTRAL_PAGE_AWAITING_PAYMENT)
    draw_bill (html, page);
  draw_steps (html, page);
  if (page->code) {
    draw_code (html, page);
    draw_timeline (html, page);
  }
  g_string_append (html, "</main>");
  draw_foot (html, page);
  g_string_append (html, "</body></html>\n");
  return g_string_free (html, FALSE);
}
