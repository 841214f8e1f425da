/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-webhook-signature.h"

#include <sodium.h>
#include <string.h>

#include "central-error.h"
#include "central-keys.h"

#define TIME_PREFIX "t="
#define TAG_PREFIX ",v1="
#define MAXIMUM_TIME_DIGITS 12
#define HEX_DIGITS "0123456789abcdef"
#define TAG_DIGITS (crypto_auth_hmacsha256_BYTES * 2)

static void
compute (const guint8 *key, const char *time, gsize time_length, GBytes *body, guint8 *ret_tag)
{
  gsize size = 0;
  const guint8 *bytes = g_bytes_get_data (body, &size);
  crypto_auth_hmacsha256_state state;

  crypto_auth_hmacsha256_init (&state, key, CENTRAL_KEYS_WEBHOOK_BYTES);
  crypto_auth_hmacsha256_update (&state, (const guint8 *) time, time_length);
  crypto_auth_hmacsha256_update (&state, (const guint8 *) ".", 1);
  crypto_auth_hmacsha256_update (&state, bytes, size);
  crypto_auth_hmacsha256_final (&state, ret_tag);
  sodium_memzero (&state, sizeof state);
}

/* Where the time and the tag begin; FALSE unless the value has this very shape. */
static gboolean
take_apart (const char *header, const char **ret_time, gsize *ret_time_length, const char **ret_tag)
{
  const char *time = NULL;
  const char *tag = NULL;
  gsize length = 0;

  if (header == NULL || !g_str_has_prefix (header, TIME_PREFIX))
    return FALSE;
  time = header + strlen (TIME_PREFIX);
  length = strspn (time, "0123456789");
  if (length == 0 || length > MAXIMUM_TIME_DIGITS || !g_str_has_prefix (time + length, TAG_PREFIX))
    return FALSE;
  tag = time + length + strlen (TAG_PREFIX);
  if (strlen (tag) != TAG_DIGITS || strspn (tag, HEX_DIGITS) != TAG_DIGITS)
    return FALSE;
  *ret_time = time;
  *ret_time_length = length;
  *ret_tag = tag;
  return TRUE;
}

static gboolean
is_genuine (const guint8 *key, const char *header, GBytes *body, gint64 now_s)
{
  guint8 expected[crypto_auth_hmacsha256_BYTES];
  guint8 given[crypto_auth_hmacsha256_BYTES];
  const char *time = NULL;
  const char *tag = NULL;
  gsize time_length = 0;
  gint64 signed_s = 0;

  if (!take_apart (header, &time, &time_length, &tag) ||
      sodium_hex2bin (given, sizeof given, tag, TAG_DIGITS, NULL, NULL, NULL) != 0)
    return FALSE;
  compute (key, time, time_length, body, expected);
  signed_s = g_ascii_strtoll (time, NULL, 10);
  return sodium_memcmp (expected, given, sizeof given) == 0 &&
         ABS (now_s - signed_s) <= CENTRAL_WEBHOOK_WINDOW_S;
}

gboolean
central_webhook_signature_check (
  const guint8 *key, const char *header, GBytes *body, gint64 now_s, GError **error)
{
  if (is_genuine (key, header, body, now_s))
    return TRUE;
  g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_UNSIGNED,
                       "X-Kushk-Signature is missing, not of this body, or not of these minutes");
  return FALSE;
}

char *
central_webhook_signature_make (const guint8 *key, GBytes *body, gint64 now_s)
{
  g_autofree char *time = g_strdup_printf ("%" G_GINT64_FORMAT, now_s);
  guint8 tag[crypto_auth_hmacsha256_BYTES];
  char digits[TAG_DIGITS + 1];

  compute (key, time, strlen (time), body, tag);
  sodium_bin2hex (digits, sizeof digits, tag, sizeof tag);
  return g_strconcat (TIME_PREFIX, time, TAG_PREFIX, digits, NULL);
}
