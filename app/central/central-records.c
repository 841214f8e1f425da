/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-records.h"

#include "central-error.h"
#include "central-filing-records.h"
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
  { CENTRAL_FILINGS_REGISTER, central_filing_records_look_up },
  { CENTRAL_RECEIPTS_REGISTER, central_filing_records_look_up_receipt },
  { CENTRAL_FORGERIES_REGISTER, central_filing_records_look_up_forgery },
  { CENTRAL_NEARBY_REGISTER, central_nearby_look_up },
};

gboolean
central_records_look_up (CentralOffice *office,
                         const CentralQuestion *question,
                         GPtrArray **ret_records,
                         GError **error)
{
  for (guint index = 0; index < G_N_ELEMENTS (own); index++)
    if (g_str_equal (question->registry, own[index].registry))
      return own[index].look_up (office, question, ret_records, error);
  return central_registry_look_up (office->registry, question, ret_records, error);
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
