/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-tile.h"

#include "kiosk-icon.h"
#include "kiosk-plain-text.h"
#include "kiosk-words.h"

struct _KioskTile {
  GtkToggleButton parent_instance;
};

G_DEFINE_FINAL_TYPE (KioskTile, kiosk_tile, GTK_TYPE_TOGGLE_BUTTON)

static void
kiosk_tile_toggled (GtkToggleButton *button)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_CHECKED,
                               gtk_toggle_button_get_active (button)
                                 ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                 : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
}

static void
kiosk_tile_class_init (KioskTileClass *klass)
{
  GTK_TOGGLE_BUTTON_CLASS (klass)->toggled = kiosk_tile_toggled;

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "button");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_RADIO);
}

static void
kiosk_tile_init (KioskTile *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "tile");
  gtk_widget_set_focus_on_click (GTK_WIDGET (self), FALSE);
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  g_autofree char *plain = kiosk_plain_text (text, KIOSK_PLAIN_TEXT_TITLE);
  GtkWidget *label = gtk_label_new (plain);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), KIOSK_WORDS_MINIMUM_CHARACTERS);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_words (const char *text, const char *hint)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), make_label (text, "name"));
  if (hint)
    gtk_box_append (GTK_BOX (words), make_label (hint, "hint"));
  return words;
}

static GtkWidget *
make_mark (void)
{
  GtkWidget *mark = g_object_new (GTK_TYPE_CENTER_BOX, "css-name", "mark", NULL);

  gtk_center_box_set_center_widget (GTK_CENTER_BOX (mark), kiosk_icon_new ("ok"));
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  return mark;
}

static GtkWidget *
fill (GtkWidget *self, const char *text, const char *hint, const char *icon_name)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *name = kiosk_plain_text (text, KIOSK_PLAIN_TEXT_TITLE);

  if (icon_name)
    gtk_box_append (GTK_BOX (content), kiosk_icon_new (icon_name));
  gtk_box_append (GTK_BOX (content), make_words (text, hint));
  gtk_box_append (GTK_BOX (content), make_mark ());
  gtk_button_set_child (GTK_BUTTON (self), content);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  kiosk_tile_toggled (GTK_TOGGLE_BUTTON (self));
  return self;
}

GtkWidget *
kiosk_tile_new (const char *text, const char *hint, const char *icon_name)
{
  return fill (g_object_new (KIOSK_TYPE_TILE, NULL), text, hint, icon_name);
}

GtkWidget *
kiosk_tile_new_check (const char *text, const char *hint, const char *icon_name)
{
  GtkWidget *self =
    g_object_new (KIOSK_TYPE_TILE, "accessible-role", GTK_ACCESSIBLE_ROLE_CHECKBOX, NULL);

  gtk_widget_add_css_class (self, "check");
  return fill (self, text, hint, icon_name);
}
