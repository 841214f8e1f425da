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
  g_autofree char *file = support_folder_path (fixture->parts->folder, "accounts");
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
run_self (const char *role, const char *argument)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GAsyncResult) ended = NULL;
  g_autoptr (GError) error = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, own_path, role, argument, NULL);
  g_assert_no_error (error);
  g_subprocess_wait_check_async (process, NULL, support_keep_result, &ended);
  support_run_until (ended != NULL);
  g_subprocess_wait_check_finish (process, ended, &error);
  g_assert_no_error (error);
}

static void
test_a_strange_user_is_not_let_in (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *address =
    g_strconcat ("unix:path=", fixture->parts->folder, "/agent.sock", NULL);

  if (geteuid () != 0) {
    g_test_skip ("Only root can become somebody else");
    return;
  }

  /* So that it is the server who says no. */
  g_chmod (fixture->parts->folder, 0755);
  run_self ("--stranger", address);
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

static void
test_the_control_socket_needs_no_log_in (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (AgentBusAgent) control = support_parts_connect_control (fixture->parts);
  g_autoptr (GPtrArray) entries = NULL;
  const CivicAuditEntry *last;

  try (control, "StaffClose", g_variant_new ("(ss)", "maintenance", ""));
  g_assert_false (agent_opening_is_open (fixture->parts->parts.opening));
  entries = agent_audit_list_last (fixture->parts->parts.audit, 1);
  last = entries->pdata[0];
  g_assert_cmpint (last->event, ==, CIVIC_AUDIT_KIOSK_CLOSED);
  g_assert_cmpstr (last->account, ==, "control");
  assert_fails (fixture->face, "StaffOpen", NULL, AGENT_ERROR_NOT_ALLOWED);
}

static void
test_the_control_socket_is_its_owners_alone (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *path = support_folder_path (fixture->parts->folder, "control.sock");
  GStatBuf socket;

  g_assert_cmpint (g_stat (path, &socket), ==, 0);
  g_assert_true (S_ISSOCK (socket.st_mode));
  g_assert_cmpint (socket.st_mode & 0777, ==, 0600);
  g_assert_cmpuint (socket.st_uid, ==, getuid ());
}

/* A stranger opens it, and has somebody whom the agent knows speak into it: 0 if not let in. */
static int
be_a_go_between (const char *path)
{
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (path);
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) stream = NULL;
  g_autoptr (GDBusConnection) connection = NULL;

  if (seteuid (STRANGER_UID) != 0)
    return 1;
  stream = g_socket_client_connect (client, G_SOCKET_CONNECTABLE (address), NULL, NULL);
  if (stream == NULL || seteuid (0) != 0)
    return 1;

  connection = g_dbus_connection_new_sync (
    G_IO_STREAM (stream), NULL, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT, NULL, NULL, NULL);

  return connection == NULL ? 0 : 1;
}

static void
test_who_opened_it_counts_whoever_speaks (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *path = support_folder_path (fixture->parts->folder, "control.sock");

  if (geteuid () != 0) {
    g_test_skip ("Only root can become somebody else");
    return;
  }

  /* So that it is the server who says no. */
  g_chmod (fixture->parts->folder, 0755);
  g_chmod (path, 0666);
  run_self ("--go-between", path);
  g_assert_cmpuint (agent_bus_server_count_visits (fixture->parts->control), ==, 0);
}

#define CONNECTIONS_MAXIMUM 32

/* Whoever may come in may still not come in any number of times. */
static void
test_turns_away_who_comes_too_often (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *address =
    g_strconcat ("unix:path=", fixture->parts->folder, "/agent.sock", NULL);
  g_autoptr (GPtrArray) connections = g_ptr_array_new_with_free_func (g_object_unref);
  GDBusConnection *last = NULL;

  for (guint i = 0; i < CONNECTIONS_MAXIMUM; i++) {
    g_autoptr (GAsyncResult) result = NULL;
    g_autoptr (GError) error = NULL;

    g_dbus_connection_new_for_address (address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT, NULL,
                                       NULL, support_keep_result, &result);
    support_run_until (result != NULL);
    last = g_dbus_connection_new_for_address_finish (result, &error);
    g_assert_no_error (error);
    g_ptr_array_add (connections, last);
  }
  /* The fixture has one. */
  support_run_until (g_dbus_connection_is_closed (last));
  g_assert_cmpuint (agent_bus_server_count_visits (fixture->parts->server), ==,
                    CONNECTIONS_MAXIMUM);
  try (fixture->face, "Refresh", NULL);
}

/* The other end of the protocol, by hand: who uses GDBus always reads. */
static GSocket *
connect_by_hand (Fixture *fixture)
{
  g_autofree char *path = support_folder_path (fixture->parts->folder, "agent.sock");
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (path);
  g_autofree char *uid = g_strdup_printf ("%u", getuid ());
  g_autoptr (GString) hello = g_string_new ("AUTH EXTERNAL ");
  GSocket *socket =
    g_socket_new (G_SOCKET_FAMILY_UNIX, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_DEFAULT, NULL);

  for (const char *digit = uid; *digit != '\0'; digit++)
    g_string_append_printf (hello, "%02x", *digit);
  g_string_append (hello, "\r\nBEGIN\r\n");
  g_assert_true (g_socket_connect (socket, address, NULL, NULL));
  g_assert_cmpint (g_socket_send (socket, "", 1, NULL, NULL), ==, 1);
  g_assert_cmpint (g_socket_send (socket, hello->str, hello->len, NULL, NULL), ==,
                   (gssize) hello->len);
  g_socket_set_blocking (socket, FALSE);
  return socket;
}

static GBytes *
write_request (guint serial)
{
  g_autoptr (GDBusMessage) message =
    g_dbus_message_new_method_call (NULL, AGENT_BUS_OBJECT_PATH, "org.kushk.Agent", "Relay");
  gsize size = 0;
  guchar *blob = NULL;

  g_dbus_message_set_serial (message, serial);
  g_dbus_message_set_body (message, g_variant_new ("(s@ay)", "quote", make_bytes (100)));
  blob = g_dbus_message_to_blob (message, &size, G_DBUS_CAPABILITY_FLAGS_NONE, NULL);
  g_assert_nonnull (blob);
  return g_bytes_new_take (blob, size);
}

/* FALSE once the agent has hung up. */
static gboolean
send_request (GSocket *socket, guint serial)
{
  g_autoptr (GBytes) request = write_request (serial);
  const char *next = g_bytes_get_data (request, NULL);
  gsize left = g_bytes_get_size (request);

  while (left > 0) {
    g_autoptr (GError) error = NULL;
    const gssize sent = g_socket_send (socket, next, left, NULL, &error);

    if (sent < 0 && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK))
      return FALSE;
    if (sent > 0) {
      next += sent;
      left -= (gsize) sent;
    }
    g_main_context_iteration (NULL, FALSE);
  }
  return TRUE;
}

#define FLOOD_COUNT 100000

static void
test_drops_who_asks_and_does_not_read (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GSocket) socket = connect_by_hand (fixture);
  guint count = 0;

  while (count < FLOOD_COUNT && send_request (socket, count + 1))
    count++;
  g_assert_cmpuint (count, >, 10);
  g_assert_cmpuint (count, <, FLOOD_COUNT);
  support_run_until (agent_bus_server_count_visits (fixture->parts->server) == 1);
  try (fixture->face, "Refresh", NULL);
}

#define RELAYS_MAXIMUM 16

static void
ask (Fixture *fixture, GAsyncResult **ret_result)
{
  g_dbus_proxy_call (G_DBUS_PROXY (fixture->face), "Relay",
                     g_variant_new ("(s@ay)", "quote", make_bytes (100)), G_DBUS_CALL_FLAGS_NONE,
                     20000, NULL, support_keep_result, ret_result);
}

static gboolean
is_answered (Fixture *fixture, GAsyncResult *result)
{
  g_autoptr (GVariant) answer =
    g_dbus_proxy_call_finish (G_DBUS_PROXY (fixture->face), result, NULL);

  g_object_unref (result);
  return answer != NULL;
}

static void
test_takes_so_many_requests_at_once (Fixture *fixture, gconstpointer user_data)
{
  GAsyncResult *results[RELAYS_MAXIMUM + 1] = { NULL };
  GAsyncResult *after = NULL;

  support_line_hold (fixture->parts->line);
  for (guint i = 0; i <= RELAYS_MAXIMUM; i++)
    ask (fixture, &results[i]);
  support_run_until (results[RELAYS_MAXIMUM] != NULL);
  g_assert_false (is_answered (fixture, results[RELAYS_MAXIMUM]));

  support_line_let_go (fixture->parts->line);
  for (guint i = 0; i < RELAYS_MAXIMUM; i++) {
    support_run_until (results[i] != NULL);
    g_assert_true (is_answered (fixture, results[i]));
  }
  try (fixture->face, "Refresh", NULL);
  ask (fixture, &after);
  support_run_until (after != NULL);
  g_assert_true (is_answered (fixture, after));
}

#define ADD(path, minimum_free_mib, function)                                                      \
  g_test_add ("/agent/bus-server/" path, Fixture, GUINT_TO_POINTER (minimum_free_mib), set_up,     \
              function, tear_down)

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--stranger"))
    return be_a_stranger (argv[2]);
  if (argc == 3 && g_str_equal (argv[1], "--go-between"))
    return be_a_go_between (argv[2]);

  g_test_init (&argc, &argv, NULL);
  own_path = argv[0];

  ADD ("a-visit-hears-of-its-own-filings-only", 0, test_a_visit_hears_of_its_own_filings_only);
  ADD ("takes-a-dead-socket-and-spares-a-living-one", 0,
       test_takes_a_dead_socket_and_spares_a_living_one);
  ADD ("turns-away-who-comes-too-often", 0, test_turns_away_who_comes_too_often);
  ADD ("takes-so-many-requests-at-once", 0, test_takes_so_many_requests_at_once);
  ADD ("drops-who-asks-and-does-not-read", 0, test_drops_who_asks_and_does_not_read);
  ADD ("a-strange-user-is-not-let-in", 0, test_a_strange_user_is_not_let_in);
  ADD ("the-control-socket-needs-no-log-in", 0, test_the_control_socket_needs_no_log_in);
  ADD ("the-control-socket-is-its-owners-alone", 0, test_the_control_socket_is_its_owners_alone);
  ADD ("who-opened-it-counts-whoever-speaks", 0, test_who_opened_it_counts_whoever_speaks);
  ADD ("an-unknown-session-user-refuses-the-start", 0,
       test_an_unknown_session_user_refuses_the_start);

  return g_test_run ();
}
