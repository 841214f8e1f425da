/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-operator-chart.h"

#include <string.h>

static void
test_ends_its_axis_at_a_round_number (void)
{
  static const gint64 tops[][2] = { { 0, 5 },   { 5, 5 },     { 6, 10 },    { 11, 20 },
                                    { 21, 30 }, { 100, 100 }, { 101, 200 }, { 4999, 5000 } };

  for (guint index = 0; index < G_N_ELEMENTS (tops); index++)
    g_assert_cmpint (central_operator_chart_find_top (tops[index][0]), ==, tops[index][1]);
}

static GString *
draw (const char *language)
{
  const CentralDesk desk = { .language = language, .words = central_words_get (language) };
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autoptr (GArray) first = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) second = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gint64 values[] = { 10, 0, 5 };
  const CentralOperatorChart chart = { .title = "T <1>",
                                       .description = "D",
                                       .names = { "one", "two" },
                                       .labels = labels,
                                       .values = { first, second } };
  GString *html = g_string_new (NULL);

  for (guint index = 0; index < G_N_ELEMENTS (values); index++) {
    g_ptr_array_add (labels, (char *) "day");
    g_array_append_val (first, values[index]);
    g_array_append_val (second, values[index]);
  }
  central_operator_chart_draw_columns (&desk, html, &chart);
  return html;
}

/* The plot is 676 wide from 44 on and 184 high down to 196; the axis goes to 20. */
static void
test_draws_columns_on_top_of_one_another (void)
{
  g_autoptr (GString) html = draw ("en");

  g_assert_nonnull (strstr (html->str, "<title>T &lt;1&gt;</title><desc>D</desc>"));
  g_assert_nonnull (strstr (
    html->str, "<rect class=\"first\" x=\"134.7\" y=\"104.0\" width=\"44.0\" height=\"92.0\"/>"));
  g_assert_nonnull (strstr (
    html->str, "<rect class=\"second\" x=\"134.7\" y=\"12.0\" width=\"44.0\" height=\"92.0\"/>"));
  g_assert_null (strstr (html->str, "height=\"0.0\""));
  g_assert_null (strstr (html->str, "style="));
}

static void
test_begins_where_the_language_does (void)
{
  g_autoptr (GString) html = draw ("ar");

  /* 720 - 134.7 - 44 */
  g_assert_nonnull (strstr (html->str, "<rect class=\"first\" x=\"541.3\" y=\"104.0\""));
  g_assert_nonnull (strstr (html->str, ">٢٠</text>"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/central/operator-chart/ends-its-axis-at-a-round-number",
                   test_ends_its_axis_at_a_round_number);
  g_test_add_func ("/central/operator-chart/draws-columns-on-top-of-one-another",
                   test_draws_columns_on_top_of_one_another);
  g_test_add_func ("/central/operator-chart/begins-where-the-language-does",
                   test_begins_where_the_language_does);
  return g_test_run ();
}
