/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-service-private.h"

#include "civic-field-private.h"
#include "civic-lookup-private.h"
#include "civic-nearest.h"
#include "civic-page-private.h"

#define MAXIMUM_PAGE_COUNT 12
#define MAXIMUM_PREPARATION_COUNT 8
#define MAXIMUM_STEP_COUNT 6
#define MAXIMUM_CONSENT_COUNT 4
#define MAXIMUM_LOOKUP_COUNT 6
#define MAXIMUM_VERSION 999999
#define MAXIMUM_MINUTES 60

static void
read_name (CivicService *self,
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
  self->icon = g_strdup (civic_reader_get_icon (reader, "icon"));
  self->journey = (CivicJourney) civic_reader_get_word (reader, "journey", journeys);

  expected_file = g_strconcat (self->id == NULL ? "" : self->id, ".json", NULL);
  if (!g_str_equal (file, expected_file))
    civic_reader_complain (reader, "id", "not the name of its file");
  if (self->theme != NULL && !g_hash_table_contains (scope->themes, self->theme)) {
    g_autofree char *hint = civic_nearest_hint_among (self->theme, scope->themes);

    civic_reader_complain (reader, "theme", "no theme of the id \"%s\"%s", self->theme, hint);
  }
}

/* What is filed, and then worked on by somebody. */
static gboolean
is_filed (CivicService *self)
{
  return self->journey == CIVIC_JOURNEY_APPLY || self->journey == CIVIC_JOURNEY_REPORT;
}

static gboolean
has_results (CivicService *self)
{
  return self->journey == CIVIC_JOURNEY_ENQUIRE || self->journey == CIVIC_JOURNEY_PRINT;
}

static void
read_kind (CivicService *self, CivicReader *reader)
{
  static const char *const identities[] = { "required", "optional", "none", NULL };
  static const char *const receipts[] = { "filing",    "report", "appointment",
                                          "objection", "none",   NULL };
  CivicReceiptKind usual = self->journey == CIVIC_JOURNEY_APPLY    ? CIVIC_RECEIPT_FILING
                           : self->journey == CIVIC_JOURNEY_REPORT ? CIVIC_RECEIPT_REPORT
                                                                   : CIVIC_RECEIPT_NONE;

  self->identity = (CivicIdentity) civic_reader_maybe_word (reader, "identity", identities,
                                                            CIVIC_IDENTITY_REQUIRED);
  self->receipt = (CivicReceiptKind) civic_reader_maybe_word (reader, "receipt", receipts, usual);
}

static void
read_consent (CivicService *self, CivicReader *reader)
{
  g_autoptr (CivicReader) consent = civic_reader_get_object (reader, "consent");

  self->consent_version = (guint) civic_reader_get_integer (consent, "version", 1, MAXIMUM_VERSION);
  self->consent = civic_reader_get_text (consent, "text");
}

static void
read_consents (CivicService *self, CivicReader *reader)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  self->consents = civic_reader_maybe_list (reader, "consents", MAXIMUM_CONSENT_COUNT,
                                            CIVIC_TYPE_CONSENT, civic_consent_read, ids);
}

/* What only asks may keep quiet about all of this. */
static void
read_promise (CivicService *self, CivicReader *reader)
{
  CivicText *(*read_text) (CivicReader *, const char *) =
    is_filed (self) ? civic_reader_get_text : civic_reader_maybe_text;

  self->duration = read_text (reader, "duration");
  self->duration_note = read_text (reader, "duration_note");
  self->fee = read_text (reader, "fee");
  self->fee_note = read_text (reader, "fee_note");
  if (is_filed (self) || civic_reader_has (reader, "next_steps"))
    self->next_steps = civic_reader_get_list (reader, "next_steps", 1, MAXIMUM_STEP_COUNT,
                                              CIVIC_TYPE_STEP, civic_step_read, NULL);
  else
    self->next_steps = G_LIST_MODEL (g_list_store_new (CIVIC_TYPE_STEP));
  if (is_filed (self) || civic_reader_has (reader, "consent"))
    read_consent (self, reader);
}

static void
read_result (CivicService *self, CivicReader *reader)
{
  g_autoptr (CivicReader) result =
    has_results (self) ? civic_reader_get_object (reader, "result") : NULL;

  if (result == NULL)
    return;

  self->result_title = civic_reader_get_text (result, "title");
  self->result_empty = civic_reader_get_text (result, "empty");
}

static void
read_face (CivicService *self, CivicReader *reader)
{
  self->name = civic_reader_get_text (reader, "name");
  self->summary = civic_reader_get_text (reader, "summary");
  self->synonyms = civic_reader_maybe_search_words (reader, "synonyms");
  self->minutes = (guint) civic_reader_get_integer (reader, "minutes", 1, MAXIMUM_MINUTES);
  self->preparations =
    civic_reader_maybe_list (reader, "preparations", MAXIMUM_PREPARATION_COUNT,
                             CIVIC_TYPE_PREPARATION, civic_preparation_read, NULL);
  read_promise (self, reader);
  read_consents (self, reader);
  read_result (self, reader);
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
check_lookups (CivicService *self, CivicReader *reader, GHashTable *fields)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->lookups); i++) {
    g_autoptr (CivicLookup) lookup = g_list_model_get_item (self->lookups, i);

    civic_lookup_check (lookup, reader, i, fields);
  }
}

/* Nothing may have to be asked, or by the journey itself. */
static guint
minimum_page_count (CivicService *self)
{
  return has_results (self) || self->journey == CIVIC_JOURNEY_TRACK ? 0 : 1;
}

static JsonArray *
array_in (JsonNode *object, const char *key)
{
  JsonNode *node = object != NULL && JSON_NODE_HOLDS_OBJECT (object)
                     ? json_object_get_member (json_node_get_object (object), key)
                     : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* (nullable) */
static const char *
string_in (JsonNode *object, const char *key)
{
  JsonNode *node = JSON_NODE_HOLDS_OBJECT (object)
                     ? json_object_get_member (json_node_get_object (object), key)
                     : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

/* Of the fields below a page or a group, however wrong the file may be. */
static void
collect_ids (JsonNode *parent, GHashTable *ids)
{
  JsonArray *fields = array_in (parent, "fields");

  for (guint i = 0; fields != NULL && i < json_array_get_length (fields); i++) {
    JsonNode *field = json_array_get_element (fields, i);
    const char *id = string_in (field, "id");

    if (id != NULL)
      g_hash_table_add (ids, g_strdup (id));
    collect_ids (field, ids);
  }
}

static void
collect_all_ids (CivicReader *reader, GHashTable *ids)
{
  JsonNode *node = civic_reader_maybe_node (reader, "pages");
  JsonArray *pages =
    node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; pages != NULL && i < json_array_get_length (pages); i++)
    collect_ids (json_array_get_element (pages, i), ids);
}

static void
read_form (CivicService *self, CivicReader *reader, GHashTable *lists)
{
  g_autoptr (GHashTable) lookups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) fields =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) all_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  CivicFieldScope scope = {
    .lists = lists, .lookups = lookups, .fields = fields, .ids = ids, .all_ids = all_ids
  };

  collect_all_ids (reader, all_ids);
  self->lookups = civic_reader_maybe_list (reader, "lookups", MAXIMUM_LOOKUP_COUNT,
                                           CIVIC_TYPE_LOOKUP, civic_lookup_read, lookups);
  self->pages =
    civic_reader_get_list (reader, "pages", minimum_page_count (self), MAXIMUM_PAGE_COUNT,
                           CIVIC_TYPE_PAGE, civic_page_read, &scope);
  check_page_ids (self, reader);
  check_lookups (self, reader, fields);
}

CivicService *
civic_service_load (const char *path, const CivicServiceScope *scope, GPtrArray *complaints)
{
  g_autoptr (CivicService) self = g_object_new (CIVIC_TYPE_SERVICE, NULL);
  CivicReader *reader = civic_reader_new_for_file (path);
  g_autoptr (GPtrArray) own = NULL;
  gboolean is_well;

  civic_reader_set_languages (reader, scope->languages);
  civic_reader_set_icons (reader, scope->icons);
  read_name (self, reader, path, scope);
  read_kind (self, reader);
  read_face (self, reader);
  read_form (self, reader, scope->lists);

  own = civic_reader_finish_with_all (reader);
  is_well = own->len == 0;
  for (guint i = 0; i < own->len; i++)
    g_ptr_array_add (complaints, g_strdup (g_ptr_array_index (own, i)));
  return is_well ? g_steal_pointer (&self) : NULL;
}
