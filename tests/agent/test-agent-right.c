/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-right.h"

#include <string.h>

/* As org.kushk.Agent and the operator's handbook have it. */
static const struct {
  AgentRole role;
  const char *word;
  const char *rights;
} roles[] = {
  { AGENT_ROLE_ATTENDANT, "attendant", "look reset print send check" },
  { AGENT_ROLE_SUPERVISOR, "supervisor",
    "look reset print send open shift check settings restart release" },
  { AGENT_ROLE_TECHNICIAN, "technician", "look reset print send check settings restart" },
  { AGENT_ROLE_MUNICIPALITY, "municipality", "look open check release" },
};

static char *
spell (AgentRight rights)
{
  g_autofree const char **words = agent_right_to_words (rights);

  return g_strjoinv (" ", (char **) words);
}

static void
test_each_role_has_its_rights_and_no_other (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++) {
    g_autofree char *rights = spell (agent_role_get_rights (roles[i].role));
    AgentRole role = AGENT_ROLE_ATTENDANT;

    g_assert_cmpstr (rights, ==, roles[i].rights);
    g_assert_cmpstr (agent_role_to_string (roles[i].role), ==, roles[i].word);
    g_assert_true (agent_role_from_string (roles[i].word, &role));
    g_assert_cmpint (role, ==, roles[i].role);
  }
  g_assert_cmpuint (g_strv_length ((char **) agent_role_get_words ()), ==, G_N_ELEMENTS (roles));
}

static void
test_the_control_socket_releases_nothing (void)
{
  g_autofree char *rights = spell (agent_right_get_control ());

  g_assert_cmpstr (rights, ==, "look reset print send open shift check settings restart");
}

static void
test_words_become_rights_again (void)
{
  const char *words[] = { "open", "fly", "look", NULL };

  g_assert_cmpint (agent_right_from_words (words), ==, AGENT_RIGHT_LOOK | AGENT_RIGHT_OPEN);
  g_assert_cmpint (agent_right_from_words (words + 3), ==, AGENT_RIGHT_NONE);
}

static void
test_other_words_are_no_role (void)
{
  const char *bad[] = { "", "Supervisor", "admin", NULL };
  AgentRole role = AGENT_ROLE_MUNICIPALITY;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (agent_role_from_string (bad[i], &role));
  g_assert_cmpint (role, ==, AGENT_ROLE_MUNICIPALITY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/agent/right/each-role-has-its-rights-and-no-other",
                   test_each_role_has_its_rights_and_no_other);
  g_test_add_func ("/agent/right/the-control-socket-releases-nothing",
                   test_the_control_socket_releases_nothing);
  g_test_add_func ("/agent/right/words-become-rights-again", test_words_become_rights_again);
  g_test_add_func ("/agent/right/other-words-are-no-role", test_other_words_are_no_role);

  return g_test_run ();
}
