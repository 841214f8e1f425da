/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-action.h"

#include "kiosk-receipt-gather.h"
#include "kiosk-way.h"

gboolean
kiosk_action_is_offered (const KioskAction *action, KioskStation *station)
{
  g_return_val_if_fail (action != NULL, FALSE);

  return action->kind != KIOSK_ACTION_APPLY ||
         kiosk_station_find_service (station, action->target) != NULL;
}

const char *
kiosk_action_get_icon (const KioskAction *action)
{
  g_return_val_if_fail (action != NULL, NULL);

  switch (action->kind) {
  case KIOSK_ACTION_PAY:
    return "pay";
  case KIOSK_ACTION_PRINT:
    return "print";
  case KIOSK_ACTION_RECEIPT:
    return "paper";
  case KIOSK_ACTION_APPLY:
  default:
    return "doc";
  }
}

static void
begin_payment (const KioskAction *action, KioskResult *about, KioskPage *page, KioskStep step)
{
  KioskVisit *visit = kiosk_page_get_visit (page);

  kiosk_visit_begin_payment (visit, action->target, about);
  kiosk_visit_set_detour (visit, step);
  kiosk_page_go (page, KIOSK_STEP_PAYMENT);
}

static void
begin_service (const KioskAction *action, KioskPage *page)
{
  KioskVisit *visit = kiosk_page_get_visit (page);
  CivicService *service =
    kiosk_station_find_service (kiosk_page_get_station (page), action->target);

  if (service == NULL)
    return;
  kiosk_visit_set_theme (visit, civic_service_get_theme (service));
  kiosk_visit_continue_with (visit, service, action->answers);
  kiosk_page_go (page, kiosk_way_get_first (visit));
}

static void
show_document (const KioskAction *action, KioskPage *page, KioskStep step)
{
  KioskVisit *visit = kiosk_page_get_visit (page);

  kiosk_visit_set_document_id (visit, action->target);
  kiosk_visit_set_detour (visit, step);
  kiosk_page_go (page, KIOSK_STEP_DOCUMENT);
}

void
kiosk_action_follow (const KioskAction *action, KioskResult *about, KioskPage *page, KioskStep step)
{
  g_return_if_fail (action != NULL);
  g_return_if_fail (KIOSK_IS_PAGE (page));

  switch (action->kind) {
  case KIOSK_ACTION_PAY:
    begin_payment (action, about, page, step);
    break;
  case KIOSK_ACTION_APPLY:
    begin_service (action, page);
    break;
  case KIOSK_ACTION_PRINT:
    show_document (action, page, step);
    break;
  case KIOSK_ACTION_RECEIPT:
    if (about != NULL)
      kiosk_visit_print (kiosk_page_get_visit (page),
                         kiosk_receipt_gather_paid_before (kiosk_page_get_visit (page), about));
    break;
  default:
    break;
  }
}
