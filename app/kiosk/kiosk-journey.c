/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-journey.h"

#include "kiosk-attract-page.h"
#include "kiosk-document-page.h"
#include "kiosk-done-page.h"
#include "kiosk-form-page.h"
#include "kiosk-home-page.h"
#include "kiosk-identity-page.h"
#include "kiosk-language-page.h"
#include "kiosk-message-page.h"
#include "kiosk-payment-page.h"
#include "kiosk-problem-page.h"
#include "kiosk-results-page.h"
#include "kiosk-review-page.h"
#include "kiosk-sending-page.h"
#include "kiosk-service-page.h"
#include "kiosk-services-page.h"
#include "kiosk-staff-check-page.h"
#include "kiosk-staff-close-page.h"
#include "kiosk-staff-events-page.h"
#include "kiosk-staff-number-page.h"
#include "kiosk-staff-panel-page.h"
#include "kiosk-staff-pin-page.h"
#include "kiosk-staff-quarantine-page.h"
#include "kiosk-staff-readiness-page.h"
#include "kiosk-staff-reset-page.h"
#include "kiosk-staff-restart-page.h"
#include "kiosk-staff-settings-page.h"
#include "kiosk-staff-shift-page.h"
#include "kiosk-thanks-page.h"
#include "kiosk-track-page.h"

#define MAXIMUM_NEXT 10

typedef struct {
  const char *name;
  GType (*get_page_type) (void);
  KioskStep back;
  KioskStep next[MAXIMUM_NEXT];
} Step;

/* clang-format off */
#define TO(step) KIOSK_STEP_##step
#define BEGIN(name) #name, kiosk_##name##_page_get_type
#define STAFF(name) "staff-" #name, kiosk_staff_##name##_page_get_type

/* Where a service may begin: kiosk-way chooses. */
#define SERVICE_WAYS TO (SERVICE), TO (IDENTITY), TO (FORM), TO (RESULTS), TO (TRACK)

/* "Thank you" may follow every step of a visit, and the staff's door every step: see below. */
static const Step steps[KIOSK_STEP_COUNT] = {
  [TO (NONE)] = { "none", NULL, TO (NONE), { TO (ATTRACT) } },
  [TO (ATTRACT)] = { BEGIN (attract), TO (NONE), { TO (LANGUAGE), TO (HOME), TO (STAFF_PIN) } },
  [TO (LANGUAGE)] = { BEGIN (language), TO (NONE), { TO (HOME) } },
  [TO (HOME)] = { BEGIN (home), TO (NONE), { TO (SERVICES), SERVICE_WAYS, TO (PROBLEM) } },
  [TO (SERVICES)] = { BEGIN (services), TO (HOME), { SERVICE_WAYS } },
  [TO (SERVICE)] = { BEGIN (service), TO (NONE),
                     { TO (HOME), TO (SERVICES), TO (IDENTITY), TO (FORM), TO (RESULTS) } },
  [TO (IDENTITY)] = { BEGIN (identity), TO (NONE),
                      { TO (HOME), TO (SERVICES), TO (SERVICE), TO (FORM), TO (RESULTS),
                        TO (PROBLEM) } },
  [TO (FORM)] = { BEGIN (form), TO (NONE),
                  { TO (HOME), TO (SERVICES), TO (SERVICE), TO (FORM), TO (REVIEW), TO (RESULTS),
                    TO (SENDING), TO (PROBLEM) } },
  [TO (REVIEW)] = { BEGIN (review), TO (NONE),
                    { TO (SERVICE), TO (FORM), TO (DONE), TO (PROBLEM), TO (IDENTITY) } },
  [TO (SENDING)] = { BEGIN (sending), TO (NONE), { TO (DONE), TO (PROBLEM) } },
  [TO (DONE)] = { BEGIN (done), TO (NONE), { TO (HOME), TO (MESSAGE), TO (PAYMENT) } },
  [TO (MESSAGE)] = { BEGIN (message), TO (DONE), { 0 } },
  [TO (RESULTS)] = { BEGIN (results), TO (NONE),
                     { TO (HOME), TO (SERVICES), SERVICE_WAYS, TO (PAYMENT), TO (DOCUMENT),
                       TO (PROBLEM) } },
  [TO (PAYMENT)] = { BEGIN (payment), TO (NONE),
                     { TO (HOME), TO (RESULTS), TO (DONE), TO (TRACK), TO (PROBLEM) } },
  [TO (DOCUMENT)] = { BEGIN (document), TO (NONE),
                      { TO (HOME), TO (RESULTS), TO (TRACK), TO (PROBLEM) } },
  [TO (TRACK)] = { BEGIN (track), TO (HOME),
                   { SERVICE_WAYS, TO (PAYMENT), TO (DOCUMENT), TO (PROBLEM) } },
  [TO (PROBLEM)] = { BEGIN (problem), TO (NONE),
                     { TO (HOME), TO (IDENTITY), TO (FORM), TO (REVIEW), TO (SENDING),
                       TO (RESULTS), TO (PAYMENT), TO (DOCUMENT), TO (TRACK) } },
  [TO (THANKS)] = { BEGIN (thanks), TO (NONE), { 0 } },
  [TO (STAFF_NUMBER)] = { STAFF (number), TO (NONE), { TO (STAFF_PIN) } },
  [TO (STAFF_PIN)] = { STAFF (pin), TO (STAFF_NUMBER), { TO (STAFF_PANEL) } },
  [TO (STAFF_PANEL)] = { STAFF (panel), TO (NONE),
                         { TO (STAFF_CLOSE), TO (STAFF_QUARANTINE), TO (STAFF_SETTINGS),
                           TO (STAFF_RESET), TO (STAFF_EVENTS), TO (STAFF_RESTART),
                           TO (STAFF_CHECK), TO (STAFF_READINESS), TO (STAFF_SHIFT) } },
  [TO (STAFF_CLOSE)] = { STAFF (close), TO (STAFF_PANEL), { 0 } },
  [TO (STAFF_QUARANTINE)] = { STAFF (quarantine), TO (STAFF_PANEL), { 0 } },
  [TO (STAFF_SETTINGS)] = { STAFF (settings), TO (STAFF_PANEL), { 0 } },
  [TO (STAFF_RESET)] = { STAFF (reset), TO (STAFF_PANEL), { 0 } },
  [TO (STAFF_EVENTS)] = { STAFF (events), TO (STAFF_PANEL), { 0 } },
  [TO (STAFF_RESTART)] = { STAFF (restart), TO (STAFF_PANEL), { 0 } },
  [TO (STAFF_CHECK)] = { STAFF (check), TO (STAFF_PANEL), { TO (STAFF_READINESS) } },
  [TO (STAFF_READINESS)] = { STAFF (readiness), TO (STAFF_PANEL), { TO (STAFF_CHECK) } },
  [TO (STAFF_SHIFT)] = { STAFF (shift), TO (STAFF_PANEL), { 0 } },
};

#undef SERVICE_WAYS
#undef STAFF
#undef BEGIN
/* clang-format on */
#undef TO

const char *
kiosk_step_get_name (KioskStep step)
{
  g_return_val_if_fail (step < KIOSK_STEP_COUNT, NULL);

  return steps[step].name;
}

KioskStep
kiosk_step_find (const char *name)
{
  for (int step = KIOSK_STEP_NONE; step < KIOSK_STEP_COUNT; step++)
    if (g_strcmp0 (steps[step].name, name) == 0)
      return (KioskStep) step;
  return KIOSK_STEP_NONE;
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
  if (to == KIOSK_STEP_STAFF_NUMBER)
    return from == KIOSK_STEP_STAFF_PIN ||
           (from != KIOSK_STEP_NONE && !kiosk_journey_is_staff (from));
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
  return step >= KIOSK_STEP_STAFF_NUMBER && step < KIOSK_STEP_COUNT;
}
