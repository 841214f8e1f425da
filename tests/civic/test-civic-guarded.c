/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-guarded-private.h"

#include <string.h>

static gboolean
is_wiped (const guint8 *memory, gsize size)
{
  for (gsize index = 0; index < size; index++)
    if (memory[index] == 'x')
      return FALSE;
  return TRUE;
}

static void
test_hands_nothing_on_to_the_next (void)
{
  const gsize sizes[] = { 1, 100, 4096, 16 * 1024 };

  for (guint round = 0; round < 8; round++)
    for (guint index = 0; index < G_N_ELEMENTS (sizes); index++) {
      guint8 *memory = civic_guarded_new (sizes[index]);

      g_assert_true (is_wiped (memory, sizes[index]));
      memset (memory, 'x', sizes[index]);
      civic_guarded_free (memory);
    }
}

static void
test_holds_many_at_once (void)
{
  guint8 *memories[12];

  for (guint index = 0; index < G_N_ELEMENTS (memories); index++) {
    memories[index] = civic_guarded_new (1000 + index * 3000);
    memset (memories[index], (int) index, 1000 + index * 3000);
  }
  for (guint index = 0; index < G_N_ELEMENTS (memories); index++) {
    g_assert_cmpuint (memories[index][0], ==, index);
    g_assert_cmpuint (memories[index][999 + index * 3000], ==, index);
    civic_guarded_free (memories[index]);
  }
  civic_guarded_free (NULL);
}

static gpointer
use_memory (gpointer data)
{
  for (guint round = 0; round < 2000; round++) {
    guint8 *memory = civic_guarded_new (64);

    g_assert_true (is_wiped (memory, 64));
    memset (memory, 'x', 64);
    civic_guarded_free (memory);
  }
  return NULL;
}

static void
test_serves_threads_at_once (void)
{
  GThread *threads[4];

  for (guint index = 0; index < G_N_ELEMENTS (threads); index++)
    threads[index] = g_thread_new ("guarded", use_memory, NULL);
  for (guint index = 0; index < G_N_ELEMENTS (threads); index++)
    g_thread_join (threads[index]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/civic/guarded/hands-nothing-on-to-the-next",
                   test_hands_nothing_on_to_the_next);
  g_test_add_func ("/civic/guarded/holds-many-at-once", test_holds_many_at_once);
  g_test_add_func ("/civic/guarded/serves-threads-at-once", test_serves_threads_at_once);
  return g_test_run ();
}
