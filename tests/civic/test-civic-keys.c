/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-error.h"
#include "civic-keys.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

typedef struct {
  char *folder;
  char *stem;
  char *secret_path;
  char *public_path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->folder = g_dir_make_tmp ("kushk-keys-XXXXXX", NULL);
  fixture->stem = g_build_filename (fixture->folder, "sign", NULL);
  fixture->secret_path = g_strconcat (fixture->stem, ".key", NULL);
  fixture->public_path = g_strconcat (fixture->stem, ".pub", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_unlink (fixture->secret_path);
  g_unlink (fixture->public_path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->stem);
  g_free (fixture->secret_path);
  g_free (fixture->public_path);
}

static mode_t
mode_of (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return status.st_mode & 0777;
}

static void
assert_public_refused (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->public_path, text, -1, NULL));
  g_assert_null (civic_keys_load_public (fixture->public_path, 32, &error));
  g_assert_error (error, CIVIC_ERROR, CIVIC_ERROR_BAD_FILE);
  g_assert_true (g_str_has_prefix (error->message, fixture->public_path));
}

static void
test_signs_with_what_it_made (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) public_key = NULL;
  guint8 signature[crypto_sign_BYTES];
  guint8 *secret;

  g_assert_true (civic_keys_make_sign_pair (fixture->stem, &error));
  g_assert_no_error (error);
  secret = civic_keys_load_secret (fixture->secret_path, CIVIC_KEYS_SIGN_SECRET_BYTES, &error);
  g_assert_no_error (error);
  public_key = civic_keys_load_public (fixture->public_path, CIVIC_KEYS_SIGN_PUBLIC_BYTES, &error);
  g_assert_no_error (error);

  crypto_sign_detached (signature, NULL, (const guint8 *) "x", 1, secret);
  g_assert_cmpint (crypto_sign_verify_detached (signature, (const guint8 *) "x", 1,
                                                g_bytes_get_data (public_key, NULL)),
                   ==, 0);
  civic_keys_free_secret (secret);
}

static void
test_makes_a_box_pair_that_belongs_together (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) public_key = NULL;
  guint8 computed[CIVIC_KEYS_BOX_PUBLIC_BYTES];
  guint8 *secret;

  g_assert_true (civic_keys_make_box_pair (fixture->stem, NULL));
  secret = civic_keys_load_secret (fixture->secret_path, CIVIC_KEYS_BOX_SECRET_BYTES, NULL);
  public_key = civic_keys_load_public (fixture->public_path, CIVIC_KEYS_BOX_PUBLIC_BYTES, NULL);
  crypto_scalarmult_base (computed, secret);
  g_assert_cmpmem (computed, sizeof computed, g_bytes_get_data (public_key, NULL), 32);
  civic_keys_free_secret (secret);
}

static void
test_keeps_secrets_from_others (Fixture *fixture, gconstpointer unused)
{
  static const mode_t modes[] = { 0640, 0604, 0644, 0666, 0620 };

  g_assert_true (civic_keys_make_sign_pair (fixture->stem, NULL));
  g_assert_cmpuint (mode_of (fixture->secret_path), ==, 0600);

  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_cmpint (g_chmod (fixture->secret_path, modes[i]), ==, 0);
    g_assert_null (
      civic_keys_load_secret (fixture->secret_path, CIVIC_KEYS_SIGN_SECRET_BYTES, &error));
    g_assert_error (error, CIVIC_ERROR, CIVIC_ERROR_BAD_FILE);
  }
}

static void
test_never_writes_over_a_key (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_true (civic_keys_make_sign_pair (fixture->stem, NULL));
  g_file_get_contents (fixture->secret_path, &before, NULL, NULL);
  g_assert_false (civic_keys_make_sign_pair (fixture->stem, &error));
  g_assert_error (error, CIVIC_ERROR, CIVIC_ERROR_BAD_FILE);
  g_file_get_contents (fixture->secret_path, &after, NULL, NULL);
  g_assert_cmpstr (after, ==, before);
}

static void
test_makes_a_secret_without_a_public_half (Fixture *fixture, gconstpointer unused)
{
  guint8 *secret = NULL;

  g_assert_true (civic_keys_make_secret (fixture->secret_path, 32, NULL));
  g_assert_false (civic_keys_make_secret (fixture->secret_path, 32, NULL));
  g_assert_cmpuint (mode_of (fixture->secret_path), ==, 0600);
  g_assert_false (g_file_test (fixture->public_path, G_FILE_TEST_EXISTS));
  secret = civic_keys_load_secret (fixture->secret_path, 32, NULL);
  g_assert_nonnull (secret);
  civic_keys_free_secret (secret);
}

static void
test_accepts_a_key_without_a_line_end (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *hexadecimal = g_strnfill (64, 'a');
  g_autoptr (GBytes) key = NULL;

  g_assert_true (g_file_set_contents (fixture->public_path, hexadecimal, -1, NULL));
  key = civic_keys_load_public (fixture->public_path, 32, NULL);
  g_assert_nonnull (key);
}

static void
test_refuses_what_is_no_key (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *huge = g_strnfill (100000, 'a');
  g_autofree char *odd = g_strnfill (63, 'a');
  g_autofree char *short_key = g_strnfill (62, 'a');
  g_autofree char *long_key = g_strnfill (66, 'a');
  g_autofree char *good = g_strnfill (64, 'a');
  g_autofree char *two_lines = g_strconcat (good, "\n\n", NULL);
  g_autofree char *not_hexadecimal = g_strnfill (64, 'g');
  g_autoptr (GError) error = NULL;

  assert_public_refused (fixture, "");
  assert_public_refused (fixture, huge);
  assert_public_refused (fixture, odd);
  assert_public_refused (fixture, short_key);
  assert_public_refused (fixture, long_key);
  assert_public_refused (fixture, two_lines);
  assert_public_refused (fixture, not_hexadecimal);
  g_assert_null (civic_keys_load_public (fixture->folder, 32, &error));
  g_assert_error (error, CIVIC_ERROR, CIVIC_ERROR_BAD_FILE);
}

static void
test_refuses_a_missing_file (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (civic_keys_load_secret (fixture->secret_path, 32, &error));
  g_assert_error (error, CIVIC_ERROR, CIVIC_ERROR_BAD_FILE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function)                                                                       \
  g_test_add ("/civic/keys/" name, Fixture, NULL, set_up, function, tear_down)
  TEST ("signs-with-what-it-made", test_signs_with_what_it_made);
  TEST ("makes-a-box-pair-that-belongs-together", test_makes_a_box_pair_that_belongs_together);
  TEST ("keeps-secrets-from-others", test_keeps_secrets_from_others);
  TEST ("never-writes-over-a-key", test_never_writes_over_a_key);
  TEST ("makes-a-secret-without-a-public-half", test_makes_a_secret_without_a_public_half);
  TEST ("accepts-a-key-without-a-line-end", test_accepts_a_key_without_a_line_end);
  TEST ("refuses-what-is-no-key", test_refuses_what_is_no_key);
  TEST ("refuses-a-missing-file", test_refuses_a_missing_file);

  return g_test_run ();
}
