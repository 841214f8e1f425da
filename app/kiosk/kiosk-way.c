/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-way.h"

#define MAXIMUM_PARTS 4

typedef struct {
  KioskStep steps[MAXIMUM_PARTS];
  guint count;
} Parts;

/* Something is to be known or to be chosen before the first question. Whoever only asks has her
 * question already. */
static gboolean
needs_introduction (CivicService *service)
{
  const CivicJourney journey = civic_service_get_journey (service);

  return journey == CIVIC_JOURNEY_APPLY || journey == CIVIC_JOURNEY_REPORT ||
         civic_service_get_identity (service) == CIVIC_IDENTITY_OPTIONAL;
}

static KioskStep
get_end (CivicService *service)
{
  switch (civic_service_get_journey (service)) {
  case CIVIC_JOURNEY_ENQUIRE:
  case CIVIC_JOURNEY_PAY:
  case CIVIC_JOURNEY_PRINT:
    return KIOSK_STEP_RESULTS;
  case CIVIC_JOURNEY_TRACK:
    return KIOSK_STEP_TRACK;
  case CIVIC_JOURNEY_RATE:
    return KIOSK_STEP_SENDING;
  case CIVIC_JOURNEY_APPLY:
  case CIVIC_JOURNEY_REPORT:
  default:
    return KIOSK_STEP_REVIEW;
  }
}

static Parts
list_parts (KioskVisit *visit)
{
  CivicService *service = kiosk_visit_get_service (visit);
  Parts parts = { 0 };

  if (civic_service_get_journey (service) == CIVIC_JOURNEY_TRACK)
    return (Parts){ { KIOSK_STEP_TRACK }, 1 };
  if (needs_introduction (service))
    parts.steps[parts.count++] = KIOSK_STEP_SERVICE;
  if (kiosk_visit_asks_identity (visit))
    parts.steps[parts.count++] = KIOSK_STEP_IDENTITY;
  if (g_list_model_get_n_items (civic_service_get_pages (service)) > 0)
    parts.steps[parts.count++] = KIOSK_STEP_FORM;
  parts.steps[parts.count++] = get_end (service);
  return parts;
}

/* Nobody is asked twice who she is. */
static gboolean
is_passed (KioskVisit *visit, KioskStep step)
{
  return step == KIOSK_STEP_IDENTITY && kiosk_visit_is_identified (visit);
}

KioskStep
kiosk_way_get_first (KioskVisit *visit)
{
  Parts parts;

  g_return_val_if_fail (KIOSK_IS_VISIT (visit), KIOSK_STEP_NONE);
  g_return_val_if_fail (kiosk_visit_get_service (visit) != NULL, KIOSK_STEP_NONE);

  parts = list_parts (visit);
  return is_passed (visit, parts.steps[0]) ? parts.steps[1] : parts.steps[0];
}

KioskStep
kiosk_way_get_next (KioskVisit *visit, KioskStep step)
{
  Parts parts;

  g_return_val_if_fail (KIOSK_IS_VISIT (visit), KIOSK_STEP_NONE);
  g_return_val_if_fail (kiosk_visit_get_service (visit) != NULL, KIOSK_STEP_NONE);

  parts = list_parts (visit);
  for (guint i = 0; i + 1 < parts.count; i++)
    if (parts.steps[i] == step)
      return is_passed (visit, parts.steps[i + 1]) ? parts.steps[i + 2] : parts.steps[i + 1];
  return KIOSK_STEP_NONE;
}

/* Where she chose the service: what she searched for, or what is behind a door. */
static KioskStep
get_entrance (KioskVisit *visit)
{
  const gboolean has_searched = kiosk_visit_get_search (visit)[0] != '\0';

  return has_searched || kiosk_visit_get_theme (visit) == NULL ? KIOSK_STEP_HOME
                                                               : KIOSK_STEP_SERVICES;
}

/* Back from the form never leads to the identity: it is known, and asking again would lose it. */
static KioskStep
get_former (KioskVisit *visit, KioskStep step)
{
  const Parts parts = list_parts (visit);
  KioskStep former = KIOSK_STEP_NONE;

  for (guint i = 0; i < parts.count && parts.steps[i] != step; i++)
    if (parts.steps[i] != KIOSK_STEP_IDENTITY)
      former = parts.steps[i];
  return former != KIOSK_STEP_NONE ? former : get_entrance (visit);
}

KioskStep
kiosk_way_get_back (KioskVisit *visit, KioskStep step)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (visit), KIOSK_STEP_NONE);

  switch ((guint) step) {
  case KIOSK_STEP_SERVICE:
  case KIOSK_STEP_IDENTITY:
  case KIOSK_STEP_FORM:
  case KIOSK_STEP_REVIEW:
  case KIOSK_STEP_RESULTS:
    return get_former (visit, step);
  case KIOSK_STEP_PAYMENT:
  case KIOSK_STEP_DOCUMENT:
    return (KioskStep) kiosk_visit_get_detour (visit);
  default:
    return kiosk_journey_get_back (step);
  }
}
