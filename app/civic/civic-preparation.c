/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-page-private.h"

struct _CivicPreparation {
  GObject parent_instance;

  char *icon;
  CivicText *title;
  CivicText *hint;
};

G_DEFINE_FINAL_TYPE (CivicPreparation, civic_preparation, G_TYPE_OBJECT)

static void
civic_preparation_finalize (GObject *object)
{
  CivicPreparation *self = CIVIC_PREPARATION (object);

  g_free (self->icon);
  g_clear_pointer (&self->title, civic_text_unref);
  g_clear_pointer (&self->hint, civic_text_unref);
  G_OBJECT_CLASS (civic_preparation_parent_class)->finalize (object);
}

static void
civic_preparation_class_init (CivicPreparationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = civic_preparation_finalize;
}

static void
civic_preparation_init (CivicPreparation *self)
{
}

gpointer
civic_preparation_read (CivicReader *reader, gpointer unused)
{
  CivicPreparation *self = g_object_new (CIVIC_TYPE_PREPARATION, NULL);

  self->icon = g_strdup (civic_reader_get_icon (reader, "icon"));
  self->title = civic_reader_get_text (reader, "title");
  self->hint = civic_reader_maybe_text (reader, "hint");
  return self;
}

const char *
civic_preparation_get_icon (CivicPreparation *self)
{
  g_return_val_if_fail (CIVIC_IS_PREPARATION (self), NULL);

  return self->icon;
}

CivicText *
civic_preparation_get_title (CivicPreparation *self)
{
  g_return_val_if_fail (CIVIC_IS_PREPARATION (self), NULL);

  return self->title;
}

CivicText *
civic_preparation_get_hint (CivicPreparation *self)
{
  g_return_val_if_fail (CIVIC_IS_PREPARATION (self), NULL);

  return self->hint;
}
