/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "ctl-command.h"

#include "ctl-pin.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#define LINE_MAXIMUM 256

typedef char Pin;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pin, ctl_pin_free)

static Pin *
read_line (GError **error)
{
  char line[LINE_MAXIMUM];

  if (fgets (line, sizeof line, stdin) == NULL) {
    g_set_error (error, CTL_ERROR, CTL_ERROR_FAILED, "No PIN was typed. Nothing is changed.");
    return NULL;
  }

  return g_strdup (g_strchomp (line));
}

static Pin *
ask_unseen (const char *question, GError **error)
{
  struct termios before;
  struct termios unseen;
  Pin *answer;

  if (tcgetattr (STDIN_FILENO, &before) != 0)
    return read_line (error);

  unseen = before;
  unseen.c_lflag &= ~(tcflag_t) ECHO;
  g_printerr ("%s", question);
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &unseen);
  answer = read_line (error);
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &before);
  g_printerr ("\n");

  return answer;
}

static Pin *
ask_pin (GError **error)
{
  g_autoptr (Pin) typed = ask_unseen ("New staff PIN: ", error);
  g_autoptr (Pin) again = NULL;
  g_autoptr (Pin) pin = NULL;

  if (typed == NULL)
    return NULL;

  pin = ctl_pin_parse (typed, error);
  if (pin == NULL || !isatty (STDIN_FILENO))
    return g_steal_pointer (&pin);

  again = ask_unseen ("Once more: ", error);
  if (again == NULL)
    return NULL;

  if (strcmp (typed, again) != 0) {
    g_set_error (error, CTL_ERROR, CTL_ERROR_FAILED,
                 "The two were not alike. Nothing is changed: run the command again.");
    return NULL;
  }

  return g_steal_pointer (&pin);
}

/* Root sets the PIN, the agent reads it: the file goes to whoever owns the agent's state. */
static gboolean
give_to_agent (CivicSettings *settings, const char *path, GError **error)
{
  const char *directory = civic_settings_get_path (settings, "agent", "state_directory");
  struct stat state;

  if (geteuid () != 0 || stat (directory, &state) != 0)
    return TRUE;

  if (chown (path, state.st_uid, state.st_gid) != 0) {
    g_set_error (error, CTL_ERROR, CTL_ERROR_FAILED, "%s cannot be given to the agent's user: %s.",
                 path, g_strerror (errno));
    return FALSE;
  }

  return TRUE;
}

static gboolean
write_hash (const char *path, const char *hash, GError **error)
{
  g_autoptr (GError) own_error = NULL;

  if (g_file_set_contents_full (path, hash, -1,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                &own_error))
    return TRUE;

  g_set_error (error, CTL_ERROR, CTL_ERROR_FAILED,
               "%s. The old PIN, if there was one, is still in force. Is this run as root?",
               own_error->message);
  return FALSE;
}

gboolean
ctl_staff_pin (const char *config_path, char **arguments, GError **error)
{
  g_auto (GStrv) own_arguments = g_strdupv (arguments);
  g_autoptr (CivicSettings) settings = NULL;
  g_autoptr (Pin) pin = NULL;
  g_autofree char *hash = NULL;
  const char *path;

  if (!ctl_command_parse (&own_arguments, NULL, NULL, NULL, error))
    return FALSE;

  settings = civic_settings_load (config_path, error);
  if (settings == NULL)
    return FALSE;

  pin = ask_pin (error);
  if (pin == NULL)
    return FALSE;

  path = civic_settings_get_path (settings, "staff", "pin_file");
  hash = ctl_pin_hash (pin, error);
  if (hash == NULL || !write_hash (path, hash, error) || !give_to_agent (settings, path, error))
    return FALSE;

  g_print ("The staff PIN is set. It is in force at once.\n");

  return TRUE;
}
