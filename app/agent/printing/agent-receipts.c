/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-receipts.h"

#include "civic-keys.h"
#include "civic-receipt-token.h"
#include "civic-tracking-code.h"

#include <string.h>

#define SERVICE_LENGTH_MAXIMUM 40

struct _AgentReceipts {
  char *kiosk;
  char *tracking_url;
  guint8 *sign_secret;
};

static gboolean
is_service_id (const char *text)
{
  gsize length = strlen (text);

  return length >= 1 && length <= SERVICE_LENGTH_MAXIMUM &&
         strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

AgentReceipts *
agent_receipts_new (CivicSettings *settings, GError **error)
{
  g_autoptr (AgentReceipts) self = g_new0 (AgentReceipts, 1);
  const char *key_path = civic_settings_get_path (settings, "central", "kiosk_sign_key");

  self->kiosk = g_strdup (civic_settings_get_string (settings, "kiosk", "id"));
  self->tracking_url = g_strdup (civic_settings_get_string (settings, "central", "tracking_url"));
  self->sign_secret = civic_keys_load_secret (key_path, CIVIC_KEYS_SIGN_SECRET_BYTES, error);
  if (self->sign_secret == NULL)
    return NULL;

  return g_steal_pointer (&self);
}

void
agent_receipts_free (AgentReceipts *self)
{
  g_clear_pointer (&self->sign_secret, civic_keys_free_secret);
  g_free (self->kiosk);
  g_free (self->tracking_url);
  g_free (self);
}

char *
agent_receipts_sign (AgentReceipts *self, const char *code, const char *service, GError **error)
{
  g_autofree char *token = NULL;
  CivicReceiptToken content = {
    .code = (char *) code,
    .kiosk = self->kiosk,
    .service = (char *) service,
    .made_at_s = g_get_real_time () / G_USEC_PER_SEC,
  };

  if (!civic_tracking_code_is_valid (code) || !is_service_id (service)) {
    g_set_error (error, AGENT_ERROR, AGENT_ERROR_BAD_REQUEST, "No tracking code or no service");
    return NULL;
  }
  token = civic_receipt_token_sign (&content, self->sign_secret);

  return g_strconcat (self->tracking_url, token, NULL);
}
