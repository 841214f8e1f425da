/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-sending-page.h"

#include "kiosk-template.h"

struct _KioskSendingPage {
  KioskPage parent_instance;
};

G_DEFINE_FINAL_TYPE (KioskSendingPage, kiosk_sending_page, KIOSK_TYPE_PAGE)

static void
on_submit_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskPage) page = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean is_accepted = kiosk_visit_submit_finish (KIOSK_VISIT (source), result, &error);

  /* She left while it was sent. */
  if (g_cancellable_is_cancelled (kiosk_page_get_cancellable (page)))
    return;
  if (is_accepted)
    kiosk_page_go (page, KIOSK_STEP_DONE);
  else
    kiosk_page_fail (page, error, KIOSK_STEP_SENDING);
}

static void
kiosk_sending_page_shown (KioskPage *page)
{
  /* Not the page's cancellable: a filing under way is never called back. */
  kiosk_visit_submit_async (kiosk_page_get_visit (page), NULL, on_submit_ready,
                            g_object_ref (page));
}

static void
kiosk_sending_page_constructed (GObject *object)
{
  G_OBJECT_CLASS (kiosk_sending_page_parent_class)->constructed (object);

  kiosk_page_set_chrome (KIOSK_PAGE (object), KIOSK_CHROME_BAR);
}

static void
kiosk_sending_page_dispose (GObject *object)
{
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_SENDING_PAGE);

  G_OBJECT_CLASS (kiosk_sending_page_parent_class)->dispose (object);
}

static void
kiosk_sending_page_class_init (KioskSendingPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = kiosk_sending_page_constructed;
  object_class->dispose = kiosk_sending_page_dispose;
  KIOSK_PAGE_CLASS (klass)->shown = kiosk_sending_page_shown;

  gtk_widget_class_set_css_name (widget_class, "sendingpage");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/pages/kiosk-sending-page.ui");
}

static void
kiosk_sending_page_init (KioskSendingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
