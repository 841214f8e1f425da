/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-messenger.h"

G_DEFINE_INTERFACE (CentralMessenger, central_messenger, G_TYPE_OBJECT)

static void
central_messenger_default_init (CentralMessengerInterface *interface)
{
}

gboolean
central_messenger_send (CentralMessenger *self,
                        const char *mobile,
                        const char *text,
                        GError **error)
{
  return CENTRAL_MESSENGER_GET_IFACE (self)->send (self, mobile, text, error);
}
