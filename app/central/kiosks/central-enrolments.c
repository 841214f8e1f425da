/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-enrolments-private.h"

#include "civic-enrolment-code.h"

#include "central-audit.h"
#include "central-clock.h"
#include "central-enrolments.h"
#include "central-error.h"
#include "central-kiosks.h"

#define LIFE_MS ((gint64) CENTRAL_ENROLMENTS_HOURS * 60 * 60 * 1000)
#define DIGEST_PURPOSE "kushk-enrolment-code-v1"
#define DIGEST_BYTES crypto_generichash_BYTES

/* Keyed, so that whoever reads the store cannot find the code by trying. */
char *
central_enrolments_digest (CentralOffice *office, const char *bare)
{
  crypto_generichash_state state;
  guint8 digest[DIGEST_BYTES];
  char text[2 * DIGEST_BYTES + 1];

  crypto_generichash_init (&state, office->keys->sign_secret, crypto_generichash_KEYBYTES,
                           DIGEST_BYTES);
  crypto_generichash_update (&state, (const guint8 *) DIGEST_PURPOSE, strlen (DIGEST_PURPOSE));
  crypto_generichash_update (&state, (const guint8 *) bare, CIVIC_ENROLMENT_CODE_DRAWN);
  crypto_generichash_final (&state, digest, sizeof digest);
  return g_strdup (sodium_bin2hex (text, sizeof text, digest, sizeof digest));
}

static void
free_key (char *text)
{
  sodium_memzero (text, strlen (text));
  g_free (text);
}

CentralHttpCertificate *
central_enrolments_sign (CentralOffice *office,
                         const char *request,
                         const char *kiosk,
                         GError **error)
{
  g_autofree char *path = g_build_filename (office->keys->directory, "tls", "ca.key", NULL);
  CentralHttpCertificate *certificate = NULL;
  char *key = NULL;

  if (!g_file_get_contents (path, &key, NULL, NULL)) {
    g_set_error (error, CENTRAL_ERROR, CENTRAL_ERROR_UNAVAILABLE,
                 "this central has no %s, and enrols nobody", path);
    return NULL;
  }
  certificate = central_http_authority_sign (office->keys->tls_ca, key, request, kiosk, error);
  free_key (key);
  return certificate;
}

static gboolean
check (CentralOffice *office, const char *kiosk_id, const char *centre, GError **error)
{
  if (!central_keys_is_kiosk_id (kiosk_id)) {
    g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_MALFORMED,
                         "a kiosk's id is 1 to 40 of A-Z, 0-9 and -");
    return FALSE;
  }
  if (g_hash_table_contains (office->centres, centre))
    return TRUE;
  g_set_error (error, CENTRAL_ERROR, CENTRAL_ERROR_NOT_FOUND, "no profile of the centre \"%s\"",
               centre);
  return FALSE;
}

static const char *
get_fingerprint (CentralOffice *office, GError **error)
{
  g_autoptr (GBytes) der = NULL;

  if (office->fingerprint == NULL &&
      (der = central_http_authority_get_der (office->keys->tls_ca, error)) != NULL)
    office->fingerprint = civic_enrolment_code_fingerprint (der);
  return office->fingerprint;
}

static gboolean
store (CentralOffice *office, const CentralEnrolment *enrolment, GError **error)
{
  g_autoptr (CentralTransaction) transaction =
    central_store_begin (office->store, enrolment->kiosk, error);

  return transaction && central_store_add_enrolment (office->store, enrolment, error) &&
         central_audit_add (office->store, enrolment->made_by, CENTRAL_AUDIT_ENROLMENT_OFFERED,
                            enrolment->kiosk, error) &&
         central_transaction_commit (transaction, error);
}

char *
central_enrolments_offer (CentralOffice *office,
                          const char *kiosk_id,
                          const char *centre,
                          const char *made_by,
                          GError **error)
{
  const char *fingerprint = NULL;
  g_autofree char *bare = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *now = central_clock_now ();
  CentralEnrolment enrolment = {
    .kiosk = (char *) kiosk_id,
    .centre = (char *) centre,
    .operator_id = (char *) central_kiosks_get_operator (office, centre),
    .made_at = now,
    .made_by = (char *) made_by,
    .expires_at_ms = central_clock_now_ms () + LIFE_MS,
  };

  if (!check (office, kiosk_id, centre, error) ||
      (fingerprint = get_fingerprint (office, error)) == NULL)
    return NULL;
  bare = civic_enrolment_code_draw (fingerprint);
  digest = central_enrolments_digest (office, bare);
  enrolment.code_digest = digest;
  return store (office, &enrolment, error) ? civic_enrolment_code_group (bare) : NULL;
}
