/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-service-levels.h"

#include <glib/gstdio.h>

#include "central-error.h"
#include "central-languages.h"

static CivicCatalogue *
load_catalogue (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "kiosk-config", NULL);
  g_autoptr (GError) error = NULL;
  CivicCatalogue *catalogue = civic_catalogue_load (path, central_languages, &error);

  g_assert_no_error (error);
  return catalogue;
}

static CentralServiceLevels *
load_levels (CivicCatalogue *catalogue)
{
  g_autofree char *path =
    g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "app/central/service-levels.json", NULL);
  g_autoptr (GError) error = NULL;
  CentralServiceLevels *levels = central_service_levels_load (path, catalogue, &error);

  g_assert_no_error (error);
  return levels;
}

static char *
promise (const char *service, const char *category, const char *received_at)
{
  g_autoptr (CivicCatalogue) catalogue = load_catalogue ();
  g_autoptr (CentralServiceLevels) levels = load_levels (catalogue);
  g_autoptr (CivicAnswers) answers = civic_answers_new (civic_catalogue_find (catalogue, service));
  g_autoptr (GError) error = NULL;
  char *due_at = NULL;

  if (category)
    civic_answers_set (answers, "category", category);
  g_assert_true (central_service_levels_find_due (levels, answers, received_at, &due_at, &error));
  g_assert_no_error (error);
  return due_at;
}

static void
assert_promise (const char *service,
                const char *category,
                const char *received_at,
                const char *expected)
{
  g_autofree char *due_at = promise (service, category, received_at);

  g_assert_cmpstr (due_at, ==, expected);
}

/* 26 November 2026 is a Thursday. */
static void
test_leaves_out_the_weekend (void)
{
  assert_promise ("report-940", "litter", "2026-11-26T10:00:00+03:00", "2026-12-01T23:59:59+03:00");
  assert_promise ("report-940", "litter", "2026-11-27T10:00:00+03:00", "2026-12-01T23:59:59+03:00");
  assert_promise ("report-940", "litter", "2026-11-22T23:59:00+03:00", "2026-11-25T23:59:59+03:00");
}

static void
test_promises_by_what_was_answered (void)
{
  assert_promise ("report-940", "lamp-out", "2026-11-22T10:00:00+03:00",
                  "2026-12-06T23:59:59+03:00");
  assert_promise ("report-940", "pothole", "2026-11-22T10:00:00+03:00",
                  "2026-12-13T23:59:59+03:00");
}

/* The national day 2026 is a Wednesday; 1 Shawwal 1447 was 20 March 2026, a Friday, and the last of
 * the days off Sunday the 22nd. */
static void
test_leaves_out_holidays_of_both_calendars (void)
{
  assert_promise ("report-940", "litter", "2026-09-21T10:00:00+03:00", "2026-09-27T23:59:59+03:00");
  assert_promise ("report-940", "litter", "2026-03-18T10:00:00+03:00", "2026-03-25T23:59:59+03:00");
}

static void
test_counts_plain_days_and_hours (void)
{
  assert_promise ("violation-object", NULL, "2026-11-22T10:00:00+03:00",
                  "2026-12-07T23:59:59+03:00");
  assert_promise ("building-connection-excavation", NULL, "2026-11-26T10:30:00+03:00",
                  "2026-11-27T10:30:00+03:00");
}

static void
test_promises_nothing_where_nothing_is_said (void)
{
  assert_promise ("satisfaction-survey", NULL, "2026-11-22T10:00:00+03:00", NULL);
}

static void
assert_refused (const char *json, const char *reason)
{
  g_autoptr (CivicCatalogue) catalogue = load_catalogue ();
  g_autofree char *folder = g_dir_make_tmp ("kushk-levels-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "levels.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CentralServiceLevels) levels = NULL;

  g_assert_true (g_file_set_contents (path, json, -1, NULL));
  levels = central_service_levels_load (path, catalogue, &error);
  g_assert_null (levels);
  g_assert_nonnull (error);
  g_assert_true (g_str_has_prefix (error->message, path));
  if (strstr (error->message, reason) == NULL)
    g_error ("%s does not say %s", error->message, reason);
  g_unlink (path);
  g_rmdir (folder);
}

#define HEAD "{\"format\":1,\"working_days\":[7,1],\"services\":"

static void
test_refuses_bad_files_with_file_and_path (void)
{
  assert_refused ("{\"format\":2}", "$.format");
  assert_refused ("{\"format\":1,\"services\":{}}", "$.working_days");
  assert_refused ("{\"format\":1,\"working_days\":[0],\"services\":{}}", "$.working_days");
  assert_refused ("{\"format\":1,\"working_days\":[7],\"holidays\":[\"13-01\"]}", "$.holidays");
  assert_refused ("{\"format\":1,\"working_days\":[7],\"hijri_holidays\":[3]}", "$.hijri_holidays");
  assert_refused (HEAD "{\"report-940\":{\"weeks\":2}}}", "$.services.report-940");
  assert_refused (HEAD "{\"report-940\":{\"days\":2,\"hours\":2}}}", "$.services.report-940");
  assert_refused (HEAD "{\"report-940\":{\"days\":{\"var\":\"nobody\"}}}}", "nobody");
}

static void
test_a_rule_without_a_span_is_an_error (void)
{
  g_autoptr (CivicCatalogue) catalogue = load_catalogue ();
  g_autofree char *folder = g_dir_make_tmp ("kushk-levels-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "levels.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CentralServiceLevels) levels = NULL;
  g_autoptr (CivicAnswers) answers =
    civic_answers_new (civic_catalogue_find (catalogue, "report-940"));
  char *due_at = NULL;

  g_assert_true (g_file_set_contents (
    path, HEAD "{\"report-940\":{\"days\":{\"var\":\"category\"}}}}", -1, NULL));
  levels = central_service_levels_load (path, catalogue, &error);
  g_assert_no_error (error);
  g_assert_false (central_service_levels_find_due (levels, answers, "2026-11-22T10:00:00+03:00",
                                                   &due_at, &error));
  g_assert_error (error, CENTRAL_ERROR, CENTRAL_ERROR_UNAVAILABLE);
  g_assert_null (due_at);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/central/service-levels/leaves-out-the-weekend", test_leaves_out_the_weekend);
  g_test_add_func ("/central/service-levels/promises-by-what-was-answered",
                   test_promises_by_what_was_answered);
  g_test_add_func ("/central/service-levels/leaves-out-holidays-of-both-calendars",
                   test_leaves_out_holidays_of_both_calendars);
  g_test_add_func ("/central/service-levels/counts-plain-days-and-hours",
                   test_counts_plain_days_and_hours);
  g_test_add_func ("/central/service-levels/promises-nothing-where-nothing-is-said",
                   test_promises_nothing_where_nothing_is_said);
  g_test_add_func ("/central/service-levels/refuses-bad-files-with-file-and-path",
                   test_refuses_bad_files_with_file_and_path);
  g_test_add_func ("/central/service-levels/a-rule-without-a-span-is-an-error",
                   test_a_rule_without_a_span_is_an_error);
  return g_test_run ();
}
