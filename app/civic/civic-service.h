/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

#include "civic-field.h"

G_BEGIN_DECLS

/* Something the municipality offers, as read from one file of kiosk-config/services. Immutable. The
 * loader refuses unknown keys, wrong types, missing languages, unknown lists, bad patterns and
 * `show_if` that names no earlier field, each with file, JSON path and reason. It computes no fee:
 * that is the central's quote. */
#define CIVIC_TYPE_SERVICE (civic_service_get_type ())
G_DECLARE_FINAL_TYPE (CivicService, civic_service, CIVIC, SERVICE, GObject)

#define CIVIC_TYPE_PAGE (civic_page_get_type ())
G_DECLARE_FINAL_TYPE (CivicPage, civic_page, CIVIC, PAGE, GObject)

/* One thing to have ready, told before the first question. */
#define CIVIC_TYPE_PREPARATION (civic_preparation_get_type ())
G_DECLARE_FINAL_TYPE (CivicPreparation, civic_preparation, CIVIC, PREPARATION, GObject)

typedef enum {
  CIVIC_JOURNEY_APPLY,
  CIVIC_JOURNEY_REPORT,
  CIVIC_JOURNEY_ENQUIRE,
  CIVIC_JOURNEY_PAY,
  CIVIC_JOURNEY_TRACK,
  CIVIC_JOURNEY_PRINT,
  CIVIC_JOURNEY_RATE,
} CivicJourney;

const char *civic_preparation_get_icon (CivicPreparation *self);
CivicText *civic_preparation_get_title (CivicPreparation *self);
CivicText *civic_preparation_get_hint (CivicPreparation *self); /* (nullable) */

const char *civic_page_get_id (CivicPage *self);
CivicText *civic_page_get_title (CivicPage *self);   /* the question, as the page's heading */
CivicText *civic_page_get_section (CivicPage *self); /* two words for the progress line */
GListModel *civic_page_get_fields (CivicPage *self); /* of CivicField */

const char *civic_service_get_id (CivicService *self); /* "commercial-licence-new" */
guint civic_service_get_version (CivicService *self);
const char *
civic_service_get_theme (CivicService *self); /* a door of the home screen: "licences" */
const char *civic_service_get_icon (CivicService *self);
CivicJourney civic_service_get_journey (CivicService *self);
CivicText *civic_service_get_name (CivicService *self);
CivicText *civic_service_get_summary (CivicService *self);
CivicText *civic_service_get_duration (CivicService *self);      /* "فوري" */
CivicText *civic_service_get_duration_note (CivicService *self); /* "بعد سداد الرسوم" */
CivicText *civic_service_get_fee (CivicService *self); /* "حسب النشاط والمساحة", an estimate */
CivicText *civic_service_get_fee_note (CivicService *self);
CivicText *civic_service_get_consent (CivicService *self); /* one sentence */
guint civic_service_get_consent_version (CivicService *self);
guint civic_service_get_minutes (CivicService *self);            /* expected time at the glass */
GListModel *civic_service_get_preparations (CivicService *self); /* of CivicPreparation */
GListModel *civic_service_get_next_steps (CivicService *self);   /* of CivicStep */
GListModel *civic_service_get_pages (CivicService *self);        /* of CivicPage */
CivicField *civic_service_find_field (CivicService *self, const char *field_id); /* (nullable) */

/* What happens after filing, one sentence each, for screen and receipt. */
#define CIVIC_TYPE_STEP (civic_step_get_type ())
G_DECLARE_FINAL_TYPE (CivicStep, civic_step, CIVIC, STEP, GObject)
CivicText *civic_step_get_text (CivicStep *self);

G_END_DECLS
