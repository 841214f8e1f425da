/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-records.h"

#include "central-bill-records.h"
#include "central-error.h"
#include "central-filing-records.h"
#include "central-issued-records.h"
#include "central-json.h"
#include "central-nearby.h"

typedef gboolean (*LookUp) (CentralOffice *office,
                            const CentralQuestion *question,
                            GPtrArray **ret_records,
                            GError **error);

/* Our own, in place of or in front of a register of the same name. */
static const struct {
  const char *registry;
  LookUp look_up;
} own[] = {
  { CENTRAL_BILLS_REGISTER, central_bill_records_look_up },
  { CENTRAL_FILINGS_REGISTER, central_filing_records_look_up },
  { CENTRAL_RECEIPTS_REGISTER, central_filing_records_look_up_receipt },
  { CENTRAL_FORGERIES_REGISTER, central_filing_records_look_up_forgery },
  { CENTRAL_NEARBY_REGISTER, central_nearby_look_up },
  { CENTRAL_DOCUMENTS_REGISTER, central_issued_records_look_up },
  { CENTRAL_PAPERS_REGISTER, central_issued_records_look_up_paper },
  { CENTRAL_FORGED_PAPERS_REGISTER, central_issued_records_look_up_forgery },
};

static gboolean
refresh_mark (CentralOffice *office, const char *registry, JsonObject *record, GError **error)
{
  const char *number = central_json_get_string (record, "number");
  g_autoptr (CentralMark) mark = NULL;
  g_autofree char *day = NULL;
  g_autofree char *member = NULL;

  if (number && !central_store_find_mark (office->store, registry, number, &mark, error))
    return FALSE;
  if (mark == NULL)
    return TRUE;
  member = g_strconcat (mark->state, "_at", NULL);
  day = g_strndup (mark->at, strlen ("2026-11-22"));
  json_object_set_string_member (record, "state", mark->state);
  json_object_set_string_member (record, member, day);
  return TRUE;
}

/* What happened here that the register outside has not heard of yet. */
static gboolean
refresh (CentralOffice *office, const char *registry, GPtrArray *records, GError **error)
{
  for (guint index = 0; index < records->len; index++) {
    JsonObject *record = json_node_get_object (records->pdata[index]);

    if (!refresh_mark (office, registry, record, error) ||
        !central_bill_records_refresh (office, record, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
central_records_look_up (CentralOffice *office,
                         const CentralQuestion *question,
                         GPtrArray **ret_records,
                         GError **error)
{
  g_autoptr (GPtrArray) records = NULL;

  for (guint index = 0; index < G_N_ELEMENTS (own); index++)
    if (g_str_equal (question->registry, own[index].registry))
      return own[index].look_up (office, question, ret_records, error);
  if (!central_registry_look_up (office->registry, question, &records, error) ||
      !refresh (office, question->registry, records, error))
    return FALSE;
  *ret_records = g_steal_pointer (&records);
  return TRUE;
}

static gboolean
check_register (CentralOffice *office, CivicService *service, const char *registry, GError **error)
{
  for (guint index = 0; index < G_N_ELEMENTS (own); index++)
    if (g_str_equal (registry, own[index].registry))
      return TRUE;
  if (central_registry_knows (office->registry, registry))
    return TRUE;
  g_set_error (error, CENTRAL_ERROR, CENTRAL_ERROR_CONFIGURATION,
               "%s asks the register %s, which nobody keeps", civic_service_get_id (service),
               registry);
  return FALSE;
}

static gboolean
check_service (CentralOffice *office, CivicService *service, GError **error)
{
  GListModel *lookups = civic_service_get_lookups (service);
  GPtrArray *sources = central_enquiries_find (office->enquiries, civic_service_get_id (service));

  for (guint index = 0; index < g_list_model_get_n_items (lookups); index++) {
    g_autoptr (CivicLookup) lookup = g_list_model_get_item (lookups, index);

    if (!check_register (office, service, civic_lookup_get_registry (lookup), error))
      return FALSE;
  }
  for (guint index = 0; sources && index < sources->len; index++) {
    const CentralEnquirySource *source = sources->pdata[index];

    if (!check_register (office, service, source->registry, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
central_records_check (CentralOffice *office, GError **error)
{
  GListModel *services = civic_catalogue_get_services (office->catalogue);

  for (guint index = 0; index < g_list_model_get_n_items (services); index++) {
    g_autoptr (CivicService) service = g_list_model_get_item (services, index);

    if (!check_service (office, service, error))
      return FALSE;
  }
  return TRUE;
}

const char *
central_records_get_problem (const GError *error)
{
  if (g_error_matches (error, CENTRAL_ERROR, CENTRAL_ERROR_IDENTITY_REQUIRED))
    return "not-allowed";
  if (g_error_matches (error, CENTRAL_ERROR, CENTRAL_ERROR_UNAVAILABLE))
    return "unavailable";
  return NULL;
}
