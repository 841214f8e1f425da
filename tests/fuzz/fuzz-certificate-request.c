/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "fuzz-target.h"

#include <gnutls/gnutls.h>
#include <gnutls/x509.h>

#include "central-http-authority.h"

#define YEAR_S (365 * 24 * 60 * 60)

static char *authority;
static char *authority_key;

static void
sign_authority (gnutls_x509_crt_t certificate, gnutls_x509_privkey_t key)
{
  static const guint8 serial[] = { 1 };

  gnutls_x509_crt_set_version (certificate, 3);
  gnutls_x509_crt_set_serial (certificate, serial, sizeof serial);
  gnutls_x509_crt_set_dn_by_oid (certificate, GNUTLS_OID_X520_COMMON_NAME, 0, "Fuzz", 4);
  gnutls_x509_crt_set_activation_time (certificate, time (NULL) - YEAR_S);
  gnutls_x509_crt_set_expiration_time (certificate, time (NULL) + YEAR_S);
  gnutls_x509_crt_set_ca_status (certificate, 1);
  gnutls_x509_crt_set_key (certificate, key);
  g_assert_cmpint (gnutls_x509_crt_sign2 (certificate, certificate, key, GNUTLS_DIG_SHA256, 0), ==,
                   GNUTLS_E_SUCCESS);
}

static void
make_authority (void)
{
  gnutls_x509_privkey_t key = NULL;
  gnutls_x509_crt_t certificate = NULL;
  gnutls_datum_t text = { NULL, 0 };

  if (authority)
    return;
  gnutls_x509_privkey_init (&key);
  gnutls_x509_privkey_generate (key, GNUTLS_PK_ECDSA,
                                GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1), 0);
  gnutls_x509_crt_init (&certificate);
  sign_authority (certificate, key);
  gnutls_x509_crt_export2 (certificate, GNUTLS_X509_FMT_PEM, &text);
  authority = g_strndup ((const char *) text.data, text.size);
  gnutls_free (text.data);
  gnutls_x509_privkey_export2 (key, GNUTLS_X509_FMT_PEM, &text);
  authority_key = g_strndup ((const char *) text.data, text.size);
  gnutls_free (text.data);
  gnutls_x509_crt_deinit (certificate);
  gnutls_x509_privkey_deinit (key);
}

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t size)
{
  g_autofree char *text = fuzz_target_text (bytes, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (CentralHttpCertificate) certificate = NULL;

  make_authority ();
  certificate =
    central_http_authority_sign (authority, authority_key, text, "JED-ANDALUS-02", &error);
  g_assert_true ((certificate == NULL) == (error != NULL));
  return 0;
}
