/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-visit-private.h"

#include "kiosk-receipt-gather.h"
#include "kiosk-receipt.h"

/* What comes of the paper, as the agent tells it. */

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

  if (self->paper == NULL)
    return;
  if (url == NULL) {
    kiosk_paper_fail (self->paper, error);
    return;
  }
  _kiosk_visit_set_receipt_url (self, url);
  take_facts (self, kiosk_receipt_gather_filing (self));
  kiosk_paper_print (self->paper, kiosk_receipt_compose (self->facts));
}

void
_kiosk_visit_print_receipt (KioskVisit *self)
{
  if (self->paper != NULL)
    return;
  kiosk_paper_prepare (take_paper (self));
  kiosk_agent_link_sign_receipt_async (kiosk_station_get_link (self->station), self->code,
                                       civic_service_get_id (self->service), NULL, on_sign_ready,
                                       g_object_ref (self));
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

  take_facts (self, facts);
  kiosk_paper_print (take_paper (self), kiosk_receipt_compose (facts));
}

gboolean
kiosk_visit_can_print_again (KioskVisit *self)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), FALSE);

  return self->facts != NULL && self->paper != NULL && !kiosk_paper_is_sheet (self->paper) &&
         kiosk_paper_get_state (self->paper) >= KIOSK_PAPER_PRINTED;
}

void
kiosk_visit_print_again (KioskVisit *self)
{
  g_return_if_fail (kiosk_visit_can_print_again (self));

  if (kiosk_paper_get_state (self->paper) != KIOSK_PAPER_FAILED)
    self->facts->copy_number = MAX (self->facts->copy_number, 1) + 1;
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

const char *
kiosk_visit_get_receipt_url (KioskVisit *self)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), NULL);

  return self->receipt_url;
}
