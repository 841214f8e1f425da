/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-http-request.h"

#include "central-http-address.h"

struct _CentralHttpRequest {
  CentralRequest request;
  char *method;
  char *path;
  char *address;
};

/* Bytes that are no UTF-8 become U+FFFD: endpoints and databases meet text only. */
static enum MHD_Result
on_value (void *user_data, enum MHD_ValueKind kind, const char *name, const char *value)
{
  g_autofree char *text = g_utf8_make_valid (name, -1);

  g_hash_table_replace (user_data, g_ascii_strdown (text, -1),
                        g_utf8_make_valid (value ? value : "", -1));
  return MHD_YES;
}

static GHashTable *
read_values (struct MHD_Connection *connection, enum MHD_ValueKind kind)
{
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  MHD_get_connection_values (connection, kind, on_value, values);
  return values;
}

CentralHttpRequest *
central_http_request_new (struct MHD_Connection *connection,
                          const char *method,
                          const char *path,
                          const char *const *trusted_proxies)
{
  CentralHttpRequest *self = g_new0 (CentralHttpRequest, 1);
  GHashTable *query = read_values (connection, MHD_GET_ARGUMENT_KIND);
  GHashTable *headers = read_values (connection, MHD_HEADER_KIND);

  self->method = g_strdup (method);
  self->path = g_utf8_make_valid (path, -1);
  self->address = central_http_address_find (
    MHD_get_connection_info (connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS)->client_addr,
    g_hash_table_lookup (headers, "x-forwarded-for"), trusted_proxies);
  self->request = (CentralRequest){
    .method = self->method,
    .path = self->path,
    .content_type = g_hash_table_lookup (headers, "content-type"),
    .language = g_hash_table_lookup (query, "lang"),
    .accept_language = g_hash_table_lookup (headers, "accept-language"),
    .address = self->address,
    .query = query,
    .headers = headers,
  };
  return self;
}

void
central_http_request_free (CentralHttpRequest *self)
{
  g_hash_table_unref (self->request.query);
  g_hash_table_unref (self->request.headers);
  g_free (self->method);
  g_free (self->path);
  g_free (self->address);
  g_free (self);
}

CentralRequest *
central_http_request_get (CentralHttpRequest *self)
{
  return &self->request;
}
