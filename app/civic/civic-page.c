/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-page-private.h"

#include "civic-field-private.h"

#define MAXIMUM_FIELD_COUNT 12

struct _CivicPage {
  GObject parent_instance;

  char *id;
  CivicText *title;
  CivicText *section;
  GListModel *fields;
};

G_DEFINE_FINAL_TYPE (CivicPage, civic_page, G_TYPE_OBJECT)

static void
civic_page_finalize (GObject *object)
{
  CivicPage *self = CIVIC_PAGE (object);

  g_free (self->id);
  g_clear_pointer (&self->title, civic_text_unref);
  g_clear_pointer (&self->section, civic_text_unref);
  g_clear_object (&self->fields);
  G_OBJECT_CLASS (civic_page_parent_class)->finalize (object);
}

static void
civic_page_class_init (CivicPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = civic_page_finalize;
}

static void
civic_page_init (CivicPage *self)
{
}

gpointer
civic_page_read (CivicReader *reader, gpointer scope)
{
  CivicPage *self = g_object_new (CIVIC_TYPE_PAGE, NULL);

  self->id = g_strdup (civic_reader_get_name (reader, "id"));
  self->title = civic_reader_get_text (reader, "title");
  self->section = civic_reader_get_text (reader, "section");
  self->fields = civic_reader_get_list (reader, "fields", 1, MAXIMUM_FIELD_COUNT, CIVIC_TYPE_FIELD,
                                        civic_field_read, scope);
  return self;
}

const char *
civic_page_get_id (CivicPage *self)
{
  g_return_val_if_fail (CIVIC_IS_PAGE (self), NULL);

  return self->id;
}

CivicText *
civic_page_get_title (CivicPage *self)
{
  g_return_val_if_fail (CIVIC_IS_PAGE (self), NULL);

  return self->title;
}

CivicText *
civic_page_get_section (CivicPage *self)
{
  g_return_val_if_fail (CIVIC_IS_PAGE (self), NULL);

  return self->section;
}

GListModel *
civic_page_get_fields (CivicPage *self)
{
  g_return_val_if_fail (CIVIC_IS_PAGE (self), NULL);

  return self->fields;
}
