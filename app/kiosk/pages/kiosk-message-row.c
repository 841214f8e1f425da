/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-message-row.h"

#include "kiosk-button.h"
#include "kiosk-icon.h"
#include "kiosk-template.h"

#include <glib/gi18n.h>

struct _KioskMessageRow {
  GtkWidget parent_instance;

  KioskVisit *visit; /* (unowned) the page's, which owns this */

  GtkWidget *send;
  GtkWidget *note;
  GtkWidget *note_icon;
  GtkWidget *note_text;
  GtkWidget *other;
};

G_DEFINE_FINAL_TYPE (KioskMessageRow, kiosk_message_row, GTK_TYPE_WIDGET)

/* The central can only send a code that it has. */
static gboolean
can_send (KioskMessageRow *self)
{
  KioskStation *station = kiosk_visit_get_station (self->visit);

  return kiosk_visit_get_filing (self->visit) == KIOSK_FILING_RECEIVED &&
         kiosk_agent_link_is_line_up (kiosk_station_get_link (station));
}

static void
show_note (KioskMessageRow *self, const char *icon, const char *text, gboolean is_sent)
{
  gtk_widget_remove_css_class (self->note, is_sent ? "warned" : "calm");
  gtk_widget_add_css_class (self->note, is_sent ? "calm" : "warned");
  kiosk_icon_set_icon_name (KIOSK_ICON (self->note_icon), icon);
  gtk_label_set_text (GTK_LABEL (self->note_text), text);
}

static void
show_sent (KioskMessageRow *self, const char *mobile)
{
  /* A number keeps its order in an Arabic line, too. */
  g_autofree char *isolated = g_strdup_printf ("\u2066%s\u2069", mobile);
  /* Translators: %s is a mobile number of which most is hidden: "05•••••567". */
  g_autofree char *sent = g_strdup_printf (_ ("Sent to %s"), isolated);

  show_note (self, "ok", sent, TRUE);
}

static void
show (KioskMessageRow *self)
{
  const char *mobile = kiosk_visit_get_message_mobile (self->visit);
  const gboolean can = can_send (self);

  gtk_widget_set_visible (self->send, mobile == NULL && can);
  gtk_widget_set_visible (self->note, mobile != NULL || !can);
  /* A digit is soon wrong. */
  gtk_widget_set_visible (self->other, mobile != NULL && can);
  if (mobile != NULL)
    show_sent (self, mobile);
  else
    show_note (self, "net", _ ("The line is down: it cannot be sent to your phone right now."),
               FALSE);
}

static void
kiosk_message_row_dispose (GObject *object)
{
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_MESSAGE_ROW);

  G_OBJECT_CLASS (kiosk_message_row_parent_class)->dispose (object);
}

static void
kiosk_message_row_class_init (KioskMessageRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_BUTTON);
  g_type_ensure (KIOSK_TYPE_ICON);
  G_OBJECT_CLASS (klass)->dispose = kiosk_message_row_dispose;

  gtk_widget_class_set_css_name (widget_class, "messagerow");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/pages/kiosk-message-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskMessageRow, send);
  gtk_widget_class_bind_template_child (widget_class, KioskMessageRow, note);
  gtk_widget_class_bind_template_child (widget_class, KioskMessageRow, note_icon);
  gtk_widget_class_bind_template_child (widget_class, KioskMessageRow, note_text);
  gtk_widget_class_bind_template_child (widget_class, KioskMessageRow, other);
}

static void
kiosk_message_row_init (KioskMessageRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
kiosk_message_row_watch (KioskMessageRow *self, KioskVisit *visit)
{
  g_return_if_fail (KIOSK_IS_MESSAGE_ROW (self));
  g_return_if_fail (KIOSK_IS_VISIT (visit));

  self->visit = visit;
  g_signal_connect_object (visit, "notify::filing", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kiosk_station_get_link (kiosk_visit_get_station (visit)), "changed",
                           G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}
