/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-office.h"

G_BEGIN_DECLS

/* Which addresses a listener answers, and the one place that logs a request: route, status, kiosk
 * and milliseconds, never a body, a code or a token. */
typedef struct _CentralApi CentralApi;

CentralApi *central_api_new_for_kiosks (CentralOffice *office);
CentralApi *central_api_new_for_public (CentralOffice *office);
CentralApi *central_api_new_for_operators (CentralOffice *office);
void central_api_free (CentralApi *self);

/* A CentralHandler; user_data is a CentralApi. */
CentralResponse *central_api_handle (const CentralRequest *request, gpointer user_data);

/* A CentralTakesForms. */
gboolean central_api_takes_forms (const char *method, const char *path, gpointer user_data);

/* Filings and the like that come at the same time are committed together. The user_data is the
 * same.
 */
const CentralHttpTogether *central_api_get_together (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralApi, central_api_free)

G_END_DECLS
