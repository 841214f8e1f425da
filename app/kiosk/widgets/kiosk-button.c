/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-button.h"

#include "kiosk-icon.h"
#include "kiosk-plain-text.h"

/* In large text; a third would no more be read than dots. */
#define LINE_COUNT 2
#define LONGEST_WORD 20

struct _KioskButton {
  GtkButton parent_instance;

  GtkWidget *content;
  GtkWidget *icon;
  GtkWidget *label;
  char *text;
  char *accessible_name; /* NULL: the text is the name */
  gboolean icon_at_end;
};

G_DEFINE_FINAL_TYPE (KioskButton, kiosk_button, GTK_TYPE_BUTTON)

enum {
  PROP_0,
  PROP_TEXT,
  PROP_ICON,
  PROP_ICON_AT_END,
  PROP_ACCESSIBLE_NAME,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

/* A word that no language has would be wider than any button, and is cut instead. */
static gboolean
can_wrap (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (char **word = words; *word != NULL; word++)
    if (g_utf8_strlen (*word, -1) > LONGEST_WORD)
      return FALSE;
  return TRUE;
}

static void
show_text (KioskButton *self)
{
  g_autofree char *plain = kiosk_plain_text (self->text, KIOSK_PLAIN_TEXT_TITLE);
  gboolean wraps = can_wrap (plain);

  gtk_label_set_label (GTK_LABEL (self->label), plain);
  gtk_label_set_wrap (GTK_LABEL (self->label), wraps);
  gtk_label_set_lines (GTK_LABEL (self->label), wraps ? LINE_COUNT : -1);
  gtk_widget_set_visible (self->label, *plain != '\0');
}

static void
update_name (KioskButton *self)
{
  const char *name = self->accessible_name ? self->accessible_name : self->text;
  g_autofree char *plain = kiosk_plain_text (name, KIOSK_PLAIN_TEXT_TITLE);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, plain, -1);
}

static void
kiosk_button_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  KioskButton *self = KIOSK_BUTTON (object);

  switch (id) {
  case PROP_TEXT:
    g_value_set_string (value, kiosk_button_get_text (self));
    break;
  case PROP_ICON:
    g_value_set_string (value, kiosk_button_get_icon (self));
    break;
  case PROP_ICON_AT_END:
    g_value_set_boolean (value, kiosk_button_get_icon_at_end (self));
    break;
  case PROP_ACCESSIBLE_NAME:
    g_value_set_string (value, kiosk_button_get_accessible_name (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  }
}

static void
kiosk_button_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  KioskButton *self = KIOSK_BUTTON (object);

  switch (id) {
  case PROP_TEXT:
    kiosk_button_set_text (self, g_value_get_string (value));
    break;
  case PROP_ICON:
    kiosk_button_set_icon (self, g_value_get_string (value));
    break;
  case PROP_ICON_AT_END:
    kiosk_button_set_icon_at_end (self, g_value_get_boolean (value));
    break;
  case PROP_ACCESSIBLE_NAME:
    kiosk_button_set_accessible_name (self, g_value_get_string (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  }
}

static void
kiosk_button_dispose (GObject *object)
{
  KioskButton *self = KIOSK_BUTTON (object);

  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->accessible_name, g_free);

  G_OBJECT_CLASS (kiosk_button_parent_class)->dispose (object);
}

static void
kiosk_button_class_init (KioskButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = kiosk_button_get_property;
  object_class->set_property = kiosk_button_set_property;
  object_class->dispose = kiosk_button_dispose;

  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  props[PROP_ICON] = g_param_spec_string ("icon", NULL, NULL, NULL, flags);
  props[PROP_ICON_AT_END] = g_param_spec_boolean ("icon-at-end", NULL, NULL, FALSE, flags);
  props[PROP_ACCESSIBLE_NAME] = g_param_spec_string ("accessible-name", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_css_name (widget_class, "button");
}

static void
kiosk_button_init (KioskButton *self)
{
  self->icon = kiosk_icon_new (NULL);
  gtk_widget_set_visible (self->icon, FALSE);

  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (self->label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_justify (GTK_LABEL (self->label), GTK_JUSTIFY_CENTER);
  gtk_widget_set_visible (self->label, FALSE);

  self->content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_halign (self->content, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->content), self->icon);
  gtk_box_append (GTK_BOX (self->content), self->label);
  gtk_button_set_child (GTK_BUTTON (self), self->content);
  gtk_widget_set_focus_on_click (GTK_WIDGET (self), FALSE);
}

GtkWidget *
kiosk_button_new (const char *text, const char *icon)
{
  return g_object_new (KIOSK_TYPE_BUTTON, "text", text, "icon", icon, NULL);
}

void
kiosk_button_set_text (KioskButton *self, const char *text)
{
  g_return_if_fail (KIOSK_IS_BUTTON (self));

  if (g_strcmp0 (self->text, text) == 0)
    return;

  g_free (self->text);
  self->text = g_strdup (text);
  show_text (self);
  update_name (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TEXT]);
}

const char *
kiosk_button_get_text (KioskButton *self)
{
  g_return_val_if_fail (KIOSK_IS_BUTTON (self), NULL);

  return self->text;
}

void
kiosk_button_set_icon (KioskButton *self, const char *icon_name)
{
  g_return_if_fail (KIOSK_IS_BUTTON (self));

  if (g_strcmp0 (kiosk_icon_get_icon_name (KIOSK_ICON (self->icon)), icon_name) == 0)
    return;

  kiosk_icon_set_icon_name (KIOSK_ICON (self->icon), icon_name);
  gtk_widget_set_visible (self->icon, icon_name != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ICON]);
}

const char *
kiosk_button_get_icon (KioskButton *self)
{
  g_return_val_if_fail (KIOSK_IS_BUTTON (self), NULL);

  return kiosk_icon_get_icon_name (KIOSK_ICON (self->icon));
}

void
kiosk_button_set_icon_at_end (KioskButton *self, gboolean icon_at_end)
{
  g_return_if_fail (KIOSK_IS_BUTTON (self));

  if (self->icon_at_end == icon_at_end)
    return;

  self->icon_at_end = icon_at_end;
  gtk_box_reorder_child_after (GTK_BOX (self->content), self->icon,
                               icon_at_end ? self->label : NULL);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ICON_AT_END]);
}

gboolean
kiosk_button_get_icon_at_end (KioskButton *self)
{
  g_return_val_if_fail (KIOSK_IS_BUTTON (self), FALSE);

  return self->icon_at_end;
}

void
kiosk_button_set_accessible_name (KioskButton *self, const char *name)
{
  g_return_if_fail (KIOSK_IS_BUTTON (self));

  if (g_strcmp0 (self->accessible_name, name) == 0)
    return;

  g_free (self->accessible_name);
  self->accessible_name = g_strdup (name);
  update_name (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ACCESSIBLE_NAME]);
}

const char *
kiosk_button_get_accessible_name (KioskButton *self)
{
  g_return_val_if_fail (KIOSK_IS_BUTTON (self), NULL);

  return self->accessible_name;
}
