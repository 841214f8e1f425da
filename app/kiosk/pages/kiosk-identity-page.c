/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-identity-page.h"

#include "kiosk-countdown.h"
#include "kiosk-icon.h"
#include "kiosk-problem.h"
#include "kiosk-prompt.h"
#include "kiosk-template.h"
#include "kiosk-way.h"

#include <glib/gi18n.h>

#define POLL_S 1

struct _KioskIdentityPage {
  KioskPage parent_instance;

  guint poll_id;
  gboolean is_asking;
  gboolean problem_is_shown;

  /* One of the three shows. */
  GtkWidget *ask;
  GtkWidget *pick;
  GtkWidget *failed;
  GtkWidget *person_id;
  GtkWidget *number;
  GtkWidget *countdown;
  GtkWidget *waiting;
  GtkWidget *failed_title;
  GtkWidget *failed_text;
};

G_DEFINE_FINAL_TYPE (KioskIdentityPage, kiosk_identity_page, KIOSK_TYPE_PAGE)

static void
show_only (KioskIdentityPage *self, GtkWidget *part)
{
  gtk_widget_set_visible (self->ask, part == self->ask);
  gtk_widget_set_visible (self->pick, part == self->pick);
  gtk_widget_set_visible (self->failed, part == self->failed);
}

static void
show_ask (KioskIdentityPage *self)
{
  KioskPage *page = KIOSK_PAGE (self);

  show_only (self, self->ask);
  kiosk_page_set_primary (page, _ ("Next"), "fwd");
  kiosk_page_set_can_advance (page, TRUE);
  kiosk_page_set_keyboard (page, CIVIC_KEYBOARD_NUMBER);
  kiosk_prompt_set_active (KIOSK_PROMPT (self->person_id), TRUE);
}

static void
show_pick (KioskIdentityPage *self)
{
  KioskPage *page = KIOSK_PAGE (self);
  KioskVisit *visit = kiosk_page_get_visit (page);

  gtk_label_set_text (GTK_LABEL (self->waiting), _ ("We are waiting for your confirmation."));
  if (gtk_widget_get_visible (self->pick))
    return;
  show_only (self, self->pick);
  gtk_label_set_text (GTK_LABEL (self->number), kiosk_visit_get_challenge (visit)->number);
  kiosk_countdown_set_seconds (KIOSK_COUNTDOWN (self->countdown),
                               kiosk_visit_get_challenge_remaining_s (visit));
  kiosk_page_set_keyboard (page, CIVIC_KEYBOARD_NONE);
  kiosk_page_set_primary (page, NULL, NULL);
}

static void
show_failed (KioskIdentityPage *self, const char *title, const char *text)
{
  KioskPage *page = KIOSK_PAGE (self);

  kiosk_visit_drop_challenge (kiosk_page_get_visit (page));
  show_only (self, self->failed);
  gtk_label_set_text (GTK_LABEL (self->failed_title), title);
  gtk_label_set_text (GTK_LABEL (self->failed_text), text);
  kiosk_page_set_keyboard (page, CIVIC_KEYBOARD_NONE);
  kiosk_page_set_primary (page, _ ("Try again"), "fwd");
  kiosk_page_set_can_advance (page, TRUE);
}

static void
show_expired (KioskIdentityPage *self)
{
  show_failed (
    self, _ ("The time is over"),
    _ (
      "No confirmation came from the Nafath app. You can ask for a new number. Nothing you entered "
      "is lost."));
}

static void
follow_challenge (KioskIdentityPage *self)
{
  KioskPage *page = KIOSK_PAGE (self);
  const CivicChallenge *challenge = kiosk_visit_get_challenge (kiosk_page_get_visit (page));

  switch (challenge->state) {
  case CIVIC_CHALLENGE_COMPLETED:
    kiosk_page_go (page, kiosk_way_get_next (kiosk_page_get_visit (page), KIOSK_STEP_IDENTITY));
    break;
  case CIVIC_CHALLENGE_REJECTED:
    show_failed (
      self, _ ("The request was refused in the app"),
      _ ("If that was not you, please ask the staff. If you picked another number by mistake, ask "
         "for a new one."));
    break;
  case CIVIC_CHALLENGE_EXPIRED:
    show_expired (self);
    break;
  case CIVIC_CHALLENGE_WAITING:
  default:
    show_pick (self);
    break;
  }
}

static void
on_identity_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskIdentityPage) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean is_known = kiosk_visit_identity_finish (KIOSK_VISIT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->is_asking = FALSE;
  if (is_known)
    follow_challenge (self);
  else
    kiosk_page_fail (KIOSK_PAGE (self), error, KIOSK_STEP_IDENTITY);
}

static void
on_check_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskIdentityPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_known = FALSE;

  self->is_asking = FALSE;
  /* She went back meanwhile: an answer to a question that no longer stands. */
  if (kiosk_visit_get_challenge (KIOSK_VISIT (source)) == NULL)
    return;
  is_known = kiosk_visit_identity_finish (KIOSK_VISIT (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (is_known)
    follow_challenge (self);
  else
    /* The line may be back before the digits are too old: the next poll asks again. */
    gtk_label_set_text (GTK_LABEL (self->waiting),
                        _ ("The line is slow right now. We keep trying."));
}

static void
check (KioskIdentityPage *self)
{
  KioskVisit *visit = kiosk_page_get_visit (KIOSK_PAGE (self));

  self->is_asking = TRUE;
  kiosk_visit_check_identity_async (visit, kiosk_page_get_cancellable (KIOSK_PAGE (self)),
                                    on_check_ready, g_object_ref (self));
}

static gboolean
on_poll (gpointer user_data)
{
  KioskIdentityPage *self = user_data;
  KioskVisit *visit = kiosk_page_get_visit (KIOSK_PAGE (self));

  if (kiosk_visit_get_challenge (visit) == NULL || self->is_asking)
    return G_SOURCE_CONTINUE;
  if (kiosk_visit_get_challenge_remaining_s (visit) == 0)
    show_expired (self);
  else
    check (self);
  return G_SOURCE_CONTINUE;
}

static gboolean
check_number (KioskIdentityPage *self)
{
  g_autofree char *sentence =
    kiosk_problem_describe_person_id (kiosk_prompt_get_text (KIOSK_PROMPT (self->person_id)),
                                      kiosk_page_get_language (KIOSK_PAGE (self)));

  kiosk_prompt_show_problem (KIOSK_PROMPT (self->person_id), sentence);
  self->problem_is_shown = sentence != NULL;
  return sentence == NULL;
}

static void
start (KioskIdentityPage *self)
{
  KioskPage *page = KIOSK_PAGE (self);
  g_autofree char *person_id =
    civic_saudi_parse_person_id (kiosk_prompt_get_text (KIOSK_PROMPT (self->person_id)), NULL);

  if (person_id == NULL || self->is_asking)
    return;
  self->is_asking = TRUE;
  kiosk_page_set_primary (page, _ ("One moment …"), NULL);
  kiosk_page_set_can_advance (page, FALSE);
  kiosk_visit_start_identity_async (kiosk_page_get_visit (page), person_id,
                                    kiosk_page_get_cancellable (page), on_identity_ready,
                                    g_object_ref (self));
}

static void
on_person_id_changed (KioskIdentityPage *self)
{
  kiosk_visit_set_person_id (kiosk_page_get_visit (KIOSK_PAGE (self)),
                             kiosk_prompt_get_text (KIOSK_PROMPT (self->person_id)));
  if (self->problem_is_shown)
    check_number (self);
}

static void
on_person_id_activated (KioskIdentityPage *self)
{
  show_ask (self);
}

static void
kiosk_identity_page_advance (KioskPage *page)
{
  KioskIdentityPage *self = KIOSK_IDENTITY_PAGE (page);

  if (gtk_widget_get_visible (self->failed))
    show_ask (self);
  if (check_number (self))
    start (self);
}

static void
kiosk_identity_page_back (KioskPage *page)
{
  KioskIdentityPage *self = KIOSK_IDENTITY_PAGE (page);

  if (gtk_widget_get_visible (self->ask)) {
    KIOSK_PAGE_CLASS (kiosk_identity_page_parent_class)->back (page);
    return;
  }
  kiosk_visit_drop_challenge (kiosk_page_get_visit (page));
  show_ask (self);
}

static void
kiosk_identity_page_insert (KioskPage *page, const char *text)
{
  kiosk_prompt_insert (KIOSK_PROMPT (KIOSK_IDENTITY_PAGE (page)->person_id), text);
}

static void
kiosk_identity_page_backspace (KioskPage *page)
{
  kiosk_prompt_backspace (KIOSK_PROMPT (KIOSK_IDENTITY_PAGE (page)->person_id));
}

static void
kiosk_identity_page_shown (KioskPage *page)
{
  KioskIdentityPage *self = KIOSK_IDENTITY_PAGE (page);

  self->poll_id = g_timeout_add_seconds (POLL_S, on_poll, self);
  if (kiosk_visit_get_challenge (kiosk_page_get_visit (page)) != NULL)
    follow_challenge (self);
  else
    show_ask (self);
}

static void
kiosk_identity_page_constructed (GObject *object)
{
  KioskIdentityPage *self = KIOSK_IDENTITY_PAGE (object);
  KioskPage *page = KIOSK_PAGE (object);
  KioskVisit *visit = NULL;
  g_autofree char *section = NULL;
  g_autofree char *kept = NULL;

  G_OBJECT_CLASS (kiosk_identity_page_parent_class)->constructed (object);

  visit = kiosk_page_get_visit (page);
  section = g_strjoin (" · ",
                       civic_text_get (civic_service_get_name (kiosk_visit_get_service (visit)),
                                       kiosk_page_get_language (page)),
                       _ ("Identity"), NULL);
  kiosk_page_set_section (page, section);
  kiosk_page_set_position (page, 1, kiosk_visit_count_steps (visit));
  kiosk_countdown_set_language (KIOSK_COUNTDOWN (self->countdown), kiosk_page_get_language (page));
  kept = g_strdup (kiosk_visit_get_person_id (visit));
  kiosk_prompt_set_typing (KIOSK_PROMPT (self->person_id), KIOSK_TYPING_NUMBER);
  kiosk_prompt_set_text (KIOSK_PROMPT (self->person_id), kept);
}

static void
kiosk_identity_page_dispose (GObject *object)
{
  KioskIdentityPage *self = KIOSK_IDENTITY_PAGE (object);

  g_clear_handle_id (&self->poll_id, g_source_remove);
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_IDENTITY_PAGE);

  G_OBJECT_CLASS (kiosk_identity_page_parent_class)->dispose (object);
}

static void
kiosk_identity_page_class_init (KioskIdentityPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskPageClass *page_class = KIOSK_PAGE_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_COUNTDOWN);
  g_type_ensure (KIOSK_TYPE_ICON);
  g_type_ensure (KIOSK_TYPE_PROMPT);
  object_class->constructed = kiosk_identity_page_constructed;
  object_class->dispose = kiosk_identity_page_dispose;
  page_class->shown = kiosk_identity_page_shown;
  page_class->advance = kiosk_identity_page_advance;
  page_class->back = kiosk_identity_page_back;
  page_class->insert = kiosk_identity_page_insert;
  page_class->backspace = kiosk_identity_page_backspace;

  gtk_widget_class_set_css_name (widget_class, "identitypage");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/pages/kiosk-identity-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskIdentityPage, ask);
  gtk_widget_class_bind_template_child (widget_class, KioskIdentityPage, pick);
  gtk_widget_class_bind_template_child (widget_class, KioskIdentityPage, failed);
  gtk_widget_class_bind_template_child (widget_class, KioskIdentityPage, person_id);
  gtk_widget_class_bind_template_child (widget_class, KioskIdentityPage, number);
  gtk_widget_class_bind_template_child (widget_class, KioskIdentityPage, countdown);
  gtk_widget_class_bind_template_child (widget_class, KioskIdentityPage, waiting);
  gtk_widget_class_bind_template_child (widget_class, KioskIdentityPage, failed_title);
  gtk_widget_class_bind_template_child (widget_class, KioskIdentityPage, failed_text);
  gtk_widget_class_bind_template_callback (widget_class, on_person_id_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_person_id_activated);
}

static void
kiosk_identity_page_init (KioskIdentityPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
