/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-track-page.h"

#include "kiosk-action-buttons.h"
#include "kiosk-action.h"
#include "kiosk-date.h"
#include "kiosk-fact-row.h"
#include "kiosk-filing-state.h"
#include "kiosk-icon.h"
#include "kiosk-plain-text.h"
#include "kiosk-problem.h"
#include "kiosk-prompt.h"
#include "kiosk-reply.h"
#include "kiosk-scanner.h"
#include "kiosk-template.h"

#include <glib/gi18n.h>

#define MAXIMUM_EVENTS 8

struct _KioskTrackPage {
  KioskPage parent_instance;

  gboolean is_asking;

  GtkWidget *title;
  GtkWidget *code;
  GtkWidget *answer;
  GtkWidget *service;
  GtkWidget *mark;
  GtkWidget *mark_icon;
  GtkWidget *state;
  GtkWidget *next;
  GtkWidget *when;
  GtkWidget *timeline;
  GtkWidget *actions;
};

G_DEFINE_FINAL_TYPE (KioskTrackPage, kiosk_track_page, KIOSK_TYPE_PAGE)

static KioskVisit *
get_visit (KioskTrackPage *self)
{
  return kiosk_page_get_visit (KIOSK_PAGE (self));
}

static void
show_state (KioskTrackPage *self, const char *word)
{
  const KioskFilingState state = kiosk_filing_state_describe (word);

  for (guint tone = KIOSK_TONE_PLAIN; tone <= KIOSK_TONE_BAD; tone++)
    gtk_widget_remove_css_class (self->mark, kiosk_tone_get_name ((KioskTone) tone));
  gtk_widget_add_css_class (self->mark, kiosk_tone_get_name (state.tone));
  kiosk_icon_set_icon_name (KIOSK_ICON (self->mark_icon), kiosk_tone_get_icon (state.tone));
  gtk_label_set_text (GTK_LABEL (self->state), state.title);
  gtk_label_set_text (GTK_LABEL (self->next), state.next);
}

static void
show_service (KioskTrackPage *self, JsonObject *filing)
{
  g_autofree char *name =
    kiosk_result_say (json_object_get_member (filing, "service_name"),
                      kiosk_page_get_language (KIOSK_PAGE (self)), KIOSK_PLAIN_TEXT_TITLE);

  gtk_label_set_text (GTK_LABEL (self->service), name);
  gtk_widget_set_visible (self->service, name[0] != '\0');
}

/* Gregorian alone: two calendars to each of many lines would hide what happened. */
static char *
format_day (KioskTrackPage *self, JsonObject *event, const char *member)
{
  g_autoptr (GDateTime) time = kiosk_reply_get_time (event, member);

  return time != NULL ? kiosk_date_format_long (time, kiosk_page_get_language (KIOSK_PAGE (self)))
                      : NULL;
}

static void
show_when (KioskTrackPage *self, JsonObject *filing)
{
  g_autofree char *date = format_day (self, filing, "received_at");
  /* Translators: %s is a date. */
  g_autofree char *sentence = date != NULL ? g_strdup_printf (_ ("Received on %s"), date) : NULL;

  gtk_label_set_text (GTK_LABEL (self->when), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->when, sentence != NULL);
}

static void
add_event (KioskTrackPage *self, JsonObject *event)
{
  g_autofree char *day = format_day (self, event, "at");
  g_autofree char *label =
    kiosk_result_say (json_object_get_member (event, "label"),
                      kiosk_page_get_language (KIOSK_PAGE (self)), KIOSK_PLAIN_TEXT_TITLE);

  if (day == NULL)
    return;
  if (label[0] == '\0') {
    g_free (label);
    label = g_strdup (kiosk_filing_state_describe (kiosk_reply_get_string (event, "state")).title);
  }
  gtk_box_append (GTK_BOX (self->timeline), kiosk_fact_row_new (day, label, FALSE));
}

static void
show_timeline (KioskTrackPage *self, JsonObject *filing)
{
  g_autoptr (GPtrArray) events = kiosk_reply_get_objects (filing, "timeline");
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (self->timeline)) != NULL)
    gtk_box_remove (GTK_BOX (self->timeline), child);
  /* The latest stand, and with them the word at the top. */
  for (guint i = events->len > MAXIMUM_EVENTS ? events->len - MAXIMUM_EVENTS : 0; i < events->len;
       i++)
    add_event (self, g_ptr_array_index (events, i));
  gtk_widget_set_visible (self->timeline, gtk_widget_get_first_child (self->timeline) != NULL);
  gtk_widget_set_visible (self->when, gtk_widget_get_visible (self->when) && events->len == 0);
}

static void
show_actions (KioskTrackPage *self, JsonObject *filing)
{
  g_autoptr (GPtrArray) actions =
    kiosk_result_read_actions (json_object_get_member (filing, "actions"), NULL);

  kiosk_action_buttons_show (KIOSK_ACTION_BUTTONS (self->actions), actions,
                             kiosk_page_get_station (KIOSK_PAGE (self)),
                             kiosk_page_get_language (KIOSK_PAGE (self)));
}

static void
show_filing (KioskTrackPage *self, JsonObject *filing)
{
  show_service (self, filing);
  show_state (self, kiosk_reply_get_string (filing, "state"));
  show_when (self, filing);
  show_timeline (self, filing);
  show_actions (self, filing);
  gtk_widget_set_visible (self->answer, TRUE);
  kiosk_page_set_primary (KIOSK_PAGE (self), _ ("End and wipe my data"), NULL);
  kiosk_page_set_keyboard (KIOSK_PAGE (self), CIVIC_KEYBOARD_NONE);
  kiosk_prompt_set_active (KIOSK_PROMPT (self->code), FALSE);
}

static void
on_action_chosen (KioskTrackPage *self, gpointer action)
{
  kiosk_action_follow (action, NULL, KIOSK_PAGE (self), KIOSK_STEP_TRACK);
}

static void
set_asking (KioskTrackPage *self, gboolean is_asking)
{
  self->is_asking = is_asking;
  kiosk_page_set_can_advance (KIOSK_PAGE (self), !is_asking);
  kiosk_page_set_primary (KIOSK_PAGE (self), is_asking ? _ ("One moment …") : _ ("Show its state"),
                          is_asking ? NULL : "fwd");
}

static void
on_track_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskTrackPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) filing = kiosk_visit_track_finish (KIOSK_VISIT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  set_asking (self, FALSE);
  if (filing != NULL)
    show_filing (self, json_node_get_object (filing));
  else if (error != NULL)
    kiosk_page_fail (KIOSK_PAGE (self), error, KIOSK_STEP_TRACK);
  else
    kiosk_prompt_show_problem (
      KIOSK_PROMPT (self->code),
      _ ("The municipality has no application with this code yet. If it was saved on a "
         "kiosk without a line, it will arrive later."));
}

static void
ask (KioskTrackPage *self)
{
  KioskPage *page = KIOSK_PAGE (self);
  const char *typed = kiosk_prompt_get_text (KIOSK_PROMPT (self->code));
  g_autofree char *sentence = kiosk_problem_describe_code (typed, kiosk_page_get_language (page));
  g_autofree char *bare = civic_tracking_code_parse (typed);

  kiosk_prompt_show_problem (KIOSK_PROMPT (self->code), sentence);
  if (bare == NULL || self->is_asking)
    return;
  set_asking (self, TRUE);
  kiosk_visit_track_async (kiosk_page_get_visit (page), bare, kiosk_page_get_cancellable (page),
                           on_track_ready, g_object_ref (self));
}

static void
kiosk_track_page_advance (KioskPage *page)
{
  KioskTrackPage *self = KIOSK_TRACK_PAGE (page);

  if (gtk_widget_get_visible (self->answer))
    kiosk_page_go (page, KIOSK_STEP_THANKS);
  else
    ask (self);
}

static void
on_code_changed (KioskTrackPage *self)
{
  kiosk_visit_set_tracked (kiosk_page_get_visit (KIOSK_PAGE (self)),
                           kiosk_prompt_get_text (KIOSK_PROMPT (self->code)));
  kiosk_prompt_show_problem (KIOSK_PROMPT (self->code), NULL);
  gtk_widget_set_visible (self->answer, FALSE);
  set_asking (self, self->is_asking);
}

static void
on_code_activated (KioskTrackPage *self)
{
  kiosk_prompt_set_active (KIOSK_PROMPT (self->code), TRUE);
  kiosk_page_set_keyboard (KIOSK_PAGE (self), CIVIC_KEYBOARD_ENGLISH);
}

static void
kiosk_track_page_insert (KioskPage *page, const char *text)
{
  kiosk_prompt_insert (KIOSK_PROMPT (KIOSK_TRACK_PAGE (page)->code), text);
}

static void
kiosk_track_page_backspace (KioskPage *page)
{
  kiosk_prompt_backspace (KIOSK_PROMPT (KIOSK_TRACK_PAGE (page)->code));
}

static void
kiosk_track_page_scanned (KioskPage *page, const char *text)
{
  KioskTrackPage *self = KIOSK_TRACK_PAGE (page);
  g_autofree char *code = text != NULL ? kiosk_scanner_read_tracking_code (text) : NULL;

  kiosk_prompt_set_text (KIOSK_PROMPT (self->code), code != NULL ? code : "");
  if (code != NULL)
    ask (self);
  else
    kiosk_prompt_show_problem (
      KIOSK_PROMPT (self->code),
      _ ("This is not the code of a receipt. Please scan the square code on your receipt, or type "
         "the letters beneath it."));
}

/* Back from a payment or in another language: what stood here stands again. */
static void
kiosk_track_page_shown (KioskPage *page)
{
  KioskTrackPage *self = KIOSK_TRACK_PAGE (page);
  g_autofree char *bare = civic_tracking_code_parse (kiosk_visit_get_tracked (get_visit (self)));

  on_code_activated (self);
  if (bare != NULL)
    ask (self);
}

/* Whoever came by a service is asked in that service's own words. */
static void
show_words (KioskTrackPage *self, CivicService *service)
{
  const char *language = kiosk_page_get_language (KIOSK_PAGE (self));
  g_autoptr (CivicPage) page = g_list_model_get_item (civic_service_get_pages (service), 0);
  g_autoptr (CivicField) field =
    page != NULL ? g_list_model_get_item (civic_page_get_fields (page), 0) : NULL;

  if (field == NULL)
    return;
  gtk_label_set_text (GTK_LABEL (self->title),
                      civic_text_get (civic_page_get_title (page), language));
  g_object_set (self->code, "label", civic_text_get (civic_field_get_label (field), language),
                NULL);
  if (civic_field_get_hint (field) != NULL)
    g_object_set (self->code, "hint", civic_text_get (civic_field_get_hint (field), language),
                  NULL);
}

static void
kiosk_track_page_constructed (GObject *object)
{
  KioskTrackPage *self = KIOSK_TRACK_PAGE (object);
  CivicService *service = NULL;
  g_autofree char *kept = NULL;

  G_OBJECT_CLASS (kiosk_track_page_parent_class)->constructed (object);

  kept = g_strdup (kiosk_visit_get_tracked (kiosk_page_get_visit (KIOSK_PAGE (self))));
  set_asking (self, FALSE);
  service = kiosk_visit_get_service (get_visit (self));
  if (service != NULL && civic_service_get_journey (service) == CIVIC_JOURNEY_TRACK)
    show_words (self, service);
  kiosk_page_set_wants_scan (KIOSK_PAGE (self), TRUE);
  kiosk_prompt_set_typing (KIOSK_PROMPT (self->code), KIOSK_TYPING_TRACKING);
  kiosk_prompt_set_text (KIOSK_PROMPT (self->code), kept);
}

static void
kiosk_track_page_dispose (GObject *object)
{
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_TRACK_PAGE);

  G_OBJECT_CLASS (kiosk_track_page_parent_class)->dispose (object);
}

static void
kiosk_track_page_class_init (KioskTrackPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskPageClass *page_class = KIOSK_PAGE_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_ACTION_BUTTONS);
  g_type_ensure (KIOSK_TYPE_ICON);
  g_type_ensure (KIOSK_TYPE_PROMPT);
  object_class->constructed = kiosk_track_page_constructed;
  object_class->dispose = kiosk_track_page_dispose;
  page_class->shown = kiosk_track_page_shown;
  page_class->advance = kiosk_track_page_advance;
  page_class->insert = kiosk_track_page_insert;
  page_class->backspace = kiosk_track_page_backspace;
  page_class->scanned = kiosk_track_page_scanned;

  gtk_widget_class_set_css_name (widget_class, "trackpage");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/pages/kiosk-track-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskTrackPage, title);
  gtk_widget_class_bind_template_child (widget_class, KioskTrackPage, code);
  gtk_widget_class_bind_template_child (widget_class, KioskTrackPage, answer);
  gtk_widget_class_bind_template_child (widget_class, KioskTrackPage, service);
  gtk_widget_class_bind_template_child (widget_class, KioskTrackPage, state);
  gtk_widget_class_bind_template_child (widget_class, KioskTrackPage, next);
  gtk_widget_class_bind_template_child (widget_class, KioskTrackPage, when);
  gtk_widget_class_bind_template_child (widget_class, KioskTrackPage, mark);
  gtk_widget_class_bind_template_child (widget_class, KioskTrackPage, mark_icon);
  gtk_widget_class_bind_template_child (widget_class, KioskTrackPage, timeline);
  gtk_widget_class_bind_template_child (widget_class, KioskTrackPage, actions);
  gtk_widget_class_bind_template_callback (widget_class, on_action_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_code_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_code_activated);
}

static void
kiosk_track_page_init (KioskTrackPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
