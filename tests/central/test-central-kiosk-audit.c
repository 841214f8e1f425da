/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* A kiosk's audit log on its way to the central, and what operators see of it. */

#include "civic-audit-batch.h"

#include "central-audit.h"
#include "central-retention.h"
#include "central-store-audit.h"
#include "central-store-kiosk-audit.h"
#include "central-store-kiosks.h"
#include "small-fleet.h"
#include "small-operator.h"
#include "support-folder.h"

#include <string.h>

#define PAGE "/kiosks/" SUPPORT_CENTRAL_KIOSK
#define LOG "/kiosk-logs/" SUPPORT_CENTRAL_KIOSK

typedef struct {
  SupportCentral *central;
  CentralOffice *office;
  CivicAuditHead head; /* of the kiosk's log */
  GPtrArray *log;      /* of CivicAuditEntry, the whole of it */
} Fixture;

static void
begin_log (Fixture *self)
{
  g_clear_pointer (&self->log, g_ptr_array_unref);
  self->log = g_ptr_array_new_with_free_func ((GDestroyNotify) civic_audit_entry_free);
  civic_audit_head_draw (&self->head);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autoptr (CivicHeartbeat) heartbeat = small_fleet_make_heartbeat (1);
  g_autoptr (CivicHeartbeatAnswer) answer = NULL;

  self->central = small_operator_start_central ();
  self->office = small_fleet_open_office (self->central);
  answer = small_fleet_beat (self->central, heartbeat);
  begin_log (self);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_ptr_array_unref (self->log);
  central_office_free (self->office);
  support_central_free (self->central);
}

static void
add (Fixture *self, const char *account, CivicAuditEvent event, const char *subject)
{
  CivicAuditEntry *entry =
    civic_audit_entry_new (&self->head, "2026-11-23T07:01:00+03:00", account, event, subject);

  civic_audit_head_take (&self->head, entry);
  g_ptr_array_add (self->log, entry);
}

static void
add_many (Fixture *self, guint count)
{
  for (guint index = 0; index < count; index++)
    add (self, "agent", index % 2 ? CIVIC_AUDIT_LINE_BACK : CIVIC_AUDIT_LINE_LOST, "");
}

static SupportReply *
send_text (Fixture *self, const char *json)
{
  g_autoptr (GBytes) body = g_bytes_new (json, strlen (json));

  return support_central_send (self->central, "POST", "/v1/audit-entries", "application/json",
                               body);
}

/* first: from 1. */
static SupportReply *
send (Fixture *self, guint first, guint last)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  g_autofree char *json = NULL;

  for (guint number = first; number <= last; number++)
    g_ptr_array_add (entries, self->log->pdata[number - 1]);
  json = civic_audit_batch_to_json (entries);
  return send_text (self, json);
}

static void
assert_head (const SupportReply *reply, gint64 number, const char *hash)
{
  CivicAuditHead head;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (reply->status, ==, 200);
  civic_audit_answer_parse (reply->body, &head, &error);
  g_assert_no_error (error);
  g_assert_cmpint (head.number, ==, number);
  g_assert_cmpstr (head.hash, ==, hash);
}

/* Sends them and wants the central to have all up to `number` then. */
static void
give (Fixture *self, guint first, guint last, gint64 number)
{
  g_autoptr (SupportReply) reply = send (self, first, last);
  g_autofree char *nothing = g_strnfill (CIVIC_AUDIT_HASH_DIGITS, '0');
  const CivicAuditEntry *end = number > 0 ? self->log->pdata[number - 1] : NULL;

  assert_head (reply, number, end ? end->hash : nothing);
}

static GPtrArray *
list (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *entries =
    central_store_list_kiosk_audit (self->office->store, SUPPORT_CENTRAL_KIOSK, "", 1000, &error);

  g_assert_no_error (error);
  return entries;
}

static void
assert_kept (Fixture *self, guint count)
{
  g_autoptr (GPtrArray) entries = list (self);

  g_assert_cmpuint (entries->len, ==, count);
}

static CentralKiosk *
find_kiosk (Fixture *self)
{
  CentralKiosk *kiosk = NULL;

  g_assert_true (
    central_store_find_kiosk (self->office->store, SUPPORT_CENTRAL_KIOSK, &kiosk, NULL));
  return kiosk;
}

static gboolean
is_alarmed (Fixture *self)
{
  g_autoptr (CentralKiosk) kiosk = find_kiosk (self);

  return kiosk->audit_forked_at != NULL;
}

static guint
count_in_own_audit (Fixture *self, const char *event)
{
  g_autoptr (GPtrArray) rows = central_store_list_audit_rows (self->office->store, 0, 1000, NULL);
  guint count = 0;

  for (guint index = 0; index < rows->len; index++)
    count += g_str_equal (((CentralAuditRow *) rows->pdata[index])->event, event) ? 1 : 0;
  return count;
}

static void
assert_problem (const SupportReply *reply, guint status, const char *code)
{
  g_assert_cmpuint (reply->status, ==, status);
  if (strstr (reply->text, code) == NULL)
    g_error ("no %s: %s", code, reply->text);
}

static void
test_keeps_what_is_told_and_says_how_far_it_is (Fixture *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) entries = NULL;
  const CivicAuditEntry *newest;

  add (self, "1001", CIVIC_AUDIT_CHECK_NOTED, "scanner:passed");
  add_many (self, 4);
  give (self, 1, 3, 3);
  give (self, 4, 5, 5);
  entries = list (self);
  g_assert_cmpuint (entries->len, ==, 5);
  newest = entries->pdata[0];
  g_assert_cmpint (newest->number, ==, 5);
  for (guint index = 0; index < entries->len; index++) {
    g_autofree char *kept = civic_audit_entry_to_line (entries->pdata[index]);
    g_autofree char *told = civic_audit_entry_to_line (self->log->pdata[4 - index]);

    g_assert_cmpstr (kept, ==, told);
  }
}

static void
test_the_same_again_changes_nothing (Fixture *self, gconstpointer unused)
{
  add_many (self, 6);
  give (self, 1, 4, 4);
  give (self, 1, 4, 4);
  give (self, 2, 3, 4);
  give (self, 3, 6, 6);
  assert_kept (self, 6);
  g_assert_false (is_alarmed (self));
}

static void
test_what_comes_after_a_gap_waits (Fixture *self, gconstpointer unused)
{
  add_many (self, 6);
  give (self, 3, 4, 0);
  assert_kept (self, 0);
  give (self, 1, 2, 2);
  give (self, 5, 6, 2);
  assert_kept (self, 2);
  give (self, 3, 6, 6);
  g_assert_false (is_alarmed (self));
}

static void
test_takes_two_hundred_at_once_and_no_more (Fixture *self, gconstpointer unused)
{
  g_autoptr (SupportReply) reply = NULL;

  add_many (self, CIVIC_AUDIT_BATCH_MAXIMUM + 1);
  reply = send (self, 1, CIVIC_AUDIT_BATCH_MAXIMUM + 1);
  assert_problem (reply, 400, "malformed");
  give (self, 1, CIVIC_AUDIT_BATCH_MAXIMUM, CIVIC_AUDIT_BATCH_MAXIMUM);
}

static void
assert_malformed (Fixture *self, const char *json)
{
  g_autoptr (SupportReply) reply = send_text (self, json);

  assert_problem (reply, 400, "malformed");
}

static char *
replace (const char *text, const char *from, const char *to)
{
  g_auto (GStrv) halves = g_strsplit (text, from, 2);

  g_assert_cmpuint (g_strv_length (halves), ==, 2);
  return g_strjoin (to, halves[0], halves[1], NULL);
}

static void
test_takes_nothing_that_does_not_hang_together (Fixture *self, gconstpointer unused)
{
  static const char *const changes[][2] = {
    { "\"format\":1", "\"format\":2" },
    { "line-lost", "line-back" }, /* the hash is of another event */
    { "line-lost", "citizen-came" },
    { "\"subject\":\"\"", "\"subject\":\"1088888888\"" },
    { "\"account\":\"agent\"", "\"account\":\"Somebody\"" },
    { "\"number\":1", "\"number\":\"1\"" },
  };
  g_autofree char *good = NULL;

  add_many (self, 3);
  good = civic_audit_batch_to_json (self->log);
  for (guint index = 0; index < G_N_ELEMENTS (changes); index++) {
    g_autofree char *bad = replace (good, changes[index][0], changes[index][1]);

    assert_malformed (self, bad);
  }
  assert_malformed (self, "{\"format\":1,\"entries\":[]}");
  assert_malformed (self, "{\"format\":1}");
  g_ptr_array_remove_index (self->log, 1);
  g_free (good);
  good = civic_audit_batch_to_json (self->log);
  assert_malformed (self, good);
  assert_kept (self, 0);
}

/* As if somebody had gone back to the second entry and written another story from there. */
static void
rewrite_from_third (Fixture *self)
{
  civic_audit_head_take (&self->head, self->log->pdata[1]);
  g_ptr_array_set_size (self->log, 2);
  add (self, "control", CIVIC_AUDIT_KIOSK_OPENED, "");
  add_many (self, 3);
}

static void
assert_forks (Fixture *self, guint first, guint last)
{
  g_autoptr (SupportReply) reply = send (self, first, last);

  assert_problem (reply, 409, "audit-forked");
}

static void
test_another_log_of_the_same_chain_is_an_alarm (Fixture *self, gconstpointer unused)
{
  g_autoptr (CentralAuditChain) chain = NULL;

  add_many (self, 5);
  give (self, 1, 4, 4);
  rewrite_from_third (self);
  assert_forks (self, 3, 6);
  assert_kept (self, 4);
  g_assert_true (is_alarmed (self));
  g_assert_true (central_store_find_audit_chain (self->office->store, SUPPORT_CENTRAL_KIOSK,
                                                 self->head.chain, &chain, NULL));
  g_assert_cmpint (chain->forked_number, ==, 3);
  g_assert_cmpint (chain->head.number, ==, 4);

  assert_forks (self, 1, 6);
  g_assert_cmpuint (count_in_own_audit (self, "kiosk-audit-forked"), ==, 1);
}

/* It hides what is here, but what comes next tells of what it hangs on. */
static void
test_a_log_that_goes_on_from_elsewhere_is_an_alarm (Fixture *self, gconstpointer unused)
{
  add_many (self, 4);
  give (self, 1, 4, 4);
  rewrite_from_third (self);
  assert_forks (self, 5, 6);
  g_assert_true (is_alarmed (self));
  assert_kept (self, 4);
}

/* A new disk. */
static void
test_another_chain_is_no_alarm (Fixture *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) chains = NULL;

  add_many (self, 3);
  give (self, 1, 3, 3);
  begin_log (self);
  add_many (self, 2);
  give (self, 1, 2, 2);
  assert_kept (self, 5);
  g_assert_false (is_alarmed (self));
  chains = central_store_list_audit_chains (self->office->store, SUPPORT_CENTRAL_KIOSK, NULL);
  g_assert_cmpuint (chains->len, ==, 2);
}

static void
test_outlives_a_kill (Fixture *self, gconstpointer unused)
{
  add_many (self, 3);
  give (self, 1, 3, 3);
  support_central_kill (self->central);
  support_central_restart (self->central);
  give (self, 1, 3, 3);
}

static SupportReply *
get (Fixture *self, const char *cookie, const char *path)
{
  SupportReply *reply = small_operator_get (self->central, cookie, path);

  g_assert_cmpuint (reply->status, ==, 200);
  return reply;
}

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

static char *
enter (Fixture *self, const char *name, const char *operator_id, const char *role)
{
  small_operator_add_user (self->central, name, operator_id, role);
  return small_operator_log_in (self->central, name);
}

static void
test_operators_read_it_in_their_language (Fixture *self, gconstpointer unused)
{
  g_autofree char *cookie = enter (self, "desk", SMALL_OPERATOR_ID, "operator");
  g_autoptr (SupportReply) empty = get (self, cookie, PAGE "?lang=en");
  g_autoptr (SupportReply) english = NULL;
  g_autoptr (SupportReply) arabic = NULL;
  g_autoptr (SupportReply) urdu = NULL;

  assert_says (empty, "Nothing has come yet.");
  add (self, "1001", CIVIC_AUDIT_CHECK_NOTED, "receipt-printer:failed");
  add (self, "agent", CIVIC_AUDIT_PRINTER_OUT, "receipt:paper-out");
  give (self, 1, 2, 2);
  english = get (self, cookie, PAGE "?lang=en");
  assert_says (english, "receipt printer · failed");
  assert_says (english, "Printer wants a hand");
  assert_says (english, "<bdi class=\"num\">1001</bdi>");
  assert_says (english, "href=\"" LOG ".csv\"");
  arabic = get (self, cookie, PAGE "?lang=ar");
  assert_says (arabic, "الإيصالات · نفد الورق");
  assert_silent (arabic, "paper-out");
  urdu = get (self, cookie, PAGE "?lang=ur");
  assert_says (urdu, "رسیدیں · کاغذ ختم");
}

static void
test_operators_are_told_of_a_new_log (Fixture *self, gconstpointer unused)
{
  g_autofree char *cookie = enter (self, "desk", SMALL_OPERATOR_ID, "operator");
  g_autoptr (SupportReply) before = NULL;
  g_autoptr (SupportReply) after = NULL;

  add_many (self, 1);
  give (self, 1, 1, 1);
  before = get (self, cookie, PAGE "?lang=en");
  assert_silent (before, "A new log began");
  begin_log (self);
  add_many (self, 1);
  give (self, 1, 1, 1);
  after = get (self, cookie, PAGE "?lang=en");
  assert_says (after, "A new log began");
  assert_silent (after, "is not the one we have");
}

static guint
post (Fixture *self, const char *cookie, const char *parts)
{
  g_autoptr (SupportReply) reply = small_operator_post (self->central, cookie, PAGE, parts);

  return reply->status;
}

static void
test_operators_take_note_of_an_alarm (Fixture *self, gconstpointer unused)
{
  g_autofree char *cookie = enter (self, "desk", SMALL_OPERATOR_ID, "operator");
  g_autofree char *viewer = enter (self, "wall", SMALL_OPERATOR_ID, "viewer");
  g_autoptr (SupportReply) fleet = NULL;
  g_autoptr (SupportReply) looked_at = NULL;
  g_autoptr (SupportReply) seen = NULL;
  g_autoptr (SupportReply) quiet = NULL;

  g_assert_cmpuint (post (self, cookie, "action=see-log"), ==, 404);
  add_many (self, 5);
  give (self, 1, 4, 4);
  rewrite_from_third (self);
  assert_forks (self, 3, 6);
  fleet = get (self, cookie, "/?lang=en");
  assert_says (fleet, "Its event log is not the one we have");
  looked_at = get (self, viewer, PAGE "?lang=en");
  assert_says (looked_at, "from event 3 on");
  assert_silent (looked_at, "see-log");
  g_assert_cmpuint (post (self, viewer, "action=see-log"), ==, 403);
  g_assert_true (is_alarmed (self));

  g_assert_cmpuint (post (self, cookie, "action=see-log"), ==, 303);
  g_assert_false (is_alarmed (self));
  g_assert_cmpuint (count_in_own_audit (self, "kiosk-audit-seen"), ==, 1);
  seen = get (self, cookie, PAGE "?lang=en");
  assert_says (seen, "from event 3 on");
  assert_says (seen, "Taken note of by desk");
  quiet = get (self, cookie, "/?lang=en");
  assert_silent (quiet, "Its event log is not the one we have");
}

static void
test_operators_take_it_away (Fixture *self, gconstpointer unused)
{
  g_autofree char *cookie = enter (self, "desk", SMALL_OPERATOR_ID, "operator");
  g_autofree char *line = NULL;
  g_autofree char *whole = NULL;
  g_autoptr (SupportReply) csv = NULL;
  g_autoptr (SupportReply) json = NULL;
  g_autoptr (SupportReply) later = NULL;

  add_many (self, 3);
  give (self, 1, 3, 3);
  csv = get (self, cookie, LOG ".csv");
  g_assert_true (g_str_has_prefix (csv->text, "chain,number,at,account,event,subject,"));
  line = g_strdup_printf ("\r\n%s,3,2026-11-23T07:01:00+03:00,agent,line-lost,,%s,%s\r\n",
                          self->head.chain, ((CivicAuditEntry *) self->log->pdata[1])->hash,
                          self->head.hash);
  assert_says (csv, line);
  json = get (self, cookie, LOG ".json");
  whole = civic_audit_batch_to_json (self->log);
  g_assert_cmpstr (json->text, ==, whole);
  later = get (self, cookie, LOG ".csv?since=2100-01-01");
  g_assert_null (strstr (later->text, "line-lost"));
}

static guint
ask_status (Fixture *self, const char *cookie, const char *path)
{
  g_autoptr (SupportReply) reply = small_operator_get (self->central, cookie, path);

  return reply->status;
}

static void
test_nobody_else_reads_it (Fixture *self, gconstpointer unused)
{
  g_autofree char *stranger = enter (self, "other", SMALL_OPERATOR_OTHER_ID, "operator");
  g_autofree char *cookie = enter (self, "desk", SMALL_OPERATOR_ID, "operator");

  g_assert_cmpuint (ask_status (self, NULL, LOG ".csv"), ==, 401);
  g_assert_cmpuint (ask_status (self, stranger, LOG ".csv"), ==, 404);
  g_assert_cmpuint (ask_status (self, stranger, LOG ".json"), ==, 404);
  g_assert_cmpuint (ask_status (self, cookie, LOG ".xml"), ==, 404);
  g_assert_cmpuint (ask_status (self, cookie, LOG), ==, 404);
  g_assert_cmpuint (ask_status (self, cookie, LOG ".csv?since=yesterday"), ==, 400);
}

/* The ends stay: whoever comes with another story is still found. */
static void
test_forgets_entries_by_age_and_not_where_they_ended (Fixture *self, gconstpointer unused)
{
  g_autoptr (SupportFolder) folder = support_folder_new ();
  g_autofree char *path = support_folder_path (folder, "retention.json");
  g_autoptr (CentralRetention) kept_long = NULL;
  g_autoptr (GError) error = NULL;

  add_many (self, 4);
  give (self, 1, 3, 3);
  support_folder_write (folder, "retention.json",
                        "{\"format\":1,\"days\":{},\"services\":{},\"kiosk_audit_days\":1}");
  kept_long = central_retention_load (path, &error);
  g_assert_no_error (error);
  central_retention_run (kept_long, self->office->store, NULL, &error);
  g_assert_no_error (error);
  assert_kept (self, 3);

  g_assert_true (
    central_store_forget_kiosk_audit (self->office->store, "9999-12-31T00:00:00+03:00", &error));
  g_assert_no_error (error);
  assert_kept (self, 0);
  give (self, 1, 4, 4);
  assert_kept (self, 1);
}

static void
test_refuses_a_rule_that_keeps_nothing (Fixture *self, gconstpointer unused)
{
  g_autoptr (SupportFolder) folder = support_folder_new ();
  g_autofree char *path = support_folder_path (folder, "retention.json");
  g_autoptr (GError) error = NULL;

  support_folder_write (folder, "retention.json",
                        "{\"format\":1,\"days\":{},\"services\":{},\"kiosk_audit_days\":0}");
  g_assert_null (central_retention_load (path, &error));
  g_assert_nonnull (strstr (error->message, "$.kiosk_audit_days"));
}

static void
add_test (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/central/kiosk-audit/", name, NULL);

  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("keeps-what-is-told-and-says-how-far-it-is",
            test_keeps_what_is_told_and_says_how_far_it_is);
  add_test ("the-same-again-changes-nothing", test_the_same_again_changes_nothing);
  add_test ("what-comes-after-a-gap-waits", test_what_comes_after_a_gap_waits);
  add_test ("takes-two-hundred-at-once-and-no-more", test_takes_two_hundred_at_once_and_no_more);
  add_test ("takes-nothing-that-does-not-hang-together",
            test_takes_nothing_that_does_not_hang_together);
  add_test ("another-log-of-the-same-chain-is-an-alarm",
            test_another_log_of_the_same_chain_is_an_alarm);
  add_test ("a-log-that-goes-on-from-elsewhere-is-an-alarm",
            test_a_log_that_goes_on_from_elsewhere_is_an_alarm);
  add_test ("another-chain-is-no-alarm", test_another_chain_is_no_alarm);
  add_test ("outlives-a-kill", test_outlives_a_kill);
  add_test ("operators-read-it-in-their-language", test_operators_read_it_in_their_language);
  add_test ("operators-are-told-of-a-new-log", test_operators_are_told_of_a_new_log);
  add_test ("operators-take-note-of-an-alarm", test_operators_take_note_of_an_alarm);
  add_test ("operators-take-it-away", test_operators_take_it_away);
  add_test ("nobody-else-reads-it", test_nobody_else_reads_it);
  add_test ("forgets-entries-by-age-and-not-where-they-ended",
            test_forgets_entries_by_age_and_not_where_they_ended);
  add_test ("refuses-a-rule-that-keeps-nothing", test_refuses_a_rule_that_keeps_nothing);
  return g_test_run ();
}
