/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-toggle.h"

#include "kiosk-icon.h"
#include "kiosk-plain-text.h"
#include "kiosk-words.h"

struct _KioskToggle {
  GtkToggleButton parent_instance;
};

G_DEFINE_FINAL_TYPE (KioskToggle, kiosk_toggle, GTK_TYPE_TOGGLE_BUTTON)

static void
kiosk_toggle_toggled (GtkToggleButton *button)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_CHECKED,
                               gtk_toggle_button_get_active (button)
                                 ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                 : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
}

static void
kiosk_toggle_class_init (KioskToggleClass *klass)
{
  GTK_TOGGLE_BUTTON_CLASS (klass)->toggled = kiosk_toggle_toggled;

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "button");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_CHECKBOX);
}

static void
kiosk_toggle_init (KioskToggle *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "agree");
  gtk_widget_set_focus_on_click (GTK_WIDGET (self), FALSE);
}

GtkWidget *
kiosk_toggle_new (const char *text, const char *hint)
{
  GtkWidget *self = g_object_new (KIOSK_TYPE_TOGGLE, NULL);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *mark = g_object_new (GTK_TYPE_CENTER_BOX, "css-name", "mark", NULL);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *name = kiosk_plain_text (text, KIOSK_PLAIN_TEXT_SENTENCE);

  gtk_center_box_set_center_widget (GTK_CENTER_BOX (mark), kiosk_icon_new ("ok"));
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), kiosk_words_new (text, "sentence"));
  if (hint != NULL)
    gtk_box_append (GTK_BOX (words), kiosk_words_new (hint, "hint"));
  gtk_box_append (GTK_BOX (content), mark);
  gtk_box_append (GTK_BOX (content), words);
  gtk_button_set_child (GTK_BUTTON (self), content);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  kiosk_toggle_toggled (GTK_TOGGLE_BUTTON (self));
  return self;
}
