/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-right.h"

#define ALL_RIGHTS ((AGENT_RIGHT_RELEASE << 1) - 1)

static const char *const role_words[] = {
  [AGENT_ROLE_ATTENDANT] = "attendant",
  [AGENT_ROLE_SUPERVISOR] = "supervisor",
  [AGENT_ROLE_TECHNICIAN] = "technician",
  [AGENT_ROLE_MUNICIPALITY] = "municipality",
  NULL,
};

static const AgentRight role_rights[] = {
  [AGENT_ROLE_ATTENDANT] =
    AGENT_RIGHT_LOOK | AGENT_RIGHT_RESET | AGENT_RIGHT_PRINT | AGENT_RIGHT_SEND | AGENT_RIGHT_CHECK,
  [AGENT_ROLE_SUPERVISOR] = ALL_RIGHTS,
  [AGENT_ROLE_TECHNICIAN] = AGENT_RIGHT_LOOK | AGENT_RIGHT_RESET | AGENT_RIGHT_PRINT |
                            AGENT_RIGHT_SEND | AGENT_RIGHT_CHECK | AGENT_RIGHT_SETTINGS |
                            AGENT_RIGHT_RESTART,
  [AGENT_ROLE_MUNICIPALITY] =
    AGENT_RIGHT_LOOK | AGENT_RIGHT_OPEN | AGENT_RIGHT_CHECK | AGENT_RIGHT_RELEASE,
};

/* By the number of the bit. */
static const char *const right_words[] = {
  "look", "reset", "print", "send", "open", "shift", "check", "settings", "restart", "release",
};

G_STATIC_ASSERT (1 << G_N_ELEMENTS (right_words) == AGENT_RIGHT_RELEASE << 1);

const char *
agent_role_to_string (AgentRole role)
{
  g_return_val_if_fail ((guint) role < G_N_ELEMENTS (role_rights), NULL);

  return role_words[role];
}

gboolean
agent_role_from_string (const char *word, AgentRole *ret_role)
{
  for (guint i = 0; role_words[i] != NULL; i++)
    if (g_strcmp0 (role_words[i], word) == 0) {
      *ret_role = (AgentRole) i;
      return TRUE;
    }

  return FALSE;
}

const char *const *
agent_role_get_words (void)
{
  return role_words;
}

AgentRight
agent_role_get_rights (AgentRole role)
{
  g_return_val_if_fail ((guint) role < G_N_ELEMENTS (role_rights), AGENT_RIGHT_NONE);

  return role_rights[role];
}

AgentRight
agent_right_get_control (void)
{
  return ALL_RIGHTS & ~AGENT_RIGHT_RELEASE;
}

const char **
agent_right_to_words (AgentRight rights)
{
  const char **words = g_new0 (const char *, G_N_ELEMENTS (right_words) + 1);
  guint count = 0;

  for (guint i = 0; i < G_N_ELEMENTS (right_words); i++)
    if (rights & (1 << i))
      words[count++] = right_words[i];

  return words;
}

AgentRight
agent_right_from_words (const char *const *words)
{
  AgentRight rights = AGENT_RIGHT_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (right_words); i++)
    if (g_strv_contains (words, right_words[i]))
      rights |= 1 << i;

  return rights;
}
