/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-heartbeat-private.h"

#include "civic-json.h"
#include "civic-members-private.h"
#include "civic-shape-private.h"
#include "civic-shift-private.h"

#include <string.h>

#define NAME "heartbeat"
#define NAME_MAXIMUM 64
#define STEP_MAXIMUM (2 * NAME_MAXIMUM)

static const char *const printer_states[] = {
  "unknown", "ready", "low", "out", "jammed", "open", "offline", NULL,
};

static const char *const printer_reasons[] = {
  "none",        "paper-low", "paper-counted", "paper-out", "tray", "jam",  "cover",
  "output-full", "ink-low",   "ink-out",       "waste",     "hot",  "worn", "paused",
  "off",         "silent",    "scheduler",     "other",     NULL,
};

static const char *const visit_outcomes[] = {
  "completed", "abandoned", "timed-out", "failed", NULL,
};

static const char *const receipt_subjects[] = { "receipt", "sheet", NULL };
static const char *const receipt_outcomes[] = { "printed", "failed", "unknown", NULL };
static const char *const stars[] = { "1", "2", "3", "4", "5", NULL };

static gboolean
is_name_of (const char *text, gsize length)
{
  return length > 0 && length <= NAME_MAXIMUM &&
         strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-_") >= length;
}

static gboolean
is_subject (const char *text)
{
  return *text == '\0' || civic_shape_is_name (text);
}

/* "choose", "form:shop" or nothing. */
static gboolean
is_step (const char *text)
{
  gsize length = strcspn (text, ":");

  if (*text == '\0')
    return TRUE;
  return strlen (text) <= STEP_MAXIMUM && is_name_of (text, length) &&
         (text[length] == '\0' || civic_shape_is_name (text + length + 1));
}

static gboolean
read_boolean (CivicReader *reader, const char *key)
{
  return civic_reader_get_node (reader, key) && civic_reader_maybe_boolean (reader, key, FALSE);
}

static CivicPrinterReport *
read_printer (CivicReader *reader, const char *key)
{
  CivicPrinterReport *self = g_new0 (CivicPrinterReport, 1);
  g_autoptr (CivicReader) printer = civic_reader_get_object (reader, key);

  self->state = g_strdup (printer_states[civic_reader_get_word (printer, "state", printer_states)]);
  self->reason =
    g_strdup (printer_reasons[civic_reader_get_word (printer, "reason", printer_reasons)]);
  self->paper_left_mm = civic_members_read_figure_or_null (printer, "paper_left_mm");
  return self;
}

static CivicPrinterReport *
read_maybe_printer (CivicReader *reader, const char *key)
{
  JsonNode *node = civic_reader_get_node (reader, key);

  return node && JSON_NODE_HOLDS_NULL (node) ? NULL : read_printer (reader, key);
}

static gpointer
build_result (CivicReader *reader, gpointer unused)
{
  CivicCommandResult *self = g_new0 (CivicCommandResult, 1);

  self->id = civic_shape_read (reader, "id", civic_shape_is_id);
  self->state = (CivicResultState) civic_reader_get_word (reader, "state", civic_result_states);
  self->at = civic_shape_read (reader, "at", civic_shape_is_time);
  return self;
}

static gboolean
is_visit (const CivicCount *self)
{
  return g_strv_contains (visit_outcomes, self->outcome) &&
         (*self->step == '\0' || !g_str_equal (self->outcome, "completed"));
}

static gboolean
is_receipt (const CivicCount *self)
{
  return g_strv_contains (receipt_subjects, self->subject) &&
         g_strv_contains (receipt_outcomes, self->outcome) && *self->step == '\0';
}

static gboolean
is_word_alone (const CivicCount *self, const char *const *words)
{
  return g_strv_contains (words, self->subject) && *self->outcome == '\0' && *self->step == '\0';
}

static gboolean
is_of_its_kind (const CivicCount *self)
{
  switch (self->kind) {
  case CIVIC_COUNT_VISIT:
    return is_visit (self);
  case CIVIC_COUNT_RECEIPT:
    return is_receipt (self);
  case CIVIC_COUNT_STATE:
    return is_word_alone (self, civic_kiosk_states);
  case CIVIC_COUNT_RATING:
    return is_word_alone (self, stars) && self->seconds == 0;
  case CIVIC_COUNT_RESET:
    return is_word_alone (self, civic_reset_reasons) && self->seconds == 0;
  default:
    g_return_val_if_reached (FALSE);
  }
}

static gboolean
is_figure (gint64 figure)
{
  return figure >= 0 && figure <= CIVIC_HEARTBEAT_MAXIMUM_FIGURE;
}

gboolean
civic_count_is_well_formed (const CivicCount *self)
{
  return civic_shape_is_day (self->day) && is_subject (self->subject) &&
         is_subject (self->outcome) && is_step (self->step) && is_figure (self->count) &&
         is_figure (self->seconds) && is_of_its_kind (self);
}

static gpointer
build_count (CivicReader *reader, gpointer unused)
{
  CivicCount *self = g_new0 (CivicCount, 1);

  self->day = civic_shape_read (reader, "day", civic_shape_is_day);
  self->kind = (CivicCountKind) civic_reader_get_word (reader, "kind", civic_count_kinds);
  self->subject = civic_shape_read (reader, "subject", is_subject);
  self->outcome = civic_shape_read (reader, "outcome", is_subject);
  self->step = civic_shape_read (reader, "step", is_step);
  self->count = civic_members_read_figure (reader, "count");
  self->seconds = civic_members_read_figure (reader, "seconds");
  if (!civic_reader_has_complaint (reader) && !is_of_its_kind (self))
    civic_reader_complain (reader, NULL, "no count of its kind");
  return self;
}

static void
read_machine (CivicHeartbeat *self, CivicReader *reader)
{
  civic_reader_get_integer (reader, "format", 1, 1);
  self->boot = civic_shape_read (reader, "boot", civic_shape_is_boot);
  self->sequence = civic_reader_get_integer (reader, "sequence", 1, CIVIC_MEMBERS_NUMBER_MAXIMUM);
  self->at = civic_shape_read (reader, "at", civic_shape_is_time);
  self->version = civic_shape_read (reader, "version", civic_shape_is_version);
  self->centre = civic_shape_read (reader, "centre", civic_shape_is_name);
  self->state = (CivicKioskState) civic_reader_get_word (reader, "state", civic_kiosk_states);
  self->since = civic_shape_read (reader, "since", civic_shape_is_time);
  self->configuration_hash = civic_shape_read (reader, "configuration_hash", civic_shape_is_digest);
  self->storage_good = read_boolean (reader, "storage_good");
  self->line_ms = civic_members_read_figure (reader, "line_ms");
  self->certificate_expires_at =
    civic_shape_read_nullable (reader, "certificate_expires_at", civic_shape_is_time);
}

static CivicHeartbeat *
read_heartbeat (JsonNode *node, GError **error)
{
  g_autoptr (CivicHeartbeat) self = g_new0 (CivicHeartbeat, 1);
  CivicReader *reader = civic_reader_new (NAME, CIVIC_ERROR_MALFORMED, node);

  read_machine (self, reader);
  civic_members_read_catalogue (reader, &self->catalogue_version, &self->catalogue_hash);
  civic_members_read_outbox (reader, &self->outbox_waiting, &self->outbox_oldest_s,
                             &self->outbox_quarantined);
  self->receipt_printer = read_printer (reader, "receipt_printer");
  self->sheet_printer = read_maybe_printer (reader, "sheet_printer");
  self->results =
    civic_reader_get_array (reader, "commands", 0, CIVIC_HEARTBEAT_MAXIMUM_RESULTS, build_result,
                            NULL, (GDestroyNotify) civic_command_result_free);
  self->counts = civic_reader_get_array (reader, "counts", 0, CIVIC_HEARTBEAT_MAXIMUM_COUNTS,
                                         build_count, NULL, (GDestroyNotify) civic_count_free);
  return civic_reader_finish (reader, error) ? g_steal_pointer (&self) : NULL;
}

CivicHeartbeat *
civic_heartbeat_parse (GBytes *json, GError **error)
{
  gsize size;
  const char *text = g_bytes_get_data (json, &size);
  g_autoptr (JsonNode) node = NULL;

  if (size == 0 || size > CIVIC_HEARTBEAT_MAXIMUM_BYTES) {
    g_set_error_literal (error, CIVIC_ERROR, CIVIC_ERROR_MALFORMED, NAME ": empty or over 64 KiB");
    return NULL;
  }
  node = civic_json_parse (text, size, error);
  return node ? read_heartbeat (node, error) : NULL;
}
