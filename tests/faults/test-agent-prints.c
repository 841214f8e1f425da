/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "support-agent.h"
#include "support-receipt.h"
#include "support-run-until.h"

#include <gio/gunixfdlist.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Receipts through everything real: kushkd, a print scheduler, a roll printer that speaks IPP. */

#define WIDTH_POINTS 226
#define HEIGHT_POINTS 400

typedef struct {
  SupportFolder *folder;
  char *printer_folder;
  char *cups_folder;
  SupportCentral *central;
  SupportAgent *agent;
  AgentBusAgent *face;
  GString *told; /* "JOB state reason\n" each */
} Fixture;

/* Runs a script of tests/support and returns what it said, without the line's end. */
static char *
run_script (const char *name, ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autofree char *program =
    g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "tests/support", name, NULL);
  g_autoptr (GError) error = NULL;
  const char *argument;
  char *said = NULL;
  va_list arguments;
  int status;

  g_ptr_array_add (argv, program);
  va_start (arguments, name);
  while ((argument = va_arg (arguments, const char *)) != NULL)
    g_ptr_array_add (argv, (char *) argument);
  va_end (arguments);
  g_ptr_array_add (argv, NULL);

  g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, &said, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);

  return g_strchomp (said);
}

static void
on_print_job_changed (Fixture *self, guint job, const char *state, const char *reason)
{
  g_string_append_printf (self->told, "%s %s\n", state, reason);
}

static void
begin_visit (Fixture *self)
{
  self->face = support_agent_connect (self->agent);
  g_assert_nonnull (self->face);
  g_string_truncate (self->told, 0);
  g_signal_connect_swapped (self->face, "print-job-changed", G_CALLBACK (on_print_job_changed),
                            self);
}

static void
end_visit (Fixture *self)
{
  g_dbus_connection_close_sync (g_dbus_proxy_get_connection (G_DBUS_PROXY (self->face)), NULL,
                                NULL);
  g_clear_object (&self->face);
}

static void
set_up (Fixture *self, gconstpointer user_data)
{
  g_autofree char *uri = NULL;
  g_autofree char *server = NULL;
  g_autofree char *added = NULL;

  self->folder = support_folder_new ();
  g_chmod (self->folder, 0755); /* as root, the scheduler's filters run as another user */
  self->printer_folder = support_folder_path (self->folder, "printer");
  self->cups_folder = support_folder_path (self->folder, "cups");
  uri = run_script ("virtual-printer", "start", self->printer_folder, NULL);
  server = run_script ("private-cups", "start", self->cups_folder, NULL);
  added = run_script ("private-cups", "add-queue", self->cups_folder, "receipts", uri, NULL);

  self->central = support_central_start (NULL);
  self->agent = support_agent_start_printing (self->central, server, uri);
  self->told = g_string_new (NULL);
  begin_visit (self);
}

static void
tear_down (Fixture *self, gconstpointer user_data)
{
  g_clear_object (&self->face);
  support_agent_free (self->agent);
  support_central_free (self->central);
  g_free (run_script ("private-cups", "stop", self->cups_folder, NULL));
  g_free (run_script ("virtual-printer", "stop", self->printer_folder, NULL));
  g_string_free (self->told, TRUE);
  g_free (self->printer_folder);
  g_free (self->cups_folder);
  support_folder_free (self->folder);
}

/* Returns 0 if the agent would not take it. */
static guint
try_to_print (Fixture *self, GError **error)
{
  g_autoptr (GUnixFDList) descriptors = g_unix_fd_list_new ();
  int descriptor = support_receipt_draw (WIDTH_POINTS, HEIGHT_POINTS, NULL);
  guint job = 0;

  g_unix_fd_list_append (descriptors, descriptor, NULL);
  close (descriptor);
  agent_bus_agent_call_print_receipt_sync (self->face, g_variant_new_handle (0), WIDTH_POINTS,
                                           HEIGHT_POINTS, descriptors, &job, NULL, NULL, error);

  return job;
}

static guint
print (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  guint job = try_to_print (self, &error);

  g_assert_no_error (error);

  return job;
}

static guint
count_papers (Fixture *self)
{
  g_autofree char *path = g_build_filename (self->printer_folder, "paper", NULL);
  g_autoptr (GDir) papers = g_dir_open (path, 0, NULL);
  guint count = 0;

  while (papers != NULL && g_dir_read_name (papers) != NULL)
    count++;

  return count;
}

static gboolean
has_told (Fixture *self, const char *line)
{
  return strstr (self->told->str, line) != NULL;
}

static void
set_fault (Fixture *self, const char *word)
{
  g_free (run_script ("virtual-printer", "fault", self->printer_folder, word, NULL));
}

static void
test_a_receipt_comes_out_and_is_told (Fixture *fixture, gconstpointer user_data)
{
  g_assert_cmpuint (print (fixture), >, 0);
  support_run_until (has_told (fixture, "printed \n"));
  g_assert_cmpuint (count_papers (fixture), ==, 1);
}

/* One receipt has begun inside the printer, which a cancel does not stop; one waits behind it. */
static void
print_two_into_a_hung_printer (Fixture *fixture)
{
  set_fault (fixture, "hang");
  print (fixture);
  support_run_until (has_told (fixture, "printing "));
  print (fixture);
}

/* The next citizen finds the printer well again, and no receipt of a stranger comes after hers. */
static void
assert_the_waiting_one_never_comes (Fixture *fixture)
{
  begin_visit (fixture);
  set_fault (fixture, "none");
  support_run_until (try_to_print (fixture, NULL) > 0);
  support_run_until (has_told (fixture, "printed \n"));
  g_assert_cmpuint (count_papers (fixture), <=, 2);
}

static void
test_a_visit_takes_its_waiting_receipt_along (Fixture *fixture, gconstpointer user_data)
{
  print_two_into_a_hung_printer (fixture);
  end_visit (fixture);
  assert_the_waiting_one_never_comes (fixture);
}

static void
test_a_killed_agent_leaves_no_receipt_waiting (Fixture *fixture, gconstpointer user_data)
{
  print_two_into_a_hung_printer (fixture);
  g_clear_object (&fixture->face);
  support_agent_kill (fixture->agent);
  support_agent_launch (fixture->agent);
  assert_the_waiting_one_never_comes (fixture);
}

#define ADD(path, function) g_test_add ("/faults/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("a-receipt-comes-out-and-is-told", test_a_receipt_comes_out_and_is_told);
  ADD ("a-visit-takes-its-waiting-receipt-along", test_a_visit_takes_its_waiting_receipt_along);
  ADD ("a-killed-agent-leaves-no-receipt-waiting", test_a_killed_agent_leaves_no_receipt_waiting);

  return g_test_run ();
}
