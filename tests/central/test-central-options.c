/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include <glib/gstdio.h>

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

typedef struct {
  const char *file;   /* under app/central */
  const char *option; /* that names it */
  const char *from;
  const char *to;
  const char *reason;
} Damage;

static void
assert_damage_told (const Damage *damage)
{
  g_autofree char *path =
    g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "app/central", damage->file, NULL);
  g_autofree char *catalogue =
    g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "kiosk-config", NULL);
  g_autofree char *keys = support_central_get_path (central, "central");
  g_autofree char *bad = support_central_get_path (central, damage->file);
  g_autofree char *text = NULL;
  g_autofree char *output = NULL;
  g_autoptr (GString) changed = NULL;
  const char *const arguments[] = { "--check-config", "--catalogue", catalogue, "--keys", keys,
                                    damage->option,   bad,           NULL };

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  changed = g_string_new (text);
  g_assert_cmpuint (g_string_replace (changed, damage->from, damage->to, 1), ==, 1);
  g_assert_true (g_file_set_contents (bad, changed->str, -1, NULL));
  g_assert_cmpint (run (arguments, &output), ==, 1);
  if (strstr (output, damage->reason) == NULL)
    g_error ("%s", output);
}

static void
test_refuses_enquiries_and_registers_that_do_not_fit (void)
{
  static const Damage damages[] = {
    { "enquiries.json", "--enquiries", "\"format\": 1", "\"format\": 9", "$.format" },
    { "enquiries.json", "--enquiries", "\"registry\": \"parcels\"", "\"registry\": \"diaries\"",
      "names no register, or no card" },
    { "enquiries.json", "--enquiries", "\"plan\": \"plan\"", "\"plan\": \"plane\"",
      "by names no field" },
    { "enquiries.json", "--enquiries", "\"tone\": \"good\"", "\"tone\": \"merry\"", "no tone" },
    { "enquiries.json", "--enquiries", "\"kind\": \"pay\"", "\"kind\": \"beg\"",
      "no kind of action" },
    { "enquiries.json", "--enquiries", "\"ur\": ", "\"tr\": ", ".ur: missing" },
    { "sandbox-registries.json", "--registries", "\"parcels\": {", "\"plots\": {",
      "which nobody keeps" },
    { "sandbox-registries.json", "--registries", "\"access\": \"own\"", "\"access\": \"all\"",
      "no access" },
    { "sandbox-registries.json", "--registries", "\"minutes\": 30", "\"minutes\": 0",
      "$.timetable" },
    { "sandbox-registries.json", "--registries", "\"ur\": ", "\"tr\": ", ".ur: missing" },
  };

  for (guint index = 0; index < G_N_ELEMENTS (damages); index++)
    assert_damage_told (&damages[index]);
}

/* A copy of the keys, so that they can be spoilt. */
static char *
copy_keys (void)
{
  g_autofree char *keys = support_central_get_path (central, "central");
  char *copy = support_central_get_path (central, "spoilt");
  g_autoptr (GSubprocess) process =
    g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, NULL, "cp", "-a", keys, copy, NULL);

  g_assert_true (g_subprocess_wait_check (process, NULL, NULL));
  return copy;
}

static void
test_tells_every_fault_at_once (void)
{
  g_autofree char *keys = copy_keys ();
  g_autofree char *secret = g_build_filename (keys, "central-sign.key", NULL);
  g_autofree char *server_key = g_build_filename (keys, "tls", "server.key", NULL);
  g_autofree char *kiosk_key = support_central_get_path (central, "kiosk/kiosk.key");
  g_autofree char *catalogue =
    g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "kiosk-config", NULL);
  g_autofree char *fees = support_central_get_path (central, "fees.json");
  g_autofree char *retention = support_central_get_path (central, "bad-retention.json");
  g_autofree char *strangers_key = NULL;
  g_autofree char *output = NULL;
  const char *const arguments[] = {
    "--check-config",
    "--catalogue",
    catalogue,
    "--keys",
    keys,
    "--fees",
    fees,
    "--retention",
    retention,
    "--store",
    "postgresql://127.0.0.1:1/nothing",
    NULL,
  };

  g_assert_true (g_file_get_contents (kiosk_key, &strangers_key, NULL, NULL));
  g_assert_true (g_file_set_contents (server_key, strangers_key, -1, NULL));
  g_assert_true (g_file_set_contents (fees, "{\"format\":7}", -1, NULL));
  g_assert_true (g_file_set_contents (retention, "{\"format\":8}", -1, NULL));
  g_assert_cmpint (g_chmod (secret, 0640), ==, 0);
  g_assert_cmpint (run (arguments, &output), ==, 1);
  g_assert_nonnull (strstr (output, "fees.json: $.format"));
  g_assert_nonnull (strstr (output, "bad-retention.json: $.format"));
  g_assert_nonnull (strstr (output, "central-sign.key: mode 0640"));
  g_assert_nonnull (strstr (output, "server.pem: its key is another one's"));
  g_assert_nonnull (strstr (output, "store: "));
}

static void
test_makes_no_store_to_check_it (void)
{
  g_autofree char *keys = support_central_get_path (central, "central");
  g_autofree char *place = support_central_get_path (central, "nowhere");
  g_autofree char *catalogue =
    g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "kiosk-config", NULL);
  g_autofree char *output = NULL;
  const char *const arguments[] = { "--check-config", "--catalogue", catalogue, "--keys", keys,
                                    "--data",         place,         NULL };

  g_assert_cmpint (run (arguments, &output), ==, 0);
  g_assert_false (g_file_test (place, G_FILE_TEST_EXISTS));
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
  g_test_add_func ("/central/options/refuses-enquiries-and-registers-that-do-not-fit",
                   test_refuses_enquiries_and_registers_that_do_not_fit);
  g_test_add_func ("/central/options/tells-every-fault-at-once", test_tells_every_fault_at_once);
  g_test_add_func ("/central/options/makes-no-store-to-check-it", test_makes_no_store_to_check_it);
  g_test_add_func ("/central/options/names-what-is-missing", test_names_what_is_missing);
  g_test_add_func ("/central/options/never-overwrites-keys", test_never_overwrites_keys);
  result = g_test_run ();
  support_central_free (central);
  return result;
}
