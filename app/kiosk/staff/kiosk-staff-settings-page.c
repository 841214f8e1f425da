/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-staff-settings-page.h"

#include "kiosk-button.h"
#include "kiosk-language.h"
#include "kiosk-staff-header.h"
#include "kiosk-staff-words.h"
#include "kiosk-template.h"
#include "kiosk-tile-layout.h"
#include "kiosk-tile.h"

#include <glib/gi18n.h>

#define STEP_PERCENT 10
#define DARKEST_PERCENT 20

struct _KioskStaffSettingsPage {
  KioskPage parent_instance;

  GtkWidget *volume;
  GtkWidget *volume_row;
  GtkWidget *brightness;
  GtkWidget *brightness_row;
  GtkWidget *languages;
  GtkWidget *result;
};

G_DEFINE_FINAL_TYPE (KioskStaffSettingsPage, kiosk_staff_settings_page, KIOSK_TYPE_PAGE)

static void
show_result (KioskStaffSettingsPage *self, const char *sentence)
{
  gtk_label_set_text (GTK_LABEL (self->result), sentence);
  gtk_widget_set_visible (self->result, TRUE);
}

static KioskAgentLink *
get_link (KioskStaffSettingsPage *self)
{
  return kiosk_station_get_link (kiosk_page_get_station (KIOSK_PAGE (self)));
}

static char *
describe_level (KioskStaffSettingsPage *self, int percent)
{
  g_autofree char *western = g_strdup_printf ("\u2066%d%%\u2069", percent);

  if (percent < 0)
    return g_strdup (_ ("This machine has no such setting"));
  return civic_digits_localise (western, kiosk_page_get_language (KIOSK_PAGE (self)));
}

static void
show_level (KioskStaffSettingsPage *self, GtkWidget *label, GtkWidget *buttons, int percent)
{
  g_autofree char *text = describe_level (self, percent);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_sensitive (buttons, percent >= 0);
}

static void
show_levels (KioskStaffSettingsPage *self)
{
  show_level (self, self->volume, self->volume_row, kiosk_agent_link_get_volume (get_link (self)));
  show_level (self, self->brightness, self->brightness_row,
              kiosk_agent_link_get_brightness (get_link (self)));
}

static void
on_set_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskStaffSettingsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply =
    kiosk_agent_link_staff_call_finish (KIOSK_AGENT_LINK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (reply != NULL)
    show_result (self, _ ("Done."));
  else
    show_result (self, kiosk_staff_say_failure (error));
}

static void
set (KioskStaffSettingsPage *self, const char *method, GVariant *arguments)
{
  kiosk_agent_link_staff_call_async (get_link (self), method, arguments,
                                     kiosk_page_get_cancellable (KIOSK_PAGE (self)), on_set_ready,
                                     g_object_ref (self));
}

/* parameter: (si), what, and by how many steps. */
static void
activate_step (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KioskStaffSettingsPage *self = KIOSK_STAFF_SETTINGS_PAGE (widget);
  const char *what = NULL;
  int steps = 0;
  gboolean is_volume = FALSE;
  int percent = 0;

  g_variant_get (parameter, "(&si)", &what, &steps);
  is_volume = g_str_equal (what, "volume");
  percent = is_volume ? kiosk_agent_link_get_volume (get_link (self))
                      : kiosk_agent_link_get_brightness (get_link (self));
  if (percent < 0)
    return;
  percent = CLAMP (percent + steps * STEP_PERCENT, is_volume ? 0 : DARKEST_PERCENT, 100);
  set (self, "StaffSetLevel", g_variant_new ("(su)", what, (guint) percent));
}

static gboolean
is_offered (KioskStaffSettingsPage *self, const char *tag)
{
  const char *const *offered = kiosk_agent_link_get_offered_languages (get_link (self));

  return offered == NULL || offered[0] == NULL || g_strv_contains (offered, tag);
}

static GStrv
list_chosen (KioskStaffSettingsPage *self)
{
  CivicCentre *centre = kiosk_station_get_centre (kiosk_page_get_station (KIOSK_PAGE (self)));
  const char *const *tags = civic_centre_get_languages (centre);
  GtkWidget *tile = gtk_widget_get_first_child (self->languages);
  g_autoptr (GStrvBuilder) chosen = g_strv_builder_new ();

  for (gsize i = 0; tags[i] != NULL && tile != NULL; i++) {
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (tile)))
      g_strv_builder_add (chosen, tags[i]);
    tile = gtk_widget_get_next_sibling (tile);
  }
  return g_strv_builder_end (chosen);
}

/* The last one stays: a kiosk that speaks no language serves nobody. */
static void
on_language_toggled (KioskStaffSettingsPage *self, GtkToggleButton *tile)
{
  g_auto (GStrv) chosen = list_chosen (self);

  if (chosen[0] == NULL)
    gtk_toggle_button_set_active (tile, TRUE);
  else
    set (self, "StaffOfferLanguages", g_variant_new ("(^as)", chosen));
}

static void
add_languages (KioskStaffSettingsPage *self)
{
  CivicCentre *centre = kiosk_station_get_centre (kiosk_page_get_station (KIOSK_PAGE (self)));
  const char *const *tags = civic_centre_get_languages (centre);

  for (gsize i = 0; tags[i] != NULL; i++) {
    GtkWidget *tile = kiosk_tile_new_check (kiosk_language_find (tags[i])->name, NULL, NULL);

    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (tile), is_offered (self, tags[i]));
    gtk_widget_set_parent (tile, self->languages);
    g_signal_connect_object (tile, "toggled", G_CALLBACK (on_language_toggled), self,
                             G_CONNECT_SWAPPED);
  }
}

static void
kiosk_staff_settings_page_constructed (GObject *object)
{
  KioskStaffSettingsPage *self = KIOSK_STAFF_SETTINGS_PAGE (object);

  G_OBJECT_CLASS (kiosk_staff_settings_page_parent_class)->constructed (object);

  kiosk_page_set_chrome (KIOSK_PAGE (self), KIOSK_CHROME_NONE);
  add_languages (self);
  g_signal_connect_object (get_link (self), "changed", G_CALLBACK (show_levels), self,
                           G_CONNECT_SWAPPED);
  show_levels (self);
}

static void
kiosk_staff_settings_page_dispose (GObject *object)
{
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_STAFF_SETTINGS_PAGE);

  G_OBJECT_CLASS (kiosk_staff_settings_page_parent_class)->dispose (object);
}

static void
kiosk_staff_settings_page_class_init (KioskStaffSettingsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_BUTTON);
  g_type_ensure (KIOSK_TYPE_STAFF_HEADER);
  g_type_ensure (KIOSK_TYPE_TILE_LAYOUT);
  object_class->constructed = kiosk_staff_settings_page_constructed;
  object_class->dispose = kiosk_staff_settings_page_dispose;

  gtk_widget_class_install_action (widget_class, "staff.step", "(si)", activate_step);

  gtk_widget_class_set_css_name (widget_class, "staffpage");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/staff/kiosk-staff-settings-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskStaffSettingsPage, volume);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffSettingsPage, volume_row);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffSettingsPage, brightness);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffSettingsPage, brightness_row);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffSettingsPage, languages);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffSettingsPage, result);
}

static void
kiosk_staff_settings_page_init (KioskStaffSettingsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
