/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-office.h"

G_BEGIN_DECLS

/* An operator has taken note that a kiosk's audit log was forked: the fleet's list does not show it
 * any more, the kiosk's page and the central's own audit for ever. CENTRAL_ERROR_NOT_FOUND: there
 * was nothing to take note of. by: the account. */
gboolean
central_kiosk_audit_see (CentralOffice *office, const char *kiosk, const char *by, GError **error);

G_END_DECLS
