/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-options.h"

#include "central-error.h"

#define FEES_FILE "fees.json"
#define RETENTION_FILE "retention.json"
#define SERVICE_LEVELS_FILE "service-levels.json"
#define ACCOUNTS_FILE "accounts.json"
#define ENQUIRIES_FILE "enquiries.json"
#define REGISTRIES_FILE "sandbox-registries.json"

typedef struct {
  CentralOptions *options;
  char *data;
  char *address;
  gboolean checks;
  gboolean verifies_audit;
  gboolean runs_retention;
  char *log_format;
  gboolean shows_version;
  char *new_kiosk;
  char *old_kiosk;
  char *new_user;
  char *new_token;
  char *old_operator;
  int approves_after_ms;
  int expires_after_s;
  int cool_down_s;
  int review_after_s;
  int kiosk_pace;
  int address_pace;
  int miss_pace;
} Parsing;

/* A build that was not installed has its files beside the program. */
static char *
find_file (const char *name)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *directory = program ? g_path_get_dirname (program) : g_strdup (".");
  g_autofree char *beside = g_build_filename (directory, name, NULL);

  if (g_file_test (beside, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&beside);
  return g_build_filename (CENTRAL_DATA_DIRECTORY, name, NULL);
}

static void
add_operator_entries (GOptionContext *context, Parsing *parsing)
{
  CentralOptions *options = parsing->options;
  GOptionEntry entries[] = {
    { "operator-listen", 0, 0, G_OPTION_ARG_STRING, &options->operator_listen,
      "Listener of the operators' pages (none)", "ADDRESS:PORT" },
    { "add-operator-user", 0, 0, G_OPTION_ARG_STRING, &parsing->new_user,
      "Let a person in, with a password read from standard input, then exit", "NAME" },
    { "add-operator-token", 0, 0, G_OPTION_ARG_STRING, &parsing->new_token,
      "Let a machine read, print its token, then exit", "NAME" },
    { "remove-operator", 0, 0, G_OPTION_ARG_STRING, &parsing->old_operator,
      "Remove a person or a token, then exit", "NAME" },
    { "operator", 0, 0, G_OPTION_ARG_STRING, &options->operator_id,
      "For these: whose centres; * for all", "ID" },
    { "role", 0, 0, G_OPTION_ARG_STRING, &options->operator_role,
      "For these: viewer or operator (viewer)", "ROLE" },
    { NULL },
  };

  g_option_context_add_main_entries (context, entries, NULL);
}

static void
add_kiosk_entries (GOptionContext *context, Parsing *parsing)
{
  CentralOptions *options = parsing->options;
  GOptionEntry entries[] = {
    { "kiosk-url", 0, 0, G_OPTION_ARG_STRING, &options->kiosk_url,
      "Where enrolled kiosks find their listener (the listener's address)", "URL" },
    { "enrol", 0, 0, G_OPTION_ARG_STRING, &parsing->new_kiosk,
      "Print a one-time code for a new kiosk, then exit", "KIOSK-ID" },
    { "centre", 0, 0, G_OPTION_ARG_STRING, &options->centre, "For --enrol: where it stands", "ID" },
    { "revoke", 0, 0, G_OPTION_ARG_STRING, &parsing->old_kiosk,
      "Shut a kiosk out until it is enrolled anew, then exit", "KIOSK-ID" },
    { NULL },
  };

  g_option_context_add_main_entries (context, entries, NULL);
}

/* What is done and then ends, in place of serving. */
static void
add_chore_entries (GOptionContext *context, Parsing *parsing)
{
  CentralOptions *options = parsing->options;
  GOptionEntry entries[] = {
    { "check-config", 0, 0, G_OPTION_ARG_NONE, &parsing->checks,
      "Check catalogue, fees and keys, then exit", NULL },
    { "verify-audit", 0, 0, G_OPTION_ARG_NONE, &parsing->verifies_audit,
      "Walk the audit of the store and name the first row that does not fit, then exit", NULL },
    { "retention-run", 0, 0, G_OPTION_ARG_NONE, &parsing->runs_retention,
      "Destroy the personal data that is due in the store, then exit", NULL },
    { "add-open311-client", 0, 0, G_OPTION_ARG_STRING, &options->new_client,
      "Let a program report over Open311, print its key, then exit", "NAME" },
    { "close-days-until", 0, 0, G_OPTION_ARG_STRING, &options->last_day,
      "Settle every operator's days up to this one for ever, then exit", "YYYY-MM-DD" },
    { "reverse-bill", 0, 0, G_OPTION_ARG_STRING, &options->bill,
      "Take back in the books what was posted for a paid bill, then exit", "NUMBER" },
    { "make-keys", 0, 0, G_OPTION_ARG_FILENAME, &options->new_keys,
      "Write new central-box and central-sign keys, then exit", "DIR" },
    { "version", 0, 0, G_OPTION_ARG_NONE, &parsing->shows_version, "Show the version", NULL },
    { NULL },
  };

  g_option_context_add_main_entries (context, entries, NULL);
}

static gboolean
parse_line (Parsing *parsing, int *argc, char ***argv, GError **error)
{
  CentralOptions *options = parsing->options;
  GOptionEntry entries[] = {
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &parsing->data, "Folder of the store", "DIR" },
    { "store", 0, 0, G_OPTION_ARG_STRING, &parsing->address,
      "Store that several machines share, in place of the folder", "postgresql://…" },
    { "catalogue", 0, 0, G_OPTION_ARG_FILENAME, &options->catalogue,
      "Folder with services/ and lists/", "DIR" },
    { "keys", 0, 0, G_OPTION_ARG_FILENAME, &options->keys, "Folder of the keys", "DIR" },
    { "fees", 0, 0, G_OPTION_ARG_FILENAME, &options->fees, "Fee rules", "FILE" },
    { "retention", 0, 0, G_OPTION_ARG_FILENAME, &options->retention,
      "How long personal data is kept", "FILE" },
    { "service-levels", 0, 0, G_OPTION_ARG_FILENAME, &options->service_levels,
      "By when what is promised", "FILE" },
    { "accounts", 0, 0, G_OPTION_ARG_FILENAME, &options->accounts, "Chart of accounts", "FILE" },
    { "enquiries", 0, 0, G_OPTION_ARG_FILENAME, &options->enquiries, "What answers which enquiry",
      "FILE" },
    { "registries", 0, 0, G_OPTION_ARG_FILENAME, &options->registries,
      "Sandbox: records of the registers", "FILE" },
    { "listen", 0, 0, G_OPTION_ARG_STRING, &options->listen, "Listener of the kiosks",
      "ADDRESS:PORT" },
    { "public-listen", 0, 0, G_OPTION_ARG_STRING, &options->public_listen,
      "Listener of the public pages", "ADDRESS:PORT" },
    { "shared-port", 0, 0, G_OPTION_ARG_NONE, &options->shares_port,
      "Listen where other processes of this user listen, too", NULL },
    { "public-url", 0, 0, G_OPTION_ARG_STRING, &options->public_url,
      "What links to the public pages begin with (the listener's address)", "URL" },
    { "ready-file", 0, 0, G_OPTION_ARG_FILENAME, &options->ready_file,
      "Written with both addresses when both listen", "FILE" },
    { "log-format", 0, 0, G_OPTION_ARG_STRING, &parsing->log_format,
      "How the log is written (text)", "text|json" },
    { "trusted-proxy", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->trusted_proxies,
      "Whose X-Forwarded-For is believed (nobody's); may be given again", "ADDRESS" },
    { "kiosk-pace", 0, 0, G_OPTION_ARG_INT, &parsing->kiosk_pace,
      "Requests of one kiosk in a minute (3000)", "N" },
    { "address-pace", 0, 0, G_OPTION_ARG_INT, &parsing->address_pace,
      "Requests of one address of the public in a minute (3000)", "N" },
    { "miss-pace", 0, 0, G_OPTION_ARG_INT, &parsing->miss_pace,
      "What one of them may ask for in ten minutes and not find (60)", "N" },
    { "identity-approves-after-ms", 0, 0, G_OPTION_ARG_INT, &parsing->approves_after_ms,
      "Sandbox: when the citizen approves (1500)", "MS" },
    { "identity-expires-after-s", 0, 0, G_OPTION_ARG_INT, &parsing->expires_after_s,
      "Sandbox: how long a challenge holds (120)", "S" },
    { "identity-cool-down-s", 0, 0, G_OPTION_ARG_INT, &parsing->cool_down_s,
      "Sandbox: how long three failed attempts close a number (600)", "S" },
    { "review-after-s", 0, 0, G_OPTION_ARG_INT, &parsing->review_after_s,
      "Sandbox: how long each step of a review takes, 0: for ever (120)", "S" },
    { "sandbox-messages", 0, 0, G_OPTION_ARG_FILENAME, &options->messages,
      "Sandbox: write what phones would get, a file a message (nowhere)", "DIR" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("- reference central API of Kushk");

  g_option_context_add_main_entries (context, entries, NULL);
  add_chore_entries (context, parsing);
  add_operator_entries (context, parsing);
  add_kiosk_entries (context, parsing);
  return g_option_context_parse (context, argc, argv, error);
}

static gboolean
demand (const char *value, const char *name, GError **error)
{
  if (value)
    return TRUE;
  g_set_error (error, CENTRAL_ERROR, CENTRAL_ERROR_CONFIGURATION, "--%s is missing", name);
  return FALSE;
}

static gboolean
is_about_operators (const CentralOptions *options)
{
  return options->command == CENTRAL_COMMAND_ADD_OPERATOR_USER ||
         options->command == CENTRAL_COMMAND_ADD_OPERATOR_TOKEN ||
         options->command == CENTRAL_COMMAND_REMOVE_OPERATOR;
}

static gboolean
is_about_kiosks (const CentralOptions *options)
{
  return options->command == CENTRAL_COMMAND_ENROL || options->command == CENTRAL_COMMAND_REVOKE;
}

static gboolean
check_complete (const CentralOptions *options, GError **error)
{
  if (options->command == CENTRAL_COMMAND_MAKE_KEYS || options->command == CENTRAL_COMMAND_VERSION)
    return TRUE;
  if (options->command == CENTRAL_COMMAND_VERIFY_AUDIT ||
      options->command == CENTRAL_COMMAND_RUN_RETENTION ||
      options->command == CENTRAL_COMMAND_CLOSE_DAYS ||
      options->command == CENTRAL_COMMAND_REVERSE_BILL ||
      options->command == CENTRAL_COMMAND_ADD_OPEN311_CLIENT)
    return demand (options->store, "data", error);
  if (is_about_operators (options))
    return demand (options->store, "data", error) &&
           (options->command == CENTRAL_COMMAND_REMOVE_OPERATOR ||
            demand (options->operator_id, "operator", error));
  if (!demand (options->catalogue, "catalogue", error) || !demand (options->keys, "keys", error))
    return FALSE;
  if (is_about_kiosks (options))
    return demand (options->store, "data", error) && (options->command == CENTRAL_COMMAND_REVOKE ||
                                                      demand (options->centre, "centre", error));
  return options->command == CENTRAL_COMMAND_CHECK ||
         (demand (options->store, "data", error) && demand (options->listen, "listen", error) &&
          demand (options->public_listen, "public-listen", error));
}

static gboolean
read_times (const Parsing *parsing, GError **error)
{
  CentralSandboxTimes *times = &parsing->options->identity_times;

  if (parsing->approves_after_ms < 0 || parsing->approves_after_ms > 600000 ||
      parsing->expires_after_s < 1 || parsing->expires_after_s > 600 || parsing->cool_down_s < 0 ||
      parsing->cool_down_s > 86400 || parsing->review_after_s < 0 ||
      parsing->review_after_s > 86400) {
    g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_CONFIGURATION,
                         "an --identity or --review time is out of range");
    return FALSE;
  }
  times->approves_after_ms = (guint) parsing->approves_after_ms;
  times->expires_after_s = (guint) parsing->expires_after_s;
  times->cool_down_s = (guint) parsing->cool_down_s;
  parsing->options->review_after_s = (guint) parsing->review_after_s;
  return TRUE;
}

static gboolean
read_log_format (const Parsing *parsing, GError **error)
{
  parsing->options->logs_json = g_strcmp0 (parsing->log_format, "json") == 0;
  if (parsing->log_format == NULL || parsing->options->logs_json ||
      g_str_equal (parsing->log_format, "text"))
    return TRUE;
  g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_CONFIGURATION,
                       "--log-format is text or json");
  return FALSE;
}

static gboolean
read_paces (const Parsing *parsing, GError **error)
{
  CentralGuardLimits *limits = &parsing->options->limits;

  if (parsing->kiosk_pace < 1 || parsing->address_pace < 1 || parsing->miss_pace < 1) {
    g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_CONFIGURATION,
                         "a --…-pace is out of range");
    return FALSE;
  }
  limits->kiosk_requests = (guint) parsing->kiosk_pace;
  limits->address_requests = (guint) parsing->address_pace;
  limits->misses = (guint) parsing->miss_pace;
  return TRUE;
}

/* Both, and nobody knows later where a filing went. */
static gboolean
choose_store (Parsing *parsing, GError **error)
{
  if (parsing->data && parsing->address) {
    g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_CONFIGURATION,
                         "give --data or --store, not both");
    return FALSE;
  }
  if (parsing->address && !central_store_is_address (parsing->address)) {
    g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_CONFIGURATION,
                         "--store wants an address, postgresql://…; a folder is for --data");
    return FALSE;
  }
  parsing->options->store = g_strdup (parsing->address ? parsing->address : parsing->data);
  return TRUE;
}

static void
parsing_clear (Parsing *self)
{
  g_free (self->data);
  g_free (self->log_format);
  g_free (self->address);
  g_free (self->new_kiosk);
  g_free (self->old_kiosk);
  g_free (self->new_user);
  g_free (self->new_token);
  g_free (self->old_operator);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parsing, parsing_clear)

/* The last of them counts. */
static void
choose_operator_command (Parsing *parsing)
{
  const struct {
    char **name;
    CentralCommand command;
  } commands[] = {
    { &parsing->new_user, CENTRAL_COMMAND_ADD_OPERATOR_USER },
    { &parsing->new_token, CENTRAL_COMMAND_ADD_OPERATOR_TOKEN },
    { &parsing->old_operator, CENTRAL_COMMAND_REMOVE_OPERATOR },
  };

  for (guint index = 0; index < G_N_ELEMENTS (commands); index++) {
    if (*commands[index].name == NULL)
      continue;
    g_free (parsing->options->operator_name);
    parsing->options->operator_name = g_steal_pointer (commands[index].name);
    parsing->options->command = commands[index].command;
  }
}

static void
choose_kiosk_command (Parsing *parsing)
{
  CentralOptions *options = parsing->options;

  if (parsing->new_kiosk) {
    options->command = CENTRAL_COMMAND_ENROL;
    options->kiosk = g_steal_pointer (&parsing->new_kiosk);
  } else if (parsing->old_kiosk) {
    options->command = CENTRAL_COMMAND_REVOKE;
    options->kiosk = g_steal_pointer (&parsing->old_kiosk);
  }
}

static void
set_default (char **file, const char *name)
{
  if (*file == NULL)
    *file = find_file (name);
}

CentralOptions *
central_options_parse (int *argc, char ***argv, GError **error)
{
  static const CentralGuardLimits defaults = CENTRAL_GUARD_DEFAULTS;
  g_autoptr (CentralOptions) options = g_new0 (CentralOptions, 1);
  g_auto (Parsing) parsing = {
    .options = options,
    .approves_after_ms = 1500,
    .expires_after_s = 120,
    .cool_down_s = 600,
    .review_after_s = 120,
    .kiosk_pace = (int) defaults.kiosk_requests,
    .address_pace = (int) defaults.address_requests,
    .miss_pace = (int) defaults.misses,
  };

  if (!parse_line (&parsing, argc, argv, error) || !read_times (&parsing, error) ||
      !read_paces (&parsing, error) || !read_log_format (&parsing, error) ||
      !choose_store (&parsing, error))
    return NULL;
  if (parsing.shows_version)
    options->command = CENTRAL_COMMAND_VERSION;
  else if (options->new_keys)
    options->command = CENTRAL_COMMAND_MAKE_KEYS;
  else if (options->new_client)
    options->command = CENTRAL_COMMAND_ADD_OPEN311_CLIENT;
  else if (options->last_day)
    options->command = CENTRAL_COMMAND_CLOSE_DAYS;
  else if (options->bill)
    options->command = CENTRAL_COMMAND_REVERSE_BILL;
  else if (parsing.verifies_audit)
    options->command = CENTRAL_COMMAND_VERIFY_AUDIT;
  else if (parsing.runs_retention)
    options->command = CENTRAL_COMMAND_RUN_RETENTION;
  else if (parsing.checks)
    options->command = CENTRAL_COMMAND_CHECK;
  else {
    choose_operator_command (&parsing);
    choose_kiosk_command (&parsing);
  }
  set_default (&options->fees, FEES_FILE);
  set_default (&options->retention, RETENTION_FILE);
  set_default (&options->service_levels, SERVICE_LEVELS_FILE);
  set_default (&options->accounts, ACCOUNTS_FILE);
  set_default (&options->enquiries, ENQUIRIES_FILE);
  set_default (&options->registries, REGISTRIES_FILE);
  return check_complete (options, error) ? g_steal_pointer (&options) : NULL;
}

void
central_options_free (CentralOptions *self)
{
  g_free (self->store);
  g_free (self->last_day);
  g_free (self->bill);
  g_free (self->catalogue);
  g_free (self->keys);
  g_free (self->fees);
  g_free (self->retention);
  g_free (self->service_levels);
  g_free (self->accounts);
  g_free (self->enquiries);
  g_free (self->registries);
  g_free (self->listen);
  g_free (self->public_listen);
  g_free (self->operator_listen);
  g_free (self->operator_name);
  g_free (self->operator_id);
  g_free (self->operator_role);
  g_free (self->kiosk_url);
  g_free (self->kiosk);
  g_free (self->centre);
  g_free (self->public_url);
  g_free (self->ready_file);
  g_strfreev (self->trusted_proxies);
  g_free (self->messages);
  g_free (self->new_client);
  g_free (self->new_keys);
  g_free (self);
}
