/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-visit-private.h"

#include "kiosk-reply.h"

/* What she asks the municipality about, and what was found. */

void
_kiosk_visit_begin_question (JsonBuilder *builder, const char *name)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
}

void
_kiosk_visit_end_question (JsonBuilder *builder)
{
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

void
_kiosk_visit_add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

void
_kiosk_visit_add_challenge (KioskVisit *self, JsonBuilder *builder)
{
  const gboolean is_known = kiosk_visit_asks_identity (self) && self->challenge != NULL;

  _kiosk_visit_add_string (builder, "challenge", is_known ? self->challenge->id : NULL);
}

/* cursor: (nullable) of the page, NULL for the first. */
static void
ask_page (KioskVisit *self,
          const char *cursor,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  g_autoptr (JsonBuilder) question = json_builder_new ();

  _kiosk_visit_begin_question (question, "enquiry");
  _kiosk_visit_add_string (question, "service", civic_service_get_id (self->service));
  json_builder_set_member_name (question, "answers");
  json_builder_add_value (question, civic_answers_to_json (self->answers));
  _kiosk_visit_add_challenge (self, question);
  json_builder_set_member_name (question, "limit");
  json_builder_add_int_value (question, KIOSK_RESULT_PAGE);
  _kiosk_visit_add_string (question, "cursor", cursor);
  _kiosk_visit_end_question (question);
  kiosk_visit_ask_async (self, "enquire", question, cancellable, callback, user_data);
}

void
kiosk_visit_enquire_async (KioskVisit *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (KIOSK_IS_VISIT (self));
  g_return_if_fail (self->answers != NULL);

  ask_page (self, NULL, cancellable, callback, user_data);
}

static void
take_cursor (KioskVisit *self, JsonNode *answer)
{
  g_clear_pointer (&self->results_cursor, g_free);
  if (answer != NULL)
    self->results_cursor =
      g_strdup (kiosk_reply_get_string (json_node_get_object (answer), "next"));
}

static GPtrArray *
read_page (JsonNode *answer, GError **error)
{
  return kiosk_result_read_list (json_object_get_member (json_node_get_object (answer), "results"),
                                 error);
}

gboolean
kiosk_visit_enquire_finish (KioskVisit *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GError) refused = NULL;
  g_autoptr (JsonNode) answer = _kiosk_visit_ask_finish_whole (self, result, "results", &refused);
  GPtrArray *results = NULL;

  if (g_error_matches (refused, KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_NOT_FOUND))
    /* That there is none is an answer. */
    results = g_ptr_array_new_with_free_func ((GDestroyNotify) kiosk_result_unref);
  else if (refused != NULL)
    g_propagate_error (error, g_steal_pointer (&refused));
  else
    results = read_page (answer, error);
  if (results == NULL)
    return FALSE;
  kiosk_visit_drop_results (self);
  self->results = results;
  take_cursor (self, answer);
  return TRUE;
}

void
kiosk_visit_enquire_on_async (KioskVisit *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (KIOSK_IS_VISIT (self));
  g_return_if_fail (kiosk_visit_has_more_results (self));

  ask_page (self, self->results_cursor, cancellable, callback, user_data);
}

gboolean
kiosk_visit_enquire_on_finish (KioskVisit *self, GAsyncResult *result, GError **error)
{
  g_autoptr (JsonNode) answer = _kiosk_visit_ask_finish_whole (self, result, "results", error);
  g_autoptr (GPtrArray) page = answer != NULL ? read_page (answer, error) : NULL;

  if (page == NULL)
    return FALSE;
  for (guint i = 0; i < page->len; i++)
    g_ptr_array_add (self->results, kiosk_result_ref (g_ptr_array_index (page, i)));
  take_cursor (self, answer);
  return TRUE;
}

gboolean
kiosk_visit_has_more_results (KioskVisit *self)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), FALSE);

  return self->results != NULL && self->results_cursor != NULL;
}

GPtrArray *
kiosk_visit_get_results (KioskVisit *self)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), NULL);

  return self->results;
}

void
kiosk_visit_drop_results (KioskVisit *self)
{
  g_return_if_fail (KIOSK_IS_VISIT (self));

  g_clear_pointer (&self->results, g_ptr_array_unref);
  g_clear_pointer (&self->results_cursor, g_free);
}

guint
kiosk_visit_get_detour (KioskVisit *self)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), 0);

  return self->detour;
}

void
kiosk_visit_set_detour (KioskVisit *self, guint step)
{
  g_return_if_fail (KIOSK_IS_VISIT (self));

  self->detour = step;
}

KioskPayment *
kiosk_visit_get_payment (KioskVisit *self)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), NULL);

  return self->payment;
}

void
kiosk_visit_begin_payment (KioskVisit *self, const char *bill, KioskResult *about)
{
  g_return_if_fail (KIOSK_IS_VISIT (self));
  g_return_if_fail (bill != NULL);

  kiosk_visit_end_payment (self);
  self->payment = kiosk_payment_new (self, bill, about);
  g_signal_connect_object (self->payment, "paid", G_CALLBACK (_kiosk_visit_print_paid), self,
                           G_CONNECT_SWAPPED);
}

void
kiosk_visit_end_payment (KioskVisit *self)
{
  g_return_if_fail (KIOSK_IS_VISIT (self));

  if (self->payment != NULL)
    kiosk_payment_close (self->payment);
  g_clear_object (&self->payment);
}
