/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-exchange.h"

#include <string.h>

#include "central-error.h"

const char *
central_request_get_query (const CentralRequest *self, const char *name)
{
  return self->query ? g_hash_table_lookup (self->query, name) : NULL;
}

const char *
central_request_get_header (const CentralRequest *self, const char *name)
{
  return self->headers ? g_hash_table_lookup (self->headers, name) : NULL;
}

gboolean
central_request_is_json (const CentralRequest *self, GError **error)
{
  static const char json[] = "application/json";
  const char *type = self->content_type ? self->content_type : "";
  gsize length = strcspn (type, "; \t");

  if (length == strlen (json) && g_ascii_strncasecmp (type, json, length) == 0)
    return TRUE;
  g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_MEDIA_TYPE,
                       "application/json is wanted here");
  return FALSE;
}

CentralResponse *
central_response_new_bytes (guint status, const char *content_type, GBytes *body)
{
  CentralResponse *self = g_new0 (CentralResponse, 1);

  self->status = status;
  self->content_type = content_type;
  self->body = body;
  self->headers = g_ptr_array_new_with_free_func (g_free);
  return self;
}

CentralResponse *
central_response_new (guint status, const char *content_type, char *text)
{
  return central_response_new_bytes (status, content_type, g_bytes_new_take (text, strlen (text)));
}

void
central_response_add_header (CentralResponse *self, const char *name, const char *value)
{
  g_ptr_array_add (self->headers, g_strdup (name));
  g_ptr_array_add (self->headers, g_strdup (value));
}

void
central_response_free (CentralResponse *self)
{
  g_bytes_unref (self->body);
  g_ptr_array_unref (self->headers);
  g_free (self);
}
