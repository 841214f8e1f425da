/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-checks.h"
#include "support-folder.h"
#include "support-tls.h"

#include <glib/gstdio.h>
#include <unistd.h>

#define DAY_S (24 * 60 * 60)
#define BUILT_AT_S G_GINT64_CONSTANT (1795000000)

typedef struct {
  SupportFolder *folder;
  char *ca;
  char *certificate;
  char *key;
} Fixture;

static void
set_up (Fixture *self, gconstpointer user_data)
{
  self->folder = support_folder_new ();
  self->ca = support_folder_path (self->folder, "ca.pem");
  self->certificate = support_folder_path (self->folder, "kiosk.pem");
  self->key = support_folder_path (self->folder, "kiosk.key");
  support_tls_make (self->folder);
}

static void
tear_down (Fixture *self, gconstpointer user_data)
{
  g_free (self->ca);
  g_free (self->certificate);
  g_free (self->key);
  support_folder_free (self->folder);
}

static gint64
get_now_s (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static void
assert_finding (AgentFinding finding, CivicCheckResult result, CivicCheckReason reason)
{
  g_assert_cmpstr (civic_check_result_to_string (finding.result), ==,
                   civic_check_result_to_string (result));
  g_assert_cmpstr (civic_check_reason_to_string (finding.reason), ==,
                   civic_check_reason_to_string (reason));
}

static AgentFinding
check_certificates (Fixture *self, gint64 now_s)
{
  return agent_check_certificates (self->ca, self->certificate, self->key, now_s);
}

static void
test_a_disk_keeps_what_is_written (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GDir) directory = NULL;
  const char *name;

  assert_finding (agent_check_disk (self->folder, 1), CIVIC_CHECK_PASSED, CIVIC_CHECK_REASON_NONE);

  directory = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (directory)) != NULL)
    g_assert_false (g_str_has_prefix (name, ".check"));
}

static void
test_a_disk_with_little_room_is_full (Fixture *self, gconstpointer user_data)
{
  guint free_mib = agent_check_free_mib (self->folder);

  g_assert_cmpuint (free_mib, >, 0);
  assert_finding (agent_check_disk (self->folder, G_MAXUINT), CIVIC_CHECK_FAILED,
                  CIVIC_CHECK_REASON_FULL);
}

static void
test_a_disk_that_takes_nothing_has_failed (Fixture *self, gconstpointer user_data)
{
  g_autofree char *nowhere = support_folder_path (self->folder, "nowhere");

  assert_finding (agent_check_disk (nowhere, 1), CIVIC_CHECK_FAILED, CIVIC_CHECK_REASON_UNWRITABLE);
  g_assert_cmpuint (agent_check_free_mib (nowhere), ==, 0);
}

/* That of support-tls.h is good for a day. */
static void
test_a_certificate_passes_and_is_over_soon (Fixture *self, gconstpointer user_data)
{
  assert_finding (check_certificates (self, get_now_s ()), CIVIC_CHECK_PASSED,
                  CIVIC_CHECK_REASON_SOON);
}

static void
test_a_certificate_has_its_time (Fixture *self, gconstpointer user_data)
{
  assert_finding (check_certificates (self, get_now_s () + 2 * DAY_S), CIVIC_CHECK_FAILED,
                  CIVIC_CHECK_REASON_EXPIRED);
  assert_finding (check_certificates (self, get_now_s () - 2 * DAY_S), CIVIC_CHECK_FAILED,
                  CIVIC_CHECK_REASON_NOT_YET);
}

static void
test_a_certificate_that_is_not_there_is_missing (Fixture *self, gconstpointer user_data)
{
  g_unlink (self->key);
  assert_finding (check_certificates (self, get_now_s ()), CIVIC_CHECK_FAILED,
                  CIVIC_CHECK_REASON_MISSING);
}

static void
test_a_certificate_that_is_none_is_broken (Fixture *self, gconstpointer user_data)
{
  support_folder_write (self->folder, "kiosk.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n");
  assert_finding (check_certificates (self, get_now_s ()), CIVIC_CHECK_FAILED,
                  CIVIC_CHECK_REASON_BROKEN);
}

static void
test_a_certificate_of_another_key_does_not_fit (Fixture *self, gconstpointer user_data)
{
  g_autofree char *other = support_folder_path (self->folder, "server.key");

  assert_finding (agent_check_certificates (self->ca, self->certificate, other, get_now_s ()),
                  CIVIC_CHECK_FAILED, CIVIC_CHECK_REASON_MISMATCHED);
}

static void
test_a_certificate_of_another_authority_does_not_fit (Fixture *self, gconstpointer user_data)
{
  g_autoptr (SupportFolder) other = support_folder_new ();
  g_autofree char *ca = support_folder_path (other, "ca.pem");

  support_tls_make (other);
  assert_finding (agent_check_certificates (ca, self->certificate, self->key, get_now_s ()),
                  CIVIC_CHECK_FAILED, CIVIC_CHECK_REASON_MISMATCHED);
}

static char *
get_source (const char *path)
{
  return g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), path, NULL);
}

static void
test_a_catalogue_is_what_a_session_could_load (Fixture *self, gconstpointer user_data)
{
  g_autofree char *catalogue = get_source ("kiosk-config");
  g_autofree char *centre = get_source ("kiosk-config/centres/jeddah-andalus.json");
  g_autofree char *nowhere = support_folder_path (self->folder, "nowhere");

  assert_finding (agent_check_catalogue (catalogue, centre, FALSE), CIVIC_CHECK_PASSED,
                  CIVIC_CHECK_REASON_NONE);
  assert_finding (agent_check_catalogue (catalogue, centre, TRUE), CIVIC_CHECK_PASSED,
                  CIVIC_CHECK_REASON_EXPIRED);
  assert_finding (agent_check_catalogue (nowhere, centre, FALSE), CIVIC_CHECK_FAILED,
                  CIVIC_CHECK_REASON_MISSING);
  assert_finding (agent_check_catalogue (self->folder, centre, FALSE), CIVIC_CHECK_FAILED,
                  CIVIC_CHECK_REASON_BROKEN);
  assert_finding (agent_check_catalogue (catalogue, nowhere, FALSE), CIVIC_CHECK_FAILED,
                  CIVIC_CHECK_REASON_BROKEN);
}

static void
write_configuration (Fixture *self, const char *centre)
{
  g_autofree char *text =
    g_strdup_printf ("[kiosk]\nid=TEST-01\ncentre=%s\ncatalogue=c\n"
                     "[agent]\nsocket=s\nstate_directory=s\n"
                     "[central]\nurl=https://central.test\n"
                     "tracking_url=https://central.test/t/\n"
                     "box_public_key=x\nsign_public_key=x\nca=x\ncertificate=x\nkey=x\n"
                     "kiosk_sign_key=x\n[printer]\nqueue=receipts\n[staff]\naccounts_file=a\n",
                     centre);

  support_folder_write (self->folder, "kushk.conf", text);
}

static void
test_a_configuration_is_read_whole (Fixture *self, gconstpointer user_data)
{
  g_autofree char *centre = get_source ("kiosk-config/centres/jeddah-andalus.json");
  g_autofree char *path = support_folder_path (self->folder, "kushk.conf");

  assert_finding (agent_check_configuration (path), CIVIC_CHECK_FAILED, CIVIC_CHECK_REASON_MISSING);
  write_configuration (self, centre);
  assert_finding (agent_check_configuration (path), CIVIC_CHECK_PASSED, CIVIC_CHECK_REASON_NONE);
  write_configuration (self, "no-such-centre.json");
  assert_finding (agent_check_configuration (path), CIVIC_CHECK_FAILED, CIVIC_CHECK_REASON_BROKEN);
  support_folder_write (self->folder, "kushk.conf", "[kiosk]\nid=\n");
  assert_finding (agent_check_configuration (path), CIVIC_CHECK_FAILED, CIVIC_CHECK_REASON_BROKEN);
}

static void
test_a_clock_may_be_five_minutes_off (void)
{
  static const struct {
    gint64 now_s;
    gboolean is_compared;
    gint64 ahead_s;
    CivicCheckResult result;
    CivicCheckReason reason;
  } cases[] = {
    { BUILT_AT_S, FALSE, 0, CIVIC_CHECK_PASSED, CIVIC_CHECK_REASON_NONE },
    { BUILT_AT_S, FALSE, 9999, CIVIC_CHECK_PASSED, CIVIC_CHECK_REASON_NONE },
    { BUILT_AT_S, TRUE, 300, CIVIC_CHECK_PASSED, CIVIC_CHECK_REASON_NONE },
    { BUILT_AT_S, TRUE, 301, CIVIC_CHECK_FAILED, CIVIC_CHECK_REASON_AHEAD },
    { BUILT_AT_S, TRUE, -300, CIVIC_CHECK_PASSED, CIVIC_CHECK_REASON_NONE },
    { BUILT_AT_S, TRUE, -301, CIVIC_CHECK_FAILED, CIVIC_CHECK_REASON_BEHIND },
    { BUILT_AT_S - 1, FALSE, 0, CIVIC_CHECK_FAILED, CIVIC_CHECK_REASON_BEFORE_BUILD },
    { BUILT_AT_S - 1, TRUE, 0, CIVIC_CHECK_FAILED, CIVIC_CHECK_REASON_BEFORE_BUILD },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_finding (
      agent_check_clock (cases[i].now_s, BUILT_AT_S, cases[i].is_compared, cases[i].ahead_s),
      cases[i].result, cases[i].reason);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/agent/checks/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("a-disk-keeps-what-is-written", test_a_disk_keeps_what_is_written);
  ADD ("a-disk-with-little-room-is-full", test_a_disk_with_little_room_is_full);
  ADD ("a-disk-that-takes-nothing-has-failed", test_a_disk_that_takes_nothing_has_failed);
  ADD ("a-certificate-passes-and-is-over-soon", test_a_certificate_passes_and_is_over_soon);
  ADD ("a-certificate-has-its-time", test_a_certificate_has_its_time);
  ADD ("a-certificate-that-is-not-there-is-missing",
       test_a_certificate_that_is_not_there_is_missing);
  ADD ("a-certificate-that-is-none-is-broken", test_a_certificate_that_is_none_is_broken);
  ADD ("a-certificate-of-another-key-does-not-fit", test_a_certificate_of_another_key_does_not_fit);
  ADD ("a-certificate-of-another-authority-does-not-fit",
       test_a_certificate_of_another_authority_does_not_fit);
  ADD ("a-catalogue-is-what-a-session-could-load", test_a_catalogue_is_what_a_session_could_load);
  ADD ("a-configuration-is-read-whole", test_a_configuration_is_read_whole);
  g_test_add_func ("/agent/checks/a-clock-may-be-five-minutes-off",
                   test_a_clock_may_be_five_minutes_off);

  return g_test_run ();
}
