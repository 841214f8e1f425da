/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-office.h"

G_BEGIN_DECLS

/* Stands in for the municipality's staff on machines that have none: each run takes what has lain
 * for `after_s` seconds one step further. Reports are looked at and solved; applications are looked
 * at, approved and billed, or issued where nothing is to pay; objections are looked at, and there
 * they stay. It never rejects and never returns. */
gboolean central_sandbox_review_run (CentralOffice *office, guint after_s, GError **error);

G_END_DECLS
