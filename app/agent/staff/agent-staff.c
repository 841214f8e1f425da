/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-staff.h"

#include "agent-trial.h"
#include "civic-digits.h"

#include <sodium.h>

#include <string.h>

/* Far more than any PIN or badge; a bound on what a stranger can make us hash. */
#define TYPED_MAXIMUM_BYTES 128

struct _AgentStaff {
  GObject parent_instance;

  char *accounts_path;
  AgentLockout *lockout;
  AgentAudit *audit; /* (nullable) */
  gboolean is_checking;
};

typedef struct {
  AgentTrial *trial;
  char *pin;
} Check;

G_DEFINE_FINAL_TYPE (AgentStaff, agent_staff, G_TYPE_OBJECT)

static void
check_free (Check *self)
{
  sodium_memzero (self->pin, strlen (self->pin));
  g_free (self->pin);
  agent_trial_free (self->trial);
  g_free (self);
}

static void
check_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Check *check = task_data;
  const char *hash = agent_trial_get_hash (check->trial);

  g_task_return_boolean (task,
                         crypto_pwhash_str_verify (hash, check->pin, strlen (check->pin)) == 0);
}

static void
agent_staff_finalize (GObject *object)
{
  AgentStaff *self = AGENT_STAFF (object);

  g_free (self->accounts_path);
  g_clear_object (&self->audit);
  agent_lockout_free (self->lockout);

  G_OBJECT_CLASS (agent_staff_parent_class)->finalize (object);
}

static void
agent_staff_class_init (AgentStaffClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = agent_staff_finalize;
}

static void
agent_staff_init (AgentStaff *self)
{
}

static AgentAccounts *
load_accounts (AgentStaff *self, GError **error)
{
  g_autoptr (GError) own_error = NULL;
  AgentAccounts *accounts = agent_accounts_load (self->accounts_path, &own_error);

  if (accounts == NULL)
    g_set_error (error, AGENT_ERROR, AGENT_ERROR_NOT_ALLOWED, "No staff accounts: %s",
                 own_error->message);

  return accounts;
}

AgentStaff *
agent_staff_new (const char *accounts_path, AgentLockout *lockout, AgentAudit *audit)
{
  AgentStaff *self = g_object_new (AGENT_TYPE_STAFF, NULL);

  self->accounts_path = g_strdup (accounts_path);
  self->lockout = lockout;
  self->audit = audit != NULL ? g_object_ref (audit) : NULL;

  return self;
}

static AgentTrial *
begin (AgentStaff *self, const char *who, const char *pin, GError **error)
{
  g_autoptr (AgentAccounts) accounts = NULL;

  /* One at a time, or sixteen callers would have sixteen times the memory. */
  if (self->is_checking) {
    g_set_error_literal (error, AGENT_ERROR, AGENT_ERROR_BUSY, "1");
    return NULL;
  }
  if (strlen (who) > TYPED_MAXIMUM_BYTES || strlen (pin) > TYPED_MAXIMUM_BYTES) {
    g_set_error_literal (error, AGENT_ERROR, AGENT_ERROR_NOT_ALLOWED, "No number or no PIN");
    return NULL;
  }
  accounts = load_accounts (self, error);

  return accounts != NULL ? agent_trial_begin (accounts, self->lockout, who, error) : NULL;
}

void
agent_staff_check_async (AgentStaff *self,
                         const char *who,
                         const char *pin,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL /* always judged */, callback, user_data);
  g_autoptr (GError) error = NULL;
  AgentTrial *trial;
  Check *check;

  g_return_if_fail (AGENT_IS_STAFF (self));

  g_task_set_source_tag (task, agent_staff_check_async);
  trial = begin (self, who, pin, &error);
  if (trial == NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }

  self->is_checking = TRUE;
  check = g_new0 (Check, 1);
  check->trial = trial;
  check->pin = civic_digits_fold (pin);
  g_task_set_task_data (task, check, (GDestroyNotify) check_free);
  g_task_run_in_thread (task, check_in_thread);
}

static AgentAccount *
end (AgentStaff *self, AgentTrial *trial, gboolean is_right, GError **error)
{
  g_autoptr (AgentAccounts) accounts = load_accounts (self, error);

  return accounts != NULL ? agent_trial_end (trial, is_right, accounts, self->lockout, error)
                          : NULL;
}

/* Each try that was judged; one that has to wait is none, and would fill the log. */
static void
note_verdict (AgentStaff *self, AgentTrial *trial, const AgentAccount *account)
{
  if (account != NULL) {
    agent_audit_add (self->audit, account->number, CIVIC_AUDIT_STAFF_LOGGED_IN,
                     agent_role_to_string (account->role));
    return;
  }

  agent_audit_add (self->audit, NULL, CIVIC_AUDIT_STAFF_REFUSED, NULL);
  if (agent_trial_is_locked (trial, self->lockout))
    agent_audit_add (self->audit, NULL, CIVIC_AUDIT_STAFF_LOCKED_OUT, NULL);
}

AgentAccount *
agent_staff_check_finish (AgentStaff *self, GAsyncResult *result, GError **error)
{
  Check *check;
  gboolean is_right;
  AgentAccount *account;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  /* Without its task data this one never got as far as the thread. */
  check = g_task_get_task_data (G_TASK (result));
  if (check == NULL) {
    g_task_propagate_boolean (G_TASK (result), error);
    return NULL;
  }

  self->is_checking = FALSE;
  is_right = g_task_propagate_boolean (G_TASK (result), NULL);
  account = end (self, check->trial, is_right, error);
  note_verdict (self, check->trial, account);

  return account;
}

gboolean
agent_staff_is_in_force (AgentStaff *self, const AgentAccount *account)
{
  g_autoptr (AgentAccounts) accounts = NULL;
  const AgentAccount *now;

  g_return_val_if_fail (AGENT_IS_STAFF (self), FALSE);

  accounts = load_accounts (self, NULL);
  now = accounts != NULL ? agent_accounts_find (accounts, account->number) : NULL;

  return now != NULL && now->role == account->role && g_str_equal (now->pin, account->pin);
}
