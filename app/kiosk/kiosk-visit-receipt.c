/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-visit-private.h"

#include "kiosk-receipt-gather.h"
#include "kiosk-receipt.h"

/* What comes of the paper, as the agent tells it. */

/* Beyond that staff have to look, and the roll is not hers alone. */
#define MAXIMUM_ATTEMPTS 4

static void
on_paper_changed (KioskVisit *self)
{
  _kiosk_visit_notify_receipt (self);
}

/* The former paper goes its own way: only the last one is told about. */
static KioskPaper *
take_paper (KioskVisit *self)
{
  _kiosk_visit_drop_paper (self);
  self->attempt_count++;
  self->paper = kiosk_paper_new (self->station);
  g_signal_connect_object (self->paper, "notify::state", G_CALLBACK (on_paper_changed), self,
                           G_CONNECT_SWAPPED);
  return self->paper;
}

void
_kiosk_visit_drop_paper (KioskVisit *self)
{
  if (self->paper == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->paper, self);
  g_clear_object (&self->paper);
}

static void
take_facts (KioskVisit *self, KioskReceiptFacts *facts)
{
  kiosk_receipt_facts_free (self->facts);
  self->facts = facts;
}

static void
on_sign_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskVisit) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *url =
    kiosk_agent_link_sign_receipt_finish (KIOSK_AGENT_LINK (source), result, &error);
  KioskReceiptFacts *facts = NULL;

  if (self->paper == NULL)
    return;
  if (url == NULL) {
    kiosk_paper_fail (self->paper, error);
    return;
  }
  _kiosk_visit_set_receipt_url (self, url);
  facts = kiosk_receipt_gather_filing (self);
  facts->copy_number = self->facts != NULL ? self->facts->copy_number : 0;
  take_facts (self, facts);
  kiosk_paper_print (self->paper, kiosk_receipt_compose (self->facts));
}

static void
print_filing (KioskVisit *self)
{
  kiosk_paper_prepare (take_paper (self));
  kiosk_agent_link_sign_receipt_async (kiosk_station_get_link (self->station), self->code,
                                       civic_service_get_id (self->service), NULL, on_sign_ready,
                                       g_object_ref (self));
}

void
_kiosk_visit_print_receipt (KioskVisit *self)
{
  if (self->paper != NULL)
    return;
  self->attempt_count = 0;
  take_facts (self, NULL);
  print_filing (self);
}

void
_kiosk_visit_print_paid (KioskVisit *self, KioskPayment *payment)
{
  kiosk_visit_print (self, kiosk_receipt_gather_paid (self, payment));
}

void
kiosk_visit_print (KioskVisit *self, KioskReceiptFacts *facts)
{
  g_return_if_fail (KIOSK_IS_VISIT (self));
  g_return_if_fail (facts != NULL);

  self->attempt_count = 0;
  take_facts (self, facts);
  kiosk_paper_print (take_paper (self), kiosk_receipt_compose (facts));
}

void
kiosk_visit_deny_receipt (KioskVisit *self)
{
  g_return_if_fail (KIOSK_IS_VISIT (self));

  if (self->paper == NULL || !kiosk_paper_deny (self->paper))
    return;
  /* Her word against the queue's: what is printed now may be the second one. */
  if (self->facts != NULL)
    self->facts->copy_number = MAX (self->facts->copy_number, 1) + 1;
}

gboolean
kiosk_visit_can_print_again (KioskVisit *self)
{
  KioskAgentLink *link = NULL;

  g_return_val_if_fail (KIOSK_IS_VISIT (self), FALSE);

  if (self->paper == NULL || kiosk_paper_get_state (self->paper) != KIOSK_PAPER_FAILED ||
      self->attempt_count >= MAXIMUM_ATTEMPTS)
    return FALSE;
  link = kiosk_station_get_link (self->station);
  return kiosk_printer_can_print (kiosk_paper_is_sheet (self->paper)
                                    ? kiosk_agent_link_get_sheet_printer (link)
                                    : kiosk_agent_link_get_printer (link));
}

/* Of a filing it says what is true now, which may be better than what was true before. */
static gboolean
is_of_filing (KioskVisit *self)
{
  return self->code != NULL &&
         (self->facts == NULL || self->facts->kind <= KIOSK_RECEIPT_OBJECTION);
}

void
kiosk_visit_print_again (KioskVisit *self)
{
  g_return_if_fail (KIOSK_IS_VISIT (self));
  g_return_if_fail (self->facts != NULL || self->code != NULL);

  if (!kiosk_visit_can_print_again (self))
    return;
  if (is_of_filing (self))
    print_filing (self);
  else
    kiosk_paper_print (take_paper (self), kiosk_receipt_compose (self->facts));
}

void
kiosk_visit_print_sheet (KioskVisit *self, PrintCertificate *certificate)
{
  g_return_if_fail (KIOSK_IS_VISIT (self));
  g_return_if_fail (certificate != NULL);

  kiosk_paper_print_sheet (take_paper (self), certificate);
}

KioskPaperState
kiosk_visit_get_receipt (KioskVisit *self)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), KIOSK_PAPER_NONE);

  return self->paper != NULL ? kiosk_paper_get_state (self->paper) : KIOSK_PAPER_NONE;
}

gboolean
kiosk_visit_is_receipt_a_sheet (KioskVisit *self)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), FALSE);

  return self->paper != NULL && kiosk_paper_is_sheet (self->paper);
}

KioskPrinter
kiosk_visit_get_receipt_fault (KioskVisit *self)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), KIOSK_PRINTER_UNKNOWN);

  return self->paper != NULL ? kiosk_paper_get_fault (self->paper) : KIOSK_PRINTER_UNKNOWN;
}

const KioskPrinterReason *
kiosk_visit_get_receipt_reason (KioskVisit *self)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), NULL);

  return self->paper != NULL ? kiosk_paper_get_reason (self->paper)
                             : kiosk_printer_reason_find (KIOSK_PRINTER_UNKNOWN, NULL);
}

const char *
kiosk_visit_get_receipt_url (KioskVisit *self)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), NULL);

  return self->receipt_url;
}
