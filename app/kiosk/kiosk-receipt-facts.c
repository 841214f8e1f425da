/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-receipt-facts.h"

#include "kiosk-language.h"

static void
clear_text (KioskReceiptText *text)
{
  g_clear_pointer (&text->first, g_free);
  g_clear_pointer (&text->second, g_free);
}

static void
free_amount (gpointer memory)
{
  KioskReceiptAmount *amount = memory;

  g_free (amount->label);
  g_free (amount);
}

static void
free_line (gpointer memory)
{
  KioskReceiptLine *line = memory;

  g_free (line->label);
  g_free (line->value);
  g_clear_pointer (&line->time, g_date_time_unref);
  g_free (line);
}

static void
free_card (gpointer memory)
{
  KioskReceiptCard *card = memory;

  g_free (card->title);
  g_free (card->state);
  g_ptr_array_unref (card->lines);
  g_free (card);
}

static void
free_tally (gpointer memory)
{
  KioskReceiptTally *tally = memory;

  g_free (tally->name);
  g_free (tally);
}

static void
free_appointment (KioskReceiptAppointment *appointment)
{
  g_free (appointment->label);
  g_clear_pointer (&appointment->starts_at, g_date_time_unref);
  g_free (appointment->time);
  g_free (appointment->office);
  g_free (appointment);
}

static void
free_bill (KioskReceiptBill *bill)
{
  g_free (bill->biller);
  g_free (bill->number);
  g_clear_pointer (&bill->due_at, g_date_time_unref);
  g_free (bill);
}

static void
free_invoice (KioskReceiptInvoice *invoice)
{
  clear_text (&invoice->seller);
  g_free (invoice->vat_number);
  g_free (invoice->vat_label);
  g_free (invoice->number);
  g_clear_pointer (&invoice->issued_at, g_date_time_unref);
  g_free (invoice);
}

static void
free_payment (KioskReceiptPayment *payment)
{
  g_free (payment->bill);
  g_free (payment->reference);
  g_free (payment->method);
  g_clear_pointer (&payment->paid_at, g_date_time_unref);
  g_free (payment);
}

static void
free_shift (KioskReceiptShift *shift)
{
  g_free (shift->account);
  g_clear_pointer (&shift->from, g_date_time_unref);
  g_clear_pointer (&shift->until, g_date_time_unref);
  g_free (shift->readiness);
  g_clear_pointer (&shift->ready_at, g_date_time_unref);
  g_ptr_array_unref (shift->states);
  g_ptr_array_unref (shift->services);
  g_ptr_array_unref (shift->resets);
  g_free (shift->hash);
  g_free (shift);
}

static void
free_test (KioskReceiptTest *test)
{
  g_free (test->proof);
  g_free (test->queue);
  g_free (test->state);
  g_free (test->reason);
  g_free (test);
}

static void
free_check (gpointer memory)
{
  KioskReceiptCheck *check = memory;

  g_free (check->part);
  g_free (check->result);
  g_free (check->remedy);
  g_clear_pointer (&check->at, g_date_time_unref);
  g_free (check);
}

static void
free_readiness (KioskReceiptReadiness *readiness)
{
  g_free (readiness->verdict);
  g_ptr_array_unref (readiness->checks);
  g_free (readiness->account);
  g_free (readiness->version);
  g_free (readiness->catalogue_hash);
  g_free (readiness->configuration_hash);
  g_free (readiness->audit_hash);
  g_free (readiness);
}

KioskReceiptFacts *
kiosk_receipt_facts_new (KioskReceiptKind kind, const char *language, const char *second)
{
  KioskReceiptFacts *self = NULL;

  g_return_val_if_fail (kind < KIOSK_RECEIPT_KIND_COUNT, NULL);
  g_return_val_if_fail (kiosk_language_find (language) != NULL, NULL);

  self = g_new0 (KioskReceiptFacts, 1);
  self->kind = kind;
  self->first = kiosk_language_find (language)->tag;
  self->second =
    kiosk_language_find (second) != NULL ? kiosk_language_find (second)->tag : self->first;
  self->at = g_date_time_new_now_local ();
  self->amounts = g_ptr_array_new_with_free_func (free_amount);
  self->steps = g_ptr_array_new_with_free_func (g_free);
  self->cards = g_ptr_array_new_with_free_func (free_card);
  return self;
}

void
kiosk_receipt_facts_free (KioskReceiptFacts *self)
{
  if (self == NULL)
    return;
  clear_text (&self->municipality);
  clear_text (&self->place);
  clear_text (&self->service);
  g_free (self->kiosk);
  g_clear_pointer (&self->at, g_date_time_unref);
  g_free (self->code);
  g_free (self->url);
  g_free (self->applicant);
  g_free (self->state);
  g_ptr_array_unref (self->amounts);
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->cards);
  g_free (self->cut);
  g_clear_pointer (&self->appointment, free_appointment);
  g_clear_pointer (&self->bill, free_bill);
  g_clear_pointer (&self->invoice, free_invoice);
  g_clear_pointer (&self->payment, free_payment);
  g_clear_pointer (&self->shift, free_shift);
  g_clear_pointer (&self->test, free_test);
  g_clear_pointer (&self->readiness, free_readiness);
  g_free (self);
}

void
kiosk_receipt_facts_add_amount (KioskReceiptFacts *self, char *label, gint64 halalas)
{
  KioskReceiptAmount *amount = NULL;

  g_return_if_fail (self != NULL);

  amount = g_new0 (KioskReceiptAmount, 1);
  amount->label = label;
  amount->halalas = halalas;
  g_ptr_array_add (self->amounts, amount);
}

KioskReceiptCard *
kiosk_receipt_facts_add_card (KioskReceiptFacts *self, char *title, char *state)
{
  KioskReceiptCard *card = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  card = g_new0 (KioskReceiptCard, 1);
  card->title = title;
  card->state = state;
  card->lines = g_ptr_array_new_with_free_func (free_line);
  g_ptr_array_add (self->cards, card);
  return card;
}

KioskReceiptLine *
kiosk_receipt_card_add_line (KioskReceiptCard *self,
                             KioskReceiptLineKind kind,
                             char *label,
                             char *value)
{
  KioskReceiptLine *line = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  line = g_new0 (KioskReceiptLine, 1);
  line->kind = kind;
  line->label = label;
  line->value = value;
  g_ptr_array_add (self->lines, line);
  return line;
}

KioskReceiptShift *
kiosk_receipt_facts_begin_shift (KioskReceiptFacts *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_clear_pointer (&self->shift, free_shift);
  self->shift = g_new0 (KioskReceiptShift, 1);
  self->shift->states = g_ptr_array_new_with_free_func (free_tally);
  self->shift->services = g_ptr_array_new_with_free_func (free_tally);
  self->shift->resets = g_ptr_array_new_with_free_func (free_tally);
  return self->shift;
}

static KioskReceiptTally *
add_tally (GPtrArray *tallies, char *name)
{
  KioskReceiptTally *tally = g_new0 (KioskReceiptTally, 1);

  tally->name = name;
  g_ptr_array_add (tallies, tally);
  return tally;
}

KioskReceiptTally *
kiosk_receipt_shift_add_state (KioskReceiptShift *self, char *name)
{
  g_return_val_if_fail (self != NULL, NULL);

  return add_tally (self->states, name);
}

KioskReceiptTally *
kiosk_receipt_shift_add_service (KioskReceiptShift *self, char *name)
{
  g_return_val_if_fail (self != NULL, NULL);

  return add_tally (self->services, name);
}

KioskReceiptTally *
kiosk_receipt_shift_add_reset (KioskReceiptShift *self, char *name)
{
  g_return_val_if_fail (self != NULL, NULL);

  return add_tally (self->resets, name);
}

KioskReceiptReadiness *
kiosk_receipt_facts_begin_readiness (KioskReceiptFacts *self, char *verdict)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_clear_pointer (&self->readiness, free_readiness);
  self->readiness = g_new0 (KioskReceiptReadiness, 1);
  self->readiness->verdict = verdict;
  self->readiness->checks = g_ptr_array_new_with_free_func (free_check);
  return self->readiness;
}

KioskReceiptCheck *
kiosk_receipt_readiness_add_check (KioskReceiptReadiness *self, char *part, char *result)
{
  KioskReceiptCheck *check = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  check = g_new0 (KioskReceiptCheck, 1);
  check->part = part;
  check->result = result;
  g_ptr_array_add (self->checks, check);
  return check;
}
