/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-settings.h"

G_BEGIN_DECLS

/* What of a kushk.conf only the machine it is for can tell: files that are missing or that others
 * may read, a user nobody knows, a centre or catalogue that would refuse the start, a queue that
 * CUPS has not. It changes nothing. Faults of char *, "FILE:LINE: [group] key: reason; remedy".
 * Caller unrefs. */
GPtrArray *ctl_config_check_machine (CivicSettings *settings);

/* Where a key stands: its index for civic_settings_get_value and its like. */
guint ctl_config_find_key (const char *group, const char *key);

G_END_DECLS
