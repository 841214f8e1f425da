/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-reader-private.h"

#include "civic-json.h"
#include "civic-nearest.h"

#include <stdarg.h>

#define MAXIMUM_FILE_BYTES (256 * 1024)
#define MAXIMUM_TOLD_LENGTH 64
#define MAXIMUM_COMPLAINT_COUNT 200

/* What all readers of one document share. */
typedef struct {
  char *name;
  CivicError code;
  JsonNode *root; /* (nullable) */
  const char *const *languages;
  const char *const *icons; /* (nullable) */
  gboolean ignores_unknown_keys;
  GPtrArray *complaints; /* of char *, whole sentences */
} Document;

struct _CivicReader {
  Document *document; /* a reference */
  JsonObject *object; /* an empty one after a complaint */
  char *path;
  GHashTable *asked;    /* keys, owned by callers' literals */
  gboolean is_forgiven; /* the object is not what it should be: one complaint of it is enough */
};

static void
clear_document (gpointer memory)
{
  Document *document = memory;

  g_free (document->name);
  g_clear_pointer (&document->root, json_node_unref);
  g_ptr_array_unref (document->complaints);
}

static Document *
document_new (const char *name, CivicError code)
{
  Document *document = g_rc_box_new0 (Document);

  document->name = g_strdup (name);
  document->code = code;
  document->complaints = g_ptr_array_new_with_free_func (g_free);
  return document;
}

static CivicReader *
reader_new (Document *document, char *path, JsonNode *node)
{
  CivicReader *self = g_new0 (CivicReader, 1);

  self->document = g_rc_box_acquire (document);
  self->path = path;
  self->asked = g_hash_table_new (g_str_hash, g_str_equal);

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    self->object = json_node_dup_object (node);
  else
    self->object = json_object_new ();
  if (node != NULL && !JSON_NODE_HOLDS_OBJECT (node))
    civic_reader_complain (self, NULL, "an object expected");
  self->is_forgiven = node == NULL || !JSON_NODE_HOLDS_OBJECT (node);

  return self;
}

static CivicReader *
root_new (Document *document)
{
  CivicReader *self = reader_new (document, g_strdup ("$"), document->root);

  g_rc_box_release_full (document, clear_document);
  return self;
}

CivicReader *
civic_reader_new (const char *name, CivicError code, JsonNode *root)
{
  Document *document;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (root != NULL, NULL);

  document = document_new (name, code);
  document->root = json_node_ref (root);
  return root_new (document);
}

static JsonNode *
load_root (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;
  if (length > MAXIMUM_FILE_BYTES) {
    g_set_error_literal (error, CIVIC_ERROR, CIVIC_ERROR_BAD_FILE, "over 256 KiB");
    return NULL;
  }

  return civic_json_parse (text, length, error);
}

CivicReader *
civic_reader_new_for_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  Document *document;

  g_return_val_if_fail (path != NULL, NULL);

  document = document_new (path, CIVIC_ERROR_BAD_FILE);
  document->root = load_root (path, &error);
  if (document->root == NULL)
    g_ptr_array_add (document->complaints, g_strdup_printf ("%s: %s", path, error->message));

  return root_new (document);
}

void
civic_reader_set_languages (CivicReader *self, const char *const *languages)
{
  g_return_if_fail (self != NULL);

  self->document->languages = languages;
}

void
civic_reader_set_icons (CivicReader *self, const char *const *icons)
{
  g_return_if_fail (self != NULL);

  self->document->icons = icons;
}

const char *const *
civic_reader_get_icons (CivicReader *self)
{
  return self->document->icons;
}

void
civic_reader_ignore_unknown_keys (CivicReader *self)
{
  g_return_if_fail (self != NULL);

  self->document->ignores_unknown_keys = TRUE;
}

static void
complain_of_unknown_keys (CivicReader *self)
{
  JsonObjectIter iter;
  const char *key;

  json_object_iter_init_ordered (&iter, self->object);
  while (json_object_iter_next_ordered (&iter, &key, NULL))
    if (!g_hash_table_contains (self->asked, key)) {
      g_autofree char *tame = civic_text_tame (key, MAXIMUM_TOLD_LENGTH);
      g_autofree char *hint = civic_nearest_hint_among (tame, self->asked);

      civic_reader_complain (self, tame, "unknown key%s", hint);
    }
}

void
civic_reader_close (CivicReader *self)
{
  g_return_if_fail (self != NULL);

  if (!self->document->ignores_unknown_keys && !self->is_forgiven)
    complain_of_unknown_keys (self);
  g_rc_box_release_full (self->document, clear_document);
  json_object_unref (self->object);
  g_free (self->path);
  g_hash_table_unref (self->asked);
  g_free (self);
}

/* The first in the order of the file is the one to begin with; those of a missing thing come before
 * those of what it would have held. */
gboolean
civic_reader_finish (CivicReader *self, GError **error)
{
  g_autoptr (GPtrArray) complaints = NULL;
  CivicError code;

  g_return_val_if_fail (self != NULL, FALSE);

  code = self->document->code;
  complaints = civic_reader_finish_with_all (self);
  if (complaints->len == 0)
    return TRUE;

  g_set_error_literal (error, CIVIC_ERROR, code, g_ptr_array_index (complaints, 0));
  return FALSE;
}

GPtrArray *
civic_reader_finish_with_all (CivicReader *self)
{
  Document *document;
  GPtrArray *complaints;

  g_return_val_if_fail (self != NULL, NULL);

  document = g_rc_box_acquire (self->document);
  civic_reader_close (self);
  complaints = g_ptr_array_ref (document->complaints);
  g_rc_box_release_full (document, clear_document);
  return complaints;
}

gboolean
civic_reader_has (CivicReader *self, const char *key)
{
  return json_object_has_member (self->object, key);
}

gboolean
civic_reader_has_complaint (CivicReader *self)
{
  return self->document->complaints->len > 0;
}

void
civic_reader_forgive (CivicReader *self)
{
  self->is_forgiven = TRUE;
}

/* "$.pages[1]" and "label" make "$.pages[1].label". */
static char *
path_of (CivicReader *self, const char *key)
{
  return key == NULL ? g_strdup (self->path) : g_strconcat (self->path, ".", key, NULL);
}

static void
add_complaint (CivicReader *self, char *complaint)
{
  if (self->document->complaints->len < MAXIMUM_COMPLAINT_COUNT)
    g_ptr_array_add (self->document->complaints, complaint);
  else
    g_free (complaint);
}

void
civic_reader_complain (CivicReader *self, const char *key, const char *format, ...)
{
  g_autofree char *path = NULL;
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  path = path_of (self, key);
  add_complaint (self, g_strdup_printf ("%s: %s: %s", self->document->name, path, reason));
}

JsonNode *
civic_reader_maybe_node (CivicReader *self, const char *key)
{
  g_hash_table_add (self->asked, (gpointer) key);
  return json_object_get_member (self->object, key);
}

JsonNode *
civic_reader_get_node (CivicReader *self, const char *key)
{
  JsonNode *node = civic_reader_maybe_node (self, key);

  if (node == NULL && !self->is_forgiven)
    civic_reader_complain (self, key, "missing");
  return node;
}

/* Each language that is missing or not well is a complaint of its own. */
static void
complain_of_text (CivicReader *self, const char *place, JsonNode *node)
{
  const char *const *languages = self->document->languages;
  GPtrArray *complaints = self->document->complaints;

  for (gsize i = 0; languages[i] != NULL; i++) {
    const char *const one[] = { languages[i], NULL };
    g_autoptr (GError) error = NULL;
    g_autoptr (CivicText) text = civic_text_new_from_json (node, place, one, &error);

    if (text == NULL &&
        !g_ptr_array_find_with_equal_func (complaints, error->message, g_str_equal, NULL))
      add_complaint (self, g_strdup (error->message));
  }
}

/* Where a document's own list of languages is not well, its texts are not asked for them. */
static CivicText *
text_of (CivicReader *self, const char *key, JsonNode *node)
{
  g_autofree char *path = NULL;
  g_autofree char *place = NULL;
  CivicText *text;

  if (node == NULL || self->document->languages[0] == NULL)
    return NULL;

  path = path_of (self, key);
  place = g_strconcat (self->document->name, ": ", path, NULL);
  text = civic_text_new_from_json (node, place, self->document->languages, NULL);
  if (text == NULL)
    complain_of_text (self, place, node);

  return text;
}

CivicText *
civic_reader_get_text (CivicReader *self, const char *key)
{
  return text_of (self, key, civic_reader_get_node (self, key));
}

CivicText *
civic_reader_maybe_text (CivicReader *self, const char *key)
{
  return text_of (self, key, civic_reader_maybe_node (self, key));
}

CivicReader *
civic_reader_get_object (CivicReader *self, const char *key)
{
  return reader_new (self->document, path_of (self, key), civic_reader_get_node (self, key));
}

CivicReader *
civic_reader_maybe_object (CivicReader *self, const char *key)
{
  JsonNode *node = civic_reader_maybe_node (self, key);

  return node == NULL ? NULL : reader_new (self->document, path_of (self, key), node);
}

/* (nullable) after a complaint. */
static JsonArray *
array_of (CivicReader *self, const char *key, guint minimum_count, guint maximum_count)
{
  JsonNode *node = civic_reader_get_node (self, key);
  JsonArray *array = NULL;

  if (node == NULL)
    return NULL;

  if (JSON_NODE_HOLDS_ARRAY (node))
    array = json_node_get_array (node);
  if (array == NULL)
    civic_reader_complain (self, key, "an array expected");
  else if (json_array_get_length (array) < minimum_count)
    civic_reader_complain (self, key, "at least %u expected", minimum_count);
  else if (json_array_get_length (array) > maximum_count)
    civic_reader_complain (self, key, "at most %u expected", maximum_count);

  else
    return array;

  return NULL;
}

static gpointer
build_element (CivicReader *self,
               const char *key,
               JsonArray *array,
               guint position,
               CivicReaderBuild build,
               gpointer user_data)
{
  g_autofree char *path = path_of (self, key);
  g_autoptr (CivicReader) element =
    reader_new (self->document, g_strdup_printf ("%s[%u]", path, position),
                json_array_get_element (array, position));

  return build (element, user_data);
}

GPtrArray *
civic_reader_get_array (CivicReader *self,
                        const char *key,
                        guint minimum_count,
                        guint maximum_count,
                        CivicReaderBuild build,
                        gpointer user_data,
                        GDestroyNotify free_element)
{
  GPtrArray *elements = g_ptr_array_new_with_free_func (free_element);
  JsonArray *array = array_of (self, key, minimum_count, maximum_count);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    gpointer element = build_element (self, key, array, i, build, user_data);

    if (element != NULL)
      g_ptr_array_add (elements, element);
  }

  return elements;
}

GListModel *
civic_reader_get_list (CivicReader *self,
                       const char *key,
                       guint minimum_count,
                       guint maximum_count,
                       GType element_type,
                       CivicReaderBuild build,
                       gpointer user_data)
{
  g_autoptr (GPtrArray) elements = civic_reader_get_array (self, key, minimum_count, maximum_count,
                                                           build, user_data, g_object_unref);
  GListStore *list = g_list_store_new (element_type);

  g_list_store_splice (list, 0, 0, elements->pdata, elements->len);
  return G_LIST_MODEL (list);
}

GListModel *
civic_reader_maybe_list (CivicReader *self,
                         const char *key,
                         guint maximum_count,
                         GType element_type,
                         CivicReaderBuild build,
                         gpointer user_data)
{
  return civic_reader_has (self, key)
           ? civic_reader_get_list (self, key, 0, maximum_count, element_type, build, user_data)
           : G_LIST_MODEL (g_list_store_new (element_type));
}
