/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "support-exchange.h"

#include <json-glib/json-glib.h>
#include <unistd.h>

static void
add (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value ? value : "");
}

static void
add_bytes (JsonBuilder *builder, const char *name, GBytes *bytes)
{
  gsize size = 0;
  const guint8 *start = bytes ? g_bytes_get_data (bytes, &size) : NULL;
  g_autofree char *text = size > 0 ? g_base64_encode (start, size) : NULL;

  add (builder, name, text);
}

/* The sandbox's folders lie side by side, and are gone when the test has ended. */
static void
add_keys (JsonBuilder *builder, const char *authority)
{
  static const char *const names[] = { "central-box.pub", "central-box.key", "central-sign.pub" };
  g_autofree char *kiosk = g_path_get_dirname (authority);
  g_autofree char *folder = g_path_get_dirname (kiosk);

  json_builder_set_member_name (builder, "keys");
  json_builder_begin_object (builder);
  for (guint index = 0; index < G_N_ELEMENTS (names); index++) {
    g_autofree char *path = g_build_filename (folder, "central", names[index], NULL);
    g_autofree char *text = NULL;

    if (g_file_get_contents (path, &text, NULL, NULL))
      add (builder, names[index], text);
  }
  json_builder_end_object (builder);
}

static const char *
name_listener (const SupportRequest *request)
{
  if (request->is_for_operators)
    return "operators";
  return request->certificate ? "kiosks" : "public";
}

static char *
write_exchange (const SupportRequest *request, const SupportReply *reply)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  add (builder, "listener", name_listener (request));
  add (builder, "method", request->method);
  add (builder, "url", request->url);
  add (builder, "content_type", request->content_type);
  add_bytes (builder, "request", request->body);
  json_builder_set_member_name (builder, "status");
  json_builder_add_int_value (builder, reply->status);
  add (builder, "headers", reply->headers);
  add_bytes (builder, "answer", reply->body);
  add_keys (builder, request->authority);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

void
support_exchange_record (const SupportRequest *request, const SupportReply *reply)
{
  static int count = 0;
  const char *folder = g_getenv ("KUSHK_EXCHANGES");
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (folder == NULL || reply->status == 0)
    return;
  path = g_strdup_printf ("%s/%d-%06d.json", folder, (int) getpid (), g_atomic_int_add (&count, 1));
  text = write_exchange (request, reply);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}
