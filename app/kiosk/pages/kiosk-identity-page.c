/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-identity-page.h"

#include "kiosk-button.h"
#include "kiosk-countdown.h"
#include "kiosk-icon.h"
#include "kiosk-passcode.h"
#include "kiosk-problem.h"
#include "kiosk-prompt.h"
#include "kiosk-template.h"
#include "kiosk-way.h"

#include <glib/gi18n.h>

#define POLL_S 1

struct _KioskIdentityPage {
  KioskPage parent_instance;

  guint poll_id;
  char *polled_id; /* (nullable) the challenge that is being asked about */
  gboolean is_asking;
  gboolean by_passcode; /* the way she chose last */
  gboolean problem_is_shown;

  /* One of the four shows. */
  GtkWidget *ask;
  GtkWidget *pick;
  GtkWidget *passcode;
  GtkWidget *failed;
  GtkWidget *person_id;
  GtkWidget *number;
  GtkWidget *countdown;
  GtkWidget *waiting;
  GtkWidget *failed_title;
  GtkWidget *failed_text;
  GtkWidget *other_way;
};

G_DEFINE_FINAL_TYPE (KioskIdentityPage, kiosk_identity_page, KIOSK_TYPE_PAGE)

static void
show_only (KioskIdentityPage *self, GtkWidget *part)
{
  gtk_widget_set_visible (self->ask, part == self->ask);
  gtk_widget_set_visible (self->pick, part == self->pick);
  gtk_widget_set_visible (self->passcode, part == self->passcode);
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
show_passcode (KioskIdentityPage *self)
{
  KioskPage *page = KIOSK_PAGE (self);

  show_only (self, self->passcode);
  kiosk_page_set_primary (page, _ ("Next"), "fwd");
  kiosk_page_set_can_advance (page, TRUE);
  kiosk_page_set_keyboard (page, CIVIC_KEYBOARD_NUMBER);
  kiosk_passcode_set_active (KIOSK_PASSCODE (self->passcode), TRUE);
}

static void
begin_passcode (KioskIdentityPage *self, const CivicChallenge *challenge)
{
  self->by_passcode = TRUE;
  kiosk_passcode_begin (KIOSK_PASSCODE (self->passcode), challenge);
  show_passcode (self);
}

/* The way that did not lead anywhere is the footer's to repeat; here stands the other. */
static void
offer_other_way (KioskIdentityPage *self)
{
  KioskButton *button = KIOSK_BUTTON (self->other_way);

  kiosk_button_set_text (button, self->by_passcode ? _ ("Use the Nafath app instead")
                                                   : _ ("Use a code by SMS instead"));
  kiosk_button_set_icon (button, self->by_passcode ? "shield" : "phone");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button),
                                  self->by_passcode ? "identity.by-app" : "identity.by-passcode");
}

static void
show_failed (KioskIdentityPage *self, const char *title, const char *text)
{
  KioskPage *page = KIOSK_PAGE (self);

  kiosk_visit_drop_challenge (kiosk_page_get_visit (page));
  show_only (self, self->failed);
  gtk_label_set_text (GTK_LABEL (self->failed_title), title);
  gtk_label_set_text (GTK_LABEL (self->failed_text), text);
  offer_other_way (self);
  kiosk_page_set_keyboard (page, CIVIC_KEYBOARD_NONE);
  kiosk_page_set_primary (page, _ ("Try again"), "fwd");
  kiosk_page_set_can_advance (page, TRUE);
}

static void
show_expired (KioskIdentityPage *self)
{
  if (self->by_passcode)
    show_failed (self, _ ("The time is over"),
                 _ ("The code we sent does not hold any more. You can ask for a new one. Nothing "
                    "you entered is lost."));
  else
    show_failed (self, _ ("The time is over"),
                 _ ("No confirmation came from the Nafath app. You can ask for a new number. "
                    "Nothing you entered "
                    "is lost."));
}

static void
show_rejected (KioskIdentityPage *self)
{
  if (self->by_passcode)
    show_failed (self, _ ("That was not the code we sent"),
                 _ ("To keep your identity safe, this code does not hold any more. You can ask for "
                    "a new one. Nothing you entered is lost."));
  else
    show_failed (
      self, _ ("The request was refused in the app"),
      _ ("If that was not you, please ask the staff. If you picked another number by mistake, ask "
         "for a new one."));
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
    show_rejected (self);
    break;
  case CIVIC_CHALLENGE_EXPIRED:
    show_expired (self);
    break;
  case CIVIC_CHALLENGE_WAITING:
  default:
    if (challenge->mobile != NULL)
      begin_passcode (self, challenge);
    else
      show_pick (self);
    break;
  }
}

/* A code cannot reach her: the app still can. */
static gboolean
show_not_sent (KioskIdentityPage *self, const GError *error)
{
  if (g_error_matches (error, KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_NO_MOBILE))
    show_failed (self, _ ("The municipality knows no number of yours"),
                 _ ("So no code can be sent to you. You can confirm with the Nafath app, or ask "
                    "the staff."));
  else if (g_error_matches (error, KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_TOO_MANY))
    show_failed (self, _ ("No more codes can be sent to your phone right now"),
                 _ ("You can confirm with the Nafath app, or try again in an hour."));
  else
    return FALSE;
  kiosk_page_set_primary (KIOSK_PAGE (self), NULL, NULL);
  return TRUE;
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
  else if (!show_not_sent (self, error))
    kiosk_page_fail (KIOSK_PAGE (self), error, KIOSK_STEP_IDENTITY);
}

/* Whether she still wants to know: she may have gone back meanwhile, or taken the other way. */
static gboolean
is_current (KioskVisit *visit, const char *id)
{
  const CivicChallenge *challenge = kiosk_visit_get_challenge (visit);

  return challenge != NULL && g_strcmp0 (challenge->id, id) == 0;
}

static void
on_check_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskIdentityPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = g_steal_pointer (&self->polled_id);
  gboolean is_known = FALSE;

  if (!is_current (KIOSK_VISIT (source), id))
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

  self->polled_id = g_strdup (kiosk_visit_get_challenge (visit)->id);
  kiosk_visit_check_identity_async (visit, kiosk_page_get_cancellable (KIOSK_PAGE (self)),
                                    on_check_ready, g_object_ref (self));
}

static gboolean
on_poll (gpointer user_data)
{
  KioskIdentityPage *self = user_data;
  KioskVisit *visit = kiosk_page_get_visit (KIOSK_PAGE (self));
  const CivicChallenge *challenge = kiosk_visit_get_challenge (visit);
  const guint remaining_s = kiosk_visit_get_challenge_remaining_s (visit);

  if (challenge == NULL || self->is_asking || self->polled_id != NULL)
    return G_SOURCE_CONTINUE;
  if (remaining_s == 0)
    show_expired (self);
  else if (challenge->mobile != NULL)
    kiosk_passcode_set_remaining_s (KIOSK_PASSCODE (self->passcode), remaining_s);
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
show_asking (KioskIdentityPage *self)
{
  self->is_asking = TRUE;
  kiosk_page_set_primary (KIOSK_PAGE (self), _ ("One moment …"), NULL);
  kiosk_page_set_can_advance (KIOSK_PAGE (self), FALSE);
}

static void
start (KioskIdentityPage *self)
{
  KioskPage *page = KIOSK_PAGE (self);
  g_autofree char *person_id =
    civic_saudi_parse_person_id (kiosk_prompt_get_text (KIOSK_PROMPT (self->person_id)), NULL);

  if (person_id == NULL || self->is_asking)
    return;
  show_asking (self);
  if (self->by_passcode)
    kiosk_visit_send_passcode_async (kiosk_page_get_visit (page), person_id,
                                     kiosk_page_get_cancellable (page), on_identity_ready,
                                     g_object_ref (self));
  else
    kiosk_visit_start_identity_async (kiosk_page_get_visit (page), person_id,
                                      kiosk_page_get_cancellable (page), on_identity_ready,
                                      g_object_ref (self));
}

/* Nothing but the number is kept of the way she was on. */
static void
start_by (KioskIdentityPage *self, gboolean by_passcode)
{
  if (self->is_asking)
    return;
  if (!gtk_widget_get_visible (self->ask)) {
    kiosk_visit_drop_challenge (kiosk_page_get_visit (KIOSK_PAGE (self)));
    show_ask (self);
  }
  if (!check_number (self))
    return;
  self->by_passcode = by_passcode;
  start (self);
}

static void
activate_by_passcode (GtkWidget *widget, const char *action, GVariant *parameter)
{
  start_by (KIOSK_IDENTITY_PAGE (widget), TRUE);
}

static void
activate_by_app (GtkWidget *widget, const char *action, GVariant *parameter)
{
  start_by (KIOSK_IDENTITY_PAGE (widget), FALSE);
}

static void
on_passcode_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskIdentityPage) self = user_data;
  KioskPasscode *passcode = NULL;
  const CivicChallenge *challenge = NULL;
  g_autoptr (GError) error = NULL;

  /* She went back meanwhile. */
  if (kiosk_visit_get_challenge (KIOSK_VISIT (source)) == NULL) {
    self->is_asking = FALSE;
    return;
  }
  if (!kiosk_visit_identity_finish (KIOSK_VISIT (source), result, &error) &&
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->is_asking = FALSE;
  passcode = KIOSK_PASSCODE (self->passcode);
  challenge = kiosk_visit_get_challenge (KIOSK_VISIT (source));
  if (error == NULL && challenge->state != CIVIC_CHALLENGE_WAITING) {
    follow_challenge (self);
    return;
  }
  if (error == NULL)
    kiosk_passcode_show_wrong (passcode, challenge->tries_left);
  else
    kiosk_passcode_show_problem (passcode, _ ("The line is slow right now. Please try again."));
  show_passcode (self);
}

static void
check_passcode (KioskIdentityPage *self)
{
  KioskPage *page = KIOSK_PAGE (self);
  g_autofree char *passcode = kiosk_passcode_dup_passcode (KIOSK_PASSCODE (self->passcode));

  if (self->is_asking)
    return;
  if (passcode == NULL) {
    kiosk_passcode_show_problem (KIOSK_PASSCODE (self->passcode),
                                 _ ("Please type all 6 digits of the code."));
    return;
  }
  show_asking (self);
  kiosk_visit_check_passcode_async (kiosk_page_get_visit (page), passcode,
                                    kiosk_page_get_cancellable (page), on_passcode_ready,
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
on_passcode_activated (KioskIdentityPage *self)
{
  show_passcode (self);
}

static void
kiosk_identity_page_advance (KioskPage *page)
{
  KioskIdentityPage *self = KIOSK_IDENTITY_PAGE (page);

  if (gtk_widget_get_visible (self->passcode))
    check_passcode (self);
  else
    start_by (self, gtk_widget_get_visible (self->failed) && self->by_passcode);
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
  KioskIdentityPage *self = KIOSK_IDENTITY_PAGE (page);

  if (gtk_widget_get_visible (self->passcode))
    kiosk_passcode_insert (KIOSK_PASSCODE (self->passcode), text);
  else
    kiosk_prompt_insert (KIOSK_PROMPT (self->person_id), text);
}

static void
kiosk_identity_page_backspace (KioskPage *page)
{
  KioskIdentityPage *self = KIOSK_IDENTITY_PAGE (page);

  if (gtk_widget_get_visible (self->passcode))
    kiosk_passcode_backspace (KIOSK_PASSCODE (self->passcode));
  else
    kiosk_prompt_backspace (KIOSK_PROMPT (self->person_id));
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
  kiosk_passcode_set_language (KIOSK_PASSCODE (self->passcode), kiosk_page_get_language (page));
  kept = g_strdup (kiosk_visit_get_person_id (visit));
  kiosk_prompt_set_typing (KIOSK_PROMPT (self->person_id), KIOSK_TYPING_NUMBER);
  kiosk_prompt_set_text (KIOSK_PROMPT (self->person_id), kept);
}

static void
kiosk_identity_page_dispose (GObject *object)
{
  KioskIdentityPage *self = KIOSK_IDENTITY_PAGE (object);

  g_clear_handle_id (&self->poll_id, g_source_remove);
  g_clear_pointer (&self->polled_id, g_free);
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_IDENTITY_PAGE);

  G_OBJECT_CLASS (kiosk_identity_page_parent_class)->dispose (object);
}

static void
kiosk_identity_page_class_init (KioskIdentityPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskPageClass *page_class = KIOSK_PAGE_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_BUTTON);
  g_type_ensure (KIOSK_TYPE_COUNTDOWN);
  g_type_ensure (KIOSK_TYPE_ICON);
  g_type_ensure (KIOSK_TYPE_PASSCODE);
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
  gtk_widget_class_bind_template_child (widget_class, KioskIdentityPage, passcode);
  gtk_widget_class_bind_template_child (widget_class, KioskIdentityPage, other_way);
  gtk_widget_class_bind_template_child (widget_class, KioskIdentityPage, person_id);
  gtk_widget_class_bind_template_child (widget_class, KioskIdentityPage, number);
  gtk_widget_class_bind_template_child (widget_class, KioskIdentityPage, countdown);
  gtk_widget_class_bind_template_child (widget_class, KioskIdentityPage, waiting);
  gtk_widget_class_bind_template_child (widget_class, KioskIdentityPage, failed_title);
  gtk_widget_class_bind_template_child (widget_class, KioskIdentityPage, failed_text);
  gtk_widget_class_bind_template_callback (widget_class, on_person_id_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_person_id_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_passcode_activated);
  gtk_widget_class_install_action (widget_class, "identity.by-passcode", NULL,
                                   activate_by_passcode);
  gtk_widget_class_install_action (widget_class, "identity.send-again", NULL, activate_by_passcode);
  gtk_widget_class_install_action (widget_class, "identity.by-app", NULL, activate_by_app);
}

static void
kiosk_identity_page_init (KioskIdentityPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
