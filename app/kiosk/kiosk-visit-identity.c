/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-visit-private.h"

/* Who she is, as far as the kiosk may know: a challenge that she answered with her phone. */

const char *
kiosk_visit_get_person_id (KioskVisit *self)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), NULL);

  return self->person_id != NULL ? self->person_id : "";
}

void
kiosk_visit_set_person_id (KioskVisit *self, const char *typed)
{
  g_return_if_fail (KIOSK_IS_VISIT (self));

  _kiosk_visit_replace (&self->person_id, typed);
}

const CivicChallenge *
kiosk_visit_get_challenge (KioskVisit *self)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), NULL);

  return self->challenge;
}

guint
kiosk_visit_get_challenge_remaining_s (KioskVisit *self)
{
  gint64 remaining_us = 0;

  g_return_val_if_fail (KIOSK_IS_VISIT (self), 0);

  if (self->challenge == NULL)
    return 0;
  remaining_us = self->challenge_ends_us - g_get_monotonic_time ();
  return remaining_us > 0 ? (guint) ((remaining_us + G_TIME_SPAN_SECOND - 1) / G_TIME_SPAN_SECOND)
                          : 0;
}

void
kiosk_visit_drop_challenge (KioskVisit *self)
{
  g_return_if_fail (KIOSK_IS_VISIT (self));

  _kiosk_visit_set_challenge (self, NULL);
}

gboolean
kiosk_visit_is_identified (KioskVisit *self)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), FALSE);

  return self->challenge != NULL && self->challenge->state == CIVIC_CHALLENGE_COMPLETED;
}

/* members: names and values by turns, NULL-terminated. */
static void
ask_identity_async (KioskVisit *self,
                    const char *kind,
                    const char *const *members,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  g_autoptr (JsonBuilder) question = json_builder_new ();

  json_builder_begin_object (question);
  json_builder_set_member_name (question, "identity");
  json_builder_begin_object (question);
  for (; members[0] != NULL; members += 2) {
    json_builder_set_member_name (question, members[0]);
    json_builder_add_string_value (question, members[1]);
  }
  json_builder_end_object (question);
  json_builder_end_object (question);
  kiosk_visit_ask_async (self, kind, question, cancellable, callback, user_data);
}

void
kiosk_visit_start_identity_async (KioskVisit *self,
                                  const char *person_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  const char *const members[] = { "person_id", person_id, NULL };

  g_return_if_fail (KIOSK_IS_VISIT (self));
  g_return_if_fail (person_id != NULL);

  ask_identity_async (self, "identity-start", members, cancellable, callback, user_data);
}

void
kiosk_visit_send_passcode_async (KioskVisit *self,
                                 const char *person_id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  const char *const members[] = {
    "person_id", person_id, "method", "passcode", "language", kiosk_visit_get_language (self), NULL,
  };

  g_return_if_fail (KIOSK_IS_VISIT (self));
  g_return_if_fail (person_id != NULL);

  ask_identity_async (self, "identity-start", members, cancellable, callback, user_data);
}

void
kiosk_visit_check_identity_async (KioskVisit *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (KIOSK_IS_VISIT (self));
  g_return_if_fail (self->challenge != NULL);

  ask_identity_async (self, "identity-check",
                      (const char *const[]){ "challenge", self->challenge->id, NULL }, cancellable,
                      callback, user_data);
}

void
kiosk_visit_check_passcode_async (KioskVisit *self,
                                  const char *passcode,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (KIOSK_IS_VISIT (self));
  g_return_if_fail (self->challenge != NULL);
  g_return_if_fail (passcode != NULL);

  ask_identity_async (
    self, "identity-check",
    (const char *const[]){ "challenge", self->challenge->id, "passcode", passcode, NULL },
    cancellable, callback, user_data);
}

gboolean
kiosk_visit_identity_finish (KioskVisit *self, GAsyncResult *result, GError **error)
{
  g_autoptr (JsonNode) node = kiosk_visit_ask_finish (self, result, "challenge", error);
  CivicChallenge *challenge = NULL;

  if (node == NULL)
    return FALSE;
  challenge = civic_challenge_new_from_json (node, NULL);
  if (challenge == NULL) {
    g_set_error_literal (error, KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_BROKEN,
                         "The central's challenge is malformed");
    return FALSE;
  }
  _kiosk_visit_set_challenge (self, challenge);
  return TRUE;
}
