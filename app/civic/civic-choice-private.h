/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-field.h"
#include "civic-reader-private.h"

G_BEGIN_DECLS

#define CIVIC_CHOICE_MAXIMUM_COUNT 60

/* Two or more choices under `key`, none twice. A list of CivicChoice. */
GListModel *civic_choice_read_list (CivicReader *reader, const char *key);

/* (nullable) */
CivicChoice *civic_choice_find (GListModel *choices, const char *value);

G_END_DECLS
