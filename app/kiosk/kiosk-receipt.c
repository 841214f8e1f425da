/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-receipt-private.h"

#include "kiosk-language.h"

#include <glib/gi18n.h>

typedef struct {
  const char *title; /* (nullable) said by the kind itself */
  void (*write) (KioskReceiptWriter *writer);
  const char *footer; /* (nullable) */
} Kind;

#define SIGNED N_ ("This receipt is digitally signed and can be checked at any service kiosk.")
#define SIGNED_NO_LICENCE                                                                          \
  N_ ("This receipt is digitally signed and can be checked at any service kiosk. It is not a "     \
      "licence.")

static const Kind kinds[] = {
  [KIOSK_RECEIPT_FILING] = { N_ ("Application receipt"), kiosk_receipt_write_filing,
                             SIGNED_NO_LICENCE },
  [KIOSK_RECEIPT_REPORT] = { N_ ("Report receipt"), kiosk_receipt_write_filing, SIGNED },
  [KIOSK_RECEIPT_APPOINTMENT] = { N_ ("Your appointment"), kiosk_receipt_write_filing, SIGNED },
  [KIOSK_RECEIPT_OBJECTION] = { N_ ("Objection receipt"), kiosk_receipt_write_filing, SIGNED },
  [KIOSK_RECEIPT_BILL] = { N_ ("Bill to pay"), kiosk_receipt_write_bill,
                           N_ ("Not paid yet. This is no payment receipt.") },
  [KIOSK_RECEIPT_PAID] = { N_ ("Payment receipt"), kiosk_receipt_write_paid, NULL },
  [KIOSK_RECEIPT_VIOLATION_PAID] = { N_ ("Receipt for a paid violation"), kiosk_receipt_write_paid,
                                     NULL },
  [KIOSK_RECEIPT_PAID_BEFORE] = { N_ ("Payment receipt, printed again"),
                                  kiosk_receipt_write_paid_before, NULL },
  [KIOSK_RECEIPT_SLIP] = { NULL, kiosk_receipt_write_slip,
                           N_ ("For your information. It is not a licence.") },
  [KIOSK_RECEIPT_SHIFT] = { N_ ("Shift report"), kiosk_receipt_write_shift, NULL },
  [KIOSK_RECEIPT_TEST] = { N_ ("Test print"), kiosk_receipt_write_test, NULL },
  [KIOSK_RECEIPT_READINESS] = { N_ ("Readiness report"), kiosk_receipt_write_readiness, NULL },
};

static PrintDirection
find_direction (const char *language)
{
  return kiosk_language_find (language)->direction == GTK_TEXT_DIR_RTL ? PRINT_DIRECTION_RTL
                                                                       : PRINT_DIRECTION_LTR;
}

static void
add_footer (KioskReceiptWriter *writer, const char *footer)
{
  print_document_add_rule (writer->document);
  kiosk_receipt_writer_add_sentence (writer, footer, PRINT_SIZE_SMALL, FALSE);
}

PrintDocument *
kiosk_receipt_compose (const KioskReceiptFacts *facts)
{
  KioskReceiptWriter writer = { NULL, facts };
  const Kind *kind = NULL;

  g_return_val_if_fail (facts != NULL && facts->kind < KIOSK_RECEIPT_KIND_COUNT, NULL);

  kind = &kinds[facts->kind];
  writer.document = print_document_new (find_direction (facts->first));
  kiosk_receipt_writer_add_header (&writer);
  if (kind->title != NULL)
    kiosk_receipt_writer_add_title (&writer, kind->title);
  kind->write (&writer);
  if (kind->footer != NULL)
    add_footer (&writer, kind->footer);
  kiosk_receipt_writer_add_invoice (&writer);
  return writer.document;
}
