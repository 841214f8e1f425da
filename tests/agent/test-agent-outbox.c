/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-outbox.h"
#include "civic-envelope.h"
#include "civic-tracking-code.h"
#include "support-folder.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct {
  SupportFolder *folder;
  AgentOutbox *outbox;
} Fixture;

static AgentOutbox *
open_outbox (const SupportFolder *folder, guint minimum_free_mib)
{
  g_autoptr (GError) error = NULL;
  AgentOutbox *outbox = agent_outbox_open (folder, minimum_free_mib, &error);

  g_assert_no_error (error);

  return outbox;
}

static void
set_up (Fixture *self, gconstpointer user_data)
{
  self->folder = support_folder_new ();
  self->outbox = open_outbox (self->folder, 0);
}

static void
tear_down (Fixture *self, gconstpointer user_data)
{
  g_assert_finalize_object (self->outbox);
  support_folder_free (self->folder);
}

static void
reopen (Fixture *self)
{
  g_assert_finalize_object (self->outbox);
  self->outbox = open_outbox (self->folder, 0);
}

static GBytes *
make_envelope (const char *code)
{
  return g_bytes_new_take (g_strdup_printf ("envelope of %s", code), 12 + strlen (code));
}

static char *
accept (AgentOutbox *outbox)
{
  char *code = civic_tracking_code_draw ();
  g_autoptr (GBytes) envelope = make_envelope (code);
  g_autoptr (GError) error = NULL;

  agent_outbox_accept (outbox, code, envelope, &error);
  g_assert_no_error (error);

  return code;
}

static gboolean
acknowledge (AgentOutbox *outbox, const char *code, GBytes *envelope, GError **error)
{
  g_autofree char *digest = civic_envelope_digest (envelope);
  CivicAcknowledgement acknowledgement = {
    .code = (char *) code,
    .digest = digest,
    .state = (char *) "received",
    .received_at = (char *) "2026-01-01T12:00:00+03:00",
  };

  return agent_outbox_acknowledge (outbox, &acknowledgement, error);
}

static void
assert_holds (AgentOutbox *outbox, const char *code)
{
  g_autoptr (GBytes) expected = make_envelope (code);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = agent_outbox_load (outbox, code, &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, expected));
}

static void
test_gives_back_the_same_bytes_in_order (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *first = accept (fixture->outbox);
  g_autofree char *second = accept (fixture->outbox);
  g_auto (GStrv) codes = NULL;

  reopen (fixture);
  codes = agent_outbox_list_pending (fixture->outbox, NULL);
  g_assert_cmpuint (g_strv_length (codes), ==, 2);
  g_assert_cmpstr (codes[0], ==, first);
  g_assert_cmpstr (codes[1], ==, second);
  assert_holds (fixture->outbox, first);
  assert_holds (fixture->outbox, second);
  g_assert_cmpuint (agent_outbox_get_pending_count (fixture->outbox), ==, 2);
}

static void
test_takes_the_same_bytes_twice_as_one (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *code = accept (fixture->outbox);
  g_autoptr (GBytes) envelope = make_envelope (code);

  g_assert_true (agent_outbox_accept (fixture->outbox, code, envelope, NULL));
  g_assert_cmpuint (agent_outbox_get_pending_count (fixture->outbox), ==, 1);
}

static void
test_refuses_other_bytes_under_a_known_code (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *code = accept (fixture->outbox);
  g_autoptr (GBytes) envelope = make_envelope (code);
  g_autoptr (GBytes) other = g_bytes_new_static ("other", 5);
  g_autoptr (GError) error = NULL;

  g_assert_false (agent_outbox_accept (fixture->outbox, code, other, &error));
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_BAD_REQUEST);
  assert_holds (fixture->outbox, code);

  g_assert_true (acknowledge (fixture->outbox, code, envelope, NULL));
  g_assert_false (agent_outbox_accept (fixture->outbox, code, other, NULL));
}

static void
test_lets_go_only_against_its_own_acknowledgement (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *code = accept (fixture->outbox);
  g_autofree char *stranger = civic_tracking_code_draw ();
  g_autoptr (GBytes) envelope = make_envelope (code);
  g_autoptr (GBytes) other = g_bytes_new_static ("other", 5);
  g_autoptr (GError) error = NULL;

  g_assert_false (acknowledge (fixture->outbox, code, other, &error));
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_BAD_REQUEST);
  g_assert_false (acknowledge (fixture->outbox, stranger, envelope, NULL));
  assert_holds (fixture->outbox, code);

  g_assert_true (acknowledge (fixture->outbox, code, envelope, NULL));
  reopen (fixture);
  g_assert_cmpint (agent_outbox_get_state (fixture->outbox, code), ==, AGENT_FILING_ACKNOWLEDGED);
  g_assert_cmpuint (agent_outbox_get_pending_count (fixture->outbox), ==, 0);
  g_assert_null (agent_outbox_load (fixture->outbox, code, NULL));
}

static void
test_leaves_no_byte_of_what_it_let_go (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *code = accept (fixture->outbox);
  g_autofree char *needle = g_strconcat ("envelope of ", code, NULL);
  g_autoptr (GBytes) envelope = make_envelope (code);

  g_assert_true (support_folder_holds (fixture->folder, needle, strlen (needle)));
  g_assert_true (acknowledge (fixture->outbox, code, envelope, NULL));
  g_assert_false (support_folder_holds (fixture->folder, needle, strlen (needle)));
}

/* The session missed the answer and asks again: the central must get to say it again. */
static void
test_sends_again_what_is_submitted_again (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *code = accept (fixture->outbox);
  g_autoptr (GBytes) envelope = make_envelope (code);

  g_assert_true (acknowledge (fixture->outbox, code, envelope, NULL));
  g_assert_true (agent_outbox_accept (fixture->outbox, code, envelope, NULL));
  g_assert_cmpint (agent_outbox_get_state (fixture->outbox, code), ==, AGENT_FILING_PENDING);
  assert_holds (fixture->outbox, code);
  g_assert_true (acknowledge (fixture->outbox, code, envelope, NULL));
}

static void
test_keeps_what_the_central_refused_whole (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *code = accept (fixture->outbox);
  g_autoptr (GBytes) envelope = make_envelope (code);

  g_assert_true (agent_outbox_quarantine (fixture->outbox, code, "422", NULL));
  reopen (fixture);
  g_assert_cmpint (agent_outbox_get_state (fixture->outbox, code), ==, AGENT_FILING_QUARANTINED);
  g_assert_cmpuint (agent_outbox_get_quarantine_count (fixture->outbox), ==, 1);
  g_assert_cmpuint (agent_outbox_get_pending_count (fixture->outbox), ==, 0);
  assert_holds (fixture->outbox, code);

  /* And a repeat neither fails nor frees it. */
  g_assert_true (agent_outbox_accept (fixture->outbox, code, envelope, NULL));
  g_assert_cmpint (agent_outbox_get_state (fixture->outbox, code), ==, AGENT_FILING_QUARANTINED);
}

static void
test_forgets_only_acknowledged_codes (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *sent = accept (fixture->outbox);
  g_autofree char *waiting = accept (fixture->outbox);
  g_autofree char *refused = accept (fixture->outbox);
  g_autoptr (GBytes) envelope = make_envelope (sent);

  g_assert_true (acknowledge (fixture->outbox, sent, envelope, NULL));
  g_assert_true (agent_outbox_quarantine (fixture->outbox, refused, "409", NULL));
  g_assert_true (agent_outbox_forget_acknowledged (fixture->outbox, 3600, NULL));
  g_assert_cmpint (agent_outbox_get_state (fixture->outbox, sent), ==, AGENT_FILING_ACKNOWLEDGED);

  /* Settled "before the last -1 seconds" is always. */
  g_assert_true (agent_outbox_forget_acknowledged (fixture->outbox, 0, NULL) &&
                 agent_outbox_get_state (fixture->outbox, waiting) == AGENT_FILING_PENDING &&
                 agent_outbox_get_state (fixture->outbox, refused) == AGENT_FILING_QUARANTINED);
}

static void
test_belongs_to_one_process (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (agent_outbox_open (fixture->folder, 0, &error));
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_NOT_STORED);
}

static void
test_refuses_a_file_that_is_no_outbox (void)
{
  g_autoptr (SupportFolder) folder = support_folder_new ();
  g_autoptr (GError) error = NULL;

  support_folder_write (folder, "outbox.sqlite", "This is not a database, and was never one.\n");
  g_assert_null (agent_outbox_open (folder, 0, &error));
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_NOT_STORED);
}

static void
test_accepts_nothing_on_a_disk_nearly_full (void)
{
  g_autoptr (SupportFolder) folder = support_folder_new ();
  g_autoptr (AgentOutbox) outbox = open_outbox (folder, G_MAXUINT);
  g_autoptr (GBytes) envelope = g_bytes_new_static ("envelope", 8);
  g_autofree char *code = civic_tracking_code_draw ();
  g_autoptr (GError) error = NULL;

  g_assert_false (agent_outbox_accept (outbox, code, envelope, &error));
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_NOT_STORED);
  g_assert_cmpint (agent_outbox_get_state (outbox, code), ==, AGENT_FILING_UNKNOWN);
  g_assert_false (agent_outbox_check_storage (outbox, NULL));
}

static void
limit_file_size (rlim_t bytes)
{
  struct rlimit limit;

  getrlimit (RLIMIT_FSIZE, &limit);
  limit.rlim_cur = bytes;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static guint
fill (AgentOutbox *outbox)
{
  g_autofree guint8 *noise = g_malloc0 (CIVIC_ENVELOPE_MAXIMUM_BYTES);
  g_autoptr (GBytes) envelope = g_bytes_new (noise, CIVIC_ENVELOPE_MAXIMUM_BYTES);

  for (guint count = 0;; count++) {
    g_autofree char *code = civic_tracking_code_draw ();
    g_autoptr (GError) error = NULL;

    if (!agent_outbox_accept (outbox, code, envelope, &error)) {
      g_assert_error (error, AGENT_ERROR, AGENT_ERROR_NOT_STORED);
      g_assert_cmpint (agent_outbox_get_state (outbox, code), ==, AGENT_FILING_UNKNOWN);
      return count;
    }
    g_assert_cmpuint (count, <, 100);
  }
}

/* A limit of the kernel's that every user may set himself: writes really fail in the middle. */
static void
test_survives_writes_that_fail (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *before = accept (fixture->outbox);
  g_autofree char *after = NULL;
  guint count;

  signal (SIGXFSZ, SIG_IGN);
  limit_file_size (2 * 1024 * 1024);
  count = fill (fixture->outbox);
  g_assert_cmpuint (count, >, 0);
  assert_holds (fixture->outbox, before);

  limit_file_size (RLIM_INFINITY);
  after = accept (fixture->outbox);
  reopen (fixture);
  assert_holds (fixture->outbox, before);
  assert_holds (fixture->outbox, after);
  g_assert_cmpuint (agent_outbox_get_pending_count (fixture->outbox), ==, count + 2);
}

/* The process that will be killed: tells each code on its standard output once it is accepted, and
 * lets every third go again. */
static void
be_the_victim (const char *folder)
{
  g_autoptr (AgentOutbox) outbox = open_outbox (folder, 0);

  for (guint i = 0;; i++) {
    g_autofree char *code = accept (outbox);

    g_assert_cmpint (write (STDOUT_FILENO, code, CIVIC_TRACKING_CODE_LENGTH), >, 0);
    if (i % 3 == 0) {
      g_autoptr (GBytes) envelope = make_envelope (code);

      g_assert_true (acknowledge (outbox, code, envelope, NULL));
    }
  }
}

static GString *
run_victim (const char *program, const SupportFolder *folder, guint64 kill_after_bytes)
{
  const char *argv[] = { program, "--victim", folder, NULL };
  GString *said = g_string_new (NULL);
  GPid pid;
  int output;
  char bytes[256];
  gssize count;

  g_assert_true (g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD,
                                           NULL, NULL, &pid, NULL, &output, NULL, NULL));
  while (said->len < kill_after_bytes && (count = read (output, bytes, sizeof bytes)) > 0)
    g_string_append_len (said, bytes, count);
  g_usleep ((gulong) g_test_rand_int_range (0, 3000)); /* anywhere within the next commits */
  kill (pid, SIGKILL);
  while ((count = read (output, bytes, sizeof bytes)) > 0)
    g_string_append_len (said, bytes, count);
  waitpid (pid, NULL, 0);
  close (output);

  return said;
}

static const char *own_path;

static void
test_loses_nothing_when_killed (void)
{
  g_autoptr (SupportFolder) folder = support_folder_new ();
  g_autoptr (GHashTable) accepted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (AgentOutbox) outbox = NULL;
  GHashTableIter codes;
  gpointer code;

  for (guint i = 0; i < 25; i++) {
    g_autoptr (GString) said = NULL;

    said = run_victim (own_path, folder, (guint64) g_test_rand_int_range (1, 200));
    for (gsize at = 0; at + CIVIC_TRACKING_CODE_LENGTH <= said->len;
         at += CIVIC_TRACKING_CODE_LENGTH)
      g_hash_table_add (accepted, g_strndup (said->str + at, CIVIC_TRACKING_CODE_LENGTH));
  }

  outbox = open_outbox (folder, 0);
  g_hash_table_iter_init (&codes, accepted);
  while (g_hash_table_iter_next (&codes, &code, NULL)) {
    if (agent_outbox_get_state (outbox, code) != AGENT_FILING_ACKNOWLEDGED)
      assert_holds (outbox, code);
  }
  g_test_message ("%u filings were accepted and are all here", g_hash_table_size (accepted));
}

#define ADD(path, function)                                                                        \
  g_test_add ("/agent/outbox/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--victim")) {
    be_the_victim (argv[2]);
    return 1;
  }

  g_test_init (&argc, &argv, NULL);
  own_path = argv[0];

  ADD ("gives-back-the-same-bytes-in-order", test_gives_back_the_same_bytes_in_order);
  ADD ("takes-the-same-bytes-twice-as-one", test_takes_the_same_bytes_twice_as_one);
  ADD ("refuses-other-bytes-under-a-known-code", test_refuses_other_bytes_under_a_known_code);
  ADD ("lets-go-only-against-its-own-acknowledgement",
       test_lets_go_only_against_its_own_acknowledgement);
  ADD ("leaves-no-byte-of-what-it-let-go", test_leaves_no_byte_of_what_it_let_go);
  ADD ("sends-again-what-is-submitted-again", test_sends_again_what_is_submitted_again);
  ADD ("keeps-what-the-central-refused-whole", test_keeps_what_the_central_refused_whole);
  ADD ("forgets-only-acknowledged-codes", test_forgets_only_acknowledged_codes);
  ADD ("belongs-to-one-process", test_belongs_to_one_process);
  ADD ("survives-writes-that-fail", test_survives_writes_that_fail);
  g_test_add_func ("/agent/outbox/refuses-a-file-that-is-no-outbox",
                   test_refuses_a_file_that_is_no_outbox);
  g_test_add_func ("/agent/outbox/accepts-nothing-on-a-disk-nearly-full",
                   test_accepts_nothing_on_a_disk_nearly_full);
  g_test_add_func ("/agent/outbox/loses-nothing-when-killed", test_loses_nothing_when_killed);

  return g_test_run ();
}
