/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

#include "civic-readiness.h"

G_BEGIN_DECLS

/* So long a certificate should still last. */
#define AGENT_CERTIFICATE_SOON_S (14 * 24 * 60 * 60)

/* Whether this kiosk's certificate fits its key, leads to the authority and is in its time: NONE
 * and SOON say that it is good, and MISSING, BROKEN, MISMATCHED, NOT_YET or EXPIRED what it is not.
 * TLS judges it again at each talk. It reads three files: not for the main thread. now_s: since
 * 1970. */
CivicCheckReason agent_certificate_check (const char *ca_path,
                                          const char *certificate_path,
                                          const char *key_path,
                                          gint64 now_s);

G_END_DECLS
