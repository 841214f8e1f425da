/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-endpoints.h"

#include "civic-saudi.h"

#include "central-json.h"
#include "central-languages.h"
#include "central-sealed.h"

static char *
mask_id (const char *person_id)
{
  return g_strdup_printf ("%c•••••••%s", person_id[0], person_id + strlen (person_id) - 2);
}

static void
add_person (JsonBuilder *builder, const CentralChallenge *challenge)
{
  g_autofree char *masked_id = mask_id (challenge->person_id);

  json_builder_set_member_name (builder, "person");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "masked_name");
  json_builder_begin_object (builder);
  for (guint index = 0; central_languages[index]; index++)
    central_json_add_string (builder, central_languages[index], challenge->masked_names[index]);
  json_builder_end_object (builder);
  central_json_add_string (builder, "masked_id", masked_id);
  json_builder_end_object (builder);
}

static CentralResponse *
respond_challenge (CentralOffice *office,
                   const CentralSealed *sealed,
                   const CentralChallenge *challenge,
                   GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "challenge");
  json_builder_begin_object (builder);
  central_json_add_string (builder, "id", challenge->id);
  central_json_add_string (builder, "number", challenge->number);
  central_json_add_string (builder, "state", challenge->state);
  central_json_add_integer (builder, "expires_in_s", challenge->expires_in_s);
  if (g_str_equal (challenge->state, CENTRAL_IDENTITY_COMPLETED))
    add_person (builder, challenge);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  return central_sealed_respond (sealed, office->keys, builder, error);
}

static CentralResponse *
respond_problem (CentralOffice *office,
                 const CentralSealed *sealed,
                 const char *code,
                 guint retry_after_s,
                 GError **error)
{
  g_autoptr (JsonBuilder) builder = central_sealed_begin_problem (code);

  if (retry_after_s > 0)
    central_json_add_integer (builder, "retry_after_s", retry_after_s);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  return central_sealed_respond (sealed, office->keys, builder, error);
}

CentralResponse *
central_challenges_post (CentralOffice *office,
                         const CentralRequest *request,
                         const char *tail,
                         GError **error)
{
  g_autoptr (CentralSealed) sealed = central_sealed_open (office->keys, request, "identity", error);
  const char *typed = sealed ? central_json_get_string (sealed->content, "person_id") : NULL;
  g_autofree char *person_id = typed ? civic_saudi_parse_person_id (typed, NULL) : NULL;
  g_autoptr (CentralChallenge) challenge = NULL;
  guint retry_after_s = 0;

  if (sealed == NULL)
    return NULL;
  if (person_id == NULL)
    return respond_problem (office, sealed, "not-a-person-id", 0, error);
  if (!central_identity_start (office->identity, person_id, request->kiosk, &challenge,
                               &retry_after_s, error))
    return NULL;
  if (challenge == NULL)
    return respond_problem (office, sealed, "cool-down", retry_after_s, error);
  return respond_challenge (office, sealed, challenge, error);
}

CentralResponse *
central_challenges_check (CentralOffice *office,
                          const CentralRequest *request,
                          const char *tail,
                          GError **error)
{
  g_autoptr (CentralSealed) sealed = central_sealed_open (office->keys, request, "identity", error);
  const char *id = sealed ? central_json_get_string (sealed->content, "challenge") : NULL;
  g_autoptr (CentralChallenge) challenge = NULL;

  if (sealed == NULL)
    return NULL;
  if (id && !central_identity_check (office->identity, id, request->kiosk, &challenge, error))
    return NULL;
  if (challenge == NULL)
    return respond_problem (office, sealed, "not-found", 0, error);
  return respond_challenge (office, sealed, challenge, error);
}
