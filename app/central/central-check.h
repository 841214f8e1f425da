/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-office.h"

G_BEGIN_DECLS

/* Everything that is wrong with a configuration, at once: of char *, each "FILE: place: reason";
 * empty where a central could be opened with it. It looks at catalogue, centres, rules, keys (whose
 * they are, who may read them, until when they hold) and, where one is given, at the store, which
 * it neither makes nor changes. */
GPtrArray *central_check_configuration (const CentralOfficeSettings *settings);

G_END_DECLS
