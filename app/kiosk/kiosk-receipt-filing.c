/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-receipt-private.h"

#include "civic-date.h"
#include "civic-digits.h"

#include "kiosk-date.h"

#include <glib/gi18n.h>

/* What was filed: an application, a report, an appointment, an objection. */

static void
add_time (KioskReceiptWriter *self, const KioskReceiptAppointment *appointment)
{
  g_autoptr (GDateTime) here =
    appointment->starts_at != NULL ? kiosk_date_in_kingdom (appointment->starts_at) : NULL;
  g_autofree char *hijri = NULL;
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;

  if (here == NULL) {
    print_document_add_centred (self->document, appointment->time, PRINT_SIZE_LARGE, TRUE);
    return;
  }
  day = kiosk_date_format_weekday (here, self->facts->first);
  time = kiosk_date_format_time (here, self->facts->first);
  hijri = civic_date_display_hijri (here, self->facts->first);
  print_document_add_centred (self->document, day, PRINT_SIZE_LARGE, TRUE);
  print_document_add_centred (self->document, time, PRINT_SIZE_TITLE, TRUE);
  print_document_add_centred (self->document, hijri, PRINT_SIZE_NORMAL, FALSE);
}

/* The time and the place she is expected at are what this paper is for. */
static void
add_appointment (KioskReceiptWriter *self)
{
  const KioskReceiptAppointment *appointment = self->facts->appointment;

  if (appointment == NULL)
    return;
  print_document_add_rule (self->document);
  print_document_add_paragraph (self->document, appointment->label, PRINT_SIZE_NORMAL, FALSE);
  add_time (self, appointment);
  if (appointment->office != NULL)
    print_document_add_centred (self->document, appointment->office, PRINT_SIZE_NORMAL, FALSE);
}

static void
add_who_and_what (KioskReceiptWriter *self)
{
  const KioskReceiptFacts *facts = self->facts;

  print_document_add_rule (self->document);
  kiosk_receipt_writer_add_pair_of_both (self, N_ ("Service"), &facts->service);
  kiosk_receipt_writer_add_pair (self, N_ ("Applicant"), facts->applicant);
  kiosk_receipt_writer_add_pair (self, N_ ("State"), facts->state);
  kiosk_receipt_writer_add_date (self, N_ ("Date"), facts->at);
  kiosk_receipt_writer_add_kiosk (self);
}

/* An honest receipt is worth more than a fine one. */
static const char *
choose_warning (KioskReceiptStanding standing)
{
  switch (standing) {
  case KIOSK_RECEIPT_SAVED:
    return N_ ("Saved on this kiosk. It will be sent to the municipality by itself.");
  case KIOSK_RECEIPT_RETURNED:
    return N_ ("Something is missing or has changed. Please ask the staff, or begin it again.");
  case KIOSK_RECEIPT_REFUSED:
    return N_ ("It needs a look by the staff of the centre. Please show them this code.");
  case KIOSK_RECEIPT_RECEIVED:
  default:
    return NULL;
  }
}

static void
add_warning (KioskReceiptWriter *self)
{
  const char *warning = choose_warning (self->facts->standing);

  if (warning == NULL)
    return;
  print_document_add_rule (self->document);
  kiosk_receipt_writer_add_sentence (self, warning, PRINT_SIZE_NORMAL, TRUE);
}

static void
add_amounts (KioskReceiptWriter *self)
{
  GPtrArray *amounts = self->facts->amounts;

  if (amounts->len == 0)
    return;
  print_document_add_rule (self->document);
  for (guint i = 0; i < amounts->len; i++) {
    const KioskReceiptAmount *amount = g_ptr_array_index (amounts, i);

    kiosk_receipt_writer_add_money (self, amount->label, amount->halalas);
  }
  kiosk_receipt_writer_add_total (self, N_ ("Total"), self->facts->total_halalas);
}

static void
add_step (KioskReceiptWriter *self, guint number, const char *text)
{
  g_autofree char *western = g_strdup_printf ("%u", number);
  g_autofree char *localised = civic_digits_localise (western, self->facts->first);

  print_document_add_step (self->document, localised, text);
}

static void
add_steps (KioskReceiptWriter *self)
{
  GPtrArray *steps = self->facts->steps;

  if (steps->len == 0)
    return;
  print_document_add_rule (self->document);
  print_document_add_paragraph (self->document,
                                kiosk_receipt_writer_say (self, N_ ("What happens next?")),
                                PRINT_SIZE_NORMAL, TRUE);
  for (guint i = 0; i < steps->len; i++)
    add_step (self, i + 1, g_ptr_array_index (steps, i));
}

void
kiosk_receipt_write_filing (KioskReceiptWriter *self)
{
  kiosk_receipt_writer_add_tracking (self);
  add_appointment (self);
  add_who_and_what (self);
  add_warning (self);
  add_amounts (self);
  kiosk_receipt_writer_add_bill (self);
  add_steps (self);
}
