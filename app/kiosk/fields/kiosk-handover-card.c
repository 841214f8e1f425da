/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-handover-card.h"

#include <glib/gi18n.h>

#include "civic-digits.h"
#include "kiosk-button.h"
#include "kiosk-icon.h"
#include "kiosk-qr-view.h"
#include "kiosk-words.h"

#define STEP_COUNT 3

struct _KioskHandoverCard {
  GtkWidget parent_instance;

  KioskHandover *handover;
  char *language;
  guint second_id;

  GtkWidget *qr;
  GtkWidget *state;
  GtkWidget *renew;
};

G_DEFINE_FINAL_TYPE (KioskHandoverCard, kiosk_handover_card, GTK_TYPE_WIDGET)

/* What to do on the phone, by purpose. */
static const char *const steps[][STEP_COUNT] = {
  [KIOSK_HANDOVER_DOCUMENTS] = { N_ ("Open your phone’s camera and point it at the code"),
                                 N_ ("Take a picture of the document or choose it, then send it"),
                                 N_ ("It appears here as soon as it arrives; this kiosk does not "
                                     "keep it") },
  [KIOSK_HANDOVER_PIN] = { N_ ("Open your phone’s camera and point it at the code"),
                           N_ ("Allow your phone to tell where you are, or move the map"),
                           N_ ("Send the place: it appears here as soon as it arrives") },
  [KIOSK_HANDOVER_PAYMENT] = { N_ ("Open your phone’s camera and point it at the code"),
                               N_ ("Pay on your phone, in the way you are used to"),
                               N_ ("It is told here as soon as the payment has gone through") },
};

static char *
say_remaining (KioskHandoverCard *self)
{
  const guint left_s = kiosk_handover_get_remaining_s (self->handover);
  g_autofree char *clock = g_strdup_printf ("\u2066%02u:%02u\u2069", left_s / 60, left_s % 60);

  if (kiosk_handover_get_state (self->handover) == KIOSK_HANDOVER_OPENED)
    /* Translators: %s is minutes and seconds, "09:41". */
    return g_strdup_printf (_ ("Open on your phone · %s left"), clock);
  return g_strdup_printf (_ ("The code is good for %s"), clock);
}

static char *
say_state (KioskHandoverCard *self)
{
  switch (kiosk_handover_get_state (self->handover)) {
  case KIOSK_HANDOVER_WAITING:
  case KIOSK_HANDOVER_OPENED:
    return say_remaining (self);
  case KIOSK_HANDOVER_DONE:
    return g_strdup (_ ("All of it has arrived. Thank you."));
  case KIOSK_HANDOVER_EXPIRED:
    return g_strdup (_ ("The code has expired. What you sent is kept."));
  case KIOSK_HANDOVER_FAILED:
    return g_strdup (_ ("There is no code right now, because the line is down for a moment."));
  case KIOSK_HANDOVER_NEW:
  case KIOSK_HANDOVER_OPENING:
  default:
    return g_strdup (_ ("Getting a code …"));
  }
}

/* More may be wanted after "finished": a rule that is not content, or a page forgotten. */
static const char *
name_renewal (KioskHandoverCard *self)
{
  switch (kiosk_handover_get_state (self->handover)) {
  case KIOSK_HANDOVER_EXPIRED:
    return _ ("New code");
  case KIOSK_HANDOVER_FAILED:
    return _ ("Try again");
  case KIOSK_HANDOVER_DONE:
    return kiosk_handover_get_purpose (self->handover) == KIOSK_HANDOVER_DOCUMENTS ? _ ("Send more")
                                                                                   : NULL;
  case KIOSK_HANDOVER_NEW:
  case KIOSK_HANDOVER_OPENING:
  case KIOSK_HANDOVER_WAITING:
  case KIOSK_HANDOVER_OPENED:
  default:
    return NULL;
  }
}

static void
show_state (KioskHandoverCard *self)
{
  const KioskHandoverState state = kiosk_handover_get_state (self->handover);
  const gboolean has_code = state == KIOSK_HANDOVER_WAITING || state == KIOSK_HANDOVER_OPENED;
  const char *renewal = name_renewal (self);
  g_autofree char *words = say_state (self);

  kiosk_qr_view_set_content (KIOSK_QR_VIEW (self->qr),
                             has_code ? kiosk_handover_get_url (self->handover) : NULL);
  gtk_widget_set_visible (self->qr, has_code || state == KIOSK_HANDOVER_OPENING);
  gtk_label_set_text (GTK_LABEL (self->state), words);
  gtk_widget_set_visible (self->renew, renewal != NULL);
  if (renewal != NULL)
    kiosk_button_set_text (KIOSK_BUTTON (self->renew), renewal);
}

static gboolean
on_second (gpointer user_data)
{
  KioskHandoverCard *self = user_data;
  const KioskHandoverState state = kiosk_handover_get_state (self->handover);
  g_autofree char *words = NULL;

  if (state == KIOSK_HANDOVER_WAITING || state == KIOSK_HANDOVER_OPENED) {
    words = say_remaining (self);
    gtk_label_set_text (GTK_LABEL (self->state), words);
  }
  return G_SOURCE_CONTINUE;
}

static void
on_renew_clicked (KioskHandoverCard *self)
{
  kiosk_handover_open (self->handover);
}

static GtkWidget *
make_step (KioskHandoverCard *self, int index)
{
  GtkWidget *step = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *badge = gtk_center_box_new ();
  g_autofree char *western = g_strdup_printf ("%d", index + 1);
  g_autofree char *number = civic_digits_localise (western, self->language);
  GtkWidget *words =
    kiosk_words_new (_ (steps[kiosk_handover_get_purpose (self->handover)][index]), NULL);

  gtk_center_box_set_center_widget (GTK_CENTER_BOX (badge), gtk_label_new (number));
  gtk_widget_add_css_class (badge, "ordinal");
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (step), badge);
  gtk_box_append (GTK_BOX (step), words);
  return step;
}

static GtkWidget *
make_code_card (KioskHandoverCard *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->qr = kiosk_qr_view_new ();
  gtk_widget_set_halign (self->qr, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->qr), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Code to scan with your phone"), -1);
  self->state = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->state), TRUE);
  gtk_label_set_justify (GTK_LABEL (self->state), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (self->state, "arrival");
  self->renew = kiosk_button_new (_ ("New code"), "qr");
  gtk_widget_add_css_class (self->renew, "secondary");
  gtk_widget_set_halign (self->renew, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->renew, "clicked", G_CALLBACK (on_renew_clicked), self);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "code-card");
  gtk_box_append (GTK_BOX (card), self->qr);
  gtk_box_append (GTK_BOX (card), self->state);
  gtk_box_append (GTK_BOX (card), self->renew);
  return card;
}

static GtkWidget *
make_steps_card (KioskHandoverCard *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "rows");
  for (int i = 0; i < STEP_COUNT; i++)
    gtk_box_append (GTK_BOX (card), make_step (self, i));
  return card;
}

static void
kiosk_handover_card_dispose (GObject *object)
{
  KioskHandoverCard *self = KIOSK_HANDOVER_CARD (object);
  GtkWidget *child = NULL;

  g_clear_handle_id (&self->second_id, g_source_remove);
  if (self->handover != NULL)
    g_signal_handlers_disconnect_by_data (self->handover, self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->handover);
  g_clear_pointer (&self->language, g_free);

  G_OBJECT_CLASS (kiosk_handover_card_parent_class)->dispose (object);
}

static void
kiosk_handover_card_class_init (KioskHandoverCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_handover_card_dispose;

  gtk_widget_class_set_css_name (widget_class, "handover");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
kiosk_handover_card_init (KioskHandoverCard *self)
{
  gtk_orientable_set_orientation (
    GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
}

GtkWidget *
kiosk_handover_card_new (KioskHandover *handover, const char *language)
{
  KioskHandoverCard *self = NULL;

  g_return_val_if_fail (KIOSK_IS_HANDOVER (handover), NULL);

  self = g_object_new (KIOSK_TYPE_HANDOVER_CARD, NULL);
  self->handover = g_object_ref (handover);
  self->language = g_strdup (language);
  gtk_widget_set_parent (make_code_card (self), GTK_WIDGET (self));
  gtk_widget_set_parent (make_steps_card (self), GTK_WIDGET (self));
  g_signal_connect_object (handover, "notify::state", G_CALLBACK (show_state), self,
                           G_CONNECT_SWAPPED);
  self->second_id = g_timeout_add_seconds (1, on_second, self);
  show_state (self);
  return GTK_WIDGET (self);
}
