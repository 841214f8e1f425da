/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-shift-private.h"

#include "civic-heartbeat-private.h"
#include "civic-members-private.h"
#include "civic-shape-private.h"

const char *const civic_reset_reasons[] = {
  [CIVIC_RESET_CITIZEN_LEFT] = "citizen-left",
  [CIVIC_RESET_STUCK] = "stuck",
  [CIVIC_RESET_ASKED] = "asked",
  [CIVIC_RESET_TEST] = "test",
  [CIVIC_RESET_LOST] = "lost",
  NULL,
};

const char *const civic_shift_verdicts[] = { "failed", "passed", NULL };

const char *
civic_reset_reason_to_string (CivicResetReason reason)
{
  g_return_val_if_fail ((guint) reason < CIVIC_RESET_REASONS, NULL);

  return civic_reset_reasons[reason];
}

gboolean
civic_reset_reason_from_string (const char *word, CivicResetReason *ret_reason)
{
  guint index = 0;

  if (!civic_shape_find_word (civic_reset_reasons, word, &index))
    return FALSE;
  *ret_reason = (CivicResetReason) index;
  return TRUE;
}

static void
service_free (CivicShiftService *self)
{
  g_free (self->service);
  g_free (self);
}

CivicShift *
civic_shift_new (void)
{
  CivicShift *self = g_new0 (CivicShift, 1);

  self->services = g_ptr_array_new_with_free_func ((GDestroyNotify) service_free);
  self->paper_mm = -1;
  return self;
}

void
civic_shift_free (CivicShift *self)
{
  if (self == NULL)
    return;

  g_free (self->kiosk);
  g_free (self->centre);
  g_free (self->account);
  g_free (self->from);
  g_free (self->until);
  g_clear_pointer (&self->services, g_ptr_array_unref);
  g_free (self->audit_hash);
  g_free (self->readiness_at);
  g_free (self);
}

CivicShiftService *
civic_shift_get_service (CivicShift *self, const char *service)
{
  CivicShiftService *row = NULL;
  guint place = 0;

  g_return_val_if_fail (self != NULL && service != NULL, NULL);

  for (; place < self->services->len; place++) {
    int order = 0;

    row = self->services->pdata[place];
    order = strcmp (row->service, service);
    if (order == 0)
      return row;
    if (order > 0)
      break;
  }
  row = g_new0 (CivicShiftService, 1);
  row->service = g_strdup (service);
  g_ptr_array_insert (self->services, (gint) place, row);
  return row;
}

gint64
civic_shift_count_visits (const CivicShift *self)
{
  gint64 visits = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint index = 0; index < self->services->len; index++) {
    const CivicShiftService *row = self->services->pdata[index];

    visits += row->completed + row->abandoned + row->timed_out + row->failed;
  }
  return visits;
}

gint64
civic_shift_count_completed (const CivicShift *self)
{
  gint64 completed = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint index = 0; index < self->services->len; index++)
    completed += ((const CivicShiftService *) self->services->pdata[index])->completed;
  return completed;
}

static void
add_states (JsonBuilder *builder, const CivicShift *self)
{
  civic_members_begin_array (builder, "states");
  for (guint state = 0; state < CIVIC_SHIFT_STATES; state++) {
    if (self->state_seconds[state] == 0)
      continue;
    json_builder_begin_object (builder);
    civic_members_add_string (builder, "state", civic_kiosk_states[state]);
    civic_members_add_integer (builder, "seconds", self->state_seconds[state]);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_services (JsonBuilder *builder, const CivicShift *self)
{
  civic_members_add_integer (builder, "visits", civic_shift_count_visits (self));
  civic_members_add_integer (builder, "seconds", self->visit_seconds);
  civic_members_begin_array (builder, "services");
  for (guint index = 0; index < self->services->len; index++) {
    const CivicShiftService *row = self->services->pdata[index];

    json_builder_begin_object (builder);
    civic_members_add_string (builder, "service", row->service);
    civic_members_add_integer (builder, "completed", row->completed);
    civic_members_add_integer (builder, "abandoned", row->abandoned);
    civic_members_add_integer (builder, "timed_out", row->timed_out);
    civic_members_add_integer (builder, "failed", row->failed);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_paper (JsonBuilder *builder, const CivicShift *self)
{
  civic_members_begin_object (builder, "receipts");
  civic_members_add_integer (builder, "printed", self->receipts_printed);
  civic_members_add_integer (builder, "failed", self->receipts_failed);
  civic_members_add_integer (builder, "unknown", self->receipts_unknown);
  json_builder_end_object (builder);
  civic_members_add_figure_or_null (builder, "paper_mm", self->paper_mm);
}

static void
add_resets (JsonBuilder *builder, const CivicShift *self)
{
  civic_members_begin_array (builder, "resets");
  for (guint reason = 0; reason < CIVIC_RESET_REASONS; reason++) {
    if (self->resets[reason] == 0)
      continue;
    json_builder_begin_object (builder);
    civic_members_add_string (builder, "reason", civic_reset_reasons[reason]);
    civic_members_add_integer (builder, "count", self->resets[reason]);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_ratings (JsonBuilder *builder, const CivicShift *self)
{
  civic_members_begin_object (builder, "ratings");
  civic_members_add_integer (builder, "count", self->rating_count);
  civic_members_add_integer (builder, "stars", self->rating_stars);
  json_builder_end_object (builder);
}

static void
add_readiness (JsonBuilder *builder, const CivicShift *self)
{
  json_builder_set_member_name (builder, "readiness");
  if (self->readiness_at == NULL) {
    json_builder_add_null_value (builder);
    return;
  }
  json_builder_begin_object (builder);
  civic_members_add_string (builder, "verdict",
                            civic_shift_verdicts[self->is_readiness_passed ? 1 : 0]);
  civic_members_add_string (builder, "at", self->readiness_at);
  json_builder_end_object (builder);
}

static void
add_all (JsonBuilder *builder, const CivicShift *self)
{
  json_builder_begin_object (builder);
  civic_members_add_integer (builder, "format", 1);
  civic_members_add_string (builder, "kiosk", self->kiosk);
  civic_members_add_string (builder, "centre", self->centre);
  civic_members_add_integer (builder, "number", self->number);
  civic_members_add_string (builder, "account", self->account);
  civic_members_add_string (builder, "from", self->from);
  civic_members_add_string (builder, "until", self->until);
  add_states (builder, self);
  add_services (builder, self);
  add_paper (builder, self);
  add_resets (builder, self);
  add_ratings (builder, self);
  civic_members_add_outbox (builder, self->outbox_waiting, self->outbox_oldest_s,
                            self->outbox_quarantined);
  civic_members_add_audit (builder, self->audit_number, self->audit_hash);
  add_readiness (builder, self);
  json_builder_end_object (builder);
}

char *
civic_shift_to_json (const CivicShift *self, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CivicShift) read_back = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  add_all (builder, self);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  bytes = g_bytes_new_static (text, strlen (text));
  read_back = civic_shift_parse (bytes, error);
  return read_back ? g_steal_pointer (&text) : NULL;
}
