/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-open311.h"

#include "central-endpoints.h"
#include "central-json.h"
#include "central-languages.h"
#include "central-open311-form.h"

#define CHANGESET "2026-11-23T00:00:00+03:00"

typedef CentralResponse *(*Answer) (const CentralOpen311Call *call);

typedef struct {
  const char *method;
  const char *resource;
  gboolean has_id;
  Answer answer;
} Route;

static CentralResponse *discover (const CentralOpen311Call *call);

static const Route routes[] = {
  { "GET", "discovery", FALSE, discover },
  { "GET", "services", FALSE, central_open311_services_list },
  { "GET", "services", TRUE, central_open311_services_define },
  { "GET", "requests", FALSE, central_open311_requests_list },
  { "GET", "requests", TRUE, central_open311_requests_find },
  { "GET", "tokens", TRUE, central_open311_tokens_find },
  { "POST", "requests", FALSE, central_open311_requests_post },
};

CentralResponse *
central_open311_refuse (const CentralOpen311Call *call, guint status, const char *description)
{
  return central_open311_write_error (call->format, status, description);
}

static void
add_formats (JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "formats");
  json_builder_begin_array (builder);
  json_builder_add_string_value (builder, "text/xml");
  json_builder_add_string_value (builder, "application/json");
  json_builder_end_array (builder);
}

static CentralResponse *
discover (const CentralOpen311Call *call)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *url = g_strconcat (call->office->public_url, "/open311/v2", NULL);

  json_builder_begin_object (builder);
  central_json_add_string (builder, "changeset", CHANGESET);
  central_json_add_string (builder, "contact", central_office_get_telephone (call->office, NULL));
  central_json_add_string (builder, "key_service", "kushk-central --add-open311-client NAME");
  json_builder_set_member_name (builder, "endpoints");
  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  central_json_add_string (builder, "specification", "http://wiki.open311.org/GeoReport_v2");
  central_json_add_string (builder, "url", url);
  central_json_add_string (builder, "changeset", CHANGESET);
  central_json_add_string (builder, "type", "production");
  add_formats (builder);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return central_open311_write (call->format, 200, "discovery", json_builder_get_root (builder));
}

/* "requests/3f9a.json": FALSE for an address without a format that we have. */
static gboolean
take_apart (CentralOpen311Call *call, const char *tail)
{
  const char *point = strrchr (tail, '.');
  const char *slash = strchr (tail, '/');

  call->format = CENTRAL_OPEN311_XML;
  if (point == NULL || (slash && slash > point))
    return FALSE;
  if (g_str_equal (point, ".json"))
    call->format = CENTRAL_OPEN311_JSON;
  else if (!g_str_equal (point, ".xml"))
    return FALSE;
  call->resource = g_strndup (tail, (gsize) ((slash ? slash : point) - tail));
  call->id = slash ? g_strndup (slash + 1, (gsize) (point - slash - 1)) : NULL;
  return call->id == NULL || *call->id;
}

static CentralResponse *
answer (const CentralOpen311Call *call)
{
  gboolean is_read = !g_str_equal (call->request->method, "POST");

  for (guint index = 0; index < G_N_ELEMENTS (routes); index++) {
    const Route *route = &routes[index];

    if (g_str_equal (route->resource, call->resource) && route->has_id == (call->id != NULL) &&
        is_read == g_str_equal (route->method, "GET"))
      return route->answer (call);
  }
  return central_open311_refuse (call, 404, "nothing is served here, see discovery");
}

CentralResponse *
central_open311_call (CentralOffice *office,
                      const CentralRequest *request,
                      const char *tail,
                      GError **error)
{
  CentralOpen311Call call = {
    .office = office,
    .request = request,
    .language = central_languages_choose (request->language, request->accept_language),
  };
  CentralResponse *response = take_apart (&call, tail)
                                ? answer (&call)
                                : central_open311_refuse (&call, 404, "say .xml or .json");

  g_free (call.resource);
  g_free (call.id);
  return response;
}
