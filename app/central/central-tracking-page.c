/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-endpoints.h"

#include "civic-receipt-token.h"

#include "central-clock.h"
#include "central-languages.h"
#include "central-tracking-markup.h"

#define HTML_TYPE "text/html; charset=utf-8"

static CentralResponse *
respond (const CentralPage *page, guint status)
{
  CentralResponse *response =
    central_response_new (status, HTML_TYPE, central_tracking_markup_draw (page));

  central_response_add_header (response, "Content-Security-Policy",
                               central_tracking_markup_get_policy ());
  central_response_add_header (response, "Content-Language", page->words->language);
  central_response_add_header (response, "Vary", "Accept-Language");
  central_response_add_header (response, "Referrer-Policy", "no-referrer");
  return response;
}

static const CentralWords *
choose_words (const CentralRequest *request)
{
  return central_words_get (central_languages_choose (request->language, request->accept_language));
}

static CentralResponse *
respond_bare (const CentralRequest *request, CentralPageState state, guint status)
{
  CentralPage page = { .state = state, .words = choose_words (request) };

  return respond (&page, status);
}

CentralResponse *
central_tracking_page_lost (const CentralRequest *request)
{
  return respond_bare (request, CENTRAL_PAGE_LOST, 404);
}

/* Which kiosk signed is read first and trusted only when its key agrees. */
static CivicReceiptToken *
verify_token (CentralOffice *office, const char *text)
{
  g_autoptr (CivicReceiptToken) claimed = civic_receipt_token_peek (text, NULL);
  g_autoptr (GBytes) key = claimed ? central_keys_find_kiosk (office->keys, claimed->kiosk) : NULL;

  return key ? civic_receipt_token_verify (text, key, NULL) : NULL;
}

static char *
format_made_at (const CivicReceiptToken *token)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (token->made_at_s);

  return time ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");
}

static void
read_service (CentralPage *page, CentralOffice *office, const char *service_id)
{
  CivicService *service = civic_catalogue_find (office->catalogue, service_id);

  if (service)
    page->service_name = civic_text_get (civic_service_get_name (service), page->words->language);
}

static void
read_centre (CentralPage *page, CentralOffice *office, const char *centre_id)
{
  CivicCentre *centre = g_hash_table_lookup (office->centres, centre_id);

  if (centre == NULL)
    return;
  page->municipality =
    civic_text_get (civic_centre_get_municipality (centre), page->words->language);
  page->place = civic_text_get (civic_centre_get_place (centre), page->words->language);
}

static CentralResponse *
respond_unarrived (CentralOffice *office, const CentralRequest *request, CivicReceiptToken *token)
{
  g_autofree char *made_at = format_made_at (token);
  CentralPage page = {
    .state = CENTRAL_PAGE_NOT_ARRIVED,
    .words = choose_words (request),
    .code = token->code,
    .kiosk = token->kiosk,
    .made_at = made_at,
  };

  read_service (&page, office, token->service);
  return respond (&page, 404);
}

static CentralResponse *
respond_filing (CentralOffice *office,
                const CentralRequest *request,
                CivicReceiptToken *token,
                const CentralFiling *filing)
{
  g_autoptr (GPtrArray) events = central_store_list_events (office->store, filing->code, NULL);
  g_autoptr (CentralBill) bill = NULL;
  g_autofree char *made_at = format_made_at (token);
  CentralPage page = {
    .state = central_words_find_state (filing->state),
    .words = choose_words (request),
    .code = filing->code,
    .kiosk = token->kiosk,
    .made_at = made_at,
    .events = events,
  };

  if (events == NULL || !central_store_find_bill (office->store, filing->code, &bill, NULL))
    return respond_bare (request, CENTRAL_PAGE_UNAVAILABLE, 503);
  page.bill = bill;
  read_service (&page, office, filing->service);
  read_centre (&page, office, filing->centre);
  return respond (&page, 200);
}

CentralResponse *
central_tracking_page_get (CentralOffice *office,
                           const CentralRequest *request,
                           const char *tail,
                           GError **error)
{
  g_autoptr (CivicReceiptToken) token = verify_token (office, tail);
  g_autoptr (CentralFiling) filing = NULL;

  if (token == NULL)
    return respond_bare (request, CENTRAL_PAGE_NOT_GENUINE, 400);
  if (!central_store_find_filing (office->store, token->code, &filing, NULL))
    return respond_bare (request, CENTRAL_PAGE_UNAVAILABLE, 503);
  if (filing == NULL)
    return respond_unarrived (office, request, token);
  return respond_filing (office, request, token, filing);
}
