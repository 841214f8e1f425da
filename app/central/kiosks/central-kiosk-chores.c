/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-kiosk-chores.h"

#include "central-commands.h"
#include "central-enrolments.h"
#include "central-kiosk-reports.h"
#include "central-kiosks.h"

#define CONSOLE "console"

static gboolean
enrol (CentralOffice *office, const CentralOptions *options, GError **error)
{
  g_autofree char *code =
    central_enrolments_offer (office, options->kiosk, options->centre, CONSOLE, error);

  if (code == NULL)
    return FALSE;
  g_print ("%s\n", code);
  return TRUE;
}

gboolean
central_kiosk_chores_run (CentralOffice *office, const CentralOptions *options, GError **error)
{
  if (options->command == CENTRAL_COMMAND_ENROL)
    return enrol (office, options, error);
  return central_kiosks_revoke (office, options->kiosk, CONSOLE, error);
}

gboolean
central_kiosk_chores_forget (CentralOffice *office, gint64 before_ms, GError **error)
{
  return central_commands_sweep (office, error) &&
         central_store_forget_commands (office->store, before_ms, error) &&
         central_store_forget_enrolments (office->store, before_ms, error) &&
         central_kiosk_reports_forget (office, error);
}
