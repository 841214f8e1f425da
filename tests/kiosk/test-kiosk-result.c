/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include <locale.h>
#include <string.h>

#include "kiosk-language.h"
#include "kiosk-result.h"

#define CARD                                                                                       \
  "[{\"id\":\"v-1\",\"icon\":\"warn\",\"title\":{\"ar\":\"مخالفة\",\"en\":\"Violation\"},"   \
  "\"state\":{\"label\":{\"en\":\"Unpaid\"},\"tone\":\"bad\"},\"lines\":["                         \
  "{\"label\":{\"en\":\"Number\"},\"kind\":\"code\",\"value\":\"950000000012\"},"                  \
  "{\"label\":{\"en\":\"Fine\"},\"kind\":\"money\",\"value\":\"165750\"},"                         \
  "{\"label\":{\"en\":\"Date\"},\"kind\":\"date\",\"value\":\"2026-11-22\"},"                      \
  "{\"label\":{\"en\":\"Phone\"},\"kind\":\"mobile\",\"value\":\"+966551928374\"},"                \
  "{\"label\":{\"en\":\"Where\"},\"kind\":\"text\",\"text\":{\"en\":\"Al\u202ERawdah\"}}],"        \
  "\"actions\":[{\"kind\":\"pay\",\"bill\":\"20260001000017\",\"label\":{\"en\":\"Pay\"}},"        \
  "{\"kind\":\"apply\",\"service\":\"violation-object\",\"answers\":{},\"label\":{\"en\":"         \
  "\"Object\"}}]}]"

static GPtrArray *
read_list (const char *json, GError **error)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);

  return kiosk_result_read_list (node, error);
}

static void
assert_displays (KioskResult *result, guint index, const char *language, const char *text)
{
  g_autofree char *display =
    kiosk_line_display (g_ptr_array_index (result->lines, index), language);

  g_assert_cmpstr (display, ==, text);
}

static void
test_card (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = read_list (CARD, &error);
  g_autofree char *title = NULL;
  KioskResult *result = NULL;
  const KioskAction *action = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (results->len, ==, 1);
  result = g_ptr_array_index (results, 0);
  title = kiosk_result_say (result->title, "ar", 100);
  g_assert_cmpstr (title, ==, "مخالفة");
  g_assert_cmpint (result->tone, ==, KIOSK_TONE_BAD);
  assert_displays (result, 0, "en", "950000000012");
  assert_displays (result, 1, "en", "1,657.50 SAR");
  assert_displays (result, 2, "en",
                   "22\u00a0November\u00a02026 · 12\u00a0Jumada\u00a0II\u00a01448\u00a0AH");
  assert_displays (result, 3, "en", "055\u00a0192\u00a08374");
  assert_displays (result, 4, "en", "AlRawdah");
  action = g_ptr_array_index (result->actions, 1);
  g_assert_cmpint (action->kind, ==, KIOSK_ACTION_APPLY);
  g_assert_cmpstr (action->target, ==, "violation-object");
  g_assert_nonnull (action->answers);
}

/* A citizen must never meet half an answer as if it were the whole. */
static void
test_malformed (void)
{
  static const char *const wrong[] = {
    "{}",
    "[1]",
    "[{\"id\":\"x\"}]",
    "[{\"id\":\"x\",\"title\":\"x\"}]",
    "[{\"id\":\"x\",\"title\":{\"ar\":\"x\"},\"lines\":[{\"kind\":\"money\"}]}]",
    "[{\"id\":\"x\",\"title\":{\"ar\":\"x\"},\"lines\":[{\"kind\":\"film\",\"label\":{},\"value\":"
    "\"x\"}]}]",
    "[{\"id\":\"x\",\"title\":{\"ar\":\"x\"},\"actions\":[{\"kind\":\"pay\",\"label\":{}}]}]",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (read_list (wrong[i], &error));
    g_assert_error (error, KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_BROKEN);
  }
}

static void
test_bounds (void)
{
  g_autoptr (GString) json = g_string_new ("[");
  g_autoptr (GPtrArray) results = NULL;

  for (guint i = 0; i < 50; i++)
    g_string_append_printf (json, "%s{\"id\":\"%u\",\"title\":{\"ar\":\"x\"}}", i > 0 ? "," : "",
                            i);
  g_string_append_c (json, ']');
  results = read_list (json->str, NULL);
  g_assert_cmpuint (results->len, ==, 20);
}

/* An hour before midnight in London it is the next day here, in both calendars. */
static void
test_day_of_the_kingdom (void)
{
  g_autoptr (JsonNode) node = json_from_string (
    "[{\"label\":{},\"kind\":\"date\",\"value\":\"2026-11-21T23:00:00Z\"}]", NULL);
  g_autoptr (GPtrArray) lines = kiosk_result_read_lines (node, NULL);
  g_autofree char *date = kiosk_line_display (g_ptr_array_index (lines, 0), "en");

  g_assert_true (g_str_has_prefix (date, "22\u00a0November"));
  g_assert_nonnull (strstr (date, "12\u00a0Jumada"));
}

static void
test_odd_values (void)
{
  g_autoptr (JsonNode) node =
    json_from_string ("[{\"label\":{},\"kind\":\"money\",\"value\":\"12x\"},"
                      "{\"label\":{},\"kind\":\"date\",\"value\":\"soon\"},"
                      "{\"label\":{},\"kind\":\"money\",\"value\":5}]",
                      NULL);
  g_autoptr (GPtrArray) lines = kiosk_result_read_lines (node, NULL);
  g_autofree char *amount = kiosk_line_display (g_ptr_array_index (lines, 0), "en");
  g_autofree char *date = kiosk_line_display (g_ptr_array_index (lines, 1), "en");
  g_autofree char *small = kiosk_line_display (g_ptr_array_index (lines, 2), "en");

  g_assert_cmpstr (amount, ==, "");
  g_assert_cmpstr (date, ==, "soon");
  g_assert_cmpstr (small, ==, "0.05 SAR");
}

int
main (int argc, char **argv)
{
  kiosk_language_bind ();
  g_test_init (&argc, &argv, NULL);
  setlocale (LC_MESSAGES, "en_US.UTF-8");

  g_test_add_func ("/kiosk/result/says-each-kind-of-line", test_card);
  g_test_add_func ("/kiosk/result/refuses-half-an-answer", test_malformed);
  g_test_add_func ("/kiosk/result/bounds-a-long-list", test_bounds);
  g_test_add_func ("/kiosk/result/counts-days-where-she-stands", test_day_of_the_kingdom);
  g_test_add_func ("/kiosk/result/makes-nothing-up-of-an-odd-value", test_odd_values);

  return g_test_run ();
}
