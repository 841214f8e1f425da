/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-staff-pin-page.h"

#include "kiosk-button.h"
#include "kiosk-prompt.h"
#include "kiosk-template.h"

#include <glib/gi18n.h>

#define MAXIMUM_WAIT_S 86400
/* The account comes first, while its number has no page of its own. */
#define NUMBER_LENGTH 4

struct _KioskStaffPinPage {
  KioskPage parent_instance;

  GtkWidget *pin;
  GtkWidget *enter;
};

G_DEFINE_FINAL_TYPE (KioskStaffPinPage, kiosk_staff_pin_page, KIOSK_TYPE_PAGE)

static char *
describe_lock (const GError *error, const char *language)
{
  guint64 seconds = 0;
  g_autofree char *western = NULL;

  if (!g_ascii_string_to_unsigned (error->message, 10, 1, MAXIMUM_WAIT_S, &seconds, NULL))
    return g_strdup (_ ("Too many wrong PINs. Please wait before you try again."));
  western = g_strdup_printf (ngettext ("Too many wrong PINs. Please try again in %u second.",
                                       "Too many wrong PINs. Please try again in %u seconds.",
                                       (guint) seconds),
                             (guint) seconds);
  return civic_digits_localise (western, language);
}

static char *
describe_failure (const GError *error, const char *language)
{
  if (g_error_matches (error, KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_NOT_ALLOWED))
    return g_strdup (_ ("This PIN is not right. Please try again."));
  if (g_error_matches (error, KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_BUSY))
    return describe_lock (error, language);
  return g_strdup (_ ("The agent of this kiosk does not answer. Please restart the machine."));
}

static void
on_log_in_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskStaffPinPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  const gboolean is_staff =
    kiosk_agent_link_staff_log_in_finish (KIOSK_AGENT_LINK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  kiosk_page_set_can_advance (KIOSK_PAGE (self), TRUE);
  if (is_staff) {
    kiosk_page_go (KIOSK_PAGE (self), KIOSK_STEP_STAFF_PANEL);
    return;
  }
  sentence = describe_failure (error, kiosk_page_get_language (KIOSK_PAGE (self)));
  kiosk_prompt_set_text (KIOSK_PROMPT (self->pin), "");
  kiosk_prompt_show_problem (KIOSK_PROMPT (self->pin), sentence);
}

static void
on_pin_changed (KioskStaffPinPage *self)
{
  kiosk_prompt_show_problem (KIOSK_PROMPT (self->pin), NULL);
}

static void
kiosk_staff_pin_page_advance (KioskPage *page)
{
  KioskStaffPinPage *self = KIOSK_STAFF_PIN_PAGE (page);
  g_autofree char *typed = civic_digits_fold (kiosk_prompt_get_text (KIOSK_PROMPT (self->pin)));
  g_autofree char *who = g_strndup (typed, NUMBER_LENGTH);
  const char *pin = typed + strlen (who);

  if (typed[0] == '\0')
    return;
  kiosk_page_set_can_advance (page, FALSE);
  kiosk_agent_link_staff_log_in_async (kiosk_station_get_link (kiosk_page_get_station (page)), who,
                                       pin, kiosk_page_get_cancellable (page), on_log_in_ready,
                                       g_object_ref (self));
}

static void
kiosk_staff_pin_page_insert (KioskPage *page, const char *text)
{
  kiosk_prompt_insert (KIOSK_PROMPT (KIOSK_STAFF_PIN_PAGE (page)->pin), text);
}

static void
kiosk_staff_pin_page_backspace (KioskPage *page)
{
  kiosk_prompt_backspace (KIOSK_PROMPT (KIOSK_STAFF_PIN_PAGE (page)->pin));
}

static void
kiosk_staff_pin_page_shown (KioskPage *page)
{
  kiosk_prompt_set_active (KIOSK_PROMPT (KIOSK_STAFF_PIN_PAGE (page)->pin), TRUE);
}

static void
kiosk_staff_pin_page_constructed (GObject *object)
{
  KioskStaffPinPage *self = KIOSK_STAFF_PIN_PAGE (object);

  G_OBJECT_CLASS (kiosk_staff_pin_page_parent_class)->constructed (object);

  kiosk_page_set_chrome (KIOSK_PAGE (self), KIOSK_CHROME_NONE);
  kiosk_page_set_keyboard (KIOSK_PAGE (self), CIVIC_KEYBOARD_NUMBER);
  kiosk_prompt_set_typing (KIOSK_PROMPT (self->pin), KIOSK_TYPING_SECRET);
  g_object_bind_property (self, "can-advance", self->enter, "sensitive", G_BINDING_SYNC_CREATE);
}

static void
kiosk_staff_pin_page_dispose (GObject *object)
{
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
  g_type_ensure (KIOSK_TYPE_PROMPT);
  object_class->constructed = kiosk_staff_pin_page_constructed;
  object_class->dispose = kiosk_staff_pin_page_dispose;
  page_class->shown = kiosk_staff_pin_page_shown;
  page_class->advance = kiosk_staff_pin_page_advance;
  page_class->insert = kiosk_staff_pin_page_insert;
  page_class->backspace = kiosk_staff_pin_page_backspace;

  gtk_widget_class_set_css_name (widget_class, "staffpage");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/staff/kiosk-staff-pin-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskStaffPinPage, pin);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffPinPage, enter);
  gtk_widget_class_bind_template_callback (widget_class, on_pin_changed);
}

static void
kiosk_staff_pin_page_init (KioskStaffPinPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
