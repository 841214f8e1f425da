/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <json-glib/json-glib.h>

#include "civic-error.h"

G_BEGIN_DECLS

/* JsonLogic (jsonlogic.com): rules that are themselves JSON, such as
 * {">": [{"var": "area"}, 100]}. All standard operators with their published meaning, JavaScript's
 * coercions included; strings are counted in characters, not in UTF-16 units. Without loops or
 * side effects of its own, and bounded: a rule always ends, however hostile.
 *
 * Complaints are CIVIC_ERROR_BAD_RULE, "$.and[1].>[0]: reason": whoever knows where the rule stands
 * puts that place instead of the "$". Nodes are only read, so they may be frozen and shared.
 * Thread-safe, locale independent. */
#define CIVIC_LOGIC_MAXIMUM_DEPTH 32
#define CIVIC_LOGIC_MAXIMUM_COST 10000

/* The rule's value for the data; null where JavaScript would have undefined, NaN or an infinity.
 * data: (nullable) none. Refuses an unknown operator, a rule nested deeper than the maximum depth,
 * and one that takes more than the maximum cost: a step for every operator and value met, and for
 * every 16 bytes of text made. Caller owns the node. */
JsonNode *civic_logic_apply (JsonNode *rule, JsonNode *data, GError **error);

/* JsonLogic's truth: false, null, 0, "" and an empty array are false, everything else is true, "0"
 * too. */
gboolean civic_logic_is_true (JsonNode *value);

/* Whether anything of that name may be asked for: "area", "licence.area_m2"; inside map, filter,
 * reduce, all, none and some a member of the list's elements, "boards.width". Indexes are left
 * out. */
typedef gboolean (*CivicLogicKnows) (const char *name, gpointer user_data);

/* Whether a rule that somebody wrote can be meant: known operators, as many arguments as they take,
 * no name that nobody knows. Stricter than civic_logic_apply, which takes an object of two keys for
 * a value and a misspelt name for null. Names must be written out, not computed. */
gboolean
civic_logic_check (JsonNode *rule, CivicLogicKnows knows, gpointer user_data, GError **error);

G_END_DECLS
