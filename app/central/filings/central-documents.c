/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-endpoints.h"

#include "central-document-token.h"
#include "central-issued.h"
#include "central-json.h"
#include "central-records.h"
#include "central-sealed.h"

static CentralResponse *
respond_document (CentralOffice *office,
                  const CentralSealed *sealed,
                  const CentralIssued *issued,
                  GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *url = central_issued_make_url (office, issued->id);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "document");
  json_builder_begin_object (builder);
  central_json_add_string (builder, "id", issued->id);
  central_json_add_string (builder, "kind", issued->kind);
  central_json_add_string (builder, "number", issued->number);
  central_json_add_node (builder, "title", issued->title);
  central_json_add_node (builder, "subtitle", issued->subtitle);
  central_json_add_string (builder, "issued_at", issued->issued_at);
  central_json_add_string (builder, "valid_until", issued->valid_until);
  central_json_add_node (builder, "lines", issued->lines);
  central_json_add_string (builder, "url", url);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  return central_sealed_respond (sealed, office->keys, builder, error);
}

/* Only what holds today is put on paper again. */
static const char *
find_obstacle (const CentralIssued *issued)
{
  if (issued == NULL)
    return "not-found";
  return g_str_equal (issued->state, CENTRAL_ISSUED_VALID) ? NULL : issued->state;
}

CentralResponse *
central_documents_post (CentralOffice *office,
                        const CentralRequest *request,
                        const char *tail,
                        GError **error)
{
  g_autoptr (CentralSealed) sealed = central_sealed_open (office->keys, request, "document", error);
  const char *id = sealed ? central_json_get_string (sealed->content, "id") : NULL;
  const char *challenge = sealed ? central_json_get_string (sealed->content, "challenge") : NULL;
  g_autofree char *person_id = NULL;
  g_autoptr (CentralIssued) issued = NULL;
  g_autoptr (GError) failure = NULL;
  const char *obstacle = NULL;

  if (sealed == NULL || !central_identity_find_person (office->identity, challenge, request->kiosk,
                                                       &person_id, error))
    return NULL;
  if (id && central_document_id_is_valid (id) &&
      !central_issued_find (office, id, person_id, FALSE, &issued, &failure)) {
    obstacle = central_records_get_problem (failure);
    if (obstacle)
      return central_sealed_respond_problem (sealed, office->keys, obstacle, error);
    g_propagate_error (error, g_steal_pointer (&failure));
    return NULL;
  }
  obstacle = find_obstacle (issued);
  if (obstacle)
    return central_sealed_respond_problem (sealed, office->keys, obstacle, error);
  return respond_document (office, sealed, issued, error);
}
