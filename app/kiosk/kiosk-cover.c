/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-cover.h"

#include "kiosk-glass.h"
#include "kiosk-input-guard.h"
#include "kiosk-language.h"
#include "kiosk-pattern.h"

static void
add_sentences (GtkBox *box)
{
  gsize count = 0;
  const KioskLanguage *languages = kiosk_language_get_all (&count);

  for (gsize i = 0; i < count; i++) {
    GtkWidget *label = gtk_label_new (languages[i].moment);

    gtk_widget_add_css_class (label, i == 0 ? "heading" : "subheading");
    gtk_box_append (box, label);
  }
}

GtkWindow *
kiosk_cover_new (void)
{
  g_autoptr (GtkBuilder) builder = NULL;
  GtkWindow *cover = NULL;

  g_type_ensure (KIOSK_TYPE_GLASS);
  g_type_ensure (KIOSK_TYPE_PATTERN);
  builder = gtk_builder_new_from_resource ("/org/kushk/ui/kiosk-cover.ui");
  cover = GTK_WINDOW (gtk_builder_get_object (builder, "cover"));
  add_sentences (GTK_BOX (gtk_builder_get_object (builder, "sentences")));
  kiosk_input_guard_install (GTK_WIDGET (cover));
  return cover;
}
