/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-options.h"

G_BEGIN_DECLS

/* --add-operator-user, --add-operator-token and --remove-operator: what an administrator of the
 * central does at its machine. Each is written in the central's audit. A password comes from
 * standard input, one line, so that no list of processes shows it. */
gboolean central_operators_run_command (const CentralOptions *options, GError **error);

G_END_DECLS
