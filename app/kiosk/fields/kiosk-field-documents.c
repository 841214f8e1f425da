/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-field-kinds.h"

#include <glib/gi18n.h>

#include "kiosk-answer-text.h"
#include "kiosk-icon.h"
#include "kiosk-words.h"

/* One document with its state as it comes; the code that lets it come is the page's, because all
 * documents of a page come by one. */
struct _KioskFieldDocuments {
  KioskFieldInput parent_instance;

  GtkWidget *card; /* the child */
  GtkWidget *icon;
  GtkWidget *state;
};

G_DEFINE_FINAL_TYPE (KioskFieldDocuments, kiosk_field_documents, KIOSK_TYPE_FIELD_INPUT)

static void
kiosk_field_documents_follow (KioskFieldInput *input)
{
  KioskFieldDocuments *self = KIOSK_FIELD_DOCUMENTS (input);
  CivicField *field = kiosk_field_input_get_field (input);
  CivicAnswers *answers = kiosk_field_input_get_answers (input);
  g_autofree char *count =
    kiosk_answer_text (answers, field, kiosk_field_input_get_language (input), NULL);
  /* Translators: a document; what follows is "2 files". */
  g_autofree char *state =
    count != NULL ? g_strjoin (" · ", _ ("Arrived"), count, NULL)
                  : g_strdup (civic_answers_is_required (answers, civic_field_get_id (field))
                                ? _ ("Waiting for it to be sent")
                                : _ ("Send it if you have it"));

  kiosk_words_set (self->state, state);
  kiosk_icon_set_icon_name (KIOSK_ICON (self->icon), count != NULL ? "ok" : "clock");
  if (count != NULL)
    gtk_widget_add_css_class (self->card, "arrived");
  else
    gtk_widget_remove_css_class (self->card, "arrived");
}

static void
kiosk_field_documents_constructed (GObject *object)
{
  KioskFieldDocuments *self = KIOSK_FIELD_DOCUMENTS (object);
  KioskFieldInput *input = KIOSK_FIELD_INPUT (object);
  CivicText *hint = civic_field_get_hint (kiosk_field_input_get_field (input));
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  G_OBJECT_CLASS (kiosk_field_documents_parent_class)->constructed (object);

  self->card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->icon = kiosk_icon_new (NULL);
  self->state = kiosk_words_new (NULL, "arrival");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), kiosk_words_new (kiosk_field_input_get_label (input), "strong"));
  if (hint != NULL)
    gtk_box_append (GTK_BOX (words),
                    kiosk_words_new (kiosk_field_input_word (input, hint), "caption"));
  gtk_box_append (GTK_BOX (words), self->state);
  gtk_widget_add_css_class (self->card, "card");
  gtk_widget_add_css_class (self->card, "document");
  gtk_box_append (GTK_BOX (self->card), self->icon);
  gtk_box_append (GTK_BOX (self->card), words);
  kiosk_field_input_set_child (input, self->card);
  kiosk_field_documents_follow (input);
}

static void
kiosk_field_documents_class_init (KioskFieldDocumentsClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = kiosk_field_documents_constructed;
  KIOSK_FIELD_INPUT_CLASS (klass)->has_own_words = TRUE;
  KIOSK_FIELD_INPUT_CLASS (klass)->follow = kiosk_field_documents_follow;
}

static void
kiosk_field_documents_init (KioskFieldDocuments *self)
{
}
