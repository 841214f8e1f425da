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
add_opening (KioskReceiptWriter *self, const KioskReceiptShift *shift)
{
  if (shift->number > 0)
    kiosk_receipt_writer_add_count (self, N_ ("Shift number"), shift->number);
  kiosk_receipt_writer_add_date (self, N_ ("From"), shift->from);
  kiosk_receipt_writer_add_date (self, N_ ("Until"), shift->until);
  kiosk_receipt_writer_add_pair (self, N_ ("Readiness at opening"), shift->readiness);
  kiosk_receipt_writer_add_date (self, N_ ("Checked"), shift->ready_at);
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
add_visits (KioskReceiptWriter *self, const KioskReceiptShift *shift)
{
  g_autofree char *mean = NULL;

  add_heading (self, N_ ("Citizens"));
  kiosk_receipt_writer_add_count (self, N_ ("Visits"), shift->visits);
  if (shift->visits > 0) {
    const guint seconds = shift->visit_seconds / shift->visits;

    mean = g_strdup_printf ("%u:%02u", seconds / 60, seconds % 60);
    kiosk_receipt_writer_add_code (self, N_ ("Minutes a visit"), mean);
  }
  if (shift->rating_count > 0) {
    const guint tenths = (guint) (10 * (guint64) shift->rating_stars / shift->rating_count);
    g_autofree char *stars =
      g_strdup_printf ("%u.%u / 5 (%u)", tenths / 10, tenths % 10, shift->rating_count);

    kiosk_receipt_writer_add_code (self, N_ ("Ratings"), stars);
  }
}

static void
add_services (KioskReceiptWriter *self, GPtrArray *services)
{
  if (services->len == 0)
    return;
  add_heading (self, N_ ("Completed / abandoned / failed, by service"));
  for (guint i = 0; i < services->len; i++) {
    const KioskReceiptTally *tally = g_ptr_array_index (services, i);
    g_autofree char *counts =
      g_strdup_printf ("%u / %u / %u", tally->completed, tally->abandoned, tally->failed);

    print_document_add_amount (self->document, tally->name, counts, FALSE);
  }
}

static void
add_paper (KioskReceiptWriter *self, const KioskReceiptShift *shift)
{
  g_autofree char *metres = g_strdup_printf ("%" G_GINT64_FORMAT ".%02u m", shift->paper_mm / 1000,
                                             (guint) (shift->paper_mm % 1000) / 10);

  add_heading (self, N_ ("Paper"));
  kiosk_receipt_writer_add_count (self, N_ ("Receipts printed"), shift->receipts_printed);
  kiosk_receipt_writer_add_count (self, N_ ("Receipts that failed"), shift->receipts_failed);
  kiosk_receipt_writer_add_count (self, N_ ("Receipts nobody saw end"), shift->receipts_unknown);
  if (shift->paper_mm >= 0)
    kiosk_receipt_writer_add_code (self, N_ ("Paper used"), metres);
}

static void
add_resets (KioskReceiptWriter *self, GPtrArray *resets)
{
  if (resets->len == 0)
    return;
  add_heading (self, N_ ("Visits that staff ended"));
  for (guint i = 0; i < resets->len; i++) {
    const KioskReceiptTally *tally = g_ptr_array_index (resets, i);
    g_autofree char *count = g_strdup_printf ("%u", tally->count);

    print_document_add_amount (self->document, tally->name, count, FALSE);
  }
}

static void
add_closing (KioskReceiptWriter *self, const KioskReceiptShift *shift)
{
  add_heading (self, N_ ("At close"));
  kiosk_receipt_writer_add_count (self, N_ ("Waiting to be sent"), shift->outbox_count);
  if (shift->outbox_count > 0)
    kiosk_receipt_writer_add_count (self, N_ ("Minutes the oldest has waited"),
                                    shift->outbox_oldest_s / 60);
  kiosk_receipt_writer_add_count (self, N_ ("Refused by the municipality"),
                                  shift->quarantine_count);
  kiosk_receipt_writer_add_code (self, N_ ("Staff number"), shift->account);
  kiosk_receipt_writer_add_hash (self, N_ ("Fingerprint of the journal"), shift->hash);
}

void
kiosk_receipt_write_shift (KioskReceiptWriter *self)
{
  const KioskReceiptShift *shift = self->facts->shift;

  print_document_add_rule (self->document);
  if (shift != NULL) {
    add_opening (self, shift);
    add_states (self, shift->states);
    add_visits (self, shift);
    add_services (self, shift->services);
    add_paper (self, shift);
    add_resets (self, shift->resets);
    add_closing (self, shift);
  }
  kiosk_receipt_writer_add_printed (self);
  kiosk_receipt_writer_add_signature (self);
}
