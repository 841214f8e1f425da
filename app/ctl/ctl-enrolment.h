/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <json-glib/json-glib.h>

#include "civic-settings.h"

#include "ctl-https.h"

G_BEGIN_DECLS

/* What enrolling and renewing share: the words for what a central refuses, and what it answers. */

/* A sentence that says what to do next, for any answer but 201. settings: whose id and address
 * appear in it. */
void ctl_enrolment_explain (const CtlHttpsAnswer *answer, CivicSettings *settings, GError **error);

/* The object of a 201; a captive portal's page is none. Caller unrefs. */
JsonNode *ctl_enrolment_parse (const CtlHttpsAnswer *answer, GError **error);

/* (nullable) */
const char *ctl_enrolment_get_string (JsonNode *answer, const char *name);

/* Joins an address, with or without a slash at its end, and a path. */
char *ctl_enrolment_join (const char *url, const char *path);

/* {name: value, …}; pairs ended by NULL. */
char *ctl_enrolment_write (const char *name, ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
