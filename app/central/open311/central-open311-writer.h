/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <json-glib/json-glib.h>

#include "central-exchange.h"

G_BEGIN_DECLS

/* GeoReport v2 in both of its dresses, out of one tree: as JSON, and as the XML that the standard
 * maps to it, where a list's elements are named after the list ("services": "service") and an
 * object's members are elements. Text that XML cannot hold is left out. */
typedef enum {
  CENTRAL_OPEN311_JSON,
  CENTRAL_OPEN311_XML,
} CentralOpen311Format;

/* root: what XML calls the whole, "services". Takes over `node`. */
CentralResponse *
central_open311_write (CentralOpen311Format format, guint status, const char *root, JsonNode *node);

/* [{"code": status, "description": …}]; description is English, for developers. */
CentralResponse *
central_open311_write_error (CentralOpen311Format format, guint status, const char *description);

G_END_DECLS
