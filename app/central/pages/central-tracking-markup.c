/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-tracking-markup.h"

#include <string.h>

#include "civic-money.h"
#include "civic-tracking-code.h"

typedef struct {
  const char *tone;
  CentralIcon icon;
} Face;

typedef struct {
  const CentralTracking *tracking;
  const CentralWords *words;
  const CentralTrackingWords *own;
} Drawing;

static const Face faces[CENTRAL_TRACKING_STATES] = {
  [CENTRAL_TRACKING_RECEIVED] = { "good", CENTRAL_ICON_CHECK },
  [CENTRAL_TRACKING_AWAITING_PAYMENT] = { "due", CENTRAL_ICON_COIN },
  [CENTRAL_TRACKING_PAID] = { "good", CENTRAL_ICON_COIN },
  [CENTRAL_TRACKING_UNDER_REVIEW] = { "wait", CENTRAL_ICON_CLOCK },
  [CENTRAL_TRACKING_RETURNED] = { "due", CENTRAL_ICON_RETURN },
  [CENTRAL_TRACKING_APPROVED] = { "good", CENTRAL_ICON_CHECK },
  [CENTRAL_TRACKING_SCHEDULED] = { "wait", CENTRAL_ICON_CALENDAR },
  [CENTRAL_TRACKING_ISSUED] = { "good", CENTRAL_ICON_PAPER },
  [CENTRAL_TRACKING_RESOLVED] = { "good", CENTRAL_ICON_CHECK },
  [CENTRAL_TRACKING_REOPENED] = { "wait", CENTRAL_ICON_CLOCK },
  [CENTRAL_TRACKING_REJECTED] = { "bad", CENTRAL_ICON_CROSS },
  [CENTRAL_TRACKING_CANCELLED] = { "bad", CENTRAL_ICON_CROSS },
  [CENTRAL_TRACKING_NOT_ARRIVED] = { "wait", CENTRAL_ICON_CLOCK },
  [CENTRAL_TRACKING_NOT_GENUINE] = { "bad", CENTRAL_ICON_CROSS },
  [CENTRAL_TRACKING_LOST] = { "wait", CENTRAL_ICON_SEARCH },
  [CENTRAL_TRACKING_DESTROYED] = { "good", CENTRAL_ICON_CHECK },
  [CENTRAL_TRACKING_TOO_OFTEN] = { "wait", CENTRAL_ICON_CLOCK },
  [CENTRAL_TRACKING_UNAVAILABLE] = { "due", CENTRAL_ICON_RETURN },
};

static void
draw_state (GString *html, const Drawing *self)
{
  CentralTrackingState state = self->tracking->state;
  const CentralStateWords *words = &self->own->states[state];

  central_page_append_state (html, faces[state].icon, central_tracking_words_name_state (state),
                             words->title, words->lead);
  if (self->tracking->service_name)
    central_page_append (html, "<p class=\"service\">%s</p>", self->tracking->service_name);
}

static void
draw_bill (GString *html, const Drawing *self)
{
  const CentralBill *bill = self->tracking->bill;
  g_autofree char *amount = civic_money_format (bill->halalas);
  g_autofree char *due = central_words_format_date (self->words, bill->due_at);

  central_page_append (html,
                       "<section class=\"card bill\"><span class=\"label\">%s</span>"
                       "<p class=\"amount\"><bdi class=\"num\">%s</bdi> %s</p><dl>",
                       self->own->pay, amount, self->words->riyals);
  central_page_append (html, "<div><dt>%s</dt><dd class=\"num\">%s</dd></div>", self->own->biller,
                       bill->biller);
  central_page_append (html, "<div><dt>%s</dt><dd class=\"num\">%s</dd></div>",
                       self->own->bill_number, bill->number);
  central_page_append (html, "<div><dt>%s</dt><dd>%s</dd></div></dl></section>", self->own->due,
                       due);
}

/* NULL for a sentence that would name a telephone nobody knows. */
static char *
say_step (const Drawing *self, const char *step)
{
  g_autoptr (GString) text = g_string_new (step);

  if (strstr (step, CENTRAL_TRACKING_TELEPHONE) == NULL)
    return g_strdup (step);
  if (self->tracking->telephone == NULL)
    return NULL;
  g_string_replace (text, CENTRAL_TRACKING_TELEPHONE, self->tracking->telephone, 0);
  return g_strdup (text->str);
}

static void
draw_steps (GString *html, const Drawing *self)
{
  const CentralStateWords *state = &self->own->states[self->tracking->state];

  central_page_append (html, "<section class=\"card\"><h2>%s</h2><ol class=\"steps\">",
                       self->own->next);
  for (guint index = 0; index < CENTRAL_TRACKING_STEPS && state->steps[index]; index++) {
    g_autofree char *step = say_step (self, state->steps[index]);

    if (step)
      central_page_append (html, "<li>%s</li>", step);
  }
  g_string_append (html, "</ol></section>");
}

static void
draw_moment (GString *html, const Drawing *self, const char *title, const char *at)
{
  g_autofree char *time = central_words_format_time (self->words, at);

  central_page_append (html, "<li><b>%s</b><time datetime=\"%s\">%s</time></li>", title, at, time);
}

static gboolean
is_undecided (CentralTrackingState state)
{
  return state == CENTRAL_TRACKING_RECEIVED || state == CENTRAL_TRACKING_UNDER_REVIEW ||
         state == CENTRAL_TRACKING_REOPENED;
}

static void
draw_promise (GString *html, const Drawing *self)
{
  g_autofree char *day = central_words_format_date (self->words, self->tracking->due_at);

  central_page_append (html, "<li class=\"coming\"><b>%s</b><time datetime=\"%s\">%s</time></li>",
                       self->own->promised, self->tracking->due_at, day);
}

static void
draw_timeline (GString *html, const Drawing *self)
{
  GPtrArray *events = self->tracking->events;

  central_page_append (html, "<section class=\"card\"><h2>%s</h2><ol class=\"line\">",
                       self->own->timeline);
  draw_moment (html, self, self->own->made, self->tracking->made_at);
  for (guint index = 0; events && index < events->len; index++) {
    const CentralEvent *event = events->pdata[index];
    CentralTrackingState state = central_tracking_words_find_state (event->state);

    draw_moment (html, self, self->own->states[state].title, event->at);
  }
  if (self->tracking->due_at && is_undecided (self->tracking->state))
    draw_promise (html, self);
  g_string_append (html, "</ol></section>");
}

static void
draw_genuine (GString *html, const Drawing *self)
{
  g_string_append (html, "<div class=\"genuine\">");
  central_page_append_icon (html, CENTRAL_ICON_CHECK);
  central_page_append (html, "<p><b>%s</b><span><bdi class=\"num\">%s</bdi> · %s</span></p></div>",
                       self->own->genuine, self->tracking->kiosk, self->own->no_licence);
}

static void
draw_code (GString *html, const Drawing *self)
{
  g_autofree char *grouped = civic_tracking_code_group (self->tracking->code);

  central_page_append (html,
                       "<section class=\"card code\"><span class=\"label\">%s</span>"
                       "<p class=\"num digits\">%s</p>",
                       self->own->code, grouped);
  if (self->tracking->kiosk)
    draw_genuine (html, self);
  g_string_append (html, "</section>");
}

CentralResponse *
central_tracking_markup_respond (const CentralTracking *tracking, guint status)
{
  Drawing self = {
    .tracking = tracking,
    .words = central_words_get (tracking->language),
    .own = central_tracking_words_get (tracking->language),
  };
  CentralPage page = {
    .words = self.words,
    .title = self.own->states[tracking->state].title,
    .subtitle = self.own->page_title,
    .tone = faces[tracking->state].tone,
    .municipality = tracking->municipality,
    .place = tracking->place,
    .telephone = tracking->telephone,
  };
  GString *html = central_page_begin (&page);

  draw_state (html, &self);
  if (tracking->message)
    central_page_append (html, "<p class=\"card message\">%s</p>", tracking->message);
  if (tracking->bill && tracking->state == CENTRAL_TRACKING_AWAITING_PAYMENT)
    draw_bill (html, &self);
  draw_steps (html, &self);
  if (tracking->code) {
    draw_code (html, &self);
    draw_timeline (html, &self);
  }
  return central_page_respond (&page, html, status);
}
