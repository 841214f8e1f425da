/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "ctl-command.h"

#include "civic-environment.h"

#include <gio/gio.h>
#include <sodium.h>

#include <locale.h>
#include <stdlib.h>
#include <string.h>

static const CtlCommand commands[] = {
  { "status", "[--json]", "How this kiosk is, asked now", ctl_status },
  { "printers", "[--json]", "How the printers are, and what to do about it", ctl_printers },
  { "readiness", "[--json]", "Check this machine now, and what to do about it", ctl_readiness },
  { "report shift", "[--json]", "The running or the last shift, in figures", ctl_report_shift },
  { "report kpi", "[--day DAY]", "How a day at this kiosk went", ctl_report_kpi },
  { "metrics", "[--output FILE]", "This kiosk as OpenMetrics", ctl_metrics },
  { "outbox list", "[--json]", "What waits to be sent, and why", ctl_outbox_list },
  { "outbox send", "", "Send what waits now", ctl_outbox_send },
  { "audit verify", "[FILE] [--head N:HASH]", "Find what was changed in the audit log",
    ctl_audit_verify },
  { "audit show", "[FILE] [--since DAY]", "What staff and machine did", ctl_audit_show },
  { "config check", "[FILE]", "Tell every fault of kushk.conf", ctl_config_check },
  { "config show", "[--json]", "What is in force, defaults marked", ctl_config_show },
  { "staff add", "NUMBER --role R [--badge]", "Let somebody log in at the machine", ctl_staff_add },
  { "staff pin", "NUMBER", "Set another PIN, from the terminal or a pipe", ctl_staff_pin },
  { "staff badge", "NUMBER", "Draw another badge, print its text once", ctl_staff_badge },
  { "staff list", "", "Who can log in, and as what", ctl_staff_list },
  { "staff remove", "NUMBER [--force]", "Take an account away", ctl_staff_remove },
  { "enrol --renew", "[--days N]", "Get this kiosk another certificate in time", ctl_renew },
  { "enrol", "--url URL CODE", "Make this kiosk's keys and have them certified", ctl_enrol },
  { "keys make", "DIR", "Make the kiosk's signing keys", ctl_keys_make },
  { "keys catalogue", "DIR", "Make the keys that sign a catalogue", ctl_keys_catalogue },
  { "verify", "TOKEN-OR-URL --key FILE", "Tell whether a receipt is genuine", ctl_verify },
  { "catalogue check", "DIR", "Check every service and list of a catalogue", ctl_catalogue_check },
  { "catalogue sign", "DIR --key FILE", "Sign a catalogue for the kiosks", ctl_catalogue_sign },
  { "catalogue try", "SERVICE ANSWERS", "Check answers as the central would", ctl_catalogue_try },
  { "rule eval", "RULE DATA", "What a rule (JsonLogic) gives for the data", ctl_rule_eval },
};

static char *
describe_commands (void)
{
  GString *text = g_string_new ("Commands:\n");

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++) {
    g_autofree char *call = g_strconcat (commands[i].words, " ", commands[i].arguments, NULL);

    g_string_append_printf (text, "  %-36s %s\n", call, commands[i].summary);
  }

  return g_string_free (text, FALSE);
}

/* Returns how many words of `arguments` the command's name takes; 0 if it is another command. */
static guint
match_words (const CtlCommand *command, char **arguments)
{
  g_auto (GStrv) words = g_strsplit (command->words, " ", -1);
  guint count = 0;

  for (; words[count] != NULL; count++) {
    if (g_strcmp0 (arguments[count], words[count]) != 0)
      return 0;
  }

  return count;
}

static gboolean
run_command (const char *config_path, char **arguments, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++) {
    guint count = match_words (&commands[i], arguments);

    /* The last word of the name stands where a program's own name would. */
    if (count > 0)
      return commands[i].run (config_path, arguments + count - 1, error);
  }

  g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE, "There is no command “%s”. See kushkctl --help.",
               arguments[0] != NULL ? arguments[0] : "");
  return FALSE;
}

static gboolean
run (char ***arguments, GError **error)
{
  g_autofree char *config_path = NULL;
  gboolean show_version = FALSE;
  const GOptionEntry entries[] = {
    { "config", 'c', 0, G_OPTION_ARG_FILENAME, &config_path, "The kiosk's settings", "FILE" },
    { "version", 0, 0, G_OPTION_ARG_NONE, &show_version, "Show the version", NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("COMMAND …");
  g_autofree char *description = describe_commands ();

  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_set_description (context, description);
  /* What follows the command is the command's. */
  g_option_context_set_strict_posix (context, TRUE);
  if (!g_option_context_parse_strv (context, arguments, error))
    return FALSE;

  if (show_version) {
    g_print ("kushkctl %s\n", KUSHK_VERSION);
    return TRUE;
  }

  return run_command (config_path != NULL ? config_path : DEFAULT_CONFIG, *arguments + 1, error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) arguments = NULL;

  civic_environment_keep ((const char *const[]){ CIVIC_ENVIRONMENT_COMMON, "PATH", NULL });
  setlocale (LC_ALL, "");
  if (sodium_init () < 0)
    g_error ("libsodium does not start");

  arguments = g_strdupv (argv);
  if (run (&arguments, &error))
    return EXIT_SUCCESS;

  /* What the agent said, without the name its error has on the wire. */
  g_dbus_error_strip_remote_error (error);
  g_printerr ("kushkctl: %s\n", error->message);

  return EXIT_FAILURE;
}
