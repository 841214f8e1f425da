/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-page-private.h"

struct _CivicStep {
  GObject parent_instance;

  CivicText *text;
};

G_DEFINE_FINAL_TYPE (CivicStep, civic_step, G_TYPE_OBJECT)

static void
civic_step_finalize (GObject *object)
{
  CivicStep *self = CIVIC_STEP (object);

  g_clear_pointer (&self->text, civic_text_unref);
  G_OBJECT_CLASS (civic_step_parent_class)->finalize (object);
}

static void
civic_step_class_init (CivicStepClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = civic_step_finalize;
}

static void
civic_step_init (CivicStep *self)
{
}

gpointer
civic_step_read (CivicReader *reader, gpointer unused)
{
  CivicStep *self = g_object_new (CIVIC_TYPE_STEP, NULL);

  self->text = civic_reader_get_text (reader, "text");
  return self;
}

CivicText *
civic_step_get_text (CivicStep *self)
{
  g_return_val_if_fail (CIVIC_IS_STEP (self), NULL);

  return self->text;
}
