/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "ctl-program.h"
#include "support-folder.h"

static void
test_evaluates_a_rule_in_the_open (void)
{
  static const char *const rows[][2] = {
    { "'{\">\": [{\"var\": \"area\"}, 100]}' '{\"area\": 120}'", "true\n" },
    { "'{\"*\": [{\"var\": \"width\"}, 0.1]}' '{\"width\": 2}'", "0.2\n" },
    { "'{\"cat\": [\"مساحة \", {\"var\": \"area\"}]}' '{\"area\": 2.50}'", "\"مساحة 2.5\"\n" },
    { "'{\"var\": \"none\"}' null", "null\n" },
    { "1e21 null", "1e+21\n" },
    { "[] {}", "[]\n" },
    { "'{\"var\":\"\"}' '{\"a\": [1, {}], \"b\": \"\"}'",
      "{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": \"\"\n}\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *command = g_strconcat ("rule eval ", rows[i][0], NULL);
    g_auto (Outcome) outcome = run (command, NULL);

    g_assert_cmpstr (outcome.complaint, ==, "");
    g_assert_true (outcome.succeeded);
    g_assert_cmpstr (outcome.output, ==, rows[i][1]);
  }
}

static void
test_takes_rules_from_files_and_pipes (void)
{
  g_autoptr (SupportFolder) folder = support_folder_new ();
  g_autofree char *path = support_folder_path (folder, "rule.json");
  g_autofree char *command = g_strdup_printf ("rule eval %s -", path);

  g_assert_true (g_file_set_contents (path, "{\"+\": [{\"var\": \"a\"}, 1]}\n", -1, NULL));
  {
    g_auto (Outcome) outcome = run (command, "{\"a\": 41}\n");

    g_assert_cmpstr (outcome.complaint, ==, "");
    g_assert_cmpstr (outcome.output, ==, "42\n");
  }
}

static void
test_says_what_to_do_about_a_bad_rule (void)
{
  static const char *const rows[][2] = {
    { "'{\"and\": [{\"frob\": 1}]}' {}", "$.and[0].frob: there is no such operator" },
    { "'{\"and\": [1' {}", "neither a file nor JSON (line 1" },
    { "{} /nowhere.json", "“/nowhere.json” is neither a file nor JSON" },
    { "{} /", "/" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *command = g_strconcat ("rule eval ", rows[i][0], NULL);
    g_auto (Outcome) outcome = run (command, NULL);

    g_assert_false (outcome.succeeded);
    g_assert_cmpstr (outcome.output, ==, "");
    assert_says (outcome.complaint, rows[i][1]);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ctl/rule/evaluates-in-the-open", test_evaluates_a_rule_in_the_open);
  g_test_add_func ("/ctl/rule/takes-rules-from-files-and-pipes",
                   test_takes_rules_from_files_and_pipes);
  g_test_add_func ("/ctl/rule/says-what-to-do-about-a-bad-rule",
                   test_says_what_to_do_about_a_bad_rule);

  return g_test_run ();
}
