/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-endpoints.h"

#define JSON_TYPE "application/json"

CentralResponse *
central_health_get (CentralOffice *office,
                    const CentralRequest *request,
                    const char *tail,
                    GError **error)
{
  return central_response_new (200, JSON_TYPE, g_strdup ("{\"status\":\"alive\"}"));
}

CentralResponse *
central_health_get_ready (CentralOffice *office,
                          const CentralRequest *request,
                          const char *tail,
                          GError **error)
{
  if (!central_store_check (office->store, error))
    return NULL;
  return central_response_new (200, JSON_TYPE, g_strdup ("{\"status\":\"ready\"}"));
}
