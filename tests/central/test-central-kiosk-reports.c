/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* What staff of a kiosk report: what the central takes, what it shows, and to whom. */

#include "central-clock.h"
#include "central-kiosk-reports.h"
#include "central-store-kiosk-reports.h"
#include "small-fleet.h"
#include "small-operator.h"
#include "support-visit.h"

#include <string.h>

#define HASH "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"

typedef struct {
  SupportCentral *central;
  CentralOffice *office;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->central = small_operator_start_central ();
  fixture->office = small_fleet_open_office (fixture->central);
  small_operator_write_kiosk (fixture->office, SUPPORT_CENTRAL_KIOSK, SMALL_FLEET_CENTRE,
                              small_fleet_make_heartbeat (1), 10);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  central_office_free (fixture->office);
  support_central_free (fixture->central);
}

static char *
make_readiness (const char *kiosk, const char *at, CivicCheckResult disk)
{
  g_autoptr (CivicReadiness) report = civic_readiness_new ();
  g_autoptr (GError) error = NULL;
  char *json = NULL;

  report->kiosk = g_strdup (kiosk);
  report->centre = g_strdup (SMALL_FLEET_CENTRE);
  report->at = g_strdup (at);
  report->version = g_strdup ("0.4.0");
  report->boot = g_strdup (SMALL_FLEET_BOOT);
  report->configuration_hash = g_strdup (HASH);
  report->audit_hash = g_strdup (HASH);
  report->account = g_strdup ("2001");
  for (guint part = 0; part < CIVIC_CHECK_PARTS; part++)
    civic_readiness_set_part (report, (CivicCheckPart) part, CIVIC_CHECK_PASSED,
                              CIVIC_CHECK_REASON_NONE, at);
  civic_readiness_set_part (
    report, CIVIC_CHECK_DISK, disk,
    disk == CIVIC_CHECK_FAILED ? CIVIC_CHECK_REASON_FULL : CIVIC_CHECK_REASON_NONE, at);
  json = civic_readiness_to_json (report, &error);
  g_assert_no_error (error);
  return json;
}

static char *
make_shift (gint64 number, const char *from, const char *until, gint64 completed)
{
  g_autoptr (CivicShift) shift = civic_shift_new ();
  g_autoptr (GError) error = NULL;
  char *json = NULL;

  shift->kiosk = g_strdup (SUPPORT_CENTRAL_KIOSK);
  shift->centre = g_strdup (SMALL_FLEET_CENTRE);
  shift->number = number;
  shift->account = g_strdup ("2001");
  shift->from = g_strdup (from);
  shift->until = g_strdup (until);
  shift->paper_mm = 12400;
  shift->audit_hash = g_strdup (HASH);
  civic_shift_get_service (shift, "report-940")->completed = completed;
  json = civic_shift_to_json (shift, &error);
  g_assert_no_error (error);
  return json;
}

static guint
post (Fixture *fixture, const char *kind, const char *report)
{
  g_autofree char *json = g_strdup_printf ("{\"kind\":\"%s\",\"report\":%s}", kind, report);
  g_autoptr (GBytes) body = g_bytes_new (json, strlen (json));
  g_autoptr (SupportReply) reply =
    support_central_send (fixture->central, "POST", "/v1/reports", "application/json", body);

  return reply->status;
}

static void
assert_says (const SupportReply *reply, const char *text)
{
  if (strstr (reply->text, text) == NULL)
    g_error ("it does not say \"%s\": %s", text, reply->text);
}

static CivicReadiness *
find_readiness (Fixture *fixture)
{
  CivicReadiness *readiness = NULL;
  g_autoptr (GError) error = NULL;

  central_kiosk_reports_find_readiness (fixture->office, SUPPORT_CENTRAL_KIOSK, &readiness, &error);
  g_assert_no_error (error);
  return readiness;
}

static GPtrArray *
list_shifts (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *shifts =
    central_kiosk_reports_list_shifts (fixture->office, SUPPORT_CENTRAL_KIOSK, 100, &error);

  g_assert_no_error (error);
  return shifts;
}

static void
test_keeps_the_last_check (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *late =
    make_readiness (SUPPORT_CENTRAL_KIOSK, "2026-11-23T08:05:00+03:00", CIVIC_CHECK_FAILED);
  g_autofree char *early =
    make_readiness (SUPPORT_CENTRAL_KIOSK, "2026-11-22T08:05:00+03:00", CIVIC_CHECK_PASSED);
  g_autoptr (CivicReadiness) last = NULL;

  g_assert_null (find_readiness (fixture));
  g_assert_cmpuint (post (fixture, "readiness", late), ==, 200);
  g_assert_cmpuint (post (fixture, "readiness", early), ==, 200);
  last = find_readiness (fixture);
  g_assert_cmpstr (last->at, ==, "2026-11-23T08:05:00+03:00");
  g_assert_false (civic_readiness_is_passed (last));
}

static void
test_the_same_shift_twice_is_one (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *shift =
    make_shift (1, "2026-11-22T15:58:00+03:00", "2026-11-23T01:10:00+03:00", 7);
  g_autofree char *other =
    make_shift (1, "2026-11-22T15:58:00+03:00", "2026-11-23T01:11:00+03:00", 9);
  g_autofree char *of_a_new_disk =
    make_shift (1, "2026-11-23T15:58:00+03:00", "2026-11-24T01:10:00+03:00", 3);
  g_autoptr (GPtrArray) shifts = NULL;

  g_assert_cmpuint (post (fixture, "shift", shift), ==, 200);
  g_assert_cmpuint (post (fixture, "shift", shift), ==, 200);
  g_assert_cmpuint (post (fixture, "shift", other), ==, 200);
  g_assert_cmpuint (post (fixture, "shift", of_a_new_disk), ==, 200);
  shifts = list_shifts (fixture);
  g_assert_cmpuint (shifts->len, ==, 2);
  g_assert_cmpint (civic_shift_count_completed (shifts->pdata[0]), ==, 3);
  g_assert_cmpint (civic_shift_count_completed (shifts->pdata[1]), ==, 7);
}

static void
test_refuses_what_is_no_report_of_this_kiosk (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *good =
    make_readiness (SUPPORT_CENTRAL_KIOSK, "2026-11-23T08:05:00+03:00", CIVIC_CHECK_PASSED);
  g_autofree char *another_s =
    make_readiness ("RUH-SAAFAT-01", "2026-11-23T08:05:00+03:00", CIVIC_CHECK_PASSED);
  g_autofree char *running = make_shift (1, "2026-11-22T15:58:00+03:00", NULL, 7);

  g_assert_cmpuint (post (fixture, "readiness", another_s), ==, 400);
  g_assert_cmpuint (post (fixture, "shift", running), ==, 400);
  g_assert_cmpuint (post (fixture, "shift", good), ==, 400);
  g_assert_cmpuint (post (fixture, "gossip", good), ==, 400);
  g_assert_cmpuint (post (fixture, "readiness", "{}"), ==, 400);
  g_assert_cmpuint (post (fixture, "readiness", "null"), ==, 400);
  g_assert_null (find_readiness (fixture));
}

static void
test_forgets_after_two_years (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *old = make_shift (1, "2020-11-22T15:58:00Z", "2020-11-23T01:10:00Z", 7);
  g_autofree char *fresh =
    make_shift (2, "2026-11-22T15:58:00+03:00", "2026-11-23T01:10:00+03:00", 7);
  g_autoptr (GPtrArray) shifts = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (post (fixture, "shift", old), ==, 200);
  g_assert_cmpuint (post (fixture, "shift", fresh), ==, 200);
  central_kiosk_reports_forget (fixture->office, &error);
  g_assert_no_error (error);
  shifts = list_shifts (fixture);
  g_assert_cmpuint (shifts->len, ==, 1);
  g_assert_cmpint (((CivicShift *) shifts->pdata[0])->number, ==, 2);
}

static void
write_both (Fixture *fixture)
{
  g_autofree char *readiness =
    make_readiness (SUPPORT_CENTRAL_KIOSK, "2026-11-23T08:05:00+03:00", CIVIC_CHECK_FAILED);
  g_autofree char *shift =
    make_shift (12, "2026-11-22T15:58:00+03:00", "2026-11-23T01:10:00+03:00", 7);

  g_assert_cmpuint (post (fixture, "readiness", readiness), ==, 200);
  g_assert_cmpuint (post (fixture, "shift", shift), ==, 200);
}

static void
test_operators_read_them (Fixture *fixture, gconstpointer unused)
{
  static const char *const sentences[][2] = {
    { "ar", "غير صالح للخدمة" },
    { "en", "Not fit to serve" },
    { "ur", "خدمت کے لیے تیار نہیں" },
  };
  g_autofree char *cookie = NULL;
  g_autoptr (SupportReply) kiosk = NULL;

  small_operator_add_user (fixture->central, "desk-1", SMALL_OPERATOR_ID, "viewer");
  cookie = small_operator_log_in (fixture->central, "desk-1");
  kiosk =
    small_operator_get (fixture->central, cookie, "/kiosks/" SUPPORT_CENTRAL_KIOSK "?lang=en");
  assert_says (kiosk, "/reports/" SUPPORT_CENTRAL_KIOSK);
  write_both (fixture);
  for (guint index = 0; index < G_N_ELEMENTS (sentences); index++) {
    g_autofree char *path =
      g_strconcat ("/reports/" SUPPORT_CENTRAL_KIOSK "?lang=", sentences[index][0], NULL);
    g_autoptr (SupportReply) page = small_operator_get (fixture->central, cookie, path);

    g_assert_cmpuint (page->status, ==, 200);
    assert_says (page, sentences[index][1]);
    assert_says (page, "data-part=\"disk\" data-result=\"failed\"");
    assert_says (page, "data-shift=\"2026-11-22T15:58:00+03:00\"");
  }
}

static void
test_other_programs_read_them (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *cookie = NULL;
  g_autoptr (SupportReply) csv = NULL;
  g_autoptr (SupportReply) json = NULL;

  small_operator_add_user (fixture->central, "desk-1", SMALL_OPERATOR_ID, "viewer");
  cookie = small_operator_log_in (fixture->central, "desk-1");
  write_both (fixture);
  csv = small_operator_get (fixture->central, cookie, "/reports.csv?kiosk=" SUPPORT_CENTRAL_KIOSK);
  g_assert_cmpuint (csv->status, ==, 200);
  assert_says (csv, SUPPORT_CENTRAL_KIOSK ",12,2026-11-22T15:58:00+03:00,"
                                          "2026-11-23T01:10:00+03:00,2001,7,7,0,0,0,0,12400,");
  json =
    small_operator_get (fixture->central, cookie, "/reports.json?kiosk=" SUPPORT_CENTRAL_KIOSK);
  g_assert_cmpuint (json->status, ==, 200);
  assert_says (json, "\"verdict\":\"failed\"");
  assert_says (json, "\"number\":12");
}

static void
test_what_is_another_operator_s_is_not_there (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *cookie = NULL;
  g_autoptr (SupportReply) page = NULL;
  g_autoptr (SupportReply) csv = NULL;
  g_autoptr (SupportReply) stranger = NULL;

  small_operator_add_user (fixture->central, "desk-9", SMALL_OPERATOR_OTHER_ID, "operator");
  cookie = small_operator_log_in (fixture->central, "desk-9");
  write_both (fixture);
  page = small_operator_get (fixture->central, cookie, "/reports/" SUPPORT_CENTRAL_KIOSK);
  g_assert_cmpuint (page->status, ==, 404);
  csv = small_operator_get (fixture->central, cookie, "/reports.csv?kiosk=" SUPPORT_CENTRAL_KIOSK);
  g_assert_cmpuint (csv->status, ==, 404);
  stranger = small_operator_get (fixture->central, NULL, "/reports/" SUPPORT_CENTRAL_KIOSK);
  g_assert_cmpuint (stranger->status, ==, 303);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/central/kiosk-reports/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("keeps-the-last-check", test_keeps_the_last_check);
  ADD ("the-same-shift-twice-is-one", test_the_same_shift_twice_is_one);
  ADD ("refuses-what-is-no-report-of-this-kiosk", test_refuses_what_is_no_report_of_this_kiosk);
  ADD ("forgets-after-two-years", test_forgets_after_two_years);
  ADD ("operators-read-them", test_operators_read_them);
  ADD ("other-programs-read-them", test_other_programs_read_them);
  ADD ("what-is-another-operator-s-is-not-there", test_what_is_another_operator_s_is_not_there);

  return g_test_run ();
}
