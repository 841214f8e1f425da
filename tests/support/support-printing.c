/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "support-printing.h"

#include <gio/gio.h>
#include <signal.h>
#include <sys/stat.h>

#include "support-run-until.h"

struct _SupportPrinting {
  char *folder;
  char *cups; /* folders of the two scripts */
  char *printer;
  char *server;
  char *device_uri;
  const char *kind; /* of printer, in virtual-printer's words */
  GSubprocess *undertaker;
};

/* Waits until our end of its pipe closes, be it by our death, and then clears away. */
#define UNDERTAKER                                                                                 \
  "cat >/dev/null; '%s' stop '%s' >/dev/null 2>&1; '%s' stop '%s' >/dev/null 2>&1; rm -rf '%s'"

static char *
find_script (const char *name)
{
  return g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "tests", "support", name, NULL);
}

static void
run (char **arguments)
{
  g_autofree char *errors = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (!g_spawn_sync (NULL, arguments, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL,
                     NULL, NULL, &errors, &status, &error) ||
      !g_spawn_check_wait_status (status, &error))
    g_error ("%s %s: %s\n%s", arguments[0], arguments[1], error->message, errors);
}

static void
run_script (const char *script, const char *action, const char *folder, const char *words)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) rest = g_strsplit (words, " ", -1);

  g_ptr_array_add (arguments, find_script (script));
  g_ptr_array_add (arguments, g_strdup (action));
  g_ptr_array_add (arguments, g_strdup (folder));
  for (char **word = rest; *word != NULL; word++)
    if (**word != '\0')
      g_ptr_array_add (arguments, g_strdup (*word));
  g_ptr_array_add (arguments, NULL);
  run ((char **) arguments->pdata);
}

static char *
read_line (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *line = NULL;

  if (!g_file_get_contents (path, &line, NULL, &error))
    g_error ("%s", error->message);
  return g_strchomp (line);
}

const char *
support_printing_find_missing (void)
{
  static const char *const programs[] = { "/usr/sbin/cupsd", "ippeveprinter", "ipptool", "lpadmin",
                                          "dbus-daemon",     "bash",          "pdftoppm" };

  for (gsize i = 0; i < G_N_ELEMENTS (programs); i++) {
    g_autofree char *path = g_find_program_in_path (programs[i]);

    if (path == NULL)
      return programs[i];
  }
  return NULL;
}

static void
start_undertaker (SupportPrinting *self)
{
  g_autofree char *cups_script = find_script ("private-cups");
  g_autofree char *printer_script = find_script ("virtual-printer");
  g_autofree char *command = g_strdup_printf (UNDERTAKER, cups_script, self->cups, printer_script,
                                              self->printer, self->folder);
  g_autoptr (GError) error = NULL;

  self->undertaker =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE, &error, "setsid", "sh", "-c", command, NULL);
  g_assert_no_error (error);
}

void
support_printing_add_queue (SupportPrinting *self, const char *queue, const char *device_uri)
{
  g_autofree char *words = g_strdup_printf ("%s %s", queue, device_uri);

  run_script ("private-cups", "add-queue", self->cups, words);
}

static SupportPrinting *
start_world (const char *kind)
{
  SupportPrinting *self = g_new0 (SupportPrinting, 1);
  g_autoptr (GError) error = NULL;

  self->kind = kind;
  self->folder = g_dir_make_tmp ("kushk-printing-XXXXXX", &error);
  g_assert_no_error (error);
  /* CUPS' filters run as another user where the test runs as root. */
  g_assert_cmpint (chmod (self->folder, 0755), ==, 0);
  self->cups = g_build_filename (self->folder, "cups", NULL);
  self->printer = g_build_filename (self->folder, "printer", NULL);
  start_undertaker (self);
  if (kind != NULL)
    support_printing_start_printer (self);
  run_script ("private-cups", "start", self->cups, "");
  self->server = g_build_filename (self->cups, "cups.sock", NULL);
  if (kind == NULL)
    return self;
  self->device_uri = read_line (self->printer, "uri");
  support_printing_add_queue (self, SUPPORT_PRINTING_QUEUE, self->device_uri);
  return self;
}

SupportPrinting *
support_printing_new (void)
{
  return start_world ("roll");
}

SupportPrinting *
support_printing_new_for_sheets (void)
{
  return start_world ("sheet");
}

SupportPrinting *
support_printing_new_bare (void)
{
  return start_world (NULL);
}

void
support_printing_free (SupportPrinting *self)
{
  g_autoptr (GError) error = NULL;

  if (self == NULL)
    return;
  g_output_stream_close (g_subprocess_get_stdin_pipe (self->undertaker), NULL, &error);
  g_assert_no_error (error);
  g_subprocess_wait (self->undertaker, NULL, &error);
  g_assert_no_error (error);
  g_object_unref (self->undertaker);
  g_free (self->folder);
  g_free (self->cups);
  g_free (self->printer);
  g_free (self->server);
  g_free (self->device_uri);
  g_free (self);
}

const char *
support_printing_get_server (SupportPrinting *self)
{
  return self->server;
}

const char *
support_printing_get_device_uri (SupportPrinting *self)
{
  return self->device_uri;
}

const char *
support_printing_get_folder (SupportPrinting *self)
{
  return self->folder;
}

void
support_printing_set_faults (SupportPrinting *self, const char *words)
{
  run_script ("virtual-printer", "fault", self->printer, words);
}

static gboolean
is_alive (GPid pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/cmdline", pid);
  g_autofree char *command = NULL;
  gsize length = 0;

  /* Of a zombie it is empty. */
  return g_file_get_contents (path, &command, &length, NULL) && length > 0;
}

static void
send_signal (const char *folder, const char *pid_file, int signal_number)
{
  g_autofree char *number = read_line (folder, pid_file);
  GPid pid = (GPid) g_ascii_strtoll (number, NULL, 10);

  g_assert_cmpint (pid, >, 1);
  g_assert_cmpint (kill (pid, signal_number), ==, 0);
  if (signal_number == SIGKILL)
    support_run_until (!is_alive (pid));
}

void
support_printing_signal_printer (SupportPrinting *self, int signal_number)
{
  send_signal (self->printer, "printer.pid", signal_number);
}

void
support_printing_signal_scheduler (SupportPrinting *self, int signal_number)
{
  send_signal (self->cups, "cupsd.pid", signal_number);
}

void
support_printing_start_printer (SupportPrinting *self)
{
  run_script ("virtual-printer", "start", self->printer, self->kind);
}

void
support_printing_stop_scheduler (SupportPrinting *self)
{
  run_script ("private-cups", "stop", self->cups, "");
}

void
support_printing_run (SupportPrinting *self, const char *program, const char *arguments)
{
  g_autofree char *command = g_strdup_printf ("%s -h %s %s", program, self->server, arguments);
  g_auto (GStrv) words = NULL;
  g_autoptr (GError) error = NULL;

  g_shell_parse_argv (command, NULL, &words, &error);
  g_assert_no_error (error);
  run (words);
}

static int
compare_paths (gconstpointer one, gconstpointer other)
{
  return g_strcmp0 (*(const char *const *) one, *(const char *const *) other);
}

/* Documents only: what begins with a dot is still being written. */
static GPtrArray *
list_documents (SupportPrinting *self, const char *name)
{
  g_autofree char *folder = g_build_filename (self->printer, name, NULL);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  GDir *directory = g_dir_open (folder, 0, NULL);
  const char *entry;

  g_assert_nonnull (directory);
  while ((entry = g_dir_read_name (directory)) != NULL)
    if (*entry != '.')
      g_ptr_array_add (paths, g_build_filename (folder, entry, NULL));
  g_dir_close (directory);
  g_ptr_array_sort (paths, compare_paths);
  return paths;
}

GPtrArray *
support_printing_list_paper (SupportPrinting *self)
{
  return list_documents (self, "paper");
}

GPtrArray *
support_printing_list_received (SupportPrinting *self)
{
  return list_documents (self, "spool");
}

guint
support_printing_count_paper (SupportPrinting *self)
{
  g_autoptr (GPtrArray) paths = support_printing_list_paper (self);

  return paths->len;
}
