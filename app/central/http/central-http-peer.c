/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-http-peer.h"

#include <gnutls/x509.h>
#include <sodium.h>
#include <string.h>

#define NAME_MAXIMUM 64
#define SERIAL_MAXIMUM_BYTES 64
#define PURPOSE_MAXIMUM 128

static gnutls_typed_vdata_st client_purpose = {
  .type = GNUTLS_DT_KEY_PURPOSE_OID,
  .data = (unsigned char *) GNUTLS_KP_TLS_WWW_CLIENT,
};

G_DEFINE_AUTO_CLEANUP_FREE_FUNC (gnutls_x509_crt_t, gnutls_x509_crt_deinit, NULL)

static gboolean
names_client_purpose (gnutls_x509_crt_t certificate)
{
  for (unsigned int index = 0;; index++) {
    char purpose[PURPOSE_MAXIMUM] = "";
    size_t size = sizeof purpose;

    if (gnutls_x509_crt_get_key_purpose_oid (certificate, index, purpose, &size, NULL) !=
        GNUTLS_E_SUCCESS)
      return FALSE;
    if (g_str_equal (purpose, GNUTLS_KP_TLS_WWW_CLIENT))
      return TRUE;
  }
}

/* GnuTLS takes one that names no purpose for any: not here. */
static gboolean
is_for_clients (gnutls_session_t session)
{
  unsigned int count = 0;
  const gnutls_datum_t *chain = gnutls_certificate_get_peers (session, &count);
  g_auto (gnutls_x509_crt_t) certificate = NULL;

  return chain && count > 0 && gnutls_x509_crt_init (&certificate) == GNUTLS_E_SUCCESS &&
         gnutls_x509_crt_import (certificate, &chain[0], GNUTLS_X509_FMT_DER) == GNUTLS_E_SUCCESS &&
         names_client_purpose (certificate);
}

static gboolean
is_verified (gnutls_session_t session)
{
  unsigned int status = 0;

  return gnutls_certificate_verify_peers (session, &client_purpose, 1, &status) ==
           GNUTLS_E_SUCCESS &&
         status == 0 && is_for_clients (session);
}

static int
on_verify (gnutls_session_t session)
{
  return is_verified (session) ? GNUTLS_E_SUCCESS : GNUTLS_E_CERTIFICATE_ERROR;
}

void
central_http_peer_demand (gnutls_session_t session)
{
  gnutls_certificate_server_set_request (session, GNUTLS_CERT_REQUIRE);
  gnutls_session_set_verify_function (session, on_verify);
}

static char *
read_common_name (gnutls_x509_crt_t certificate)
{
  char name[NAME_MAXIMUM + 1] = "";
  size_t size = sizeof name;

  if (gnutls_x509_crt_get_dn_by_oid (certificate, GNUTLS_OID_X520_COMMON_NAME, 0, 0, name, &size) !=
      GNUTLS_E_SUCCESS)
    return NULL;
  return strlen (name) == size && g_str_is_ascii (name) ? g_strdup (name) : NULL;
}

static char *
read_serial (gnutls_x509_crt_t certificate)
{
  guint8 serial[SERIAL_MAXIMUM_BYTES];
  size_t size = sizeof serial;
  char text[2 * SERIAL_MAXIMUM_BYTES + 1] = "";

  if (gnutls_x509_crt_get_serial (certificate, serial, &size) != GNUTLS_E_SUCCESS)
    return NULL;
  return g_strdup (sodium_bin2hex (text, sizeof text, serial, size));
}

static char *
read_certificate (const gnutls_datum_t *der, char **ret_serial)
{
  g_auto (gnutls_x509_crt_t) certificate = NULL;
  g_autofree char *name = NULL;
  g_autofree char *serial = NULL;

  if (gnutls_x509_crt_init (&certificate) != GNUTLS_E_SUCCESS ||
      gnutls_x509_crt_import (certificate, der, GNUTLS_X509_FMT_DER) != GNUTLS_E_SUCCESS)
    return NULL;
  name = read_common_name (certificate);
  serial = read_serial (certificate);
  if (name == NULL || serial == NULL)
    return NULL;
  *ret_serial = g_steal_pointer (&serial);
  return g_steal_pointer (&name);
}

char *
central_http_peer_name (gnutls_session_t session, char **ret_serial)
{
  unsigned int count = 0;
  const gnutls_datum_t *chain = NULL;

  if (!is_verified (session))
    return NULL;
  chain = gnutls_certificate_get_peers (session, &count);
  return chain && count > 0 ? read_certificate (&chain[0], ret_serial) : NULL;
}
