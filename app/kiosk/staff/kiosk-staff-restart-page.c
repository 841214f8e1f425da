/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-staff-restart-page.h"

#include "kiosk-button.h"
#include "kiosk-choice-tiles.h"
#include "kiosk-staff-header.h"
#include "kiosk-staff-words.h"
#include "kiosk-template.h"

#include <glib/gi18n.h>

static const struct {
  const char *method;
  const char *icon;
  const char *label;
  const char *hint;
} ways[] = {
  { "StaffRestart", "renew", N_ ("The kiosk’s programs"), N_ ("About ten seconds") },
  { "StaffReboot", "power", N_ ("The whole machine"), N_ ("About two minutes") },
};

struct _KioskStaffRestartPage {
  KioskPage parent_instance;

  gboolean is_asked;

  GtkWidget *ways;
  GtkWidget *warning;
  GtkWidget *result;
  GtkWidget *enter_place; /* insensitive where the page says so; the button, where its action is */
  GtkWidget *enter;
};

G_DEFINE_FINAL_TYPE (KioskStaffRestartPage, kiosk_staff_restart_page, KIOSK_TYPE_PAGE)

static void
show_result (KioskStaffRestartPage *self, const char *sentence)
{
  gtk_label_set_text (GTK_LABEL (self->result), sentence);
  gtk_widget_set_visible (self->result, TRUE);
}

static void
ask_again (KioskStaffRestartPage *self, gboolean is_asked)
{
  self->is_asked = is_asked;
  gtk_widget_set_visible (self->warning, is_asked);
  kiosk_button_set_text (KIOSK_BUTTON (self->enter),
                         is_asked ? _ ("Yes, restart now") : _ ("Restart"));
}

static void
on_chosen (KioskStaffRestartPage *self)
{
  ask_again (self, FALSE);
  kiosk_page_set_can_advance (KIOSK_PAGE (self), TRUE);
}

static void
on_restarting (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskStaffRestartPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply =
    kiosk_agent_link_staff_call_finish (KIOSK_AGENT_LINK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  ask_again (self, FALSE);
  if (reply != NULL)
    show_result (self, _ ("It restarts now."));
  else if (g_error_matches (error, KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_NOT_READY))
    show_result (self, _ ("This machine cannot be restarted from here."));
  else
    show_result (self, kiosk_staff_say_failure (error));
}

static void
kiosk_staff_restart_page_advance (KioskPage *page)
{
  KioskStaffRestartPage *self = KIOSK_STAFF_RESTART_PAGE (page);

  if (!self->is_asked) {
    ask_again (self, TRUE);
    return;
  }
  kiosk_page_set_can_advance (page, FALSE);
  kiosk_agent_link_staff_call_async (kiosk_station_get_link (kiosk_page_get_station (page)),
                                     kiosk_choice_tiles_get_value (KIOSK_CHOICE_TILES (self->ways)),
                                     NULL, kiosk_page_get_cancellable (page), on_restarting,
                                     g_object_ref (self));
}

static void
kiosk_staff_restart_page_constructed (GObject *object)
{
  KioskStaffRestartPage *self = KIOSK_STAFF_RESTART_PAGE (object);

  G_OBJECT_CLASS (kiosk_staff_restart_page_parent_class)->constructed (object);

  kiosk_page_set_chrome (KIOSK_PAGE (self), KIOSK_CHROME_NONE);
  kiosk_page_set_can_advance (KIOSK_PAGE (self), FALSE);
  g_object_bind_property (self, "can-advance", self->enter_place, "sensitive",
                          G_BINDING_SYNC_CREATE);
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    kiosk_choice_tiles_add (KIOSK_CHOICE_TILES (self->ways), ways[i].method, _ (ways[i].label),
                            _ (ways[i].hint), ways[i].icon);
}

static void
kiosk_staff_restart_page_dispose (GObject *object)
{
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_STAFF_RESTART_PAGE);

  G_OBJECT_CLASS (kiosk_staff_restart_page_parent_class)->dispose (object);
}

static void
kiosk_staff_restart_page_class_init (KioskStaffRestartPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_BUTTON);
  g_type_ensure (KIOSK_TYPE_CHOICE_TILES);
  g_type_ensure (KIOSK_TYPE_STAFF_HEADER);
  object_class->constructed = kiosk_staff_restart_page_constructed;
  object_class->dispose = kiosk_staff_restart_page_dispose;
  KIOSK_PAGE_CLASS (klass)->advance = kiosk_staff_restart_page_advance;

  gtk_widget_class_set_css_name (widget_class, "staffpage");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/staff/kiosk-staff-restart-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskStaffRestartPage, ways);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffRestartPage, warning);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffRestartPage, result);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffRestartPage, enter);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffRestartPage, enter_place);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
}

static void
kiosk_staff_restart_page_init (KioskStaffRestartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
