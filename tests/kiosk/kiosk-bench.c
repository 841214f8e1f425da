/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-bench.h"

#include "support-run-until.h"

#include <gio/gunixfdlist.h>
#include <glib/gstdio.h>

#define CHALLENGE                                                                                    \
  "{\"challenge\":{\"id\":\"c-1\",\"number\":\"47\",\"state\":\"%s\",\"expires_in_s\":120,"          \
  "\"person\":{\"masked_name\":{\"ar\":\"نورة ع••••\",\"en\":\"Noura A••••\"}," \
  "\"masked_id\":\"1•••••••08\"}}}"
#define QUOTE                                                                                      \
  "{\"quote\":{\"id\":\"q-1\",\"path\":\"instant\",\"expires_at\":\"2026-11-23T10:00:00+03:00\","  \
  "\"lines\":[{\"label\":{\"ar\":%s,\"en\":%s},\"halalas\":65750}],\"total_halalas\":65750}}"
#define TRACKED                                                                                    \
  "{\"filing\":{\"code\":\"-\",\"service\":\"commercial-licence-new\",\"service_name\":{\"ar\":%"  \
  "s,"                                                                                             \
  "\"en\":%s},\"state\":\"under-review\",\"received_at\":\"2026-11-22T10:47:00+03:00\","           \
  "\"updated_at\":\"2026-11-22T10:47:00+03:00\"}}"
#define ANSWER                                                                                     \
  "{\"filing\":{\"state\":\"awaiting-payment\",\"bill\":{\"biller\":\"185\",\"number\":"           \
  "\"20261122004713\",\"halalas\":65750,\"due_at\":\"2026-11-29T10:00:00+03:00\"},\"message\":"    \
  "null}}"

#define RECORD                                                                                           \
  "{\"record\":{\"name\":{\"ar\":\"كناري الحجاز\",\"en\":\"Hijaz Canary\",\"ur\":\"حجاز " \
  "کناری\"}}}"
#define SLOTS                                                                                      \
  "{\"slots\":["                                                                                   \
  "{\"id\":\"slot-1\",\"starts_at\":\"2026-11-25T08:30:00+03:00\",\"free\":false},"                \
  "{\"id\":\"slot-2\",\"starts_at\":\"2026-11-25T09:30:00+03:00\",\"free\":true},"                 \
  "{\"id\":\"slot-3\",\"starts_at\":\"2026-11-25T10:00:00+03:00\",\"free\":true},"                 \
  "{\"id\":\"slot-4\",\"starts_at\":\"2026-11-26T13:00:00+03:00\",\"free\":true},"                 \
  "{\"id\":\"slot-5\",\"starts_at\":\"2026-11-29T09:00:00+03:00\",\"free\":false}]}"
#define HANDOVER                                                                                   \
  "{\"handover\":{\"id\":\"h-1\",\"url\":\"https://hand.example.sa/h/7K3M9QXT2F4H\","              \
  "\"expires_at\":\"%s\"}}"
#define MESSAGE "{\"message\":{\"state\":\"sent\",\"mobile\":\"05•••••567\"}}"
#define WAITING "{\"handover\":{\"id\":\"h-1\",\"state\":\"waiting\",\"items\":[]}}"

static char *
quote_json (const char *text)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_VALUE);

  json_node_set_string (node, text);
  return json_to_string (node, FALSE);
}

static char *
write_answer (KioskBench *self, const char *kind)
{
  g_autofree char *label = quote_json (self->label);
  const char *answer = g_hash_table_lookup (self->answers, kind);

  if (answer != NULL)
    return g_strdup (answer);
  if (g_str_equal (kind, "identity-start"))
    return g_strdup_printf (CHALLENGE, "waiting");
  if (g_str_equal (kind, "identity-check"))
    return g_strdup_printf (CHALLENGE, self->challenge_state);
  if (g_str_equal (kind, "quote"))
    return g_strdup_printf (QUOTE, label, label);
  if (g_str_equal (kind, "rate"))
    return g_strdup ("{\"rating\":{\"code\":\"7K3M9QXT2F4HW8D1Z\",\"stars\":5}}");
  return g_strdup_printf (TRACKED, label, label);
}

static GBytes *
seal_answer (KioskBench *self, GBytes *request, const char *json, char **ret_question)
{
  g_autoptr (GBytes) session_key = NULL;
  GBytes *answer = NULL;
  char *question = civic_envelope_open_request (request, g_bytes_get_data (self->public_key, NULL),
                                                self->secret_key, &session_key, NULL);

  g_assert_nonnull (question);
  answer = civic_envelope_answer (request, session_key, self->secret_key, json, NULL);
  g_assert_nonnull (answer);
  if (ret_question != NULL)
    *ret_question = g_strdup (question);
  civic_envelope_free_text (question);
  return answer;
}

static gboolean
fail (GDBusMethodInvocation *invocation, const char *error, const char *message)
{
  g_autofree char *name = g_strconcat ("org.kushk.Error.", error, NULL);

  g_dbus_method_invocation_return_dbus_error (invocation, name, message);
  return TRUE;
}

static gboolean
on_refresh (KioskBench *self, GDBusMethodInvocation *invocation)
{
  if (self->refreshed_printer != NULL)
    kiosk_bench_set_printer (self, self->refreshed_printer, self->refreshed_reason);
  g_dbus_interface_skeleton_flush (G_DBUS_INTERFACE_SKELETON (self->agent));
  agent_bus_agent_complete_refresh (self->agent, invocation);
  return TRUE;
}

static gboolean
on_relay (KioskBench *self, GDBusMethodInvocation *invocation, const char *kind, GVariant *request)
{
  g_autoptr (GBytes) bytes = g_variant_get_data_as_bytes (request);
  g_autofree char *json = NULL;
  char *question = NULL;
  g_autoptr (GBytes) answer = NULL;

  if (self->line_is_down)
    return fail (invocation, "Unreachable", "no line");
  json = write_answer (self, kind);
  answer = seal_answer (self, bytes, json, &question);
  g_hash_table_insert (self->questions, g_strdup (kind), question);
  agent_bus_agent_complete_relay (
    self->agent, invocation, g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, answer, TRUE));
  return TRUE;
}

static void
note_envelope (KioskBench *self, const char *code, GBytes *envelope)
{
  g_autofree char *digest = civic_envelope_digest (envelope);

  self->submit_count++;
  if (self->first_digest == NULL)
    self->first_digest = g_strdup (digest);
  self->digests_differ |= !g_str_equal (self->first_digest, digest);
  g_free (self->code);
  self->code = g_strdup (code);
}

static void
acknowledge (KioskBench *self, const char *code, GBytes *envelope)
{
  g_autoptr (GBytes) answer = NULL;

  g_clear_pointer (&self->filing, g_free);
  answer = seal_answer (self, envelope, ANSWER, &self->filing);
  if (!self->acknowledges)
    return;
  agent_bus_agent_emit_filing_acknowledged (
    self->agent, code, self->acknowledged_state,
    g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, answer, TRUE));
}

static gboolean
on_submit_filing (KioskBench *self,
                  GDBusMethodInvocation *invocation,
                  const char *code,
                  GVariant *envelope)
{
  g_autoptr (GBytes) bytes = g_variant_get_data_as_bytes (envelope);

  note_envelope (self, code, bytes);
  if (self->stores_late) {
    self->late_answer = invocation;
    return TRUE;
  }
  if (self->storage_is_full)
    return fail (invocation, "NotStored", "disk full");
  if (self->dies_on_submit) {
    self->dies_on_submit = FALSE;
    g_dbus_connection_close (self->connection, NULL, NULL, NULL);
    g_object_unref (invocation);
    return TRUE;
  }
  agent_bus_agent_complete_submit_filing (self->agent, invocation);
  acknowledge (self, code, bytes);
  return TRUE;
}

static gboolean
on_sign_receipt (KioskBench *self,
                 GDBusMethodInvocation *invocation,
                 const char *code,
                 const char *service)
{
  g_autofree char *url = g_strdup_printf ("https://track.example.sa/t/%s.%s", code, service);

  agent_bus_agent_complete_sign_receipt (self->agent, invocation, url);
  return TRUE;
}

/* What would lie in the slot. */
static void
keep_paper (KioskBench *self, GUnixFDList *fds)
{
  g_autofree char *path = g_build_filename (self->folder, "paper.pdf", NULL);
  g_autofree char *from = NULL;
  g_autofree char *pdf = NULL;
  gsize length = 0;
  int fd = g_unix_fd_list_get (fds, 0, NULL);

  g_assert_cmpint (fd, >=, 0);
  from = g_strdup_printf ("/proc/self/fd/%d", fd);
  g_assert_true (g_file_get_contents (from, &pdf, &length, NULL));
  g_assert_true (g_file_set_contents (path, pdf, (gssize) length, NULL));
  g_close (fd, NULL);
}

static gboolean
on_print_receipt (KioskBench *self, GDBusMethodInvocation *invocation, GUnixFDList *fds)
{
  if (self->printer_refuses)
    return fail (invocation, "NotReady", "out");
  keep_paper (self, fds);
  self->print_count++;
  agent_bus_agent_complete_print_receipt (self->agent, invocation, NULL, self->print_count);
  agent_bus_agent_emit_print_job_changed (self->agent, self->print_count, "printing", "ready");
  if (self->print_end != NULL)
    agent_bus_agent_emit_print_job_changed (self->agent, self->print_count, self->print_end,
                                            self->print_reason);
  return TRUE;
}

static gboolean
on_print_sheet (KioskBench *self, GDBusMethodInvocation *invocation, GUnixFDList *fds)
{
  keep_paper (self, fds);
  self->sheet_count++;
  self->print_count++;
  agent_bus_agent_complete_print_sheet (self->agent, invocation, NULL, self->print_count);
  agent_bus_agent_emit_print_job_changed (self->agent, self->print_count, "printing", "ready");
  if (self->print_end != NULL)
    agent_bus_agent_emit_print_job_changed (self->agent, self->print_count, self->print_end,
                                            self->print_reason);
  return TRUE;
}

static gboolean
on_note_visit_begun (KioskBench *self, GDBusMethodInvocation *invocation)
{
  self->begun_count++;
  agent_bus_agent_complete_note_visit_begun (self->agent, invocation);
  return TRUE;
}

static gboolean
on_note_visit_ended (KioskBench *self,
                     GDBusMethodInvocation *invocation,
                     const char *service,
                     const char *outcome,
                     const char *step,
                     guint seconds)
{
  g_string_append_printf (self->outcomes, "%s %s %s\n", service, outcome, step);
  agent_bus_agent_complete_note_visit_ended (self->agent, invocation);
  return TRUE;
}

static gboolean
on_note_rating (KioskBench *self, GDBusMethodInvocation *invocation, guint stars)
{
  self->stars = stars;
  agent_bus_agent_complete_note_rating (self->agent, invocation);
  return TRUE;
}

static gboolean
on_new_connection (KioskBench *self, GDBusConnection *connection)
{
  if (self->connection != NULL)
    g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (self->agent));
  g_set_object (&self->connection, connection);
  g_assert_true (g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->agent),
                                                   connection, "/org/kushk/Agent", NULL));
  return TRUE;
}

static void
build_agent (KioskBench *self)
{
  static const struct {
    const char *name;
    GCallback callback;
  } handlers[] = {
    { "handle-refresh", G_CALLBACK (on_refresh) },
    { "handle-relay", G_CALLBACK (on_relay) },
    { "handle-note-visit-begun", G_CALLBACK (on_note_visit_begun) },
    { "handle-note-visit-ended", G_CALLBACK (on_note_visit_ended) },
    { "handle-note-rating", G_CALLBACK (on_note_rating) },
    { "handle-submit-filing", G_CALLBACK (on_submit_filing) },
    { "handle-sign-receipt", G_CALLBACK (on_sign_receipt) },
    { "handle-print-receipt", G_CALLBACK (on_print_receipt) },
    { "handle-print-sheet", G_CALLBACK (on_print_sheet) },
  };

  self->agent = agent_bus_agent_skeleton_new ();
  self->outcomes = g_string_new (NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect_swapped (self->agent, handlers[i].name, handlers[i].callback, self);
  _kiosk_bench_begin_reports (self);
  g_object_set (self->agent, "printer-state", "ready", "sheet-printer-state", "ready",
                "printer-reason", "none", "sheet-printer-reason", "none", "paper-left-millimetres",
                34200, "visit-number", 417, "line-up", TRUE, "open", TRUE, "storage-good", TRUE,
                NULL);
}

static void
set_first_answers (KioskBench *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) end = g_date_time_add_minutes (now, 10);
  g_autofree char *expires_at = g_date_time_format_iso8601 (end);
  g_autofree char *handover = g_strdup_printf (HANDOVER, expires_at);

  kiosk_bench_answer (self, "lookup", RECORD);
  kiosk_bench_answer (self, "slots", SLOTS);
  kiosk_bench_answer (self, "handover", handover);
  kiosk_bench_answer (self, "handover-check", WAITING);
  kiosk_bench_answer (self, "message", MESSAGE);
}

static void
write_config (KioskBench *self, const char *path, const char *catalogue)
{
  g_autofree char *source = g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), catalogue, NULL);
  g_autofree char *text = g_strdup_printf (
    "[kiosk]\nid=JED-ANDALUS-02\ncentre=%s/centres/jeddah-andalus.json\n"
    "catalogue=%s\n[agent]\nsocket=agent.sock\nstate_directory=state\n"
    "[central]\nurl=https://127.0.0.1:1/\ntracking_url=https://127.0.0.1:1/t/\n"
    "box_public_key=box.pub\nsign_public_key=x\nca=x\ncertificate=x\nkey=x\nkiosk_sign_key=x\n"
    "[printer]\nqueue=receipts\n[staff]\naccounts_file=accounts\n",
    source, source);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
make_keys (KioskBench *self)
{
  g_autofree char *stem = g_build_filename (self->folder, "box", NULL);
  g_autofree char *public_path = g_strconcat (stem, ".pub", NULL);
  g_autofree char *secret_path = g_strconcat (stem, ".key", NULL);

  g_assert_true (civic_keys_make_box_pair (stem, NULL));
  self->public_key = civic_keys_load_public (public_path, CIVIC_KEYS_BOX_PUBLIC_BYTES, NULL);
  self->secret_key = civic_keys_load_secret (secret_path, CIVIC_KEYS_BOX_SECRET_BYTES, NULL);
  g_assert_true (self->public_key != NULL && self->secret_key != NULL);
}

void
kiosk_bench_start_agent (KioskBench *self)
{
  g_autofree char *socket = g_build_filename (self->folder, "agent.sock", NULL);
  g_autofree char *address = g_strconcat ("unix:path=", socket, NULL);
  g_autofree char *guid = g_dbus_generate_guid ();
  g_autoptr (GError) error = NULL;

  self->server =
    g_dbus_server_new_sync (address, G_DBUS_SERVER_FLAGS_NONE, guid, NULL, NULL, &error);
  g_assert_no_error (error);
  g_signal_connect_swapped (self->server, "new-connection", G_CALLBACK (on_new_connection), self);
  g_dbus_server_start (self->server);
}

void
kiosk_bench_stop_agent (KioskBench *self)
{
  if (self->server == NULL)
    return;
  /* Who was just let in is told of later, and holds the server until then. */
  g_signal_handlers_disconnect_by_data (self->server, self);
  g_dbus_server_stop (self->server);
  g_clear_object (&self->server);
  if (self->connection == NULL)
    return;
  g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (self->agent));
  g_dbus_connection_close_sync (self->connection, NULL, NULL);
  g_clear_object (&self->connection);
}

static KioskBench *
bench_new (const char *catalogue)
{
  KioskBench *self = g_new0 (KioskBench, 1);
  g_autofree char *config = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("kushk-bench-XXXXXX", NULL);
  self->acknowledges = TRUE;
  self->acknowledged_state = "awaiting-payment";
  self->print_end = "printed";
  self->print_reason = "ready";
  self->challenge_state = "completed";
  self->label = "رسوم";
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->questions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  set_first_answers (self);
  config = g_build_filename (self->folder, "kushk.conf", NULL);
  write_config (self, config, catalogue);
  make_keys (self);
  build_agent (self);
  kiosk_bench_start_agent (self);
  self->station = kiosk_station_load (config, &error);
  g_assert_no_error (error);
  support_run_until (kiosk_agent_link_is_reachable (kiosk_station_get_link (self->station)));
  return self;
}

KioskBench *
kiosk_bench_new (void)
{
  return bench_new ("tests/data/kiosk/catalogue");
}

KioskBench *
kiosk_bench_new_whole (void)
{
  return bench_new ("kiosk-config");
}

void
kiosk_bench_answer (KioskBench *self, const char *kind, const char *json)
{
  g_hash_table_insert (self->answers, g_strdup (kind), g_strdup (json));
}

void
kiosk_bench_set_printer (KioskBench *self, const char *state, const char *reason)
{
  g_object_set (self->agent, "printer-state", state, "printer-reason",
                reason != NULL ? reason : "none", NULL);
  g_dbus_interface_skeleton_flush (G_DBUS_INTERFACE_SKELETON (self->agent));
}

void
kiosk_bench_set_sheet_printer (KioskBench *self, const char *state, const char *reason)
{
  g_object_set (self->agent, "sheet-printer-state", state, "sheet-printer-reason", reason, NULL);
  g_dbus_interface_skeleton_flush (G_DBUS_INTERFACE_SKELETON (self->agent));
}

void
kiosk_bench_tell_job (KioskBench *self, const char *state, const char *printer)
{
  agent_bus_agent_emit_print_job_changed (self->agent, self->print_count, state, printer);
}

void
kiosk_bench_store_now (KioskBench *self)
{
  if (self->late_answer != NULL)
    fail (g_steal_pointer (&self->late_answer), "NotStored", "too late");
}

const char *
kiosk_bench_get_question (KioskBench *self, const char *kind)
{
  return g_hash_table_lookup (self->questions, kind);
}

char *
kiosk_bench_read_paper (KioskBench *self)
{
  g_autofree char *path = g_build_filename (self->folder, "paper.pdf", NULL);
  const char *const command[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autoptr (GSubprocess) process =
    g_subprocess_newv (command, G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL);
  char *text = NULL;

  g_assert_nonnull (process);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, NULL));
  return text;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) listing = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while ((name = g_dir_read_name (listing)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_remove (path);
  }
  g_rmdir (folder);
}

void
kiosk_bench_free (KioskBench *self)
{
  g_signal_handlers_disconnect_by_data (self->agent, self);
  kiosk_bench_stop_agent (self);
  g_clear_object (&self->station);
  g_clear_object (&self->agent);
  g_clear_pointer (&self->public_key, g_bytes_unref);
  civic_keys_free_secret (self->secret_key);
  remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->first_digest);
  g_free (self->code);
  g_free (self->filing);
  g_string_free (self->outcomes, TRUE);
  _kiosk_bench_end_reports (self);
  g_hash_table_unref (self->answers);
  g_hash_table_unref (self->questions);
  g_free (self);
}

void
kiosk_bench_answer_all (KioskVisit *visit)
{
  static const char *const answers[][2] = {
    { "unified_number", "7001234567" },
    { "trade_name", "مخبز روابي الحجاز" },
    { "activity", "bakery" },
    { "premises", "shop" },
    { "district", "الروضة" },
    { "street", "شارع صاري" },
    { "area_m2", "48" },
    { "has_sign", "yes" },
    { "sign_width_m", "4" },
    { "sign_height_m", "3" },
    { "workers", "3" },
    { "mobile", "0551928374" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    civic_answers_set (kiosk_visit_get_answers (visit), answers[i][0], answers[i][1]);
}

KioskVisit *
kiosk_bench_fill_visit (KioskBench *self, const char *language)
{
  KioskVisit *visit = kiosk_visit_new (self->station);
  GAsyncResult *result = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  kiosk_visit_set_language (visit, language);
  kiosk_visit_begin_service (visit,
                             kiosk_station_find_service (self->station, "commercial-licence-new"));
  kiosk_bench_answer_all (visit);
  problems = civic_answers_check_all (kiosk_visit_get_answers (visit));
  g_assert_cmpuint (problems->len, ==, 0);

  kiosk_visit_start_identity_async (visit, "1000000008", NULL, support_keep_result, &result);
  support_run_until (result != NULL);
  kiosk_visit_identity_finish (visit, result, &error);
  g_assert_no_error (error);
  g_clear_object (&result);
  kiosk_visit_check_identity_async (visit, NULL, support_keep_result, &result);
  support_run_until (result != NULL);
  kiosk_visit_identity_finish (visit, result, &error);
  g_assert_no_error (error);
  g_clear_object (&result);
  return visit;
}
