/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-visit-lookup.h"

#include "kiosk-visit-private.h"

static void ask_next (GTask *task);

static gboolean
can_ask (KioskVisit *self, CivicLookup *lookup)
{
  const char *id = civic_lookup_get_id (lookup);

  return civic_answers_can_look_up (self->answers, id) &&
         !civic_answers_is_looked_up (self->answers, id);
}

static CivicLookup *
find_next (KioskVisit *self)
{
  GListModel *lookups = civic_service_get_lookups (self->service);

  for (guint i = 0; i < g_list_model_get_n_items (lookups); i++) {
    g_autoptr (CivicLookup) lookup = g_list_model_get_item (lookups, i);

    if (can_ask (self, lookup))
      return g_steal_pointer (&lookup);
  }
  return NULL;
}

static void
add_parameters (JsonBuilder *question, KioskVisit *self, CivicLookup *lookup)
{
  const char *const *parameters = civic_lookup_get_parameters (lookup);

  json_builder_set_member_name (question, "by");
  json_builder_begin_object (question);
  for (guint i = 0; parameters[i] != NULL; i++) {
    json_builder_set_member_name (question, parameters[i]);
    json_builder_add_string_value (
      question,
      civic_answers_get (self->answers, civic_lookup_get_field_id (lookup, parameters[i])));
  }
  json_builder_end_object (question);
}

static JsonBuilder *
write_question (KioskVisit *self, CivicLookup *lookup)
{
  JsonBuilder *question = json_builder_new ();

  json_builder_begin_object (question);
  json_builder_set_member_name (question, "lookup");
  json_builder_begin_object (question);
  json_builder_set_member_name (question, "service");
  json_builder_add_string_value (question, civic_service_get_id (self->service));
  json_builder_set_member_name (question, "registry");
  json_builder_add_string_value (question, civic_lookup_get_registry (lookup));
  add_parameters (question, self, lookup);
  json_builder_set_member_name (question, "challenge");
  if (kiosk_visit_is_identified (self))
    json_builder_add_string_value (question, self->challenge->id);
  else
    json_builder_add_null_value (question);
  json_builder_end_object (question);
  json_builder_end_object (question);
  return question;
}

/* No record and a record of somebody else are both "not there" to her. */
static gboolean
says_there_is_none (const GError *error)
{
  return g_error_matches (error, KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_NOT_FOUND) ||
         g_error_matches (error, KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_REFUSED);
}

static void
on_record_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  KioskVisit *self = KIOSK_VISIT (source);
  CivicLookup *lookup = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = kiosk_visit_ask_finish (self, result, "record", &error);
  const gboolean is_record = node != NULL && JSON_NODE_HOLDS_OBJECT (node);

  if (error != NULL && (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
                        (civic_lookup_is_required (lookup) && !says_there_is_none (error)))) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  if (CIVIC_SERVICE (g_task_get_source_tag (task)) != self->service) {
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Another service was begun");
    return;
  }
  civic_answers_set_record (self->answers, civic_lookup_get_id (lookup),
                            is_record ? json_node_get_object (node) : NULL);
  ask_next (task);
}

static void
ask_next (GTask *task)
{
  KioskVisit *self = g_task_get_source_object (task);
  CivicLookup *lookup = find_next (self);
  g_autoptr (JsonBuilder) question = NULL;

  if (lookup == NULL) {
    g_task_return_boolean (task, TRUE);
    return;
  }
  question = write_question (self, lookup);
  g_task_set_task_data (task, lookup, g_object_unref);
  kiosk_visit_ask_async (self, "lookup", question, g_task_get_cancellable (task), on_record_ready,
                         g_object_ref (task));
}

gboolean
kiosk_visit_can_look_up (KioskVisit *self)
{
  g_autoptr (CivicLookup) lookup = NULL;

  g_return_val_if_fail (KIOSK_IS_VISIT (self), FALSE);
  g_return_val_if_fail (self->answers != NULL, FALSE);

  lookup = find_next (self);
  return lookup != NULL;
}

void
kiosk_visit_look_up_async (KioskVisit *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (KIOSK_IS_VISIT (self));
  g_return_if_fail (self->answers != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, self->service);
  ask_next (task);
}

gboolean
kiosk_visit_look_up_finish (KioskVisit *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
