/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-done-words.h"

#include <glib/gi18n.h>

static const char *
describe_received (KioskVisit *visit)
{
  const char *state = kiosk_visit_get_central_state (visit);

  switch (civic_service_get_receipt (kiosk_visit_get_service (visit))) {
  case CIVIC_RECEIPT_REPORT:
    return _ ("We have received your report");
  case CIVIC_RECEIPT_OBJECTION:
    return _ ("We have received your objection");
  case CIVIC_RECEIPT_APPOINTMENT:
    return g_strcmp0 (state, "returned") == 0 ? _ ("This time was taken meanwhile")
                                              : _ ("Your appointment is booked");
  case CIVIC_RECEIPT_NONE:
    return _ ("Thank you for telling us");
  case CIVIC_RECEIPT_FILING:
  default:
    return _ ("We have received your application");
  }
}

static const char *
describe_saved (KioskVisit *visit)
{
  switch (civic_service_get_receipt (kiosk_visit_get_service (visit))) {
  case CIVIC_RECEIPT_REPORT:
    return _ ("Your report is saved and will be sent");
  case CIVIC_RECEIPT_OBJECTION:
    return _ ("Your objection is saved and will be sent");
  case CIVIC_RECEIPT_NONE:
    return _ ("Thank you, your answers are saved and will be sent");
  case CIVIC_RECEIPT_APPOINTMENT:
    return _ ("Your appointment is saved and will be sent");
  case CIVIC_RECEIPT_FILING:
  default:
    return _ ("Your application is saved and will be sent");
  }
}

const char *
kiosk_done_describe_title (KioskVisit *visit)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (visit), NULL);

  return kiosk_visit_get_filing (visit) == KIOSK_FILING_RECEIVED ? describe_received (visit)
                                                                 : describe_saved (visit);
}

static const char *
describe_next_of_received (KioskVisit *visit)
{
  const CivicReceiptKind kind = civic_service_get_receipt (kiosk_visit_get_service (visit));

  if (kiosk_visit_get_bill (visit) != NULL)
    return NULL;
  if (kind == CIVIC_RECEIPT_NONE)
    return _ ("The municipality reads every answer.");
  if (g_strcmp0 (kiosk_visit_get_central_state (visit), "returned") == 0)
    return _ ("Something is missing or has changed. Please ask the staff, or begin it again.");
  if (kind == CIVIC_RECEIPT_APPOINTMENT)
    return _ ("Please bring this receipt along and come a few minutes before.");
  return _ ("The municipality is looking at it now. You can follow it with this code.");
}

const char *
kiosk_done_describe_next (KioskVisit *visit)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (visit), NULL);

  switch (kiosk_visit_get_filing (visit)) {
  case KIOSK_FILING_RECEIVED:
    return describe_next_of_received (visit);
  case KIOSK_FILING_QUARANTINED:
    return _ ("It needs a look by the staff of the centre. Please show them this code.");
  case KIOSK_FILING_NONE:
  case KIOSK_FILING_SENDING:
  case KIOSK_FILING_STORED:
  default:
    return _ ("The line is down right now. This kiosk sends it by itself as soon as it is back; "
              "the code is "
              "valid already.");
  }
}
