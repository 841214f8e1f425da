/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-visit-private.h"

#include "kiosk-plain-text.h"
#include "kiosk-reply.h"

/* The code on her own phone, where no paper can be had. */

void
kiosk_visit_send_message_async (KioskVisit *self,
                                const char *mobile,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (JsonBuilder) question = json_builder_new ();

  g_return_if_fail (KIOSK_IS_VISIT (self));
  g_return_if_fail (self->code != NULL);

  _kiosk_visit_begin_question (question, "message");
  _kiosk_visit_add_string (question, "purpose", "tracking");
  _kiosk_visit_add_string (question, "code", self->code);
  _kiosk_visit_add_string (question, "mobile", mobile);
  _kiosk_visit_add_string (question, "language", self->language);
  _kiosk_visit_end_question (question);
  kiosk_visit_ask_async (self, "message", question, cancellable, callback, user_data);
}

/* It is told by the central, so it is shown without trust. */
static char *
read_mobile (JsonNode *message)
{
  const char *mobile = JSON_NODE_HOLDS_OBJECT (message)
                         ? kiosk_reply_get_string (json_node_get_object (message), "mobile")
                         : NULL;

  return mobile != NULL ? kiosk_plain_text (mobile, KIOSK_PLAIN_TEXT_TITLE) : NULL;
}

gboolean
kiosk_visit_send_message_finish (KioskVisit *self, GAsyncResult *result, GError **error)
{
  g_autoptr (JsonNode) message = kiosk_visit_ask_finish (self, result, "message", error);
  g_autofree char *mobile = NULL;

  if (message == NULL)
    return FALSE;
  mobile = read_mobile (message);
  if (mobile == NULL) {
    g_set_error_literal (error, KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_BROKEN,
                         "The central does not say where the message went");
    return FALSE;
  }
  _kiosk_visit_replace (&self->message_mobile, mobile);
  return TRUE;
}

const char *
kiosk_visit_get_message_mobile (KioskVisit *self)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), NULL);

  return self->message_mobile;
}
