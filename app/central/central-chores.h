/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-options.h"

G_BEGIN_DECLS

/* What kushk-central does and then ends, beside serving: each prints what it found. FALSE with an
 * error is an exit that a script or a timer notices. */
gboolean central_chores_verify_audit (const CentralOptions *options, GError **error);
gboolean central_chores_run_retention (const CentralOptions *options, GError **error);
gboolean central_chores_add_open311_client (const CentralOptions *options, GError **error);
gboolean central_chores_close_days (const CentralOptions *options, GError **error);
gboolean central_chores_reverse_bill (const CentralOptions *options, GError **error);

G_END_DECLS
