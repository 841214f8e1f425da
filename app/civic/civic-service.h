/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

#include "civic-field.h"

G_BEGIN_DECLS

/* Something the municipality offers, as read from one file of kiosk-config/services. Immutable. The
 * loader refuses unknown keys, wrong types, missing languages, unknown lists, bad patterns and
 * rules that name no earlier field, each with file, JSON path and reason. It computes no fee: that
 * is the central's quote. */
#define CIVIC_TYPE_SERVICE (civic_service_get_type ())
G_DECLARE_FINAL_TYPE (CivicService, civic_service, CIVIC, SERVICE, GObject)

#define CIVIC_TYPE_PAGE (civic_page_get_type ())
G_DECLARE_FINAL_TYPE (CivicPage, civic_page, CIVIC, PAGE, GObject)

/* A question to one of the central's registries, whose record fills in fields and feeds rules. */
#define CIVIC_TYPE_LOOKUP (civic_lookup_get_type ())
G_DECLARE_FINAL_TYPE (CivicLookup, civic_lookup, CIVIC, LOOKUP, GObject)

/* Something she may agree to besides, off until she does. */
#define CIVIC_TYPE_CONSENT (civic_consent_get_type ())
G_DECLARE_FINAL_TYPE (CivicConsent, civic_consent, CIVIC, CONSENT, GObject)

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

typedef enum {
  CIVIC_IDENTITY_REQUIRED,
  CIVIC_IDENTITY_OPTIONAL, /* she chooses whether to give her name */
  CIVIC_IDENTITY_NONE,
} CivicIdentity;

typedef enum {
  CIVIC_RECEIPT_FILING,
  CIVIC_RECEIPT_REPORT,
  CIVIC_RECEIPT_APPOINTMENT,
  CIVIC_RECEIPT_OBJECTION,
  CIVIC_RECEIPT_NONE,
} CivicReceiptKind;

const char *civic_lookup_get_id (CivicLookup *self);       /* "establishment" */
const char *civic_lookup_get_registry (CivicLookup *self); /* "establishments" */

/* Whether she cannot go on without a record. */
gboolean civic_lookup_is_required (CivicLookup *self);
CivicText *civic_lookup_get_source (CivicLookup *self);  /* "From the commercial register" */
CivicText *civic_lookup_get_missing (CivicLookup *self); /* what to do where there is no record */

/* What the registry wants to know, in the file's order; empty where who she is is enough. For each,
 * the field whose canonical answer says it. Owned by self. */
const char *const *civic_lookup_get_parameters (CivicLookup *self);
const char *civic_lookup_get_field_id (CivicLookup *self, const char *parameter);

const char *civic_consent_get_id (CivicConsent *self);
guint civic_consent_get_version (CivicConsent *self);
CivicText *civic_consent_get_text (CivicConsent *self);

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
CivicIdentity civic_service_get_identity (CivicService *self);
CivicReceiptKind civic_service_get_receipt (CivicService *self);
CivicText *civic_service_get_name (CivicService *self);
CivicText *civic_service_get_summary (CivicService *self);

/* Further words people call it by, in `language`. Never NULL, often empty; owned by self. */
const char *const *civic_service_get_synonyms (CivicService *self, const char *language);

/* Applications and reports have all of these, other journeys perhaps none. (nullable) */
CivicText *civic_service_get_duration (CivicService *self);      /* "فوري" */
CivicText *civic_service_get_duration_note (CivicService *self); /* "بعد سداد الرسوم" */
CivicText *civic_service_get_fee (CivicService *self); /* "حسب النشاط والمساحة", an estimate */
CivicText *civic_service_get_fee_note (CivicService *self);
CivicText *civic_service_get_consent (CivicService *self);       /* one sentence */
guint civic_service_get_consent_version (CivicService *self);    /* 0 where there is none */
GListModel *civic_service_get_consents (CivicService *self);     /* of CivicConsent, often empty */
guint civic_service_get_minutes (CivicService *self);            /* expected time at the glass */
GListModel *civic_service_get_preparations (CivicService *self); /* of CivicPreparation */
GListModel *civic_service_get_next_steps (CivicService *self);   /* of CivicStep */

/* Enquiries and printing: over the results, and where there are none. NULL for other journeys. */
CivicText *civic_service_get_result_title (CivicService *self);
CivicText *civic_service_get_result_empty (CivicService *self);

GListModel *civic_service_get_lookups (CivicService *self); /* of CivicLookup, as they stand */
CivicLookup *civic_service_find_lookup (CivicService *self, const char *lookup_id); /* (nullable) */
GListModel *civic_service_get_pages (CivicService *self); /* of CivicPage, perhaps empty */

/* A field of a page; those of a group are found in its rows. (nullable) */
CivicField *civic_service_find_field (CivicService *self, const char *field_id);

/* The page that asks for the field. (nullable) */
CivicPage *civic_service_find_page (CivicService *self, const char *field_id);

/* What happens after filing, one sentence each, for screen and receipt. */
#define CIVIC_TYPE_STEP (civic_step_get_type ())
G_DECLARE_FINAL_TYPE (CivicStep, civic_step, CIVIC, STEP, GObject)
CivicText *civic_step_get_text (CivicStep *self);

G_END_DECLS
