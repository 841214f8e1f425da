/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "support-central.h"

static SupportCentral *central;

static int
run (const char *const *arguments, char **ret_output)
{
  g_autofree char *program =
    g_build_filename (g_getenv ("KUSHK_BUILD_DIR"), "app/central/kushk-central", NULL);
  g_autoptr (GStrvBuilder) line = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  g_strv_builder_add (line, program);
  g_strv_builder_addv (line, (const char **) arguments);
  words = g_strv_builder_end (line);
  process =
    g_subprocess_newv ((const char *const *) words,
                       G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, ret_output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  return g_subprocess_get_exit_status (process);
}

static void
test_checks_a_configuration (void)
{
  g_autofree char *catalogue =
    g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "kiosk-config", NULL);
  g_autofree char *keys = support_central_get_path (central, "central");
  g_autofree char *output = NULL;
  const char *const arguments[] = {
    "--check-config", "--catalogue", catalogue, "--keys", keys, NULL
  };

  g_assert_cmpint (run (arguments, &output), ==, 0);
  g_assert_nonnull (strstr (output, "are good"));
}

static void
test_refuses_bad_fees_with_file_and_path (void)
{
  g_autofree char *catalogue =
    g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "kiosk-config", NULL);
  g_autofree char *keys = support_central_get_path (central, "central");
  g_autofree char *fees = support_central_get_path (central, "fees.json");
  g_autofree char *output = NULL;
  const char *const arguments[] = { "--check-config", "--catalogue", catalogue, "--keys", keys,
                                    "--fees",         fees,          NULL };

  g_assert_true (g_file_set_contents (fees, "{\"format\":7}", -1, NULL));
  g_assert_cmpint (run (arguments, &output), ==, 1);
  g_assert_nonnull (strstr (output, fees));
  g_assert_nonnull (strstr (output, "$.format"));
}

static void
test_names_what_is_missing (void)
{
  g_autofree char *output = NULL;
  g_autofree char *other_output = NULL;
  const char *const nothing[] = { NULL };
  const char *const unknown[] = { "--colour", "green", NULL };

  g_assert_cmpint (run (nothing, &output), ==, 2);
  g_assert_nonnull (strstr (output, "--catalogue is missing"));
  g_assert_cmpint (run (unknown, &other_output), ==, 2);
  g_assert_nonnull (strstr (other_output, "--colour"));
}

static void
test_never_overwrites_keys (void)
{
  g_autofree char *keys = support_central_get_path (central, "central");
  g_autofree char *output = NULL;
  const char *const arguments[] = { "--make-keys", keys, NULL };

  g_assert_cmpint (run (arguments, &output), ==, 1);
  g_assert_nonnull (strstr (output, "already there"));
}

int
main (int argc, char **argv)
{
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  central = support_central_start (NULL);
  g_test_add_func ("/central/options/checks-a-configuration", test_checks_a_configuration);
  g_test_add_func ("/central/options/refuses-bad-fees-with-file-and-path",
                   test_refuses_bad_fees_with_file_and_path);
  g_test_add_func ("/central/options/names-what-is-missing", test_names_what_is_missing);
  g_test_add_func ("/central/options/never-overwrites-keys", test_never_overwrites_keys);
  result = g_test_run ();
  support_central_free (central);
  return result;
}
