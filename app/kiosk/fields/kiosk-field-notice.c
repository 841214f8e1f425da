/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-field-kinds.h"

#include "kiosk-icon.h"
#include "kiosk-words.h"

struct _KioskFieldNotice {
  KioskFieldInput parent_instance;
};

G_DEFINE_FINAL_TYPE (KioskFieldNotice, kiosk_field_notice, KIOSK_TYPE_FIELD_INPUT)

/* A sign of its own for each level: colour is never the only one. */
static const struct {
  const char *icon;
  const char *css_class;
} levels[] = {
  [CIVIC_LEVEL_INFO] = { "info", "calm" },
  [CIVIC_LEVEL_WARNING] = { "warn", "warned" },
  [CIVIC_LEVEL_STOP] = { "hand", "bad" },
};

static void
kiosk_field_notice_constructed (GObject *object)
{
  KioskFieldInput *input = KIOSK_FIELD_INPUT (object);
  CivicField *field = kiosk_field_input_get_field (input);
  const CivicLevel level = civic_field_get_level (field);
  const char *hint = kiosk_field_input_word (input, civic_field_get_hint (field));
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon = kiosk_icon_new (levels[level].icon);

  G_OBJECT_CLASS (kiosk_field_notice_parent_class)->constructed (object);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (words), kiosk_words_new (kiosk_field_input_get_label (input), "strong"));
  if (hint != NULL)
    gtk_box_append (GTK_BOX (words), kiosk_words_new (hint, "detail"));
  gtk_box_append (GTK_BOX (card), icon);
  gtk_box_append (GTK_BOX (card), words);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "notice");
  gtk_widget_add_css_class (card, levels[level].css_class);
  kiosk_field_input_set_child (input, card);
}

static void
kiosk_field_notice_class_init (KioskFieldNoticeClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = kiosk_field_notice_constructed;
  KIOSK_FIELD_INPUT_CLASS (klass)->has_own_words = TRUE;
}

static void
kiosk_field_notice_init (KioskFieldNotice *self)
{
}
