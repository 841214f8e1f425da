/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Reading JSON that strangers wrote: each function gives NULL, -1 or FALSE where the member is
 * missing or of another type, and never warns. */
/* An object by civic-json's strict rules, else MALFORMED (of civic or of the central). */
JsonNode *central_json_parse (const char *text, GError **error);
JsonNode *central_json_load (const char *path, GError **error); /* errors begin with the path */

const char *central_json_get_string (JsonObject *object, const char *name); /* (nullable) */
JsonObject *central_json_get_object (JsonObject *object, const char *name); /* (nullable) */
JsonArray *central_json_get_array (JsonObject *object, const char *name);   /* (nullable) */
gint64 central_json_get_integer (JsonObject *object, const char *name);     /* -1: not there */

/* Writing. Each takes the node or builder's root; callers free the text. */
char *central_json_to_text (JsonNode *node);
char *central_json_build_text (JsonBuilder *builder);

/* Adds a member, null where the value is NULL. */
void central_json_add_string (JsonBuilder *builder, const char *name, const char *value);
void central_json_add_integer (JsonBuilder *builder, const char *name, gint64 value);
void central_json_add_node (JsonBuilder *builder, const char *name, JsonNode *value); /* copies */

G_END_DECLS
