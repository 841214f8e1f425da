/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-journey.h"

#include "kiosk-attract-page.h"
#include "kiosk-done-page.h"
#include "kiosk-form-page.h"
#include "kiosk-home-page.h"
#include "kiosk-identity-page.h"
#include "kiosk-language-page.h"
#include "kiosk-problem-page.h"
#include "kiosk-review-page.h"
#include "kiosk-service-page.h"
#include "kiosk-services-page.h"
#include "kiosk-staff-panel-page.h"
#include "kiosk-staff-pin-page.h"
#include "kiosk-thanks-page.h"
#include "kiosk-track-page.h"

#define MAXIMUM_NEXT 5

typedef struct {
  const char *name;
  GType (*get_page_type) (void);
  KioskStep back;
  KioskStep next[MAXIMUM_NEXT];
} Step;

#define TO(step) KIOSK_STEP_##step

/* "Thank you" may follow every step of a visit, and the staff's door every step: see below. */
static const Step steps[KIOSK_STEP_COUNT] = {
  [TO (NONE)] = { "none", NULL, TO (NONE), { TO (ATTRACT) } },
  [TO (
    ATTRACT)] = { "attract", kiosk_attract_page_get_type, TO (NONE), { TO (LANGUAGE), TO (HOME) } },
  [TO (LANGUAGE)] = { "language", kiosk_language_page_get_type, TO (NONE), { TO (HOME) } },
  [TO (HOME)] = { "home",
                  kiosk_home_page_get_type,
                  TO (NONE),
                  { TO (SERVICES), TO (SERVICE), TO (TRACK), TO (PROBLEM) } },
  [TO (SERVICES)] = { "services", kiosk_services_page_get_type, TO (HOME), { TO (SERVICE) } },
  [TO (
    SERVICE)] = { "service", kiosk_service_page_get_type, TO (HOME), { TO (IDENTITY), TO (FORM) } },
  [TO (IDENTITY)] = { "identity",
                      kiosk_identity_page_get_type,
                      TO (SERVICE),
                      { TO (FORM), TO (PROBLEM) } },
  [TO (FORM)] = { "form", kiosk_form_page_get_type, TO (SERVICE), { TO (FORM), TO (REVIEW) } },
  [TO (REVIEW)] = { "review",
                    kiosk_review_page_get_type,
                    TO (FORM),
                    { TO (FORM), TO (DONE), TO (PROBLEM), TO (IDENTITY) } },
  [TO (DONE)] = { "done", kiosk_done_page_get_type, TO (NONE), { TO (HOME) } },
  [TO (TRACK)] = { "track", kiosk_track_page_get_type, TO (HOME), { TO (PROBLEM) } },
  [TO (PROBLEM)] = { "problem",
                     kiosk_problem_page_get_type,
                     TO (NONE),
                     { TO (HOME), TO (IDENTITY), TO (REVIEW), TO (TRACK) } },
  [TO (THANKS)] = { "thanks", kiosk_thanks_page_get_type, TO (NONE), { 0 } },
  [TO (
    STAFF_PIN)] = { "staff-pin", kiosk_staff_pin_page_get_type, TO (NONE), { TO (STAFF_PANEL) } },
  [TO (STAFF_PANEL)] = { "staff-panel", kiosk_staff_panel_page_get_type, TO (NONE), { 0 } },
};

#undef TO

const char *
kiosk_step_get_name (KioskStep step)
{
  g_return_val_if_fail (step < KIOSK_STEP_COUNT, NULL);

  return steps[step].name;
}

GType
kiosk_journey_get_page_type (KioskStep step)
{
  g_return_val_if_fail (step > KIOSK_STEP_NONE && step < KIOSK_STEP_COUNT, G_TYPE_INVALID);

  return steps[step].get_page_type ();
}

KioskStep
kiosk_journey_get_back (KioskStep step)
{
  g_return_val_if_fail (step < KIOSK_STEP_COUNT, KIOSK_STEP_NONE);

  return steps[step].back;
}

gboolean
kiosk_journey_allows (KioskStep from, KioskStep to)
{
  g_return_val_if_fail (from < KIOSK_STEP_COUNT && to < KIOSK_STEP_COUNT, FALSE);

  if (to == KIOSK_STEP_NONE)
    return FALSE;
  if (to == KIOSK_STEP_THANKS)
    return kiosk_journey_is_visit (from);
  if (to == KIOSK_STEP_STAFF_PIN)
    return from != KIOSK_STEP_NONE && !kiosk_journey_is_staff (from);
  if (to == steps[from].back)
    return TRUE;
  for (guint i = 0; i < MAXIMUM_NEXT; i++)
    if (steps[from].next[i] == to)
      return TRUE;
  return FALSE;
}

gboolean
kiosk_journey_is_visit (KioskStep step)
{
  return step >= KIOSK_STEP_LANGUAGE && step <= KIOSK_STEP_PROBLEM;
}

gboolean
kiosk_journey_is_staff (KioskStep step)
{
  return step == KIOSK_STEP_STAFF_PIN || step == KIOSK_STEP_STAFF_PANEL;
}
