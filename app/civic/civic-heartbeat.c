/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-heartbeat-private.h"

#include "civic-members-private.h"
#include "civic-shape-private.h"

const char *const civic_kiosk_states[] = {
  [CIVIC_KIOSK_ENROLLING] = "enrolling",
  [CIVIC_KIOSK_CLOSED] = "closed",
  [CIVIC_KIOSK_READY] = "ready",
  [CIVIC_KIOSK_IN_SESSION] = "in-session",
  [CIVIC_KIOSK_READY_OFFLINE] = "ready-offline",
  [CIVIC_KIOSK_READY_NO_RECEIPT] = "ready-no-receipt",
  [CIVIC_KIOSK_NEEDS_STAFF] = "needs-staff",
  [CIVIC_KIOSK_OUT_OF_SERVICE] = "out-of-service",
  [CIVIC_KIOSK_QUARANTINE] = "quarantine",
  [CIVIC_KIOSK_UPDATING] = "updating",
  NULL,
};

const char *const civic_result_states[] = {
  [CIVIC_RESULT_DONE] = "done",
  [CIVIC_RESULT_REFUSED] = "refused",
  [CIVIC_RESULT_EXPIRED] = "expired",
  [CIVIC_RESULT_FAILED] = "failed",
  NULL,
};

const char *const civic_count_kinds[] = {
  [CIVIC_COUNT_VISIT] = "visit",   [CIVIC_COUNT_RECEIPT] = "receipt", [CIVIC_COUNT_STATE] = "state",
  [CIVIC_COUNT_RATING] = "rating", [CIVIC_COUNT_RESET] = "reset",     NULL,
};

const char *
civic_kiosk_state_to_string (CivicKioskState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (civic_kiosk_states) - 1, NULL);

  return civic_kiosk_states[state];
}

const char *
civic_result_state_to_string (CivicResultState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (civic_result_states) - 1, NULL);

  return civic_result_states[state];
}

const char *
civic_count_kind_to_string (CivicCountKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (civic_count_kinds) - 1, NULL);

  return civic_count_kinds[kind];
}

gboolean
civic_kiosk_state_from_string (const char *word, CivicKioskState *ret_state)
{
  guint index = 0;

  if (!civic_shape_find_word (civic_kiosk_states, word, &index))
    return FALSE;
  *ret_state = (CivicKioskState) index;
  return TRUE;
}

CivicHeartbeat *
civic_heartbeat_new (void)
{
  CivicHeartbeat *self = g_new0 (CivicHeartbeat, 1);

  self->receipt_printer = g_new0 (CivicPrinterReport, 1);
  self->receipt_printer->state = g_strdup ("unknown");
  self->receipt_printer->reason = g_strdup ("none");
  self->receipt_printer->paper_left_mm = -1;
  self->results = g_ptr_array_new_with_free_func ((GDestroyNotify) civic_command_result_free);
  self->counts = g_ptr_array_new_with_free_func ((GDestroyNotify) civic_count_free);
  return self;
}

void
civic_heartbeat_free (CivicHeartbeat *self)
{
  if (self == NULL)
    return;

  g_free (self->boot);
  g_free (self->at);
  g_free (self->version);
  g_free (self->centre);
  g_free (self->since);
  g_free (self->catalogue_hash);
  g_free (self->configuration_hash);
  g_clear_pointer (&self->receipt_printer, civic_printer_report_free);
  g_clear_pointer (&self->sheet_printer, civic_printer_report_free);
  g_free (self->certificate_expires_at);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  g_clear_pointer (&self->counts, g_ptr_array_unref);
  g_free (self);
}

CivicCommandResult *
civic_command_result_new (const char *id, CivicResultState state, const char *at)
{
  CivicCommandResult *self = g_new0 (CivicCommandResult, 1);

  self->id = g_strdup (id);
  self->state = state;
  self->at = g_strdup (at);
  return self;
}

void
civic_command_result_free (CivicCommandResult *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->at);
  g_free (self);
}

void
civic_count_free (CivicCount *self)
{
  if (self == NULL)
    return;

  g_free (self->day);
  g_free (self->subject);
  g_free (self->outcome);
  g_free (self->step);
  g_free (self);
}

void
civic_printer_report_free (CivicPrinterReport *self)
{
  if (self == NULL)
    return;

  g_free (self->state);
  g_free (self->reason);
  g_free (self);
}

static void
add_printer (JsonBuilder *builder, const char *name, const CivicPrinterReport *printer)
{
  json_builder_set_member_name (builder, name);
  if (printer == NULL) {
    json_builder_add_null_value (builder);
    return;
  }
  json_builder_begin_object (builder);
  civic_members_add_string (builder, "state", printer->state);
  civic_members_add_string (builder, "reason", printer->reason);
  civic_members_add_figure_or_null (builder, "paper_left_mm", printer->paper_left_mm);
  json_builder_end_object (builder);
}

static void
add_results (JsonBuilder *builder, GPtrArray *results)
{
  civic_members_begin_array (builder, "commands");
  for (guint index = 0; index < results->len; index++) {
    const CivicCommandResult *result = results->pdata[index];

    json_builder_begin_object (builder);
    civic_members_add_string (builder, "id", result->id);
    civic_members_add_string (builder, "state", civic_result_state_to_string (result->state));
    civic_members_add_string (builder, "at", result->at);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_counts (JsonBuilder *builder, GPtrArray *counts)
{
  civic_members_begin_array (builder, "counts");
  for (guint index = 0; index < counts->len; index++) {
    const CivicCount *count = counts->pdata[index];

    json_builder_begin_object (builder);
    civic_members_add_string (builder, "day", count->day);
    civic_members_add_string (builder, "kind", civic_count_kind_to_string (count->kind));
    civic_members_add_string (builder, "subject", count->subject);
    civic_members_add_string (builder, "outcome", count->outcome);
    civic_members_add_string (builder, "step", count->step);
    civic_members_add_integer (builder, "count", count->count);
    civic_members_add_integer (builder, "seconds", count->seconds);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_machine (JsonBuilder *builder, const CivicHeartbeat *self)
{
  civic_members_add_integer (builder, "format", 1);
  civic_members_add_string (builder, "boot", self->boot);
  civic_members_add_integer (builder, "sequence", self->sequence);
  civic_members_add_string (builder, "at", self->at);
  civic_members_add_string (builder, "version", self->version);
  civic_members_add_string (builder, "centre", self->centre);
  civic_members_add_string (builder, "state", civic_kiosk_state_to_string (self->state));
  civic_members_add_string (builder, "since", self->since);
  civic_members_add_catalogue (builder, self->catalogue_version, self->catalogue_hash);
  civic_members_add_string (builder, "configuration_hash", self->configuration_hash);
  civic_members_add_outbox (builder, self->outbox_waiting, self->outbox_oldest_s,
                            self->outbox_quarantined);
  add_printer (builder, "receipt_printer", self->receipt_printer);
  add_printer (builder, "sheet_printer", self->sheet_printer);
  json_builder_set_member_name (builder, "storage_good");
  json_builder_add_boolean_value (builder, self->storage_good);
  civic_members_add_integer (builder, "line_ms", self->line_ms);
  civic_members_add_string (builder, "certificate_expires_at", self->certificate_expires_at);
}

char *
civic_heartbeat_to_json (const CivicHeartbeat *self, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CivicHeartbeat) read_back = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  json_builder_begin_object (builder);
  add_machine (builder, self);
  add_results (builder, self->results);
  add_counts (builder, self->counts);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  bytes = g_bytes_new_static (text, strlen (text));
  read_back = civic_heartbeat_parse (bytes, error);
  return read_back ? g_steal_pointer (&text) : NULL;
}
