/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-kiosks.h"

#include "central-admission.h"
#include "central-audit.h"
#include "central-clock.h"
#include "central-error.h"

const char *
central_kiosks_get_operator (CentralOffice *office, const char *centre)
{
  CivicCentre *found = g_hash_table_lookup (office->centres, centre);

  return found ? civic_centre_get_operator (found) : "";
}

static gboolean
check_known (CentralOffice *office, const char *id, GError **error)
{
  g_autoptr (CentralKiosk) kiosk = NULL;

  if (!central_store_find_kiosk (office->store, id, &kiosk, error))
    return FALSE;
  if (kiosk)
    return TRUE;
  g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_NOT_FOUND,
                       "no such kiosk in the register");
  return FALSE;
}

gboolean
central_kiosks_revoke (CentralOffice *office, const char *id, const char *by, GError **error)
{
  g_autofree char *now = central_clock_now ();
  g_autoptr (CentralTransaction) transaction = NULL;
  gboolean changed = FALSE;

  if (!check_known (office, id, error))
    return FALSE;
  transaction = central_store_begin (office->store, id, error);
  if (transaction == NULL ||
      !central_store_set_kiosk_revoked (office->store, id, now, &changed, error) ||
      (changed && !central_audit_add (office->store, by, CENTRAL_AUDIT_KIOSK_REVOKED, id, error)) ||
      !central_transaction_commit (transaction, error))
    return FALSE;
  central_admission_forget (office->admission);
  return TRUE;
}

static GBytes *
parse_key (const char *hex)
{
  guint8 key[CIVIC_KEYS_SIGN_PUBLIC_BYTES];
  size_t size = 0;

  if (sodium_hex2bin (key, sizeof key, hex, strlen (hex), NULL, &size, NULL) != 0 ||
      size != sizeof key)
    return NULL;
  return g_bytes_new (key, sizeof key);
}

static CivicReceiptToken *
verify_by_register (CentralOffice *office, const char *kiosk, const char *token)
{
  g_autoptr (GPtrArray) keys = central_store_list_kiosk_keys (office->store, kiosk, NULL);

  for (guint index = 0; keys && index < keys->len; index++) {
    g_autoptr (GBytes) key = parse_key (keys->pdata[index]);
    CivicReceiptToken *receipt = key ? civic_receipt_token_verify (token, key, NULL) : NULL;

    if (receipt)
      return receipt;
  }
  return NULL;
}

/* Which kiosk signed is read first and trusted only when one of its keys agrees. */
CivicReceiptToken *
central_kiosks_verify_receipt (CentralOffice *office, const char *token)
{
  g_autoptr (CivicReceiptToken) claimed = civic_receipt_token_peek (token, NULL);
  g_autoptr (GBytes) key = claimed ? central_keys_find_kiosk (office->keys, claimed->kiosk) : NULL;
  CivicReceiptToken *receipt = key ? civic_receipt_token_verify (token, key, NULL) : NULL;

  if (receipt || claimed == NULL)
    return receipt;
  return verify_by_register (office, claimed->kiosk, token);
}
