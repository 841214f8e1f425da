/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* How one screen follows another, as data: each step, the page that shows it, where "back" leads
 * and which steps may follow. It moves nothing: pages ask, and only the window moves. */
typedef enum {
  KIOSK_STEP_NONE,
  KIOSK_STEP_ATTRACT,
  KIOSK_STEP_LANGUAGE,
  KIOSK_STEP_HOME,
  KIOSK_STEP_SERVICES,
  KIOSK_STEP_SERVICE,
  KIOSK_STEP_IDENTITY,
  KIOSK_STEP_FORM,
  KIOSK_STEP_REVIEW,
  KIOSK_STEP_SENDING, /* what needs no review */
  KIOSK_STEP_DONE,
  KIOSK_STEP_MESSAGE, /* the code, to her phone */
  KIOSK_STEP_RESULTS, /* what an enquiry found */
  KIOSK_STEP_PAYMENT,
  KIOSK_STEP_DOCUMENT, /* an issued one, to be printed */
  KIOSK_STEP_TRACK,
  KIOSK_STEP_PROBLEM,
  KIOSK_STEP_THANKS,
  KIOSK_STEP_STAFF_NUMBER, /* whose account it is, where no badge says so */
  KIOSK_STEP_STAFF_PIN,
  KIOSK_STEP_STAFF_PANEL,
  KIOSK_STEP_STAFF_CLOSE,
  KIOSK_STEP_STAFF_QUARANTINE,
  KIOSK_STEP_STAFF_SETTINGS,
  KIOSK_STEP_STAFF_RESET,
  KIOSK_STEP_STAFF_EVENTS,
  KIOSK_STEP_STAFF_RESTART,
  KIOSK_STEP_STAFF_CHECK,
  KIOSK_STEP_STAFF_READINESS,
  KIOSK_STEP_STAFF_SHIFT,
  KIOSK_STEP_COUNT,
} KioskStep;

const char *kiosk_step_get_name (KioskStep step);
/* NONE where there is no step of that name. */
KioskStep kiosk_step_find (const char *name);

GType kiosk_journey_get_page_type (KioskStep step);
/* NONE where there is no way back, and where it depends on the service: see kiosk-way. */
KioskStep kiosk_journey_get_back (KioskStep step);
gboolean kiosk_journey_allows (KioskStep from, KioskStep to);

/* A visit has begun and can be ended, idles out, and is wiped: everything between the first screen
 * and "thank you". */
gboolean kiosk_journey_is_visit (KioskStep step);
gboolean kiosk_journey_is_staff (KioskStep step);

G_END_DECLS
