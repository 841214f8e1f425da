/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "small-form.h"

static SupportCentral *central;

static gint64
count_nearby (const char *district)
{
  g_autofree char *json = g_strdup_printf (
    "{\"lookup\":{\"service\":\"lamp-report\",\"registry\":\"reports-nearby\",\"by\":"
    "{\"category\":\"lighting\",\"district\":\"%s\"},\"challenge\":null}}",
    district);
  g_autoptr (JsonNode) answer = support_visit_ask (central, "/v1/lookups", json);
  JsonObject *record = json_object_get_object_member (json_node_get_object (answer), "record");

  return json_object_get_int_member (record, "count");
}

static void
test_tells_of_reports_nearby (void)
{
  g_autofree char *answers = g_strdup_printf (SMALL_FORM_LAMP, "safa");
  SmallForm form = { .service = "lamp-report", .answers = answers };
  gint64 count_before = count_nearby ("safa");
  g_autofree char *code = small_form_file (central, &form, "received");

  g_assert_nonnull (code);
  g_assert_cmpint (count_nearby ("safa"), ==, count_before + 1);
  /* What came in on the telephone is the register's to say. */
  g_assert_cmpint (count_nearby ("rawdah"), ==, 2);
}

static gint64
count_near (const char *pin)
{
  g_autofree char *json = g_strdup_printf (
    "{\"lookup\":{\"service\":\"lamp-report\",\"registry\":\"reports-nearby\",\"by\":"
    "{\"category\":\"noise\",\"pin\":\"%s\"},\"challenge\":null}}",
    pin);
  g_autoptr (JsonNode) answer = support_visit_ask (central, "/v1/lookups", json);
  JsonObject *record = json_object_get_object_member (json_node_get_object (answer), "record");

  return json_object_get_int_member (record, "count");
}

static void
test_measures_from_pin_to_pin (void)
{
  SmallForm form = { .service = "lamp-report",
                     .answers = "{\"what\":{\"category\":\"noise\",\"district\":\"safa\","
                                "\"spot\":\"21.543333,39.172778\"}}" };
  g_autofree char *code = small_form_file (central, &form, "received");

  g_assert_nonnull (code);
  g_assert_cmpint (count_near ("21.543333,39.172778"), ==, 1);
  g_assert_cmpint (count_near ("21.544333,39.172778"), ==, 1); /* 111 m north */
  g_assert_cmpint (count_near ("21.543333,39.174578"), ==, 0); /* 186 m east */
}

int
main (int argc, char **argv)
{
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  central = support_central_start_small (NULL);
  g_test_add_func ("/central/nearby/tells-of-reports-nearby", test_tells_of_reports_nearby);
  g_test_add_func ("/central/nearby/measures-from-pin-to-pin", test_measures_from_pin_to_pin);
  result = g_test_run ();
  support_central_free (central);
  return result;
}
