/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Members of what the central answered, read without trust: a member that is missing or of another
 * type is NULL or the fallback, never a warning. What is returned belongs to `object`. */

const char *kiosk_reply_get_string (JsonObject *object, const char *member);
gint64 kiosk_reply_get_integer (JsonObject *object, const char *member, gint64 fallback);
double kiosk_reply_get_number (JsonObject *object, const char *member, double fallback);
gboolean kiosk_reply_get_boolean (JsonObject *object, const char *member, gboolean fallback);
JsonObject *kiosk_reply_get_object (JsonObject *object, const char *member);
JsonArray *kiosk_reply_get_array (JsonObject *object, const char *member);

/* Its members that are objects, in order. (element-type JsonObject), caller unrefs. */
GPtrArray *kiosk_reply_get_objects (JsonObject *object, const char *member);

/* The point in time of an ISO 8601 text with its zone, or NULL. */
GDateTime *kiosk_reply_get_time (JsonObject *object, const char *member);

G_END_DECLS
