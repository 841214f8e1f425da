/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-staff-lock.h"

#include "kiosk-agent-error.h"
#include "kiosk-staff-words.h"

#include "civic-digits.h"

#include <glib/gi18n.h>

#define MAXIMUM_WAIT_S (30 * 86400)

struct _KioskStaffLock {
  GObject parent_instance;

  KioskDigitPad *pad;
  const char *language; /* static */
  gint64 open_at_us;    /* monotonic; 0: it is open */
  guint tick_id;
};

enum {
  CHANGED,
  SIGNAL_COUNT
};
static guint signals[SIGNAL_COUNT];

G_DEFINE_FINAL_TYPE (KioskStaffLock, kiosk_staff_lock, G_TYPE_OBJECT)

static void
say (KioskStaffLock *self, const char *western)
{
  g_autofree char *sentence =
    western != NULL ? civic_digits_localise (western, self->language) : NULL;

  kiosk_digit_pad_show_problem (self->pad, sentence);
}

static guint64
get_remaining_s (KioskStaffLock *self)
{
  const gint64 remaining_us = self->open_at_us - g_get_monotonic_time ();

  return remaining_us > 0 ? (guint64) ((remaining_us + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC) : 0;
}

static void
say_remaining (KioskStaffLock *self)
{
  g_autofree char *duration = kiosk_staff_format_duration (get_remaining_s (self));
  /* Translators: %s is a time that counts down: "1:05". */
  g_autofree char *sentence =
    g_strdup_printf (_ ("Too many wrong PINs. Please try again in %s."), duration);

  say (self, sentence);
}

static gboolean
on_tick (gpointer user_data)
{
  KioskStaffLock *self = user_data;

  if (get_remaining_s (self) > 0) {
    say_remaining (self);
    return G_SOURCE_CONTINUE;
  }
  self->tick_id = 0;
  self->open_at_us = 0;
  say (self, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->pad), TRUE);
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
shut (KioskStaffLock *self, const char *seconds)
{
  guint64 wait_s = 0;

  if (!g_ascii_string_to_unsigned (seconds, 10, 1, MAXIMUM_WAIT_S, &wait_s, NULL)) {
    say (self, _ ("Too many wrong PINs. Please wait before you try again."));
    return;
  }
  self->open_at_us = g_get_monotonic_time () + (gint64) wait_s * G_USEC_PER_SEC;
  g_clear_handle_id (&self->tick_id, g_source_remove);
  self->tick_id = g_timeout_add_seconds (1, on_tick, self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->pad), FALSE);
  say_remaining (self);
}

static void
kiosk_staff_lock_dispose (GObject *object)
{
  KioskStaffLock *self = KIOSK_STAFF_LOCK (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_object (&self->pad);

  G_OBJECT_CLASS (kiosk_staff_lock_parent_class)->dispose (object);
}

static void
kiosk_staff_lock_class_init (KioskStaffLockClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_staff_lock_dispose;

  signals[CHANGED] = g_signal_new ("changed", KIOSK_TYPE_STAFF_LOCK, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
kiosk_staff_lock_init (KioskStaffLock *self)
{
}

KioskStaffLock *
kiosk_staff_lock_new (KioskDigitPad *pad, const char *language)
{
  KioskStaffLock *self = NULL;

  g_return_val_if_fail (KIOSK_IS_DIGIT_PAD (pad), NULL);

  self = g_object_new (KIOSK_TYPE_STAFF_LOCK, NULL);
  self->pad = g_object_ref (pad);
  self->language = g_intern_string (language);
  return self;
}

void
kiosk_staff_lock_refuse (KioskStaffLock *self, const GError *error)
{
  g_return_if_fail (KIOSK_IS_STAFF_LOCK (self));

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  kiosk_digit_pad_clear (self->pad);
  kiosk_digit_pad_shuffle (self->pad);
  if (g_error_matches (error, KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_BUSY))
    shut (self, error->message);
  else if (g_error_matches (error, KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_NOT_ALLOWED))
    say (self, _ ("This number, badge or PIN is not right. Please try again."));
  else
    say (self, _ ("The agent of this kiosk does not answer. Please restart the machine."));
}

gboolean
kiosk_staff_lock_is_shut (KioskStaffLock *self)
{
  g_return_val_if_fail (KIOSK_IS_STAFF_LOCK (self), FALSE);

  return self->open_at_us != 0;
}
