/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "fleet-identity.h"

#include <gnutls/x509.h>
#include <time.h>

#define LIFE_S (24 * 60 * 60)

struct _FleetIdentity {
  char *authority_text;
  char *key_text;
  gnutls_x509_crt_t authority;
  gnutls_x509_privkey_t authority_key;
  gnutls_x509_privkey_t key;
  guint32 serial;
};

static void
demand (int result)
{
  if (result < 0)
    g_error ("certificates: %s", gnutls_strerror (result));
}

static char *
read_text (const char *sandbox, const char *name)
{
  g_autofree char *path = g_build_filename (sandbox, "central", "tls", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, &error))
    g_error ("%s", error->message);
  return text;
}

static gnutls_datum_t
as_datum (char *text)
{
  return (gnutls_datum_t){ .data = (unsigned char *) text, .size = (unsigned int) strlen (text) };
}

static char *
take_text (gnutls_datum_t *pem)
{
  char *text = g_strndup ((const char *) pem->data, pem->size);

  gnutls_free (pem->data);
  return text;
}

static void
load_authority (FleetIdentity *self, const char *sandbox)
{
  g_autofree char *key_text = read_text (sandbox, "ca.key");
  gnutls_datum_t certificate, key = as_datum (key_text);

  self->authority_text = read_text (sandbox, "ca.pem");
  certificate = as_datum (self->authority_text);
  demand (gnutls_x509_crt_init (&self->authority));
  demand (gnutls_x509_crt_import (self->authority, &certificate, GNUTLS_X509_FMT_PEM));
  demand (gnutls_x509_privkey_init (&self->authority_key));
  demand (gnutls_x509_privkey_import2 (self->authority_key, &key, GNUTLS_X509_FMT_PEM, NULL, 0));
}

static void
draw_key (FleetIdentity *self)
{
  gnutls_datum_t pem = { NULL };

  demand (gnutls_x509_privkey_init (&self->key));
  demand (gnutls_x509_privkey_generate (self->key, GNUTLS_PK_EC,
                                        GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1), 0));
  demand (gnutls_x509_privkey_export2_pkcs8 (self->key, GNUTLS_X509_FMT_PEM, NULL,
                                             GNUTLS_PKCS_PLAIN, &pem));
  self->key_text = take_text (&pem);
}

FleetIdentity *
fleet_identity_new (const char *sandbox)
{
  FleetIdentity *self = g_new0 (FleetIdentity, 1);

  load_authority (self, sandbox);
  draw_key (self);
  return self;
}

void
fleet_identity_free (FleetIdentity *self)
{
  gnutls_x509_crt_deinit (self->authority);
  gnutls_x509_privkey_deinit (self->authority_key);
  gnutls_x509_privkey_deinit (self->key);
  g_free (self->authority_text);
  g_free (self->key_text);
  g_free (self);
}

const char *
fleet_identity_get_authority (FleetIdentity *self)
{
  return self->authority_text;
}

const char *
fleet_identity_get_key (FleetIdentity *self)
{
  return self->key_text;
}

static void
describe (FleetIdentity *self, gnutls_x509_crt_t certificate, const char *kiosk)
{
  guint32 serial = GUINT32_TO_BE (++self->serial);
  time_t now = time (NULL);

  demand (gnutls_x509_crt_set_version (certificate, 3));
  demand (gnutls_x509_crt_set_serial (certificate, &serial, sizeof serial));
  demand (gnutls_x509_crt_set_activation_time (certificate, now - LIFE_S));
  demand (gnutls_x509_crt_set_expiration_time (certificate, now + LIFE_S));
  demand (gnutls_x509_crt_set_dn_by_oid (certificate, GNUTLS_OID_X520_COMMON_NAME, 0, kiosk,
                                         (unsigned int) strlen (kiosk)));
  demand (gnutls_x509_crt_set_key (certificate, self->key));
  demand (gnutls_x509_crt_set_basic_constraints (certificate, 0, -1));
  demand (gnutls_x509_crt_set_key_purpose_oid (certificate, GNUTLS_KP_TLS_WWW_CLIENT, 0));
}

char *
fleet_identity_certify (FleetIdentity *self, const char *kiosk)
{
  gnutls_x509_crt_t certificate = NULL;
  gnutls_datum_t pem = { NULL };

  demand (gnutls_x509_crt_init (&certificate));
  describe (self, certificate, kiosk);
  demand (gnutls_x509_crt_sign2 (certificate, self->authority, self->authority_key,
                                 GNUTLS_DIG_SHA256, 0));
  demand (gnutls_x509_crt_export2 (certificate, GNUTLS_X509_FMT_PEM, &pem));
  gnutls_x509_crt_deinit (certificate);
  return take_text (&pem);
}
