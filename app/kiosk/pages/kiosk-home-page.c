/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-home-page.h"

#include "kiosk-door.h"
#include "kiosk-icon.h"
#include "kiosk-paper-words.h"
#include "kiosk-remark.h"
#include "kiosk-scanner.h"
#include "kiosk-search.h"
#include "kiosk-service-row.h"
#include "kiosk-template.h"
#include "kiosk-way.h"
#include "kiosk-text-input.h"

#include <glib/gi18n.h>

struct _KioskHomePage {
  KioskPage parent_instance;

  GtkWidget *no_paper;
  GtkWidget *search;
  GtkWidget *doors;
  GtkWidget *results;
  GtkWidget *nothing;
  GtkWidget *track;
  GtkWidget *track_name;
};

G_DEFINE_FINAL_TYPE (KioskHomePage, kiosk_home_page, KIOSK_TYPE_PAGE)

static gboolean
has_services (KioskHomePage *self, CivicTheme *theme)
{
  g_autoptr (GListModel) services = kiosk_station_list_behind (
    kiosk_page_get_station (KIOSK_PAGE (self)), civic_theme_get_id (theme));

  return g_list_model_get_n_items (services) > 0;
}

static void
add_door (KioskHomePage *self, CivicTheme *theme, int index)
{
  const char *language = kiosk_page_get_language (KIOSK_PAGE (self));
  GtkWidget *door = kiosk_door_new (civic_theme_get_icon (theme),
                                    civic_text_get (civic_theme_get_name (theme), language),
                                    civic_text_get (civic_theme_get_description (theme), language));

  gtk_actionable_set_action_target (GTK_ACTIONABLE (door), "s", civic_theme_get_id (theme));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (door), "home.open");
  gtk_grid_attach (GTK_GRID (self->doors), door, index % 2, index / 2, 1, 1);
}

/* A door with nothing behind it would only be opened in vain. */
static void
add_doors (KioskHomePage *self)
{
  GListModel *themes = kiosk_station_get_themes (kiosk_page_get_station (KIOSK_PAGE (self)));
  int count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (themes); i++) {
    g_autoptr (CivicTheme) theme = g_list_model_get_item (themes, i);

    if (has_services (self, theme))
      add_door (self, theme, count++);
  }
}

static void
clear_results (KioskHomePage *self)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (self->results)) != NULL)
    gtk_box_remove (GTK_BOX (self->results), child);
}

static void
show_results (KioskHomePage *self, const char *wanted)
{
  KioskStation *station = kiosk_page_get_station (KIOSK_PAGE (self));
  g_autoptr (GPtrArray) found = kiosk_search_services (
    kiosk_station_get_services (station), wanted, kiosk_page_get_language (KIOSK_PAGE (self)),
    civic_centre_get_languages (kiosk_station_get_centre (station)));

  clear_results (self);
  for (guint i = 0; i < found->len; i++) {
    CivicService *service = g_ptr_array_index (found, i);
    GtkWidget *row = kiosk_service_row_new (
      service, station, kiosk_page_get_language (KIOSK_PAGE (self)), "home.begin");

    gtk_box_append (GTK_BOX (self->results), row);
  }
  gtk_widget_set_visible (self->results, found->len > 0);
  gtk_widget_set_visible (self->nothing, found->len == 0);
}

static void
on_search_changed (KioskHomePage *self)
{
  const char *wanted = kiosk_text_input_get_text (KIOSK_TEXT_INPUT (self->search));
  const gboolean is_searching = wanted[0] != '\0';

  kiosk_visit_set_search (kiosk_page_get_visit (KIOSK_PAGE (self)), wanted);
  gtk_widget_set_visible (self->doors, !is_searching);
  gtk_widget_set_visible (self->results, FALSE);
  gtk_widget_set_visible (self->nothing, FALSE);
  if (is_searching)
    show_results (self, wanted);
}

static void
on_search_activated (KioskHomePage *self)
{
  kiosk_text_input_set_active (KIOSK_TEXT_INPUT (self->search), TRUE);
  kiosk_page_set_keyboard (KIOSK_PAGE (self), CIVIC_KEYBOARD_LANGUAGE);
}

static void
activate_open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KioskPage *page = KIOSK_PAGE (widget);

  kiosk_visit_set_search (kiosk_page_get_visit (page), NULL);
  kiosk_visit_set_theme (kiosk_page_get_visit (page), g_variant_get_string (parameter, NULL));
  kiosk_page_go (page, KIOSK_STEP_SERVICES);
}

static void
activate_begin (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KioskPage *page = KIOSK_PAGE (widget);
  CivicService *service = kiosk_station_find_service (kiosk_page_get_station (page),
                                                      g_variant_get_string (parameter, NULL));

  if (service == NULL)
    return;
  kiosk_visit_set_theme (kiosk_page_get_visit (page), civic_service_get_theme (service));
  kiosk_visit_begin_service (kiosk_page_get_visit (page), service);
  kiosk_page_go (page, kiosk_way_get_first (kiosk_page_get_visit (page)));
}

static void
activate_track (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kiosk_page_go (KIOSK_PAGE (widget), KIOSK_STEP_TRACK);
}

static void
kiosk_home_page_insert (KioskPage *page, const char *text)
{
  kiosk_text_input_insert (KIOSK_TEXT_INPUT (KIOSK_HOME_PAGE (page)->search), text);
}

static void
kiosk_home_page_backspace (KioskPage *page)
{
  kiosk_text_input_backspace (KIOSK_TEXT_INPUT (KIOSK_HOME_PAGE (page)->search));
}

/* A receipt held to the reader needs no touch at all. */
static void
kiosk_home_page_scanned (KioskPage *page, const char *text)
{
  KioskVisit *visit = kiosk_page_get_visit (page);
  g_autofree char *code = text != NULL ? kiosk_scanner_read_tracking_code (text) : NULL;

  kiosk_text_input_set_text (KIOSK_TEXT_INPUT (KIOSK_HOME_PAGE (page)->search), "");
  if (code == NULL)
    return;
  kiosk_visit_set_tracked (visit, code);
  kiosk_page_go (page, KIOSK_STEP_TRACK);
}

static void
kiosk_home_page_shown (KioskPage *page)
{
  KioskHomePage *self = KIOSK_HOME_PAGE (page);
  g_autofree char *kept = g_strdup (kiosk_visit_get_search (kiosk_page_get_visit (page)));

  /* What is said of paper must be true when she reads it. */
  kiosk_agent_link_refresh_async (kiosk_station_get_link (kiosk_page_get_station (page)),
                                  kiosk_page_get_cancellable (page), NULL, NULL);
  if (kept[0] == '\0')
    return;
  on_search_activated (self);
  kiosk_text_input_set_text (KIOSK_TEXT_INPUT (self->search), kept);
}

/* Told before her first answer, and taken back as soon as it is not true any more. */
static void
show_paper (KioskHomePage *self)
{
  KioskStation *station = kiosk_page_get_station (KIOSK_PAGE (self));
  const KioskPaperWords words = kiosk_paper_words_foretell (kiosk_station_get_link (station));

  kiosk_remark_show (KIOSK_REMARK (self->no_paper), words.icon, words.title, words.advice);
}

static void
kiosk_home_page_constructed (GObject *object)
{
  KioskHomePage *self = KIOSK_HOME_PAGE (object);

  G_OBJECT_CLASS (kiosk_home_page_parent_class)->constructed (object);

  kiosk_page_set_chrome (KIOSK_PAGE (self), KIOSK_CHROME_BAR);
  kiosk_page_set_wants_scan (KIOSK_PAGE (self), TRUE);
  g_signal_connect_object (kiosk_station_get_link (kiosk_page_get_station (KIOSK_PAGE (self))),
                           "changed", G_CALLBACK (show_paper), self, G_CONNECT_SWAPPED);
  show_paper (self);
  add_doors (self);
  kiosk_text_input_set_accessible_name (KIOSK_TEXT_INPUT (self->search),
                                        _ ("Search for a service"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->track), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (self->track_name)), -1);
}

static void
kiosk_home_page_dispose (GObject *object)
{
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_HOME_PAGE);

  G_OBJECT_CLASS (kiosk_home_page_parent_class)->dispose (object);
}

static void
kiosk_home_page_class_init (KioskHomePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskPageClass *page_class = KIOSK_PAGE_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_ICON);
  g_type_ensure (KIOSK_TYPE_REMARK);
  g_type_ensure (KIOSK_TYPE_TEXT_INPUT);
  object_class->constructed = kiosk_home_page_constructed;
  object_class->dispose = kiosk_home_page_dispose;
  page_class->shown = kiosk_home_page_shown;
  page_class->insert = kiosk_home_page_insert;
  page_class->backspace = kiosk_home_page_backspace;
  page_class->scanned = kiosk_home_page_scanned;

  gtk_widget_class_install_action (widget_class, "home.open", "s", activate_open);
  gtk_widget_class_install_action (widget_class, "home.begin", "s", activate_begin);
  gtk_widget_class_install_action (widget_class, "home.track", NULL, activate_track);

  gtk_widget_class_set_css_name (widget_class, "homepage");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/pages/kiosk-home-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskHomePage, no_paper);
  gtk_widget_class_bind_template_child (widget_class, KioskHomePage, search);
  gtk_widget_class_bind_template_child (widget_class, KioskHomePage, doors);
  gtk_widget_class_bind_template_child (widget_class, KioskHomePage, results);
  gtk_widget_class_bind_template_child (widget_class, KioskHomePage, nothing);
  gtk_widget_class_bind_template_child (widget_class, KioskHomePage, track);
  gtk_widget_class_bind_template_child (widget_class, KioskHomePage, track_name);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
}

static void
kiosk_home_page_init (KioskHomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
