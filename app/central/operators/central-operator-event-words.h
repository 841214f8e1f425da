/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-audit-event.h"

G_BEGIN_DECLS

/* What a kiosk's audit log says, in words for operators; language: one of central_languages. */
const char *central_operator_say_event (const char *language, CivicAuditEvent event);

/* The word of a subject, or of each half of a pair; (nullable) NULL for what is no word: an id, a
 * number, a hash, a version. Caller frees. */
char *central_operator_say_subject (const char *language, const char *subject);

/* (nullable) NULL for the number of a staff account. */
const char *central_operator_say_account (const char *language, const char *account);

G_END_DECLS
