/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* Plays a target without libFuzzer: every file that is named, every file in the folders that are
 * named, and KUSHK_FUZZ_ROUNDS changes of them, drawn from KUSHK_FUZZ_SEED. The same seed makes the
 * same changes. */

#include <gio/gio.h>
#include <string.h>

#include "fuzz-target.h"

#define ROUNDS 1500
#define SEED 20261123
#define MAXIMUM_CHANGES 6
#define MAXIMUM_BYTES (64 * 1024)
#define MAXIMUM_COPY 64

static GPtrArray *seeds; /* of GBytes */

static void
load (GFile *file)
{
  g_autoptr (GFileEnumerator) children =
    g_file_enumerate_children (file, G_FILE_ATTRIBUTE_STANDARD_NAME, 0, NULL, NULL);
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GError) error = NULL;
  char *content = NULL;
  gsize size = 0;

  while (children) {
    GFile *child = NULL;

    g_assert_true (g_file_enumerator_iterate (children, NULL, &child, NULL, NULL));
    if (child == NULL)
      return;
    load (child);
  }
  if (!g_file_get_contents (path, &content, &size, &error))
    g_error ("%s", error->message);
  g_ptr_array_add (seeds, g_bytes_new_take (content, size));
}

static guint8
draw_byte (GRand *rand)
{
  static const char telling[] = "{}[]\",:\\0123456789-eE.%;=$#@\n\r\t \xff\x80\xc0\xed\x01";

  return g_rand_boolean (rand) ? (guint8) telling[g_rand_int_range (rand, 0, sizeof telling)]
                               : (guint8) g_rand_int_range (rand, 0, 256);
}

static void
insert_copy (GByteArray *bytes, GRand *rand)
{
  guint from = (guint) g_rand_int_range (rand, 0, (gint32) bytes->len);
  guint count = (guint) g_rand_int_range (rand, 1, MAXIMUM_COPY);
  g_autofree guint8 *copy = NULL;

  count = MIN (count, bytes->len - from);
  copy = g_memdup2 (bytes->data + from, count);
  g_byte_array_append (bytes, copy, count);
}

static void
change (GByteArray *bytes, GRand *rand)
{
  guint position = 0;

  if (bytes->len == 0) {
    guint8 byte = draw_byte (rand);

    g_byte_array_append (bytes, &byte, 1);
    return;
  }
  position = (guint) g_rand_int_range (rand, 0, (gint32) bytes->len);
  switch (g_rand_int_range (rand, 0, 6)) {
  case 0:
    g_byte_array_remove_index (bytes, position);
    break;
  case 1:
    g_byte_array_set_size (bytes, position);
    break;
  case 2:
    insert_copy (bytes, rand);
    break;
  case 3:
    bytes->data[position] ^= (guint8) (1 << g_rand_int_range (rand, 0, 8));
    break;
  default:
    bytes->data[position] = draw_byte (rand);
    break;
  }
}

static void
play_change (GRand *rand)
{
  GBytes *seed = seeds->pdata[g_rand_int_range (rand, 0, (gint32) seeds->len)];
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gsize size = 0;
  const guint8 *content = g_bytes_get_data (seed, &size);

  g_byte_array_append (bytes, content, (guint) MIN (size, MAXIMUM_BYTES));
  for (int left = g_rand_int_range (rand, 1, MAXIMUM_CHANGES + 1); left > 0; left--)
    change (bytes, rand);
  LLVMFuzzerTestOneInput (bytes->data, bytes->len);
}

static guint
read_number (const char *name, guint otherwise)
{
  const char *text = g_getenv (name);

  return text ? (guint) g_ascii_strtoull (text, NULL, 10) : otherwise;
}

static void
test_survives (void)
{
  guint seed = read_number ("KUSHK_FUZZ_SEED", SEED);
  guint round_count = read_number ("KUSHK_FUZZ_ROUNDS", ROUNDS);
  GRand *rand = g_rand_new_with_seed (seed);

  g_test_message ("%u files, %u changes of them, KUSHK_FUZZ_SEED=%u", seeds->len, round_count,
                  seed);
  LLVMFuzzerTestOneInput ((const uint8_t *) "", 0);
  for (guint index = 0; index < seeds->len; index++) {
    gsize size = 0;
    const guint8 *content = g_bytes_get_data (seeds->pdata[index], &size);

    LLVMFuzzerTestOneInput (content ? content : (const uint8_t *) "", size);
  }
  for (guint round = 0; round < round_count; round++)
    play_change (rand);
  g_rand_free (rand);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  for (int index = 1; index < argc; index++) {
    g_autoptr (GFile) file = g_file_new_for_commandline_arg (argv[index]);

    load (file);
  }
  g_assert_cmpuint (seeds->len, >, 0);
  g_test_add_func ("/fuzz/survives", test_survives);
  return g_test_run ();
}
