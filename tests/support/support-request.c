/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "support-central.h"

#include <curl/curl.h>

#include "support-exchange.h"

#define TIMEOUT_S 30L

static size_t
on_bytes (char *bytes, size_t size, size_t count, void *user_data)
{
  g_byte_array_append (user_data, (const guint8 *) bytes, (guint) (size * count));
  return size * count;
}

static struct curl_slist *
append_header (struct curl_slist *headers, const char *name, const char *value)
{
  g_autofree char *header = value ? g_strconcat (name, value, NULL) : NULL;

  return header ? curl_slist_append (headers, header) : headers;
}

static struct curl_slist *
make_headers (const SupportRequest *request)
{
  /* Neither curl's own type nor its "Expect: 100-continue", whose second of patience costs time. */
  struct curl_slist *headers = curl_slist_append (NULL, "Expect:");
  g_autofree char *type = request->content_type
                            ? g_strconcat ("Content-Type: ", request->content_type, NULL)
                            : g_strdup ("Content-Type:");
  g_autofree char *language = request->accept_language
                                ? g_strconcat ("Accept-Language: ", request->accept_language, NULL)
                                : NULL;
  g_autofree char *known =
    request->if_none_match ? g_strconcat ("If-None-Match: ", request->if_none_match, NULL) : NULL;

  g_autofree char *signature =
    request->signature ? g_strconcat ("X-Kushk-Signature: ", request->signature, NULL) : NULL;

  headers = curl_slist_append (headers, type);
  headers = append_header (headers, "Transfer-Encoding: ", request->is_chunked ? "chunked" : NULL);
  headers = append_header (headers, "Cookie: ", request->cookie);
  headers = append_header (headers, "Authorization: Bearer ", request->bearer);
  if (signature)
    headers = curl_slist_append (headers, signature);
  if (known)
    headers = curl_slist_append (headers, known);
  return language ? curl_slist_append (headers, language) : headers;
}

static void
set_body (CURL *handle, GBytes *body)
{
  gsize size = 0;
  const void *bytes = g_bytes_get_data (body, &size);

  curl_easy_setopt (handle, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t) size);
  curl_easy_setopt (handle, CURLOPT_POSTFIELDS, size > 0 ? bytes : "");
}

static SupportReply *
reply_new (CURL *handle, GByteArray *body, GByteArray *headers)
{
  SupportReply *reply = g_new0 (SupportReply, 1);
  long status = 0;

  curl_easy_getinfo (handle, CURLINFO_RESPONSE_CODE, &status);
  reply->status = (guint) status;
  reply->text = g_strndup ((const char *) body->data, body->len);
  reply->body = g_bytes_new (body->data, body->len);
  reply->headers = g_strndup ((const char *) headers->data, headers->len);
  return reply;
}

SupportReply *
support_request_send (const SupportRequest *request)
{
  CURL *handle = curl_easy_init ();
  struct curl_slist *headers = make_headers (request);
  g_autoptr (GByteArray) reply_body = g_byte_array_new ();
  g_autoptr (GByteArray) reply_headers = g_byte_array_new ();
  SupportReply *reply = NULL;

  curl_easy_setopt (handle, CURLOPT_URL, request->url);
  if (request->body)
    set_body (handle, request->body);
  curl_easy_setopt (handle, CURLOPT_CUSTOMREQUEST, request->method);
  curl_easy_setopt (handle, CURLOPT_HTTPHEADER, headers);
  curl_easy_setopt (handle, CURLOPT_CAINFO, request->authority);
  curl_easy_setopt (handle, CURLOPT_SSLCERT, request->certificate);
  curl_easy_setopt (handle, CURLOPT_SSLKEY, request->key);
  curl_easy_setopt (handle, CURLOPT_TIMEOUT, TIMEOUT_S);
  curl_easy_setopt (handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt (handle, CURLOPT_PROXY, "");
  curl_easy_setopt (handle, CURLOPT_WRITEFUNCTION, on_bytes);
  curl_easy_setopt (handle, CURLOPT_WRITEDATA, reply_body);
  curl_easy_setopt (handle, CURLOPT_HEADERFUNCTION, on_bytes);
  curl_easy_setopt (handle, CURLOPT_HEADERDATA, reply_headers);
  if (curl_easy_perform (handle) != CURLE_OK)
    g_byte_array_set_size (reply_headers, 0);
  reply = reply_new (handle, reply_body, reply_headers);
  curl_slist_free_all (headers);
  curl_easy_cleanup (handle);
  support_exchange_record (request, reply);
  return reply;
}

void
support_reply_free (SupportReply *self)
{
  g_bytes_unref (self->body);
  g_free (self->text);
  g_free (self->headers);
  g_free (self);
}
