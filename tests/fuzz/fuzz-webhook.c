/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "fuzz-target.h"

#include "central-keys.h"
#include "central-webhook-notice.h"
#include "central-webhook-signature.h"

#include <string.h>

#define NOW_S 1795333890

static void
read_notice (GBytes *body)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CentralPayment) payment = central_webhook_notice_read (body, &error);

  g_assert_true ((payment == NULL) == (error != NULL));
  if (payment)
    g_assert_true (payment->bill && payment->halalas > 0 && payment->method && payment->reference &&
                   payment->paid_at);
}

/* A header, a line feed, a body. What is signed, whatever it is, is believed, and no other body. */
int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t size)
{
  static const guint8 key[CENTRAL_KEYS_WEBHOOK_BYTES] = { 1 };
  static const guint8 other_key[CENTRAL_KEYS_WEBHOOK_BYTES] = { 2 };
  g_autofree char *text = fuzz_target_text (bytes, size);
  const char *end = strchr (text, '\n');
  g_autofree char *header = end ? g_strndup (text, (gsize) (end - text)) : g_strdup (text);
  g_autoptr (GBytes) body = g_bytes_new (end ? end + 1 : "", end ? strlen (end + 1) : 0);
  g_autofree char *signature = central_webhook_signature_make (key, body, NOW_S);

  read_notice (body);
  g_assert_true (central_webhook_signature_check (key, signature, body, NOW_S, NULL));
  g_assert_false (central_webhook_signature_check (other_key, signature, body, NOW_S, NULL));
  g_assert_false (central_webhook_signature_check (key, header, body, NOW_S, NULL));
  return 0;
}
