/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "ctl-command.h"

#include "civic-audit-chain.h"

#include <string.h>

#define LOG_NAME "audit.log"
#define DAY_LENGTH 10
#define WHAT_NEXT                                                                                  \
  " Leave the file as it is and ask the operator for the central's copy (the kiosk's page, Event " \
  "log): what it has was out of this machine's reach."

typedef struct {
  char *path;
  char *sent_path; /* (nullable) of this kiosk's own log */
  GMappedFile *file;
} Log;

static void
log_clear (Log *self)
{
  g_free (self->path);
  g_free (self->sent_path);
  g_clear_pointer (&self->file, g_mapped_file_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Log, log_clear)

static gboolean
find_own (Log *self, const char *config_path, GError **error)
{
  g_autoptr (CivicSettings) settings = civic_settings_load (config_path, error);

  if (settings == NULL)
    return FALSE;
  self->path = g_build_filename (civic_settings_get_path (settings, "agent", "state_directory"),
                                 LOG_NAME, NULL);
  self->sent_path = g_strconcat (self->path, ".sent", NULL);
  return TRUE;
}

/* given: (nullable) a file; this kiosk's own otherwise. */
static gboolean
log_open (Log *self, const char *config_path, const char *given, GError **error)
{
  g_autoptr (GError) own_error = NULL;

  self->path = g_strdup (given);
  if (given == NULL && !find_own (self, config_path, error))
    return FALSE;
  self->file = g_mapped_file_new (self->path, FALSE, &own_error);
  if (self->file != NULL)
    return TRUE;
  g_set_error (error, CTL_ERROR, CTL_ERROR_FAILED,
               "%s. Are you root, or is the file elsewhere? The running agent writes it into its "
               "state_directory.",
               own_error->message);
  return FALSE;
}

static const char *
log_get_text (const Log *self, gsize *ret_length)
{
  *ret_length = g_mapped_file_get_length (self->file);
  return *ret_length > 0 ? g_mapped_file_get_contents (self->file) : "";
}

/* Takes an own file out of the arguments, where there is one. */
static gboolean
parse (char ***arguments, const GOptionEntry *entries, const char **ret_file, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new ("[FILE]");

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse_strv (context, arguments, error))
    return FALSE;
  if (g_strv_length (*arguments) > 2) {
    g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE, "One FILE at most. See --help.");
    return FALSE;
  }
  *ret_file = (*arguments)[1];
  return TRUE;
}

/* "213:HASH", as a former run printed it. */
static gboolean
read_head (const char *text, CivicAuditHead *ret_head, GError **error)
{
  char *hash = NULL;
  gint64 number = g_ascii_strtoll (text, &hash, 10);

  if (number > 0 && *hash == ':' && strlen (hash + 1) == CIVIC_AUDIT_HASH_DIGITS &&
      strspn (hash + 1, "0123456789abcdef") == CIVIC_AUDIT_HASH_DIGITS) {
    *ret_head = (CivicAuditHead){ .number = number };
    g_strlcpy (ret_head->hash, hash + 1, sizeof ret_head->hash);
    return TRUE;
  }
  g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE,
               "--head is a number, a colon and 64 hexadecimal digits, as kushkctl audit verify "
               "printed them, not “%s”.",
               text);
  return FALSE;
}

/* What the central is known to have, unless another log was begun since. */
static gboolean
recall_sent (const Log *self, CivicAuditHead *ret_head)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;
  g_autofree char *beginning = NULL;
  g_autofree char *head = NULL;
  gsize length;
  const char *log = log_get_text (self, &length);

  if (self->sent_path == NULL || !g_file_get_contents (self->sent_path, &text, NULL, NULL))
    return FALSE;
  words = g_strsplit (g_strchomp (text), " ", -1);
  if (g_strv_length (words) != 3)
    return FALSE;
  beginning = g_strdup_printf ("{\"chain\":\"%s\"", words[0]);
  head = g_strconcat (words[1], ":", words[2], NULL);
  return (length == 0 ||
          (length > strlen (beginning) && memcmp (log, beginning, strlen (beginning)) == 0)) &&
         read_head (head, ret_head, NULL);
}

static const char *
describe (CivicAuditFault fault)
{
  switch (fault) {
  case CIVIC_AUDIT_CHANGED:
    return "is not as it was written";
  case CIVIC_AUDIT_REMOVED:
    return "was taken away";
  case CIVIC_AUDIT_SWAPPED:
    return "was moved: it stands further down";
  case CIVIC_AUDIT_INSERTED:
    return "was put in: nothing of this log belongs there";
  case CIVIC_AUDIT_TORN:
    return "has no end, as after a power cut; the agent sets such a line aside when it starts";
  case CIVIC_AUDIT_TRUNCATED:
    return "and what came after it was cut off: the log once went further";
  case CIVIC_AUDIT_REWRITTEN:
    return "is another one than is known elsewhere: the log was written anew";
  case CIVIC_AUDIT_SOUND:
  default:
    return "";
  }
}

static gboolean
tell (const Log *self, const CivicAuditFinding *finding, GError **error)
{
  const CivicAuditHead *head = &finding->head;

  if (finding->fault == CIVIC_AUDIT_SOUND && head->number == 0) {
    g_print ("%s is empty.\n", self->path);
    return TRUE;
  }
  if (finding->fault == CIVIC_AUDIT_SOUND) {
    g_print ("%s is sound: %" G_GINT64_FORMAT " entries, chain %s.\n"
             "It ends with %" G_GINT64_FORMAT ":%s\n"
             "Note that elsewhere: --head with it shows later that nothing up to here was changed "
             "or cut off.\n",
             self->path, head->number, head->chain, head->number, head->hash);
    return TRUE;
  }
  g_set_error (error, CTL_ERROR, CTL_ERROR_FAILED,
               "%s, line %" G_GINT64_FORMAT ": entry %" G_GINT64_FORMAT " %s (%s).%s", self->path,
               finding->line, finding->number, describe (finding->fault),
               civic_audit_fault_to_string (finding->fault),
               finding->fault == CIVIC_AUDIT_TORN ? "" : WHAT_NEXT);
  return FALSE;
}

gboolean
ctl_audit_verify (const char *config_path, char **arguments, GError **error)
{
  g_autofree char *given_head = NULL;
  const GOptionEntry entries[] = {
    { "head", 0, 0, G_OPTION_ARG_STRING, &given_head, "Where it once ended", "N:HASH" },
    { NULL },
  };
  g_auto (GStrv) own_arguments = g_strdupv (arguments);
  g_auto (Log) log = { NULL };
  const char *given_file = NULL, *text;
  CivicAuditHead known;
  CivicAuditFinding finding;
  gboolean is_known;
  gsize length;

  if (!parse (&own_arguments, entries, &given_file, error) ||
      (given_head != NULL && !read_head (given_head, &known, error)) ||
      !log_open (&log, config_path, given_file, error))
    return FALSE;

  is_known = given_head != NULL || recall_sent (&log, &known);
  text = log_get_text (&log, &length);
  civic_audit_verify (text, length, is_known ? &known : NULL, &finding);
  return tell (&log, &finding, error);
}

static void
print_entry (const CivicAuditEntry *entry)
{
  g_print ("%-27s %-8s %-22s %s\n", entry->at, *entry->account != '\0' ? entry->account : "-",
           civic_audit_event_to_string (entry->event), entry->subject);
}

/* Returns how many lines are no entries. */
static guint
print_lines (const Log *self, const char *since, gboolean as_json)
{
  gsize length;
  const char *text = log_get_text (self, &length);
  g_autofree char *copy = g_strndup (text, length);
  g_auto (GStrv) lines = g_strsplit (copy, "\n", -1);
  guint bad_count = 0;

  for (char **line = lines; *line != NULL; line++) {
    g_autoptr (CivicAuditEntry) entry = civic_audit_entry_parse (*line, strlen (*line), NULL);

    if (entry == NULL)
      bad_count += **line != '\0' ? 1 : 0;
    else if (since != NULL && strncmp (entry->at, since, DAY_LENGTH) < 0)
      continue;
    else if (as_json)
      g_print ("%s\n", *line);
    else
      print_entry (entry);
  }
  return bad_count;
}

static gboolean
is_day (const char *text, GError **error)
{
  g_autofree char *moment = g_strconcat (text, "T00:00:00Z", NULL);
  g_autoptr (GDateTime) parsed = g_date_time_new_from_iso8601 (moment, NULL);

  if (parsed != NULL && strlen (text) == DAY_LENGTH)
    return TRUE;
  g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE, "--since is a day as 2026-11-23, not “%s”.",
               text);
  return FALSE;
}

gboolean
ctl_audit_show (const char *config_path, char **arguments, GError **error)
{
  gboolean as_json = FALSE;
  g_autofree char *since = NULL;
  const GOptionEntry entries[] = {
    { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, "For machines, a line each", NULL },
    { "since", 's', 0, G_OPTION_ARG_STRING, &since, "From this day on", "DAY" },
    { NULL },
  };
  g_auto (GStrv) own_arguments = g_strdupv (arguments);
  g_auto (Log) log = { NULL };
  const char *given_file = NULL;
  guint bad_count;

  if (!parse (&own_arguments, entries, &given_file, error) ||
      (since != NULL && !is_day (since, error)) || !log_open (&log, config_path, given_file, error))
    return FALSE;

  if (!as_json)
    g_print ("%-27s %-8s %-22s %s\n", "WHEN", "BY", "EVENT", "OF");
  bad_count = print_lines (&log, since, as_json);
  if (bad_count == 0)
    return TRUE;
  g_set_error (error, CTL_ERROR, CTL_ERROR_FAILED,
               "%u line%s of it cannot be read. kushkctl audit verify says where.", bad_count,
               bad_count == 1 ? "" : "s");
  return FALSE;
}
