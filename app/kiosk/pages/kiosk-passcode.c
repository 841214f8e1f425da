/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-passcode.h"

#include "civic-digits.h"

#include "kiosk-button.h"
#include "kiosk-countdown.h"
#include "kiosk-prompt.h"
#include "kiosk-template.h"

#include <glib/gi18n.h>
#include <string.h>

#define DIGITS 6

struct _KioskPasscode {
  GtkWidget parent_instance;

  char *language;
  gboolean problem_is_shown;

  GtkWidget *question;
  GtkWidget *passcode;
  GtkWidget *countdown;
  GtkWidget *again;
};

enum {
  ACTIVATED,
  SIGNAL_COUNT
};
static guint signals[SIGNAL_COUNT];

G_DEFINE_FINAL_TYPE (KioskPasscode, kiosk_passcode, GTK_TYPE_WIDGET)

static void
on_passcode_activated (KioskPasscode *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

/* She is trying again. */
static void
on_passcode_changed (KioskPasscode *self)
{
  const char *typed = kiosk_prompt_get_text (KIOSK_PROMPT (self->passcode));

  if (self->problem_is_shown && *typed != '\0')
    kiosk_passcode_show_problem (self, NULL);
}

static void
kiosk_passcode_dispose (GObject *object)
{
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_PASSCODE);

  G_OBJECT_CLASS (kiosk_passcode_parent_class)->dispose (object);
}

static void
kiosk_passcode_finalize (GObject *object)
{
  g_free (KIOSK_PASSCODE (object)->language);

  G_OBJECT_CLASS (kiosk_passcode_parent_class)->finalize (object);
}

static void
kiosk_passcode_class_init (KioskPasscodeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_BUTTON);
  g_type_ensure (KIOSK_TYPE_COUNTDOWN);
  g_type_ensure (KIOSK_TYPE_PROMPT);
  object_class->dispose = kiosk_passcode_dispose;
  object_class->finalize = kiosk_passcode_finalize;
  signals[ACTIVATED] = g_signal_new ("activated", KIOSK_TYPE_PASSCODE, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "passcode");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/pages/kiosk-passcode.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskPasscode, question);
  gtk_widget_class_bind_template_child (widget_class, KioskPasscode, passcode);
  gtk_widget_class_bind_template_child (widget_class, KioskPasscode, countdown);
  gtk_widget_class_bind_template_child (widget_class, KioskPasscode, again);
  gtk_widget_class_bind_template_callback (widget_class, on_passcode_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_passcode_activated);
}

static void
kiosk_passcode_init (KioskPasscode *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kiosk_prompt_set_typing (KIOSK_PROMPT (self->passcode), KIOSK_TYPING_DECIMAL);
}

void
kiosk_passcode_set_language (KioskPasscode *self, const char *language)
{
  g_return_if_fail (KIOSK_IS_PASSCODE (self));

  g_free (self->language);
  self->language = g_strdup (language);
  kiosk_countdown_set_language (KIOSK_COUNTDOWN (self->countdown), language);
}

void
kiosk_passcode_begin (KioskPasscode *self, const CivicChallenge *challenge)
{
  g_autofree char *isolated = NULL;
  g_autofree char *question = NULL;

  g_return_if_fail (KIOSK_IS_PASSCODE (self));
  g_return_if_fail (challenge != NULL && challenge->mobile != NULL);

  isolated = g_strdup_printf ("\u2066%s\u2069", challenge->mobile);
  /* Translators: %s is a telephone number, most of it hidden: 05•••••567. */
  question = g_strdup_printf (_ ("Type the 6 digits we sent to %s"), isolated);
  gtk_label_set_text (GTK_LABEL (self->question), question);
  kiosk_prompt_set_text (KIOSK_PROMPT (self->passcode), "");
  kiosk_passcode_show_problem (self, NULL);
  kiosk_countdown_set_seconds (KIOSK_COUNTDOWN (self->countdown), challenge->expires_in_s);
  kiosk_passcode_set_remaining_s (self, challenge->expires_in_s);
}

void
kiosk_passcode_show_problem (KioskPasscode *self, const char *sentence)
{
  g_return_if_fail (KIOSK_IS_PASSCODE (self));

  self->problem_is_shown = sentence != NULL;
  kiosk_prompt_show_problem (KIOSK_PROMPT (self->passcode), sentence);
}

void
kiosk_passcode_show_wrong (KioskPasscode *self, guint tries_left)
{
  g_autofree char *western = NULL;
  g_autofree char *sentence = NULL;

  g_return_if_fail (KIOSK_IS_PASSCODE (self));

  western = g_strdup_printf (
    ngettext (
      "That is another code. Please compare it with the message: you can try once more.",
      "That is another code. Please compare it with the message: you can try %u more times.",
      tries_left),
    tries_left);
  sentence = civic_digits_localise (western, self->language);
  kiosk_prompt_set_text (KIOSK_PROMPT (self->passcode), "");
  kiosk_passcode_show_problem (self, sentence);
}

void
kiosk_passcode_set_remaining_s (KioskPasscode *self, guint remaining_s)
{
  g_return_if_fail (KIOSK_IS_PASSCODE (self));

  gtk_widget_set_visible (self->again,
                          remaining_s + KIOSK_PASSCODE_PATIENCE_S <= KIOSK_PASSCODE_LIFE_S);
}

char *
kiosk_passcode_dup_passcode (KioskPasscode *self)
{
  g_autofree char *typed = NULL;

  g_return_val_if_fail (KIOSK_IS_PASSCODE (self), NULL);

  typed = civic_digits_fold (kiosk_prompt_get_text (KIOSK_PROMPT (self->passcode)));
  if (strlen (typed) != DIGITS || strspn (typed, "0123456789") != DIGITS)
    return NULL;
  return g_steal_pointer (&typed);
}

void
kiosk_passcode_insert (KioskPasscode *self, const char *text)
{
  g_return_if_fail (KIOSK_IS_PASSCODE (self));

  kiosk_prompt_insert (KIOSK_PROMPT (self->passcode), text);
}

void
kiosk_passcode_backspace (KioskPasscode *self)
{
  g_return_if_fail (KIOSK_IS_PASSCODE (self));

  kiosk_prompt_backspace (KIOSK_PROMPT (self->passcode));
}

void
kiosk_passcode_set_active (KioskPasscode *self, gboolean active)
{
  g_return_if_fail (KIOSK_IS_PASSCODE (self));

  kiosk_prompt_set_active (KIOSK_PROMPT (self->passcode), active);
}
