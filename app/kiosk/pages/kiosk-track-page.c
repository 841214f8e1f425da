/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-track-page.h"

#include "kiosk-date.h"
#include "kiosk-plain-text.h"
#include "kiosk-problem.h"
#include "kiosk-prompt.h"
#include "kiosk-template.h"

#include <glib/gi18n.h>

struct _KioskTrackPage {
  KioskPage parent_instance;

  gboolean is_asking;

  GtkWidget *code;
  GtkWidget *answer;
  GtkWidget *service;
  GtkWidget *state;
  GtkWidget *next;
  GtkWidget *when;
};

G_DEFINE_FINAL_TYPE (KioskTrackPage, kiosk_track_page, KIOSK_TYPE_PAGE)

/* A filing's states at the central, in its own words, and what she can do now. */
static const struct {
  const char *state;
  const char *title;
  const char *next;
} states[] = {
  { "received", N_ ("Received"), N_ ("The municipality has it. There is nothing you need to do.") },
  { "awaiting-payment", N_ ("Waiting for payment"),
    N_ ("Pay the bill through SADAD; it is issued right after.") },
  { "under-review", N_ ("Under review"),
    N_ ("The municipality is looking at it. You will get a message.") },
  { "issued", N_ ("Issued"),
    N_ ("It is ready. You find it in your account with the municipality.") },
  { "returned", N_ ("Sent back to you"),
    N_ ("Something is missing. Please ask the staff or call 940.") },
  { "rejected", N_ ("Not approved"), N_ ("Please ask the staff or call 940 for the reason.") },
};

static const char *
get_member (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

static void
show_state (KioskTrackPage *self, const char *state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++) {
    if (g_strcmp0 (states[i].state, state) != 0)
      continue;
    gtk_label_set_text (GTK_LABEL (self->state), _ (states[i].title));
    gtk_label_set_text (GTK_LABEL (self->next), _ (states[i].next));
    return;
  }
  gtk_label_set_text (GTK_LABEL (self->state), _ ("Received"));
  gtk_label_set_text (GTK_LABEL (self->next),
                      _ ("Please ask the staff or call 940 for its state."));
}

static void
show_service (KioskTrackPage *self, JsonObject *filing)
{
  JsonNode *names = json_object_get_member (filing, "service_name");
  const char *name =
    names != NULL && JSON_NODE_HOLDS_OBJECT (names)
      ? get_member (json_node_get_object (names), kiosk_page_get_language (KIOSK_PAGE (self)))
      : NULL;
  g_autofree char *plain = kiosk_plain_text (name != NULL ? name : "", KIOSK_PLAIN_TEXT_TITLE);

  gtk_label_set_text (GTK_LABEL (self->service), plain);
  gtk_widget_set_visible (self->service, plain[0] != '\0');
}

static void
show_when (KioskTrackPage *self, const char *received_at)
{
  g_autoptr (GDateTime) received =
    received_at != NULL ? g_date_time_new_from_iso8601 (received_at, NULL) : NULL;
  g_autofree char *date =
    received != NULL
      ? kiosk_date_format_long (received, kiosk_page_get_language (KIOSK_PAGE (self)))
      : NULL;
  /* Translators: %s is a date. */
  g_autofree char *sentence = date != NULL ? g_strdup_printf (_ ("Received on %s"), date) : NULL;

  gtk_label_set_text (GTK_LABEL (self->when), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->when, sentence != NULL);
}

static void
show_filing (KioskTrackPage *self, JsonObject *filing)
{
  show_service (self, filing);
  show_state (self, get_member (filing, "state"));
  show_when (self, get_member (filing, "received_at"));
  gtk_widget_set_visible (self->answer, TRUE);
  kiosk_page_set_keyboard (KIOSK_PAGE (self), CIVIC_KEYBOARD_NONE);
  kiosk_prompt_set_active (KIOSK_PROMPT (self->code), FALSE);
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
kiosk_track_page_advance (KioskPage *page)
{
  KioskTrackPage *self = KIOSK_TRACK_PAGE (page);
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
on_code_changed (KioskTrackPage *self)
{
  kiosk_visit_set_tracked (kiosk_page_get_visit (KIOSK_PAGE (self)),
                           kiosk_prompt_get_text (KIOSK_PROMPT (self->code)));
  kiosk_prompt_show_problem (KIOSK_PROMPT (self->code), NULL);
  gtk_widget_set_visible (self->answer, FALSE);
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
kiosk_track_page_shown (KioskPage *page)
{
  on_code_activated (KIOSK_TRACK_PAGE (page));
}

static void
kiosk_track_page_constructed (GObject *object)
{
  KioskTrackPage *self = KIOSK_TRACK_PAGE (object);
  g_autofree char *kept = NULL;

  G_OBJECT_CLASS (kiosk_track_page_parent_class)->constructed (object);

  kept = g_strdup (kiosk_visit_get_tracked (kiosk_page_get_visit (KIOSK_PAGE (self))));
  set_asking (self, FALSE);
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

  g_type_ensure (KIOSK_TYPE_PROMPT);
  object_class->constructed = kiosk_track_page_constructed;
  object_class->dispose = kiosk_track_page_dispose;
  page_class->shown = kiosk_track_page_shown;
  page_class->advance = kiosk_track_page_advance;
  page_class->insert = kiosk_track_page_insert;
  page_class->backspace = kiosk_track_page_backspace;

  gtk_widget_class_set_css_name (widget_class, "trackpage");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/pages/kiosk-track-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskTrackPage, code);
  gtk_widget_class_bind_template_child (widget_class, KioskTrackPage, answer);
  gtk_widget_class_bind_template_child (widget_class, KioskTrackPage, service);
  gtk_widget_class_bind_template_child (widget_class, KioskTrackPage, state);
  gtk_widget_class_bind_template_child (widget_class, KioskTrackPage, next);
  gtk_widget_class_bind_template_child (widget_class, KioskTrackPage, when);
  gtk_widget_class_bind_template_callback (widget_class, on_code_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_code_activated);
}

static void
kiosk_track_page_init (KioskTrackPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
