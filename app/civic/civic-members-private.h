/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-reader-private.h"

G_BEGIN_DECLS

/* Members that what a kiosk tells of itself has in common, both ways: heartbeats and reports. The
 * shapes of their strings are in civic-shape. */

/* What json-glib and every language's numbers can hold. */
#define CIVIC_MEMBERS_NUMBER_MAXIMUM G_GINT64_CONSTANT (9007199254740991)

/* value: (nullable) becomes null. */
void civic_members_add_string (JsonBuilder *builder, const char *name, const char *value);

void civic_members_add_integer (JsonBuilder *builder, const char *name, gint64 value);

/* Below 0 becomes null. */
void civic_members_add_figure_or_null (JsonBuilder *builder, const char *name, gint64 value);

/* "catalogue":{"version","hash"}, or null without a hash. */
void civic_members_add_catalogue (JsonBuilder *builder, gint64 version, const char *hash);

/* "outbox":{"waiting","oldest_s","quarantined"}. */
void civic_members_add_outbox (JsonBuilder *builder,
                               gint64 waiting,
                               gint64 oldest_s,
                               gint64 quarantined);

/* "audit":{"number","hash"}. */
void civic_members_add_audit (JsonBuilder *builder, gint64 number, const char *hash);

/* Opens "NAME":{ or "NAME":[ ; json_builder_end_… closes it. */
void civic_members_begin_object (JsonBuilder *builder, const char *name);
void civic_members_begin_array (JsonBuilder *builder, const char *name);

/* The index of the string in words, of which one may be empty; 0 after a complaint. */
guint civic_members_read_word (CivicReader *reader, const char *key, const char *const *words);

/* 0 to CIVIC_HEARTBEAT_MAXIMUM_FIGURE; -1 for null where that may be. */
gint64 civic_members_read_figure (CivicReader *reader, const char *key);
gint64 civic_members_read_figure_or_null (CivicReader *reader, const char *key);

/* *ret_hash is NULL for null, else owned by the caller, as that of the audit always is. */
void civic_members_read_catalogue (CivicReader *reader, gint64 *ret_version, char **ret_hash);
void civic_members_read_audit (CivicReader *reader, gint64 *ret_number, char **ret_hash);
void civic_members_read_outbox (CivicReader *reader,
                                gint64 *ret_waiting,
                                gint64 *ret_oldest_s,
                                gint64 *ret_quarantined);

G_END_DECLS
