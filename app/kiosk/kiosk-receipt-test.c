/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-receipt-private.h"

#include <glib/gi18n.h>

/* For staff: whether the printer prints what a receipt needs, and what it says of itself. */

#define GAP_POINTS 4

static void
add_length (KioskReceiptWriter *self, const char *label, gint64 mm)
{
  g_autofree char *metres =
    g_strdup_printf ("%" G_GINT64_FORMAT ".%02d m", mm / 1000, (int) (mm % 1000) / 10);

  if (mm >= 0)
    kiosk_receipt_writer_add_code (self, label, metres);
}

static char *
describe_paper (const KioskReceiptTest *test)
{
  if (test->paper_height_mm > 0)
    return g_strdup_printf ("%u × %u mm · %u dpi", test->paper_width_mm, test->paper_height_mm,
                            test->dots_per_inch);
  return g_strdup_printf ("%u mm · %u dpi", test->paper_width_mm, test->dots_per_inch);
}

static void
add_printer (KioskReceiptWriter *self)
{
  const KioskReceiptTest *test = self->facts->test;
  g_autofree char *paper = NULL;

  if (test == NULL)
    return;
  paper = describe_paper (test);
  kiosk_receipt_writer_add_code (self, N_ ("Paper"), paper);
  kiosk_receipt_writer_add_code (self, N_ ("Printer"), test->queue);
  kiosk_receipt_writer_add_code (self, N_ ("State"), test->state);
  kiosk_receipt_writer_add_code (self, N_ ("Reason"), test->reason);
  add_length (self, N_ ("Paper left"), test->paper_left_mm);
}

/* Both scripts whatever the language, with the letters and figures that are the first to blur. */
static void
add_letters (KioskReceiptWriter *self)
{
  static const char *const samples[] = {
    "أبجد هوز حطي كلمن سعفص قرشت ثخذ ضظغ",
    "٠١٢٣٤٥٦٧٨٩ · لا لأ لإ لآ · فُصْحى",
    "ٹ ڈ ڑ ں ے ھ گ چ پ ژ",
    "ABCDEFGHIJKLM NOPQRSTUVWXYZ",
    "abcdefghijklm nopqrstuvwxyz",
    "0123456789 · O0 I1 B8 S5",
  };
  static const PrintSize sizes[] = { PRINT_SIZE_NORMAL, PRINT_SIZE_SMALL };

  print_document_add_rule (self->document);
  for (gsize size = 0; size < G_N_ELEMENTS (sizes); size++)
    for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
      print_document_add_centred (self->document, samples[i], sizes[size], FALSE);
}

void
kiosk_receipt_write_test (KioskReceiptWriter *self)
{
  const KioskReceiptTest *test = self->facts->test;
  const char *proof = test != NULL && test->proof != NULL ? test->proof : self->facts->kiosk;

  print_document_add_space (self->document, GAP_POINTS);
  print_document_add_ruler (self->document);
  print_document_add_space (self->document, GAP_POINTS);
  if (proof != NULL)
    print_document_add_qr (self->document, proof);
  print_document_add_space (self->document, GAP_POINTS);
  print_document_add_code (self->document, "0123-4567-89AB-CDEF-6");
  add_letters (self);
  print_document_add_rule (self->document);
  kiosk_receipt_writer_add_total (self, N_ ("Total"), G_GINT64_CONSTANT (123456789));
  add_printer (self);
  kiosk_receipt_writer_add_kiosk (self);
  kiosk_receipt_writer_add_date (self, N_ ("Date"), self->facts->at);
}
