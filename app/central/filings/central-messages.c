/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-endpoints.h"

#include "civic-saudi.h"
#include "civic-tracking-code.h"

#include "central-error.h"
#include "central-json.h"
#include "central-languages.h"
#include "central-mask.h"
#include "central-message-pace.h"
#include "central-message-text.h"
#include "central-person.h"
#include "central-sealed.h"

#define TRACKING_PURPOSE "tracking"
#define MESSAGES_MAXIMUM 3 /* about one filing */

typedef struct {
  char *code;           /* (nullable) bare; NULL for what is no code */
  const char *mobile;   /* (nullable) as it was typed */
  const char *language; /* one of central_languages */
} Question;

static void
question_clear (Question *self)
{
  g_free (self->code);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Question, question_clear)

static gboolean
question_read (Question *self, JsonObject *content, GError **error)
{
  JsonNode *mobile = json_object_get_member (content, "mobile");
  const char *code = central_json_get_string (content, "code");

  self->code = code ? civic_tracking_code_parse (code) : NULL;
  self->mobile = central_json_get_string (content, "mobile");
  self->language = central_languages_choose (central_json_get_string (content, "language"), NULL);
  if (g_strcmp0 (central_json_get_string (content, "purpose"), TRACKING_PURPOSE) == 0 &&
      (mobile == NULL || JSON_NODE_HOLDS_NULL (mobile) || self->mobile))
    return TRUE;
  g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_MALFORMED,
                       "message: an unknown purpose, or a mobile that is no string");
  return FALSE;
}

/* What was filed by another session is as good as not there. */
static gboolean
find_filing (CentralOffice *office,
             const CentralSealed *sealed,
             const char *code,
             CentralFiling **ret_filing,
             GError **error)
{
  g_autofree char *session = central_sealed_name_session (sealed);
  g_autoptr (CentralFiling) filing = NULL;

  if (code && !central_store_find_filing (office->store, code, &filing, error))
    return FALSE;
  *ret_filing =
    filing && g_strcmp0 (filing->session, session) == 0 ? g_steal_pointer (&filing) : NULL;
  return TRUE;
}

/* *ret_mobile NULL: nobody was identified, or the register has no number of hers. */
static gboolean
find_own_mobile (CentralOffice *office, const char *person_id, char **ret_mobile, GError **error)
{
  g_autoptr (CentralPerson) person = NULL;

  if (person_id && !central_person_find (office, person_id, &person, error))
    return FALSE;
  *ret_mobile = person ? g_steal_pointer (&person->mobile) : NULL;
  return TRUE;
}

static gboolean
find_mobile (CentralOffice *office,
             const Question *question,
             const CentralFiling *filing,
             char **ret_mobile,
             const char **ret_problem,
             GError **error)
{
  if (question->mobile)
    *ret_mobile = civic_saudi_parse_mobile (question->mobile);
  else if (!find_own_mobile (office, filing->person_id, ret_mobile, error))
    return FALSE;
  if (*ret_mobile == NULL)
    *ret_problem = question->mobile ? "invalid" : "no-mobile";
  return TRUE;
}

/* Counted first, and only if it was taken over: a gateway that is down costs nobody a message. */
static gboolean
send_counted (CentralOffice *office,
              const CentralFiling *filing,
              const char *mobile,
              const char *language,
              const char **ret_problem,
              GError **error)
{
  g_autoptr (CentralTransaction) transaction =
    central_store_begin (office->store, filing->code, error);
  g_autofree char *text = central_message_text_write (filing, language, office->public_url);
  gboolean is_counted = FALSE;

  if (transaction == NULL || !central_store_count_message (office->store, filing->code,
                                                           MESSAGES_MAXIMUM, &is_counted, error))
    return FALSE;
  if (!is_counted) {
    *ret_problem = "too-many";
    return TRUE;
  }
  return central_messenger_send (office->messenger, mobile, text, error) &&
         central_transaction_commit (transaction, error);
}

static CentralResponse *
respond_sent (CentralOffice *office,
              const CentralSealed *sealed,
              const char *mobile,
              GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *masked = central_mask_mobile (mobile);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "message");
  json_builder_begin_object (builder);
  central_json_add_string (builder, "state", "sent");
  central_json_add_string (builder, "mobile", masked);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  return central_sealed_respond (sealed, office->keys, builder, error);
}

/* FALSE with an error; TRUE with *ret_problem where nothing was sent. */
static gboolean
send (CentralOffice *office,
      const CentralSealed *sealed,
      const char *kiosk,
      const Question *question,
      char **ret_mobile,
      const char **ret_problem,
      GError **error)
{
  g_autoptr (CentralFiling) filing = NULL;

  if (!find_filing (office, sealed, question->code, &filing, error))
    return FALSE;
  if (filing == NULL) {
    *ret_problem = "not-found";
    return TRUE;
  }
  if (!find_mobile (office, question, filing, ret_mobile, ret_problem, error))
    return FALSE;
  if (*ret_problem)
    return TRUE;
  if (central_message_pace_allow (office, kiosk, *ret_mobile))
    return send_counted (office, filing, *ret_mobile, question->language, ret_problem, error);
  *ret_problem = "too-many";
  return TRUE;
}

CentralResponse *
central_messages_post (CentralOffice *office,
                       const CentralRequest *request,
                       const char *tail,
                       GError **error)
{
  g_autoptr (CentralSealed) sealed = central_sealed_open (office->keys, request, "message", error);
  g_auto (Question) question = { NULL };
  g_autofree char *mobile = NULL;
  g_autoptr (GError) failure = NULL;
  const char *problem = NULL;

  if (sealed == NULL || !question_read (&question, sealed->content, error))
    return NULL;
  if (!send (office, sealed, request->kiosk, &question, &mobile, &problem, &failure)) {
    g_message ("no message was sent: %s", failure->message);
    problem = "unavailable";
  }
  return problem ? central_sealed_respond_problem (sealed, office->keys, problem, error)
                 : respond_sent (office, sealed, mobile, error);
}
