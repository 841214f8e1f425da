/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-daemon.h"
#include "agent-error.h"
#include "agent-http.h"
#include "civic-keys.h"
#include "support-folder.h"
#include "support-print-queue.h"
#include "support-run-until.h"

#include <glib/gstdio.h>

#include <string.h>

typedef struct {
  SupportFolder *folder;
} Fixture;

static void
write_config_with_queue (Fixture *self,
                         const char *state_directory,
                         const char *session_user,
                         const char *queue)
{
  g_autofree char *text =
    g_strdup_printf ("[kiosk]\nid=TEST-01\ncentre=c\ncatalogue=c\nreadiness_first=no\n"
                     "[agent]\nsocket=agent.sock\nstate_directory=%s\nsession_user=%s\n"
                     "minimum_free_mib=1\n"
                     "[central]\nurl=https://127.0.0.1:1\n"
                     "tracking_url=https://127.0.0.1:1/t/\n"
                     "box_public_key=x\nsign_public_key=sign.pub\n"
                     "ca=x\ncertificate=x\nkey=x\nkiosk_sign_key=sign.key\n"
                     "[printer]\nqueue=%s\n"
                     "[staff]\naccounts_file=accounts\n",
                     state_directory, session_user, queue);

  support_folder_write (self->folder, "kushk.conf", text);
}

static void
write_config (Fixture *self, const char *state_directory, const char *session_user)
{
  write_config_with_queue (self, state_directory, session_user, "receipts");
}

static void
set_up (Fixture *self, gconstpointer user_data)
{
  g_autofree char *stem = NULL;

  support_print_script_reset ();
  self->folder = support_folder_new ();
  stem = support_folder_path (self->folder, "sign");
  g_assert_true (civic_keys_make_sign_pair (stem, NULL));
  write_config (self, "state", "");
}

static void
tear_down (Fixture *self, gconstpointer user_data)
{
  support_folder_free (self->folder);
}

static AgentDaemon *
start (Fixture *self, GError **error)
{
  g_autofree char *config = support_folder_path (self->folder, "kushk.conf");
  g_autoptr (CivicSettings) settings = civic_settings_load (config, error);

  return settings != NULL ? agent_daemon_start (settings, error) : NULL;
}

static void
stop (AgentDaemon *daemon)
{
  agent_daemon_stop (daemon);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (daemon);
}

static void
test_starts_and_stops_cleanly (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *socket = support_folder_path (fixture->folder, "agent.sock");
  g_autofree char *control = support_folder_path (fixture->folder, "control.sock");

  for (guint i = 0; i < 3; i++) {
    g_autoptr (GError) error = NULL;
    AgentDaemon *daemon = start (fixture, &error);

    g_assert_no_error (error);
    g_assert_true (g_file_test (socket, G_FILE_TEST_EXISTS));
    g_assert_true (g_file_test (control, G_FILE_TEST_EXISTS));
    g_assert_cmpuint (support_print_script.purge_count, ==, i + 1);
    stop (daemon);
    g_assert_false (g_file_test (socket, G_FILE_TEST_EXISTS));
    g_assert_false (g_file_test (control, G_FILE_TEST_EXISTS));
  }
}

static void
test_an_address_is_a_printer_without_a_scheduler (Fixture *fixture, gconstpointer user_data)
{
  AgentDaemon *daemon = start (fixture, NULL);

  g_assert_null (support_print_script.last_direct_uri);
  stop (daemon);

  write_config_with_queue (fixture, "state", "", "ipp://127.0.0.1:1/ipp/print");
  daemon = start (fixture, NULL);
  g_assert_cmpstr (support_print_script.last_direct_uri, ==, "ipp://127.0.0.1:1/ipp/print");
  stop (daemon);
}

static void
test_leaves_no_page_waiting_when_it_goes (Fixture *fixture, gconstpointer user_data)
{
  AgentDaemon *daemon = start (fixture, NULL);

  /* Emptying was begun by the start, and is not over. */
  g_assert_cmpuint (support_print_script.purge_count, ==, 1);
  g_assert_cmpuint (support_print_script.purged_count, ==, 0);
  agent_daemon_stop (daemon);
  g_assert_cmpuint (support_print_script.purged_count, ==, 1);
  stop (daemon);
}

static void
assert_refuses_to_start (Fixture *fixture, const char *reason)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (start (fixture, &error));
  if (strstr (error->message, reason) == NULL)
    g_error ("“%s” is not in: %s", reason, error->message);
}

static void
test_a_second_agent_is_refused (Fixture *fixture, gconstpointer user_data)
{
  AgentDaemon *daemon = start (fixture, NULL);

  assert_refuses_to_start (fixture, "locked");
  stop (daemon);
}

static void
test_says_which_file_is_wrong (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *key = support_folder_path (fixture->folder, "sign.key");

  write_config (fixture, "/proc/state", "");
  assert_refuses_to_start (fixture, "/proc/state");
  write_config (fixture, "state", "no-such-user");
  assert_refuses_to_start (fixture, "no-such-user");
  write_config (fixture, "state", "");
  g_chmod (key, 0644);
  assert_refuses_to_start (fixture, "sign.key");
  g_unlink (key);
  assert_refuses_to_start (fixture, "sign.key");
}

#define ADD(path, function)                                                                        \
  g_test_add ("/agent/daemon/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  int failures;

  g_test_init (&argc, &argv, NULL);
  agent_http_begin_process ();

  ADD ("starts-and-stops-cleanly", test_starts_and_stops_cleanly);
  ADD ("an-address-is-a-printer-without-a-scheduler",
       test_an_address_is_a_printer_without_a_scheduler);
  ADD ("leaves-no-page-waiting-when-it-goes", test_leaves_no_page_waiting_when_it_goes);
  ADD ("a-second-agent-is-refused", test_a_second_agent_is_refused);
  ADD ("says-which-file-is-wrong", test_says_which_file_is_wrong);

  failures = g_test_run ();
  agent_http_end_process ();

  return failures;
}
