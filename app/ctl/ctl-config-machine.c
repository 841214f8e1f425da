/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "ctl-config-machine.h"

#include "agent-accounts.h"
#include "civic-catalogue.h"

#include <gio/gio.h>

#include <errno.h>
#include <pwd.h>
#include <sys/stat.h>

#define ENROL "kushkctl enrol --url URL CODE writes it"
#define NOT_FOR_OTHERS 0077
#define NOT_WRITTEN_BY_OTHERS 0022

typedef struct {
  CivicSettings *settings;
  GPtrArray *faults;
} Check;

typedef enum {
  PUBLIC_FILE,
  SECRET_FILE,
  FOLDER,
  OWN_FOLDER, /* nobody else writes there */
} Need;

static const struct {
  const char *group;
  const char *key;
  Need need;
  const char *remedy; /* where it is missing */
} files[] = {
  { "kiosk", "catalogue", FOLDER, "name the folder with services/ and lists/" },
  { "agent", "state_directory", OWN_FOLDER, "kushkd makes it where it may; start it once" },
  { "central", "box_public_key", PUBLIC_FILE, ENROL },
  { "central", "sign_public_key", PUBLIC_FILE, ENROL },
  { "central", "catalogue_public_key", PUBLIC_FILE, "get it from whoever publishes the catalogue" },
  { "central", "ca", PUBLIC_FILE, ENROL },
  { "central", "certificate", PUBLIC_FILE, ENROL },
  { "central", "key", SECRET_FILE, ENROL },
  { "central", "kiosk_sign_key", SECRET_FILE, ENROL },
  { "staff", "accounts_file", SECRET_FILE,
    "nobody can log in; kushkctl staff add NUMBER --role ROLE makes it" },
};

guint
ctl_config_find_key (const char *group, const char *key)
{
  for (guint i = 0; i < civic_settings_count (); i++) {
    CivicSettingsKey one = civic_settings_get_key (i);

    if (g_str_equal (one.group, group) && g_str_equal (one.key, key))
      return i;
  }

  g_error ("no such setting: [%s] %s", group, key);
}

static const char *
get_value (const Check *self, const char *group, const char *key)
{
  return civic_settings_get_value (self->settings, ctl_config_find_key (group, key));
}

G_GNUC_PRINTF (4, 5)
static void
complain (const Check *self, const char *group, const char *key, const char *format, ...)
{
  guint line = civic_settings_get_line (self->settings, ctl_config_find_key (group, key));
  g_autofree char *place = line > 0 ? g_strdup_printf (":%u", line) : g_strdup ("");
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (self->faults,
                   g_strdup_printf ("%s%s: [%s] %s: %s", civic_settings_get_file (self->settings),
                                    place, group, key, reason));
}

static void
check_mode (
  const Check *self, const char *group, const char *key, const char *path, mode_t forbidden)
{
  struct stat state;

  if (stat (path, &state) == 0 && (state.st_mode & forbidden) != 0)
    complain (self, group, key, "others may get at %s (mode %04o); chmod %s %s", path,
              (guint) state.st_mode & 07777, forbidden == NOT_FOR_OTHERS ? "go=" : "go-w", path);
}

static void
check_file (const Check *self, gsize index)
{
  const char *group = files[index].group, *key = files[index].key;
  const char *path = get_value (self, group, key);
  gboolean is_folder = files[index].need == FOLDER || files[index].need == OWN_FOLDER;
  struct stat state;

  if (*path == '\0')
    return;
  if (stat (path, &state) != 0)
    complain (self, group, key, "%s: %s; %s", path, g_strerror (errno),
              errno == ENOENT ? files[index].remedy : "are you root?");
  else if (is_folder != (S_ISDIR (state.st_mode) != 0))
    complain (self, group, key, "%s is %s folder; name another one", path, is_folder ? "no" : "a");
  else if (files[index].need == SECRET_FILE)
    check_mode (self, group, key, path, NOT_FOR_OTHERS);
  else if (files[index].need == OWN_FOLDER)
    check_mode (self, group, key, path, NOT_WRITTEN_BY_OTHERS);
}

static void
check_session_user (const Check *self)
{
  const char *user = get_value (self, "agent", "session_user");

  if (*user != '\0' && getpwnam (user) == NULL)
    complain (self, "agent", "session_user",
              "nobody is called “%s” here; systemd-sysusers makes the users of Kushk", user);
}

static void
check_services (const Check *self, const char *path)
{
  const char *directory = get_value (self, "kiosk", "catalogue");
  g_autoptr (GError) error = NULL;
  g_autoptr (CivicCentre) centre = civic_centre_load (path, NULL);
  g_autoptr (CivicCatalogue) catalogue =
    centre != NULL && g_file_test (directory, G_FILE_TEST_IS_DIR)
      ? civic_catalogue_load_for_centre (directory, centre, &error)
      : NULL;

  if (catalogue != NULL)
    civic_catalogue_has_all (catalogue, civic_centre_get_services (centre), &error);
  if (error != NULL)
    complain (self, "kiosk", "catalogue", "%s; kushkctl catalogue check %s tells all of it",
              error->message, directory);
}

/* As screen and agent find it: a catalogue's own profile comes before the one that is named. */
static void
check_centre (const Check *self)
{
  g_autofree char *path = civic_centre_find_path (get_value (self, "kiosk", "catalogue"),
                                                  get_value (self, "kiosk", "centre"));
  g_autoptr (GPtrArray) faults = civic_centre_check (path);

  for (guint i = 0; i < faults->len; i++)
    complain (self, "kiosk", "centre", "%s", (const char *) g_ptr_array_index (faults, i));
  if (faults->len == 0)
    check_services (self, path);
}

static gboolean
may_anybody_open (AgentAccounts *accounts)
{
  for (guint i = 0; i < agent_accounts_get_count (accounts); i++)
    if (agent_role_get_rights (agent_accounts_get (accounts, i)->role) & AGENT_RIGHT_OPEN)
      return TRUE;

  return FALSE;
}

/* One fault in it shuts everybody out; where it is not there, check_file has said so. */
static void
check_accounts (const Check *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AgentAccounts) accounts =
    agent_accounts_load (get_value (self, "staff", "accounts_file"), &error);

  if (error != NULL && error->domain != G_FILE_ERROR)
    complain (self, "staff", "accounts_file",
              "%s; nobody can log in; move it away, and kushkctl staff add makes another",
              error->message);
  else if (accounts != NULL && !may_anybody_open (accounts))
    complain (self, "staff", "accounts_file",
              "nobody in it may open this kiosk; kushkctl staff add NUMBER --role supervisor");
}

/* CUPS is the agent's alone; its own program is asked instead. */
static gboolean
is_queue (const char *server, const char *queue, gboolean *ret_is_told)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
    G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GSubprocess) asking = NULL;

  g_subprocess_launcher_setenv (launcher, "CUPS_SERVER", server, TRUE);
  asking = g_subprocess_launcher_spawn (launcher, NULL, "lpstat", "-p", queue, NULL);
  *ret_is_told = asking != NULL && g_subprocess_wait (asking, NULL, NULL);

  return *ret_is_told && g_subprocess_get_successful (asking);
}

static void
check_queue (const Check *self, const char *key)
{
  const char *queue = get_value (self, "printer", key);
  const char *server = get_value (self, "printer", "server");
  gboolean is_told = FALSE;

  if (*queue == '\0' || civic_settings_is_direct_printer (self->settings, key))
    return;
  if (g_path_is_absolute (server) && !g_file_test (server, G_FILE_TEST_EXISTS))
    complain (self, "printer", key, "CUPS does not listen at %s; systemctl start cups.socket",
              server);
  else if (!is_queue (server, queue, &is_told) && is_told)
    complain (self, "printer", key,
              "CUPS at %s has no queue “%s”; /usr/lib/kushk/set-up-printers makes it", server,
              queue);
}

GPtrArray *
ctl_config_check_machine (CivicSettings *settings)
{
  const Check self = { settings, g_ptr_array_new_with_free_func (g_free) };

  check_centre (&self);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    check_file (&self, i);
  check_accounts (&self);
  check_session_user (&self);
  check_queue (&self, "queue");
  check_queue (&self, "sheet_queue");

  return self.faults;
}
