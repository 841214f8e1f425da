/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Short messages to people's telephones. What stands behind it (the national gateway, or the
 * sandbox) takes a message over and never waits: whether a telephone is switched on is not known
 * here. Numbers and texts go through and are kept nowhere on this side. */
#define CENTRAL_TYPE_MESSENGER (central_messenger_get_type ())
G_DECLARE_INTERFACE (CentralMessenger, central_messenger, CENTRAL, MESSENGER, GObject)

struct _CentralMessengerInterface {
  GTypeInterface parent_interface;

  gboolean (*send) (CentralMessenger *self, const char *mobile, const char *text, GError **error);
};

/* mobile as civic_saudi_parse_mobile gives it. UNAVAILABLE: it was not taken over. */
gboolean central_messenger_send (CentralMessenger *self,
                                 const char *mobile,
                                 const char *text,
                                 GError **error);

G_END_DECLS
