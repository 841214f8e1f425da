/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-desk.h"

G_BEGIN_DECLS

/* A kiosk's audit log on its page: the last events in the reader's language, when a new log began,
 * and whether it is still the one that is kept here. */
typedef struct _CentralOperatorKioskLog CentralOperatorKioskLog;

CentralOperatorKioskLog *
central_operator_kiosk_log_read (const CentralDesk *desk, const char *kiosk, GError **error);
void central_operator_kiosk_log_free (CentralOperatorKioskLog *self);

void central_operator_kiosk_append_log (const CentralDesk *desk,
                                        GString *html,
                                        const char *kiosk,
                                        const CentralOperatorKioskLog *log);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralOperatorKioskLog, central_operator_kiosk_log_free)

G_END_DECLS
