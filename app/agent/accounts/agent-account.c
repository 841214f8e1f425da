/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-account.h"

#include <string.h>

#define SHORTEST 4
#define LONGEST 8

AgentAccount *
agent_account_copy (const AgentAccount *self)
{
  AgentAccount *copy = g_new0 (AgentAccount, 1);

  copy->number = g_strdup (self->number);
  copy->role = self->role;
  copy->name = self->name != NULL ? civic_text_ref (self->name) : NULL;
  copy->pin = g_strdup (self->pin);
  copy->badge = g_strdup (self->badge);

  return copy;
}

void
agent_account_free (AgentAccount *self)
{
  g_free (self->number);
  g_clear_pointer (&self->name, civic_text_unref);
  g_free (self->pin);
  g_free (self->badge);
  g_free (self);
}

gboolean
agent_account_is_number (const char *text)
{
  gsize length = strlen (text);

  return length >= SHORTEST && length <= LONGEST && strspn (text, "0123456789") == length;
}
