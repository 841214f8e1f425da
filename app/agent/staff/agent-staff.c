/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-staff.h"

#include "civic-digits.h"

#include <sodium.h>

#include <string.h>

/* Far more than any PIN; a bound on what a stranger can make us hash. */
#define PIN_MAXIMUM_BYTES 128

struct _AgentStaff {
  GObject parent_instance;

  char *pin_path;
  AgentLockout *lockout;
  gboolean is_checking;
};

typedef struct {
  char *pin;
  char *hash;
} Try;

G_DEFINE_FINAL_TYPE (AgentStaff, agent_staff, G_TYPE_OBJECT)

static void
try_free (Try *self)
{
  sodium_memzero (self->pin, strlen (self->pin));
  g_free (self->pin);
  g_free (self->hash);
  g_free (self);
}

static char *
read_hash (AgentStaff *self, GError **error)
{
  g_autofree char *hash = NULL;

  if (!g_file_get_contents (self->pin_path, &hash, NULL, NULL) ||
      !g_str_has_prefix (g_strstrip (hash), crypto_pwhash_argon2id_STRPREFIX)) {
    g_set_error (error, AGENT_ERROR, AGENT_ERROR_NOT_ALLOWED, "No staff PIN is set");
    return NULL;
  }

  return g_steal_pointer (&hash);
}

static void
check_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Try *try = task_data;

  if (crypto_pwhash_str_verify (try->hash, try->pin, strlen (try->pin)) == 0)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, AGENT_ERROR, AGENT_ERROR_NOT_ALLOWED, "Wrong PIN");
}

static void
agent_staff_finalize (GObject *object)
{
  AgentStaff *self = AGENT_STAFF (object);

  g_free (self->pin_path);
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

AgentStaff *
agent_staff_new (const char *pin_path, AgentLockout *lockout)
{
  AgentStaff *self = g_object_new (AGENT_TYPE_STAFF, NULL);

  self->pin_path = g_strdup (pin_path);
  self->lockout = lockout;

  return self;
}

static gboolean
begin (AgentStaff *self, const char *pin, const char *hash, GError **error)
{
  /* One at a time, or sixteen callers would have sixteen times the memory and one lock. */
  if (self->is_checking) {
    g_set_error_literal (error, AGENT_ERROR, AGENT_ERROR_BUSY, "1");
    return FALSE;
  }

  if (!agent_lockout_begin_try (self->lockout, hash, error))
    return FALSE;

  if (strlen (pin) > PIN_MAXIMUM_BYTES) {
    g_set_error_literal (error, AGENT_ERROR, AGENT_ERROR_NOT_ALLOWED, "Wrong PIN");
    return FALSE;
  }

  return TRUE;
}

void
agent_staff_check_pin_async (AgentStaff *self,
                             const char *pin,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL /* always judged */, callback, user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = NULL;
  Try *try;

  g_return_if_fail (AGENT_IS_STAFF (self));

  g_task_set_source_tag (task, agent_staff_check_pin_async);
  hash = read_hash (self, &error);
  if (hash == NULL || !begin (self, pin, hash, &error)) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }

  self->is_checking = TRUE;
  try = g_new0 (Try, 1);
  try->pin = civic_digits_fold (pin);
  try->hash = g_steal_pointer (&hash);
  g_task_set_task_data (task, try, (GDestroyNotify) try_free);
  g_task_run_in_thread (task, check_in_thread);
}

gboolean
agent_staff_check_pin_finish (AgentStaff *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  /* Without its task data this one never got as far as the thread. */
  if (g_task_get_task_data (G_TASK (result)) != NULL)
    self->is_checking = FALSE;
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  return agent_lockout_forgive (self->lockout, error);
}
