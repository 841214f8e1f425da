/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* How a record looks to a citizen, as data (enquiries.json):
 *
 *   {"icon": NAME?, "title": TEXT, "state"?: {"by": MEMBER, "of": {VALUE: {"label","tone"}}},
 *    "lines": [{"label": TEXT, "kind": KIND, "text": TEXT | "value": STRING, "show_if"?: RULE}],
 *    "actions": [{"kind": "pay"|"apply"|"print"|"receipt", "label": TEXT, …, "show_if"?: RULE}]}
 *
 * All strings are templates over the record, and rules see the record's members and "today". A line
 * or an action that names a member which this record has not is left out, so one card serves
 * records of every completeness. Checked once at load; drawing never fails but for the title. */
gboolean central_card_check (JsonNode *card, const char *json_path, GError **error);

/* One RESULT of the contract. NULL when the record cannot even fill the title. */
JsonNode *central_card_draw (JsonObject *card, const char *id, JsonObject *record);

/* The actions alone, as an array: for answers that are no cards. No card, no actions. */
JsonNode *central_card_draw_actions (JsonObject *card, JsonObject *record);

/* What the card calls a state; (nullable). Owned by the card, which may be NULL. */
JsonNode *central_card_find_state (JsonObject *card, const char *value);

G_END_DECLS
