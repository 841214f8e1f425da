/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-quote.h"

#include "civic-sentences-private.h"

#include <string.h>

#define MAXIMUM_LINE_COUNT 40
#define MAXIMUM_LABEL_LENGTH 200
#define MAXIMUM_ID_LENGTH 64
#define MAXIMUM_HALALAS (G_GINT64_CONSTANT (1000000000) * 100)
#define BILLER_LENGTH 3
#define MAXIMUM_BILL_NUMBER_LENGTH 20

static void
line_free (gpointer memory)
{
  CivicQuoteLine *line = memory;

  g_clear_pointer (&line->label_by_language, json_node_unref);
  g_free (line);
}

void
civic_quote_free (CivicQuote *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_free (self->expires_at);
  g_free (self);
}

void
civic_bill_free (CivicBill *self)
{
  if (self == NULL)
    return;

  g_free (self->biller);
  g_free (self->number);
  g_free (self->due_at);
  g_free (self);
}

static char *
read_time (CivicReader *reader, const char *key)
{
  const char *text = civic_reader_get_string (reader, key, MAXIMUM_ID_LENGTH);
  g_autoptr (GDateTime) time = text == NULL ? NULL : g_date_time_new_from_iso8601 (text, NULL);

  if (text != NULL && time == NULL)
    civic_reader_complain (reader, key, "a time with its zone expected");
  return g_strdup (text);
}

static gpointer
read_line (CivicReader *reader, gpointer unused)
{
  static const char *const parts[] = { "municipality", "centre", "vat", NULL };
  CivicQuoteLine *line = g_new0 (CivicQuoteLine, 1);

  line->label_by_language = civic_sentences_read (reader, "label", MAXIMUM_LABEL_LENGTH);
  line->halalas = civic_reader_get_integer (reader, "halalas", 0, MAXIMUM_HALALAS);
  line->part =
    (CivicQuotePart) civic_reader_maybe_word (reader, "part", parts, CIVIC_QUOTE_MUNICIPALITY);
  return line;
}

static void
check_sum (CivicQuote *self, CivicReader *reader)
{
  gint64 sum = 0;

  for (guint i = 0; i < self->lines->len; i++)
    sum += ((CivicQuoteLine *) g_ptr_array_index (self->lines, i))->halalas;
  if (sum != self->total_halalas)
    civic_reader_complain (reader, "total_halalas", "not the sum of the lines");
}

CivicQuote *
civic_quote_new_from_json (JsonNode *node, GError **error)
{
  static const char *const paths[] = { "instant", "reviewed", NULL };
  g_autoptr (CivicQuote) self = NULL;
  CivicReader *reader;

  g_return_val_if_fail (node != NULL, NULL);

  self = g_new0 (CivicQuote, 1);
  reader = civic_reader_new ("quote", CIVIC_ERROR_MALFORMED, node);
  civic_reader_ignore_unknown_keys (reader);
  self->id = g_strdup (civic_reader_get_string (reader, "id", MAXIMUM_ID_LENGTH));
  self->is_instant = civic_reader_get_word (reader, "path", paths) == 0;
  self->expires_at = read_time (reader, "expires_at");
  self->lines =
    civic_reader_get_array (reader, "lines", 0, MAXIMUM_LINE_COUNT, read_line, NULL, line_free);
  self->total_halalas =
    civic_reader_get_integer (reader, "total_halalas", 0, MAXIMUM_HALALAS * MAXIMUM_LINE_COUNT);
  check_sum (self, reader);

  return civic_reader_finish (reader, error) ? g_steal_pointer (&self) : NULL;
}

const char *
civic_quote_line_get_label (const CivicQuoteLine *line, const char *language)
{
  g_return_val_if_fail (line != NULL, NULL);

  return civic_sentences_get (line->label_by_language, language);
}

static char *
read_digits (CivicReader *reader, const char *key, gsize minimum_length, gsize maximum_length)
{
  const char *digits = civic_reader_get_string (reader, key, (guint) maximum_length);

  if (digits != NULL &&
      (strlen (digits) < minimum_length || digits[strspn (digits, "0123456789")] != '\0'))
    civic_reader_complain (reader, key, "not the digits of a bill");
  return g_strdup (digits);
}

CivicBill *
civic_bill_new_from_json (JsonNode *node, GError **error)
{
  g_autoptr (CivicBill) self = NULL;
  CivicReader *reader;

  g_return_val_if_fail (node != NULL, NULL);

  self = g_new0 (CivicBill, 1);
  reader = civic_reader_new ("bill", CIVIC_ERROR_MALFORMED, node);
  civic_reader_ignore_unknown_keys (reader);
  self->biller = read_digits (reader, "biller", BILLER_LENGTH, BILLER_LENGTH);
  self->number = read_digits (reader, "number", 1, MAXIMUM_BILL_NUMBER_LENGTH);
  self->halalas =
    civic_reader_get_integer (reader, "halalas", 0, MAXIMUM_HALALAS * MAXIMUM_LINE_COUNT);
  self->due_at = read_time (reader, "due_at");

  return civic_reader_finish (reader, error) ? g_steal_pointer (&self) : NULL;
}
