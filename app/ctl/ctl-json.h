/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* JSON as somebody at a shell gives it: the path of a file, - for standard input, or the text
 * itself. Errors name what was given, the place in it, and what to do. Caller owns. */
JsonNode *ctl_json_read (const char *given, GError **error);

/* Indented, for people; numbers as short as they can be. Caller frees. */
char *ctl_json_print (JsonNode *node);

/* Prints what was built, for machines. */
void ctl_json_say (JsonBuilder *builder);

G_END_DECLS
