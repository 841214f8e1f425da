/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-exchange.h"

#include <string.h>

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
