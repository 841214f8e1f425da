/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-document.h"

#include "kiosk-reply.h"

static JsonNode *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_ref (node) : NULL;
}

KioskDocument *
kiosk_document_new_from_json (JsonNode *node, GError **error)
{
  g_autoptr (KioskDocument) self = g_new0 (KioskDocument, 1);
  JsonObject *object =
    node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  if (object != NULL) {
    self->id = g_strdup (kiosk_reply_get_string (object, "id"));
    self->number = g_strdup (kiosk_reply_get_string (object, "number"));
    self->title = get_text (object, "title");
    self->subtitle = get_text (object, "subtitle");
    self->issued_at = g_strdup (kiosk_reply_get_string (object, "issued_at"));
    self->valid_until = g_strdup (kiosk_reply_get_string (object, "valid_until"));
    self->lines = kiosk_result_read_lines (json_object_get_member (object, "lines"), NULL);
    self->url = g_strdup (kiosk_reply_get_string (object, "url"));
  }
  if (self->id != NULL && self->number != NULL && self->title != NULL && self->lines != NULL &&
      self->url != NULL)
    return g_steal_pointer (&self);
  g_set_error_literal (error, KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_BROKEN,
                       "The central's document is malformed");
  return NULL;
}

void
kiosk_document_free (KioskDocument *self)
{
  g_free (self->id);
  g_free (self->number);
  g_clear_pointer (&self->title, json_node_unref);
  g_clear_pointer (&self->subtitle, json_node_unref);
  g_free (self->issued_at);
  g_free (self->valid_until);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_free (self->url);
  g_free (self);
}

char *
kiosk_document_display_date (const char *iso, const char *language)
{
  KioskLine line = { .kind = KIOSK_LINE_DATE, .value = (char *) iso };

  return iso != NULL ? kiosk_line_display (&line, language) : NULL;
}
