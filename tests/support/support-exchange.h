/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "support-central.h"

G_BEGIN_DECLS

/* Leaves an exchange with the central in the folder KUSHK_EXCHANGES, as a file of JSON with the
 * keys that open it, for tests/central/contract/with-contract to hold against openapi.yaml. Does
 * nothing where that is not set. Any thread. */
void support_exchange_record (const SupportRequest *request, const SupportReply *reply);

G_END_DECLS
