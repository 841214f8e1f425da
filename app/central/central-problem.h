/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <json-glib/json-glib.h>

#include "central-error.h"
#include "central-http.h"

G_BEGIN_DECLS

/* Problem documents (RFC 9457): {"type","title","status","code","detail"} and, for answers that
 * break the service's rules, "problems": [{"path","code"}]. Any error outside CENTRAL_ERROR and
 * CIVIC_ERROR becomes 503, because the kiosk's bytes are not to blame and it should try again. The
 * title is in the caller's language; the detail is the error's message, English, for whoever writes
 * the other side. accept_language: (nullable) the header as it came. */
CentralResponse *central_problem_new (const GError *error, const char *accept_language);

/* For a pace that knows when it is over. retry_after_s: from 1. */
CentralResponse *central_problem_new_too_many (guint retry_after_s, const char *accept_language);

/* problems: of CivicProblem. Paths and codes only, never what was typed. */
CentralResponse *central_problem_new_invalid (GPtrArray *problems, const char *accept_language);

/* Adds the member "problems" to the object being built. */
void central_problem_add_list (JsonBuilder *builder, GPtrArray *problems);

G_END_DECLS
