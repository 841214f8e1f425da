/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-store.h"

G_BEGIN_DECLS

/* What the message about a filing says: who writes, how the filing stands, its tracking code and
 * where to follow it. Three short lines, because a short message in Arabic letters holds seventy
 * characters. Nothing about the citizen. Caller frees. */
char *central_message_text_write (const CentralFiling *filing,
                                  const char *language,
                                  const char *public_url);

G_END_DECLS
