/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-audit-event.h"

#include "civic-shape-private.h"

#include <string.h>

#define VERSION_MAXIMUM 24
#define SHIFT_DIGITS 7

static const char *const words[] = {
  [CIVIC_AUDIT_AGENT_STARTED] = "agent-started",
  [CIVIC_AUDIT_AGENT_STOPPED] = "agent-stopped",
  [CIVIC_AUDIT_LOG_TORN] = "log-torn",
  [CIVIC_AUDIT_LOG_BROKEN] = "log-broken",
  [CIVIC_AUDIT_SESSION_REPLACED] = "session-replaced",
  [CIVIC_AUDIT_STAFF_LOGGED_IN] = "staff-logged-in",
  [CIVIC_AUDIT_STAFF_REFUSED] = "staff-refused",
  [CIVIC_AUDIT_STAFF_LOCKED_OUT] = "staff-locked-out",
  [CIVIC_AUDIT_ACCOUNTS_CHANGED] = "accounts-changed",
  [CIVIC_AUDIT_VISIT_RESET] = "visit-reset",
  [CIVIC_AUDIT_KIOSK_OPENED] = "kiosk-opened",
  [CIVIC_AUDIT_KIOSK_CLOSED] = "kiosk-closed",
  [CIVIC_AUDIT_SHIFT_BEGUN] = "shift-begun",
  [CIVIC_AUDIT_SHIFT_CLOSED] = "shift-closed",
  [CIVIC_AUDIT_READINESS_PASSED] = "readiness-passed",
  [CIVIC_AUDIT_READINESS_FAILED] = "readiness-failed",
  [CIVIC_AUDIT_CHECK_NOTED] = "check-noted",
  [CIVIC_AUDIT_RECEIPT_TESTED] = "receipt-tested",
  [CIVIC_AUDIT_PAPER_REFILLED] = "paper-refilled",
  [CIVIC_AUDIT_PRINTERS_RESUMED] = "printers-resumed",
  [CIVIC_AUDIT_SENT_NOW] = "sent-now",
  [CIVIC_AUDIT_QUARANTINE_RELEASED] = "quarantine-released",
  [CIVIC_AUDIT_SETTINGS_CHANGED] = "settings-changed",
  [CIVIC_AUDIT_RESTARTED] = "restarted",
  [CIVIC_AUDIT_REBOOTED] = "rebooted",
  [CIVIC_AUDIT_CATALOGUE_INSTALLED] = "catalogue-installed",
  [CIVIC_AUDIT_COMMAND_DONE] = "command-done",
  [CIVIC_AUDIT_COMMAND_REFUSED] = "command-refused",
  [CIVIC_AUDIT_COMMAND_EXPIRED] = "command-expired",
  [CIVIC_AUDIT_COMMAND_FAILED] = "command-failed",
  [CIVIC_AUDIT_CERTIFICATE_RENEWED] = "certificate-renewed",
  [CIVIC_AUDIT_REVOKED] = "revoked",
  [CIVIC_AUDIT_READMITTED] = "readmitted",
  [CIVIC_AUDIT_CONFIGURATION_CHANGED] = "configuration-changed",
  [CIVIC_AUDIT_CONFIGURATION_REFUSED] = "configuration-refused",
  [CIVIC_AUDIT_CLOCK_JUMPED] = "clock-jumped",
  [CIVIC_AUDIT_PRINTER_OUT] = "printer-out",
  [CIVIC_AUDIT_PRINTER_READY] = "printer-ready",
  [CIVIC_AUDIT_LINE_LOST] = "line-lost",
  [CIVIC_AUDIT_LINE_BACK] = "line-back",
  NULL,
};

static const char *const actors[] = {
  "",
  CIVIC_AUDIT_BY_CENTRAL,
  CIVIC_AUDIT_BY_CONTROL,
  CIVIC_AUDIT_BY_AGENT,
  CIVIC_AUDIT_BY_SESSION,
  NULL,
};

static const char *const roles[] = {
  "attendant", "supervisor", "technician", "municipality", NULL,
};
static const char *const resets[] = { "citizen-left", "stuck", "asked", "test", NULL };
static const char *const messages[] = {
  "maintenance", "short-break", "moved", "use-counter", "hours", NULL,
};
static const char *const parts[] = {
  "touch", "keyboard",     "scanner",   "receipt-printer", "sheet-printer", "network", "clock",
  "disk",  "certificates", "catalogue", "configuration",   "audit",         NULL,
};
static const char *const results[] = { "passed", "failed", "skipped", NULL };
static const char *const settings[] = { "volume", "brightness", "languages", NULL };
static const char *const directions[] = { "ahead", "back", NULL };
static const char *const printers[] = { "receipt", "sheet", NULL };
static const char *const printer_reasons[] = {
  "none",        "paper-low", "paper-counted", "paper-out", "tray", "jam",  "cover",
  "output-full", "ink-low",   "ink-out",       "waste",     "hot",  "worn", "paused",
  "off",         "silent",    "scheduler",     "other",     NULL,
};

/* Digits and dots, as "0.1.0". */
static gboolean
is_version (const char *text)
{
  gsize run = 0;

  if (!g_ascii_isdigit (*text) || strlen (text) > VERSION_MAXIMUM)
    return FALSE;
  for (const char *here = text; *here != '\0'; here++) {
    run = g_ascii_isdigit (*here) ? run + 1 : 0;
    if ((*here != '.' && run == 0) || run > CIVIC_AUDIT_ACCOUNT_DIGITS)
      return FALSE;
  }
  return TRUE;
}

static gboolean
is_number (const char *text, gsize longest)
{
  gsize length = strspn (text, "0123456789");

  return length > 0 && length <= longest && text[length] == '\0';
}

static gboolean
is_shift_number (const char *text)
{
  return is_number (text, SHIFT_DIGITS);
}

/* What follows one of each list, in this order. */
typedef struct {
  const char *const *words;
  const char *const *more; /* (nullable) after a colon */
  gboolean (*is_good) (const char *text);
} Shape;

static const Shape shapes[CIVIC_AUDIT_EVENT_COUNT] = {
  [CIVIC_AUDIT_AGENT_STARTED] = { .is_good = is_version },
  [CIVIC_AUDIT_STAFF_LOGGED_IN] = { .words = roles },
  [CIVIC_AUDIT_VISIT_RESET] = { .words = resets },
  [CIVIC_AUDIT_KIOSK_CLOSED] = { .words = messages },
  [CIVIC_AUDIT_SHIFT_BEGUN] = { .is_good = is_shift_number },
  [CIVIC_AUDIT_SHIFT_CLOSED] = { .is_good = is_shift_number },
  [CIVIC_AUDIT_READINESS_FAILED] = { .words = parts },
  [CIVIC_AUDIT_CHECK_NOTED] = { .words = parts, .more = results },
  [CIVIC_AUDIT_RECEIPT_TESTED] = { .words = results },
  [CIVIC_AUDIT_QUARANTINE_RELEASED] = { .is_good = civic_shape_is_boot },
  [CIVIC_AUDIT_SETTINGS_CHANGED] = { .words = settings },
  [CIVIC_AUDIT_CATALOGUE_INSTALLED] = { .is_good = civic_shape_is_boot },
  [CIVIC_AUDIT_COMMAND_DONE] = { .is_good = civic_shape_is_id },
  [CIVIC_AUDIT_COMMAND_REFUSED] = { .is_good = civic_shape_is_id },
  [CIVIC_AUDIT_COMMAND_EXPIRED] = { .is_good = civic_shape_is_id },
  [CIVIC_AUDIT_COMMAND_FAILED] = { .is_good = civic_shape_is_id },
  [CIVIC_AUDIT_CONFIGURATION_CHANGED] = { .is_good = civic_shape_is_boot },
  [CIVIC_AUDIT_CLOCK_JUMPED] = { .words = directions },
  [CIVIC_AUDIT_PRINTER_OUT] = { .words = printers, .more = printer_reasons },
  [CIVIC_AUDIT_PRINTER_READY] = { .words = printers },
};

const char *
civic_audit_event_to_string (CivicAuditEvent event)
{
  g_return_val_if_fail ((guint) event < CIVIC_AUDIT_EVENT_COUNT, NULL);

  return words[event];
}

gboolean
civic_audit_event_from_string (const char *word, CivicAuditEvent *ret_event)
{
  guint index = 0;

  if (!civic_shape_find_word (words, word, &index))
    return FALSE;
  *ret_event = (CivicAuditEvent) index;
  return TRUE;
}

static gboolean
is_pair (const Shape *shape, const char *subject)
{
  g_auto (GStrv) halves = g_strsplit (subject, ":", -1);

  return g_strv_length (halves) == 2 && g_strv_contains (shape->words, halves[0]) &&
         g_strv_contains (shape->more, halves[1]);
}

gboolean
civic_audit_event_takes (CivicAuditEvent event, const char *subject)
{
  const Shape *shape;

  g_return_val_if_fail ((guint) event < CIVIC_AUDIT_EVENT_COUNT && subject != NULL, FALSE);

  shape = &shapes[event];
  if (*subject == '\0')
    return TRUE;
  if (shape->is_good != NULL)
    return shape->is_good (subject);
  if (shape->more != NULL)
    return is_pair (shape, subject);
  return shape->words != NULL && g_strv_contains (shape->words, subject);
}

gboolean
civic_audit_is_account (const char *account)
{
  return g_strv_contains (actors, account) || is_number (account, CIVIC_AUDIT_ACCOUNT_DIGITS);
}
