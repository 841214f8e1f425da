/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-error.h"
#include "civic-hours.h"
#include "civic-text.h"

G_BEGIN_DECLS

/* Where the kiosk stands and whose services it offers: one file of kiosk-config/centres. Immutable.
 * Same rules as a service file: unknown keys, wrong types and missing languages refuse the start.
 */
#define CIVIC_TYPE_CENTRE (civic_centre_get_type ())
G_DECLARE_FINAL_TYPE (CivicCentre, civic_centre, CIVIC, CENTRE, GObject)

CivicCentre *civic_centre_load (const char *path, GError **error);

/* Where the profile is to be read: a catalogue's own, centres/NAME, where it has one of the name of
 * `path`, and else `path` itself. Caller frees. */
char *civic_centre_find_path (const char *catalogue_directory, const char *path);

/* Every fault of the file at once, each "FILE: $.json.path: reason"; empty where civic_centre_load
 * would succeed. Of char *, caller owns. */
GPtrArray *civic_centre_check (const char *path);

const char *civic_centre_get_id (CivicCentre *self);       /* "jeddah-andalus" */
const char *civic_centre_get_operator (CivicCentre *self); /* id of the private operator */
const char *civic_centre_get_region (CivicCentre *self);   /* (nullable) whose lists it asks from */
CivicText *civic_centre_get_municipality (CivicCentre *self); /* "أمانة محافظة جدة" */
CivicText *civic_centre_get_place (CivicCentre *self); /* "مركز الخدمة · مجمع الأندلس" */
CivicText *civic_centre_get_notice (CivicCentre *self); /* (nullable) shown on the attract screen */
const char *civic_centre_get_accent (CivicCentre *self); /* (nullable) "#14573a": 7:1 on white */
/* Who charges for the centre's own service, as on its tax invoices; both or neither. (nullable) */
CivicText *civic_centre_get_seller (CivicCentre *self);
const char *civic_centre_get_vat_number (CivicCentre *self);
const char *civic_centre_get_telephone (CivicCentre *self);        /* "940" */
CivicHours *civic_centre_get_hours (CivicCentre *self);            /* (nullable) open at any time */
const char *const *civic_centre_get_languages (CivicCentre *self); /* first is the default, "ar" */
const char *const *civic_centre_get_services (CivicCentre *self);  /* ids offered here */

G_END_DECLS
