/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-visit-private.h"

#include "civic-json.h"

#include <string.h>

/* A filing's way out of the session: frozen, on the agent's disk, acknowledged, and on paper. */

#define ACKNOWLEDGEMENT_WAIT_MS 3000
/* An agent that dies in mid-call may or may not have stored the filing. Asking again with the same
 * bytes is harmless, and it is back within seconds. */
#define AGENT_WAIT_MS 10000
#define AGENT_RETRY_MS 500

typedef struct {
  gint64 give_up_us; /* monotonic */
  guint retry_id;
  guint wait_id;
  gulong filing_handler;
} Submission;

static void
submission_free (Submission *submission)
{
  g_clear_handle_id (&submission->retry_id, g_source_remove);
  g_clear_handle_id (&submission->wait_id, g_source_remove);
  g_free (submission);
}

static void
add_consent (KioskVisit *self, JsonBuilder *builder)
{
  g_autofree char *given_at =
    self->consent_at != NULL ? g_date_time_format_iso8601 (self->consent_at) : NULL;

  json_builder_set_member_name (builder, "consent");
  if (given_at == NULL) {
    json_builder_add_null_value (builder);
    return;
  }
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, civic_service_get_consent_version (self->service));
  _kiosk_visit_add_string (builder, "given_at", given_at);
  json_builder_end_object (builder);
}

static void
add_further_consents (KioskVisit *self, JsonBuilder *builder)
{
  GListModel *consents = civic_service_get_consents (self->service);

  json_builder_set_member_name (builder, "consents");
  json_builder_begin_object (builder);
  for (guint i = 0; i < g_list_model_get_n_items (consents); i++) {
    g_autoptr (CivicConsent) consent = g_list_model_get_item (consents, i);
    const char *id = civic_consent_get_id (consent);

    json_builder_set_member_name (builder, id);
    json_builder_add_boolean_value (builder, kiosk_visit_get_further_consent (self, id));
  }
  json_builder_end_object (builder);
}

static char *
write_filing (KioskVisit *self)
{
  CivicCentre *centre = kiosk_station_get_centre (self->station);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *made_at = g_date_time_format_iso8601 (self->filed_at);

  _kiosk_visit_begin_question (builder, "filing");
  _kiosk_visit_add_string (builder, "code", self->code);
  _kiosk_visit_add_string (builder, "service", civic_service_get_id (self->service));
  json_builder_set_member_name (builder, "service_version");
  json_builder_add_int_value (builder, civic_service_get_version (self->service));
  _kiosk_visit_add_string (builder, "language", self->language);
  _kiosk_visit_add_string (builder, "kiosk", kiosk_station_get_id (self->station));
  _kiosk_visit_add_string (builder, "centre", civic_centre_get_id (centre));
  _kiosk_visit_add_string (builder, "operator", civic_centre_get_operator (centre));
  _kiosk_visit_add_string (builder, "made_at", made_at);
  _kiosk_visit_add_challenge (self, builder);
  _kiosk_visit_add_string (builder, "quote", self->quote != NULL ? self->quote->id : NULL);
  json_builder_set_member_name (builder, "answers");
  json_builder_add_value (builder, civic_answers_to_json (self->answers));
  add_consent (self, builder);
  add_further_consents (self, builder);
  _kiosk_visit_end_question (builder);

  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static gboolean
freeze_filing (KioskVisit *self, GError **error)
{
  g_autofree char *text = NULL;

  if (self->envelope != NULL)
    return TRUE;
  g_free (self->code);
  self->code = civic_tracking_code_draw ();
  g_clear_pointer (&self->filed_at, g_date_time_unref);
  self->filed_at = g_date_time_new_now_local ();
  text = write_filing (self);
  self->envelope = civic_session_seal (self->session, text, error);
  return self->envelope != NULL;
}

static void
complete (GTask *task, GError *error)
{
  KioskVisit *self = g_task_get_source_object (task);
  Submission *submission = g_task_get_task_data (task);

  if (g_task_get_completed (task)) {
    g_clear_error (&error);
    return;
  }
  g_clear_signal_handler (&submission->filing_handler, self);
  g_clear_handle_id (&submission->retry_id, g_source_remove);
  g_clear_handle_id (&submission->wait_id, g_source_remove);
  if (error != NULL) {
    _kiosk_visit_set_filing (self, KIOSK_FILING_NONE);
    g_task_return_error (task, error);
  } else {
    if (civic_service_get_receipt (self->service) != CIVIC_RECEIPT_NONE)
      _kiosk_visit_print_receipt (self);
    g_task_return_boolean (task, TRUE);
  }
}

static gboolean
on_wait_over (gpointer user_data)
{
  GTask *task = user_data;
  Submission *submission = g_task_get_task_data (task);

  submission->wait_id = 0;
  complete (task, NULL);
  return G_SOURCE_REMOVE;
}

static void
on_filing_changed (KioskVisit *self, GParamSpec *pspec, GTask *task)
{
  if (self->filing == KIOSK_FILING_RECEIVED || self->filing == KIOSK_FILING_QUARANTINED)
    complete (task, NULL);
}

static void
wait_for_acknowledgement (KioskVisit *self, GTask *task)
{
  Submission *submission = g_task_get_task_data (task);

  if (self->filing == KIOSK_FILING_RECEIVED || self->filing == KIOSK_FILING_QUARANTINED) {
    complete (task, NULL);
    return;
  }
  _kiosk_visit_set_filing (self, KIOSK_FILING_STORED);
  submission->filing_handler =
    g_signal_connect_data (self, "notify::filing", G_CALLBACK (on_filing_changed),
                           g_object_ref (task), (GClosureNotify) (GCallback) g_object_unref, 0);
  submission->wait_id = g_timeout_add_full (G_PRIORITY_DEFAULT, ACKNOWLEDGEMENT_WAIT_MS,
                                            on_wait_over, g_object_ref (task), g_object_unref);
}

static void submit (GTask *task);

static gboolean
on_retry (gpointer user_data)
{
  GTask *task = user_data;
  Submission *submission = g_task_get_task_data (task);

  submission->retry_id = 0;
  submit (task);
  return G_SOURCE_REMOVE;
}

static gboolean
may_ask_again (Submission *submission, const GError *error)
{
  return g_error_matches (error, KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_GONE) &&
         g_get_monotonic_time () < submission->give_up_us;
}

static void
on_submit_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  KioskVisit *self = g_task_get_source_object (task);
  Submission *submission = g_task_get_task_data (task);
  GError *error = NULL;

  if (kiosk_agent_link_submit_filing_finish (KIOSK_AGENT_LINK (source), result, &error)) {
    wait_for_acknowledgement (self, task);
  } else if (may_ask_again (submission, error)) {
    g_clear_error (&error);
    submission->retry_id = g_timeout_add_full (G_PRIORITY_DEFAULT, AGENT_RETRY_MS, on_retry,
                                               g_object_ref (task), g_object_unref);
  } else {
    complete (task, error);
  }
}

static void
submit (GTask *task)
{
  KioskVisit *self = g_task_get_source_object (task);

  kiosk_agent_link_submit_filing_async (kiosk_station_get_link (self->station), self->code,
                                        self->envelope, g_task_get_cancellable (task),
                                        on_submit_ready, g_object_ref (task));
}

void
kiosk_visit_submit_async (KioskVisit *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Submission *submission = g_new0 (Submission, 1);
  GError *error = NULL;

  g_return_if_fail (KIOSK_IS_VISIT (self));
  g_return_if_fail (self->answers != NULL);
  g_return_if_fail (self->consent || civic_service_get_consent (self->service) == NULL);

  submission->give_up_us = g_get_monotonic_time () + AGENT_WAIT_MS * G_TIME_SPAN_MILLISECOND;
  g_task_set_task_data (task, submission, (GDestroyNotify) submission_free);
  if (!freeze_filing (self, &error)) {
    complete (task, error);
    return;
  }
  _kiosk_visit_set_filing (self, KIOSK_FILING_SENDING);
  submit (task);
}

gboolean
kiosk_visit_submit_finish (KioskVisit *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* The central's word */

static void
read_bill (KioskVisit *self, JsonObject *filing)
{
  JsonNode *bill = json_object_get_member (filing, "bill");

  if (bill == NULL || JSON_NODE_HOLDS_NULL (bill))
    return;
  g_clear_pointer (&self->bill, civic_bill_free);
  self->bill = civic_bill_new_from_json (bill, NULL);
}

/* The agent verified the signature; what is sealed to us can add a bill, never take the filing
 * back. */
static void
read_answer (KioskVisit *self, GBytes *answer)
{
  char *text = civic_session_open (self->session, self->envelope, answer, NULL);
  g_autoptr (JsonNode) root = NULL;
  JsonNode *filing = NULL;

  if (text == NULL)
    return;
  root = civic_json_parse (text, strlen (text), NULL);
  civic_envelope_free_text (text);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return;
  filing = json_object_get_member (json_node_get_object (root), "filing");
  if (filing != NULL && JSON_NODE_HOLDS_OBJECT (filing))
    read_bill (self, json_node_get_object (filing));
}

static void
on_filing_acknowledged (
  KioskAgentLink *link, const char *code, const char *state, GBytes *answer, KioskVisit *self)
{
  if (self->envelope == NULL || g_strcmp0 (code, self->code) != 0)
    return;
  if (g_str_equal (state, "quarantined")) {
    _kiosk_visit_set_filing (self, KIOSK_FILING_QUARANTINED);
    return;
  }
  g_free (self->central_state);
  self->central_state = g_strdup (state);
  read_answer (self, answer);
  _kiosk_visit_set_filing (self, KIOSK_FILING_RECEIVED);
}

void
_kiosk_visit_watch_link (KioskVisit *self)
{
  g_signal_connect_object (kiosk_station_get_link (self->station), "filing-acknowledged",
                           G_CALLBACK (on_filing_acknowledged), self, 0);
}

KioskFiling
kiosk_visit_get_filing (KioskVisit *self)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), KIOSK_FILING_NONE);

  return self->filing;
}

const char *
kiosk_visit_get_code (KioskVisit *self)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), NULL);

  return self->code;
}

const char *
kiosk_visit_get_central_state (KioskVisit *self)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), NULL);

  return self->central_state;
}

const CivicBill *
kiosk_visit_get_bill (KioskVisit *self)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), NULL);

  return self->bill;
}

GDateTime *
kiosk_visit_get_filed_at (KioskVisit *self)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), NULL);

  return self->filed_at;
}
