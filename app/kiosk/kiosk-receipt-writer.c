/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-receipt-private.h"

#include "civic-date.h"
#include "civic-digits.h"
#include "civic-money.h"
#include "civic-tracking-code.h"

#include "kiosk-date.h"
#include "kiosk-language.h"

#include <glib/gi18n.h>

#define GAP_POINTS 4
#define SIGNATURE_POINTS 48
#define HASH_GROUP 8

static gboolean
is_said (const char *text)
{
  return text != NULL && *text != '\0';
}

gboolean
kiosk_receipt_writer_is_bilingual (const KioskReceiptWriter *self)
{
  return self->facts->first != self->facts->second;
}

const char *
kiosk_receipt_writer_say (const KioskReceiptWriter *self, const char *sentence)
{
  return kiosk_language_translate (self->facts->first, sentence);
}

const char *
kiosk_receipt_writer_say_second (const KioskReceiptWriter *self, const char *sentence)
{
  return kiosk_language_translate (self->facts->second, sentence);
}

char *
kiosk_receipt_writer_say_both (const KioskReceiptWriter *self, const char *sentence)
{
  if (!kiosk_receipt_writer_is_bilingual (self))
    return g_strdup (kiosk_receipt_writer_say (self, sentence));
  return g_strdup_printf ("%s · %s", kiosk_receipt_writer_say (self, sentence),
                          kiosk_receipt_writer_say_second (self, sentence));
}

void
kiosk_receipt_writer_add_small (KioskReceiptWriter *self, const char *text)
{
  if (is_said (text))
    print_document_add_centred (self->document, text, PRINT_SIZE_SMALL, FALSE);
}

void
kiosk_receipt_writer_add_text (KioskReceiptWriter *self,
                               const KioskReceiptText *text,
                               PrintSize size,
                               gboolean bold)
{
  if (is_said (text->first))
    print_document_add_centred (self->document, text->first, size, bold);
  if (kiosk_receipt_writer_is_bilingual (self))
    kiosk_receipt_writer_add_small (self, text->second);
}

void
kiosk_receipt_writer_add_sentence (KioskReceiptWriter *self,
                                   const char *sentence,
                                   PrintSize size,
                                   gboolean bold)
{
  print_document_add_centred (self->document, kiosk_receipt_writer_say (self, sentence), size,
                              bold);
  if (kiosk_receipt_writer_is_bilingual (self))
    kiosk_receipt_writer_add_small (self, kiosk_receipt_writer_say_second (self, sentence));
}

void
kiosk_receipt_writer_add_header (KioskReceiptWriter *self)
{
  const KioskReceiptFacts *facts = self->facts;

  if (is_said (facts->municipality.first))
    print_document_add_centred (self->document, facts->municipality.first, PRINT_SIZE_TITLE, TRUE);
  if (kiosk_receipt_writer_is_bilingual (self) && is_said (facts->municipality.second))
    print_document_add_centred (self->document, facts->municipality.second, PRINT_SIZE_NORMAL,
                                FALSE);
  kiosk_receipt_writer_add_text (self, &facts->place, PRINT_SIZE_SMALL, FALSE);
}

void
kiosk_receipt_writer_add_copy (KioskReceiptWriter *self)
{
  g_autofree char *number = g_strdup_printf ("%u", self->facts->copy_number);
  g_autofree char *localised = civic_digits_localise (number, self->facts->first);
  /* Translators: on a receipt that was printed before; %s is a number from 2. */
  const char *sentence = N_ ("Copy %s");
  g_autoptr (GString) first = g_string_new (kiosk_receipt_writer_say (self, sentence));
  g_autoptr (GString) second = g_string_new (kiosk_receipt_writer_say_second (self, sentence));

  if (self->facts->copy_number < 2)
    return;
  g_string_replace (first, "%s", localised, 1);
  g_string_replace (second, "%s", number, 1);
  print_document_add_centred (self->document, first->str, PRINT_SIZE_NORMAL, TRUE);
  if (kiosk_receipt_writer_is_bilingual (self))
    kiosk_receipt_writer_add_small (self, second->str);
}

void
kiosk_receipt_writer_add_title (KioskReceiptWriter *self, const char *title)
{
  print_document_add_rule (self->document);
  kiosk_receipt_writer_add_sentence (self, title, PRINT_SIZE_LARGE, TRUE);
  kiosk_receipt_writer_add_copy (self);
}

/* The second language's line of a pair: left to right beneath Arabic, as it is beneath Latin. */
static void
add_pair_beneath (KioskReceiptWriter *self, const char *label, const char *value)
{
  const char *said = kiosk_receipt_writer_say_second (self, label);

  if (kiosk_language_find (self->facts->second)->direction == GTK_TEXT_DIR_LTR)
    print_document_add_pair_ltr (self->document, said, value);
  else
    print_document_add_pair (self->document, said, value, PRINT_SIZE_SMALL, FALSE);
}

void
kiosk_receipt_writer_add_pair (KioskReceiptWriter *self, const char *label, const char *value)
{
  if (is_said (value))
    print_document_add_pair (self->document, kiosk_receipt_writer_say (self, label), value,
                             PRINT_SIZE_NORMAL, TRUE);
}

void
kiosk_receipt_writer_add_pair_of_both (KioskReceiptWriter *self,
                                       const char *label,
                                       const KioskReceiptText *value)
{
  kiosk_receipt_writer_add_pair (self, label, value->first);
  if (kiosk_receipt_writer_is_bilingual (self) && is_said (value->second))
    add_pair_beneath (self, label, value->second);
}

void
kiosk_receipt_writer_add_code (KioskReceiptWriter *self, const char *label, const char *code)
{
  if (is_said (code))
    print_document_add_amount (self->document, kiosk_receipt_writer_say (self, label), code, FALSE);
}

void
kiosk_receipt_writer_add_count (KioskReceiptWriter *self, const char *label, guint64 count)
{
  g_autofree char *figures = g_strdup_printf ("%" G_GUINT64_FORMAT, count);

  kiosk_receipt_writer_add_code (self, label, figures);
}

void
kiosk_receipt_writer_add_money (KioskReceiptWriter *self, const char *label, gint64 halalas)
{
  g_autofree char *riyals = civic_money_format (halalas);

  print_document_add_money (self->document, label, riyals, FALSE);
}

void
kiosk_receipt_writer_add_total (KioskReceiptWriter *self, const char *label, gint64 halalas)
{
  g_autofree char *both = kiosk_receipt_writer_say_both (self, label);
  g_autofree char *riyals = civic_money_format (halalas);

  print_document_add_money (self->document, both, riyals, TRUE);
}

void
kiosk_receipt_writer_add_date (KioskReceiptWriter *self, const char *label, GDateTime *time)
{
  g_autoptr (GDateTime) here = time != NULL ? kiosk_date_in_kingdom (time) : NULL;
  g_autofree char *hijri = NULL;
  g_autofree char *gregorian = NULL;

  if (here == NULL)
    return;
  hijri = civic_date_display_hijri (here, self->facts->first);
  gregorian = kiosk_date_format_gregorian (here);
  kiosk_receipt_writer_add_pair (self, label, hijri);
  if (gregorian != NULL)
    add_pair_beneath (self, label, gregorian);
}

void
kiosk_receipt_writer_add_kiosk (KioskReceiptWriter *self)
{
  if (is_said (self->facts->kiosk))
    print_document_add_pair (self->document, kiosk_receipt_writer_say (self, N_ ("Kiosk")),
                             self->facts->kiosk, PRINT_SIZE_NORMAL, FALSE);
}

void
kiosk_receipt_writer_add_printed (KioskReceiptWriter *self)
{
  print_document_add_rule (self->document);
  kiosk_receipt_writer_add_date (self, N_ ("Printed"), self->facts->at);
  kiosk_receipt_writer_add_kiosk (self);
}

void
kiosk_receipt_writer_add_tracking (KioskReceiptWriter *self)
{
  g_autofree char *grouped = NULL;
  g_autofree char *caption = kiosk_receipt_writer_say_both (self, N_ ("Tracking code"));

  if (!is_said (self->facts->code) || !is_said (self->facts->url))
    return;
  grouped = civic_tracking_code_group (self->facts->code);
  print_document_add_space (self->document, GAP_POINTS);
  print_document_add_qr (self->document, self->facts->url);
  print_document_add_space (self->document, GAP_POINTS);
  print_document_add_code (self->document, grouped);
  kiosk_receipt_writer_add_small (self, caption);
}

/* Two people compare it aloud: eight at a time. */
static char *
group_hash (const char *hash)
{
  GString *grouped = g_string_new (NULL);

  for (gsize i = 0; g_ascii_isxdigit (hash[i]); i++) {
    if (i > 0 && i % HASH_GROUP == 0)
      g_string_append_c (grouped, ' ');
    g_string_append_c (grouped, hash[i]);
  }
  return g_string_free (grouped, FALSE);
}

void
kiosk_receipt_writer_add_hash (KioskReceiptWriter *self, const char *label, const char *hash)
{
  g_autofree char *grouped = hash != NULL ? group_hash (hash) : NULL;

  if (!is_said (grouped))
    return;
  print_document_add_paragraph (self->document, kiosk_receipt_writer_say (self, label),
                                PRINT_SIZE_SMALL, TRUE);
  kiosk_receipt_writer_add_small (self, grouped);
}

void
kiosk_receipt_writer_add_signature (KioskReceiptWriter *self)
{
  print_document_add_space (self->document, SIGNATURE_POINTS);
  print_document_add_rule (self->document);
  kiosk_receipt_writer_add_sentence (self, N_ ("Signature"), PRINT_SIZE_SMALL, FALSE);
}
