/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "ctl-certificate.h"

#include "ctl-command.h"

#include <gnutls/abstract.h>
#include <gnutls/x509.h>
#include <sodium.h>
#include <string.h>
#include <time.h>

#define NAME_MAXIMUM 64
#define DAY_S (24 * 60 * 60)

G_DEFINE_AUTO_CLEANUP_FREE_FUNC (gnutls_x509_crt_t, gnutls_x509_crt_deinit, NULL)
G_DEFINE_AUTO_CLEANUP_FREE_FUNC (gnutls_x509_crq_t, gnutls_x509_crq_deinit, NULL)
G_DEFINE_AUTO_CLEANUP_FREE_FUNC (gnutls_x509_privkey_t, gnutls_x509_privkey_deinit, NULL)

static gpointer
refuse (const char *what, int result, GError **error)
{
  g_set_error (error, CTL_ERROR, CTL_ERROR_FAILED, "%s: %s.", what, gnutls_strerror (result));
  return NULL;
}

static gnutls_datum_t
datum_of (const char *text)
{
  return (gnutls_datum_t){ (unsigned char *) text, (unsigned int) strlen (text) };
}

/* Takes over what GnuTLS allocated. */
static char *
text_of (gnutls_datum_t *datum)
{
  char *text = g_strndup ((const char *) datum->data, datum->size);

  sodium_memzero (datum->data, datum->size);
  gnutls_free (datum->data);
  return text;
}

char *
ctl_certificate_make_key (GError **error)
{
  g_auto (gnutls_x509_privkey_t) key = NULL;
  gnutls_datum_t pem = { NULL, 0 };
  int result = gnutls_x509_privkey_init (&key);

  if (result == GNUTLS_E_SUCCESS)
    result = gnutls_x509_privkey_generate (key, GNUTLS_PK_ECDSA,
                                           GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1), 0);
  if (result == GNUTLS_E_SUCCESS)
    result =
      gnutls_x509_privkey_export2_pkcs8 (key, GNUTLS_X509_FMT_PEM, NULL, GNUTLS_PKCS_PLAIN, &pem);
  return result == GNUTLS_E_SUCCESS ? text_of (&pem) : refuse ("No key can be made", result, error);
}

void
ctl_certificate_free_key (char *key)
{
  if (key)
    sodium_memzero (key, strlen (key));
  g_free (key);
}

static gnutls_x509_privkey_t
read_key (const char *pem, GError **error)
{
  g_auto (gnutls_x509_privkey_t) key = NULL;
  gnutls_datum_t text = datum_of (pem);
  int result = gnutls_x509_privkey_init (&key);

  if (result == GNUTLS_E_SUCCESS)
    result = gnutls_x509_privkey_import2 (key, &text, GNUTLS_X509_FMT_PEM, NULL, 0);
  return result == GNUTLS_E_SUCCESS ? g_steal_pointer (&key)
                                    : refuse ("The key cannot be read", result, error);
}

static gnutls_x509_crt_t
read_certificate (const char *pem, GError **error)
{
  g_auto (gnutls_x509_crt_t) certificate = NULL;
  gnutls_datum_t text = datum_of (pem);
  int result = gnutls_x509_crt_init (&certificate);

  if (result == GNUTLS_E_SUCCESS)
    result = gnutls_x509_crt_import (certificate, &text, GNUTLS_X509_FMT_PEM);
  return result == GNUTLS_E_SUCCESS ? g_steal_pointer (&certificate)
                                    : refuse ("The certificate cannot be read", result, error);
}

static int
fill_request (gnutls_x509_crq_t request, gnutls_x509_privkey_t key, const char *kiosk)
{
  int result = gnutls_x509_crq_set_version (request, 1);

  if (result == GNUTLS_E_SUCCESS)
    result = gnutls_x509_crq_set_dn_by_oid (request, GNUTLS_OID_X520_COMMON_NAME, 0, kiosk,
                                            (unsigned int) strlen (kiosk));
  if (result == GNUTLS_E_SUCCESS)
    result = gnutls_x509_crq_set_key (request, key);
  if (result == GNUTLS_E_SUCCESS)
    result = gnutls_x509_crq_sign2 (request, key, GNUTLS_DIG_SHA256, 0);
  return result;
}

char *
ctl_certificate_request (const char *key, const char *kiosk, GError **error)
{
  g_auto (gnutls_x509_privkey_t) secret = read_key (key, error);
  g_auto (gnutls_x509_crq_t) request = NULL;
  gnutls_datum_t pem = { NULL, 0 };
  int result;

  if (secret == NULL)
    return NULL;
  result = gnutls_x509_crq_init (&request);
  if (result == GNUTLS_E_SUCCESS)
    result = fill_request (request, secret, kiosk);
  if (result == GNUTLS_E_SUCCESS)
    result = gnutls_x509_crq_export2 (request, GNUTLS_X509_FMT_PEM, &pem);
  return result == GNUTLS_E_SUCCESS ? text_of (&pem)
                                    : refuse ("No request can be made", result, error);
}

GBytes *
ctl_certificate_get_der (const char *certificate, GError **error)
{
  g_auto (gnutls_x509_crt_t) parsed = read_certificate (certificate, error);
  gnutls_datum_t der = { NULL, 0 };
  GBytes *bytes = NULL;

  if (parsed == NULL || gnutls_x509_crt_export2 (parsed, GNUTLS_X509_FMT_DER, &der) < 0)
    return NULL;
  bytes = g_bytes_new (der.data, der.size);
  gnutls_free (der.data);
  return bytes;
}

static gboolean
is_of (gnutls_x509_crt_t certificate, gnutls_x509_crt_t authority)
{
  unsigned int status = 0;

  return gnutls_x509_crt_verify (certificate, &authority, 1, 0, &status) == GNUTLS_E_SUCCESS &&
         status == 0;
}

static gboolean
is_for (gnutls_x509_crt_t certificate, const char *kiosk)
{
  char name[NAME_MAXIMUM + 1] = "";
  size_t size = sizeof name;

  return gnutls_x509_crt_get_dn_by_oid (certificate, GNUTLS_OID_X520_COMMON_NAME, 0, 0, name,
                                        &size) == GNUTLS_E_SUCCESS &&
         g_str_equal (name, kiosk);
}

/* Key ids are digests of the public halves. */
static gboolean
has_key (gnutls_x509_crt_t certificate, gnutls_x509_privkey_t key)
{
  guint8 certified[64], own[64];
  size_t certified_size = sizeof certified, own_size = sizeof own;

  return gnutls_x509_crt_get_key_id (certificate, 0, certified, &certified_size) ==
           GNUTLS_E_SUCCESS &&
         gnutls_x509_privkey_get_key_id (key, 0, own, &own_size) == GNUTLS_E_SUCCESS &&
         certified_size == own_size && memcmp (certified, own, own_size) == 0;
}

gboolean
ctl_certificate_check (const char *certificate,
                       const char *authority,
                       const char *key,
                       const char *kiosk,
                       GError **error)
{
  g_auto (gnutls_x509_crt_t) own = read_certificate (certificate, error);
  g_auto (gnutls_x509_crt_t) issuer = own ? read_certificate (authority, error) : NULL;
  g_auto (gnutls_x509_privkey_t) secret = issuer ? read_key (key, error) : NULL;

  if (secret == NULL)
    return FALSE;
  if (is_of (own, issuer) && is_for (own, kiosk) && has_key (own, secret))
    return TRUE;
  g_set_error (
    error, CTL_ERROR, CTL_ERROR_FAILED,
    "The central gave a certificate that is not for %s and its key. Tell whoever runs it; "
    "nothing was changed here.",
    kiosk);
  return FALSE;
}

gboolean
ctl_certificate_get_days_left (const char *certificate, gint64 *ret_days, GError **error)
{
  g_auto (gnutls_x509_crt_t) parsed = read_certificate (certificate, error);
  gint64 left_s = 0;

  if (parsed == NULL)
    return FALSE;
  left_s = (gint64) gnutls_x509_crt_get_expiration_time (parsed) - time (NULL);
  *ret_days = left_s >= 0 ? left_s / DAY_S : -1;
  return TRUE;
}
