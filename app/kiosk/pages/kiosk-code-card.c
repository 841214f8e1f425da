/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-code-card.h"

#include "kiosk-button.h"
#include "kiosk-qr-view.h"
#include "kiosk-template.h"

#include <glib/gi18n.h>

#define CODE_LINE_CHARACTERS 9 /* "7K3M-9QXT" */

struct _KioskCodeCard {
  GtkWidget parent_instance;

  KioskVisit *visit; /* (unowned) the page's, which owns this */

  GtkWidget *qr;
  GtkWidget *caption;
  GtkWidget *code;
  GtkWidget *hint;
  GtkWidget *deny;
  GtkWidget *visit_number;
};

G_DEFINE_FINAL_TYPE (KioskCodeCard, kiosk_code_card, GTK_TYPE_WIDGET)

/* Two lines that can be read aloud: "7K3M-9QXT" and "2F4H-W8D1-6"; one where there is room. */
static void
show_code (KioskCodeCard *self, gboolean is_large)
{
  g_autofree char *grouped = civic_tracking_code_group (kiosk_visit_get_code (self->visit));
  g_autofree char *first = g_strndup (grouped, CODE_LINE_CHARACTERS);
  g_autofree char *lines = g_strdup_printf ("%s\n%s", first, grouped + CODE_LINE_CHARACTERS + 1);

  gtk_label_set_text (GTK_LABEL (self->code), is_large ? grouped : lines);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->code), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  grouped, -1);
}

/* What the staff call her visit by: she need not spell her name across the hall. */
static void
show_visit_number (KioskCodeCard *self)
{
  KioskAgentLink *link = kiosk_station_get_link (kiosk_visit_get_station (self->visit));
  g_autofree char *western = g_strdup_printf ("%04u", kiosk_agent_link_get_visit_number (link));
  g_autofree char *number = civic_digits_localise (western, kiosk_visit_get_language (self->visit));
  /* Translators: what staff call a visit by; %s is "0417". */
  g_autofree char *text = g_strdup_printf (_ ("For the staff: visit %s"), number);

  gtk_label_set_text (GTK_LABEL (self->visit_number), text);
}

static void
set_large (KioskCodeCard *self, gboolean is_large)
{
  const GtkOrientation orientation =
    is_large ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;

  gtk_orientable_set_orientation (
    GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), orientation);
  gtk_widget_set_halign (self->qr, is_large ? GTK_ALIGN_CENTER : GTK_ALIGN_FILL);
  gtk_widget_set_halign (self->code, is_large ? GTK_ALIGN_CENTER : GTK_ALIGN_START);
  gtk_widget_set_visible (self->caption, !is_large);
  gtk_widget_set_visible (self->hint, !is_large);
  gtk_widget_set_visible (self->visit_number, is_large);
  if (is_large)
    gtk_widget_add_css_class (GTK_WIDGET (self), "large");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "large");
}

static void
on_receipt_changed (KioskCodeCard *self)
{
  const KioskPaperState state = kiosk_visit_get_receipt (self->visit);
  const gboolean is_large = kiosk_paper_state_is_bad (state);

  set_large (self, is_large);
  show_code (self, is_large);
  gtk_widget_set_visible (self->deny, state == KIOSK_PAPER_PRINTED);
}

static void
on_receipt_url_changed (KioskCodeCard *self)
{
  const char *url = kiosk_visit_get_receipt_url (self->visit);

  kiosk_qr_view_set_content (KIOSK_QR_VIEW (self->qr), url);
  gtk_widget_set_visible (self->qr, url != NULL);
}

static void
activate_deny (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kiosk_visit_deny_receipt (KIOSK_CODE_CARD (widget)->visit);
}

static void
kiosk_code_card_dispose (GObject *object)
{
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_CODE_CARD);

  G_OBJECT_CLASS (kiosk_code_card_parent_class)->dispose (object);
}

static void
kiosk_code_card_class_init (KioskCodeCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_BUTTON);
  g_type_ensure (KIOSK_TYPE_QR_VIEW);
  G_OBJECT_CLASS (klass)->dispose = kiosk_code_card_dispose;
  gtk_widget_class_install_action (widget_class, "receipt.deny", NULL, activate_deny);

  gtk_widget_class_set_css_name (widget_class, "codecard");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/pages/kiosk-code-card.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskCodeCard, qr);
  gtk_widget_class_bind_template_child (widget_class, KioskCodeCard, caption);
  gtk_widget_class_bind_template_child (widget_class, KioskCodeCard, code);
  gtk_widget_class_bind_template_child (widget_class, KioskCodeCard, hint);
  gtk_widget_class_bind_template_child (widget_class, KioskCodeCard, deny);
  gtk_widget_class_bind_template_child (widget_class, KioskCodeCard, visit_number);
}

static void
kiosk_code_card_init (KioskCodeCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->qr), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The tracking code as a QR, to photograph"), -1);
}

void
kiosk_code_card_watch (KioskCodeCard *self, KioskVisit *visit)
{
  g_return_if_fail (KIOSK_IS_CODE_CARD (self));
  g_return_if_fail (KIOSK_IS_VISIT (visit));
  g_return_if_fail (kiosk_visit_get_code (visit) != NULL);

  self->visit = visit;
  g_signal_connect_object (visit, "notify::receipt", G_CALLBACK (on_receipt_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (visit, "notify::receipt-url", G_CALLBACK (on_receipt_url_changed), self,
                           G_CONNECT_SWAPPED);
  show_visit_number (self);
  on_receipt_changed (self);
  on_receipt_url_changed (self);
}
