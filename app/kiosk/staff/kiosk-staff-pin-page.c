/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-staff-pin-page.h"

#include "kiosk-button.h"
#include "kiosk-digit-pad.h"
#include "kiosk-staff-header.h"
#include "kiosk-staff-lock.h"
#include "kiosk-template.h"

#include <glib/gi18n.h>

struct _KioskStaffPinPage {
  KioskPage parent_instance;

  KioskStaffLock *lock;

  GtkWidget *pad;
  GtkWidget *enter_place; /* insensitive where the page says so; the button, where its action is */
};

G_DEFINE_FINAL_TYPE (KioskStaffPinPage, kiosk_staff_pin_page, KIOSK_TYPE_PAGE)

static KioskStaff *
get_staff (KioskPage *page)
{
  return kiosk_station_get_staff (kiosk_page_get_station (page));
}

static void
on_pad_changed (KioskStaffPinPage *self)
{
  const char *pin = kiosk_digit_pad_get_text (KIOSK_DIGIT_PAD (self->pad));

  kiosk_page_set_can_advance (KIOSK_PAGE (self),
                              *pin != '\0' && !kiosk_staff_lock_is_shut (self->lock));
}

static void
on_log_in_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskStaffPinPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (kiosk_staff_log_in_finish (KIOSK_STAFF (source), result, &error))
    kiosk_page_go (KIOSK_PAGE (self), KIOSK_STEP_STAFF_PANEL);
  else
    kiosk_staff_lock_refuse (self->lock, error);
}

static void
kiosk_staff_pin_page_advance (KioskPage *page)
{
  KioskStaffPinPage *self = KIOSK_STAFF_PIN_PAGE (page);
  const char *pin = kiosk_digit_pad_get_text (KIOSK_DIGIT_PAD (self->pad));

  kiosk_staff_log_in_async (get_staff (page), pin, kiosk_page_get_cancellable (page),
                            on_log_in_ready, g_object_ref (self));
  kiosk_page_set_can_advance (page, FALSE);
}

/* Another badge, or the Enter of a real keyboard after digits that are on the glass already. */
static void
kiosk_staff_pin_page_scanned (KioskPage *page, const char *text)
{
  if (!kiosk_staff_is_badge (text)) {
    kiosk_page_advance (page);
    return;
  }
  kiosk_staff_set_who (get_staff (page), text);
  kiosk_digit_pad_clear (KIOSK_DIGIT_PAD (KIOSK_STAFF_PIN_PAGE (page)->pad));
}

static void
kiosk_staff_pin_page_insert (KioskPage *page, const char *text)
{
  kiosk_digit_pad_insert (KIOSK_DIGIT_PAD (KIOSK_STAFF_PIN_PAGE (page)->pad), text);
}

static void
kiosk_staff_pin_page_backspace (KioskPage *page)
{
  kiosk_digit_pad_backspace (KIOSK_DIGIT_PAD (KIOSK_STAFF_PIN_PAGE (page)->pad));
}

static void
kiosk_staff_pin_page_constructed (GObject *object)
{
  KioskStaffPinPage *self = KIOSK_STAFF_PIN_PAGE (object);

  G_OBJECT_CLASS (kiosk_staff_pin_page_parent_class)->constructed (object);

  kiosk_page_set_chrome (KIOSK_PAGE (self), KIOSK_CHROME_NONE);
  kiosk_page_set_wants_keys (KIOSK_PAGE (self), TRUE);
  kiosk_page_set_wants_scan (KIOSK_PAGE (self), TRUE);
  kiosk_page_set_wants_badge (KIOSK_PAGE (self), TRUE);
  kiosk_page_set_can_advance (KIOSK_PAGE (self), FALSE);
  kiosk_digit_pad_set_language (KIOSK_DIGIT_PAD (self->pad),
                                kiosk_page_get_language (KIOSK_PAGE (self)));
  g_object_bind_property (self, "can-advance", self->enter_place, "sensitive",
                          G_BINDING_SYNC_CREATE);
  self->lock =
    kiosk_staff_lock_new (KIOSK_DIGIT_PAD (self->pad), kiosk_page_get_language (KIOSK_PAGE (self)));
  g_signal_connect_object (self->lock, "changed", G_CALLBACK (on_pad_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
kiosk_staff_pin_page_dispose (GObject *object)
{
  g_clear_object (&KIOSK_STAFF_PIN_PAGE (object)->lock);
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_STAFF_PIN_PAGE);

  G_OBJECT_CLASS (kiosk_staff_pin_page_parent_class)->dispose (object);
}

static void
kiosk_staff_pin_page_class_init (KioskStaffPinPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskPageClass *page_class = KIOSK_PAGE_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_BUTTON);
  g_type_ensure (KIOSK_TYPE_DIGIT_PAD);
  g_type_ensure (KIOSK_TYPE_STAFF_HEADER);
  object_class->constructed = kiosk_staff_pin_page_constructed;
  object_class->dispose = kiosk_staff_pin_page_dispose;
  page_class->advance = kiosk_staff_pin_page_advance;
  page_class->insert = kiosk_staff_pin_page_insert;
  page_class->backspace = kiosk_staff_pin_page_backspace;
  page_class->scanned = kiosk_staff_pin_page_scanned;

  gtk_widget_class_set_css_name (widget_class, "staffpage");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/staff/kiosk-staff-pin-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskStaffPinPage, pad);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffPinPage, enter_place);
  gtk_widget_class_bind_template_callback (widget_class, on_pad_changed);
}

static void
kiosk_staff_pin_page_init (KioskStaffPinPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
