/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-opening.h"
#include "support-folder.h"

static void
test_is_open_until_staff_close_it (void)
{
  g_autoptr (SupportFolder) folder = support_folder_new ();
  g_autofree char *path = support_folder_path (folder, "opening");
  g_autoptr (AgentOpening) first = agent_opening_new (path);
  g_autoptr (AgentOpening) second = NULL;
  g_autoptr (AgentOpening) third = NULL;

  g_assert_true (agent_opening_is_open (first));
  g_assert_true (agent_opening_set_open (first, FALSE, NULL));

  second = agent_opening_new (path);
  g_assert_false (agent_opening_is_open (second));
  g_assert_true (agent_opening_set_open (second, TRUE, NULL));

  third = agent_opening_new (path);
  g_assert_true (agent_opening_is_open (third));
}

static void
test_what_it_cannot_read_is_closed (void)
{
  g_autoptr (SupportFolder) folder = support_folder_new ();
  g_autofree char *path = support_folder_path (folder, "opening");
  g_autoptr (AgentOpening) opening = NULL;

  support_folder_write (folder, "opening", "op");
  opening = agent_opening_new (path);
  g_assert_false (agent_opening_is_open (opening));
}

static void
test_changes_nothing_it_cannot_keep (void)
{
  g_autoptr (SupportFolder) folder = support_folder_new ();
  g_autofree char *path = support_folder_path (folder, "no/such/opening");
  g_autoptr (AgentOpening) opening = agent_opening_new (path);
  g_autoptr (GError) error = NULL;

  g_assert_false (agent_opening_set_open (opening, FALSE, &error));
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_NOT_STORED);
  g_assert_true (agent_opening_is_open (opening));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/agent/opening/is-open-until-staff-close-it",
                   test_is_open_until_staff_close_it);
  g_test_add_func ("/agent/opening/what-it-cannot-read-is-closed",
                   test_what_it_cannot_read_is_closed);
  g_test_add_func ("/agent/opening/changes-nothing-it-cannot-keep",
                   test_changes_nothing_it_cannot_keep);

  return g_test_run ();
}
