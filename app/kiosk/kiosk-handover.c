/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-handover.h"

#define POLL_MS 1500
#define MAXIMUM_SECONDS 3600

struct _KioskHandover {
  GObject parent_instance;

  KioskVisit *visit;
  GCancellable *cancellable; /* of this opening */
  guint poll_id;
  gboolean is_asking;

  KioskHandoverState state;
  char *id;
  char *url;
  gint64 ends_us; /* monotonic */
  JsonArray *items;
  gboolean is_line_slow;
  GError *error;
};

enum {
  CHANGED,
  SIGNAL_COUNT
};
static guint signals[SIGNAL_COUNT];

G_DEFINE_FINAL_TYPE (KioskHandover, kiosk_handover, G_TYPE_OBJECT)

static void
stop_asking (KioskHandover *self)
{
  g_clear_handle_id (&self->poll_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->is_asking = FALSE;
}

static void
forget (KioskHandover *self)
{
  stop_asking (self);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->items, json_array_unref);
  g_clear_error (&self->error);
  self->is_line_slow = FALSE;
  self->state = KIOSK_HANDOVER_CLOSED;
}

static void
set_state (KioskHandover *self, KioskHandoverState state)
{
  self->state = state;
  if (state == KIOSK_HANDOVER_DONE || state == KIOSK_HANDOVER_EXPIRED)
    stop_asking (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
fail (KioskHandover *self, GError *error)
{
  stop_asking (self);
  g_clear_error (&self->error);
  self->error = error;
  set_state (self, KIOSK_HANDOVER_FAILED);
}

static const char *
get_string (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

static KioskHandoverState
read_state (const char *word)
{
  if (g_strcmp0 (word, "done") == 0)
    return KIOSK_HANDOVER_DONE;
  if (g_strcmp0 (word, "expired") == 0)
    return KIOSK_HANDOVER_EXPIRED;
  return g_strcmp0 (word, "opened") == 0 ? KIOSK_HANDOVER_OPENED : KIOSK_HANDOVER_WAITING;
}

static void
read_progress (KioskHandover *self, JsonObject *answer)
{
  JsonNode *items = json_object_get_member (answer, "items");

  g_clear_pointer (&self->items, json_array_unref);
  if (items != NULL && JSON_NODE_HOLDS_ARRAY (items))
    self->items = json_array_ref (json_node_get_array (items));
  self->is_line_slow = FALSE;
  set_state (self, read_state (get_string (answer, "state")));
}

static void
on_check_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskHandover) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node =
    kiosk_visit_ask_finish (KIOSK_VISIT (source), result, "handover", &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->is_asking = FALSE;
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node)) {
    read_progress (self, json_node_get_object (node));
  } else if (!self->is_line_slow) {
    /* The line may be back before the time is over: the next poll asks again. */
    self->is_line_slow = TRUE;
    g_signal_emit (self, signals[CHANGED], 0);
  }
}

static void
check (KioskHandover *self)
{
  g_autoptr (JsonBuilder) question = json_builder_new ();

  json_builder_begin_object (question);
  json_builder_set_member_name (question, "handover");
  json_builder_begin_object (question);
  json_builder_set_member_name (question, "id");
  json_builder_add_string_value (question, self->id);
  json_builder_end_object (question);
  json_builder_end_object (question);
  self->is_asking = TRUE;
  kiosk_visit_ask_async (self->visit, "handover-check", question, self->cancellable, on_check_ready,
                         g_object_ref (self));
}

static gboolean
on_poll (gpointer user_data)
{
  KioskHandover *self = user_data;

  if (self->is_asking)
    return G_SOURCE_CONTINUE;
  if (kiosk_handover_get_remaining_s (self) > 0) {
    check (self);
    return G_SOURCE_CONTINUE;
  }
  self->poll_id = 0;
  set_state (self, KIOSK_HANDOVER_EXPIRED);
  return G_SOURCE_REMOVE;
}

static gint64
count_seconds (const char *expires_at)
{
  g_autoptr (GDateTime) end =
    expires_at != NULL ? g_date_time_new_from_iso8601 (expires_at, NULL) : NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return end != NULL
           ? CLAMP (g_date_time_difference (end, now) / G_TIME_SPAN_SECOND, 0, MAXIMUM_SECONDS)
           : 0;
}

static gboolean
read_opening (KioskHandover *self, JsonObject *answer)
{
  self->id = g_strdup (get_string (answer, "id"));
  self->url = g_strdup (get_string (answer, "url"));
  self->ends_us = g_get_monotonic_time () +
                  count_seconds (get_string (answer, "expires_at")) * G_TIME_SPAN_SECOND;
  return self->id != NULL && self->url != NULL;
}

static void
on_open_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskHandover) self = user_data;
  GError *error = NULL;
  g_autoptr (JsonNode) node =
    kiosk_visit_ask_finish (KIOSK_VISIT (source), result, "handover", &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_error_free (error);
    return;
  }
  if (node == NULL) {
    fail (self, error);
  } else if (!JSON_NODE_HOLDS_OBJECT (node) || !read_opening (self, json_node_get_object (node))) {
    fail (self, g_error_new_literal (KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_BROKEN,
                                     "The central's hand-over has no address"));
  } else {
    self->poll_id = g_timeout_add (POLL_MS, on_poll, self);
    set_state (self, KIOSK_HANDOVER_WAITING);
  }
}

static void
kiosk_handover_dispose (GObject *object)
{
  KioskHandover *self = KIOSK_HANDOVER (object);

  forget (self);
  g_clear_object (&self->visit);

  G_OBJECT_CLASS (kiosk_handover_parent_class)->dispose (object);
}

static void
kiosk_handover_class_init (KioskHandoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_handover_dispose;

  signals[CHANGED] = g_signal_new ("changed", KIOSK_TYPE_HANDOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
kiosk_handover_init (KioskHandover *self)
{
}

KioskHandover *
kiosk_handover_new (KioskVisit *visit)
{
  KioskHandover *self = NULL;

  g_return_val_if_fail (KIOSK_IS_VISIT (visit), NULL);

  self = g_object_new (KIOSK_TYPE_HANDOVER, NULL);
  self->visit = g_object_ref (visit);
  return self;
}

void
kiosk_handover_open (KioskHandover *self, JsonBuilder *question)
{
  g_return_if_fail (KIOSK_IS_HANDOVER (self));
  g_return_if_fail (JSON_IS_BUILDER (question));

  forget (self);
  self->cancellable = g_cancellable_new ();
  set_state (self, KIOSK_HANDOVER_OPENING);
  kiosk_visit_ask_async (self->visit, "handover", question, self->cancellable, on_open_ready,
                         g_object_ref (self));
}

void
kiosk_handover_close (KioskHandover *self)
{
  g_return_if_fail (KIOSK_IS_HANDOVER (self));

  stop_asking (self);
}

KioskHandoverState
kiosk_handover_get_state (KioskHandover *self)
{
  g_return_val_if_fail (KIOSK_IS_HANDOVER (self), KIOSK_HANDOVER_CLOSED);

  return self->state;
}

const char *
kiosk_handover_get_url (KioskHandover *self)
{
  g_return_val_if_fail (KIOSK_IS_HANDOVER (self), NULL);

  return self->url;
}

guint
kiosk_handover_get_remaining_s (KioskHandover *self)
{
  gint64 remaining_us = 0;

  g_return_val_if_fail (KIOSK_IS_HANDOVER (self), 0);

  if (self->url == NULL)
    return 0;
  remaining_us = self->ends_us - g_get_monotonic_time ();
  return remaining_us > 0 ? (guint) ((remaining_us + G_TIME_SPAN_SECOND - 1) / G_TIME_SPAN_SECOND)
                          : 0;
}

JsonArray *
kiosk_handover_get_items (KioskHandover *self)
{
  g_return_val_if_fail (KIOSK_IS_HANDOVER (self), NULL);

  return self->items;
}

gboolean
kiosk_handover_is_line_slow (KioskHandover *self)
{
  g_return_val_if_fail (KIOSK_IS_HANDOVER (self), FALSE);

  return self->is_line_slow;
}

const GError *
kiosk_handover_get_error (KioskHandover *self)
{
  g_return_val_if_fail (KIOSK_IS_HANDOVER (self), NULL);

  return self->error;
}
