/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-endpoints.h"

#include "civic-saudi.h"

#include "central-error.h"
#include "central-json.h"
#include "central-languages.h"
#include "central-passcode-message.h"
#include "central-person.h"
#include "central-sealed.h"

#define METHOD_APP "app"
#define METHOD_PASSCODE "passcode"

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

static void
add_challenge (JsonBuilder *builder, const CentralChallenge *challenge)
{
  json_builder_begin_object (builder);
  central_json_add_string (builder, "id", challenge->id);
  central_json_add_string (builder, "method", challenge->number ? METHOD_APP : METHOD_PASSCODE);
  central_json_add_string (builder, "number", challenge->number);
  central_json_add_string (builder, "state", challenge->state);
  central_json_add_integer (builder, "expires_in_s", challenge->expires_in_s);
  if (challenge->number == NULL) {
    central_json_add_string (builder, "mobile", challenge->mobile);
    central_json_add_integer (builder, "tries_left", challenge->tries_left);
  }
  if (g_str_equal (challenge->state, CENTRAL_IDENTITY_COMPLETED))
    add_person (builder, challenge);
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
  add_challenge (builder, challenge);
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

typedef struct {
  char *person_id; /* (nullable) what was typed is none */
  const char *language;
  gboolean by_passcode;
} Question;

static void
question_clear (Question *self)
{
  g_free (self->person_id);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Question, question_clear)

static gboolean
question_read (Question *self, JsonObject *content, GError **error)
{
  const char *typed = central_json_get_string (content, "person_id");
  const char *method = central_json_get_string (content, "method");

  self->person_id = typed ? civic_saudi_parse_person_id (typed, NULL) : NULL;
  self->language = central_languages_choose (central_json_get_string (content, "language"), NULL);
  self->by_passcode = g_strcmp0 (method, METHOD_PASSCODE) == 0;
  if (self->by_passcode || g_strcmp0 (method, METHOD_APP) == 0 ||
      !json_object_has_member (content, "method"))
    return TRUE;
  g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_MALFORMED,
                       "identity: an unknown method");
  return FALSE;
}

/* FALSE with an error; TRUE with one of *ret_challenge and *ret_problem. */
static gboolean
start (CentralOffice *office,
       const Question *question,
       const char *kiosk,
       CentralChallenge **ret_challenge,
       const char **ret_problem,
       guint *ret_retry_after_s,
       GError **error)
{
  CentralPasscodeQuestion wanted = { question->person_id, kiosk, question->language };

  if (question->person_id == NULL)
    *ret_problem = "not-a-person-id";
  else if (question->by_passcode)
    central_passcode_message_send (office, &wanted, ret_challenge, ret_problem, ret_retry_after_s);
  else if (!central_identity_start (office->identity, question->person_id, kiosk, ret_challenge,
                                    ret_retry_after_s, error))
    return FALSE;
  else if (*ret_challenge == NULL)
    *ret_problem = "cool-down";
  return TRUE;
}

CentralResponse *
central_challenges_post (CentralOffice *office,
                         const CentralRequest *request,
                         const char *tail,
                         GError **error)
{
  g_autoptr (CentralSealed) sealed = central_sealed_open (office->keys, request, "identity", error);
  g_auto (Question) question = { NULL };
  g_autoptr (CentralChallenge) challenge = NULL;
  const char *problem = NULL;
  guint retry_after_s = 0;

  if (sealed == NULL || !question_read (&question, sealed->content, error) ||
      !start (office, &question, request->kiosk, &challenge, &problem, &retry_after_s, error))
    return NULL;
  return problem ? respond_problem (office, sealed, problem, retry_after_s, error)
                 : respond_challenge (office, sealed, challenge, error);
}

static gboolean
read_passcode (JsonObject *content, const char **ret_passcode, GError **error)
{
  *ret_passcode = central_json_get_string (content, "passcode");
  if (*ret_passcode || !json_object_has_member (content, "passcode"))
    return TRUE;
  g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_MALFORMED,
                       "identity.passcode is no string");
  return FALSE;
}

/* The app tells the name itself; for a passcode only the register knows it. */
static gboolean
name_person (CentralOffice *office, CentralChallenge *challenge)
{
  g_autoptr (CentralPerson) person = NULL;

  if (challenge->masked_names[0] || !g_str_equal (challenge->state, CENTRAL_IDENTITY_COMPLETED))
    return TRUE;
  if (!central_person_find (office, challenge->person_id, &person, NULL))
    return FALSE;
  for (guint index = 0; person && index < CENTRAL_LANGUAGE_COUNT; index++)
    challenge->masked_names[index] = g_steal_pointer (&person->masked_names[index]);
  return TRUE;
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
  const char *passcode = NULL;

  if (sealed == NULL || !read_passcode (sealed->content, &passcode, error))
    return NULL;
  if (id &&
      !central_passcodes_try (office->passcodes, id, request->kiosk, passcode, &challenge, error))
    return NULL;
  if (challenge == NULL)
    return respond_problem (office, sealed, "not-found", 0, error);
  if (!name_person (office, challenge))
    return respond_problem (office, sealed, "unavailable", 0, error);
  return respond_challenge (office, sealed, challenge, error);
}
