/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-service-page.h"

#include "kiosk-door.h"
#include "kiosk-paper-words.h"
#include "kiosk-preparation-row.h"
#include "kiosk-remark.h"
#include "kiosk-template.h"
#include "kiosk-way.h"

#include <glib/gi18n.h>

struct _KioskServicePage {
  KioskPage parent_instance;

  GtkWidget *theme;
  GtkWidget *name;
  GtkWidget *summary;
  GtkWidget *no_paper;
  GtkWidget *figures;
  GtkWidget *fee_card;
  GtkWidget *fee;
  GtkWidget *fee_note;
  GtkWidget *duration_card;
  GtkWidget *duration;
  GtkWidget *duration_note;
  GtkWidget *preparations_title;
  GtkWidget *preparations;
  GtkWidget *ways;
  GtkWidget *doors;
  GtkWidget *privacy;
};

G_DEFINE_FINAL_TYPE (KioskServicePage, kiosk_service_page, KIOSK_TYPE_PAGE)

static void
show_text (KioskServicePage *self, GtkWidget *label, CivicText *text)
{
  const char *language = kiosk_page_get_language (KIOSK_PAGE (self));

  gtk_widget_set_visible (label, text != NULL);
  if (text != NULL)
    gtk_label_set_text (GTK_LABEL (label), civic_text_get (text, language));
}

/* A service that says neither what it costs nor how long it takes has no empty cards. */
static void
show_figures (KioskServicePage *self, CivicService *service)
{
  CivicText *fee = civic_service_get_fee (service);
  CivicText *duration = civic_service_get_duration (service);

  show_text (self, self->fee, fee);
  show_text (self, self->fee_note, civic_service_get_fee_note (service));
  show_text (self, self->duration, duration);
  show_text (self, self->duration_note, civic_service_get_duration_note (service));
  gtk_widget_set_visible (self->fee_card, fee != NULL);
  gtk_widget_set_visible (self->duration_card, duration != NULL);
  gtk_widget_set_visible (self->figures, fee != NULL || duration != NULL);
}

static void
show_preparations (KioskServicePage *self, CivicService *service)
{
  GListModel *preparations = civic_service_get_preparations (service);
  const gboolean has_any = g_list_model_get_n_items (preparations) > 0;

  gtk_widget_set_visible (self->preparations_title, has_any);
  gtk_widget_set_visible (self->preparations, has_any);

  for (guint i = 0; i < g_list_model_get_n_items (preparations); i++) {
    g_autoptr (CivicPreparation) preparation = g_list_model_get_item (preparations, i);

    gtk_box_append (
      GTK_BOX (self->preparations),
      kiosk_preparation_row_new (preparation, kiosk_page_get_language (KIOSK_PAGE (self))));
  }
}

static void
show_privacy (KioskServicePage *self, CivicService *service)
{
  const guint minutes = civic_service_get_minutes (service);
  g_autofree char *western = g_strdup_printf (
    ngettext ("It is wiped from this kiosk when you finish. This takes about %u minute.",
              "It is wiped from this kiosk when you finish. This takes about %u minutes.", minutes),
    minutes);
  g_autofree char *sentence =
    civic_digits_localise (western, kiosk_page_get_language (KIOSK_PAGE (self)));

  gtk_label_set_text (GTK_LABEL (self->privacy), sentence);
}

static void
add_way (
  KioskServicePage *self, const char *icon, const char *name, const char *hint, const char *action)
{
  GtkWidget *door = kiosk_door_new (icon, name, hint);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (door), action);
  gtk_box_append (GTK_BOX (self->doors), door);
}

static void
show_ways (KioskServicePage *self, CivicService *service)
{
  const gboolean can_choose = civic_service_get_identity (service) == CIVIC_IDENTITY_OPTIONAL;

  gtk_widget_set_visible (self->ways, can_choose);
  if (!can_choose)
    return;
  add_way (self, "shield", _ ("With my identity"), _ ("Confirmed with Nafath; you get messages"),
           "service.with-identity");
  add_way (self, "person", _ ("Without my name"), _ ("You follow it with the code you get"),
           "service.without-name");
  /* The two ways are the way on: a third button would ask the same again. */
  kiosk_page_set_primary (KIOSK_PAGE (self), NULL, NULL);
}

static void
begin (KioskPage *page, gboolean is_anonymous)
{
  KioskVisit *visit = kiosk_page_get_visit (page);

  kiosk_visit_set_anonymous (visit, is_anonymous);
  kiosk_visit_set_form_page (visit, 0);
  kiosk_visit_set_changing (visit, NULL);
  kiosk_page_go (page, kiosk_way_get_next (visit, KIOSK_STEP_SERVICE));
}

static void
activate_with_identity (GtkWidget *widget, const char *name, GVariant *parameter)
{
  begin (KIOSK_PAGE (widget), FALSE);
}

static void
activate_without_name (GtkWidget *widget, const char *name, GVariant *parameter)
{
  begin (KIOSK_PAGE (widget), TRUE);
}

static void
kiosk_service_page_advance (KioskPage *page)
{
  begin (page, FALSE);
}

static void
show_paper (KioskServicePage *self)
{
  KioskPage *page = KIOSK_PAGE (self);
  const CivicReceiptKind receipt =
    civic_service_get_receipt (kiosk_visit_get_service (kiosk_page_get_visit (page)));
  KioskPaperWords words = { 0 };

  if (receipt != CIVIC_RECEIPT_NONE)
    words = kiosk_paper_words_foretell (kiosk_station_get_link (kiosk_page_get_station (page)));
  kiosk_remark_show (KIOSK_REMARK (self->no_paper), words.icon, words.title, words.advice);
}

static void
kiosk_service_page_constructed (GObject *object)
{
  KioskServicePage *self = KIOSK_SERVICE_PAGE (object);
  CivicService *service = NULL;
  CivicTheme *theme = NULL;

  G_OBJECT_CLASS (kiosk_service_page_parent_class)->constructed (object);

  service = kiosk_visit_get_service (kiosk_page_get_visit (KIOSK_PAGE (self)));
  theme = kiosk_station_find_theme (kiosk_page_get_station (KIOSK_PAGE (self)),
                                    civic_service_get_theme (service));
  kiosk_page_set_primary (KIOSK_PAGE (self), _ ("Begin"), "fwd");
  show_text (self, self->theme, theme != NULL ? civic_theme_get_name (theme) : NULL);
  show_text (self, self->name, civic_service_get_name (service));
  show_text (self, self->summary, civic_service_get_summary (service));
  show_figures (self, service);
  show_preparations (self, service);
  show_ways (self, service);
  show_privacy (self, service);
  g_signal_connect_object (kiosk_station_get_link (kiosk_page_get_station (KIOSK_PAGE (self))),
                           "changed", G_CALLBACK (show_paper), self, G_CONNECT_SWAPPED);
  show_paper (self);
}

static void
kiosk_service_page_dispose (GObject *object)
{
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_SERVICE_PAGE);

  G_OBJECT_CLASS (kiosk_service_page_parent_class)->dispose (object);
}

static void
kiosk_service_page_class_init (KioskServicePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_REMARK);
  object_class->constructed = kiosk_service_page_constructed;
  object_class->dispose = kiosk_service_page_dispose;
  KIOSK_PAGE_CLASS (klass)->advance = kiosk_service_page_advance;

  gtk_widget_class_install_action (widget_class, "service.with-identity", NULL,
                                   activate_with_identity);
  gtk_widget_class_install_action (widget_class, "service.without-name", NULL,
                                   activate_without_name);
  gtk_widget_class_set_css_name (widget_class, "servicepage");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/pages/kiosk-service-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskServicePage, theme);
  gtk_widget_class_bind_template_child (widget_class, KioskServicePage, name);
  gtk_widget_class_bind_template_child (widget_class, KioskServicePage, summary);
  gtk_widget_class_bind_template_child (widget_class, KioskServicePage, fee);
  gtk_widget_class_bind_template_child (widget_class, KioskServicePage, fee_note);
  gtk_widget_class_bind_template_child (widget_class, KioskServicePage, duration);
  gtk_widget_class_bind_template_child (widget_class, KioskServicePage, duration_note);
  gtk_widget_class_bind_template_child (widget_class, KioskServicePage, preparations);
  gtk_widget_class_bind_template_child (widget_class, KioskServicePage, no_paper);
  gtk_widget_class_bind_template_child (widget_class, KioskServicePage, figures);
  gtk_widget_class_bind_template_child (widget_class, KioskServicePage, fee_card);
  gtk_widget_class_bind_template_child (widget_class, KioskServicePage, duration_card);
  gtk_widget_class_bind_template_child (widget_class, KioskServicePage, preparations_title);
  gtk_widget_class_bind_template_child (widget_class, KioskServicePage, ways);
  gtk_widget_class_bind_template_child (widget_class, KioskServicePage, doors);
  gtk_widget_class_bind_template_child (widget_class, KioskServicePage, privacy);
}

static void
kiosk_service_page_init (KioskServicePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
