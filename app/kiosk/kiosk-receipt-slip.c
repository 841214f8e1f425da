/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-receipt-private.h"

#include "civic-date.h"

#include "kiosk-date.h"

/* What the central told of, card by card. */

#define GAP_POINTS 4

/* Each calendar on a line of its own: a date is never broken within. */
static void
add_date (KioskReceiptWriter *self, const KioskReceiptLine *line)
{
  g_autoptr (GDateTime) here = line->time != NULL ? kiosk_date_in_kingdom (line->time) : NULL;
  g_autofree char *hijri =
    here != NULL ? civic_date_display_hijri (here, self->facts->first) : NULL;
  g_autofree char *gregorian =
    here != NULL ? kiosk_date_format_long (here, self->facts->first) : g_strdup (line->value);

  print_document_add_pair (self->document, line->label, hijri != NULL ? hijri : gregorian,
                           PRINT_SIZE_NORMAL, TRUE);
  if (hijri != NULL)
    print_document_add_pair (self->document, NULL, gregorian, PRINT_SIZE_SMALL, FALSE);
}

static void
add_line (KioskReceiptWriter *self, const KioskReceiptLine *line)
{
  switch (line->kind) {
  case KIOSK_RECEIPT_LINE_CODE:
    print_document_add_amount (self->document, line->label, line->value, FALSE);
    break;
  case KIOSK_RECEIPT_LINE_MONEY:
    kiosk_receipt_writer_add_money (self, line->label, line->halalas);
    break;
  case KIOSK_RECEIPT_LINE_DATE:
    add_date (self, line);
    break;
  case KIOSK_RECEIPT_LINE_LINK:
    kiosk_receipt_writer_add_small (self, line->label);
    print_document_add_space (self->document, GAP_POINTS);
    print_document_add_qr (self->document, line->value);
    print_document_add_space (self->document, GAP_POINTS);
    break;
  case KIOSK_RECEIPT_LINE_TEXT:
  default:
    print_document_add_pair (self->document, line->label, line->value, PRINT_SIZE_NORMAL, TRUE);
  }
}

static void
add_card (KioskReceiptWriter *self, const KioskReceiptCard *card)
{
  print_document_add_rule (self->document);
  print_document_add_paragraph (self->document, card->title, PRINT_SIZE_NORMAL, TRUE);
  if (card->state != NULL && *card->state != '\0')
    print_document_add_paragraph (self->document, card->state, PRINT_SIZE_NORMAL, FALSE);
  for (guint i = 0; i < card->lines->len; i++)
    add_line (self, g_ptr_array_index (card->lines, i));
}

void
kiosk_receipt_writer_add_cards (KioskReceiptWriter *self)
{
  for (guint i = 0; i < self->facts->cards->len; i++)
    add_card (self, g_ptr_array_index (self->facts->cards, i));
  if (self->facts->cut == NULL)
    return;
  print_document_add_rule (self->document);
  print_document_add_paragraph (self->document, self->facts->cut, PRINT_SIZE_NORMAL, TRUE);
}

void
kiosk_receipt_write_slip (KioskReceiptWriter *self)
{
  print_document_add_rule (self->document);
  kiosk_receipt_writer_add_text (self, &self->facts->service, PRINT_SIZE_LARGE, TRUE);
  kiosk_receipt_writer_add_copy (self);
  kiosk_receipt_writer_add_cards (self);
  kiosk_receipt_writer_add_printed (self);
}
