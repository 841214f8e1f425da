/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-requests.h"
#include "support-folder.h"

#include <glib/gstdio.h>

#include <unistd.h>

static gboolean
exists (const char *directory, const char *name)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
test_leaves_a_file_of_that_name (void)
{
  g_autoptr (SupportFolder) folder = support_folder_new ();
  g_autoptr (AgentRequests) requests = agent_requests_new (folder, 60000);
  g_autoptr (GError) error = NULL;

  g_assert_true (agent_requests_are_possible (requests));
  g_assert_true (agent_requests_leave (requests, "reboot", &error));
  g_assert_no_error (error);
  g_assert_true (exists (folder, "reboot"));

  g_assert_true (agent_requests_leave (requests, "reboot", &error));
  g_assert_no_error (error);
}

static void
test_fails_without_a_folder (void)
{
  g_autoptr (SupportFolder) folder = support_folder_new ();
  g_autofree char *nowhere = support_folder_path (folder, "nowhere");
  g_autoptr (AgentRequests) requests = agent_requests_new (nowhere, 60000);
  g_autoptr (GError) error = NULL;

  g_assert_false (agent_requests_are_possible (requests));
  g_assert_false (agent_requests_leave (requests, "reboot", &error));
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_NOT_READY);
}

static void
test_gives_up_when_nobody_takes_the_last_one (void)
{
  g_autoptr (SupportFolder) folder = support_folder_new ();
  g_autoptr (AgentRequests) requests = agent_requests_new (folder, 0);
  g_autofree char *path = support_folder_path (folder, "volume-10");
  g_autoptr (GError) error = NULL;

  g_assert_true (agent_requests_leave (requests, "volume-10", NULL));
  g_assert_false (agent_requests_leave (requests, "reboot", &error));
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_NOT_READY);
  g_assert_false (exists (folder, "reboot"));

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_true (agent_requests_leave (requests, "reboot", NULL));
}

static void
test_follows_no_link (void)
{
  g_autoptr (SupportFolder) folder = support_folder_new ();
  g_autoptr (AgentRequests) requests = agent_requests_new (folder, 60000);
  g_autofree char *path = support_folder_path (folder, "reboot");
  g_autofree char *target = support_folder_path (folder, "target");

  g_assert_cmpint (symlink (target, path), ==, 0);
  g_assert_false (agent_requests_leave (requests, "reboot", NULL));
  g_assert_false (exists (folder, "target"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  agent_error_quark ();

#define ADD(path, function) g_test_add_func ("/agent/requests/" path, function)
  ADD ("leaves-a-file-of-that-name", test_leaves_a_file_of_that_name);
  ADD ("fails-without-a-folder", test_fails_without_a_folder);
  ADD ("gives-up-when-nobody-takes-the-last-one", test_gives_up_when_nobody_takes_the_last_one);
  ADD ("follows-no-link", test_follows_no_link);

  return g_test_run ();
}
