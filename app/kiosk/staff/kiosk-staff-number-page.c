/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-staff-number-page.h"

#include "kiosk-button.h"
#include "kiosk-digit-pad.h"
#include "kiosk-language.h"
#include "kiosk-staff-header.h"
#include "kiosk-template.h"

#include <glib/gi18n.h>

struct _KioskStaffNumberPage {
  KioskPage parent_instance;

  GtkWidget *pad;
  GtkWidget *language;
  GtkWidget *enter_place; /* insensitive where the page says so; the button, where its action is */
};

G_DEFINE_FINAL_TYPE (KioskStaffNumberPage, kiosk_staff_number_page, KIOSK_TYPE_PAGE)

static const char *
get_number (KioskStaffNumberPage *self)
{
  return kiosk_digit_pad_get_text (KIOSK_DIGIT_PAD (self->pad));
}

static void
on_pad_changed (KioskStaffNumberPage *self)
{
  kiosk_page_set_can_advance (KIOSK_PAGE (self), *get_number (self) != '\0');
}

static void
go_on_as (KioskPage *page, const char *who)
{
  kiosk_staff_set_who (kiosk_station_get_staff (kiosk_page_get_station (page)), who);
  kiosk_page_go (page, KIOSK_STEP_STAFF_PIN);
}

static void
kiosk_staff_number_page_advance (KioskPage *page)
{
  go_on_as (page, get_number (KIOSK_STAFF_NUMBER_PAGE (page)));
}

/* A badge, or the Enter of a real keyboard after digits that are on the glass already. */
static void
kiosk_staff_number_page_scanned (KioskPage *page, const char *text)
{
  if (kiosk_staff_is_badge (text))
    go_on_as (page, text);
  else
    kiosk_page_advance (page);
}

static void
kiosk_staff_number_page_insert (KioskPage *page, const char *text)
{
  kiosk_digit_pad_insert (KIOSK_DIGIT_PAD (KIOSK_STAFF_NUMBER_PAGE (page)->pad), text);
}

static void
kiosk_staff_number_page_backspace (KioskPage *page)
{
  kiosk_digit_pad_backspace (KIOSK_DIGIT_PAD (KIOSK_STAFF_NUMBER_PAGE (page)->pad));
}

static void
show_other_language (KioskStaffNumberPage *self)
{
  KioskStation *station = kiosk_page_get_station (KIOSK_PAGE (self));
  const char *other =
    kiosk_station_get_other_language (station, kiosk_page_get_language (KIOSK_PAGE (self)));

  gtk_widget_set_visible (self->language, other != NULL);
  if (other != NULL)
    kiosk_button_set_text (KIOSK_BUTTON (self->language), kiosk_language_find (other)->name);
}

static void
kiosk_staff_number_page_constructed (GObject *object)
{
  KioskStaffNumberPage *self = KIOSK_STAFF_NUMBER_PAGE (object);

  G_OBJECT_CLASS (kiosk_staff_number_page_parent_class)->constructed (object);

  kiosk_page_set_chrome (KIOSK_PAGE (self), KIOSK_CHROME_NONE);
  kiosk_page_set_wants_keys (KIOSK_PAGE (self), TRUE);
  kiosk_page_set_wants_scan (KIOSK_PAGE (self), TRUE);
  kiosk_page_set_wants_badge (KIOSK_PAGE (self), TRUE);
  kiosk_page_set_can_advance (KIOSK_PAGE (self), FALSE);
  kiosk_digit_pad_set_language (KIOSK_DIGIT_PAD (self->pad),
                                kiosk_page_get_language (KIOSK_PAGE (self)));
  g_object_bind_property (self, "can-advance", self->enter_place, "sensitive",
                          G_BINDING_SYNC_CREATE);
  show_other_language (self);
}

static void
kiosk_staff_number_page_dispose (GObject *object)
{
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_STAFF_NUMBER_PAGE);

  G_OBJECT_CLASS (kiosk_staff_number_page_parent_class)->dispose (object);
}

static void
kiosk_staff_number_page_class_init (KioskStaffNumberPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskPageClass *page_class = KIOSK_PAGE_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_BUTTON);
  g_type_ensure (KIOSK_TYPE_DIGIT_PAD);
  g_type_ensure (KIOSK_TYPE_STAFF_HEADER);
  object_class->constructed = kiosk_staff_number_page_constructed;
  object_class->dispose = kiosk_staff_number_page_dispose;
  page_class->advance = kiosk_staff_number_page_advance;
  page_class->insert = kiosk_staff_number_page_insert;
  page_class->backspace = kiosk_staff_number_page_backspace;
  page_class->scanned = kiosk_staff_number_page_scanned;

  gtk_widget_class_set_css_name (widget_class, "staffpage");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/staff/kiosk-staff-number-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskStaffNumberPage, pad);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffNumberPage, enter_place);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffNumberPage, language);
  gtk_widget_class_bind_template_callback (widget_class, on_pad_changed);
}

static void
kiosk_staff_number_page_init (KioskStaffNumberPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
