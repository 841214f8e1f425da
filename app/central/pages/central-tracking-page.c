/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-endpoints.h"

#include "civic-receipt-token.h"
#include "civic-tracking-code.h"

#include "central-clock.h"
#include "central-json.h"
#include "central-kiosks.h"
#include "central-languages.h"
#include "central-tracking-markup.h"

static const char *
choose_language (const CentralRequest *request)
{
  return central_languages_choose (request->language, request->accept_language);
}

static CentralResponse *
respond_bare (CentralOffice *office,
              const CentralRequest *request,
              CentralTrackingState state,
              guint status)
{
  CentralTracking tracking = {
    .state = state,
    .language = choose_language (request),
    .telephone = central_office_get_telephone (office, NULL),
  };

  return central_tracking_markup_respond (&tracking, status);
}

CentralResponse *
central_tracking_page_lost (CentralOffice *office, const CentralRequest *request)
{
  return respond_bare (office, request, CENTRAL_TRACKING_LOST, 404);
}

CentralResponse *
central_tracking_page_too_often (CentralOffice *office, const CentralRequest *request)
{
  return respond_bare (office, request, CENTRAL_TRACKING_TOO_OFTEN, 429);
}

static char *
format_made_at (const CivicReceiptToken *token)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (token->made_at_s);

  return time ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");
}

static void
read_service (CentralTracking *tracking, CentralOffice *office, const char *service_id)
{
  CivicService *service = civic_catalogue_find (office->catalogue, service_id);

  if (service)
    tracking->service_name = civic_text_get (civic_service_get_name (service), tracking->language);
}

static void
read_centre (CentralTracking *tracking, CentralOffice *office, const char *centre_id)
{
  CivicCentre *centre = g_hash_table_lookup (office->centres, centre_id);

  if (centre == NULL)
    return;
  tracking->municipality =
    civic_text_get (civic_centre_get_municipality (centre), tracking->language);
  tracking->place = civic_text_get (civic_centre_get_place (centre), tracking->language);
}

/* Only for what it was said about: a filing that moved on since needs it no more. NULL for none. */
static char *
read_message (const CentralFiling *filing, const char *language)
{
  g_autoptr (JsonNode) node = filing->message && g_str_equal (filing->state, "returned")
                                ? json_from_string (filing->message, NULL)
                                : NULL;

  return node && JSON_NODE_HOLDS_OBJECT (node)
           ? g_strdup (central_json_get_string (json_node_get_object (node), language))
           : NULL;
}

static CentralResponse *
respond_unarrived (CentralOffice *office, const CentralRequest *request, CivicReceiptToken *token)
{
  g_autofree char *made_at = format_made_at (token);
  CentralTracking tracking = {
    .state = CENTRAL_TRACKING_NOT_ARRIVED,
    .language = choose_language (request),
    .code = token->code,
    .kiosk = token->kiosk,
    .made_at = made_at,
    .telephone = central_office_get_telephone (office, NULL),
  };

  read_service (&tracking, office, token->service);
  return central_tracking_markup_respond (&tracking, 404);
}

/* kiosk: (nullable) who signed the receipt, if there is one */
static CentralResponse *
respond_filing (CentralOffice *office,
                const CentralRequest *request,
                const CentralFiling *filing,
                const char *kiosk,
                const char *made_at)
{
  g_autoptr (GPtrArray) events = central_store_list_events (office->store, filing->code, NULL);
  g_autoptr (CentralBill) bill = NULL;
  g_autofree char *message = read_message (filing, choose_language (request));
  CentralTracking tracking = {
    .message = message,
    .state = filing->destroyed_at ? CENTRAL_TRACKING_DESTROYED
                                  : central_tracking_words_find_state (filing->state),
    .language = choose_language (request),
    .code = filing->code,
    .kiosk = kiosk,
    .made_at = made_at,
    .events = events,
    .due_at = filing->due_at,
    .telephone = central_office_get_telephone (office, filing->centre),
  };

  if (events == NULL || !central_store_find_bill (office->store, filing->code, &bill, NULL))
    return respond_bare (office, request, CENTRAL_TRACKING_UNAVAILABLE, 503);
  tracking.bill = bill;
  read_service (&tracking, office, filing->service);
  read_centre (&tracking, office, filing->centre);
  return central_tracking_markup_respond (&tracking, 200);
}

static CentralResponse *
respond_receipt (CentralOffice *office, const CentralRequest *request, CivicReceiptToken *token)
{
  g_autofree char *made_at = format_made_at (token);
  g_autoptr (CentralFiling) filing = NULL;

  if (!central_store_find_filing (office->store, token->code, &filing, NULL))
    return respond_bare (office, request, CENTRAL_TRACKING_UNAVAILABLE, 503);
  if (filing == NULL)
    return respond_unarrived (office, request, token);
  return respond_filing (office, request, filing, token->kiosk, made_at);
}

/* What a short message links to: there is room for a code in it, not for a signature. */
static CentralResponse *
respond_code (CentralOffice *office, const CentralRequest *request, const char *code)
{
  g_autoptr (CentralFiling) filing = NULL;

  if (!central_store_find_filing (office->store, code, &filing, NULL))
    return respond_bare (office, request, CENTRAL_TRACKING_UNAVAILABLE, 503);
  if (filing == NULL)
    return respond_bare (office, request, CENTRAL_TRACKING_LOST, 404);
  return respond_filing (office, request, filing, NULL, filing->made_at);
}

CentralResponse *
central_tracking_page_get (CentralOffice *office,
                           const CentralRequest *request,
                           const char *tail,
                           GError **error)
{
  g_autoptr (CivicReceiptToken) token = NULL;

  if (civic_tracking_code_is_valid (tail))
    return respond_code (office, request, tail);
  token = central_kiosks_verify_receipt (office, tail);
  return token ? respond_receipt (office, request, token)
               : respond_bare (office, request, CENTRAL_TRACKING_NOT_GENUINE, 400);
}
