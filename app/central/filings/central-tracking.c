/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-endpoints.h"

#include "civic-tracking-code.h"

#include "central-card.h"
#include "central-filing-records.h"
#include "central-invoices.h"
#include "central-json.h"
#include "central-sealed.h"

static void
add_service_name (JsonBuilder *builder, CentralOffice *office, const char *service_id)
{
  CivicService *service = civic_catalogue_find (office->catalogue, service_id);
  g_autoptr (JsonNode) name =
    service ? civic_text_to_json (civic_service_get_name (service)) : NULL;

  central_json_add_node (builder, "service_name", name);
}

/* The filings' card says what each state is called and what may be done in it. */
static void
add_timeline (JsonBuilder *builder, GPtrArray *events, JsonObject *card)
{
  json_builder_set_member_name (builder, "timeline");
  json_builder_begin_array (builder);
  for (guint index = 0; index < events->len; index++) {
    const CentralEvent *event = events->pdata[index];

    json_builder_begin_object (builder);
    central_json_add_string (builder, "state", event->state);
    central_json_add_node (builder, "label", central_card_find_state (card, event->state));
    central_json_add_string (builder, "at", event->at);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

/* Of the bill that it was paid by, if it was. */
static gboolean
add_invoice (JsonBuilder *builder,
             CentralOffice *office,
             const CentralFiling *filing,
             GError **error)
{
  g_autoptr (CentralBill) bill = NULL;

  if (!central_store_find_bill (office->store, filing->code, &bill, error))
    return FALSE;
  return bill == NULL || central_invoices_add_member (builder, office->store, bill->number, error);
}

static gboolean
add_course (JsonBuilder *builder,
            CentralOffice *office,
            const CentralFiling *filing,
            GError **error)
{
  JsonObject *card = central_enquiries_find_card (office->enquiries, CENTRAL_FILINGS_REGISTER);
  g_autoptr (GPtrArray) events = central_store_list_events (office->store, filing->code, error);
  g_autoptr (JsonNode) record = events ? central_filing_records_make (office, filing, error) : NULL;
  g_autoptr (JsonNode) message = filing->message ? json_from_string (filing->message, NULL) : NULL;

  if (record == NULL)
    return FALSE;
  central_json_add_node (builder, "message", message);
  add_timeline (builder, events, card);
  json_builder_set_member_name (builder, "actions");
  if (filing->destroyed_at) { /* nothing is left to be done anything with */
    json_builder_begin_array (builder);
    json_builder_end_array (builder);
  } else {
    json_builder_add_value (builder,
                            central_card_draw_actions (card, json_node_get_object (record)));
  }
  return TRUE;
}

static CentralResponse *
respond_filing (CentralOffice *office,
                const CentralSealed *sealed,
                const CentralFiling *filing,
                GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "filing");
  json_builder_begin_object (builder);
  central_json_add_string (builder, "code", filing->code);
  central_json_add_string (builder, "service", filing->service);
  add_service_name (builder, office, filing->service);
  central_json_add_string (builder, "state", filing->state);
  central_json_add_string (builder, "received_at", filing->received_at);
  central_json_add_string (builder, "updated_at", filing->updated_at);
  central_json_add_string (builder, "due_at", filing->due_at);
  if (!add_course (builder, office, filing, error) || !add_invoice (builder, office, filing, error))
    return NULL;
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  return central_sealed_respond (sealed, office->keys, builder, error);
}

CentralResponse *
central_tracking_post (CentralOffice *office,
                       const CentralRequest *request,
                       const char *tail,
                       GError **error)
{
  g_autoptr (CentralSealed) sealed = central_sealed_open (office->keys, request, "track", error);
  const char *typed = sealed ? central_json_get_string (sealed->content, "code") : NULL;
  g_autofree char *code = typed ? civic_tracking_code_parse (typed) : NULL;
  g_autoptr (CentralFiling) filing = NULL;

  if (sealed == NULL)
    return NULL;
  if (central_guard_find_penalty (office->guard, request) > 0)
    return central_sealed_respond_problem (sealed, office->keys, "too-many", error);
  if (code && !central_store_find_filing (office->store, code, &filing, error))
    return NULL;
  if (filing == NULL) {
    central_guard_count_miss (office->guard, request);
    return central_sealed_respond_problem (sealed, office->keys, "not-found", error);
  }
  return respond_filing (office, sealed, filing, error);
}
