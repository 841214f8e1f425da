/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-chooser.h"

#include "kiosk-icon.h"
#include "kiosk-plain-text.h"
#include "kiosk-words.h"

struct _KioskChooser {
  GtkButton parent_instance;

  GtkWidget *value_label;
  GtkWidget *detail_label;
  char *placeholder;
  char *name;
  gboolean has_value;
};

G_DEFINE_FINAL_TYPE (KioskChooser, kiosk_chooser, GTK_TYPE_BUTTON)

static void
tell_screen_reader (KioskChooser *self)
{
  g_autofree char *words =
    g_strjoin (": ", self->name != NULL ? self->name : "", kiosk_chooser_get_text (self), NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->name != NULL ? words : kiosk_chooser_get_text (self), -1);
}

static void
kiosk_chooser_finalize (GObject *object)
{
  g_free (KIOSK_CHOOSER (object)->placeholder);
  g_free (KIOSK_CHOOSER (object)->name);

  G_OBJECT_CLASS (kiosk_chooser_parent_class)->finalize (object);
}

static void
kiosk_chooser_class_init (KioskChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_chooser_finalize;

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "button");
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), KIOSK_WORDS_MINIMUM_CHARACTERS);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
kiosk_chooser_init (KioskChooser *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "chooser");
  gtk_widget_set_focus_on_click (GTK_WIDGET (self), FALSE);
  self->value_label = make_label ("value");
  self->detail_label = make_label ("detail");
}

GtkWidget *
kiosk_chooser_new (const char *icon_name)
{
  KioskChooser *self = g_object_new (KIOSK_TYPE_CHOOSER, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), self->value_label);
  gtk_box_append (GTK_BOX (words), self->detail_label);
  if (icon_name != NULL)
    gtk_box_append (GTK_BOX (box), kiosk_icon_new (icon_name));
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), kiosk_icon_new ("fwd"));
  gtk_button_set_child (GTK_BUTTON (self), box);
  kiosk_chooser_set_value (self, NULL, NULL);
  return GTK_WIDGET (self);
}

void
kiosk_chooser_set_placeholder (KioskChooser *self, const char *placeholder)
{
  g_return_if_fail (KIOSK_IS_CHOOSER (self));

  g_free (self->placeholder);
  self->placeholder = g_strdup (placeholder);
  if (!self->has_value)
    kiosk_chooser_set_value (self, NULL, NULL);
}

void
kiosk_chooser_set_value (KioskChooser *self, const char *value, const char *detail)
{
  g_autofree char *plain_value = NULL;
  g_autofree char *plain_detail = NULL;

  g_return_if_fail (KIOSK_IS_CHOOSER (self));

  self->has_value = value != NULL;
  plain_value =
    kiosk_plain_text (self->has_value ? value : self->placeholder, KIOSK_PLAIN_TEXT_SENTENCE);
  plain_detail = kiosk_plain_text (detail, KIOSK_PLAIN_TEXT_SENTENCE);
  gtk_label_set_text (GTK_LABEL (self->value_label), plain_value);
  gtk_label_set_text (GTK_LABEL (self->detail_label), plain_detail);
  gtk_widget_set_visible (self->detail_label, detail != NULL);
  if (self->has_value)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "empty");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "empty");
  tell_screen_reader (self);
}

const char *
kiosk_chooser_get_text (KioskChooser *self)
{
  g_return_val_if_fail (KIOSK_IS_CHOOSER (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->value_label));
}

void
kiosk_chooser_set_accessible_name (KioskChooser *self, const char *name)
{
  g_return_if_fail (KIOSK_IS_CHOOSER (self));

  g_free (self->name);
  self->name = g_strdup (name);
  tell_screen_reader (self);
}
