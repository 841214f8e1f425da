/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-store-kiosks.h"

G_BEGIN_DECLS

/* Whether a kiosk may come in, asked before each of its requests. What the register said is
 * remembered for CENTRAL_ADMISSION_SPAN_MS, so that a filing costs no query: a revocation is seen
 * by every central of the store within that time, and at once by the one it was made at. */
#define CENTRAL_ADMISSION_SPAN_MS 3000

typedef struct _CentralAdmission CentralAdmission;

CentralAdmission *central_admission_new (CentralStore *store);
void central_admission_free (CentralAdmission *self);

/* CENTRAL_ERROR_REVOKED, CENTRAL_ERROR_REPLACED, or CENTRAL_ERROR_UNAVAILABLE where the register
 * cannot be read. */
gboolean central_admission_check (
  CentralAdmission *self, const char *kiosk, const char *serial, gint64 now_ms, GError **error);

/* After a change of the register. */
void central_admission_forget (CentralAdmission *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralAdmission, central_admission_free)

G_END_DECLS
