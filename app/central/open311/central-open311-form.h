/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-catalogue.h"

G_BEGIN_DECLS

/* How a service of the journey "report" looks to Open311, found by its fields' types so that no id
 * of a service stands in code: each leaf of its tree is a service of GeoReport, its pin is lat and
 * long, its long text the description, its first line of text the address, its mobile the phone;
 * whatever else it asks is an attribute. A service without a tree is none of Open311's, and neither
 * is a leaf that the form stops at (an emergency). Documents are left out: GeoReport has only
 * addresses of media, and nothing is fetched for strangers. */
typedef struct {
  CivicService *service; /* borrowed from the catalogue, as are the others */
  CivicField *tree;
  CivicField *pin;         /* (nullable) */
  CivicField *description; /* (nullable) */
  CivicField *address;     /* (nullable) */
  CivicField *phone;       /* (nullable) */
} CentralOpen311Form;

/* FALSE where the service is none of Open311's. */
gboolean central_open311_form_read (CivicService *service, CentralOpen311Form *ret_form);

/* One kind of report. group (nullable): what it stands below. */
typedef struct {
  CentralOpen311Form form;
  CivicChoice *choice; /* borrowed */
  CivicChoice *group;
} CentralOpen311Kind;

/* Of CentralOpen311Kind, in the order of the lists; caller owns the array. */
GPtrArray *central_open311_form_list_kinds (CivicCatalogue *catalogue);

/* (nullable) That of the service_code, borrowed from the array. */
const CentralOpen311Kind *central_open311_form_find_kind (GPtrArray *kinds, const char *code);

/* Whether the field is an attribute, and what GeoReport calls its type; NULL: it is none. */
const char *central_open311_form_name_type (const CentralOpen311Form *form, CivicField *field);

/* The choice field that `field` stands within can be told from what is chosen below it: the value
 * above, or NULL where it is not one alone. */
const char *
central_open311_form_find_above (CivicField *above, CivicField *below, const char *value);

G_END_DECLS
