/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-certificate-check.h"

#include <gnutls/x509.h>

#define KEY_ID_BYTES 32

/* All certificates of a file. */
typedef struct {
  gnutls_x509_crt_t *certificates;
  unsigned int count;
} Chain;

static void
chain_clear (Chain *self)
{
  for (unsigned int i = 0; i < self->count; i++)
    gnutls_x509_crt_deinit (self->certificates[i]);
  gnutls_free (self->certificates);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Chain, chain_clear)

typedef struct gnutls_x509_privkey_int Key;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Key, gnutls_x509_privkey_deinit)

static gboolean
load_text (const char *path, char **ret_text, gnutls_datum_t *ret_pem)
{
  gsize length;

  if (!g_file_get_contents (path, ret_text, &length, NULL))
    return FALSE;
  *ret_pem = (gnutls_datum_t){ (unsigned char *) *ret_text, (unsigned int) length };

  return TRUE;
}

static gboolean
load_chain (const char *path, Chain *ret_chain)
{
  g_autofree char *text = NULL;
  gnutls_datum_t pem;

  return load_text (path, &text, &pem) &&
         gnutls_x509_crt_list_import2 (&ret_chain->certificates, &ret_chain->count, &pem,
                                       GNUTLS_X509_FMT_PEM, 0) == GNUTLS_E_SUCCESS &&
         ret_chain->count > 0;
}

static Key *
load_key (const char *path)
{
  g_autofree char *text = NULL;
  gnutls_datum_t pem;
  g_autoptr (Key) key = NULL;

  if (!load_text (path, &text, &pem) || gnutls_x509_privkey_init (&key) != GNUTLS_E_SUCCESS ||
      gnutls_x509_privkey_import2 (key, &pem, GNUTLS_X509_FMT_PEM, NULL, 0) != GNUTLS_E_SUCCESS)
    return NULL;

  return g_steal_pointer (&key);
}

static gboolean
is_of_key (gnutls_x509_crt_t certificate, Key *key)
{
  guint8 ours[KEY_ID_BYTES], its[KEY_ID_BYTES];
  size_t our_size = sizeof ours, its_size = sizeof its;

  return gnutls_x509_crt_get_key_id (certificate, GNUTLS_KEYID_USE_SHA256, ours, &our_size) ==
           GNUTLS_E_SUCCESS &&
         gnutls_x509_privkey_get_key_id (key, GNUTLS_KEYID_USE_SHA256, its, &its_size) ==
           GNUTLS_E_SUCCESS &&
         our_size == its_size && memcmp (ours, its, our_size) == 0;
}

/* When it ends is looked at apart: it has a remedy of its own. */
static gboolean
leads_to (const Chain *chain, const Chain *authority)
{
  unsigned int status = 0;

  return gnutls_x509_crt_list_verify (
           chain->certificates, (int) chain->count, authority->certificates, (int) authority->count,
           NULL, 0, GNUTLS_VERIFY_DISABLE_TIME_CHECKS, &status) == GNUTLS_E_SUCCESS &&
         status == 0;
}

static CivicCheckReason
judge_time (const Chain *chain, const Chain *authority, gint64 now_s)
{
  gint64 end_s = MIN (gnutls_x509_crt_get_expiration_time (chain->certificates[0]),
                      gnutls_x509_crt_get_expiration_time (authority->certificates[0]));

  if (now_s < gnutls_x509_crt_get_activation_time (chain->certificates[0]))
    return CIVIC_CHECK_REASON_NOT_YET;
  if (now_s >= end_s)
    return CIVIC_CHECK_REASON_EXPIRED;

  return end_s - now_s < AGENT_CERTIFICATE_SOON_S ? CIVIC_CHECK_REASON_SOON
                                                  : CIVIC_CHECK_REASON_NONE;
}

CivicCheckReason
agent_certificate_check (const char *ca_path,
                         const char *certificate_path,
                         const char *key_path,
                         gint64 now_s)
{
  const char *paths[] = { ca_path, certificate_path, key_path };
  g_auto (Chain) authority = { NULL, 0 };
  g_auto (Chain) chain = { NULL, 0 };
  g_autoptr (Key) key = load_key (key_path);

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    if (!g_file_test (paths[i], G_FILE_TEST_EXISTS))
      return CIVIC_CHECK_REASON_MISSING;
  if (key == NULL || !load_chain (ca_path, &authority) || !load_chain (certificate_path, &chain))
    return CIVIC_CHECK_REASON_BROKEN;
  if (!is_of_key (chain.certificates[0], key) || !leads_to (&chain, &authority))
    return CIVIC_CHECK_REASON_MISMATCHED;

  return judge_time (&chain, &authority, now_s);
}
