/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-certificate.h"

#include <gnutls/x509.h>

typedef struct gnutls_x509_crt_int Certificate;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Certificate, gnutls_x509_crt_deinit)

static Certificate *
load (const char *path)
{
  g_autofree char *text = NULL;
  gsize length;
  gnutls_datum_t pem;
  g_autoptr (Certificate) certificate = NULL;

  if (!g_file_get_contents (path, &text, &length, NULL) ||
      gnutls_x509_crt_init (&certificate) != GNUTLS_E_SUCCESS)
    return NULL;

  pem = (gnutls_datum_t){ (unsigned char *) text, (unsigned int) length };
  if (gnutls_x509_crt_import (certificate, &pem, GNUTLS_X509_FMT_PEM) != GNUTLS_E_SUCCESS)
    return NULL;

  return g_steal_pointer (&certificate);
}

char *
agent_certificate_read_end (const char *path)
{
  g_autoptr (Certificate) certificate = load (path);
  g_autoptr (GDateTime) end = NULL;

  if (certificate != NULL)
    end = g_date_time_new_from_unix_utc (gnutls_x509_crt_get_expiration_time (certificate));

  return end != NULL ? g_date_time_format (end, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}
