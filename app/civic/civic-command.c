/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-command.h"

#include "civic-keys.h"
#include "civic-reader-private.h"
#include "civic-shape-private.h"
#include "civic-sodium-private.h"

#define NAME "command"

static const char *const actions[] = {
  [CIVIC_COMMAND_CLOSE] = "close",
  [CIVIC_COMMAND_OPEN] = "open",
  [CIVIC_COMMAND_REFRESH_CATALOGUE] = "refresh-catalogue",
  [CIVIC_COMMAND_RESTART] = "restart",
  NULL,
};

static const char *const messages[] = {
  [CIVIC_COMMAND_MESSAGE_NONE] = "",
  [CIVIC_COMMAND_MESSAGE_MAINTENANCE] = "maintenance",
  [CIVIC_COMMAND_MESSAGE_SHORT_BREAK] = "short-break",
  [CIVIC_COMMAND_MESSAGE_MOVED] = "moved",
  [CIVIC_COMMAND_MESSAGE_USE_COUNTER] = "use-counter",
  NULL,
};

const char *
civic_command_action_to_string (CivicCommandAction action)
{
  g_return_val_if_fail ((guint) action < G_N_ELEMENTS (actions) - 1, NULL);

  return actions[action];
}

const char *
civic_command_message_to_string (CivicCommandMessage message)
{
  g_return_val_if_fail ((guint) message < G_N_ELEMENTS (messages) - 1, NULL);

  return messages[message];
}

gboolean
civic_command_action_from_string (const char *word, CivicCommandAction *ret_action)
{
  guint index = 0;

  if (!civic_shape_find_word (actions, word, &index))
    return FALSE;
  *ret_action = (CivicCommandAction) index;
  return TRUE;
}

gboolean
civic_command_message_from_string (const char *word, CivicCommandMessage *ret_message)
{
  guint index = 0;

  if (!civic_shape_find_word (messages, word, &index))
    return FALSE;
  *ret_message = (CivicCommandMessage) index;
  return TRUE;
}

static gboolean
has_good_life (const CivicCommand *self)
{
  g_autoptr (GDateTime) issued_at = g_date_time_new_from_iso8601 (self->issued_at, NULL);
  g_autoptr (GDateTime) expires_at = g_date_time_new_from_iso8601 (self->expires_at, NULL);
  GTimeSpan life = g_date_time_difference (expires_at, issued_at);

  return life > 0 && life <= CIVIC_COMMAND_MAXIMUM_LIFE_S * G_TIME_SPAN_SECOND;
}

static gboolean
has_good_action (const CivicCommand *self)
{
  if ((guint) self->action >= G_N_ELEMENTS (actions) - 1 ||
      (guint) self->message >= G_N_ELEMENTS (messages) - 1)
    return FALSE;
  return self->action == CIVIC_COMMAND_CLOSE ||
         (self->message == CIVIC_COMMAND_MESSAGE_NONE && *self->until == '\0');
}

gboolean
civic_command_is_well_formed (const CivicCommand *self)
{
  return civic_shape_is_id (self->id) && civic_shape_is_kiosk_id (self->kiosk) &&
         civic_shape_is_maybe_time (self->until) && civic_shape_is_time (self->issued_at) &&
         civic_shape_is_time (self->expires_at) && has_good_action (self) && has_good_life (self);
}

static char *
signed_message (const CivicCommand *self)
{
  return g_strjoin ("\n", "kushk-command-v1", self->id, self->kiosk, actions[self->action],
                    messages[self->message], self->until, self->issued_at, self->expires_at, "",
                    NULL);
}

JsonNode *
civic_command_sign (const CivicCommand *self, const guint8 *sign_secret)
{
  g_autofree char *message = NULL;
  g_autofree char *base64 = NULL;
  guint8 signature[crypto_sign_BYTES];
  JsonNode *node = NULL;
  JsonObject *object = NULL;

  g_return_val_if_fail (self != NULL && sign_secret != NULL, NULL);
  g_return_val_if_fail (civic_command_is_well_formed (self), NULL);

  civic_sodium_start ();
  message = signed_message (self);
  crypto_sign_detached (signature, NULL, (const guint8 *) message, strlen (message), sign_secret);
  base64 = g_base64_encode (signature, sizeof signature);

  object = json_object_new ();
  json_object_set_string_member (object, "id", self->id);
  json_object_set_string_member (object, "kiosk", self->kiosk);
  json_object_set_string_member (object, "action", actions[self->action]);
  json_object_set_string_member (object, "message", messages[self->message]);
  json_object_set_string_member (object, "until", self->until);
  json_object_set_string_member (object, "issued_at", self->issued_at);
  json_object_set_string_member (object, "expires_at", self->expires_at);
  json_object_set_string_member (object, "signature", base64);
  node = json_node_init_object (json_node_alloc (), object);
  json_object_unref (object);
  return node;
}

static gboolean
is_message (const char *text)
{
  CivicCommandMessage message;

  return civic_command_message_from_string (text, &message);
}

static CivicCommandMessage
read_message (CivicReader *reader)
{
  g_autofree char *word = civic_shape_read (reader, "message", is_message);
  CivicCommandMessage message = CIVIC_COMMAND_MESSAGE_NONE;

  civic_command_message_from_string (word, &message);
  return message;
}

static void
read_signature (CivicReader *reader, guint8 *ret_signature)
{
  const char *text = civic_reader_get_string (reader, "signature", crypto_sign_BYTES * 2);
  gsize size = 0;

  if (text && (sodium_base642bin (ret_signature, crypto_sign_BYTES, text, strlen (text), NULL,
                                  &size, NULL, sodium_base64_VARIANT_ORIGINAL) != 0 ||
               size != crypto_sign_BYTES))
    civic_reader_complain (reader, "signature", "not %u bytes of base64", crypto_sign_BYTES);
}

static CivicCommand *
read_command (JsonNode *node, guint8 *ret_signature, GError **error)
{
  g_autoptr (CivicCommand) self = g_new0 (CivicCommand, 1);
  CivicReader *reader = civic_reader_new (NAME, CIVIC_ERROR_MALFORMED, node);

  self->id = civic_shape_read (reader, "id", civic_shape_is_id);
  self->kiosk = civic_shape_read (reader, "kiosk", civic_shape_is_kiosk_id);
  self->action = (CivicCommandAction) civic_reader_get_word (reader, "action", actions);
  self->message = read_message (reader);
  self->until = civic_shape_read (reader, "until", civic_shape_is_maybe_time);
  self->issued_at = civic_shape_read (reader, "issued_at", civic_shape_is_time);
  self->expires_at = civic_shape_read (reader, "expires_at", civic_shape_is_time);
  read_signature (reader, ret_signature);
  if (!civic_reader_has_complaint (reader) && !civic_command_is_well_formed (self))
    civic_reader_complain (reader, NULL, "its members do not go together");

  return civic_reader_finish (reader, error) ? g_steal_pointer (&self) : NULL;
}

static gboolean
is_over (const CivicCommand *self, GDateTime *now)
{
  g_autoptr (GDateTime) expires_at = g_date_time_new_from_iso8601 (self->expires_at, NULL);

  return g_date_time_compare (expires_at, now) <= 0;
}

static gboolean
is_signed (const CivicCommand *self, const guint8 *signature, GBytes *sign_public_key)
{
  g_autofree char *message = signed_message (self);

  return crypto_sign_verify_detached (signature, (const guint8 *) message, strlen (message),
                                      g_bytes_get_data (sign_public_key, NULL)) == 0;
}

CivicCommand *
civic_command_verify (
  JsonNode *node, GBytes *sign_public_key, const char *kiosk, GDateTime *now, GError **error)
{
  g_autoptr (CivicCommand) self = NULL;
  guint8 signature[crypto_sign_BYTES] = { 0 };

  g_return_val_if_fail (node != NULL && kiosk != NULL && now != NULL, NULL);
  g_return_val_if_fail (sign_public_key != NULL, NULL);
  g_return_val_if_fail (g_bytes_get_size (sign_public_key) == CIVIC_KEYS_SIGN_PUBLIC_BYTES, NULL);

  civic_sodium_start ();
  self = read_command (node, signature, error);
  if (self == NULL)
    return NULL;

  if (!is_signed (self, signature, sign_public_key))
    g_set_error_literal (error, CIVIC_ERROR, CIVIC_ERROR_FORGED,
                         NAME ": not signed by the central");
  else if (!g_str_equal (self->kiosk, kiosk))
    g_set_error_literal (error, CIVIC_ERROR, CIVIC_ERROR_FORGED, NAME ": meant for another kiosk");
  else if (is_over (self, now))
    g_set_error_literal (error, CIVIC_ERROR, CIVIC_ERROR_EXPIRED, NAME ": its time is over");
  else
    return g_steal_pointer (&self);
  return NULL;
}

void
civic_command_free (CivicCommand *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->kiosk);
  g_free (self->until);
  g_free (self->issued_at);
  g_free (self->expires_at);
  g_free (self);
}
