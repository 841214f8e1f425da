/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-staff-reset-page.h"

#include "kiosk-button.h"
#include "kiosk-choice-tiles.h"
#include "kiosk-staff-header.h"
#include "kiosk-staff-words.h"
#include "kiosk-template.h"

#include <glib/gi18n.h>

static const struct {
  const char *word; /* StaffNoteReset's */
  const char *label;
} reasons[] = {
  { "citizen-left", N_ ("The citizen has gone") },
  { "stuck", N_ ("The screen was stuck") },
  { "asked", N_ ("The citizen asked for it") },
  { "test", N_ ("Only a test") },
};

struct _KioskStaffResetPage {
  KioskPage parent_instance;

  GtkWidget *reasons;
  GtkWidget *enter_place; /* insensitive where the page says so; the button, where its action is */
};

G_DEFINE_FINAL_TYPE (KioskStaffResetPage, kiosk_staff_reset_page, KIOSK_TYPE_PAGE)

static void
on_chosen (KioskStaffResetPage *self)
{
  kiosk_page_set_can_advance (KIOSK_PAGE (self), TRUE);
}

/* Said or not, the next citizen gets a fresh session. */
static void
on_noted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskStaffResetPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply =
    kiosk_agent_link_staff_call_finish (KIOSK_AGENT_LINK (source), result, &error);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (GTK_WIDGET (self), "visit.end", NULL);
}

static void
kiosk_staff_reset_page_advance (KioskPage *page)
{
  KioskStaffResetPage *self = KIOSK_STAFF_RESET_PAGE (page);
  const char *reason = kiosk_choice_tiles_get_value (KIOSK_CHOICE_TILES (self->reasons));

  kiosk_page_set_can_advance (page, FALSE);
  kiosk_agent_link_staff_call_async (kiosk_station_get_link (kiosk_page_get_station (page)),
                                     "StaffNoteReset", g_variant_new ("(s)", reason),
                                     kiosk_page_get_cancellable (page), on_noted,
                                     g_object_ref (self));
}

static void
kiosk_staff_reset_page_constructed (GObject *object)
{
  KioskStaffResetPage *self = KIOSK_STAFF_RESET_PAGE (object);

  G_OBJECT_CLASS (kiosk_staff_reset_page_parent_class)->constructed (object);

  kiosk_page_set_chrome (KIOSK_PAGE (self), KIOSK_CHROME_NONE);
  kiosk_page_set_can_advance (KIOSK_PAGE (self), FALSE);
  g_object_bind_property (self, "can-advance", self->enter_place, "sensitive",
                          G_BINDING_SYNC_CREATE);
  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    kiosk_choice_tiles_add (KIOSK_CHOICE_TILES (self->reasons), reasons[i].word,
                            _ (reasons[i].label), NULL, NULL);
}

static void
kiosk_staff_reset_page_dispose (GObject *object)
{
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_STAFF_RESET_PAGE);

  G_OBJECT_CLASS (kiosk_staff_reset_page_parent_class)->dispose (object);
}

static void
kiosk_staff_reset_page_class_init (KioskStaffResetPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_BUTTON);
  g_type_ensure (KIOSK_TYPE_CHOICE_TILES);
  g_type_ensure (KIOSK_TYPE_STAFF_HEADER);
  object_class->constructed = kiosk_staff_reset_page_constructed;
  object_class->dispose = kiosk_staff_reset_page_dispose;
  KIOSK_PAGE_CLASS (klass)->advance = kiosk_staff_reset_page_advance;

  gtk_widget_class_set_css_name (widget_class, "staffpage");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/staff/kiosk-staff-reset-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskStaffResetPage, reasons);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffResetPage, enter_place);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
}

static void
kiosk_staff_reset_page_init (KioskStaffResetPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
