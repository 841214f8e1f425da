/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-theme-private.h"

struct _CivicTheme {
  GObject parent_instance;

  char *id;
  CivicText *name;
  CivicText *description;
  char *icon;
};

G_DEFINE_FINAL_TYPE (CivicTheme, civic_theme, G_TYPE_OBJECT)

static void
civic_theme_finalize (GObject *object)
{
  CivicTheme *self = CIVIC_THEME (object);

  g_free (self->id);
  g_clear_pointer (&self->name, civic_text_unref);
  g_clear_pointer (&self->description, civic_text_unref);
  g_free (self->icon);
  G_OBJECT_CLASS (civic_theme_parent_class)->finalize (object);
}

static void
civic_theme_class_init (CivicThemeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = civic_theme_finalize;
}

static void
civic_theme_init (CivicTheme *self)
{
}

gpointer
civic_theme_read (CivicReader *reader, gpointer ids)
{
  CivicTheme *self = g_object_new (CIVIC_TYPE_THEME, NULL);

  self->id = g_strdup (civic_reader_get_name (reader, "id"));
  self->name = civic_reader_get_text (reader, "name");
  self->description = civic_reader_get_text (reader, "description");
  self->icon = g_strdup (civic_reader_get_icon (reader, "icon"));
  if (self->id != NULL && !g_hash_table_add (ids, g_strdup (self->id)))
    civic_reader_complain (reader, "id", "\"%s\" twice", self->id);

  return self;
}

const char *
civic_theme_get_id (CivicTheme *self)
{
  g_return_val_if_fail (CIVIC_IS_THEME (self), NULL);

  return self->id;
}

CivicText *
civic_theme_get_name (CivicTheme *self)
{
  g_return_val_if_fail (CIVIC_IS_THEME (self), NULL);

  return self->name;
}

CivicText *
civic_theme_get_description (CivicTheme *self)
{
  g_return_val_if_fail (CIVIC_IS_THEME (self), NULL);

  return self->description;
}

const char *
civic_theme_get_icon (CivicTheme *self)
{
  g_return_val_if_fail (CIVIC_IS_THEME (self), NULL);

  return self->icon;
}
