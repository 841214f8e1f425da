/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-settings.h"

G_BEGIN_DECLS

/* What kushk.conf may say of printers and their paper. Private to CivicSettings. */

/* A queue's name or an IPP address: the reason why not, or NULL. */
const char *civic_settings_check_printer (const char *value);

/* What only several keys of [printer] together can get wrong: the reason, with the key to look at,
 * or NULL. */
char *civic_settings_check_printers (CivicSettings *self, const char **ret_key);

G_END_DECLS
