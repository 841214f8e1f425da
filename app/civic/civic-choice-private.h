/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-choice.h"
#include "civic-reader-private.h"

G_BEGIN_DECLS

#define CIVIC_CHOICE_MAXIMUM_COUNT 300
#define CIVIC_CHOICE_MAXIMUM_DEPTH 4

/* Two or more choices under `key`, none twice however deep. A list of CivicChoice. */
GListModel *civic_choice_read_list (CivicReader *reader, const char *key);

/* Whether some choice has choices of its own. */
gboolean civic_choice_is_tree (GListModel *choices);

/* (nullable) the values it says it is within. */
const char *const *civic_choice_get_within (CivicChoice *self);

G_END_DECLS
