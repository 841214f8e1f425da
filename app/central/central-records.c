/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-records.h"

#include "central-error.h"

gboolean
central_records_look_up (CentralOffice *office,
                         const CentralQuestion *question,
                         GPtrArray **ret_records,
                         GError **error)
{
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
