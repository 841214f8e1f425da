/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-key.h"

#include <glib/gi18n.h>

#include "kiosk-icon.h"

struct _KioskKey {
  KioskHoldButton parent_instance;

  const KioskKeyFace *face; /* the keyboard's */
  char *text;
};

G_DEFINE_FINAL_TYPE (KioskKey, kiosk_key, KIOSK_TYPE_HOLD_BUTTON)

static void
kiosk_key_dispose (GObject *object)
{
  KioskKey *self = KIOSK_KEY (object);

  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (kiosk_key_parent_class)->dispose (object);
}

static void
kiosk_key_class_init (KioskKeyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_key_dispose;

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "button");
}

static void
kiosk_key_init (KioskKey *self)
{
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "key");
}

static const char *
name_of (const KioskKeyFace *face)
{
  switch (face->role) {
  case KIOSK_KEY_SPACE:
    /* Translators: a key of the keyboard, as a screen reader says it. So are the next four. */
    return _ ("Space");
  case KIOSK_KEY_BACKSPACE:
    return _ ("Delete");
  case KIOSK_KEY_SHIFT:
    return _ ("Capital letters");
  case KIOSK_KEY_SWITCH:
    return _ ("Other alphabet");
  case KIOSK_KEY_DECIMAL:
    return _ ("Decimal point");
  case KIOSK_KEY_CHARACTER:
  default:
    return face->label;
  }
}

static void
show_face (KioskKey *self)
{
  const char *icon = self->face->role == KIOSK_KEY_SHIFT ? "shift" : "backspace";

  if (self->face->label)
    gtk_button_set_label (GTK_BUTTON (self), self->face->label);
  else
    gtk_button_set_child (GTK_BUTTON (self), kiosk_icon_new (icon));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name_of (self->face), -1);
}

GtkWidget *
kiosk_key_new (const KioskKeyFace *face)
{
  KioskKey *self = g_object_new (KIOSK_TYPE_KEY, NULL);

  self->face = face;
  self->text = g_strdup (face->insert);
  show_face (self);
  if (face->role != KIOSK_KEY_CHARACTER && face->role != KIOSK_KEY_DECIMAL &&
      face->role != KIOSK_KEY_SPACE)
    gtk_widget_add_css_class (GTK_WIDGET (self), "function");
  if (face->role == KIOSK_KEY_SPACE)
    gtk_widget_add_css_class (GTK_WIDGET (self), "space");
  kiosk_hold_button_set_repeats (KIOSK_HOLD_BUTTON (self), face->role == KIOSK_KEY_BACKSPACE);
  return GTK_WIDGET (self);
}

const KioskKeyFace *
kiosk_key_get_face (KioskKey *self)
{
  g_return_val_if_fail (KIOSK_IS_KEY (self), NULL);

  return self->face;
}

const char *
kiosk_key_get_text (KioskKey *self)
{
  g_return_val_if_fail (KIOSK_IS_KEY (self), NULL);

  return self->text;
}

static char *
text_of (const KioskKeyFace *face, gboolean upper_case)
{
  if (!upper_case)
    return g_strdup (face->insert);
  return face->shifted ? g_strdup (face->shifted) : g_utf8_strup (face->insert, -1);
}

void
kiosk_key_set_upper_case (KioskKey *self, gboolean upper_case)
{
  g_return_if_fail (KIOSK_IS_KEY (self));

  if (self->face->role != KIOSK_KEY_CHARACTER)
    return;

  g_free (self->text);
  self->text = text_of (self->face, upper_case);
  gtk_button_set_label (GTK_BUTTON (self), self->text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->text,
                                  -1);
}

void
kiosk_key_set_held (KioskKey *self, gboolean held, gboolean locked)
{
  GtkWidget *icon;

  g_return_if_fail (KIOSK_IS_KEY (self));

  icon = gtk_button_get_child (GTK_BUTTON (self));
  kiosk_icon_set_icon_name (KIOSK_ICON (icon), locked ? "shift-lock" : "shift");
  if (held || locked)
    gtk_widget_add_css_class (GTK_WIDGET (self), "held");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "held");
}
