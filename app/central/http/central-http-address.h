/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>
#include <sys/socket.h>

G_BEGIN_DECLS

/* Where a client is, as a number ("192.0.2.7", "" if that cannot be told). forwarded_for is what
 * the client says by X-Forwarded-For (nullable): anybody may say anything, so that it is believed
 * only of the addresses in trusted_proxies (nullable), and of it only what they added themselves:
 * the last address that is not one of theirs. Caller frees. */
char *central_http_address_find (const struct sockaddr *peer,
                                 const char *forwarded_for,
                                 const char *const *trusted_proxies);

G_END_DECLS
