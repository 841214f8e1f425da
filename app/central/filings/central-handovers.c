/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-endpoints.h"

#include "central-clock.h"
#include "central-error.h"
#include "central-handover.h"
#include "central-id.h"
#include "central-json.h"
#include "central-languages.h"
#include "central-payments.h"
#include "central-sealed.h"
#include "central-wanted.h"

#define ID_BYTES 16
#define PACE_WINDOW_MS (10 * 60 * 1000)
#define PACE_MAXIMUM 120 /* of one kiosk, in that time */

static gboolean
read_documents (CentralHandover *handover, JsonObject *content, GError **error)
{
  JsonNode *documents = json_object_get_member (content, "documents");
  g_autoptr (GPtrArray) wanted = central_wanted_read (documents, error);

  if (wanted == NULL)
    return FALSE;
  handover->wanted = central_json_to_text (documents);
  return TRUE;
}

static gboolean
read_service (CentralOffice *office, CentralHandover *handover, JsonObject *content, GError **error)
{
  const char *service = central_json_get_string (content, "service");

  if (service == NULL || civic_catalogue_find (office->catalogue, service) == NULL) {
    g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_UNKNOWN_SERVICE,
                         "handover.service names no service of this catalogue");
    return FALSE;
  }
  handover->service = g_strdup (service);
  return TRUE;
}

static gboolean
read_purpose (CentralOffice *office, CentralHandover *handover, JsonObject *content, GError **error)
{
  if (g_str_equal (handover->purpose, CENTRAL_HANDOVER_DOCUMENTS))
    return read_service (office, handover, content, error) &&
           read_documents (handover, content, error);
  if (g_str_equal (handover->purpose, CENTRAL_HANDOVER_PIN))
    return read_service (office, handover, content, error);
  handover->bill = g_strdup (central_json_get_string (content, "bill"));
  if (g_str_equal (handover->purpose, CENTRAL_HANDOVER_PAYMENT) && handover->bill)
    return TRUE;
  g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_MALFORMED,
                       "handover: an unknown purpose, or a payment without a bill");
  return FALSE;
}

static CentralHandover *
read_handover (CentralOffice *office,
               const CentralSealed *sealed,
               const char *kiosk,
               GError **error)
{
  g_autoptr (CentralHandover) handover = g_new0 (CentralHandover, 1);
  const char *purpose = central_json_get_string (sealed->content, "purpose");
  const char *language = central_json_get_string (sealed->content, "language");

  handover->id = central_id_draw (ID_BYTES);
  handover->session_key = central_sealed_name_session (sealed);
  handover->kiosk = g_strdup (kiosk);
  handover->purpose = g_strdup (purpose ? purpose : "");
  handover->language = g_strdup (central_languages_choose (language, NULL));
  handover->started_at_ms = central_clock_now_ms ();
  handover->expires_at_ms = handover->started_at_ms + CENTRAL_HANDOVER_LIFE_MS;
  return read_purpose (office, handover, sealed->content, error) ? g_steal_pointer (&handover)
                                                                 : NULL;
}

/* NULL where there is nothing against it. */
static gboolean
find_obstacle (CentralOffice *office,
               const CentralHandover *handover,
               const char **ret_code,
               GError **error)
{
  g_autoptr (CentralPayable) payable = NULL;
  gint64 count = central_store_count_handovers (office->store, handover->kiosk,
                                                handover->started_at_ms - PACE_WINDOW_MS, error);

  if (count < 0 ||
      (handover->bill && !central_payments_find (office, handover->bill, &payable, error)))
    return FALSE;
  *ret_code = NULL;
  if (count >= PACE_MAXIMUM)
    *ret_code = "too-many";
  else if (handover->bill && payable == NULL)
    *ret_code = "not-found";
  else if (payable && payable->payment)
    *ret_code = "paid";
  return TRUE;
}

static char *
format_ms (gint64 ms)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (ms / 1000);

  return g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
}

static CentralResponse *
respond_link (CentralOffice *office,
              const CentralSealed *sealed,
              const CentralHandover *handover,
              const char *token,
              GError **error)
{
  g_autofree char *url = g_strconcat (office->public_url, CENTRAL_HANDOVER_PATH, token, NULL);
  g_autofree char *expires_at = format_ms (handover->expires_at_ms);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "handover");
  json_builder_begin_object (builder);
  central_json_add_string (builder, "id", handover->id);
  central_json_add_string (builder, "url", url);
  central_json_add_string (builder, "expires_at", expires_at);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  return central_sealed_respond (sealed, office->keys, builder, error);
}

CentralResponse *
central_handovers_post (CentralOffice *office,
                        const CentralRequest *request,
                        const char *tail,
                        GError **error)
{
  g_autoptr (CentralSealed) sealed = central_sealed_open (office->keys, request, "handover", error);
  g_autoptr (CentralHandover) handover =
    sealed ? read_handover (office, sealed, request->kiosk, error) : NULL;
  g_autofree char *token = central_handover_draw_token ();
  const char *obstacle = NULL;

  if (handover == NULL || !find_obstacle (office, handover, &obstacle, error))
    return NULL;
  if (obstacle)
    return central_sealed_respond_problem (sealed, office->keys, obstacle, error);
  handover->token_digest = central_handover_digest_token (token);
  if (!central_store_add_handover (office->store, handover, error))
    return NULL;
  return respond_link (office, sealed, handover, token, error);
}

static CentralResponse *
respond_state (CentralOffice *office,
               const CentralSealed *sealed,
               const CentralHandover *handover,
               GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "handover");
  json_builder_begin_object (builder);
  central_json_add_string (builder, "id", handover->id);
  central_json_add_string (builder, "state", central_handover_get_state (handover));
  if (!central_handover_add_items (builder, office, handover, error))
    return NULL;
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  return central_sealed_respond (sealed, office->keys, builder, error);
}

CentralResponse *
central_handovers_check (CentralOffice *office,
                         const CentralRequest *request,
                         const char *tail,
                         GError **error)
{
  g_autoptr (CentralSealed) sealed = central_sealed_open (office->keys, request, "handover", error);
  const char *id = sealed ? central_json_get_string (sealed->content, "id") : NULL;
  g_autofree char *session_key = sealed ? central_sealed_name_session (sealed) : NULL;
  g_autoptr (CentralHandover) handover = NULL;

  if (sealed == NULL || (id && !central_store_find_handover (office->store, id, &handover, error)))
    return NULL;
  if (handover == NULL || !g_str_equal (handover->session_key, session_key) ||
      !g_str_equal (handover->kiosk, request->kiosk))
    return central_sealed_respond_problem (sealed, office->keys, "not-found", error);
  if (!central_handover_refresh (office, handover, error))
    return NULL;
  return respond_state (office, sealed, handover, error);
}
