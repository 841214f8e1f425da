/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "fleet-kiosk.h"

#define TIMEOUT_S 60L

static size_t
on_bytes (char *bytes, size_t size, size_t count, void *user_data)
{
  FleetKiosk *self = user_data;

  g_byte_array_append (self->reply, (const guint8 *) bytes, (guint) (size * count));
  return size * count;
}

static void
set_text (CURL *easy, CURLoption option, const char *text)
{
  struct curl_blob blob = {
    .data = (void *) text,
    .len = strlen (text),
    .flags = CURL_BLOB_NOCOPY,
  };

  curl_easy_setopt (easy, option, &blob);
}

FleetKiosk *
fleet_kiosk_new (guint number, const char *name, const char *url, FleetIdentity *identity)
{
  FleetKiosk *self = g_new0 (FleetKiosk, 1);

  self->number = number;
  self->name = g_strdup (name);
  self->url = g_strdup (url);
  self->certificate = fleet_identity_certify (identity, name);
  self->reply = g_byte_array_new ();
  self->boot = g_strdup_printf ("%08x%08x", g_random_int (), g_random_int ());
  self->easy = curl_easy_init ();
  curl_easy_setopt (self->easy, CURLOPT_PRIVATE, self);
  curl_easy_setopt (self->easy, CURLOPT_WRITEFUNCTION, on_bytes);
  curl_easy_setopt (self->easy, CURLOPT_WRITEDATA, self);
  curl_easy_setopt (self->easy, CURLOPT_TIMEOUT, TIMEOUT_S);
  curl_easy_setopt (self->easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt (self->easy, CURLOPT_PROXY, "");
  set_text (self->easy, CURLOPT_CAINFO_BLOB, fleet_identity_get_authority (identity));
  set_text (self->easy, CURLOPT_SSLKEY_BLOB, fleet_identity_get_key (identity));
  set_text (self->easy, CURLOPT_SSLCERT_BLOB, self->certificate);
  return self;
}

void
fleet_kiosk_free (FleetKiosk *self)
{
  curl_easy_cleanup (self->easy);
  curl_slist_free_all (self->headers);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_byte_array_unref (self->reply);
  g_free (self->certificate);
  g_free (self->boot);
  g_free (self->name);
  g_free (self->url);
  g_free (self);
}

void
fleet_kiosk_reconnect_always (FleetKiosk *self)
{
  curl_easy_setopt (self->easy, CURLOPT_FORBID_REUSE, 1L);
}

static void
set_body (FleetKiosk *self, const char *type, GBytes *body)
{
  g_autofree char *line = g_strconcat ("Content-Type: ", type, NULL);
  gsize size = 0;
  const void *bytes = g_bytes_get_data (body, &size);

  g_clear_pointer (&self->body, g_bytes_unref);
  self->body = g_bytes_ref (body);
  self->headers = curl_slist_append (self->headers, line);
  curl_easy_setopt (self->easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t) size);
  curl_easy_setopt (self->easy, CURLOPT_POSTFIELDS, bytes);
}

void
fleet_kiosk_prepare (
  FleetKiosk *self, const char *method, const char *path, const char *type, GBytes *body)
{
  g_autofree char *url = g_strconcat (self->url, path, NULL);

  g_byte_array_set_size (self->reply, 0);
  curl_slist_free_all (self->headers);
  /* The agent does not ask whether it may send, either. */
  self->headers = curl_slist_append (NULL, "Expect:");
  if (body)
    set_body (self, type, body);
  else
    curl_easy_setopt (self->easy, CURLOPT_HTTPGET, 1L);
  curl_easy_setopt (self->easy, CURLOPT_CUSTOMREQUEST, method);
  curl_easy_setopt (self->easy, CURLOPT_HTTPHEADER, self->headers);
  curl_easy_setopt (self->easy, CURLOPT_URL, url);
  self->started_us = g_get_monotonic_time ();
}

guint
fleet_kiosk_get_status (FleetKiosk *self, CURLcode code)
{
  long status = 0;

  if (code == CURLE_OK)
    curl_easy_getinfo (self->easy, CURLINFO_RESPONSE_CODE, &status);
  return (guint) status;
}

GBytes *
fleet_kiosk_take_reply (FleetKiosk *self)
{
  return g_bytes_new (self->reply->data, self->reply->len);
}
