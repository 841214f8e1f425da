/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "small-operator.h"

#include <string.h>

#include "central-clock.h"
#include "central-kiosks.h"
#include "central-ledger.h"
#include "central-operators.h"
#include "central-store-counts.h"
#include "central-store-ledger.h"
#include "central-store-heartbeats.h"
#include "central-store-kiosk-audit.h"
#include "central-store-kiosks.h"
#include "civic-tracking-code.h"
#include "small-fleet.h"
#include "support-store.h"

#define FORM_TYPE "application/x-www-form-urlencoded"
#define DAYS 7

SupportCentral *
small_operator_start_central (void)
{
  static const char *const arguments[] = { "--operator-listen", "127.0.0.1:0", NULL };

  return support_central_start (arguments);
}

char *
small_operator_run (SupportCentral *central, const char *const *arguments, const char *input)
{
  g_autofree char *program =
    g_build_filename (g_getenv ("KUSHK_BUILD_DIR"), "app/central/kushk-central", NULL);
  g_autoptr (GPtrArray) command = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *said = NULL;

  g_ptr_array_add (command, program);
  g_ptr_array_add (command, (char *) (support_store_is_shared () ? "--store" : "--data"));
  g_ptr_array_add (command, (char *) support_central_get_store (central));
  for (guint index = 0; arguments[index]; index++)
    g_ptr_array_add (command, (char *) arguments[index]);
  g_ptr_array_add (command, NULL);
  process =
    g_subprocess_newv ((const char *const *) command->pdata,
                       G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input, NULL, &said, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return g_strchomp (said);
}

void
small_operator_add_user (SupportCentral *central,
                         const char *name,
                         const char *operator_id,
                         const char *role)
{
  const char *const arguments[] = {
    "--add-operator-user", name, "--operator", operator_id, "--role", role, NULL
  };
  g_autofree char *said = small_operator_run (central, arguments, SMALL_OPERATOR_PASSWORD "\n");

  g_assert_cmpstr (said, ==, "");
}

static SupportReply *
send (SupportCentral *central,
      const char *method,
      const char *path,
      const char *cookie,
      const char *bearer,
      const char *parts)
{
  g_autofree char *url = g_strconcat (support_central_get_operator_url (central), path, NULL);
  g_autofree char *authority = support_central_get_path (central, "kiosk/ca.pem");
  g_autoptr (GBytes) body = parts ? g_bytes_new (parts, strlen (parts)) : NULL;
  const SupportRequest request = {
    .method = method,
    .url = url,
    .authority = authority,
    .content_type = parts ? FORM_TYPE : NULL,
    .accept_language = "en",
    .cookie = cookie,
    .bearer = bearer,
    .is_for_operators = TRUE,
    .body = body,
  };

  return support_request_send (&request);
}

char *
small_operator_log_in (SupportCentral *central, const char *name)
{
  g_autofree char *parts = g_strdup_printf ("name=%s&password=" SMALL_OPERATOR_PASSWORD, name);
  g_autoptr (SupportReply) reply = send (central, "POST", "/log-in", NULL, NULL, parts);
  const char *cookie = strstr (reply->headers, "__Host-kushk=");

  g_assert_cmpuint (reply->status, ==, 303);
  g_assert_nonnull (cookie);
  return g_strndup (cookie, strcspn (cookie, ";"));
}

SupportReply *
small_operator_get (SupportCentral *central, const char *cookie, const char *path)
{
  return send (central, "GET", path, cookie, NULL, NULL);
}

SupportReply *
small_operator_get_by_token (SupportCentral *central, const char *token, const char *path)
{
  return send (central, "GET", path, NULL, token, NULL);
}

SupportReply *
small_operator_post_bare (SupportCentral *central,
                          const char *cookie,
                          const char *path,
                          const char *parts)
{
  return send (central, "POST", path, cookie, NULL, parts);
}

SupportReply *
small_operator_post (SupportCentral *central,
                     const char *cookie,
                     const char *path,
                     const char *parts)
{
  g_autofree char *token = central_operators_make_form_token (strchr (cookie, '=') + 1);
  g_autofree char *all = g_strconcat (parts, "&form=", token, NULL);

  return small_operator_post_bare (central, cookie, path, all);
}

void
small_operator_write_kiosk (CentralOffice *office,
                            const char *id,
                            const char *centre,
                            CivicHeartbeat *heartbeat,
                            gint64 silent_s)
{
  g_autoptr (CivicHeartbeat) beat = heartbeat;
  g_autofree char *heard_at = central_clock_in (-silent_s * G_TIME_SPAN_SECOND);
  g_autoptr (GError) error = NULL;
  g_autofree char *body = NULL;
  CentralStoredHeartbeat stored = {
    .kiosk = id,
    .boot = beat->boot,
    .sequence = beat->sequence,
    .state = civic_kiosk_state_to_string (beat->state),
    .received_at = heard_at,
    .received_at_ms = central_clock_now_ms () - silent_s * 1000,
  };

  g_free (beat->centre);
  beat->centre = g_strdup (centre);
  body = civic_heartbeat_to_json (beat, &error);
  g_assert_no_error (error);
  stored.body = body;
  central_store_register_kiosk (office->store, id, centre,
                                central_kiosks_get_operator (office, centre), heard_at, &error);
  g_assert_no_error (error);
  central_store_set_heartbeat (office->store, &stored, &error);
  g_assert_no_error (error);
}

static void
write_tally (CentralOffice *office,
             const char *kiosk,
             const char *centre,
             const char *day,
             CivicCountKind kind,
             const char *subject,
             const char *outcome,
             const char *step,
             gint64 times,
             gint64 seconds)
{
  const CentralTally tally = {
    .kiosk = (char *) kiosk,
    .centre = (char *) centre,
    .operator_id = (char *) central_kiosks_get_operator (office, centre),
    .day = (char *) day,
    .kind = (char *) civic_count_kind_to_string (kind),
    .subject = (char *) subject,
    .outcome = (char *) outcome,
    .step = (char *) step,
    .times = times,
    .seconds = seconds,
  };
  g_autoptr (GError) error = NULL;

  central_store_set_tally (office->store, &tally, &error);
  g_assert_no_error (error);
}

static void
write_day (
  CentralOffice *office, const char *kiosk, const char *centre, const char *day, gint64 many)
{
  write_tally (office, kiosk, centre, day, CIVIC_COUNT_VISIT, "report-940", "completed", "", many,
               many * 170);
  write_tally (office, kiosk, centre, day, CIVIC_COUNT_VISIT, "commercial-licence-new", "completed",
               "", many / 2, many / 2 * 410);
  write_tally (office, kiosk, centre, day, CIVIC_COUNT_VISIT, "commercial-licence-new", "abandoned",
               "identity", many / 6, many / 6 * 60);
  write_tally (office, kiosk, centre, day, CIVIC_COUNT_VISIT, "commercial-licence-new", "timed-out",
               "form:activity", many / 8, many / 8 * 200);
  write_tally (office, kiosk, centre, day, CIVIC_COUNT_VISIT, "", "abandoned", "home", many / 4,
               many / 4 * 20);
  write_tally (office, kiosk, centre, day, CIVIC_COUNT_VISIT, "report-940", "failed", "sending",
               many / 12, many / 12 * 150);
  write_tally (office, kiosk, centre, day, CIVIC_COUNT_RECEIPT, "receipt", "printed", "",
               many + many / 2 - 1, 0);
  write_tally (office, kiosk, centre, day, CIVIC_COUNT_RECEIPT, "receipt", "failed", "", 1, 0);
  write_tally (office, kiosk, centre, day, CIVIC_COUNT_STATE, "ready", "", "", 40, 60000);
  write_tally (office, kiosk, centre, day, CIVIC_COUNT_STATE, "in-session", "", "", many,
               many * 190);
  write_tally (office, kiosk, centre, day, CIVIC_COUNT_STATE, "needs-staff", "", "", 2, 1800);
  write_tally (office, kiosk, centre, day, CIVIC_COUNT_STATE, "closed", "", "", 1, 3600);
}

static void
write_filing (CentralOffice *office, const char *kiosk, const char *centre, guint index)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autofree char *now = central_clock_now ();
  g_autofree char *due = central_clock_in (G_TIME_SPAN_DAY);
  CentralFiling filing = {
    .code = code,
    .digest = (char *) "d",
    .service = (char *) (index % 3 ? "report-940" : "commercial-licence-new"),
    .service_version = 1,
    .state = (char *) "received",
    .received_at = now,
    .updated_at = now,
    .due_at = due,
    .kiosk = (char *) kiosk,
    .centre = (char *) centre,
    .operator_id = (char *) "somebody-else",
    .language = (char *) "ar",
    .made_at = now,
    .person_id = (char *) "1000000008",
    .challenge = (char *) "c",
    .answers = (char *) "{}",
    .consent_version = 1,
    .consent_given_at = now,
    .quote = (char *) "{}",
    .acknowledgement = (char *) "{}",
  };
  g_autoptr (GError) error = NULL;

  central_store_add_filing (office->store, &filing, &error);
  g_assert_no_error (error);
  if (index % 4 != 3)
    central_store_set_state (office->store, code, "resolved", now, &error);
  g_assert_no_error (error);
  if (index % 2 == 0)
    central_store_set_rating (office->store, code, 3 + index % 3, now, &error);
  g_assert_no_error (error);
}

static CivicHeartbeat *
make_heartbeat (const char *version, gint64 paper_left_mm, const char *printer)
{
  CivicHeartbeat *beat = small_fleet_make_heartbeat (1);
  g_autofree char *since = central_clock_in (-47 * G_TIME_SPAN_MINUTE);
  g_autofree char *expiry = central_clock_in (61 * G_TIME_SPAN_DAY);

  g_free (beat->version);
  beat->version = g_strdup (version);
  g_free (beat->since);
  beat->since = g_steal_pointer (&since);
  beat->certificate_expires_at = g_steal_pointer (&expiry);
  g_free (beat->receipt_printer->state);
  beat->receipt_printer->state = g_strdup (printer);
  beat->receipt_printer->paper_left_mm = paper_left_mm;
  beat->catalogue_version = 14;
  beat->catalogue_hash = g_strdup (beat->configuration_hash);
  beat->line_ms = 38;
  return beat;
}

static void
write_states (CentralOffice *office)
{
  CivicHeartbeat *beat = make_heartbeat ("0.4.0", 41300, "ready");

  small_operator_write_kiosk (office, "JED-ANDALUS-01", "jeddah-andalus", beat, 12);
  beat = make_heartbeat ("0.4.0", 38800, "ready");
  beat->state = CIVIC_KIOSK_IN_SESSION;
  small_operator_write_kiosk (office, SUPPORT_CENTRAL_KIOSK, "jeddah-andalus", beat, 34);
  beat = make_heartbeat ("0.4.0", 2900, "low");
  small_operator_write_kiosk (office, "JED-ANDALUS-03", "jeddah-andalus", beat, 20);
  beat = make_heartbeat ("0.3.2", 0, "out");
  beat->state = CIVIC_KIOSK_READY_NO_RECEIPT;
  small_operator_write_kiosk (office, "JED-ANDALUS-04", "jeddah-andalus", beat, 8);
  beat = make_heartbeat ("0.4.0", 24000, "ready");
  beat->state = CIVIC_KIOSK_READY_OFFLINE;
  beat->outbox_waiting = 6;
  beat->outbox_oldest_s = 41 * 60;
  small_operator_write_kiosk (office, "JED-ANDALUS-05", "jeddah-andalus", beat, 40 * 60);
  beat = make_heartbeat ("0.4.0", 30500, "ready");
  beat->state = CIVIC_KIOSK_CLOSED;
  g_free (beat->certificate_expires_at);
  beat->certificate_expires_at = central_clock_in (6 * G_TIME_SPAN_DAY);
  small_operator_write_kiosk (office, "JED-ANDALUS-06", "jeddah-andalus", beat, 15);
  beat = make_heartbeat ("0.4.0", 30500, "ready");
  small_operator_write_kiosk (office, SMALL_OPERATOR_OTHER_KIOSK, "riyadh-saafat", beat, 15);
}

/* A morning in one log, the afternoon in another, which is not what it was any more. */
static void
write_log (CentralOffice *office, const char *kiosk)
{
  static const struct {
    const char *account;
    CivicAuditEvent event;
    const char *subject;
  } rows[] = {
    { "agent", CIVIC_AUDIT_AGENT_STARTED, "0.4.0" },
    { "1001", CIVIC_AUDIT_STAFF_LOGGED_IN, "supervisor" },
    { "1001", CIVIC_AUDIT_CHECK_NOTED, "receipt-printer:passed" },
    { "1001", CIVIC_AUDIT_READINESS_PASSED, "" },
    { "1001", CIVIC_AUDIT_KIOSK_OPENED, "" },
    { "agent", CIVIC_AUDIT_PRINTER_OUT, "receipt:paper-counted" },
    { "2001", CIVIC_AUDIT_PAPER_REFILLED, "" },
    { "", CIVIC_AUDIT_STAFF_REFUSED, "" },
    { "central", CIVIC_AUDIT_COMMAND_DONE, "00112233445566778899aabbccddeeff" },
    { "central", CIVIC_AUDIT_KIOSK_CLOSED, "short-break" },
    { "agent", CIVIC_AUDIT_LINE_LOST, "" },
  };
  CivicAuditHead head;
  gboolean changed = FALSE;

  for (guint chain = 0; chain < 2; chain++) {
    g_autofree char *now = central_clock_in (-(GTimeSpan) (2 - chain) * G_TIME_SPAN_HOUR);

    civic_audit_head_draw (&head);
    for (guint index = 0; index < G_N_ELEMENTS (rows); index++) {
      g_autoptr (CivicAuditEntry) entry = civic_audit_entry_new (
        &head, now, rows[index].account, rows[index].event, rows[index].subject);

      g_assert_true (central_store_add_kiosk_audit_entry (office->store, kiosk, entry, now, NULL));
      civic_audit_head_take (&head, entry);
    }
  }
  g_assert_true (central_store_set_audit_forked (office->store, kiosk, head.chain, 7,
                                                 "2026-11-23T09:00:00+03:00", &changed, NULL));
}

void
small_operator_write_fleet (CentralOffice *office)
{
  static const char *const kiosks[][2] = {
    { "JED-ANDALUS-01", "jeddah-andalus" },          { SUPPORT_CENTRAL_KIOSK, "jeddah-andalus" },
    { "JED-ANDALUS-03", "jeddah-andalus" },          { "JED-ANDALUS-04", "jeddah-andalus" },
    { SMALL_OPERATOR_OTHER_KIOSK, "riyadh-saafat" },
  };

  write_states (office);
  write_log (office, "JED-ANDALUS-05");
  for (guint kiosk = 0; kiosk < G_N_ELEMENTS (kiosks); kiosk++) {
    for (guint index = 0; index < 3 + 2 * kiosk; index++)
      write_filing (office, kiosks[kiosk][0], kiosks[kiosk][1], index);
    for (guint day = 0; day < DAYS; day++) {
      g_autofree char *moment = central_clock_in (-(GTimeSpan) day * G_TIME_SPAN_DAY);
      g_autofree char *date = g_strndup (moment, strlen ("2026-11-23"));

      write_day (office, kiosks[kiosk][0], kiosks[kiosk][1], date,
                 24 + 7 * ((day + kiosk) % 4) - 4 * (day % 3));
    }
  }
}

static void
write_entry (CentralOffice *office, const char *day, guint index, gint64 fee_halalas)
{
  g_autoptr (CentralEntry) entry = central_entry_new ();
  g_autoptr (CentralTransaction) transaction = central_store_begin (office->store, "books", NULL);
  g_autoptr (GError) error = NULL;

  entry->operator_id = g_strdup (SMALL_OPERATOR_ID);
  entry->day = g_strdup (day);
  entry->at = g_strconcat (day, "T12:00:00+03:00", NULL);
  entry->bill = g_strdup_printf ("%s-%06u", day, index);
  entry->reference = g_strdup_printf ("r-%s-%u", day, index);
  entry->method = g_strdup ("mada");
  entry->centre = g_strdup ("jeddah-andalus");
  entry->service = g_strdup ("commercial-licence-new");
  entry->narration = g_strdup ("Paid bill");
  central_entry_add_posting (entry, "1122", CENTRAL_PART_CLEARING, fee_halalas + 1725, 0, "mada");
  central_entry_add_posting (entry, "4110", CENTRAL_PART_REVENUE, 0, fee_halalas, "fee");
  central_entry_add_posting (entry, "2110", CENTRAL_PART_OPERATOR, 0, 1500, "centre's charge");
  central_entry_add_posting (entry, "2120", CENTRAL_PART_VAT, 0, 225, "VAT");
  central_store_add_entry (office->store, entry, &error);
  g_assert_no_error (error);
  g_assert_true (central_transaction_commit (transaction, NULL));
}

void
small_operator_write_books (CentralOffice *office)
{
  static const char *const days[] = { "2026-11-20", "2026-11-21", "2026-11-22" };

  for (guint day = 0; day < G_N_ELEMENTS (days); day++)
    for (guint index = 0; index < 4 + day; index++)
      write_entry (office, days[day], index, 20000 + 12550 * index);
}
