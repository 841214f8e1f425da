/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-language-page.h"

#include "kiosk-button.h"
#include "kiosk-icon.h"
#include "kiosk-language.h"
#include "kiosk-template.h"

#include <glib/gi18n.h>

struct _KioskLanguagePage {
  KioskPage parent_instance;

  GtkWidget *questions;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (KioskLanguagePage, kiosk_language_page, KIOSK_TYPE_PAGE)

/* Nobody knows yet what she reads, so each language asks for itself. */
static void
add_question (KioskLanguagePage *self, const char *tag)
{
  GtkWidget *label = gtk_label_new (kiosk_language_translate (tag, N_ ("Choose your language")));

  gtk_widget_add_css_class (label, "question");
  gtk_box_append (GTK_BOX (self->questions), label);
}

static void
add_language (KioskLanguagePage *self, const char *tag)
{
  const KioskLanguage *language = kiosk_language_find (tag);
  GtkWidget *button = kiosk_button_new (language->name, NULL);

  gtk_widget_add_css_class (button, "secondary");
  gtk_widget_add_css_class (button, "language");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "visit.begin");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", tag);
  gtk_box_append (GTK_BOX (self->list), button);
}

static void
kiosk_language_page_constructed (GObject *object)
{
  KioskLanguagePage *self = KIOSK_LANGUAGE_PAGE (object);
  const char *const *tags = NULL;

  G_OBJECT_CLASS (kiosk_language_page_parent_class)->constructed (object);

  tags = kiosk_station_get_languages (kiosk_page_get_station (KIOSK_PAGE (self)));
  kiosk_page_set_chrome (KIOSK_PAGE (self), KIOSK_CHROME_BAR);
  kiosk_page_set_offers_language (KIOSK_PAGE (self), FALSE);
  for (gsize i = 0; tags[i] != NULL; i++) {
    add_question (self, tags[i]);
    add_language (self, tags[i]);
  }
}

static void
kiosk_language_page_dispose (GObject *object)
{
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_LANGUAGE_PAGE);

  G_OBJECT_CLASS (kiosk_language_page_parent_class)->dispose (object);
}

static void
kiosk_language_page_class_init (KioskLanguagePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_ICON);
  object_class->constructed = kiosk_language_page_constructed;
  object_class->dispose = kiosk_language_page_dispose;

  gtk_widget_class_set_css_name (widget_class, "languagepage");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/pages/kiosk-language-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskLanguagePage, questions);
  gtk_widget_class_bind_template_child (widget_class, KioskLanguagePage, list);
}

static void
kiosk_language_page_init (KioskLanguagePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
