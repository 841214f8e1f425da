/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* The operators' listener from outside: who gets in, what she sees, and what is not hers. */

#include "central-clock.h"
#include "central-commands.h"
#include "central-operators.h"
#include "central-settlement.h"
#include "central-store-kiosks.h"
#include "small-fleet.h"
#include "small-operator.h"

#include <string.h>

static SupportCentral *central;
static CentralOffice *office;
static char *operator_cookie;
static char *viewer_cookie;
static char *stranger_cookie;
static char *municipality_cookie;

static void
assert_says (const SupportReply *reply, const char *text)
{
  if (strstr (reply->text, text) == NULL)
    g_error ("the page does not say \"%s\": %s", text, reply->text);
}

static void
assert_silent (const SupportReply *reply, const char *text)
{
  if (strstr (reply->text, text) != NULL)
    g_error ("the page says \"%s\": %s", text, reply->text);
}

static guint
ask_status (const char *cookie, const char *path)
{
  g_autoptr (SupportReply) reply = small_operator_get (central, cookie, path);

  return reply->status;
}

static guint
post_status (const char *cookie, const char *path, const char *parts)
{
  g_autoptr (SupportReply) reply = small_operator_post (central, cookie, path, parts);

  return reply->status;
}

static void
test_sends_strangers_to_the_log_in (void)
{
  static const char *const pages[] = { "/", "/kiosks/" SUPPORT_CENTRAL_KIOSK, "/figures",
                                       "/settlements", "/enrolments" };
  static const char *const exports[] = { "/figures.csv", "/figures.json", "/figures/steps.csv",
                                         "/metrics",
                                         "/settlements/" SMALL_OPERATOR_ID "@2026-11-22.csv" };

  for (guint index = 0; index < G_N_ELEMENTS (pages); index++) {
    g_autoptr (SupportReply) reply = small_operator_get (central, NULL, pages[index]);

    g_assert_cmpuint (reply->status, ==, 303);
    g_assert_nonnull (strstr (reply->headers, "Location: /log-in"));
  }
  for (guint index = 0; index < G_N_ELEMENTS (exports); index++) {
    g_autoptr (SupportReply) reply = small_operator_get (central, NULL, exports[index]);
    g_autoptr (SupportReply) forged =
      small_operator_get_by_token (central, "not-a-token", exports[index]);

    g_assert_cmpuint (reply->status, ==, 401);
    g_assert_nonnull (strstr (reply->headers, "WWW-Authenticate: Bearer"));
    assert_says (reply, "log-in-required");
    g_assert_cmpuint (forged->status, ==, 401);
  }
  g_assert_cmpuint (ask_status ("__Host-kushk=forged", "/"), ==, 303);
  g_assert_cmpuint (ask_status (operator_cookie, "/nowhere"), ==, 404);
}

static void
test_answers_a_wrong_password_as_an_unknown_name (void)
{
  g_autoptr (SupportReply) wrong =
    small_operator_post_bare (central, NULL, "/log-in", "name=rami&password=wrong wrong wrong");
  g_autoptr (SupportReply) unknown =
    small_operator_post_bare (central, NULL, "/log-in", "name=nobody&password=wrong wrong wrong");

  g_assert_cmpuint (wrong->status, ==, 401);
  g_assert_cmpuint (unknown->status, ==, 401);
  g_assert_cmpstr (wrong->text, ==, unknown->text);
  assert_says (wrong, "do not fit together");
  g_assert_null (strstr (wrong->headers, "Set-Cookie"));
}

static void
test_keeps_a_strict_house (void)
{
  static const char *const paths[] = { "/log-in", "/", "/figures", "/settlements", "/nowhere" };

  for (guint index = 0; index < G_N_ELEMENTS (paths); index++) {
    g_autoptr (SupportReply) reply = small_operator_get (central, operator_cookie, paths[index]);

    g_assert_nonnull (
      strstr (reply->headers, "Content-Security-Policy: default-src 'none'; style-src 'self';"));
    g_assert_nonnull (strstr (reply->headers, "frame-ancestors 'none'"));
    g_assert_nonnull (strstr (reply->headers, "Referrer-Policy: no-referrer"));
    g_assert_nonnull (strstr (reply->headers, "Cache-Control: no-store"));
    assert_silent (reply, "<script");
    assert_silent (reply, "style=");
    assert_silent (reply, "<style");
  }
}

static void
test_shows_what_is_wrong_first (void)
{
  g_autoptr (SupportReply) reply = small_operator_get (central, operator_cookie, "/");
  const char *out_of_paper = strstr (reply->text, "/kiosks/JED-ANDALUS-04");
  const char *silent = strstr (reply->text, "/kiosks/JED-ANDALUS-05");
  const char *low = strstr (reply->text, "/kiosks/JED-ANDALUS-03");
  const char *well = strstr (reply->text, "/kiosks/JED-ANDALUS-01");

  g_assert_cmpuint (reply->status, ==, 200);
  g_assert_true (out_of_paper && silent && low && well);
  g_assert_true (out_of_paper < silent && silent < low && low < well);
  assert_says (reply, "No receipt paper");
  assert_says (reply, "data-state=\"not-heard\"");
  assert_says (reply, "Filings unsent, oldest 41 min");
  assert_says (reply, "Receipt paper is low");
  assert_says (reply, "Certificate ends on");
  assert_says (reply, "ready<small>41.3 m left</small>");
  assert_says (reply, "data-state=\"in-session\"");
  assert_says (reply, "http-equiv=\"refresh\" content=\"30; url=/?refresh=1\"");
}

static void
test_speaks_three_languages (void)
{
  g_autoptr (SupportReply) arabic = small_operator_get (central, operator_cookie, "/?lang=ar");
  g_autoptr (SupportReply) urdu = small_operator_get (central, operator_cookie, "/?lang=ur");
  g_autoptr (SupportReply) nonsense =
    small_operator_get (central, operator_cookie, "/?lang=%22%3E%3Cem%3E&x=%3Ci%3E");

  assert_says (arabic, "lang=\"ar\" dir=\"rtl\"");
  assert_says (arabic, "نفد ورق الإيصالات");
  assert_says (arabic, "href=\"/kiosks/JED-ANDALUS-04?lang=ar\"");
  assert_says (urdu, "lang=\"ur\" dir=\"rtl\"");
  assert_says (urdu, "رسید کا کاغذ ختم");
  assert_silent (nonsense, "<em>");
  assert_silent (nonsense, "<i>");
}

/* Each of these is there for its own operator, and so the guess is a good one. */
static void
test_hides_what_is_anothers (void)
{
  static const char *const theirs[] = {
    "/kiosks/" SUPPORT_CENTRAL_KIOSK,
    "/settlements/" SMALL_OPERATOR_ID "@2026-11-20",
    "/settlements/" SMALL_OPERATOR_ID "@2026-11-20.csv",
    "/settlements/" SMALL_OPERATOR_ID "@2026-11-20.json",
  };
  g_autoptr (SupportReply) fleet = small_operator_get (central, stranger_cookie, "/");
  g_autoptr (SupportReply) csv =
    small_operator_get (central, stranger_cookie, "/figures.csv?kiosk=" SUPPORT_CENTRAL_KIOSK);
  g_autoptr (SupportReply) figures =
    small_operator_get (central, stranger_cookie, "/figures?kiosk=" SUPPORT_CENTRAL_KIOSK);
  g_autoptr (SupportReply) metrics = small_operator_get (central, stranger_cookie, "/metrics");

  for (guint index = 0; index < G_N_ELEMENTS (theirs); index++) {
    g_assert_cmpuint (ask_status (operator_cookie, theirs[index]), ==, 200);
    g_assert_cmpuint (ask_status (municipality_cookie, theirs[index]), ==, 200);
    g_assert_cmpuint (ask_status (stranger_cookie, theirs[index]), ==, 404);
  }
  assert_silent (fleet, "JED-ANDALUS");
  assert_says (fleet, SMALL_OPERATOR_OTHER_KIOSK);
  g_assert_cmpuint (csv->status, ==, 200);
  assert_silent (csv, "JED-ANDALUS");
  /* Her own question stands in the links, and nothing else. */
  assert_silent (figures, ">" SUPPORT_CENTRAL_KIOSK);
  assert_silent (figures, "JED-ANDALUS-01");
  assert_says (figures, "of 0 visits");
  assert_silent (metrics, "JED-ANDALUS");
  assert_says (metrics, SMALL_OPERATOR_OTHER_KIOSK);
}

static guint
count_commands (const char *kiosk)
{
  g_autoptr (GPtrArray) commands = central_commands_list (office, kiosk, 100, NULL);

  return commands->len;
}

static void
test_does_nothing_to_what_is_anothers (void)
{
  const char *kiosk = "/kiosks/JED-ANDALUS-06";
  g_autoptr (CentralKiosk) found = NULL;
  guint before = count_commands ("JED-ANDALUS-06");

  g_assert_cmpuint (post_status (stranger_cookie, kiosk, "action=restart"), ==, 404);
  g_assert_cmpuint (post_status (stranger_cookie, kiosk, "action=revoke&sure=yes"), ==, 404);
  g_assert_cmpuint (
    post_status (stranger_cookie, "/enrolments", "kiosk=JED-ANDALUS-06&centre=riyadh-saafat"), ==,
    404);
  g_assert_cmpuint (
    post_status (stranger_cookie, "/enrolments", "kiosk=RUH-SAAFAT-09&centre=jeddah-andalus"), ==,
    404);
  g_assert_cmpuint (
    post_status (stranger_cookie, "/settlements", "operator=" SMALL_OPERATOR_ID "&day=2026-11-20"),
    ==, 404);
  g_assert_cmpuint (count_commands ("JED-ANDALUS-06"), ==, before);
  g_assert_true (central_store_find_kiosk (office->store, "JED-ANDALUS-06", &found, NULL));
  g_assert_null (found->revoked_at);
}

static void
test_lets_a_viewer_look_only (void)
{
  g_autoptr (SupportReply) page =
    small_operator_get (central, viewer_cookie, "/kiosks/JED-ANDALUS-01");
  guint before = count_commands ("JED-ANDALUS-01");

  g_assert_cmpuint (page->status, ==, 200);
  assert_silent (page, "name=\"action\"");
  g_assert_cmpuint (post_status (viewer_cookie, "/kiosks/JED-ANDALUS-01", "action=restart"), ==,
                    403);
  g_assert_cmpuint (ask_status (viewer_cookie, "/enrolments"), ==, 403);
  g_assert_cmpuint (
    post_status (viewer_cookie, "/enrolments", "kiosk=JED-ANDALUS-09&centre=jeddah-andalus"), ==,
    403);
  g_assert_cmpuint (count_commands ("JED-ANDALUS-01"), ==, before);
}

static void
test_wants_the_word_of_the_session (void)
{
  g_autofree char *token = central_operators_make_form_token (strchr (viewer_cookie, '=') + 1);
  g_autofree char *parts = g_strconcat ("action=restart&form=", token, NULL);
  g_autoptr (SupportReply) none =
    small_operator_post_bare (central, operator_cookie, "/kiosks/JED-ANDALUS-01", "action=restart");
  g_autoptr (SupportReply) anothers =
    small_operator_post_bare (central, operator_cookie, "/kiosks/JED-ANDALUS-01", parts);

  g_assert_cmpuint (none->status, ==, 400);
  g_assert_cmpuint (anothers->status, ==, 400);
  g_assert_cmpuint (count_commands ("JED-ANDALUS-01"), ==, 0);
}

static void
test_tells_a_kiosk_what_to_do (void)
{
  const char *path = "/kiosks/JED-ANDALUS-03";
  g_autoptr (SupportReply) page = NULL;
  g_autoptr (GPtrArray) commands = NULL;
  const CentralStoredCommand *close = NULL;

  g_assert_cmpuint (post_status (operator_cookie, path, "action=restart"), ==, 303);
  g_assert_cmpuint (
    post_status (operator_cookie, path, "action=close&message=maintenance&until=2026-11-30T18:00"),
    ==, 303);
  g_assert_cmpuint (post_status (operator_cookie, path, "action=dance"), ==, 400);
  g_assert_cmpuint (post_status (operator_cookie, path, "action=close&message=hello"), ==, 400);
  g_assert_cmpuint (post_status (operator_cookie, path, "action=close&message=&until=noon"), ==,
                    400);
  commands = central_commands_list (office, "JED-ANDALUS-03", 10, NULL);
  g_assert_cmpuint (commands->len, ==, 2);
  close = commands->pdata[0];
  g_assert_cmpstr (close->action, ==, "close");
  g_assert_cmpstr (close->message, ==, "maintenance");
  g_assert_cmpstr (close->until, ==, "2026-11-30T18:00:00+03:00");
  g_assert_cmpstr (close->issued_by, ==, "desk");
  page = small_operator_get (central, operator_cookie, path);
  assert_says (page, "data-result=\"waiting\">on its way<");
}

static void
test_revokes_and_enrols_a_kiosk (void)
{
  g_autoptr (CentralKiosk) kiosk = NULL;
  g_autoptr (SupportReply) code = NULL;

  g_assert_cmpuint (post_status (operator_cookie, "/kiosks/JED-ANDALUS-05", "action=revoke"), ==,
                    400);
  g_assert_cmpuint (
    post_status (operator_cookie, "/kiosks/JED-ANDALUS-05", "action=revoke&sure=yes"), ==, 303);
  g_assert_true (central_store_find_kiosk (office->store, "JED-ANDALUS-05", &kiosk, NULL));
  g_assert_nonnull (kiosk->revoked_at);
  code = small_operator_post (central, operator_cookie, "/enrolments",
                              "kiosk=JED-ANDALUS-05&centre=jeddah-andalus");
  g_assert_cmpuint (code->status, ==, 200);
  g_assert_true (g_regex_match_simple ("[0-9A-Z]{4}(-[0-9A-Z]{4}){4}", code->text, 0, 0));
}

/* The numbers are those of small_operator_write_fleet, added up by hand for one kiosk and day. */
static void
test_writes_figures_as_csv (void)
{
  g_autofree char *now = central_clock_now ();
  g_autofree char *day = g_strndup (now, strlen ("2026-11-23"));
  g_autofree char *path =
    g_strdup_printf ("/figures.csv?from=%s&to=%s&kiosk=JED-ANDALUS-01", day, day);
  g_autoptr (SupportReply) reply = small_operator_get (central, operator_cookie, path);
  g_autofree char *whole = g_strdup_printf (
    "%s,jeddah-andalus,JED-ANDALUS-01,,0,6,0,0,120,35,1,0,64560,69960,0,0,0,0,0,0,0\r\n", day);
  g_autofree char *licence = g_strdup_printf (
    "%s,jeddah-andalus,JED-ANDALUS-01,commercial-licence-new,12,4,3,0,5760,0,0,0,0,0,"
    "1,1,0,0,0,1,3\r\n",
    day);
  g_autofree char *report = g_strdup_printf (
    "%s,jeddah-andalus,JED-ANDALUS-01,report-940,24,0,0,2,4380,0,0,0,0,0,2,2,0,0,0,1,5\r\n", day);

  g_assert_cmpuint (reply->status, ==, 200);
  g_assert_nonnull (
    strstr (reply->headers, "Content-Type: text/csv; charset=utf-8; header=present"));
  g_assert_true (g_str_has_prefix (reply->text, "day,centre,kiosk,service,visits_completed,"));
  assert_says (reply, whole);
  assert_says (reply, licence);
  assert_says (reply, report);
}

static void
test_refuses_a_span_that_cannot_be (void)
{
  static const char *const wrong[] = { "from=2026-11-23&to=2026-11-22",
                                       "from=2026-01-01&to=2026-11-22", "from=yesterday",
                                       "from=2026-13-01&to=2026-13-02", "to=2026-11-23%00" };

  for (guint index = 0; index < G_N_ELEMENTS (wrong); index++) {
    g_autofree char *page = g_strconcat ("/figures?", wrong[index], NULL);
    g_autofree char *csv = g_strconcat ("/figures.csv?", wrong[index], NULL);

    if (strstr (wrong[index], "%00"))
      continue;
    g_assert_cmpuint (ask_status (operator_cookie, page), ==, 400);
    g_assert_cmpuint (ask_status (operator_cookie, csv), ==, 400);
  }
  g_assert_cmpuint (ask_status (operator_cookie, "/figures.csv?kiosk=%FF%FE"), ==, 200);
}

/* By Debian's own parser of the format, where it is installed. */
static void
test_speaks_open_metrics (void)
{
  static const char script[] =
    "import sys\n"
    "from prometheus_client.openmetrics.parser import text_string_to_metric_families as parse\n"
    "families = {family.name: family for family in parse(sys.stdin.read())}\n"
    "assert families['kushk_kiosk_up'].type == 'gauge'\n"
    "assert families['kushk_visits'].type == 'counter'\n"
    "assert families['kushk_kiosk_state'].type == 'stateset'\n"
    "assert families['kushk_kiosk_receipt_paper_meters'].unit == 'meters'\n"
    "paper = {s.labels['kiosk']: s.value for s in "
    "families['kushk_kiosk_receipt_paper_meters'].samples}\n"
    "assert paper['JED-ANDALUS-01'] == 41.3, paper\n";
  const char *const arguments[] = { "--add-operator-token", "prometheus", "--operator",
                                    SMALL_OPERATOR_ID, NULL };
  g_autofree char *token = small_operator_run (central, arguments, NULL);
  g_autoptr (SupportReply) reply = small_operator_get_by_token (central, token, "/metrics");
  g_autoptr (GSubprocess) python =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE, NULL, "/usr/bin/python3", "-c", script, NULL);

  g_assert_cmpuint (reply->status, ==, 200);
  g_assert_nonnull (strstr (reply->headers, "application/openmetrics-text; version=1.0.0"));
  g_assert_true (g_str_has_suffix (reply->text, "\n# EOF\n"));
  g_assert_true (g_subprocess_communicate_utf8 (python, reply->text, NULL, NULL, NULL, NULL));
  g_assert_true (g_subprocess_get_successful (python));
}

static void
test_lets_a_token_read_only_what_machines_read (void)
{
  const char *const arguments[] = { "--add-operator-token", "erp", "--operator", SMALL_OPERATOR_ID,
                                    NULL };
  g_autofree char *token = small_operator_run (central, arguments, NULL);
  g_autoptr (SupportReply) csv = small_operator_get_by_token (central, token, "/figures.csv");
  g_autoptr (SupportReply) page = small_operator_get_by_token (central, token, "/");
  const char *const removal[] = { "--remove-operator", "erp", NULL };
  g_autofree char *said = small_operator_run (central, removal, NULL);
  g_autoptr (SupportReply) gone = small_operator_get_by_token (central, token, "/figures.csv");

  g_assert_cmpuint (csv->status, ==, 200);
  g_assert_cmpuint (page->status, ==, 303);
  g_assert_cmpuint (gone->status, ==, 401);
}

static void
test_closes_a_day (void)
{
  static const char day[] = "operator=" SMALL_OPERATOR_ID "&day=2026-11-21";
  g_autofree char *now = central_clock_now ();
  g_autofree char *today = g_strdup_printf ("operator=" SMALL_OPERATOR_ID "&day=%.10s", now);
  g_autoptr (CentralSettlement) settlement = NULL;
  g_autoptr (SupportReply) page = NULL;
  g_autoptr (SupportReply) csv = NULL;

  g_assert_cmpuint (post_status (viewer_cookie, "/settlements", day), ==, 403);
  g_assert_cmpuint (post_status (operator_cookie, "/settlements", today), ==, 404);
  g_assert_true (
    central_settlement_find (office, SMALL_OPERATOR_ID, "2026-11-21", &settlement, NULL));
  g_assert_cmpint (settlement->number, ==, 0);
  g_clear_pointer (&settlement, central_settlement_free);
  g_assert_cmpuint (post_status (operator_cookie, "/settlements", day), ==, 303);
  g_assert_true (
    central_settlement_find (office, SMALL_OPERATOR_ID, "2026-11-21", &settlement, NULL));
  g_assert_cmpint (settlement->number, >, 0);
  page =
    small_operator_get (central, operator_cookie, "/settlements/" SMALL_OPERATOR_ID "@2026-11-21");
  assert_says (page, "Debit equals credit");
  assert_says (page, ">2,341.25<"); /* 5 × 200 + (1 + 2 + 3 + 4) × 125.50 + 5 × 17.25 */
  csv = small_operator_get (central, operator_cookie,
                            "/settlements/" SMALL_OPERATOR_ID "@2026-11-21.csv");
  g_assert_cmpuint (csv->status, ==, 200);
  g_assert_nonnull (strstr (csv->headers, "Content-Type: text/csv"));
}

static void
test_logs_out (void)
{
  g_autofree char *cookie = small_operator_log_in (central, "desk");
  g_autoptr (SupportReply) reply = small_operator_post (central, cookie, "/log-out", "x=y");

  g_assert_cmpuint (reply->status, ==, 303);
  g_assert_nonnull (strstr (reply->headers, "Max-Age=0"));
  g_assert_cmpuint (ask_status (cookie, "/"), ==, 303);
}

static void
begin (void)
{
  central = small_operator_start_central ();
  office = small_fleet_open_office (central);
  small_operator_write_fleet (office);
  small_operator_write_books (office);
  small_operator_add_user (central, "desk", SMALL_OPERATOR_ID, "operator");
  small_operator_add_user (central, "rami", SMALL_OPERATOR_ID, "viewer");
  small_operator_add_user (central, "noor", SMALL_OPERATOR_OTHER_ID, "operator");
  small_operator_add_user (central, "amanah", "*", "viewer");
  operator_cookie = small_operator_log_in (central, "desk");
  viewer_cookie = small_operator_log_in (central, "rami");
  stranger_cookie = small_operator_log_in (central, "noor");
  municipality_cookie = small_operator_log_in (central, "amanah");
}

static void
end (void)
{
  g_free (operator_cookie);
  g_free (viewer_cookie);
  g_free (stranger_cookie);
  g_free (municipality_cookie);
  central_office_free (office);
  support_central_free (central);
}

#define ADD(path, function) g_test_add_func ("/central/operator-pages/" path, function)

int
main (int argc, char **argv)
{
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  begin ();
  ADD ("sends-strangers-to-the-log-in", test_sends_strangers_to_the_log_in);
  ADD ("answers-a-wrong-password-as-an-unknown-name",
       test_answers_a_wrong_password_as_an_unknown_name);
  ADD ("keeps-a-strict-house", test_keeps_a_strict_house);
  ADD ("shows-what-is-wrong-first", test_shows_what_is_wrong_first);
  ADD ("speaks-three-languages", test_speaks_three_languages);
  ADD ("hides-what-is-anothers", test_hides_what_is_anothers);
  ADD ("does-nothing-to-what-is-anothers", test_does_nothing_to_what_is_anothers);
  ADD ("lets-a-viewer-look-only", test_lets_a_viewer_look_only);
  ADD ("wants-the-word-of-the-session", test_wants_the_word_of_the_session);
  ADD ("tells-a-kiosk-what-to-do", test_tells_a_kiosk_what_to_do);
  ADD ("revokes-and-enrols-a-kiosk", test_revokes_and_enrols_a_kiosk);
  ADD ("writes-figures-as-csv", test_writes_figures_as_csv);
  ADD ("refuses-a-span-that-cannot-be", test_refuses_a_span_that_cannot_be);
  ADD ("speaks-open-metrics", test_speaks_open_metrics);
  ADD ("lets-a-token-read-only-what-machines-read", test_lets_a_token_read_only_what_machines_read);
  ADD ("closes-a-day", test_closes_a_day);
  ADD ("logs-out", test_logs_out);
  result = g_test_run ();
  end ();
  return result;
}
