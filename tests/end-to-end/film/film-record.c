/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "film-record.h"

#include <json-glib/json-glib.h>
#include <math.h>

struct _FilmRecord {
  char *path;
  JsonNode *root;
  JsonArray *visits; /* inside root */
};

FilmRecord *
film_record_new (const char *path)
{
  FilmRecord *self = g_new0 (FilmRecord, 1);
  JsonObject *object = json_object_new ();

  self->path = g_strdup (path);
  self->visits = json_array_new ();
  json_object_set_array_member (object, "visits", self->visits);
  self->root = json_node_init_object (json_node_alloc (), object);
  json_object_unref (object);
  return self;
}

void
film_record_free (FilmRecord *self)
{
  json_node_unref (self->root);
  g_free (self->path);
  g_free (self);
}

static gboolean
save (FilmRecord *self, GError **error)
{
  g_autofree char *text = json_to_string (self->root, TRUE);
  g_autofree char *line = g_strconcat (text, "\n", NULL);

  return g_file_set_contents (self->path, line, -1, error);
}

static JsonObject *
get_visit (FilmRecord *self)
{
  guint count = json_array_get_length (self->visits);

  return count > 0 ? json_array_get_object_element (self->visits, count - 1) : NULL;
}

gboolean
film_record_begin_visit (FilmRecord *self, const char *language, GError **error)
{
  JsonObject *visit = json_object_new ();

  json_object_set_string_member (visit, "language", language);
  json_object_set_array_member (visit, "pictures", json_array_new ());
  json_array_add_object_element (self->visits, visit);
  return save (self, error);
}

gboolean
film_record_add_picture (FilmRecord *self, const char *name, GError **error)
{
  JsonObject *visit = get_visit (self);

  json_array_add_string_element (json_object_get_array_member (visit, "pictures"), name);
  return save (self, error);
}

gboolean
film_record_set_receipt (FilmRecord *self,
                         const FilmReceipt *receipt,
                         const char *document,
                         double submitted_at_s,
                         GError **error)
{
  JsonObject *visit = get_visit (self);
  /* In 128ths, which a double holds exactly: the file is read by people too. */
  double seconds = receipt->printed_at_s - submitted_at_s;

  json_object_set_string_member (visit, "tracking_code", receipt->code);
  json_object_set_string_member (visit, "qr_url", receipt->url);
  json_object_set_string_member (visit, "state", receipt->state);
  json_object_set_string_member (visit, "receipt", document);
  json_object_set_double_member (visit, "seconds_from_submit_to_printer",
                                 round (seconds * 128) / 128);
  return save (self, error);
}
