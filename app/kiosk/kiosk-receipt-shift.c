/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-receipt-private.h"

#include <glib/gi18n.h>

/* For staff at the end of a shift: what the kiosk did, in figures that name nobody. */

static void
add_heading (KioskReceiptWriter *self, const char *sentence)
{
  print_document_add_rule (self->document);
  print_document_add_paragraph (self->document, kiosk_receipt_writer_say (self, sentence),
                                PRINT_SIZE_NORMAL, TRUE);
}

static void
add_states (KioskReceiptWriter *self, GPtrArray *states)
{
  if (states->len == 0)
    return;
  add_heading (self, N_ ("Hours in each state"));
  for (guint i = 0; i < states->len; i++) {
    const KioskReceiptTally *tally = g_ptr_array_index (states, i);
    g_autofree char *time =
      g_strdup_printf ("%u:%02u", tally->seconds / 3600, tally->seconds / 60 % 60);

    print_document_add_amount (self->document, tally->name, time, FALSE);
  }
}

static void
add_services (KioskReceiptWriter *self, GPtrArray *services)
{
  if (services->len == 0)
    return;
  add_heading (self, N_ ("Completed / abandoned, by service"));
  for (guint i = 0; i < services->len; i++) {
    const KioskReceiptTally *tally = g_ptr_array_index (services, i);
    g_autofree char *counts = g_strdup_printf ("%u / %u", tally->completed, tally->abandoned);

    print_document_add_amount (self->document, tally->name, counts, FALSE);
  }
}

static void
add_paper (KioskReceiptWriter *self, const KioskReceiptShift *shift)
{
  g_autofree char *metres = g_strdup_printf ("%" G_GUINT64_FORMAT ".%02u m", shift->paper_mm / 1000,
                                             (guint) (shift->paper_mm % 1000) / 10);

  add_heading (self, N_ ("Paper"));
  kiosk_receipt_writer_add_count (self, N_ ("Receipts printed"), shift->receipts_printed);
  kiosk_receipt_writer_add_count (self, N_ ("Receipts that failed"), shift->receipts_failed);
  kiosk_receipt_writer_add_code (self, N_ ("Paper used"), metres);
}

void
kiosk_receipt_write_shift (KioskReceiptWriter *self)
{
  const KioskReceiptShift *shift = self->facts->shift;

  print_document_add_rule (self->document);
  if (shift != NULL) {
    kiosk_receipt_writer_add_date (self, N_ ("From"), shift->from);
    kiosk_receipt_writer_add_date (self, N_ ("Until"), shift->until);
    kiosk_receipt_writer_add_count (self, N_ ("Visits"), shift->visits);
    add_states (self, shift->states);
    add_services (self, shift->services);
    add_paper (self, shift);
    add_heading (self, N_ ("At close"));
    kiosk_receipt_writer_add_count (self, N_ ("Resets"), shift->resets);
    kiosk_receipt_writer_add_count (self, N_ ("Waiting to be sent"), shift->outbox_count);
    if (shift->hash != NULL)
      kiosk_receipt_writer_add_sentence (self, N_ ("Fingerprint of the journal"), PRINT_SIZE_SMALL,
                                         FALSE);
    kiosk_receipt_writer_add_small (self, shift->hash);
  }
  kiosk_receipt_writer_add_printed (self);
}
