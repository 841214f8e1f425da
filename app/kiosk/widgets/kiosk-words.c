/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-words.h"

#include "kiosk-plain-text.h"

GtkWidget *
kiosk_words_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), KIOSK_WORDS_MINIMUM_CHARACTERS);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  kiosk_words_set (label, text);
  return label;
}

void
kiosk_words_set (GtkWidget *label, const char *text)
{
  g_autofree char *plain = kiosk_plain_text (text, KIOSK_PLAIN_TEXT_SENTENCE);

  g_return_if_fail (GTK_IS_LABEL (label));

  gtk_label_set_text (GTK_LABEL (label), plain);
}
