/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-staff-check-words.h"

#include "kiosk-date.h"
#include "kiosk-printer.h"

#include <glib/gi18n.h>

typedef struct {
  const char *icon;
  const char *name;
  const char *remedy; /* where its reason has none of its own */
} Part;

/* clang-format off */
static const Part parts[] = {
  [CIVIC_CHECK_TOUCH] = { "hand", N_("Touch screen"),
    N_("Clean the glass and check again. If it stays, call the technician.") },
  [CIVIC_CHECK_KEYBOARD] = { "keyboard", N_("Keyboard on the screen"),
    N_("Check again. If it stays, call the technician.") },
  [CIVIC_CHECK_SCANNER] = { "qr", N_("Scanner"),
    N_("Clean its window and check its cable. Citizens can type their code meanwhile.") },
  [CIVIC_CHECK_RECEIPT_PRINTER] = { "paper", N_("Receipt printer"),
    N_("Clean the print head and put the roll in anew, then check again.") },
  [CIVIC_CHECK_SHEET_PRINTER] = { "doc", N_("A4 printer"),
    N_("Check its paper and its ink, then check again.") },
  [CIVIC_CHECK_NETWORK] = { "net", N_("Line to the municipality"),
    N_("Check the network cable. Until the line is back, what citizens file waits here.") },
  [CIVIC_CHECK_CLOCK] = { "clock", N_("Clock"), N_("Call the technician: the clock must be set.") },
  [CIVIC_CHECK_DISK] = { "box", N_("Storage"),
    N_("Call the technician: nothing can be kept on this disk.") },
  [CIVIC_CHECK_CERTIFICATES] = { "shield", N_("Certificates"),
    N_("Call the technician: this kiosk must be enrolled again.") },
  [CIVIC_CHECK_CATALOGUE] = { "report", N_("Services"),
    N_("Call the technician: the services cannot be read.") },
  [CIVIC_CHECK_CONFIGURATION] = { "edit", N_("Settings"),
    N_("Call the technician: the settings of this kiosk cannot be read.") },
  [CIVIC_CHECK_AUDIT] = { "inspect", N_("Journal"),
    N_("Call the technician at once: the journal is not whole. Touch nothing else.") },
};

static const struct {
  CivicCheckReason reason;
  const char *remedy;
} remedies[] = {
  { CIVIC_CHECK_REASON_REVOKED,
    N_("The municipality wants nothing of this kiosk. Call the operator.") },
  { CIVIC_CHECK_REASON_AHEAD,
    N_("The clock is more than five minutes ahead. Call the technician.") },
  { CIVIC_CHECK_REASON_BEHIND,
    N_("The clock is more than five minutes behind. Call the technician.") },
  { CIVIC_CHECK_REASON_BEFORE_BUILD,
    N_("The clock shows a day long past: its battery may be empty. Call the technician.") },
  { CIVIC_CHECK_REASON_FULL, N_("The disk is full. Call the technician to free space.") },
  { CIVIC_CHECK_REASON_SOON,
    N_("The certificate ends within two weeks. Tell the technician today.") },
};
/* clang-format on */

const char *
kiosk_staff_check_name (CivicCheckPart part)
{
  return _ (parts[part].name);
}

const char *
kiosk_staff_check_get_icon (CivicCheckPart part)
{
  return parts[part].icon;
}

const char *
kiosk_staff_check_name_result (CivicCheckResult result)
{
  switch (result) {
  case CIVIC_CHECK_PASSED:
    return _ ("Passed");
  case CIVIC_CHECK_FAILED:
    return _ ("Failed");
  case CIVIC_CHECK_SKIPPED:
    return _ ("Skipped");
  case CIVIC_CHECK_ABSENT:
    return _ ("Not on this kiosk");
  case CIVIC_CHECK_UNTESTED:
  default:
    return _ ("Not checked yet");
  }
}

const char *
kiosk_staff_check_name_verdict (gboolean is_passed)
{
  return is_passed ? _ ("Ready for service") : _ ("Not ready yet");
}

static gboolean
is_printer (CivicCheckPart part)
{
  return part == CIVIC_CHECK_RECEIPT_PRINTER || part == CIVIC_CHECK_SHEET_PRINTER;
}

/* Their words are the queue's own. */
static const char *
get_printer_remedy (CivicCheckPart part, CivicCheckReason reason)
{
  const KioskPrinterReason *known =
    kiosk_printer_reason_find (KIOSK_PRINTER_UNKNOWN, civic_check_reason_to_string (reason));

  return kiosk_printer_reason_get_remedy (known, part == CIVIC_CHECK_SHEET_PRINTER);
}

static gboolean
is_printer_reason (CivicCheckReason reason)
{
  return reason > CIVIC_CHECK_REASON_NONE && reason < CIVIC_CHECK_REASON_BY_HAND;
}

const char *
kiosk_staff_check_get_remedy (CivicCheckPart part, const CivicCheck *check)
{
  g_return_val_if_fail (check != NULL, NULL);

  if (check->result == CIVIC_CHECK_SKIPPED || check->result == CIVIC_CHECK_UNTESTED)
    return civic_check_part_is_required (part)
             ? _ ("The kiosk does not open before this is checked.")
             : NULL;
  if (check->result == CIVIC_CHECK_ABSENT)
    return NULL;
  if (is_printer (part) && is_printer_reason (check->reason))
    return get_printer_remedy (part, check->reason);
  for (gsize i = 0; i < G_N_ELEMENTS (remedies); i++)
    if (remedies[i].reason == check->reason)
      return _ (remedies[i].remedy);
  return check->result == CIVIC_CHECK_FAILED ? _ (parts[part].remedy) : NULL;
}

KioskHealth
kiosk_staff_check_get_health (CivicCheckPart part, const CivicCheck *check)
{
  g_return_val_if_fail (check != NULL, KIOSK_HEALTH_BAD);

  if (check->result == CIVIC_CHECK_FAILED)
    return KIOSK_HEALTH_BAD;
  if (check->result == CIVIC_CHECK_ABSENT)
    return KIOSK_HEALTH_GOOD;
  if (check->result == CIVIC_CHECK_PASSED)
    return kiosk_staff_check_get_remedy (part, check) == NULL ? KIOSK_HEALTH_GOOD
                                                              : KIOSK_HEALTH_MIDDLING;
  return KIOSK_HEALTH_MIDDLING;
}

GDateTime *
kiosk_staff_check_get_time (const CivicCheck *check)
{
  g_autoptr (GDateTime) at = NULL;

  g_return_val_if_fail (check != NULL, NULL);

  at = check->at != NULL ? g_date_time_new_from_iso8601 (check->at, NULL) : NULL;
  return at != NULL ? kiosk_date_in_kingdom (at) : NULL;
}

char *
kiosk_staff_check_describe (const CivicCheck *check, const char *language)
{
  g_autoptr (GDateTime) at = kiosk_staff_check_get_time (check);
  g_autofree char *time = at != NULL ? kiosk_date_format_time (at, language) : NULL;

  return g_strjoin (" · ", kiosk_staff_check_name_result (check->result), time, NULL);
}
