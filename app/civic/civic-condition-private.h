/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A `show_if`: JsonLogic with the operators var, ==, !=, in, and, or and ! over earlier fields by
 * id. A field that is hidden or unanswered is null; a bare var asks whether the field is answered.
 * Immutable. Everything else of JsonLogic is refused, so that no file means less than it says. */
typedef struct _CivicCondition CivicCondition;

/* The canonical answer of a field. (nullable) */
typedef const char *(*CivicConditionLookup) (const char *field_id, gpointer user_data);

/* known_fields: a set of ids. NULL with ret_reason set (caller frees) where the rule is refused. */
CivicCondition *
civic_condition_new_from_json (JsonNode *node, GHashTable *known_fields, char **ret_reason);
gboolean
civic_condition_holds (const CivicCondition *self, CivicConditionLookup lookup, gpointer user_data);
void civic_condition_free (CivicCondition *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CivicCondition, civic_condition_free)

G_END_DECLS
