/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-cursor.h"

#include <sodium.h>

#define QUESTION "bills of a person"

static void
test_comes_back_as_it_went (void)
{
  const guint offsets[] = { 0, 1, 20, 4000000000u };

  for (guint index = 0; index < G_N_ELEMENTS (offsets); index++) {
    g_autofree char *cursor = central_cursor_make (QUESTION, offsets[index]);
    guint offset = 7;

    g_assert_true (central_cursor_read (cursor, QUESTION, &offset));
    g_assert_cmpuint (offset, ==, offsets[index]);
    g_assert_true (g_regex_match_simple ("^[A-Za-z0-9_-]{16}$", cursor, G_REGEX_DOLLAR_ENDONLY, 0));
  }
}

static void
test_belongs_to_one_question (void)
{
  g_autofree char *cursor = central_cursor_make (QUESTION, 20);
  guint offset = 7;

  g_assert_false (central_cursor_read (cursor, "bills of another", &offset));
  g_assert_cmpuint (offset, ==, 7);
}

static void
test_refuses_what_is_none (void)
{
  static const char *const texts[] = { "", "20", "AAAAAAAAAAAAAAAA", "AAAA AAAA", "\xff", "=" };
  g_autofree char *endless = g_strnfill (100000, 'A');
  guint offset = 7;

  for (guint index = 0; index < G_N_ELEMENTS (texts); index++)
    g_assert_false (central_cursor_read (texts[index], QUESTION, &offset));
  g_assert_false (central_cursor_read (endless, QUESTION, &offset));
  g_assert_cmpuint (offset, ==, 7);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (sodium_init (), >=, 0);
  g_test_add_func ("/central/cursor/comes-back-as-it-went", test_comes_back_as_it_went);
  g_test_add_func ("/central/cursor/belongs-to-one-question", test_belongs_to_one_question);
  g_test_add_func ("/central/cursor/refuses-what-is-none", test_refuses_what_is_none);
  return g_test_run ();
}
