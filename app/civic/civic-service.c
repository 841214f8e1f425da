/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-service-private.h"

#include "civic-field-private.h"
#include "civic-page-private.h"

#define MAXIMUM_PAGE_COUNT 12
#define MAXIMUM_PREPARATION_COUNT 8
#define MAXIMUM_STEP_COUNT 6
#define MAXIMUM_VERSION 999999
#define MAXIMUM_MINUTES 60

struct _CivicService {
  GObject parent_instance;

  char *id;
  guint version;
  char *theme;
  char *icon;
  CivicJourney journey;
  CivicText *name;
  CivicText *summary;
  CivicText *duration;
  CivicText *duration_note;
  CivicText *fee;
  CivicText *fee_note;
  CivicText *consent;
  guint consent_version;
  guint minutes;
  GListModel *preparations;
  GListModel *next_steps;
  GListModel *pages;
};

G_DEFINE_FINAL_TYPE (CivicService, civic_service, G_TYPE_OBJECT)

static void
civic_service_finalize (GObject *object)
{
  CivicService *self = CIVIC_SERVICE (object);

  g_free (self->id);
  g_free (self->theme);
  g_free (self->icon);
  g_clear_pointer (&self->name, civic_text_unref);
  g_clear_pointer (&self->summary, civic_text_unref);
  g_clear_pointer (&self->duration, civic_text_unref);
  g_clear_pointer (&self->duration_note, civic_text_unref);
  g_clear_pointer (&self->fee, civic_text_unref);
  g_clear_pointer (&self->fee_note, civic_text_unref);
  g_clear_pointer (&self->consent, civic_text_unref);
  g_clear_object (&self->preparations);
  g_clear_object (&self->next_steps);
  g_clear_object (&self->pages);
  G_OBJECT_CLASS (civic_service_parent_class)->finalize (object);
}

static void
civic_service_class_init (CivicServiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = civic_service_finalize;
}

static void
civic_service_init (CivicService *self)
{
}

static void
read_identity (CivicService *self,
               CivicReader *reader,
               const char *path,
               const CivicServiceScope *scope)
{
  static const char *const journeys[] = { "apply", "report", "enquire", "pay",
                                          "track", "print",  "rate",    NULL };
  g_autofree char *file = g_path_get_basename (path);
  g_autofree char *expected_file = NULL;

  self->id = g_strdup (civic_reader_get_name (reader, "id"));
  self->version = (guint) civic_reader_get_integer (reader, "version", 1, MAXIMUM_VERSION);
  self->theme = g_strdup (civic_reader_get_name (reader, "theme"));
  self->icon = g_strdup (civic_reader_get_name (reader, "icon"));
  self->journey = (CivicJourney) civic_reader_get_word (reader, "journey", journeys);

  expected_file = g_strconcat (self->id == NULL ? "" : self->id, ".json", NULL);
  if (!g_str_equal (file, expected_file))
    civic_reader_complain (reader, "id", "not the name of its file");
  if (self->theme != NULL && !g_hash_table_contains (scope->themes, self->theme))
    civic_reader_complain (reader, "theme", "no theme of the id \"%s\"", self->theme);
}

static void
read_face (CivicService *self, CivicReader *reader)
{
  self->name = civic_reader_get_text (reader, "name");
  self->summary = civic_reader_get_text (reader, "summary");
  self->duration = civic_reader_get_text (reader, "duration");
  self->duration_note = civic_reader_get_text (reader, "duration_note");
  self->fee = civic_reader_get_text (reader, "fee");
  self->fee_note = civic_reader_get_text (reader, "fee_note");
  self->minutes = (guint) civic_reader_get_integer (reader, "minutes", 1, MAXIMUM_MINUTES);
  self->preparations = civic_reader_get_list (reader, "preparations", 0, MAXIMUM_PREPARATION_COUNT,
                                              CIVIC_TYPE_PREPARATION, civic_preparation_read, NULL);
  self->next_steps = civic_reader_get_list (reader, "next_steps", 1, MAXIMUM_STEP_COUNT,
                                            CIVIC_TYPE_STEP, civic_step_read, NULL);
}

static void
read_consent (CivicService *self, CivicReader *reader)
{
  g_autoptr (CivicReader) consent = civic_reader_get_object (reader, "consent");

  self->consent_version = (guint) civic_reader_get_integer (consent, "version", 1, MAXIMUM_VERSION);
  self->consent = civic_reader_get_text (consent, "text");
}

static void
check_page_ids (CivicService *self, CivicReader *reader)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < g_list_model_get_n_items (self->pages); i++) {
    g_autoptr (CivicPage) page = g_list_model_get_item (self->pages, i);

    if (civic_page_get_id (page) != NULL &&
        !g_hash_table_add (ids, (gpointer) civic_page_get_id (page)))
      civic_reader_complain (reader, "pages", "the id \"%s\" twice", civic_page_get_id (page));
  }
}

static void
read_pages (CivicService *self, CivicReader *reader, GHashTable *lists)
{
  g_autoptr (GHashTable) field_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  CivicFieldScope scope = { .lists = lists, .field_ids = field_ids };

  self->pages = civic_reader_get_list (reader, "pages", 1, MAXIMUM_PAGE_COUNT, CIVIC_TYPE_PAGE,
                                       civic_page_read, &scope);
  check_page_ids (self, reader);
}

CivicService *
civic_service_load (const char *path, const CivicServiceScope *scope, GError **error)
{
  g_autoptr (CivicService) self = g_object_new (CIVIC_TYPE_SERVICE, NULL);
  CivicReader *reader = civic_reader_new_for_file (path);

  civic_reader_set_languages (reader, scope->languages);
  read_identity (self, reader, path, scope);
  read_face (self, reader);
  read_consent (self, reader);
  read_pages (self, reader, scope->lists);

  return civic_reader_finish (reader, error) ? g_steal_pointer (&self) : NULL;
}

const char *
civic_service_get_id (CivicService *self)
{
  g_return_val_if_fail (CIVIC_IS_SERVICE (self), NULL);

  return self->id;
}

guint
civic_service_get_version (CivicService *self)
{
  g_return_val_if_fail (CIVIC_IS_SERVICE (self), 0);

  return self->version;
}

const char *
civic_service_get_theme (CivicService *self)
{
  g_return_val_if_fail (CIVIC_IS_SERVICE (self), NULL);

  return self->theme;
}

const char *
civic_service_get_icon (CivicService *self)
{
  g_return_val_if_fail (CIVIC_IS_SERVICE (self), NULL);

  return self->icon;
}

CivicJourney
civic_service_get_journey (CivicService *self)
{
  g_return_val_if_fail (CIVIC_IS_SERVICE (self), CIVIC_JOURNEY_APPLY);

  return self->journey;
}

CivicText *
civic_service_get_name (CivicService *self)
{
  g_return_val_if_fail (CIVIC_IS_SERVICE (self), NULL);

  return self->name;
}

CivicText *
civic_service_get_summary (CivicService *self)
{
  g_return_val_if_fail (CIVIC_IS_SERVICE (self), NULL);

  return self->summary;
}

CivicText *
civic_service_get_duration (CivicService *self)
{
  g_return_val_if_fail (CIVIC_IS_SERVICE (self), NULL);

  return self->duration;
}

CivicText *
civic_service_get_duration_note (CivicService *self)
{
  g_return_val_if_fail (CIVIC_IS_SERVICE (self), NULL);

  return self->duration_note;
}

CivicText *
civic_service_get_fee (CivicService *self)
{
  g_return_val_if_fail (CIVIC_IS_SERVICE (self), NULL);

  return self->fee;
}

CivicText *
civic_service_get_fee_note (CivicService *self)
{
  g_return_val_if_fail (CIVIC_IS_SERVICE (self), NULL);

  return self->fee_note;
}

CivicText *
civic_service_get_consent (CivicService *self)
{
  g_return_val_if_fail (CIVIC_IS_SERVICE (self), NULL);

  return self->consent;
}

guint
civic_service_get_consent_version (CivicService *self)
{
  g_return_val_if_fail (CIVIC_IS_SERVICE (self), 0);

  return self->consent_version;
}

guint
civic_service_get_minutes (CivicService *self)
{
  g_return_val_if_fail (CIVIC_IS_SERVICE (self), 0);

  return self->minutes;
}

GListModel *
civic_service_get_preparations (CivicService *self)
{
  g_return_val_if_fail (CIVIC_IS_SERVICE (self), NULL);

  return self->preparations;
}

GListModel *
civic_service_get_next_steps (CivicService *self)
{
  g_return_val_if_fail (CIVIC_IS_SERVICE (self), NULL);

  return self->next_steps;
}

GListModel *
civic_service_get_pages (CivicService *self)
{
  g_return_val_if_fail (CIVIC_IS_SERVICE (self), NULL);

  return self->pages;
}

static CivicField *
find_on_page (CivicPage *page, const char *field_id)
{
  GListModel *fields = civic_page_get_fields (page);

  for (guint i = 0; i < g_list_model_get_n_items (fields); i++) {
    g_autoptr (CivicField) field = g_list_model_get_item (fields, i);

    /* The list keeps it alive. */
    if (g_str_equal (civic_field_get_id (field), field_id))
      return field;
  }

  return NULL;
}

CivicPage *
civic_service_find_page (CivicService *self, const char *field_id)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->pages); i++) {
    g_autoptr (CivicPage) page = g_list_model_get_item (self->pages, i);

    if (find_on_page (page, field_id) != NULL)
      return page;
  }

  return NULL;
}

CivicField *
civic_service_find_field (CivicService *self, const char *field_id)
{
  CivicPage *page;

  g_return_val_if_fail (CIVIC_IS_SERVICE (self), NULL);
  g_return_val_if_fail (field_id != NULL, NULL);

  page = civic_service_find_page (self, field_id);
  return page == NULL ? NULL : find_on_page (page, field_id);
}
