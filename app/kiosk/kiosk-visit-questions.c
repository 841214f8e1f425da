/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-visit-private.h"

#include "civic-json.h"

#include <string.h>

/* What a visit asks the central and waits for: the request is sealed here, relayed by the blind
 * agent, and the answer opened here. */

static JsonNode *
open_answer (KioskVisit *self, GBytes *request, GBytes *answer)
{
  char *text =
    self->session != NULL ? civic_session_open (self->session, request, answer, NULL) : NULL;
  g_autoptr (JsonNode) root = NULL;

  if (text == NULL)
    return NULL;
  root = civic_json_parse (text, strlen (text), NULL);
  civic_envelope_free_text (text);
  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? g_steal_pointer (&root) : NULL;
}

static void
on_relay_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  KioskVisit *self = g_task_get_source_object (task);
  GBytes *request = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) answer =
    kiosk_agent_link_relay_finish (KIOSK_AGENT_LINK (source), result, &error);
  JsonNode *root = NULL;

  if (answer == NULL) {
    g_task_return_error (task, error);
    return;
  }
  root = open_answer (self, request, answer);
  if (root == NULL)
    g_task_return_new_error (task, KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_BROKEN,
                             "The central's answer cannot be opened");
  else
    g_task_return_pointer (task, root, (GDestroyNotify) json_node_unref);
}

void
kiosk_visit_ask_async (KioskVisit *self,
                       const char *kind,
                       JsonBuilder *question,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  GError *error = NULL;
  GBytes *request = NULL;

  g_return_if_fail (KIOSK_IS_VISIT (self));
  g_return_if_fail (kind != NULL && JSON_IS_BUILDER (question));

  task = g_task_new (self, cancellable, callback, user_data);
  root = json_builder_get_root (question);
  text = json_to_string (root, FALSE);
  request = civic_session_seal (self->session, text, &error);
  if (request == NULL) {
    g_task_return_error (task, error);
    return;
  }
  g_task_set_task_data (task, request, (GDestroyNotify) g_bytes_unref);
  kiosk_agent_link_relay_async (kiosk_station_get_link (self->station), kind, request, cancellable,
                                on_relay_ready, g_object_ref (task));
}

/* The central's own words for why not, by what can be done about it. */
static KioskAgentError
read_problem (JsonObject *answer)
{
  static const struct {
    const char *code;
    KioskAgentError error;
  } problems[] = {
    { "not-found", KIOSK_AGENT_ERROR_NOT_FOUND }, { "unavailable", KIOSK_AGENT_ERROR_UNREACHABLE },
    { "taken", KIOSK_AGENT_ERROR_TOO_LATE },      { "paid", KIOSK_AGENT_ERROR_TOO_LATE },
    { "no-mobile", KIOSK_AGENT_ERROR_NO_MOBILE }, { "too-many", KIOSK_AGENT_ERROR_TOO_MANY },
  };
  JsonNode *problem = json_object_get_member (answer, "problem");
  JsonNode *code = problem != NULL && JSON_NODE_HOLDS_OBJECT (problem)
                     ? json_object_get_member (json_node_get_object (problem), "code")
                     : NULL;

  if (problem == NULL)
    return KIOSK_AGENT_ERROR_BROKEN;
  for (gsize i = 0; i < G_N_ELEMENTS (problems); i++)
    if (code != NULL && json_node_get_value_type (code) == G_TYPE_STRING &&
        g_str_equal (json_node_get_string (code), problems[i].code))
      return problems[i].error;
  return KIOSK_AGENT_ERROR_REFUSED;
}

JsonNode *
_kiosk_visit_ask_finish_whole (KioskVisit *self,
                               GAsyncResult *result,
                               const char *member,
                               GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  root = g_task_propagate_pointer (G_TASK (result), error);
  if (root == NULL)
    return NULL;
  object = json_node_get_object (root);
  if (json_object_has_member (object, member))
    return g_steal_pointer (&root);

  g_set_error (error, KIOSK_AGENT_ERROR, read_problem (object),
               "The central's answer has no \"%s\"", member);
  return NULL;
}

JsonNode *
kiosk_visit_ask_finish (KioskVisit *self, GAsyncResult *result, const char *member, GError **error)
{
  g_autoptr (JsonNode) root = _kiosk_visit_ask_finish_whole (self, result, member, error);

  return root != NULL ? json_node_ref (json_object_get_member (json_node_get_object (root), member))
                      : NULL;
}

void
kiosk_visit_ask_quote_async (KioskVisit *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (JsonBuilder) question = json_builder_new ();

  g_return_if_fail (KIOSK_IS_VISIT (self));
  g_return_if_fail (self->answers != NULL);

  json_builder_begin_object (question);
  json_builder_set_member_name (question, "quote");
  json_builder_begin_object (question);
  json_builder_set_member_name (question, "service");
  json_builder_add_string_value (question, civic_service_get_id (self->service));
  json_builder_set_member_name (question, "answers");
  json_builder_add_value (question, civic_answers_to_json (self->answers));
  json_builder_set_member_name (question, "challenge");
  json_builder_add_string_value (question, self->challenge != NULL ? self->challenge->id : NULL);
  json_builder_end_object (question);
  json_builder_end_object (question);
  kiosk_visit_ask_async (self, "quote", question, cancellable, callback, user_data);
}

gboolean
kiosk_visit_ask_quote_finish (KioskVisit *self, GAsyncResult *result, GError **error)
{
  g_autoptr (JsonNode) node = kiosk_visit_ask_finish (self, result, "quote", error);
  CivicQuote *quote = NULL;

  if (node == NULL)
    return FALSE;
  quote = civic_quote_new_from_json (node, NULL);
  if (quote == NULL) {
    g_set_error_literal (error, KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_BROKEN,
                         "The central's quote is malformed");
    return FALSE;
  }
  _kiosk_visit_set_quote (self, quote);
  return TRUE;
}

void
kiosk_visit_track_async (KioskVisit *self,
                         const char *bare_code,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (JsonBuilder) question = json_builder_new ();

  g_return_if_fail (KIOSK_IS_VISIT (self));
  g_return_if_fail (bare_code != NULL);

  json_builder_begin_object (question);
  json_builder_set_member_name (question, "track");
  json_builder_begin_object (question);
  json_builder_set_member_name (question, "code");
  json_builder_add_string_value (question, bare_code);
  json_builder_end_object (question);
  json_builder_end_object (question);
  kiosk_visit_ask_async (self, "track", question, cancellable, callback, user_data);
}

JsonNode *
kiosk_visit_track_finish (KioskVisit *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GError) refused = NULL;
  g_autoptr (JsonNode) node = kiosk_visit_ask_finish (self, result, "filing", &refused);

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    return g_steal_pointer (&node);
  if (node != NULL)
    g_set_error_literal (&refused, KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_BROKEN,
                         "The central's filing is not an object");
  /* That there is none is an answer. */
  if (!g_error_matches (refused, KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&refused));
  return NULL;
}

void
kiosk_visit_rate_async (KioskVisit *self,
                        guint stars,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (JsonBuilder) question = json_builder_new ();

  g_return_if_fail (KIOSK_IS_VISIT (self));
  g_return_if_fail (stars >= 1 && stars <= 5);
  g_return_if_fail (kiosk_visit_get_code (self) != NULL);

  kiosk_agent_link_note_rating (kiosk_station_get_link (self->station), stars);
  json_builder_begin_object (question);
  json_builder_set_member_name (question, "rating");
  json_builder_begin_object (question);
  json_builder_set_member_name (question, "code");
  json_builder_add_string_value (question, kiosk_visit_get_code (self));
  json_builder_set_member_name (question, "stars");
  json_builder_add_int_value (question, stars);
  json_builder_end_object (question);
  json_builder_end_object (question);
  kiosk_visit_ask_async (self, "rate", question, cancellable, callback, user_data);
}

gboolean
kiosk_visit_rate_finish (KioskVisit *self, GAsyncResult *result, GError **error)
{
  g_autoptr (JsonNode) node = kiosk_visit_ask_finish (self, result, "rating", error);

  return node != NULL;
}
