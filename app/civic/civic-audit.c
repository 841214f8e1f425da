/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-audit.h"

#include "civic-json.h"
#include "civic-shape-private.h"
#include "civic-sodium-private.h"

#include <string.h>

#define PURPOSE "KushkAuditEntry1"
#define CHAIN_BYTES (CIVIC_AUDIT_CHAIN_DIGITS / 2)
#define HASH_BYTES (CIVIC_AUDIT_HASH_DIGITS / 2)
#define NAME "audit entry"

void
civic_audit_head_draw (CivicAuditHead *ret_head)
{
  guint8 bytes[CHAIN_BYTES];

  civic_sodium_start ();
  randombytes_buf (bytes, sizeof bytes);
  sodium_bin2hex (ret_head->chain, sizeof ret_head->chain, bytes, sizeof bytes);
  ret_head->number = 0;
  memset (ret_head->hash, '0', CIVIC_AUDIT_HASH_DIGITS);
  ret_head->hash[CIVIC_AUDIT_HASH_DIGITS] = '\0';
}

void
civic_audit_head_take (CivicAuditHead *ret_head, const CivicAuditEntry *entry)
{
  g_strlcpy (ret_head->chain, entry->chain, sizeof ret_head->chain);
  ret_head->number = entry->number;
  g_strlcpy (ret_head->hash, entry->hash, sizeof ret_head->hash);
}

static void
take_hexadecimal (crypto_generichash_state *state, const char *digits, gsize size)
{
  guint8 bytes[HASH_BYTES];

  sodium_hex2bin (bytes, sizeof bytes, digits, strlen (digits), NULL, NULL, NULL);
  crypto_generichash_update (state, bytes, size);
}

static void
take_text (crypto_generichash_state *state, const char *text)
{
  guint8 length = (guint8) strlen (text);

  crypto_generichash_update (state, &length, 1);
  crypto_generichash_update (state, (const guint8 *) text, length);
}

static char *
hash (const CivicAuditEntry *self)
{
  guint64 number = GUINT64_TO_BE ((guint64) self->number);
  guint8 digest[HASH_BYTES];
  char *digits = g_malloc (CIVIC_AUDIT_HASH_DIGITS + 1);
  crypto_generichash_state state;

  civic_sodium_start ();
  crypto_generichash_init (&state, NULL, 0, sizeof digest);
  crypto_generichash_update (&state, (const guint8 *) PURPOSE, strlen (PURPOSE));
  take_hexadecimal (&state, self->chain, CHAIN_BYTES);
  crypto_generichash_update (&state, (const guint8 *) &number, sizeof number);
  take_hexadecimal (&state, self->previous, HASH_BYTES);
  take_text (&state, self->at);
  take_text (&state, self->account);
  take_text (&state, civic_audit_event_to_string (self->event));
  take_text (&state, self->subject);
  crypto_generichash_final (&state, digest, sizeof digest);
  return sodium_bin2hex (digits, CIVIC_AUDIT_HASH_DIGITS + 1, digest, sizeof digest);
}

CivicAuditEntry *
civic_audit_entry_new (const CivicAuditHead *head,
                       const char *at,
                       const char *account,
                       CivicAuditEvent event,
                       const char *subject)
{
  CivicAuditEntry *self;

  g_return_val_if_fail (head != NULL && head->number < CIVIC_AUDIT_NUMBER_MAXIMUM, NULL);
  g_return_val_if_fail (civic_shape_is_time (at), NULL);
  g_return_val_if_fail (civic_audit_is_account (account), NULL);
  g_return_val_if_fail (civic_audit_event_takes (event, subject), NULL);

  self = g_new0 (CivicAuditEntry, 1);
  self->chain = g_strdup (head->chain);
  self->number = head->number + 1;
  self->at = g_strdup (at);
  self->account = g_strdup (account);
  self->event = event;
  self->subject = g_strdup (subject);
  self->previous = g_strdup (head->hash);
  self->hash = hash (self);
  return self;
}

void
civic_audit_entry_free (CivicAuditEntry *self)
{
  if (self == NULL)
    return;

  g_free (self->chain);
  g_free (self->at);
  g_free (self->account);
  g_free (self->subject);
  g_free (self->previous);
  g_free (self->hash);
  g_free (self);
}

gboolean
civic_audit_entry_is_whole (const CivicAuditEntry *self)
{
  g_autofree char *own = hash (self);

  return g_str_equal (own, self->hash);
}

/* No member's shape has a character that JSON would have to escape. */
char *
civic_audit_entry_to_line (const CivicAuditEntry *self)
{
  return g_strdup_printf ("{\"chain\":\"%s\",\"number\":%" G_GINT64_FORMAT ",\"at\":\"%s\","
                          "\"account\":\"%s\",\"event\":\"%s\",\"subject\":\"%s\","
                          "\"previous\":\"%s\",\"hash\":\"%s\"}",
                          self->chain, self->number, self->at, self->account,
                          civic_audit_event_to_string (self->event), self->subject, self->previous,
                          self->hash);
}

static gboolean
is_event (const char *text)
{
  CivicAuditEvent event;

  return civic_audit_event_from_string (text, &event);
}

static gboolean
is_any (const char *text)
{
  return TRUE;
}

static void
read_event (CivicReader *reader, CivicAuditEntry *self)
{
  g_autofree char *word = civic_shape_read (reader, "event", is_event);

  self->subject = civic_shape_read (reader, "subject", is_any);
  if (!civic_audit_event_from_string (word, &self->event))
    return;
  if (!civic_audit_event_takes (self->event, self->subject))
    civic_reader_complain (reader, "subject", "not one of this event");
}

CivicAuditEntry *
civic_audit_entry_read (JsonNode *node, GError **error)
{
  CivicReader *reader = civic_reader_new (NAME, CIVIC_ERROR_MALFORMED, node);
  g_autoptr (CivicAuditEntry) self = g_new0 (CivicAuditEntry, 1);

  self->chain = civic_shape_read (reader, "chain", civic_shape_is_id);
  self->number = civic_reader_get_integer (reader, "number", 1, CIVIC_AUDIT_NUMBER_MAXIMUM);
  self->at = civic_shape_read (reader, "at", civic_shape_is_time);
  self->account = civic_shape_read (reader, "account", civic_audit_is_account);
  read_event (reader, self);
  self->previous = civic_shape_read (reader, "previous", civic_shape_is_digest);
  self->hash = civic_shape_read (reader, "hash", civic_shape_is_digest);

  return civic_reader_finish (reader, error) ? g_steal_pointer (&self) : NULL;
}

static gboolean
is_spelt_so (const CivicAuditEntry *self, const char *line, gsize length)
{
  g_autofree char *own = civic_audit_entry_to_line (self);

  return strlen (own) == length && memcmp (own, line, length) == 0;
}

CivicAuditEntry *
civic_audit_entry_parse (const char *line, gsize length, GError **error)
{
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (CivicAuditEntry) self = NULL;

  if (length > CIVIC_AUDIT_LINE_MAXIMUM) {
    g_set_error_literal (error, CIVIC_ERROR, CIVIC_ERROR_MALFORMED, NAME ": too long");
    return NULL;
  }
  node = civic_json_parse (line, length, error);
  self = node != NULL ? civic_audit_entry_read (node, error) : NULL;
  if (self == NULL)
    return NULL;
  if (!is_spelt_so (self, line, length)) {
    g_set_error_literal (error, CIVIC_ERROR, CIVIC_ERROR_MALFORMED, NAME ": spelt otherwise");
    return NULL;
  }
  return g_steal_pointer (&self);
}
