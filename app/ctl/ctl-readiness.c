/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "ctl-agent.h"
#include "ctl-remedy.h"

#include "civic-readiness.h"

#include <json-glib/json-glib.h>

#define CHECK_TIMEOUT_MS 25000

/* What no printer says; those are ctl_remedy_find's. By CivicCheckReason. */
static const char *const remedies[CIVIC_CHECK_REASONS] = {
  [CIVIC_CHECK_REASON_BY_HAND] = "Staff found it so at the machine: repair it, then check again.",
  [CIVIC_CHECK_REASON_UNREACHABLE] = "Look at cable, router and [central] url; it opens off line.",
  [CIVIC_CHECK_REASON_REVOKED] = "The central revoked this kiosk: ask for an enrolment code.",
  [CIVIC_CHECK_REASON_AHEAD] = "Set the clock, and look whether systemd-timesyncd reaches its "
                               "server.",
  [CIVIC_CHECK_REASON_BEHIND] = "Set the clock, and look whether systemd-timesyncd reaches its "
                                "server.",
  [CIVIC_CHECK_REASON_BEFORE_BUILD] = "Set the clock; a new battery on the board may be due.",
  [CIVIC_CHECK_REASON_FULL] = "Make room where [agent] state_directory lies: du -xsh /var/*",
  [CIVIC_CHECK_REASON_UNWRITABLE] = "The disk takes nothing: look at mount and dmesg.",
  [CIVIC_CHECK_REASON_MISREAD] = "The disk loses what it is given: replace it.",
  [CIVIC_CHECK_REASON_MISSING] = "A file that kushk.conf names is not there: kushkctl config check",
  [CIVIC_CHECK_REASON_BROKEN] = "It is there and cannot be used: kushkctl config check, or "
                                "catalogue check, or audit verify",
  [CIVIC_CHECK_REASON_MISMATCHED] = "Key, certificate and authority do not fit: kushkctl enrol",
  [CIVIC_CHECK_REASON_EXPIRED] = "Its time is over: kushkctl enrol --renew, or tell the "
                                 "municipality.",
  [CIVIC_CHECK_REASON_NOT_YET] = "Its time has not begun: look at the clock.",
  [CIVIC_CHECK_REASON_SOON] = "Ends within 14 days: kushkctl enrol --renew",
};

static const char *
find_remedy (const CivicCheck *check)
{
  const char *remedy = remedies[check->reason];

  if (check->reason == CIVIC_CHECK_REASON_NONE)
    return check->result == CIVIC_CHECK_UNTESTED ? "Staff try it at the machine." : "";
  if (remedy == NULL)
    remedy = ctl_remedy_find (civic_check_reason_to_string (check->reason));

  return remedy != NULL ? remedy : "";
}

static void
print_table (const CivicReadiness *report)
{
  g_print ("%-16s %-9s %-14s %s\n", "PART", "RESULT", "REASON", "WHAT TO DO");
  for (guint part = 0; part < CIVIC_CHECK_PARTS; part++) {
    const CivicCheck *check = &report->parts[part];

    g_print ("%-16s %-9s %-14s %s\n", civic_check_part_to_string ((CivicCheckPart) part),
             civic_check_result_to_string (check->result),
             civic_check_reason_to_string (check->reason), find_remedy (check));
  }
}

/* Hands try what no machine can; that they did not yet is no fault it could tell. */
static gboolean
has_failed (const CivicReadiness *report)
{
  for (guint part = 0; part < CIVIC_CHECK_PARTS; part++)
    if (report->parts[part].result == CIVIC_CHECK_FAILED)
      return TRUE;

  return FALSE;
}

static char *
check (const char *config_path, GError **error)
{
  g_autoptr (AgentBusAgent) agent = ctl_agent_ask (config_path, NULL, error);
  char *json = NULL;

  if (agent == NULL)
    return NULL;
  g_dbus_proxy_set_default_timeout (G_DBUS_PROXY (agent), CHECK_TIMEOUT_MS);
  if (!agent_bus_agent_call_staff_check_readiness_sync (agent, &json, NULL, error))
    return NULL;

  return json;
}

gboolean
ctl_readiness (const char *config_path, char **arguments, GError **error)
{
  gboolean as_json = FALSE;
  g_autofree char *json = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CivicReadiness) report = NULL;

  if (!ctl_command_parse_json (arguments, &as_json, error))
    return FALSE;
  json = check (config_path, error);
  if (json == NULL)
    return FALSE;
  bytes = g_bytes_new (json, strlen (json));
  report = civic_readiness_parse (bytes, error);
  if (report == NULL)
    return FALSE;

  if (as_json)
    g_print ("%s\n", json);
  else
    print_table (report);
  if (has_failed (report)) {
    g_set_error_literal (error, CTL_ERROR, CTL_ERROR_FAILED,
                         "Something of this kiosk has failed: each line above says what to do.");
    return FALSE;
  }

  return TRUE;
}
