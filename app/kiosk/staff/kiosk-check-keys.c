/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-check-keys.h"

#include <glib/gi18n.h>

/* The ends of the rows and the middle: where a glass that has drifted errs first. */
static const struct {
  CivicKeyboard keyboard;
  const char *key;
} keys[] = {
  { CIVIC_KEYBOARD_ARABIC, "ض" },  { CIVIC_KEYBOARD_ARABIC, "ط" },  { CIVIC_KEYBOARD_ARABIC, "ئ" },
  { CIVIC_KEYBOARD_ARABIC, "ا" },  { CIVIC_KEYBOARD_ENGLISH, "q" }, { CIVIC_KEYBOARD_ENGLISH, "p" },
  { CIVIC_KEYBOARD_ENGLISH, "g" }, { CIVIC_KEYBOARD_ENGLISH, "m" },
};

struct _KioskCheckKeys {
  GtkWidget parent_instance;

  guint next;
  GtkWidget *row;
  GtkWidget *faces[G_N_ELEMENTS (keys)]; /* the row's */
  GtkWidget *said;
};

enum {
  KEYBOARD_CHANGED,
  DONE,
  SIGNAL_COUNT
};
static guint signals[SIGNAL_COUNT];

G_DEFINE_FINAL_TYPE (KioskCheckKeys, kiosk_check_keys, GTK_TYPE_WIDGET)

static void
show_next (KioskCheckKeys *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    if (i == self->next)
      gtk_widget_add_css_class (self->faces[i], "next");
    else
      gtk_widget_remove_css_class (self->faces[i], "next");
    if (i < self->next)
      gtk_widget_add_css_class (self->faces[i], "hit");
    else
      gtk_widget_remove_css_class (self->faces[i], "hit");
  }
}

static void
kiosk_check_keys_dispose (GObject *object)
{
  KioskCheckKeys *self = KIOSK_CHECK_KEYS (object);

  g_clear_pointer (&self->row, gtk_widget_unparent);
  g_clear_pointer (&self->said, gtk_widget_unparent);

  G_OBJECT_CLASS (kiosk_check_keys_parent_class)->dispose (object);
}

static void
kiosk_check_keys_class_init (KioskCheckKeysClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_check_keys_dispose;
  signals[KEYBOARD_CHANGED] = g_signal_new ("keyboard-changed", KIOSK_TYPE_CHECK_KEYS,
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DONE] = g_signal_new ("done", KIOSK_TYPE_CHECK_KEYS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "checkkeys");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
kiosk_check_keys_init (KioskCheckKeys *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_set_homogeneous (GTK_BOX (self->row), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    self->faces[i] = gtk_label_new (keys[i].key);
    gtk_widget_add_css_class (self->faces[i], "face");
    gtk_box_append (GTK_BOX (self->row), self->faces[i]);
  }
  gtk_widget_set_parent (self->row, GTK_WIDGET (self));
  self->said = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, NULL);
  gtk_widget_set_parent (self->said, GTK_WIDGET (self));
}

void
kiosk_check_keys_begin (KioskCheckKeys *self)
{
  g_return_if_fail (KIOSK_IS_CHECK_KEYS (self));

  self->next = 0;
  gtk_label_set_text (GTK_LABEL (self->said), "");
  show_next (self);
  g_signal_emit (self, signals[KEYBOARD_CHANGED], 0);
}

CivicKeyboard
kiosk_check_keys_get_keyboard (KioskCheckKeys *self)
{
  g_return_val_if_fail (KIOSK_IS_CHECK_KEYS (self), CIVIC_KEYBOARD_NONE);

  return self->next < G_N_ELEMENTS (keys) ? keys[self->next].keyboard : CIVIC_KEYBOARD_NONE;
}

static void
show_other (KioskCheckKeys *self, const char *text)
{
  /* Translators: a key was touched that was not asked for; %s is what it types. */
  g_autofree char *sentence =
    g_strdup_printf (_ ("The screen felt the key “%s”. Touch the one that is marked."), text);

  gtk_label_set_text (GTK_LABEL (self->said), sentence);
}

void
kiosk_check_keys_insert (KioskCheckKeys *self, const char *text)
{
  CivicKeyboard before = CIVIC_KEYBOARD_NONE;

  g_return_if_fail (KIOSK_IS_CHECK_KEYS (self));

  if (self->next >= G_N_ELEMENTS (keys))
    return;
  if (!g_str_equal (text, keys[self->next].key)) {
    show_other (self, text);
    return;
  }
  before = kiosk_check_keys_get_keyboard (self);
  self->next++;
  gtk_label_set_text (GTK_LABEL (self->said), "");
  show_next (self);
  if (self->next == G_N_ELEMENTS (keys))
    g_signal_emit (self, signals[DONE], 0);
  else if (before != kiosk_check_keys_get_keyboard (self))
    g_signal_emit (self, signals[KEYBOARD_CHANGED], 0);
}
