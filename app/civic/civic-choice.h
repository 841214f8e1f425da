/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

#include "civic-text.h"

G_BEGIN_DECLS

/* One way to answer a choice, several choices or a tree. Immutable; read from a service or a list.
 * It knows what it stands below and what people call it, never whether it was chosen. */
#define CIVIC_TYPE_CHOICE (civic_choice_get_type ())
G_DECLARE_FINAL_TYPE (CivicChoice, civic_choice, CIVIC, CHOICE, GObject)

const char *civic_choice_get_value (CivicChoice *self);
CivicText *civic_choice_get_label (CivicChoice *self);
CivicText *civic_choice_get_hint (CivicChoice *self);  /* (nullable) */
const char *civic_choice_get_icon (CivicChoice *self); /* (nullable) name in assets/icons */

/* Of a tree: what stands below it, empty for a leaf. Only leaves can be answered. */
GListModel *civic_choice_get_choices (CivicChoice *self);

/* Further words to find it by, in `language`. Never NULL, often empty; owned by self. */
const char *const *civic_choice_get_keywords (CivicChoice *self, const char *language);

/* Of a cascade: whether it may be chosen where the field it stands within is answered `value`.
 * What names nothing it is within, may always be chosen. */
gboolean civic_choice_is_within (CivicChoice *self, const char *value);

/* The choice of that value, however deep below `choices`. (nullable), owned by its list. */
CivicChoice *civic_choice_find (GListModel *choices, const char *value);

G_END_DECLS
