/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-messenger.h"

G_BEGIN_DECLS

/* Stands in for the national gateway on machines that have none. What a telephone would get lies in
 * a folder, a file a message, whole as soon as it is there and named in the order of sending: a
 * line "To: +966512345678", an empty one, the text. Without a folder messages go nowhere. */
#define CENTRAL_TYPE_SANDBOX_MESSENGER (central_sandbox_messenger_get_type ())
G_DECLARE_FINAL_TYPE (
  CentralSandboxMessenger, central_sandbox_messenger, CENTRAL, SANDBOX_MESSENGER, GObject)

/* folder: (nullable) is made (0700) if it is missing. */
CentralMessenger *central_sandbox_messenger_new (const char *folder, GError **error);

G_END_DECLS
