/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-catalogue.h"
#include "civic-centre.h"

#include "central-catalogue.h"
#include "central-chart.h"
#include "central-admission.h"
#include "central-enquiries.h"
#include "central-fees.h"
#include "central-guard.h"
#include "central-http.h"
#include "central-identity.h"
#include "central-keys.h"
#include "central-messenger.h"
#include "central-operators.h"
#include "central-pace.h"
#include "central-passcodes.h"
#include "central-retention.h"
#include "central-service-levels.h"
#include "central-sandbox-identity.h"
#include "central-store.h"
#include "central-timetable.h"

G_BEGIN_DECLS

/* Everything an endpoint may use, opened once at start and handed to each of them. It decides
 * nothing. */
typedef struct {
  CivicCatalogue *catalogue;
  GHashTable *centres;                /* id → CivicCentre */
  CentralCatalogue *signed_catalogue; /* the same, as kiosks fetch it */
  CentralKeys *keys;
  CentralFees *fees;
  CentralRetention *retention;
  CentralServiceLevels *service_levels;
  CentralChart *chart;
  CentralStore *store;
  CentralAdmission *admission; /* whether a kiosk may come in */
  CentralIdentity *identity;   /* the app, and passcodes in front of it */
  CentralPasscodes *passcodes;
  CentralRegistry *registry;
  CentralEnquiries *enquiries;
  CentralTimetable *timetable;
  CentralMessenger *messenger;
  CentralPace *form_pace;      /* of the forms that phones post, by handover */
  CentralPace *message_pace;   /* of the messages that are asked for, by kiosk */
  CentralPace *enrolment_pace; /* of wrong codes of enrolments, by address */
  CentralPace *mobile_pace;    /* of those that one telephone gets, by its number */
  CentralGuard *guard;
  CentralOperatorsPace *operators_pace; /* of log-ins */
  char *fingerprint;                    /* (nullable) of the authority, once it was wanted */
  char *kiosk_url;           /* where kiosks find this central; set as soon as it is known */
  CentralPace *open311_pace; /* of reports from outside, by client */
  char *public_url;          /* what a phone's link begins with; set as soon as it is known */
} CentralOffice;

typedef struct {
  const char *catalogue; /* folder with services/, lists/ and centres/ */
  const char *keys;
  const char *fees;
  const char *retention;
  const char *service_levels;
  const char *accounts; /* chart of the books */
  const char *enquiries;
  const char *registries; /* the sandbox's */
  const char
    *store; /* (nullable) place of the store; without one, only the configuration is checked */
  const char *messages; /* (nullable) folder where the sandbox leaves what phones get */
  CentralSandboxTimes identity_times;
  CentralGuardLimits limits;
} CentralOfficeSettings;

CentralOffice *central_office_new (const CentralOfficeSettings *settings, GError **error);
void central_office_free (CentralOffice *self);

/* Where to call about what was done at this centre; about anything without one. (nullable) NULL
 * when no centre is known at all. */
const char *central_office_get_telephone (CentralOffice *self, const char *centre);

/* One endpoint. `tail` is what follows the route in the path ("" if nothing). NULL with an error
 * becomes a problem document. */
typedef CentralResponse *(*CentralEndpoint) (CentralOffice *office,
                                             const CentralRequest *request,
                                             const char *tail,
                                             GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralOffice, central_office_free)

G_END_DECLS
