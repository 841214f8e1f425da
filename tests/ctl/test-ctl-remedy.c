/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "ctl-remedy.h"
#include "print-condition.h"

#include <string.h>

/* A line of a terminal. */
#define REMEDY_MAXIMUM_LETTERS 80

static void
test_there_is_one_for_each_reason (void)
{
  for (int reason = PRINT_REASON_NONE; reason <= PRINT_REASON_OTHER; reason++) {
    const char *word = print_reason_to_string ((PrintReason) reason);
    const char *remedy = ctl_remedy_find (word);

    if (remedy == NULL)
      g_error ("No remedy for “%s”", word);
    g_assert_cmpuint (strlen (remedy), <=, REMEDY_MAXIMUM_LETTERS);
    g_assert_true (g_str_has_suffix (remedy, "."));
    for (int other = PRINT_REASON_NONE; other < reason; other++)
      g_assert_cmpstr (remedy, !=, ctl_remedy_find (print_reason_to_string ((PrintReason) other)));
  }
}

static void
test_there_is_none_for_another_word (void)
{
  g_assert_null (ctl_remedy_find (""));
  g_assert_null (ctl_remedy_find ("tired"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ctl/remedy/there-is-one-for-each-reason", test_there_is_one_for_each_reason);
  g_test_add_func ("/ctl/remedy/there-is-none-for-another-word",
                   test_there_is_none_for_another_word);

  return g_test_run ();
}
