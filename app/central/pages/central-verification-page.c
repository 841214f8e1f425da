/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-endpoints.h"

#include "civic-money.h"

#include "central-document-token.h"
#include "central-issued.h"
#include "central-json.h"
#include "central-languages.h"
#include "central-mask.h"
#include "central-page.h"
#include "central-verification-words.h"

typedef struct {
  CentralVerificationState state;
  const CentralWords *words;
  const CentralVerificationWords *own;
  const CentralIssued *issued; /* (nullable) */
  gint64 printed_at_s;
} Drawing;

typedef struct {
  const char *tone;
  const char *word; /* for machines */
  CentralIcon icon;
  guint status;
} Face;

static const Face faces[CENTRAL_VERIFICATION_STATES] = {
  [CENTRAL_VERIFICATION_GENUINE] = { "good", "genuine", CENTRAL_ICON_CHECK, 200 },
  [CENTRAL_VERIFICATION_PAID] = { "good", "paid", CENTRAL_ICON_COIN, 200 },
  [CENTRAL_VERIFICATION_EXPIRED] = { "due", "expired", CENTRAL_ICON_CLOCK, 200 },
  [CENTRAL_VERIFICATION_CANCELLED] = { "bad", "cancelled", CENTRAL_ICON_CROSS, 200 },
  [CENTRAL_VERIFICATION_FORGED] = { "bad", "forged", CENTRAL_ICON_CROSS, 400 },
  [CENTRAL_VERIFICATION_UNAVAILABLE] = { "due", "unavailable", CENTRAL_ICON_RETURN, 503 },
};

static const char *
say (const Drawing *self, JsonNode *text)
{
  JsonObject *object = json_node_get_object (text);
  const char *sentence = central_json_get_string (object, self->words->language);

  return sentence ? sentence : central_json_get_string (object, central_languages[0]);
}

static void
draw_fact (GString *html, const char *label, const char *value, const char *class_name)
{
  central_page_append (html, "<div><dt>%s</dt><dd class=\"%s\">%s</dd></div>", label, class_name,
                       value);
}

static void
draw_day (GString *html, const Drawing *self, const char *label, const char *iso8601)
{
  g_autofree char *day = iso8601 ? central_words_format_date (self->words, iso8601) : NULL;

  if (day)
    draw_fact (html, label, day, "text");
}

/* Nothing is said here that the amount and the days do not say: addresses and work stay on paper.
 */
static void
draw_amount (GString *html, const Drawing *self, JsonObject *line)
{
  const char *value = central_json_get_string (line, "value");
  g_autofree char *amount = NULL;

  if (value == NULL || g_strcmp0 (central_json_get_string (line, "kind"), "money") != 0)
    return;
  amount = civic_money_format (g_ascii_strtoll (value, NULL, 10));
  draw_fact (html, say (self, json_object_get_member (line, "label")), amount, "num");
}

static void
draw_amounts (GString *html, const Drawing *self)
{
  JsonArray *lines = json_node_get_array (self->issued->lines);

  for (guint index = 0; index < json_array_get_length (lines); index++)
    draw_amount (html, self, json_array_get_object_element (lines, index));
}

static void
draw_printing (GString *html, const Drawing *self)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (self->printed_at_s);
  g_autofree char *iso8601 = time ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;
  g_autofree char *moment = central_words_format_time (self->words, iso8601);

  draw_fact (html, self->own->printed_at, moment, "text");
}

/* What a payment is for is no name. */
static char *
say_subtitle (const Drawing *self)
{
  JsonNode *subtitle = self->issued->subtitle;

  if (subtitle == NULL)
    return NULL;
  return self->state == CENTRAL_VERIFICATION_PAID ? g_strdup (say (self, subtitle))
                                                  : central_mask_name (say (self, subtitle));
}

static void
draw_document (GString *html, const Drawing *self)
{
  const CentralIssued *issued = self->issued;
  gboolean is_receipt = self->state == CENTRAL_VERIFICATION_PAID;
  g_autofree char *subtitle = say_subtitle (self);

  central_page_append (html, "<section class=\"card\"><h2>%s</h2>", self->own->compare);
  central_page_append (html, "<p class=\"document-title\">%s</p>", say (self, issued->title));
  if (subtitle)
    central_page_append (html, "<p class=\"for\">%s</p>", subtitle);
  g_string_append (html, "<dl>");
  draw_fact (html, self->own->number, issued->number, "num");
  draw_amounts (html, self);
  draw_day (html, self, is_receipt ? self->own->paid_at : self->own->issued_at, issued->issued_at);
  draw_day (html, self, self->own->valid_until, issued->valid_until);
  draw_printing (html, self);
  g_string_append (html, "</dl></section>");
}

static CentralResponse *
respond (CentralOffice *office, const Drawing *self)
{
  const Face *face = &faces[self->state];
  CentralPage page = {
    .words = self->words,
    .title = self->own->states[self->state].title,
    .subtitle = self->own->page_title,
    .tone = face->tone,
    .telephone = central_office_get_telephone (office, NULL),
  };
  GString *html = central_page_begin (&page);

  central_page_append_state (html, face->icon, face->word, page.title,
                             self->own->states[self->state].lead);
  if (self->issued)
    draw_document (html, self);
  return central_page_respond (&page, html, face->status);
}

static CentralVerificationState
state_of (const CentralIssued *issued)
{
  if (g_str_equal (issued->kind, CENTRAL_ISSUED_RECEIPT))
    return CENTRAL_VERIFICATION_PAID;
  if (g_str_equal (issued->state, CENTRAL_ISSUED_VALID))
    return CENTRAL_VERIFICATION_GENUINE;
  return g_str_equal (issued->state, CENTRAL_ISSUED_EXPIRED) ? CENTRAL_VERIFICATION_EXPIRED
                                                             : CENTRAL_VERIFICATION_CANCELLED;
}

CentralResponse *
central_verification_page_get (CentralOffice *office,
                               const CentralRequest *request,
                               const char *tail,
                               GError **error)
{
  const char *language = central_languages_choose (request->language, request->accept_language);
  Drawing drawing = {
    .state = CENTRAL_VERIFICATION_FORGED,
    .words = central_words_get (language),
    .own = central_verification_words_get (language),
  };
  g_autofree char *id =
    central_document_token_verify (tail, office->keys->sign_secret, &drawing.printed_at_s);
  g_autoptr (CentralIssued) issued = NULL;

  if (id && !central_issued_find (office, id, NULL, TRUE, &issued, NULL))
    drawing.state = CENTRAL_VERIFICATION_UNAVAILABLE;
  else if (issued)
    drawing.state = state_of (issued);
  else if (id) /* ours, and gone from the registers: it holds no more */
    drawing.state = CENTRAL_VERIFICATION_CANCELLED;
  drawing.issued = issued;
  return respond (office, &drawing);
}
