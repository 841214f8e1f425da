/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-keys.h"
#include "civic-tracking-code.h"
#include "ctl-program.h"
#include "support-agent.h"
#include "support-run-until.h"
#include "support-visit.h"

#include <glib/gstdio.h>

#include <sys/stat.h>

#define CENTRE "jeddah-andalus"

/* A kiosk as it is delivered: settings, and no key at all. */
typedef struct {
  SupportCentral *central;
  SupportAgent *agent; /* not started */
  char *code;          /* a filing of the kiosk's, sealed before it is enrolled anew */
  GBytes *envelope;
} Fixture;

static const char *const secrets[] = { "keys/kiosk.key", "keys/sign.key" };
static const char *const publics[] = {
  "keys/kiosk.pem",        "keys/ca.pem",   "keys/central-box.pub",
  "keys/central-sign.pub", "keys/sign.pub", "keys/catalogue.pub",
};

static void
write_config_with (Fixture *fixture, const char *kiosk, const char *catalogue_key)
{
  const char *source = g_getenv ("KUSHK_SOURCE_DIR");
  g_autofree char *text = g_strdup_printf (
    "[kiosk]\nid=%s\ncentre=%s/kiosk-config/centres/" CENTRE ".json\n"
    "catalogue=%s/kiosk-config\nreadiness_first=no\n"
    "[agent]\nsocket=agent.sock\nstate_directory=state\nminimum_free_mib=1\n"
    "[central]\nurl=%s\ntracking_url=%s/t/\nbox_public_key=keys/central-box.pub\n"
    "sign_public_key=keys/central-sign.pub\nca=keys/ca.pem\ncertificate=keys/kiosk.pem\n"
    "key=keys/kiosk.key\nkiosk_sign_key=keys/sign.key\n%s"
    "[printer]\nserver=/nowhere/cups.sock\nqueue=receipts\n"
    "[staff]\naccounts_file=accounts\n",
    kiosk, source, source, support_central_get_kiosk_url (fixture->central),
    support_central_get_public_url (fixture->central), catalogue_key);

  support_folder_write (support_agent_get_folder (fixture->agent), "kushk.conf", text);
}

static void
write_config (Fixture *fixture, const char *kiosk)
{
  write_config_with (fixture, kiosk, "catalogue_public_key=keys/catalogue.pub\n");
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->central = support_central_start (NULL);
  fixture->agent = support_agent_new ();
  fixture->code = civic_tracking_code_draw ();
  fixture->envelope = support_visit_seal_filing (fixture->central, fixture->code);
  write_config (fixture, SUPPORT_CENTRAL_KIOSK);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_free (fixture->code);
  g_bytes_unref (fixture->envelope);
  support_agent_free (fixture->agent);
  support_central_free (fixture->central);
}

/* What whoever runs the central types there. */
static char *
manage (Fixture *fixture, const char *arguments)
{
  const char *store = support_central_get_store (fixture->central);
  g_autofree char *keys = support_central_get_path (fixture->central, "central");
  g_autofree char *command =
    g_strdup_printf ("%s/app/central/kushk-central %s %s --catalogue %s/kiosk-config --keys %s %s",
                     g_getenv ("KUSHK_BUILD_DIR"), strstr (store, "://") ? "--store" : "--data",
                     store, g_getenv ("KUSHK_SOURCE_DIR"), keys, arguments);
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status = 0;

  g_spawn_command_line_sync (command, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return g_strstrip (output);
}

static char *
ask_for_code (Fixture *fixture)
{
  return manage (fixture, "--enrol " SUPPORT_CENTRAL_KIOSK " --centre " CENTRE);
}

static Outcome
enrol (Fixture *fixture, const char *arguments)
{
  g_autofree char *command =
    g_strdup_printf ("--config %s enrol %s", support_agent_get_config (fixture->agent), arguments);

  return run (command, NULL);
}

static Outcome
enrol_with (Fixture *fixture, const char *code)
{
  g_autofree char *arguments =
    g_strdup_printf ("--url %s %s", support_central_get_public_url (fixture->central), code);

  return enrol (fixture, arguments);
}

static char *
path_of (Fixture *fixture, const char *name)
{
  return support_folder_path (support_agent_get_folder (fixture->agent), name);
}

static char *
read_file (Fixture *fixture, const char *name)
{
  g_autofree char *path = path_of (fixture, name);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
assert_mode (Fixture *fixture, const char *name, guint mode)
{
  g_autofree char *path = path_of (fixture, name);
  struct stat status;

  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, mode);
}

static void
assert_nothing_was_written (Fixture *fixture)
{
  for (gsize index = 0; index < G_N_ELEMENTS (secrets) + G_N_ELEMENTS (publics); index++) {
    g_autofree char *path =
      path_of (fixture, index < G_N_ELEMENTS (secrets) ? secrets[index]
                                                       : publics[index - G_N_ELEMENTS (secrets)]);
    g_autofree char *staged = g_strconcat (path, ".new", NULL);

    g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    g_assert_false (g_file_test (staged, G_FILE_TEST_EXISTS));
  }
}

static void
assert_enrols (Fixture *fixture)
{
  g_autofree char *code = ask_for_code (fixture);
  g_auto (Outcome) outcome = enrol_with (fixture, code);

  g_assert_cmpstr (outcome.complaint, ==, "");
  g_assert_true (outcome.succeeded);
  assert_says (outcome.output, SUPPORT_CENTRAL_KIOSK " is enrolled");
  g_assert_null (strstr (outcome.output, "catalogue"));
}

static void
file_it (Fixture *fixture, AgentBusAgent *face)
{
  g_autoptr (GVariant) bytes = g_variant_ref_sink (
    g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, fixture->envelope, TRUE));
  g_autoptr (GError) error = NULL;

  agent_bus_agent_call_submit_filing_sync (face, fixture->code, bytes, NULL, &error);
  g_assert_no_error (error);
}

static void
run_until_sent (AgentBusAgent *face)
{
  support_run_until (agent_bus_agent_get_outbox_count (face) == 0);
  g_assert_cmpuint (agent_bus_agent_get_quarantine_count (face), ==, 0);
}

static void
test_makes_a_kiosk_that_works (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (AgentBusAgent) face = NULL;

  assert_enrols (fixture);
  for (gsize index = 0; index < G_N_ELEMENTS (secrets); index++)
    assert_mode (fixture, secrets[index], 0600);
  for (gsize index = 0; index < G_N_ELEMENTS (publics); index++)
    assert_mode (fixture, publics[index], 0644);

  support_agent_launch (fixture->agent);
  face = support_agent_connect (fixture->agent);
  file_it (fixture, face);
  run_until_sent (face);
}

static void
test_fetches_the_signed_catalogue (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (AgentBusAgent) face = NULL;

  assert_enrols (fixture);
  support_agent_launch (fixture->agent);
  face = support_agent_connect (fixture->agent);
  support_run_until (agent_bus_agent_get_catalogue_version (face) > 0);
  g_assert_cmpstr (agent_bus_agent_get_catalogue_state (face), ==, "signed");
}

/* The key is kept all the same: the setting is all that is missing. */
static void
test_says_what_to_set_for_the_catalogue (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *code = ask_for_code (fixture);
  g_autofree char *path = path_of (fixture, "keys/catalogue.pub");
  g_autofree char *advice = g_strdup_printf ("set catalogue_public_key=%s in [central]", path);

  write_config_with (fixture, SUPPORT_CENTRAL_KIOSK, "");
  {
    g_auto (Outcome) outcome = enrol_with (fixture, code);

    g_assert_true (outcome.succeeded);
    assert_says (outcome.output, advice);
  }
  assert_mode (fixture, "keys/catalogue.pub", 0644);
}

static void
test_says_when_there_is_no_catalogue (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *code = ask_for_code (fixture);
  g_autofree char *published = support_central_get_path (fixture->central, "central/catalogue.pub");

  g_assert_cmpint (g_unlink (published), ==, 0);
  {
    g_auto (Outcome) outcome = enrol_with (fixture, code);

    g_assert_true (outcome.succeeded);
    assert_says (outcome.output, "take catalogue_public_key out of [central]");
  }
}

/* Its envelopes wait until somebody enrols it anew. */
static void
test_loses_nothing_when_it_is_revoked (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (AgentBusAgent) face = NULL;
  g_autoptr (AgentBusAgent) later = NULL;
  g_autofree char *said = NULL;
  g_autofree char *code = NULL;
  g_autofree char *again = NULL;
  g_auto (Outcome) outcome = { FALSE };

  assert_enrols (fixture);
  said = manage (fixture, "--revoke " SUPPORT_CENTRAL_KIOSK);
  support_agent_launch (fixture->agent);
  face = support_agent_connect (fixture->agent);
  file_it (fixture, face);
  /* Either may be heard of first. */
  support_run_until (g_strcmp0 (agent_bus_agent_get_kiosk_state (face), "out-of-service") == 0 &&
                     agent_bus_agent_get_outbox_count (face) == 1);
  g_clear_object (&face);
  support_agent_stop (fixture->agent);

  code = ask_for_code (fixture);
  again = g_strconcat (code, " --again", NULL);
  outcome = enrol_with (fixture, again);
  g_assert_true (outcome.succeeded);
  support_agent_launch (fixture->agent);
  later = support_agent_connect (fixture->agent);
  run_until_sent (later);
}

static void
assert_fails (Fixture *fixture, const char *code, const char *complaint)
{
  g_auto (Outcome) outcome = enrol_with (fixture, code);

  g_assert_false (outcome.succeeded);
  assert_says (outcome.complaint, complaint);
  assert_nothing_was_written (fixture);
}

static void
test_says_what_is_wrong_with_a_code (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *code = ask_for_code (fixture);
  g_autofree char *other = g_strdup (code);
  g_autofree char *stranger = g_strdup (code);

  other[0] = other[0] == '7' ? '8' : '7';
  stranger[strlen (stranger) - 1] = code[strlen (code) - 1] == '7' ? '8' : '7';
  assert_fails (fixture, "7K3M-9QXT", "20 letters and digits");
  assert_fails (fixture, other, "does not know this code");
  assert_fails (fixture, stranger, "not the central that made this code");
  write_config (fixture, "JED-ANDALUS-99");
  assert_fails (fixture, code, "made for another kiosk");
  write_config (fixture, SUPPORT_CENTRAL_KIOSK);
  {
    g_auto (Outcome) outcome = enrol_with (fixture, code);

    g_assert_true (outcome.succeeded);
  }
}

static void
test_says_when_nobody_answers (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *code = ask_for_code (fixture);

  support_central_stop (fixture->central);
  assert_fails (fixture, code, "does not answer");
  support_central_restart (fixture->central);
  {
    g_auto (Outcome) outcome = enrol_with (fixture, code);

    g_assert_true (outcome.succeeded);
  }
}

static void
test_never_writes_over_keys_by_itself (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *code = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *anew = NULL;
  g_autofree char *again = NULL;

  assert_enrols (fixture);
  before = read_file (fixture, "keys/sign.key");
  code = ask_for_code (fixture);
  {
    g_auto (Outcome) outcome = enrol_with (fixture, code);

    g_assert_false (outcome.succeeded);
    assert_says (outcome.complaint, "is there already");
  }
  after = read_file (fixture, "keys/sign.key");
  g_assert_cmpstr (before, ==, after);

  again = g_strconcat (code, " --again", NULL);
  {
    g_auto (Outcome) outcome = enrol_with (fixture, again);

    g_assert_true (outcome.succeeded);
  }
  anew = read_file (fixture, "keys/sign.key");
  g_assert_cmpstr (before, !=, anew);
}

static void
test_changes_nothing_where_it_cannot_write (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *code = ask_for_code (fixture);

  support_folder_write (support_agent_get_folder (fixture->agent), "keys", "in the way");
  {
    g_auto (Outcome) outcome = enrol_with (fixture, code);
    g_autofree char *path = path_of (fixture, "keys");

    g_assert_false (outcome.succeeded);
    assert_says (outcome.complaint, "Nothing was changed");
    g_assert_cmpint (g_unlink (path), ==, 0);
  }
  {
    g_auto (Outcome) outcome = enrol_with (fixture, code);

    g_assert_true (outcome.succeeded);
  }
}

static void
test_renews_its_certificate (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *before = NULL;
  g_autofree char *early = NULL;
  g_autofree char *after = NULL;
  g_autoptr (AgentBusAgent) face = NULL;

  assert_enrols (fixture);
  before = read_file (fixture, "keys/kiosk.pem");
  {
    g_auto (Outcome) outcome = enrol (fixture, "--renew --days 10");

    g_assert_true (outcome.succeeded);
    assert_says (outcome.output, "nothing to do");
  }
  early = read_file (fixture, "keys/kiosk.pem");
  g_assert_cmpstr (before, ==, early);
  {
    g_auto (Outcome) outcome = enrol (fixture, "--renew");

    g_assert_cmpstr (outcome.complaint, ==, "");
    g_assert_true (outcome.succeeded);
  }
  after = read_file (fixture, "keys/kiosk.pem");
  g_assert_cmpstr (before, !=, after);

  support_agent_launch (fixture->agent);
  face = support_agent_connect (fixture->agent);
  file_it (fixture, face);
  run_until_sent (face);
}

static void
test_renews_nothing_for_a_revoked_kiosk (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *said = NULL;

  assert_enrols (fixture);
  said = manage (fixture, "--revoke " SUPPORT_CENTRAL_KIOSK);
  {
    g_auto (Outcome) outcome = enrol (fixture, "--renew");

    g_assert_false (outcome.succeeded);
    assert_says (outcome.complaint, "taken out of service");
  }
}

static void
test_tells_a_kiosk_without_keys_to_enrol (Fixture *fixture, gconstpointer unused)
{
  g_auto (Outcome) outcome = enrol (fixture, "--renew");

  g_assert_false (outcome.succeeded);
  assert_says (outcome.complaint, "not enrolled yet");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function)                                                                       \
  g_test_add ("/ctl/enrol/" name, Fixture, NULL, set_up, function, tear_down)
  TEST ("makes-a-kiosk-that-works", test_makes_a_kiosk_that_works);
  TEST ("fetches-the-signed-catalogue", test_fetches_the_signed_catalogue);
  TEST ("says-what-to-set-for-the-catalogue", test_says_what_to_set_for_the_catalogue);
  TEST ("says-when-there-is-no-catalogue", test_says_when_there_is_no_catalogue);
  TEST ("loses-nothing-when-it-is-revoked", test_loses_nothing_when_it_is_revoked);
  TEST ("says-what-is-wrong-with-a-code", test_says_what_is_wrong_with_a_code);
  TEST ("says-when-nobody-answers", test_says_when_nobody_answers);
  TEST ("never-writes-over-keys-by-itself", test_never_writes_over_keys_by_itself);
  TEST ("changes-nothing-where-it-cannot-write", test_changes_nothing_where_it_cannot_write);
  TEST ("renews-its-certificate", test_renews_its_certificate);
  TEST ("renews-nothing-for-a-revoked-kiosk", test_renews_nothing_for_a_revoked_kiosk);
  TEST ("tells-a-kiosk-without-keys-to-enrol", test_tells_a_kiosk_without_keys_to_enrol);

  return g_test_run ();
}
