/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-http-authority.h"

#include <gnutls/abstract.h>
#include <gnutls/x509.h>
#include <sodium.h>
#include <string.h>
#include <time.h>

#include "central-clock.h"
#include "central-error.h"

#define SERIAL_BYTES 16
#define DAY_S (24 * 60 * 60)
/* Kiosks' clocks are set by hand now and then. */
#define BACKDATED_S (5 * 60)
#define CERTIFICATE_MAXIMUM_BYTES 4096

G_DEFINE_AUTO_CLEANUP_FREE_FUNC (gnutls_x509_crt_t, gnutls_x509_crt_deinit, NULL)
G_DEFINE_AUTO_CLEANUP_FREE_FUNC (gnutls_x509_crq_t, gnutls_x509_crq_deinit, NULL)
G_DEFINE_AUTO_CLEANUP_FREE_FUNC (gnutls_pubkey_t, gnutls_pubkey_deinit, NULL)
G_DEFINE_AUTO_CLEANUP_FREE_FUNC (gnutls_privkey_t, gnutls_privkey_deinit, NULL)

static gnutls_datum_t
datum_of (const char *text)
{
  return (gnutls_datum_t){ (unsigned char *) text, (unsigned int) strlen (text) };
}

static gpointer
refuse (GError **error, CentralError code, const char *reason)
{
  g_set_error_literal (error, CENTRAL_ERROR, (int) code, reason);
  return NULL;
}

static gnutls_x509_crt_t
read_certificate (const char *pem)
{
  g_auto (gnutls_x509_crt_t) certificate = NULL;
  gnutls_datum_t text = datum_of (pem);

  if (gnutls_x509_crt_init (&certificate) != GNUTLS_E_SUCCESS ||
      gnutls_x509_crt_import (certificate, &text, GNUTLS_X509_FMT_PEM) != GNUTLS_E_SUCCESS)
    return NULL;
  return g_steal_pointer (&certificate);
}

static gnutls_privkey_t
read_key (const char *pem)
{
  g_auto (gnutls_privkey_t) key = NULL;
  gnutls_datum_t text = datum_of (pem);

  if (gnutls_privkey_init (&key) != GNUTLS_E_SUCCESS ||
      gnutls_privkey_import_x509_raw (key, &text, GNUTLS_X509_FMT_PEM, NULL, 0) != GNUTLS_E_SUCCESS)
    return NULL;
  return g_steal_pointer (&key);
}

static gboolean
is_good_kind (gnutls_pubkey_t key)
{
  gnutls_ecc_curve_t curve = GNUTLS_ECC_CURVE_INVALID;

  if (gnutls_pubkey_get_pk_algorithm (key, NULL) == GNUTLS_PK_EDDSA_ED25519)
    return TRUE;
  return gnutls_pubkey_export_ecc_raw (key, &curve, NULL, NULL) == GNUTLS_E_SUCCESS &&
         curve == GNUTLS_ECC_CURVE_SECP256R1;
}

/* Whoever asks must have the secret half: the request is signed with it. */
static gnutls_pubkey_t
read_request (const char *pem, GError **error)
{
  g_auto (gnutls_x509_crq_t) request = NULL;
  g_auto (gnutls_pubkey_t) key = NULL;
  gnutls_datum_t text = datum_of (pem);

  if (gnutls_x509_crq_init (&request) != GNUTLS_E_SUCCESS ||
      gnutls_x509_crq_import (request, &text, GNUTLS_X509_FMT_PEM) != GNUTLS_E_SUCCESS)
    return refuse (error, CENTRAL_ERROR_MALFORMED, "not a certificate request in PEM");
  if (gnutls_x509_crq_verify (request, 0) != GNUTLS_E_SUCCESS)
    return refuse (error, CENTRAL_ERROR_MALFORMED, "the request is not signed by its own key");
  if (gnutls_pubkey_init (&key) != GNUTLS_E_SUCCESS ||
      gnutls_pubkey_import_x509_crq (key, request, 0) != GNUTLS_E_SUCCESS || !is_good_kind (key))
    return refuse (error, CENTRAL_ERROR_MALFORMED, "the key must be P-256 or Ed25519");
  return g_steal_pointer (&key);
}

/* Positive, and of the same length whatever was drawn. */
static void
draw_serial (guint8 serial[SERIAL_BYTES])
{
  randombytes_buf (serial, SERIAL_BYTES);
  serial[0] = (serial[0] & 0x3f) | 0x40;
}

static gboolean
set_purpose (gnutls_x509_crt_t self, gnutls_x509_crt_t authority)
{
  guint8 id[64];
  size_t size = sizeof id;

  if (gnutls_x509_crt_set_basic_constraints (self, 0, -1) != GNUTLS_E_SUCCESS ||
      gnutls_x509_crt_set_key_usage (self, GNUTLS_KEY_DIGITAL_SIGNATURE) != GNUTLS_E_SUCCESS ||
      gnutls_x509_crt_set_key_purpose_oid (self, GNUTLS_KP_TLS_WWW_CLIENT, 0) != GNUTLS_E_SUCCESS)
    return FALSE;
  return gnutls_x509_crt_get_subject_key_id (authority, id, &size, NULL) != GNUTLS_E_SUCCESS ||
         gnutls_x509_crt_set_authority_key_id (self, id, size) == GNUTLS_E_SUCCESS;
}

static gboolean
describe (gnutls_x509_crt_t self,
          gnutls_pubkey_t key,
          const guint8 serial[SERIAL_BYTES],
          const char *kiosk,
          time_t now,
          time_t end)
{
  return gnutls_x509_crt_set_version (self, 3) == GNUTLS_E_SUCCESS &&
         gnutls_x509_crt_set_serial (self, serial, SERIAL_BYTES) == GNUTLS_E_SUCCESS &&
         gnutls_x509_crt_set_dn_by_oid (self, GNUTLS_OID_X520_COMMON_NAME, 0, kiosk,
                                        (unsigned int) strlen (kiosk)) == GNUTLS_E_SUCCESS &&
         gnutls_x509_crt_set_pubkey (self, key) == GNUTLS_E_SUCCESS &&
         gnutls_x509_crt_set_activation_time (self, now - BACKDATED_S) == GNUTLS_E_SUCCESS &&
         gnutls_x509_crt_set_expiration_time (self, end) == GNUTLS_E_SUCCESS;
}

static char *
export_pem (gnutls_x509_crt_t self)
{
  char pem[CERTIFICATE_MAXIMUM_BYTES];
  size_t size = sizeof pem;

  return gnutls_x509_crt_export (self, GNUTLS_X509_FMT_PEM, pem, &size) == GNUTLS_E_SUCCESS
           ? g_strndup (pem, size)
           : NULL;
}

/* Before anybody gets a certificate that no listener would take. What was signed has to be read
 * anew for that: GnuTLS compares names as they were read. */
static gboolean
is_of (const char *pem, gnutls_x509_crt_t authority)
{
  g_auto (gnutls_x509_crt_t) certificate = pem ? read_certificate (pem) : NULL;
  unsigned int status = 0;

  return certificate &&
         gnutls_x509_crt_verify (certificate, &authority, 1, 0, &status) == GNUTLS_E_SUCCESS &&
         status == 0;
}

static char *
time_of (time_t moment)
{
  return central_clock_in ((moment - time (NULL)) * G_TIME_SPAN_SECOND);
}

/* Takes over pem. */
static CentralHttpCertificate *
certificate_new (char *pem, const guint8 serial[SERIAL_BYTES], time_t now, time_t end)
{
  CentralHttpCertificate *self = g_new0 (CentralHttpCertificate, 1);
  char hexadecimal[2 * SERIAL_BYTES + 1];

  self->pem = pem;
  self->serial = g_strdup (sodium_bin2hex (hexadecimal, sizeof hexadecimal, serial, SERIAL_BYTES));
  self->issued_at = time_of (now);
  self->expires_at = time_of (end);
  return self;
}

CentralHttpCertificate *
central_http_authority_sign (const char *authority,
                             const char *authority_key,
                             const char *request,
                             const char *kiosk,
                             GError **error)
{
  g_auto (gnutls_pubkey_t) key = read_request (request, error);
  g_auto (gnutls_x509_crt_t) issuer = key ? read_certificate (authority) : NULL;
  g_auto (gnutls_privkey_t) issuer_key = key ? read_key (authority_key) : NULL;
  g_auto (gnutls_x509_crt_t) signed_one = NULL;
  g_autofree char *pem = NULL;
  guint8 serial[SERIAL_BYTES];
  time_t now = time (NULL);
  time_t end = now + (time_t) CENTRAL_HTTP_AUTHORITY_DAYS * DAY_S;

  if (key == NULL)
    return NULL;
  if (issuer == NULL || issuer_key == NULL)
    return refuse (error, CENTRAL_ERROR_UNAVAILABLE, "the authority's files cannot be read");
  end = MIN (end, gnutls_x509_crt_get_expiration_time (issuer));
  if (end <= now)
    return refuse (error, CENTRAL_ERROR_UNAVAILABLE, "the authority's own time is over");
  draw_serial (serial);
  if (gnutls_x509_crt_init (&signed_one) != GNUTLS_E_SUCCESS ||
      !describe (signed_one, key, serial, kiosk, now, end) || !set_purpose (signed_one, issuer) ||
      gnutls_x509_crt_privkey_sign (signed_one, issuer, issuer_key, GNUTLS_DIG_SHA256, 0) !=
        GNUTLS_E_SUCCESS ||
      !is_of (pem = export_pem (signed_one), issuer))
    return refuse (error, CENTRAL_ERROR_UNAVAILABLE, "the certificate cannot be signed");
  return certificate_new (g_steal_pointer (&pem), serial, now, end);
}

void
central_http_certificate_free (CentralHttpCertificate *self)
{
  g_free (self->pem);
  g_free (self->serial);
  g_free (self->issued_at);
  g_free (self->expires_at);
  g_free (self);
}

GBytes *
central_http_authority_get_der (const char *authority, GError **error)
{
  g_auto (gnutls_x509_crt_t) certificate = read_certificate (authority);
  gnutls_datum_t der = { NULL, 0 };
  GBytes *bytes = NULL;

  if (certificate == NULL ||
      gnutls_x509_crt_export2 (certificate, GNUTLS_X509_FMT_DER, &der) != GNUTLS_E_SUCCESS)
    return refuse (error, CENTRAL_ERROR_UNAVAILABLE, "the authority's certificate cannot be read");
  bytes = g_bytes_new (der.data, der.size);
  gnutls_free (der.data);
  return bytes;
}
