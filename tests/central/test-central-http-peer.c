/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* With whom the listeners speak, and how: openssl plays everybody else. */

#include "central-http-peer.h"

#include <gio/gio.h>
#include <string.h>

#include "support-central.h"

#define ANSWER "HTTP/1.1 200 OK"
/* openssl would not even ask for what is this weak. */
#define WEAK "ALL:@SECLEVEL=0"

static SupportCentral *central;

typedef struct {
  char *heard;
  char *complaints;
} Talk;

static void
talk_free (Talk *self)
{
  g_free (self->heard);
  g_free (self->complaints);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Talk, talk_free)

/* One request on a connection of its own; options are openssl's, in words. */
static Talk *
talk (const char *url, const char *options)
{
  g_autofree char *command = g_strdup_printf ("openssl s_client -ign_eof -connect %s %s",
                                              url + strlen ("https://"), options);
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                               G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (GError) error = NULL;
  Talk *self = g_new0 (Talk, 1);

  g_assert_true (g_shell_parse_argv (command, NULL, &words, NULL));
  /* What this machine forbids its programs is none of the server's doing. */
  g_subprocess_launcher_setenv (launcher, "OPENSSL_CONF", "/dev/null", TRUE);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) words, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, "GET /healthz HTTP/1.0\r\n\r\n", NULL, &self->heard,
                                 &self->complaints, &error);
  g_assert_no_error (error);
  return self;
}

/* Else it could not offer what we would have to refuse. */
static gboolean
said_hello (const Talk *result)
{
  return strstr (result->heard, "SSL handshake has read") &&
         strstr (result->heard, "and written 0 bytes") == NULL;
}

static void
assert_served (const char *url, const char *options)
{
  g_autoptr (Talk) result = talk (url, options);

  if (strstr (result->heard, ANSWER) == NULL)
    g_error ("%s: %s %s", options, result->heard, result->complaints);
}

/* It is the server who says no: openssl asked, and nothing of HTTP came back. */
static void
assert_refused (const char *url, const char *options)
{
  g_autoptr (Talk) result = talk (url, options);

  if (strstr (result->heard, "HTTP/1") || !said_hello (result))
    g_error ("%s: %s %s", options, result->heard, result->complaints);
}

static char *
show (const char *name, const char *version)
{
  g_autofree char *folder = support_central_get_path (central, "strange");

  return g_strdup_printf ("%s -cert %s/%s.pem -cert_chain %s/%s.pem -key %s/%s.key", version,
                          folder, name, folder, name, folder, name);
}

static const char *const versions[] = { "-tls1_2", "-tls1_3" };

static void
test_lets_kiosks_in (void)
{
  for (guint index = 0; index < G_N_ELEMENTS (versions); index++) {
    g_autofree char *options = show ("good", versions[index]);

    assert_served (support_central_get_kiosk_url (central), options);
  }
}

static void
test_refuses_other_certificates_at_the_handshake (void)
{
  static const char *const names[] = {
    "expired", "servers",    "of-no-purpose", "of-mail",           "foreign",
    "false",   "of-a-kiosk", "self-signed",   "foreign-authority",
  };

  for (guint index = 0; index < G_N_ELEMENTS (names) * G_N_ELEMENTS (versions); index++) {
    g_autofree char *options =
      show (names[index / G_N_ELEMENTS (versions)], versions[index % G_N_ELEMENTS (versions)]);

    assert_refused (support_central_get_kiosk_url (central), options);
  }
}

static void
test_wants_a_certificate (void)
{
  for (guint index = 0; index < G_N_ELEMENTS (versions); index++)
    assert_refused (support_central_get_kiosk_url (central), versions[index]);
}

static void
test_asks_the_public_for_none (void)
{
  for (guint index = 0; index < G_N_ELEMENTS (versions); index++)
    assert_served (support_central_get_public_url (central), versions[index]);
}

static void
test_refuses_tls_of_yesterday (void)
{
  static const char *const old[] = { "-tls1_1 -cipher " WEAK, "-tls1 -cipher " WEAK };

  for (guint index = 0; index < G_N_ELEMENTS (old); index++) {
    assert_refused (support_central_get_public_url (central), old[index]);
    assert_refused (support_central_get_kiosk_url (central), old[index]);
  }
}

static void
test_refuses_weak_ciphers (void)
{
  static const char *const weak[] = {
    "eNULL",
    "aNULL",
    "NULL-SHA256",
    "ECDHE-ECDSA-NULL-SHA",
    "AES256-GCM-SHA384",
    "AES128-SHA",
    "CAMELLIA",
    "PSK",
    "SRP",
    "ECDHE-ECDSA-AES256-SHA",
    "ECDHE-ECDSA-AES128-SHA256",
  };

  for (guint index = 0; index < G_N_ELEMENTS (weak); index++) {
    g_autofree char *options = g_strdup_printf (
      "-tls1_2 -psk 00 -srpuser nobody -srppass pass:x -cipher %s:@SECLEVEL=0", weak[index]);

    assert_refused (support_central_get_public_url (central), options);
  }
}

static void
test_speaks_what_phones_speak (void)
{
  static const char *const good[] = {
    "-tls1_2 -cipher ECDHE-ECDSA-AES128-GCM-SHA256",
    "-tls1_2 -cipher ECDHE-ECDSA-AES256-GCM-SHA384",
    "-tls1_2 -cipher ECDHE-ECDSA-CHACHA20-POLY1305",
    "-tls1_3 -ciphersuites TLS_AES_128_GCM_SHA256",
    "-tls1_3 -ciphersuites TLS_CHACHA20_POLY1305_SHA256 -groups X25519",
    "-tls1_3 -groups P-256",
  };

  for (guint index = 0; index < G_N_ELEMENTS (good); index++)
    assert_served (support_central_get_public_url (central), good[index]);
}

static void
make_strange_certificates (void)
{
  g_autofree char *script = g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "tests", "central",
                                              "make-strange-certificates", NULL);
  g_autofree char *sandbox = support_central_get_path (central, ".");
  g_autofree char *folder = support_central_get_path (central, "strange");
  g_autoptr (GSubprocess) process = g_subprocess_new (
    G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL, script, sandbox, folder, SUPPORT_CENTRAL_KIOSK, NULL);

  g_assert_nonnull (process);
  g_assert_true (g_subprocess_wait_check (process, NULL, NULL));
}

int
main (int argc, char **argv)
{
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  central = support_central_start (NULL);
  make_strange_certificates ();
  g_test_add_func ("/central/http-peer/lets-kiosks-in", test_lets_kiosks_in);
  g_test_add_func ("/central/http-peer/refuses-other-certificates-at-the-handshake",
                   test_refuses_other_certificates_at_the_handshake);
  g_test_add_func ("/central/http-peer/wants-a-certificate", test_wants_a_certificate);
  g_test_add_func ("/central/http-peer/asks-the-public-for-none", test_asks_the_public_for_none);
  g_test_add_func ("/central/http-peer/refuses-tls-of-yesterday", test_refuses_tls_of_yesterday);
  g_test_add_func ("/central/http-peer/refuses-weak-ciphers", test_refuses_weak_ciphers);
  g_test_add_func ("/central/http-peer/speaks-what-phones-speak", test_speaks_what_phones_speak);
  result = g_test_run ();
  support_central_free (central);
  return result;
}
