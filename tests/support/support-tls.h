/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "support-folder.h"

G_BEGIN_DECLS

/* Makes a certificate authority of its own in the folder: ca.pem, server.pem and server.key (for
 * localhost and 127.0.0.1), kiosk.pem and kiosk.key. Good for a day. */
void support_tls_make (const SupportFolder *folder);

G_END_DECLS
