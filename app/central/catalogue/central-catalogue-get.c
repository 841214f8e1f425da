/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-endpoints.h"
#include "central-error.h"

#define JSON_TYPE "application/json"

/* Kiosks ask again and again whether it still is the one they have. */
#define ASK_AGAIN "no-cache"
/* Under the digest of its bytes nothing else will ever stand. */
#define KEEP_FOR_EVER "max-age=31536000, immutable"

/* If-None-Match (RFC 9110 §13.1.2): a list, or *; a weak tag counts as well. */
static gboolean
has_tag (const CentralRequest *request, const char *tag)
{
  const char *header = central_request_get_header (request, "if-none-match");
  g_auto (GStrv) known = header ? g_strsplit (header, ",", -1) : NULL;

  for (gsize i = 0; known != NULL && known[i] != NULL; i++) {
    const char *word = g_strstrip (known[i]);

    if (g_str_has_prefix (word, "W/"))
      word += strlen ("W/");
    if (g_str_equal (word, tag) || g_str_equal (word, "*"))
      return TRUE;
  }
  return FALSE;
}

static CentralResponse *
answer (const CentralRequest *request, const char *digest, GBytes *content, const char *caching)
{
  g_autofree char *tag = g_strdup_printf ("\"%s\"", digest);
  CentralResponse *response =
    has_tag (request, tag) ? central_response_new (304, JSON_TYPE, g_strdup (""))
                           : central_response_new_bytes (200, JSON_TYPE, g_bytes_ref (content));

  central_response_add_header (response, "ETag", tag);
  central_response_add_header (response, "Cache-Control", caching);
  return response;
}

static CentralResponse *
find_nothing (const char *what, GError **error)
{
  g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_NOT_FOUND, what);
  return NULL;
}

CentralResponse *
central_catalogue_get (CentralOffice *office,
                       const CentralRequest *request,
                       const char *tail,
                       GError **error)
{
  CentralCatalogue *catalogue = office->signed_catalogue;

  if (central_catalogue_get_version (catalogue) == 0)
    return find_nothing ("no catalogue is served here", error);
  return answer (request, central_catalogue_get_hash (catalogue),
                 central_catalogue_get_manifest (catalogue), ASK_AGAIN);
}

CentralResponse *
central_catalogue_get_file (CentralOffice *office,
                            const CentralRequest *request,
                            const char *tail,
                            GError **error)
{
  GBytes *content = central_catalogue_find_file (office->signed_catalogue, tail);

  if (content == NULL)
    return find_nothing ("no file of the present catalogue", error);
  return answer (request, tail, content, KEEP_FOR_EVER);
}
