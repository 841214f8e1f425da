/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-sealed.h"

#include <sodium.h>

#include "civic-envelope.h"

#include "central-error.h"
#include "central-json.h"
#include "central-problem.h"

static char *
open_text (CentralKeys *keys, GBytes *envelope, GBytes **ret_session_key, GError **error)
{
  return civic_envelope_open_request (envelope, g_bytes_get_data (keys->box_public, NULL),
                                      keys->box_secret, ret_session_key, error);
}

static gboolean
read_text (CentralSealed *self, const char *text, const char *member, GError **error)
{
  self->root = central_json_parse (text, error);
  if (self->root == NULL)
    return FALSE;
  self->content = central_json_get_object (json_node_get_object (self->root), member);
  if (self->content == NULL)
    g_set_error (error, CENTRAL_ERROR, CENTRAL_ERROR_MALFORMED, "the JSON has no object \"%s\"",
                 member);
  return self->content != NULL;
}

CentralSealed *
central_sealed_open (CentralKeys *keys,
                     const CentralRequest *request,
                     const char *member,
                     GError **error)
{
  g_autoptr (CentralSealed) self = g_new0 (CentralSealed, 1);
  char *text = NULL;
  gboolean read = FALSE;

  if (g_strcmp0 (request->content_type, CENTRAL_SEALED_TYPE) != 0) {
    g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_MEDIA_TYPE,
                         "send " CENTRAL_SEALED_TYPE);
    return NULL;
  }
  self->envelope = g_bytes_ref (request->body);
  text = open_text (keys, self->envelope, &self->session_key, error);
  read = text && read_text (self, text, member, error);
  g_clear_pointer (&text, civic_envelope_free_text);
  return read ? g_steal_pointer (&self) : NULL;
}

void
central_sealed_free (CentralSealed *self)
{
  g_clear_pointer (&self->envelope, g_bytes_unref);
  g_clear_pointer (&self->session_key, g_bytes_unref);
  g_clear_pointer (&self->root, json_node_unref);
  g_free (self);
}

char *
central_sealed_name_session (const CentralSealed *self)
{
  gsize size = 0;
  const guint8 *key = g_bytes_get_data (self->session_key, &size);
  g_autofree char *text = g_malloc (size * 2 + 1);

  return g_strdup (sodium_bin2hex (text, size * 2 + 1, key, size));
}

GBytes *
central_sealed_answer (const CentralSealed *self,
                       CentralKeys *keys,
                       JsonBuilder *answer,
                       GError **error)
{
  g_autofree char *text = central_json_build_text (answer);

  return civic_envelope_answer (self->envelope, self->session_key, keys->box_secret, text, error);
}

CentralResponse *
central_sealed_respond (const CentralSealed *self,
                        CentralKeys *keys,
                        JsonBuilder *answer,
                        GError **error)
{
  GBytes *sealed = central_sealed_answer (self, keys, answer, error);

  return sealed ? central_response_new_bytes (200, CENTRAL_SEALED_TYPE, sealed) : NULL;
}

JsonBuilder *
central_sealed_begin_problem (const char *code)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "problem");
  json_builder_begin_object (builder);
  central_json_add_string (builder, "code", code);
  return builder;
}

CentralResponse *
central_sealed_respond_problem (const CentralSealed *self,
                                CentralKeys *keys,
                                const char *code,
                                GError **error)
{
  g_autoptr (JsonBuilder) builder = central_sealed_begin_problem (code);

  json_builder_end_object (builder);
  json_builder_end_object (builder);
  return central_sealed_respond (self, keys, builder, error);
}

CentralResponse *
central_sealed_respond_invalid (const CentralSealed *self,
                                CentralKeys *keys,
                                GPtrArray *problems,
                                GError **error)
{
  g_autoptr (JsonBuilder) builder = central_sealed_begin_problem ("invalid");

  central_problem_add_list (builder, problems);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  return central_sealed_respond (self, keys, builder, error);
}
