/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-thanks-page.h"

#include "kiosk-pattern.h"
#include "kiosk-template.h"

#include <glib/gi18n.h>

#define SHOWN_MS 3000
/* A job ends with the session that sent it: a receipt on its way is waited for, but not for ever.
 */
#define RECEIPT_WAIT_MS 15000

struct _KioskThanksPage {
  KioskPage parent_instance;

  guint end_id;
  gint64 shown_us; /* monotonic */

  GtkWidget *text;
};

G_DEFINE_FINAL_TYPE (KioskThanksPage, kiosk_thanks_page, KIOSK_TYPE_PAGE)

static gboolean
is_printing (KioskThanksPage *self)
{
  const KioskPaperState receipt =
    kiosk_visit_get_receipt (kiosk_page_get_visit (KIOSK_PAGE (self)));

  return receipt == KIOSK_PAPER_PREPARING || receipt == KIOSK_PAPER_PRINTING;
}

static const char *
describe (KioskThanksPage *self, KioskPaperState receipt)
{
  const gboolean is_sheet =
    kiosk_visit_is_receipt_a_sheet (kiosk_page_get_visit (KIOSK_PAGE (self)));

  if (is_printing (self))
    return is_sheet ? _ ("Your document is being printed …")
                    : _ ("Your receipt is being printed …");
  if (receipt != KIOSK_PAPER_PRINTED)
    return _ ("What you entered is being wiped from this kiosk.");
  return is_sheet
           ? _ ("Please take your document. What you entered is being wiped from this kiosk.")
           : _ ("Please take your receipt. What you entered is being wiped from this kiosk.");
}

static void
show_text (KioskThanksPage *self)
{
  const KioskPaperState receipt =
    kiosk_visit_get_receipt (kiosk_page_get_visit (KIOSK_PAGE (self)));

  gtk_label_set_text (GTK_LABEL (self->text), describe (self, receipt));
}

static gboolean
on_end (gpointer user_data)
{
  KioskThanksPage *self = user_data;

  self->end_id = 0;
  gtk_widget_activate_action (GTK_WIDGET (self), "visit.end", NULL);
  return G_SOURCE_REMOVE;
}

static void
schedule_end (KioskThanksPage *self)
{
  const gint64 shown_ms = (g_get_monotonic_time () - self->shown_us) / G_TIME_SPAN_MILLISECOND;
  const gint64 wait_ms = is_printing (self) ? RECEIPT_WAIT_MS - shown_ms : SHOWN_MS;

  g_clear_handle_id (&self->end_id, g_source_remove);
  self->end_id = g_timeout_add ((guint) MAX (wait_ms, 0), on_end, self);
}

static void
on_receipt_changed (KioskThanksPage *self)
{
  show_text (self);
  schedule_end (self);
}

static void
kiosk_thanks_page_shown (KioskPage *page)
{
  KioskThanksPage *self = KIOSK_THANKS_PAGE (page);

  self->shown_us = g_get_monotonic_time ();
  schedule_end (self);
}

static void
kiosk_thanks_page_constructed (GObject *object)
{
  KioskThanksPage *self = KIOSK_THANKS_PAGE (object);

  G_OBJECT_CLASS (kiosk_thanks_page_parent_class)->constructed (object);

  kiosk_page_set_chrome (KIOSK_PAGE (self), KIOSK_CHROME_NONE);
  g_signal_connect_object (kiosk_page_get_visit (KIOSK_PAGE (self)), "notify::receipt",
                           G_CALLBACK (on_receipt_changed), self, G_CONNECT_SWAPPED);
  show_text (self);
}

static void
kiosk_thanks_page_dispose (GObject *object)
{
  KioskThanksPage *self = KIOSK_THANKS_PAGE (object);

  g_clear_handle_id (&self->end_id, g_source_remove);
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_THANKS_PAGE);

  G_OBJECT_CLASS (kiosk_thanks_page_parent_class)->dispose (object);
}

static void
kiosk_thanks_page_class_init (KioskThanksPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_PATTERN);
  object_class->constructed = kiosk_thanks_page_constructed;
  object_class->dispose = kiosk_thanks_page_dispose;
  KIOSK_PAGE_CLASS (klass)->shown = kiosk_thanks_page_shown;

  gtk_widget_class_set_css_name (widget_class, "thankspage");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/pages/kiosk-thanks-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskThanksPage, text);
}

static void
kiosk_thanks_page_init (KioskThanksPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
