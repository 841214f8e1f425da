/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-steadiness.h"

#include "print-reasons.h"

#define MS 1000 /* in microseconds */
#define SEQUENCE_COUNT 2000
#define LOOK_COUNT 200

static const PrintCondition good = { PRINT_STATE_READY, PRINT_REASON_NONE };
static const PrintCondition low = { PRINT_STATE_LOW, PRINT_REASON_PAPER_LOW };
static const PrintCondition open = { PRINT_STATE_OPEN, PRINT_REASON_COVER };
static const PrintCondition out = { PRINT_STATE_OUT, PRINT_REASON_PAPER_OUT };
static const PrintCondition silent = { PRINT_STATE_UNKNOWN, PRINT_REASON_SILENT };

static gboolean
is_same (PrintCondition one, PrintCondition other)
{
  return one.state == other.state && one.reason == other.reason;
}

static void
assert_believed (PrintSteadiness *steadiness, PrintCondition expected)
{
  g_assert_cmpstr (print_state_to_string (steadiness->believed.state), ==,
                   print_state_to_string (expected.state));
  g_assert_cmpstr (print_reason_to_string (steadiness->believed.reason), ==,
                   print_reason_to_string (expected.reason));
}

static void
test_knows_nothing_before_the_first_look (void)
{
  PrintSteadiness steadiness;

  print_steadiness_init (&steadiness);
  assert_believed (&steadiness, silent);
  g_assert_cmpint (print_steadiness_get_wait_ms (&steadiness, 1), ==, -1);
  g_assert_true (print_steadiness_see (&steadiness, good, 1));
  assert_believed (&steadiness, good);
  g_assert_cmpint (print_steadiness_get_wait_ms (&steadiness, 1), ==, -1);
}

static void
test_believes_a_trouble_at_the_second_look (void)
{
  PrintSteadiness steadiness;

  print_steadiness_init (&steadiness);
  print_steadiness_see (&steadiness, good, 0);
  g_assert_false (print_steadiness_see (&steadiness, open, 60000 * MS));
  assert_believed (&steadiness, good);
  g_assert_cmpint (print_steadiness_get_wait_ms (&steadiness, 60000 * MS), ==, 300);
  g_assert_true (print_steadiness_see (&steadiness, open, 60300 * MS));
  assert_believed (&steadiness, open);
  g_assert_cmpint (print_steadiness_get_wait_ms (&steadiness, 60300 * MS), ==, -1);
}

static void
test_forgets_a_glitch_after_a_good_second (void)
{
  PrintSteadiness steadiness;

  print_steadiness_init (&steadiness);
  print_steadiness_see (&steadiness, good, 0);
  print_steadiness_see (&steadiness, silent, 5000 * MS);
  print_steadiness_see (&steadiness, good, 5300 * MS);
  g_assert_cmpint (print_steadiness_get_wait_ms (&steadiness, 5300 * MS), ==, 1000);
  print_steadiness_see (&steadiness, good, 6300 * MS);
  g_assert_cmpint (print_steadiness_get_wait_ms (&steadiness, 6300 * MS), ==, -1);
  g_assert_false (print_steadiness_see (&steadiness, silent, 9000 * MS));
  assert_believed (&steadiness, good);
}

static void
test_takes_a_flap_for_a_trouble (void)
{
  PrintSteadiness steadiness;

  print_steadiness_init (&steadiness);
  print_steadiness_see (&steadiness, good, 0);
  for (gint64 now = 100; now < 20000; now += 100)
    print_steadiness_see (&steadiness, now % 200 == 0 ? good : out, now * MS);
  assert_believed (&steadiness, out);
}

static void
test_lets_a_recovery_last_a_second (void)
{
  PrintSteadiness steadiness;

  print_steadiness_init (&steadiness);
  print_steadiness_see (&steadiness, out, 0);
  g_assert_false (print_steadiness_see (&steadiness, good, 1000 * MS));
  g_assert_cmpint (print_steadiness_get_wait_ms (&steadiness, 1400 * MS), ==, 600);
  g_assert_false (print_steadiness_see (&steadiness, good, 1999 * MS));
  g_assert_true (print_steadiness_see (&steadiness, good, 2000 * MS));
  assert_believed (&steadiness, good);
}

/* What the second brought at worst. */
static void
test_recovers_no_further_than_it_saw (void)
{
  PrintSteadiness steadiness;

  print_steadiness_init (&steadiness);
  print_steadiness_see (&steadiness, open, 0);
  print_steadiness_see (&steadiness, low, 500 * MS);
  print_steadiness_see (&steadiness, good, 1000 * MS);
  g_assert_true (print_steadiness_see (&steadiness, good, 1500 * MS));
  assert_believed (&steadiness, low);
  g_assert_true (print_steadiness_see (&steadiness, good, 2500 * MS));
  assert_believed (&steadiness, good);
}

/* Whatever a printer does */

typedef struct {
  PrintCondition seen;
  gint64 at_us;
} Look;

static const PrintCondition anything[] = {
  { PRINT_STATE_READY, PRINT_REASON_NONE },     { PRINT_STATE_LOW, PRINT_REASON_PAPER_LOW },
  { PRINT_STATE_LOW, PRINT_REASON_INK_LOW },    { PRINT_STATE_UNKNOWN, PRINT_REASON_SILENT },
  { PRINT_STATE_OUT, PRINT_REASON_PAPER_OUT },  { PRINT_STATE_JAMMED, PRINT_REASON_JAM },
  { PRINT_STATE_OPEN, PRINT_REASON_COVER },     { PRINT_STATE_OFFLINE, PRINT_REASON_OFF },
  { PRINT_STATE_OFFLINE, PRINT_REASON_PAUSED },
};

/* Stays with a condition for a while, or flaps between two. */
static void
draw_looks (Look *looks)
{
  PrintCondition one = good, other = good;
  int left = 0;
  gint64 now_us = 0;

  for (gsize i = 0; i < LOOK_COUNT; i++, left--) {
    if (left <= 0) {
      left = g_test_rand_int_range (1, 30);
      one = anything[g_test_rand_int_range (0, G_N_ELEMENTS (anything))];
      other =
        g_test_rand_bit () ? one : anything[g_test_rand_int_range (0, G_N_ELEMENTS (anything))];
    }
    now_us += g_test_rand_int_range (1, 1500) * MS;
    looks[i] = (Look){ g_test_rand_bit () ? one : other, now_us };
  }
}

static gboolean
can_print (PrintCondition condition)
{
  return condition.state == PRINT_STATE_READY || condition.state == PRINT_STATE_LOW;
}

static void
test_never_says_ready_during_an_error_that_lasts (void)
{
  Look looks[LOOK_COUNT];

  for (int round = 0; round < SEQUENCE_COUNT; round++) {
    PrintSteadiness steadiness;
    guint bad_count = 0;

    print_steadiness_init (&steadiness);
    draw_looks (looks);
    for (gsize i = 0; i < LOOK_COUNT; i++) {
      bad_count = can_print (looks[i].seen) ? 0 : bad_count + 1;
      print_steadiness_see (&steadiness, looks[i].seen, looks[i].at_us);
      if (bad_count >= 2)
        g_assert_false (can_print (steadiness.believed));
    }
  }
}

static void
test_says_that_it_is_better_at_most_once_a_second (void)
{
  Look looks[LOOK_COUNT];

  for (int round = 0; round < SEQUENCE_COUNT; round++) {
    PrintSteadiness steadiness;
    gint64 better_us = G_MININT64 / 2;

    print_steadiness_init (&steadiness);
    draw_looks (looks);
    for (gsize i = 0; i < LOOK_COUNT; i++) {
      PrintCondition before = steadiness.believed;
      gboolean has_changed = print_steadiness_see (&steadiness, looks[i].seen, looks[i].at_us);

      g_assert_cmpint (has_changed, ==, i == 0 || !is_same (before, steadiness.believed));
      if (i == 0 || !has_changed ||
          is_same (print_condition_get_graver (before, steadiness.believed), steadiness.believed))
        continue;
      g_assert_cmpint (looks[i].at_us - better_us, >=, G_TIME_SPAN_SECOND);
      better_us = looks[i].at_us;
    }
  }
}

/* What lasts is believed in the end, and then there is nothing more to wait for. */
static void
test_comes_to_rest (void)
{
  Look looks[LOOK_COUNT];

  for (int round = 0; round < SEQUENCE_COUNT; round++) {
    PrintSteadiness steadiness;
    PrintCondition last = anything[g_test_rand_int_range (0, G_N_ELEMENTS (anything))];
    gint64 now_us;
    int wait_ms = 0;
    guint look_count = 0;

    print_steadiness_init (&steadiness);
    draw_looks (looks);
    for (gsize i = 0; i < LOOK_COUNT; i++)
      print_steadiness_see (&steadiness, looks[i].seen, looks[i].at_us);
    for (now_us = looks[LOOK_COUNT - 1].at_us + MS; wait_ms >= 0; now_us += wait_ms * MS) {
      print_steadiness_see (&steadiness, last, now_us);
      wait_ms = print_steadiness_get_wait_ms (&steadiness, now_us);
      g_assert_cmpuint (++look_count, <=, 4);
    }
    assert_believed (&steadiness, last);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/printing/steadiness/knows-nothing-before-the-first-look",
                   test_knows_nothing_before_the_first_look);
  g_test_add_func ("/printing/steadiness/believes-a-trouble-at-the-second-look",
                   test_believes_a_trouble_at_the_second_look);
  g_test_add_func ("/printing/steadiness/forgets-a-glitch-after-a-good-second",
                   test_forgets_a_glitch_after_a_good_second);
  g_test_add_func ("/printing/steadiness/takes-a-flap-for-a-trouble",
                   test_takes_a_flap_for_a_trouble);
  g_test_add_func ("/printing/steadiness/lets-a-recovery-last-a-second",
                   test_lets_a_recovery_last_a_second);
  g_test_add_func ("/printing/steadiness/recovers-no-further-than-it-saw",
                   test_recovers_no_further_than_it_saw);
  g_test_add_func ("/printing/steadiness/never-says-ready-during-an-error-that-lasts",
                   test_never_says_ready_during_an_error_that_lasts);
  g_test_add_func ("/printing/steadiness/says-that-it-is-better-at-most-once-a-second",
                   test_says_that_it_is_better_at_most_once_a_second);
  g_test_add_func ("/printing/steadiness/comes-to-rest", test_comes_to_rest);
  return g_test_run ();
}
