/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "ctl-command.h"

#include "agent-accounts.h"
#include "agent-badge.h"
#include "ctl-files.h"
#include "ctl-pin-prompt.h"
#include "ctl-pin.h"

#include <sodium.h>

#include <string.h>

typedef char Secret;

static void
secret_free (Secret *secret)
{
  if (secret != NULL)
    sodium_memzero (secret, strlen (secret));
  g_free (secret);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Secret, secret_free)

/* The accounts' file of one kushk.conf, between reading and writing. */
typedef struct {
  CivicSettings *settings;
  const char *path;
  AgentAccounts *accounts;
} Book;

static void
book_clear (Book *self)
{
  g_clear_pointer (&self->accounts, agent_accounts_free);
  g_clear_object (&self->settings);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Book, book_clear)

G_GNUC_PRINTF (2, 3)
static gboolean
refuse (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_clear_error (error);
  if (error != NULL)
    *error = g_error_new_valist (CTL_ERROR, CTL_ERROR_FAILED, format, arguments);
  va_end (arguments);

  return FALSE;
}

static gboolean
book_open (Book *self, const char *config_path, GError **error)
{
  g_autoptr (GError) own_error = NULL;

  self->settings = civic_settings_load (config_path, error);
  if (self->settings == NULL)
    return FALSE;

  self->path = civic_settings_get_path (self->settings, "staff", "accounts_file");
  self->accounts = agent_accounts_load (self->path, &own_error);
  if (self->accounts != NULL)
    return TRUE;

  if (!g_error_matches (own_error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return refuse (error,
                   "%s. Nobody can log in with it. Are you root? If it is broken, move it away and "
                   "add the accounts anew.",
                   own_error->message);
  self->accounts = agent_accounts_new ();

  return TRUE;
}

static gboolean
book_write (Book *self, GError **error)
{
  g_autoptr (CtlFiles) files = ctl_files_new ();
  g_autofree char *text = agent_accounts_to_text (self->accounts);

  return ctl_files_add (files, self->path, text, 0600, error) && ctl_files_commit (files, error);
}

/* The account to be changed, a copy. */
static AgentAccount *
book_find (Book *self, const char *typed, GError **error)
{
  const AgentAccount *account = agent_accounts_find (self->accounts, typed);

  if (account != NULL)
    return agent_account_copy (account);

  refuse (error, "There is no account %s. See kushkctl staff list.", typed);
  return NULL;
}

static gboolean
ask_for_pin (AgentAccount *account, GError **error)
{
  g_autoptr (Secret) pin = ctl_pin_prompt (account->number, error);
  g_autofree char *hash = pin != NULL ? ctl_pin_hash (pin, error) : NULL;

  if (hash == NULL)
    return FALSE;

  g_free (account->pin);
  account->pin = g_steal_pointer (&hash);

  return TRUE;
}

static AgentAccount *
make_account (Book *book, const char *number, const char *role_word, GError **error)
{
  AgentRole role;
  AgentAccount *account;

  if (!agent_account_is_number (number)) {
    refuse (error, "An account's number is 4 to 8 digits, “%s” is not.", number);
    return NULL;
  }
  if (!agent_role_from_string (role_word, &role)) {
    g_autofree char *words = g_strjoinv (", ", (char **) agent_role_get_words ());

    refuse (error, "Say --role and one of: %s.", words);
    return NULL;
  }
  if (agent_accounts_find (book->accounts, number) != NULL) {
    refuse (error, "There is an account %s already. Its PIN is changed with: kushkctl staff pin %s",
            number, number);
    return NULL;
  }
  if (agent_accounts_get_count (book->accounts) >= AGENT_ACCOUNTS_MAXIMUM) {
    refuse (error, "There are %d accounts, and no more than that. Remove one first.",
            AGENT_ACCOUNTS_MAXIMUM);
    return NULL;
  }

  account = g_new0 (AgentAccount, 1);
  account->number = g_strdup (number);
  account->role = role;

  return account;
}

/* Only its digest stays; whoever loses the badge is given another. */
static Secret *
give_badge (AgentAccount *account)
{
  Secret *badge = agent_badge_draw (account->number);

  g_free (account->badge);
  account->badge = agent_badge_digest (badge);

  return badge;
}

static void
show_badge (const Secret *badge)
{
  g_print ("The badge is a QR of this text, which is not shown again:\n%s\n", badge);
}

gboolean
ctl_staff_add (const char *config_path, char **arguments, GError **error)
{
  g_auto (GStrv) own_arguments = g_strdupv (arguments);
  g_autofree char *role = NULL;
  gboolean wants_badge = FALSE;
  const GOptionEntry entries[] = {
    { "role", 0, 0, G_OPTION_ARG_STRING, &role, "attendant, supervisor, technician or municipality",
      "ROLE" },
    { "badge", 0, 0, G_OPTION_ARG_NONE, &wants_badge, "Draw a badge for it, too", NULL },
    { NULL },
  };
  g_auto (Book) book = { NULL };
  g_autoptr (AgentAccount) account = NULL;
  g_autoptr (Secret) badge = NULL;
  g_autofree char *number = NULL;
  const char *typed;

  if (!ctl_command_parse (&own_arguments, entries, "NUMBER", &typed, error) ||
      !book_open (&book, config_path, error))
    return FALSE;

  number = g_strdup (typed);
  account = make_account (&book, number, role, error);
  if (account == NULL || !ask_for_pin (account, error))
    return FALSE;

  badge = wants_badge ? give_badge (account) : NULL;
  agent_accounts_put (book.accounts, g_steal_pointer (&account));
  if (!book_write (&book, error))
    return FALSE;

  g_print ("The account %s (%s) is in force at once.\n", number, role);
  if (badge != NULL)
    show_badge (badge);

  return TRUE;
}

gboolean
ctl_staff_pin (const char *config_path, char **arguments, GError **error)
{
  g_auto (GStrv) own_arguments = g_strdupv (arguments);
  g_auto (Book) book = { NULL };
  g_autoptr (AgentAccount) account = NULL;
  const char *number;

  if (!ctl_command_parse (&own_arguments, NULL, "NUMBER", &number, error) ||
      !book_open (&book, config_path, error))
    return FALSE;

  account = book_find (&book, number, error);
  if (account == NULL || !ask_for_pin (account, error))
    return FALSE;

  agent_accounts_put (book.accounts, g_steal_pointer (&account));
  if (!book_write (&book, error))
    return FALSE;

  g_print ("The PIN of %s is set. It is in force at once.\n", number);

  return TRUE;
}

gboolean
ctl_staff_badge (const char *config_path, char **arguments, GError **error)
{
  g_auto (GStrv) own_arguments = g_strdupv (arguments);
  g_auto (Book) book = { NULL };
  g_autoptr (AgentAccount) account = NULL;
  g_autoptr (Secret) badge = NULL;
  const char *number;

  if (!ctl_command_parse (&own_arguments, NULL, "NUMBER", &number, error) ||
      !book_open (&book, config_path, error))
    return FALSE;

  account = book_find (&book, number, error);
  if (account == NULL)
    return FALSE;

  badge = give_badge (account);
  agent_accounts_put (book.accounts, g_steal_pointer (&account));
  if (!book_write (&book, error))
    return FALSE;

  g_print ("A badge that %s had before is void.\n", number);
  show_badge (badge);

  return TRUE;
}

gboolean
ctl_staff_list (const char *config_path, char **arguments, GError **error)
{
  g_auto (GStrv) own_arguments = g_strdupv (arguments);
  g_auto (Book) book = { NULL };

  if (!ctl_command_parse (&own_arguments, NULL, NULL, NULL, error) ||
      !book_open (&book, config_path, error))
    return FALSE;

  if (agent_accounts_get_count (book.accounts) == 0)
    g_print ("Nobody can log in. Begin with: kushkctl staff add NUMBER --role supervisor\n");
  for (guint i = 0; i < agent_accounts_get_count (book.accounts); i++) {
    const AgentAccount *account = agent_accounts_get (book.accounts, i);

    g_print ("%-8s  %-12s  %s\n", account->number, agent_role_to_string (account->role),
             account->badge != NULL ? "badge" : "no badge");
  }

  return TRUE;
}

static gboolean
may_open (const AgentAccount *account)
{
  return agent_role_get_rights (account->role) & AGENT_RIGHT_OPEN;
}

static gboolean
is_last_who_opens (Book *book, const AgentAccount *account)
{
  guint count = 0;

  for (guint i = 0; i < agent_accounts_get_count (book->accounts); i++)
    count += may_open (agent_accounts_get (book->accounts, i)) ? 1 : 0;

  return may_open (account) && count == 1;
}

gboolean
ctl_staff_remove (const char *config_path, char **arguments, GError **error)
{
  g_auto (GStrv) own_arguments = g_strdupv (arguments);
  gboolean is_forced = FALSE;
  const GOptionEntry entries[] = {
    { "force", 0, 0, G_OPTION_ARG_NONE, &is_forced, "Even the last who may open", NULL },
    { NULL },
  };
  g_auto (Book) book = { NULL };
  g_autoptr (AgentAccount) account = NULL;
  const char *number;

  if (!ctl_command_parse (&own_arguments, entries, "NUMBER", &number, error) ||
      !book_open (&book, config_path, error))
    return FALSE;

  account = book_find (&book, number, error);
  if (account == NULL)
    return FALSE;
  if (!is_forced && is_last_who_opens (&book, account))
    return refuse (error,
                   "Without %s nobody could open this kiosk. Add another supervisor first, or say "
                   "--force.",
                   number);

  agent_accounts_remove (book.accounts, number);
  if (!book_write (&book, error))
    return FALSE;

  g_print ("The account %s is gone. It cannot log in any more.\n", number);

  return TRUE;
}
