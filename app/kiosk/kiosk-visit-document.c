/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-visit-private.h"

/* The issued document she wants on paper. */

const char *
kiosk_visit_get_document_id (KioskVisit *self)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), NULL);

  return self->document_id;
}

void
kiosk_visit_set_document_id (KioskVisit *self, const char *document_id)
{
  g_return_if_fail (KIOSK_IS_VISIT (self));

  if (g_strcmp0 (self->document_id, document_id) == 0)
    return;
  _kiosk_visit_replace (&self->document_id, document_id);
  self->attempt_count = 0;
  _kiosk_visit_drop_paper (self);
  g_clear_pointer (&self->document, kiosk_document_free);
}

const KioskDocument *
kiosk_visit_get_document (KioskVisit *self)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), NULL);

  return self->document;
}

void
kiosk_visit_ask_document_async (KioskVisit *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (JsonBuilder) question = json_builder_new ();

  g_return_if_fail (KIOSK_IS_VISIT (self));
  g_return_if_fail (self->document_id != NULL);

  _kiosk_visit_begin_question (question, "document");
  _kiosk_visit_add_string (question, "id", self->document_id);
  _kiosk_visit_add_challenge (self, question);
  _kiosk_visit_end_question (question);
  kiosk_visit_ask_async (self, "document", question, cancellable, callback, user_data);
}

gboolean
kiosk_visit_ask_document_finish (KioskVisit *self, GAsyncResult *result, GError **error)
{
  g_autoptr (JsonNode) node = kiosk_visit_ask_finish (self, result, "document", error);
  KioskDocument *document = node != NULL ? kiosk_document_new_from_json (node, error) : NULL;

  if (document == NULL)
    return FALSE;
  g_clear_pointer (&self->document, kiosk_document_free);
  self->document = document;
  return TRUE;
}
