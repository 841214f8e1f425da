/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-receipt-private.h"

#include "kiosk-date.h"

#include <glib/gi18n.h>

/* For staff before the kiosk opens: each part, how it was found, and when. */

static void
add_check (KioskReceiptWriter *self, const KioskReceiptCheck *check)
{
  g_autoptr (GDateTime) here = check->at != NULL ? kiosk_date_in_kingdom (check->at) : NULL;
  g_autofree char *when = here != NULL ? kiosk_date_format_gregorian (here) : NULL;

  print_document_add_pair (self->document, check->part, check->result, PRINT_SIZE_NORMAL, TRUE);
  if (when != NULL)
    print_document_add_pair (self->document, "", when, PRINT_SIZE_SMALL, FALSE);
  if (check->remedy != NULL)
    print_document_add_paragraph (self->document, check->remedy, PRINT_SIZE_SMALL, FALSE);
}

static void
add_fingerprints (KioskReceiptWriter *self, const KioskReceiptReadiness *readiness)
{
  print_document_add_rule (self->document);
  kiosk_receipt_writer_add_code (self, N_ ("Version"), readiness->version);
  kiosk_receipt_writer_add_hash (self, N_ ("Fingerprint of the services"),
                                 readiness->catalogue_hash);
  kiosk_receipt_writer_add_hash (self, N_ ("Fingerprint of the settings"),
                                 readiness->configuration_hash);
  kiosk_receipt_writer_add_hash (self, N_ ("Fingerprint of the journal"), readiness->audit_hash);
}

void
kiosk_receipt_write_readiness (KioskReceiptWriter *self)
{
  const KioskReceiptReadiness *readiness = self->facts->readiness;

  if (readiness != NULL) {
    if (readiness->verdict != NULL)
      print_document_add_centred (self->document, readiness->verdict, PRINT_SIZE_LARGE, TRUE);
    print_document_add_rule (self->document);
    for (guint i = 0; i < readiness->checks->len; i++)
      add_check (self, g_ptr_array_index (readiness->checks, i));
    add_fingerprints (self, readiness);
    print_document_add_rule (self->document);
    kiosk_receipt_writer_add_code (self, N_ ("Staff number"), readiness->account);
  }
  kiosk_receipt_writer_add_printed (self);
  kiosk_receipt_writer_add_signature (self);
}
