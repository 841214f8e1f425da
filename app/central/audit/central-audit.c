/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-audit.h"

#include <sodium.h>
#include <string.h>

#include "central-clock.h"
#include "central-error.h"
#include "central-store-audit.h"

#define HASH_BYTES 32
#define ROWS_PER_STEP 1000
#define PERSON_ID_DIGITS 10
#define TELEPHONE_DIGITS 12
#define CHARACTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.:@*_-"
#define DIGITS "0123456789"

static const char *const words[CENTRAL_AUDIT_EVENTS] = {
  [CENTRAL_AUDIT_CENTRAL_STARTED] = "central-started",
  [CENTRAL_AUDIT_CENTRAL_STOPPED] = "central-stopped",
  [CENTRAL_AUDIT_ENROLMENT_OFFERED] = "enrolment-offered",
  [CENTRAL_AUDIT_KIOSK_ENROLLED] = "kiosk-enrolled",
  [CENTRAL_AUDIT_KIOSK_REVOKED] = "kiosk-revoked",
  [CENTRAL_AUDIT_CERTIFICATE_RENEWED] = "certificate-renewed",
  [CENTRAL_AUDIT_COMMAND_ISSUED] = "command-issued",
  [CENTRAL_AUDIT_COMMAND_DONE] = "command-done",
  [CENTRAL_AUDIT_COMMAND_REFUSED] = "command-refused",
  [CENTRAL_AUDIT_COMMAND_EXPIRED] = "command-expired",
  [CENTRAL_AUDIT_COMMAND_WITHDRAWN] = "command-withdrawn",
  [CENTRAL_AUDIT_CATALOGUE_SERVED] = "catalogue-served",
  [CENTRAL_AUDIT_OPERATOR_LOGGED_IN] = "operator-logged-in",
  [CENTRAL_AUDIT_OPERATOR_LOGGED_OUT] = "operator-logged-out",
  [CENTRAL_AUDIT_OPERATOR_REFUSED] = "operator-refused",
  [CENTRAL_AUDIT_OPERATOR_LOCKED_OUT] = "operator-locked-out",
  [CENTRAL_AUDIT_OPERATOR_USER_ADDED] = "operator-user-added",
  [CENTRAL_AUDIT_OPERATOR_USER_REMOVED] = "operator-user-removed",
  [CENTRAL_AUDIT_PASSWORD_CHANGED] = "password-changed",
  [CENTRAL_AUDIT_TOKEN_ADDED] = "token-added",
  [CENTRAL_AUDIT_TOKEN_REMOVED] = "token-removed",
  [CENTRAL_AUDIT_SETTLEMENT_CLOSED] = "settlement-closed",
  [CENTRAL_AUDIT_SETTLEMENT_EXPORTED] = "settlement-exported",
  [CENTRAL_AUDIT_POSTING_REVERSED] = "posting-reversed",
  [CENTRAL_AUDIT_WEBHOOK_REFUSED] = "webhook-refused",
  [CENTRAL_AUDIT_PERSONAL_DATA_DESTROYED] = "personal-data-destroyed",
  [CENTRAL_AUDIT_KIOSK_AUDIT_FORKED] = "kiosk-audit-forked",
  [CENTRAL_AUDIT_KIOSK_AUDIT_SEEN] = "kiosk-audit-seen",
};

const char *
central_audit_event_get_word (CentralAuditEvent event)
{
  g_return_val_if_fail (event < CENTRAL_AUDIT_EVENTS, NULL);

  return words[event];
}

/* Ten digits are a person's id or her mobile, twelve the mobile with its country. */
static gboolean
is_about_a_person (const char *text, gsize length)
{
  return (length == PERSON_ID_DIGITS || length == TELEPHONE_DIGITS) &&
         strspn (text, DIGITS) == length;
}

static gboolean
is_id (const char *text)
{
  gsize length = text ? strlen (text) : 0;

  return length > 0 && length <= CENTRAL_AUDIT_MAXIMUM_ID && strspn (text, CHARACTERS) == length &&
         !is_about_a_person (text, length);
}

static gboolean
is_proof (const char *text)
{
  gsize length = strlen (text);

  return length <= CENTRAL_AUDIT_MAXIMUM_ID && strspn (text, "0123456789abcdef") == length;
}

/* No field can hold a line's end and their number is fixed, so that no two rows read the same. */
static char *
hash_row (const CentralAuditRow *row, const char *previous)
{
  guint8 hash[HASH_BYTES];
  char text[HASH_BYTES * 2 + 1];
  g_autofree char *canonical = g_strdup_printf (
    "kushk-audit-v1\n%s\n%" G_GINT64_FORMAT "\n%s\n%s\n%s\n%s\n%" G_GINT64_FORMAT "\n%s\n",
    previous, row->number, row->at, row->actor, row->event, row->subject, row->amount, row->proof);

  crypto_generichash (hash, sizeof hash, (const guint8 *) canonical, strlen (canonical), NULL, 0);
  return g_strdup (sodium_bin2hex (text, sizeof text, hash, sizeof hash));
}

static gboolean
append (CentralStore *store, CentralAuditRow *row, GError **error)
{
  g_autofree char *previous = NULL;

  if (!central_store_take_audit_end (store, &row->number, &previous, error))
    return FALSE;
  row->hash = hash_row (row, previous);
  return central_store_add_audit_row (store, row, error);
}

static gboolean
append_alone (CentralStore *store, CentralAuditRow *row, GError **error)
{
  g_autoptr (CentralTransaction) transaction = central_store_begin (store, "audit", error);

  return transaction && append (store, row, error) &&
         central_transaction_commit (transaction, error);
}

gboolean
central_audit_add_proof (CentralStore *store,
                         const char *actor,
                         CentralAuditEvent event,
                         const char *subject,
                         gint64 amount,
                         const char *proof,
                         GError **error)
{
  g_auto (CentralAuditRow) row = { 0 };

  if (!is_id (actor) || !is_id (subject) || !is_proof (proof) || event >= CENTRAL_AUDIT_EVENTS) {
    g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_MALFORMED,
                         "the audit takes ids, and nothing about persons");
    return FALSE;
  }
  row.at = central_clock_now ();
  row.actor = g_strdup (actor);
  row.event = g_strdup (words[event]);
  row.subject = g_strdup (subject);
  row.amount = amount;
  row.proof = g_strdup (proof);
  return central_store_is_in_transaction (store) ? append (store, &row, error)
                                                 : append_alone (store, &row, error);
}

gboolean
central_audit_add (CentralStore *store,
                   const char *actor,
                   CentralAuditEvent event,
                   const char *subject,
                   GError **error)
{
  return central_audit_add_proof (store, actor, event, subject, 0, "", error);
}

static void
break_at (CentralAuditVerdict *verdict, gint64 number, const char *reason)
{
  verdict->broken_row = number;
  verdict->reason = g_strdup (reason);
}

static gboolean
is_whole (const CentralAuditRow *row)
{
  return row->at && row->actor && row->event && row->subject && row->proof && row->hash;
}

static void
check_row (CentralAuditVerdict *verdict, const CentralAuditRow *row)
{
  gint64 expected = verdict->row_count + 1;
  g_autofree char *hash = NULL;

  if (row->number != expected) {
    break_at (verdict, expected,
              row->number > expected ? "it is missing" : "another stands before it");
    return;
  }
  hash = is_whole (row) ? hash_row (row, verdict->end) : NULL;
  if (g_strcmp0 (hash, row->hash) != 0 || hash == NULL) {
    break_at (verdict, expected, "its hash is not that of what it says and of the row before");
    return;
  }
  verdict->row_count = expected;
  g_free (verdict->end);
  verdict->end = g_steal_pointer (&hash);
}

/* Until no row is left, or one does not fit. */
static gboolean
walk (CentralStore *store, CentralAuditVerdict *verdict, GError **error)
{
  for (;;) {
    gint64 after = verdict->row_count > 0 ? verdict->row_count : G_MININT64;
    g_autoptr (GPtrArray) rows = central_store_list_audit_rows (store, after, ROWS_PER_STEP, error);

    if (rows == NULL)
      return FALSE;
    for (guint index = 0; index < rows->len && verdict->broken_row == 0; index++)
      check_row (verdict, rows->pdata[index]);
    if (rows->len == 0 || verdict->broken_row > 0)
      return TRUE;
  }
}

static void
check_end (CentralAuditVerdict *verdict, const CentralAuditEnd *end)
{
  if (end->number < verdict->row_count)
    break_at (verdict, end->number + 1, "it was never added by a central");
  else if (g_strcmp0 (end->hash, verdict->end) != 0)
    break_at (verdict, verdict->row_count, "it is not the last that a central added");
}

/* promised: where the end was before this walk began. */
static gboolean
walk_to (CentralStore *store, CentralAuditVerdict *verdict, gint64 promised, GError **error)
{
  if (!walk (store, verdict, error))
    return FALSE;
  if (verdict->broken_row == 0 && verdict->row_count < promised)
    break_at (verdict, verdict->row_count + 1, "it is missing");
  return TRUE;
}

/* Whoever adds a row while we walk moves the end: then there is more to walk. */
CentralAuditVerdict *
central_audit_verify (CentralStore *store, GError **error)
{
  g_autoptr (CentralAuditVerdict) verdict = g_new0 (CentralAuditVerdict, 1);
  gint64 promised = 0;

  verdict->end = g_strdup ("");
  do {
    g_auto (CentralAuditEnd) end = { 0 };

    if (!walk_to (store, verdict, promised, error) ||
        !central_store_find_audit_end (store, &end, error))
      return NULL;
    promised = end.number;
    if (verdict->broken_row == 0 && promised <= verdict->row_count)
      check_end (verdict, &end);
  } while (verdict->broken_row == 0 && promised > verdict->row_count);
  return g_steal_pointer (&verdict);
}

void
central_audit_verdict_free (CentralAuditVerdict *self)
{
  g_free (self->reason);
  g_free (self->end);
  g_free (self);
}
