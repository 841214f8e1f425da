/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "support-agent.h"
#include "support-folder.h"
#include "support-printer.h"
#include "support-receipt.h"
#include "support-run-until.h"
#include "support-scheduler.h"

#include <gio/gunixfdlist.h>
#include <grp.h>
#include <string.h>
#include <unistd.h>

/* What the print scheduler knows of a citizen goes with the visit, and nobody but root and the
 * agent has a say in it. The printer takes dots only, so that filters work on the receipt too. */

#define CANARY "canary-on-the-receipt"
#define WIDTH_POINTS 226
#define HEIGHT_POINTS 400
#define NOBODY 65534

typedef struct {
  SupportCentral *central;
  SupportScheduler *scheduler;
  SupportPrinter *printer;
  SupportAgent *agent;
  AgentBusAgent *face;
  char *end; /* the last word about a receipt */
} Fixture;

static void
on_print_job_changed (Fixture *fixture, guint job, const char *state, const char *reason)
{
  g_free (fixture->end);
  fixture->end = g_strdup (state);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *settings = NULL;

  fixture->central = support_central_start (NULL);
  fixture->scheduler = support_scheduler_new ();
  fixture->printer = support_printer_new (SUPPORT_PRINTER_ROLL_RASTER_ONLY);
  settings =
    g_strdup_printf ("queue=receipts\ndevice_uri=%s", support_printer_get_uri (fixture->printer));
  g_free (support_scheduler_set_up_printers (fixture->scheduler, settings));
  fixture->agent = support_agent_start_printing (fixture->central,
                                                 support_scheduler_get_server (fixture->scheduler),
                                                 support_printer_get_uri (fixture->printer));
  fixture->face = support_agent_connect (fixture->agent);
  g_signal_connect_swapped (fixture->face, "print-job-changed", G_CALLBACK (on_print_job_changed),
                            fixture);
}

static void
end_visit (Fixture *fixture)
{
  if (fixture->face == NULL)
    return;
  g_dbus_connection_close_sync (g_dbus_proxy_get_connection (G_DBUS_PROXY (fixture->face)), NULL,
                                NULL);
  g_clear_object (&fixture->face);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  end_visit (fixture);
  support_agent_free (fixture->agent);
  support_scheduler_free (fixture->scheduler);
  support_printer_free (fixture->printer);
  support_central_free (fixture->central);
  g_free (fixture->end);
}

static void
print (Fixture *fixture)
{
  g_autoptr (GUnixFDList) descriptors = g_unix_fd_list_new ();
  g_autoptr (GError) error = NULL;
  int descriptor = support_receipt_draw (WIDTH_POINTS, HEIGHT_POINTS, CANARY);

  g_unix_fd_list_append (descriptors, descriptor, NULL);
  close (descriptor);
  agent_bus_agent_call_print_receipt_sync (fixture->face, g_variant_new_handle (0), WIDTH_POINTS,
                                           HEIGHT_POINTS, descriptors, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
scheduler_holds (Fixture *fixture, const char *word)
{
  return support_folder_holds (support_scheduler_get_folder (fixture->scheduler), word,
                               strlen (word));
}

static void
test_nothing_is_left_of_a_receipt (Fixture *fixture, gconstpointer unused)
{
  print (fixture);
  support_run_until (g_strcmp0 (fixture->end, "printed") == 0);
  g_assert_false (scheduler_holds (fixture, CANARY));

  /* The look can find: the job's number is still known, and what it was called. */
  g_assert_true (scheduler_holds (fixture, "receipt-"));
}

static void
test_nothing_is_left_of_one_that_did_not_come_out (Fixture *fixture, gconstpointer unused)
{
  support_printer_plan (fixture->printer, SUPPORT_PRINTER_BEFORE, "media-empty-error",
                        SUPPORT_PRINTER_NORMAL);
  print (fixture);
  support_run_until (support_printer_is_waiting (fixture->printer));
  g_assert_true (scheduler_holds (fixture, CANARY));
  end_visit (fixture);
  support_run_until (!scheduler_holds (fixture, CANARY));
  support_run_until (support_printer_count_jobs (fixture->printer) == 0);
}

static void
test_nothing_is_left_of_one_that_was_cut_off (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GAsyncResult) result = NULL;

  support_printer_plan (fixture->printer, SUPPORT_PRINTER_BEFORE, "media-empty-error",
                        SUPPORT_PRINTER_NORMAL);
  print (fixture);
  support_run_until (support_printer_is_waiting (fixture->printer));
  support_scheduler_kill (fixture->scheduler);
  g_assert_true (scheduler_holds (fixture, CANARY));
  support_scheduler_restart_async (fixture->scheduler, support_keep_result, &result);
  support_run_until (result != NULL);
  g_assert_false (scheduler_holds (fixture, CANARY));
}

static gboolean
holds_below (Fixture *fixture, const char *name, const char *word)
{
  g_autofree char *path =
    g_build_filename (support_scheduler_get_folder (fixture->scheduler), name, NULL);

  return support_folder_holds (path, word, strlen (word));
}

static void
test_says_nothing_of_a_person (Fixture *fixture, gconstpointer unused)
{
  static const char *const logs[] = { "access_log", "page_log" };

  print (fixture);
  support_run_until (g_strcmp0 (fixture->end, "printed") == 0);
  g_assert_true (holds_below (fixture, "spool", "kushk"));
  g_assert_false (holds_below (fixture, "spool", g_get_user_name ()));
  g_assert_false (holds_below (fixture, "cache", g_get_user_name ()));
  for (gsize i = 0; i < G_N_ELEMENTS (logs); i++) {
    g_autofree char *path =
      g_build_filename (support_scheduler_get_folder (fixture->scheduler), "log", logs[i], NULL);

    g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  }
}

static void
become_nobody (gpointer unused)
{
  if (setgroups (0, NULL) != 0 || setgid (NOBODY) != 0 || setuid (NOBODY) != 0)
    _exit (1);
}

/* Whether somebody who is neither root nor the agent, but got hold of the socket, may do this. */
static gboolean
nobody_can (Fixture *fixture, const char *program, const char *option, const char *argument)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
    G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_set_child_setup (launcher, become_nobody, NULL, NULL);
  process = g_subprocess_launcher_spawn (launcher, &error, program, "-h",
                                         support_scheduler_get_server (fixture->scheduler), option,
                                         argument, NULL);
  g_assert_no_error (error);
  g_subprocess_wait (process, NULL, &error);
  g_assert_no_error (error);
  return g_subprocess_get_successful (process);
}

static void
test_lets_only_root_change_things (Fixture *fixture, gconstpointer unused)
{
  if (getuid () != 0) {
    g_test_skip ("Only root can become somebody else");
    return;
  }

  g_assert_true (nobody_can (fixture, "cupsenable", "receipts", NULL));
  g_assert_true (nobody_can (fixture, "cupsaccept", "receipts", NULL));
  g_assert_true (nobody_can (fixture, "cancel", "-a", "receipts"));
  g_assert_false (nobody_can (fixture, "cupsdisable", "receipts", NULL));
  g_assert_false (nobody_can (fixture, "cupsreject", "receipts", NULL));
  g_assert_false (nobody_can (fixture, "lpadmin", "-x", "receipts"));
  g_assert_false (nobody_can (fixture, "lpadmin", "-d", "receipts"));
}

#define ADD(path, function) g_test_add ("/faults/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  const char *missing = support_scheduler_find_missing ();

  g_test_init (&argc, &argv, NULL);
  if (missing != NULL) {
    g_print ("1..0 # SKIP %s is not installed\n", missing);
    return 0;
  }

  ADD ("nothing-is-left-of-a-receipt", test_nothing_is_left_of_a_receipt);
  ADD ("nothing-is-left-of-one-that-did-not-come-out",
       test_nothing_is_left_of_one_that_did_not_come_out);
  ADD ("nothing-is-left-of-one-that-was-cut-off", test_nothing_is_left_of_one_that_was_cut_off);
  ADD ("the-scheduler-says-nothing-of-a-person", test_says_nothing_of_a_person);
  ADD ("the-scheduler-lets-only-root-change-things", test_lets_only_root_change_things);

  return g_test_run ();
}
