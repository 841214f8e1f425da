/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-http-material.h"

#include <gnutls/gnutls.h>
#include <gnutls/x509.h>
#include <string.h>

#define ID_BYTES 32

typedef struct {
  gnutls_x509_crt_t certificate;
  gnutls_x509_crt_t authority;
  gnutls_x509_privkey_t key;
} Material;

static void
material_clear (Material *self)
{
  if (self->certificate)
    gnutls_x509_crt_deinit (self->certificate);
  if (self->authority)
    gnutls_x509_crt_deinit (self->authority);
  if (self->key)
    gnutls_x509_privkey_deinit (self->key);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Material, material_clear)

static gboolean
read_certificate (gnutls_x509_crt_t *ret_certificate, const char *text)
{
  gnutls_datum_t pem = { (unsigned char *) text, (unsigned int) strlen (text) };

  return gnutls_x509_crt_init (ret_certificate) == GNUTLS_E_SUCCESS &&
         gnutls_x509_crt_import (*ret_certificate, &pem, GNUTLS_X509_FMT_PEM) == GNUTLS_E_SUCCESS;
}

static gboolean
read_key (gnutls_x509_privkey_t *ret_key, const char *text)
{
  gnutls_datum_t pem = { (unsigned char *) text, (unsigned int) strlen (text) };

  return gnutls_x509_privkey_init (ret_key) == GNUTLS_E_SUCCESS &&
         gnutls_x509_privkey_import (*ret_key, &pem, GNUTLS_X509_FMT_PEM) == GNUTLS_E_SUCCESS;
}

gint64
central_http_material_get_expiry_s (const char *certificate)
{
  g_auto (Material) self = { NULL };
  time_t moment = 0;

  if (read_certificate (&self.certificate, certificate))
    moment = gnutls_x509_crt_get_expiration_time (self.certificate);
  return moment == (time_t) -1 ? 0 : moment;
}

static gboolean
belong_together (const Material *self)
{
  guint8 of_certificate[ID_BYTES];
  guint8 of_key[ID_BYTES];
  size_t certificate_size = sizeof of_certificate;
  size_t key_size = sizeof of_key;

  return gnutls_x509_crt_get_key_id (self->certificate, GNUTLS_KEYID_USE_SHA256, of_certificate,
                                     &certificate_size) == GNUTLS_E_SUCCESS &&
         gnutls_x509_privkey_get_key_id (self->key, GNUTLS_KEYID_USE_SHA256, of_key, &key_size) ==
           GNUTLS_E_SUCCESS &&
         certificate_size == key_size && memcmp (of_certificate, of_key, key_size) == 0;
}

static const char *
judge_chain (const Material *self)
{
  unsigned int faults = 0;

  if (gnutls_x509_crt_verify (self->certificate, &self->authority, 1, 0, &faults) !=
      GNUTLS_E_SUCCESS)
    return "it cannot be verified";
  if (faults & GNUTLS_CERT_EXPIRED)
    return "its time, or its authority's, is over";
  if (faults & GNUTLS_CERT_NOT_ACTIVATED)
    return "its time, or its authority's, has not begun";
  return faults == 0 ? NULL : "it is not signed by the authority of ca.pem";
}

char *
central_http_material_find_fault (const char *certificate, const char *key, const char *authority)
{
  g_auto (Material) self = { NULL };

  if (!read_certificate (&self.certificate, certificate))
    return g_strdup ("it is no certificate in PEM");
  if (!read_certificate (&self.authority, authority))
    return g_strdup ("ca.pem is no certificate in PEM");
  if (!read_key (&self.key, key))
    return g_strdup ("its key is none in PEM");
  if (!belong_together (&self))
    return g_strdup ("its key is another one's");
  return g_strdup (judge_chain (&self));
}
