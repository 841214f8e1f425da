/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-endpoints.h"

#include "central-clock.h"
#include "central-http-material.h"
#include "central-json.h"

#define JSON_TYPE "application/json"
#define RETRY_AFTER_S "5"

CentralResponse *
central_health_get (CentralOffice *office,
                    const CentralRequest *request,
                    const char *tail,
                    GError **error)
{
  return central_response_new (200, JSON_TYPE, g_strdup ("{\"status\":\"alive\"}"));
}

static gboolean
is_store_good (CentralOffice *office)
{
  g_autoptr (GError) error = NULL;

  if (central_store_check (office->store, &error))
    return TRUE;
  g_message ("not ready: %s", error->message);
  return FALSE;
}

static gboolean
is_certificate_good (CentralOffice *office)
{
  gint64 expiry_s = central_http_material_get_expiry_s (office->keys->tls_certificate);

  return expiry_s > central_clock_now_ms () / 1000;
}

/* Kiosks refuse one whose time is over. A central that serves none has none to be over. */
static gboolean
is_catalogue_good (CentralOffice *office)
{
  GBytes *manifest = central_catalogue_get_manifest (office->signed_catalogue);
  g_autofree char *text =
    manifest ? g_strndup (g_bytes_get_data (manifest, NULL), g_bytes_get_size (manifest)) : NULL;
  g_autoptr (JsonNode) node = text ? central_json_parse (text, NULL) : NULL;
  const char *expires_at =
    node ? central_json_get_string (json_node_get_object (node), "expires_at") : NULL;

  return manifest == NULL || (expires_at && !central_clock_is_past (expires_at));
}

CentralResponse *
central_health_get_ready (CentralOffice *office,
                          const CentralRequest *request,
                          const char *tail,
                          GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  gboolean store = is_store_good (office);
  gboolean certificate = is_certificate_good (office);
  gboolean catalogue = is_catalogue_good (office);
  gboolean is_ready = store && certificate && catalogue;
  CentralResponse *response = NULL;

  json_builder_begin_object (builder);
  central_json_add_string (builder, "status", is_ready ? "ready" : "not-ready");
  central_json_add_string (builder, "store", store ? "good" : "bad");
  central_json_add_string (builder, "certificate", certificate ? "good" : "bad");
  central_json_add_string (builder, "catalogue", catalogue ? "good" : "bad");
  json_builder_end_object (builder);
  response =
    central_response_new (is_ready ? 200 : 503, JSON_TYPE, central_json_build_text (builder));
  if (!is_ready)
    central_response_add_header (response, "Retry-After", RETRY_AFTER_S);
  return response;
}
