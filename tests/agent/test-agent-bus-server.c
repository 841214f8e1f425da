/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-rig.h"
#include "civic-tracking-code.h"

#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>

#define STRANGER_UID 65534

static void
test_a_visit_hears_of_its_own_filings_only (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (AgentBusAgent) other = support_parts_connect (fixture->parts);
  g_autofree char *code = civic_tracking_code_draw ();

  try (other, "SubmitFiling", make_submission (code, 20));
  support_run_until (agent_outbox_get_state (fixture->parts->parts.outbox, code) ==
                     AGENT_FILING_ACKNOWLEDGED);

  /* Signals of a connection keep their order: after this answer nothing earlier is still coming. */
  try (fixture->face, "Refresh", NULL);
  g_assert_cmpuint (fixture->heard->len, ==, 0);
}

static void
leave_dead_socket (const char *path)
{
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (path);
  g_autoptr (GSocket) socket =
    g_socket_new (G_SOCKET_FAMILY_UNIX, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_DEFAULT, NULL);

  g_assert_true (g_socket_bind (socket, address, FALSE, NULL));
}

static void
test_takes_a_dead_socket_and_spares_a_living_one (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *living = support_folder_path (fixture->parts->folder, "agent.sock");
  g_autofree char *dead = support_folder_path (fixture->parts->folder, "dead.sock");
  g_autofree char *file = support_folder_path (fixture->parts->folder, "pin");
  g_autoptr (AgentBusServer) second = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (agent_bus_server_new (living, "", &fixture->parts->parts, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE);

  leave_dead_socket (dead);
  second = agent_bus_server_new (dead, "", &fixture->parts->parts, NULL);
  g_assert_nonnull (second);

  g_assert_null (agent_bus_server_new (file, "", &fixture->parts->parts, NULL));
  g_assert_true (g_file_test (file, G_FILE_TEST_IS_REGULAR));
}

/* What a stranger's process does: 0 if it was not let in. */
static int
be_a_stranger (const char *address)
{
  g_autoptr (GDBusConnection) connection = NULL;

  if (setresuid (STRANGER_UID, STRANGER_UID, STRANGER_UID) != 0)
    return 1;

  connection = g_dbus_connection_new_for_address_sync (
    address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT, NULL, NULL, NULL);

  return connection == NULL ? 0 : 1;
}

static const char *own_path;

static void
test_a_strange_user_is_not_let_in (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *address =
    g_strconcat ("unix:path=", fixture->parts->folder, "/agent.sock", NULL);
  g_autoptr (GSubprocess) stranger = NULL;
  g_autoptr (GAsyncResult) ended = NULL;
  g_autoptr (GError) error = NULL;

  if (geteuid () != 0) {
    g_test_skip ("Only root can become somebody else");
    return;
  }

  /* So that it is the server who says no. */
  g_chmod (fixture->parts->folder, 0755);
  stranger =
    g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, own_path, "--stranger", address, NULL);
  g_assert_no_error (error);
  g_subprocess_wait_check_async (stranger, NULL, support_keep_result, &ended);
  support_run_until (ended != NULL);
  g_subprocess_wait_check_finish (stranger, ended, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (agent_bus_server_count_visits (fixture->parts->server), ==, 1);
}

static void
test_an_unknown_session_user_refuses_the_start (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *path = support_folder_path (fixture->parts->folder, "other.sock");
  g_autoptr (GError) error = NULL;

  g_assert_null (agent_bus_server_new (path, "no-such-user", &fixture->parts->parts, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

#define ADD(path, minimum_free_mib, function)                                                      \
  g_test_add ("/agent/bus-server/" path, Fixture, GUINT_TO_POINTER (minimum_free_mib), set_up,     \
              function, tear_down)

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--stranger"))
    return be_a_stranger (argv[2]);

  g_test_init (&argc, &argv, NULL);
  own_path = argv[0];

  ADD ("a-visit-hears-of-its-own-filings-only", 0, test_a_visit_hears_of_its_own_filings_only);
  ADD ("takes-a-dead-socket-and-spares-a-living-one", 0,
       test_takes_a_dead_socket_and_spares_a_living_one);
  ADD ("a-strange-user-is-not-let-in", 0, test_a_strange_user_is_not_let_in);
  ADD ("an-unknown-session-user-refuses-the-start", 0,
       test_an_unknown_session_user_refuses_the_start);

  return g_test_run ();
}
