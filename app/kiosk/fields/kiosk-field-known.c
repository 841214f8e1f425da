/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-field-kinds.h"

#include <glib/gi18n.h>

#include "kiosk-answer-text.h"
#include "kiosk-icon.h"
#include "kiosk-words.h"

struct _KioskFieldKnown {
  KioskFieldInput parent_instance;

  GtkWidget *value;
};

G_DEFINE_FINAL_TYPE (KioskFieldKnown, kiosk_field_known, KIOSK_TYPE_FIELD_INPUT)

/* From whom it is known: a register, or her own answers. */
static const char *
get_source (KioskFieldInput *input)
{
  CivicService *service = civic_answers_get_service (kiosk_field_input_get_answers (input));
  const char *lookup_id = civic_field_get_prefill_lookup (kiosk_field_input_get_field (input));
  CivicLookup *lookup = lookup_id != NULL ? civic_service_find_lookup (service, lookup_id) : NULL;

  if (lookup != NULL)
    return kiosk_field_input_word (input, civic_lookup_get_source (lookup));
  return _ ("Worked out from your answers");
}

static void
kiosk_field_known_follow (KioskFieldInput *input)
{
  g_autofree char *text =
    kiosk_answer_text (kiosk_field_input_get_answers (input), kiosk_field_input_get_field (input),
                       kiosk_field_input_get_language (input), kiosk_field_input_get_visit (input));

  gtk_label_set_text (GTK_LABEL (KIOSK_FIELD_KNOWN (input)->value), text != NULL ? text : "‒");
}

static GtkWidget *
make_source (KioskFieldInput *input)
{
  GtkWidget *source = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = kiosk_words_new (get_source (input), "caption");

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (source, "source");
  gtk_box_append (GTK_BOX (source), kiosk_icon_new ("ok"));
  gtk_box_append (GTK_BOX (source), label);
  return source;
}

static void
kiosk_field_known_constructed (GObject *object)
{
  KioskFieldKnown *self = KIOSK_FIELD_KNOWN (object);
  KioskFieldInput *input = KIOSK_FIELD_INPUT (object);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  G_OBJECT_CLASS (kiosk_field_known_parent_class)->constructed (object);

  self->value = kiosk_words_new (NULL, "value");
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "known");
  gtk_box_append (GTK_BOX (card), kiosk_words_new (kiosk_field_input_get_label (input), "caption"));
  gtk_box_append (GTK_BOX (card), self->value);
  gtk_box_append (GTK_BOX (card), make_source (input));
  kiosk_field_input_set_child (input, card);
  kiosk_field_known_follow (input);
}

static void
kiosk_field_known_class_init (KioskFieldKnownClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = kiosk_field_known_constructed;
  KIOSK_FIELD_INPUT_CLASS (klass)->has_own_words = TRUE;
  KIOSK_FIELD_INPUT_CLASS (klass)->follow = kiosk_field_known_follow;
}

static void
kiosk_field_known_init (KioskFieldKnown *self)
{
}
