/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-shift-private.h"

#include "civic-heartbeat-private.h"
#include "civic-json.h"
#include "civic-members-private.h"
#include "civic-shape-private.h"

#define NAME "shift report"
#define STARS_MAXIMUM 5

static gboolean
is_service (const char *text)
{
  return *text == '\0' || civic_shape_is_name (text);
}

/* Rows of a word and a figure, each word at most once and in the order of the list. */
typedef struct {
  const char *word_key;
  const char *figure_key;
  const char *const *words;
  gint64 *figures; /* by word */
  int last;        /* word so far; -1 before the first */
} Rows;

static gpointer
build_row (CivicReader *reader, gpointer user_data)
{
  Rows *rows = user_data;
  int word = (int) civic_reader_get_word (reader, rows->word_key, rows->words);
  gint64 figure =
    civic_reader_get_integer (reader, rows->figure_key, 1, CIVIC_HEARTBEAT_MAXIMUM_FIGURE);

  if (civic_reader_has_complaint (reader))
    return NULL;
  if (word <= rows->last) {
    civic_reader_complain (reader, rows->word_key, "twice, or out of its order");
    return NULL;
  }
  rows->last = word;
  rows->figures[word] = figure;
  return rows->figures + word;
}

static void
read_rows (CivicReader *reader, const char *key, guint maximum_count, Rows *rows)
{
  g_autoptr (GPtrArray) found = civic_reader_get_array (reader, key, 0, maximum_count, build_row,
                                                        rows, NULL /* they are the shift's */);
}

static gpointer
build_service (CivicReader *reader, gpointer user_data)
{
  CivicShift *self = user_data;
  g_autofree char *service = civic_shape_read (reader, "service", is_service);
  guint count = self->services->len;
  CivicShiftService *row = civic_shift_get_service (self, service);

  if (self->services->len == count)
    civic_reader_complain (reader, "service", "twice");
  row->completed = civic_members_read_figure (reader, "completed");
  row->abandoned = civic_members_read_figure (reader, "abandoned");
  row->timed_out = civic_members_read_figure (reader, "timed_out");
  row->failed = civic_members_read_figure (reader, "failed");
  return row;
}

static void
read_visits (CivicShift *self, CivicReader *reader)
{
  gint64 visits = civic_members_read_figure (reader, "visits");
  g_autoptr (GPtrArray) found =
    civic_reader_get_array (reader, "services", 0, CIVIC_SHIFT_MAXIMUM_SERVICES, build_service,
                            self, NULL /* they are the shift's */);

  self->visit_seconds = civic_members_read_figure (reader, "seconds");
  if (!civic_reader_has_complaint (reader) && visits != civic_shift_count_visits (self))
    civic_reader_complain (reader, "visits", "not the sum of the services");
}

static void
read_receipts (CivicShift *self, CivicReader *reader)
{
  g_autoptr (CivicReader) receipts = civic_reader_get_object (reader, "receipts");

  self->receipts_printed = civic_members_read_figure (receipts, "printed");
  self->receipts_failed = civic_members_read_figure (receipts, "failed");
  self->receipts_unknown = civic_members_read_figure (receipts, "unknown");
}

static void
read_ratings (CivicShift *self, CivicReader *reader)
{
  g_autoptr (CivicReader) ratings = civic_reader_get_object (reader, "ratings");

  self->rating_count = civic_members_read_figure (ratings, "count");
  self->rating_stars = civic_members_read_figure (ratings, "stars");
  if (!civic_reader_has_complaint (reader) &&
      (self->rating_stars < self->rating_count ||
       self->rating_stars > STARS_MAXIMUM * self->rating_count))
    civic_reader_complain (ratings, "stars", "one to five for each expected");
}

static void
read_readiness (CivicShift *self, CivicReader *reader)
{
  JsonNode *node = civic_reader_get_node (reader, "readiness");
  g_autoptr (CivicReader) readiness = NULL;

  if (node && JSON_NODE_HOLDS_NULL (node))
    return;
  readiness = civic_reader_get_object (reader, "readiness");
  self->is_readiness_passed =
    civic_reader_get_word (readiness, "verdict", civic_shift_verdicts) == 1;
  self->readiness_at = civic_shape_read (readiness, "at", civic_shape_is_time);
}

static void
read_frame (CivicShift *self, CivicReader *reader)
{
  civic_reader_get_integer (reader, "format", 1, 1);
  self->kiosk = civic_shape_read (reader, "kiosk", civic_shape_is_kiosk_id);
  self->centre = civic_shape_read (reader, "centre", civic_shape_is_name);
  self->number = civic_reader_get_integer (reader, "number", 1, CIVIC_HEARTBEAT_MAXIMUM_FIGURE);
  self->account = civic_shape_read (reader, "account", civic_shape_is_account);
  self->from = civic_shape_read (reader, "from", civic_shape_is_time);
  self->until = civic_shape_read_nullable (reader, "until", civic_shape_is_time);
}

static CivicShift *
read_shift (JsonNode *node, GError **error)
{
  g_autoptr (CivicShift) self = civic_shift_new ();
  CivicReader *reader = civic_reader_new (NAME, CIVIC_ERROR_MALFORMED, node);
  Rows states = { "state", "seconds", civic_kiosk_states, self->state_seconds, -1 };
  Rows resets = { "reason", "count", civic_reset_reasons, self->resets, -1 };

  read_frame (self, reader);
  read_rows (reader, "states", CIVIC_SHIFT_STATES, &states);
  read_visits (self, reader);
  read_receipts (self, reader);
  self->paper_mm = civic_members_read_figure_or_null (reader, "paper_mm");
  read_rows (reader, "resets", CIVIC_RESET_REASONS, &resets);
  read_ratings (self, reader);
  civic_members_read_outbox (reader, &self->outbox_waiting, &self->outbox_oldest_s,
                             &self->outbox_quarantined);
  civic_members_read_audit (reader, &self->audit_number, &self->audit_hash);
  read_readiness (self, reader);
  return civic_reader_finish (reader, error) ? g_steal_pointer (&self) : NULL;
}

CivicShift *
civic_shift_parse (GBytes *json, GError **error)
{
  gsize size;
  const char *text = g_bytes_get_data (json, &size);
  g_autoptr (JsonNode) node = NULL;

  if (size == 0 || size > CIVIC_SHIFT_MAXIMUM_BYTES) {
    g_set_error_literal (error, CIVIC_ERROR, CIVIC_ERROR_MALFORMED, NAME ": empty or over 64 KiB");
    return NULL;
  }
  node = civic_json_parse (text, size, error);
  return node ? read_shift (node, error) : NULL;
}
