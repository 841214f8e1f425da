/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-http-peer.h"

#include <gnutls/x509.h>
#include <string.h>

#define NAME_MAXIMUM 64

/* GnuTLS keeps the pointer until the handshake is over. */
static gnutls_typed_vdata_st client_purpose = {
  .type = GNUTLS_DT_KEY_PURPOSE_OID,
  .data = (unsigned char *) GNUTLS_KP_TLS_WWW_CLIENT,
};

G_DEFINE_AUTO_CLEANUP_FREE_FUNC (gnutls_x509_crt_t, gnutls_x509_crt_deinit, NULL)

void
central_http_peer_demand (gnutls_session_t session)
{
  gnutls_certificate_server_set_request (session, GNUTLS_CERT_REQUIRE);
  gnutls_session_set_verify_cert2 (session, &client_purpose, 1, 0);
}

static gboolean
is_verified (gnutls_session_t session)
{
  unsigned int status = 0;

  return gnutls_certificate_verify_peers (session, &client_purpose, 1, &status) ==
           GNUTLS_E_SUCCESS &&
         status == 0;
}

static char *
read_common_name (const gnutls_datum_t *der)
{
  g_auto (gnutls_x509_crt_t) certificate = NULL;
  char name[NAME_MAXIMUM + 1] = "";
  size_t size = sizeof name;

  if (gnutls_x509_crt_init (&certificate) != GNUTLS_E_SUCCESS ||
      gnutls_x509_crt_import (certificate, der, GNUTLS_X509_FMT_DER) != GNUTLS_E_SUCCESS ||
      gnutls_x509_crt_get_dn_by_oid (certificate, GNUTLS_OID_X520_COMMON_NAME, 0, 0, name, &size) !=
        GNUTLS_E_SUCCESS)
    return NULL;
  return strlen (name) == size && g_str_is_ascii (name) ? g_strdup (name) : NULL;
}

char *
central_http_peer_name (gnutls_session_t session)
{
  unsigned int count = 0;
  const gnutls_datum_t *chain = NULL;

  if (!is_verified (session))
    return NULL;
  chain = gnutls_certificate_get_peers (session, &count);
  return chain && count > 0 ? read_common_name (&chain[0]) : NULL;
}
