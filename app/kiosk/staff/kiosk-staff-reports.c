/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-staff-reports.h"

#include <string.h>

/* (nullable) */
static GBytes *
finish (KioskAgentLink *link, GAsyncResult *result, GError **error)
{
  g_autoptr (GVariant) reply = kiosk_agent_link_staff_call_finish (link, result, error);
  const char *json = NULL;

  if (reply == NULL)
    return NULL;
  if (!g_variant_is_of_type (reply, G_VARIANT_TYPE ("(s)"))) {
    g_set_error_literal (error, CIVIC_ERROR, CIVIC_ERROR_MALFORMED, "no report");
    return NULL;
  }
  g_variant_get (reply, "(&s)", &json);
  return g_bytes_new (json, strlen (json));
}

CivicReadiness *
kiosk_staff_check_finish (KioskAgentLink *link, GAsyncResult *result, GError **error)
{
  g_autoptr (GBytes) json = finish (link, result, error);

  return json != NULL ? civic_readiness_parse (json, error) : NULL;
}

CivicShift *
kiosk_staff_shift_finish (KioskAgentLink *link, GAsyncResult *result, GError **error)
{
  g_autoptr (GBytes) json = finish (link, result, error);

  return json != NULL ? civic_shift_parse (json, error) : NULL;
}
