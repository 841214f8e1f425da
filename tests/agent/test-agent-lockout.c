/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-lockout.h"
#include "support-folder.h"

#include <signal.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* A machine whose time the test makes pass, and which it can restart. */
typedef struct {
  SupportFolder *folder;
  char *path;
  gint64 now_s; /* since boot */
  guint boots;
  char boot_id[16];
} Machine;

static gint64
get_machine_s (gpointer user_data)
{
  return ((Machine *) user_data)->now_s;
}

static void
machine_boot (Machine *self)
{
  self->now_s = 20;
  g_snprintf (self->boot_id, sizeof self->boot_id, "boot-%u", self->boots++);
}

static void
machine_set_up (Machine *self, gconstpointer user_data)
{
  self->folder = support_folder_new ();
  self->path = support_folder_path (self->folder, "staff-tries");
  machine_boot (self);
}

static void
machine_tear_down (Machine *self, gconstpointer user_data)
{
  g_free (self->path);
  support_folder_free (self->folder);
}

static void
machine_wait (Machine *self, gint64 seconds)
{
  self->now_s += seconds;
}

/* Each try with a lockout of its own, as if the agent were killed after every one. */
static gboolean
try (Machine *self, const char *subject, guint *ret_wait_s)
{
  AgentLockoutClock clock = { get_machine_s, self->boot_id, self };
  g_autoptr (AgentLockout) lockout = agent_lockout_new (self->path, &clock);
  g_autoptr (GError) error = NULL;

  if (agent_lockout_begin_try (lockout, "number:1001", subject, &error))
    return TRUE;

  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_BUSY);
  if (ret_wait_s != NULL)
    *ret_wait_s = (guint) g_ascii_strtoull (error->message, NULL, 10);

  return FALSE;
}

static void
use_up_free_tries (Machine *self)
{
  for (guint i = 0; i < 5; i++)
    g_assert_true (try (self, "hash", NULL));
}

static void
test_five_tries_are_free_then_waits_double (Machine *machine, gconstpointer user_data)
{
  use_up_free_tries (machine);
  for (guint expected_s = 15; expected_s <= 15 << 12; expected_s *= 2) {
    guint wait_s = 0;

    g_assert_false (try (machine, "hash", &wait_s));
    g_assert_cmpuint (wait_s, ==, expected_s);
    machine_wait (machine, expected_s - 1);
    g_assert_false (try (machine, "hash", &wait_s));
    g_assert_cmpuint (wait_s, ==, 1);
    machine_wait (machine, 1);
    g_assert_true (try (machine, "hash", NULL));
  }
}

static void
test_asking_while_locked_does_not_lengthen_it (Machine *machine, gconstpointer user_data)
{
  guint wait_s = 0;

  use_up_free_tries (machine);
  for (guint i = 0; i < 20; i++)
    g_assert_false (try (machine, "hash", &wait_s));
  g_assert_cmpuint (wait_s, ==, 15);
}

static void
test_a_restart_begins_the_wait_again (Machine *machine, gconstpointer user_data)
{
  guint wait_s = 0;

  use_up_free_tries (machine);
  machine_wait (machine, 14);
  machine_boot (machine);
  g_assert_false (try (machine, "hash", &wait_s));
  g_assert_cmpuint (wait_s, ==, 15);

  machine_wait (machine, 15);
  g_assert_true (try (machine, "hash", NULL));
}

/* Whoever comes an hour after the machine was switched on has waited. */
static void
test_the_wait_begins_with_the_agent (Machine *machine, gconstpointer user_data)
{
  AgentLockoutClock clock = { get_machine_s, machine->boot_id, machine };
  g_autoptr (AgentLockout) lockout = NULL;

  use_up_free_tries (machine);
  machine_boot (machine);
  lockout = agent_lockout_new (machine->path, &clock);
  machine_wait (machine, 15);
  g_assert_true (agent_lockout_begin_try (lockout, "number:1001", "hash", NULL));
}

static void
test_a_new_pin_starts_clean (Machine *machine, gconstpointer user_data)
{
  use_up_free_tries (machine);
  g_assert_false (try (machine, "hash", NULL));
  g_assert_true (try (machine, "another hash", NULL));
}

static void
test_forgiving_starts_clean (Machine *machine, gconstpointer user_data)
{
  AgentLockoutClock clock = { get_machine_s, machine->boot_id, machine };
  g_autoptr (AgentLockout) lockout = agent_lockout_new (machine->path, &clock);

  use_up_free_tries (machine);
  g_assert_true (agent_lockout_forgive (lockout, "number:1001", NULL));
  g_assert_true (agent_lockout_forgive (lockout, "number:1001", NULL));
  use_up_free_tries (machine);
}

static void
test_a_torn_record_frees_nobody (Machine *machine, gconstpointer user_data)
{
  use_up_free_tries (machine);
  support_folder_write (machine->folder, "staff-tries", "[tri");
  g_assert_false (try (machine, "hash", NULL));

  support_folder_write (machine->folder, "staff-tries", "kushk-tries 2\nboot b\nnumber:1 -7 0 x\n");
  g_assert_false (try (machine, "hash", NULL));
}

/* Of a version with one PIN for all, of a newer one, and of this one without its end. */
static void
test_a_file_of_another_form_leaves_no_free_tries (Machine *machine, gconstpointer user_data)
{
  const char *files[] = {
    "[tries]\nsubject=x\nboot=b\ncount=1\nlocked_until_s=0\n",
    "kushk-tries 3\nboot b\n",
    "kushk-tries 2\nboot b\nnumber:1001 1 0 x",
    "kushk-tries 2\nboot b\nnumber:1001 1 0 x\nnumber:1001 1 0 x\n",
    "",
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    guint wait_s = 0;

    support_folder_write (machine->folder, "staff-tries", files[i]);
    g_assert_false (try (machine, "hash", &wait_s));
    g_assert_cmpuint (wait_s, ==, 15);
    machine_wait (machine, 15);
    g_assert_true (try (machine, "hash", NULL));
    g_assert_false (try (machine, "hash", NULL));
  }
}

static void
test_a_torn_file_is_forgiven_counter_by_counter (Machine *machine, gconstpointer user_data)
{
  AgentLockoutClock clock = { get_machine_s, machine->boot_id, machine };
  g_autoptr (AgentLockout) lockout = agent_lockout_new (machine->path, &clock);

  support_folder_write (machine->folder, "staff-tries", "torn");
  g_assert_false (agent_lockout_begin_try (lockout, "number:1001", "hash", NULL));
  machine_wait (machine, 15);
  g_assert_true (agent_lockout_begin_try (lockout, "number:1001", "hash", NULL));
  g_assert_true (agent_lockout_forgive (lockout, "number:1001", NULL));
  use_up_free_tries (machine);
  g_assert_false (agent_lockout_begin_try (lockout, "number:2001", "hash", NULL));
}

static void
test_each_counter_is_its_own (Machine *machine, gconstpointer user_data)
{
  AgentLockoutClock clock = { get_machine_s, machine->boot_id, machine };
  g_autoptr (AgentLockout) lockout = agent_lockout_new (machine->path, &clock);

  use_up_free_tries (machine);
  g_assert_cmpint (agent_lockout_get_wait_s (lockout, "number:1001", "hash"), ==, 15);
  g_assert_cmpint (agent_lockout_get_wait_s (lockout, "badge:1001", "hash"), ==, 0);
  g_assert_true (agent_lockout_begin_try (lockout, "badge:1001", "hash", NULL));
  g_assert_true (agent_lockout_forgive (lockout, "badge:1001", NULL));
  g_assert_false (try (machine, "hash", NULL));
}

/* A clock since boot that runs backwards is no clock any more; nobody waits for years on it. */
static void
test_a_clock_that_runs_back_begins_the_wait_again (Machine *machine, gconstpointer user_data)
{
  guint wait_s = 0;

  machine->now_s = 1000000;
  use_up_free_tries (machine);
  machine->now_s = 10;
  g_assert_false (try (machine, "hash", &wait_s));
  g_assert_cmpuint (wait_s, ==, 15);
  machine_wait (machine, 15);
  g_assert_true (try (machine, "hash", NULL));
}

/* On the machine's own clock and disk, with a real end to each process. */
static void
test_a_killed_agent_has_counted (Machine *machine, gconstpointer user_data)
{
  g_autoptr (AgentLockout) lockout = agent_lockout_new (machine->path, NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 5; i++) {
    pid_t child = fork ();
    int status = 0;

    if (child == 0) {
      if (agent_lockout_begin_try (lockout, "number:1001", "hash", NULL))
        kill (getpid (), SIGKILL);
      _exit (1);
    }
    g_assert_cmpint (waitpid (child, &status, 0), ==, child);
    g_assert_true (WIFSIGNALED (status));
  }
  g_assert_false (agent_lockout_begin_try (lockout, "number:1001", "hash", &error));
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_BUSY);
}

/* In the real one's place, so that it is seen which clocks are looked at. */
static guint wall_clock_looks;
static guint boot_clock_looks;

int
clock_gettime (clockid_t clock, struct timespec *ret_time)
{
  wall_clock_looks += clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE ? 1 : 0;
  boot_clock_looks += clock == CLOCK_BOOTTIME ? 1 : 0;

  return (int) syscall (SYS_clock_gettime, clock, ret_time);
}

static void
test_nobody_can_set_the_clock_it_goes_by (Machine *machine, gconstpointer user_data)
{
  g_autoptr (AgentLockout) lockout = agent_lockout_new (machine->path, NULL);

  wall_clock_looks = boot_clock_looks = 0;
  for (guint i = 0; i < 6; i++)
    agent_lockout_begin_try (lockout, "number:1001", "hash", NULL);
  g_assert_cmpuint (boot_clock_looks, >, 0);
  g_assert_cmpuint (wall_clock_looks, ==, 0);
}

static void
test_what_cannot_be_written_is_not_tried (Machine *machine, gconstpointer user_data)
{
  g_autofree char *nowhere = support_folder_path (machine->folder, "no/such/folder");
  g_autoptr (AgentLockout) lockout = agent_lockout_new (nowhere, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (agent_lockout_begin_try (lockout, "number:1001", "hash", &error));
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_NOT_ALLOWED);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/agent/lockout/" path, Machine, NULL, machine_set_up, function, machine_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("five-tries-are-free-then-waits-double", test_five_tries_are_free_then_waits_double);
  ADD ("asking-while-locked-does-not-lengthen-it", test_asking_while_locked_does_not_lengthen_it);
  ADD ("a-restart-begins-the-wait-again", test_a_restart_begins_the_wait_again);
  ADD ("the-wait-begins-with-the-agent", test_the_wait_begins_with_the_agent);
  ADD ("a-new-pin-starts-clean", test_a_new_pin_starts_clean);
  ADD ("forgiving-starts-clean", test_forgiving_starts_clean);
  ADD ("a-torn-record-frees-nobody", test_a_torn_record_frees_nobody);
  ADD ("a-file-of-another-form-leaves-no-free-tries",
       test_a_file_of_another_form_leaves_no_free_tries);
  ADD ("a-torn-file-is-forgiven-counter-by-counter",
       test_a_torn_file_is_forgiven_counter_by_counter);
  ADD ("each-counter-is-its-own", test_each_counter_is_its_own);
  ADD ("a-clock-that-runs-back-begins-the-wait-again",
       test_a_clock_that_runs_back_begins_the_wait_again);
  ADD ("a-killed-agent-has-counted", test_a_killed_agent_has_counted);
  ADD ("nobody-can-set-the-clock-it-goes-by", test_nobody_can_set_the_clock_it_goes_by);
  ADD ("what-cannot-be-written-is-not-tried", test_what_cannot_be_written_is_not_tried);

  return g_test_run ();
}
