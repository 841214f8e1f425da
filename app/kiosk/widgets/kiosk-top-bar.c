/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-top-bar.h"

#include <glib/gi18n.h>

#include "kiosk-button.h"
#include "kiosk-icon.h"
#include "kiosk-plain-text.h"

struct _KioskTopBar {
  GtkWidget parent_instance;

  GtkWidget *crest;
  GtkWidget *names;
  GtkWidget *municipality_label;
  GtkWidget *place_label;
  GtkWidget *language_button;
  GtkWidget *ease_button;
  GtkWidget *end_button;
  char *municipality;
  char *place;
  char *other_language;
};

G_DEFINE_FINAL_TYPE (KioskTopBar, kiosk_top_bar, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_MUNICIPALITY,
  PROP_PLACE,
  PROP_OTHER_LANGUAGE,
  PROP_SHOW_END,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
show (GtkWidget *label, const char *text)
{
  g_autofree char *plain = kiosk_plain_text (text, KIOSK_PLAIN_TEXT_TITLE);

  gtk_label_set_label (GTK_LABEL (label), plain);
}

static void
kiosk_top_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  KioskTopBar *self = KIOSK_TOP_BAR (object);

  switch (id) {
  case PROP_MUNICIPALITY:
    g_value_set_string (value, kiosk_top_bar_get_municipality (self));
    break;
  case PROP_PLACE:
    g_value_set_string (value, kiosk_top_bar_get_place (self));
    break;
  case PROP_OTHER_LANGUAGE:
    g_value_set_string (value, kiosk_top_bar_get_other_language (self));
    break;
  case PROP_SHOW_END:
    g_value_set_boolean (value, kiosk_top_bar_get_show_end (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  }
}

static void
kiosk_top_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  KioskTopBar *self = KIOSK_TOP_BAR (object);

  switch (id) {
  case PROP_MUNICIPALITY:
    kiosk_top_bar_set_municipality (self, g_value_get_string (value));
    break;
  case PROP_PLACE:
    kiosk_top_bar_set_place (self, g_value_get_string (value));
    break;
  case PROP_OTHER_LANGUAGE:
    kiosk_top_bar_set_other_language (self, g_value_get_string (value));
    break;
  case PROP_SHOW_END:
    kiosk_top_bar_set_show_end (self, g_value_get_boolean (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  }
}

static void
kiosk_top_bar_dispose (GObject *object)
{
  KioskTopBar *self = KIOSK_TOP_BAR (object);

  g_clear_pointer (&self->crest, gtk_widget_unparent);
  g_clear_pointer (&self->names, gtk_widget_unparent);
  g_clear_pointer (&self->language_button, gtk_widget_unparent);
  g_clear_pointer (&self->ease_button, gtk_widget_unparent);
  g_clear_pointer (&self->end_button, gtk_widget_unparent);
  g_clear_pointer (&self->municipality, g_free);
  g_clear_pointer (&self->place, g_free);
  g_clear_pointer (&self->other_language, g_free);

  G_OBJECT_CLASS (kiosk_top_bar_parent_class)->dispose (object);
}

static void
kiosk_top_bar_class_init (KioskTopBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = kiosk_top_bar_get_property;
  object_class->set_property = kiosk_top_bar_set_property;
  object_class->dispose = kiosk_top_bar_dispose;

  props[PROP_MUNICIPALITY] = g_param_spec_string ("municipality", NULL, NULL, NULL, flags);
  props[PROP_PLACE] = g_param_spec_string ("place", NULL, NULL, NULL, flags);
  props[PROP_OTHER_LANGUAGE] = g_param_spec_string ("other-language", NULL, NULL, NULL, flags);
  props[PROP_SHOW_END] = g_param_spec_boolean ("show-end", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_css_name (widget_class, "topbar");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
add_crest (KioskTopBar *self)
{
  self->crest = g_object_new (GTK_TYPE_CENTER_BOX, "css-name", "crest", NULL);
  gtk_widget_set_valign (self->crest, GTK_ALIGN_CENTER);
  gtk_center_box_set_center_widget (GTK_CENTER_BOX (self->crest), kiosk_icon_new ("home"));
  gtk_widget_set_parent (self->crest, GTK_WIDGET (self));
}

static GtkWidget *
make_line (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_names (KioskTopBar *self)
{
  self->municipality_label = make_line ("municipality");
  self->place_label = make_line ("place");
  self->names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_hexpand (self->names, TRUE);
  gtk_widget_set_valign (self->names, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->names), self->municipality_label);
  gtk_box_append (GTK_BOX (self->names), self->place_label);
  gtk_widget_set_parent (self->names, GTK_WIDGET (self));
}

static GtkWidget *
add_pill (KioskTopBar *self, const char *text, const char *icon_name, const char *action_name)
{
  GtkWidget *pill = kiosk_button_new (text, icon_name);

  gtk_widget_add_css_class (pill, "pill");
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (pill), action_name);
  gtk_widget_set_parent (pill, GTK_WIDGET (self));
  return pill;
}

static void
kiosk_top_bar_init (KioskTopBar *self)
{
  add_crest (self);
  add_names (self);
  self->language_button = add_pill (self, NULL, "globe", "visit.change-language");
  gtk_widget_set_visible (self->language_button, FALSE);
  self->ease_button = add_pill (self, NULL, "acc", "visit.ease");
  gtk_widget_add_css_class (self->ease_button, "sign");
  kiosk_button_set_accessible_name (KIOSK_BUTTON (self->ease_button), _ ("Make it easier for you"));
  /* Translators: ends the visit and wipes everything; one word, it must fit a small button. */
  self->end_button = add_pill (self, _ ("End"), "x", "visit.end");
  gtk_widget_add_css_class (self->end_button, "quit");
}

GtkWidget *
kiosk_top_bar_new (void)
{
  return g_object_new (KIOSK_TYPE_TOP_BAR, NULL);
}

void
kiosk_top_bar_set_municipality (KioskTopBar *self, const char *municipality)
{
  g_return_if_fail (KIOSK_IS_TOP_BAR (self));

  if (g_strcmp0 (self->municipality, municipality) == 0)
    return;

  g_free (self->municipality);
  self->municipality = g_strdup (municipality);
  show (self->municipality_label, municipality);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MUNICIPALITY]);
}

const char *
kiosk_top_bar_get_municipality (KioskTopBar *self)
{
  g_return_val_if_fail (KIOSK_IS_TOP_BAR (self), NULL);

  return self->municipality;
}

void
kiosk_top_bar_set_place (KioskTopBar *self, const char *place)
{
  g_return_if_fail (KIOSK_IS_TOP_BAR (self));

  if (g_strcmp0 (self->place, place) == 0)
    return;

  g_free (self->place);
  self->place = g_strdup (place);
  show (self->place_label, place);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PLACE]);
}

const char *
kiosk_top_bar_get_place (KioskTopBar *self)
{
  g_return_val_if_fail (KIOSK_IS_TOP_BAR (self), NULL);

  return self->place;
}

void
kiosk_top_bar_set_other_language (KioskTopBar *self, const char *other_language)
{
  g_return_if_fail (KIOSK_IS_TOP_BAR (self));

  if (g_strcmp0 (self->other_language, other_language) == 0)
    return;

  g_free (self->other_language);
  self->other_language = g_strdup (other_language);
  kiosk_button_set_text (KIOSK_BUTTON (self->language_button), other_language);
  gtk_widget_set_visible (self->language_button, other_language != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_OTHER_LANGUAGE]);
}

const char *
kiosk_top_bar_get_other_language (KioskTopBar *self)
{
  g_return_val_if_fail (KIOSK_IS_TOP_BAR (self), NULL);

  return self->other_language;
}

void
kiosk_top_bar_set_show_end (KioskTopBar *self, gboolean show_end)
{
  g_return_if_fail (KIOSK_IS_TOP_BAR (self));

  if (gtk_widget_get_visible (self->end_button) == show_end)
    return;

  gtk_widget_set_visible (self->end_button, show_end);
  gtk_widget_set_visible (self->ease_button, show_end);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOW_END]);
}

gboolean
kiosk_top_bar_get_show_end (KioskTopBar *self)
{
  g_return_val_if_fail (KIOSK_IS_TOP_BAR (self), FALSE);

  return gtk_widget_get_visible (self->end_button);
}
