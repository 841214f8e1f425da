/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gnutls/gnutls.h>
#include <glib.h>

G_BEGIN_DECLS

/* Who is at the other end of a TLS session. Demanding happens before the handshake, so that a
 * client without a certificate of our authority that says it is for clients never gets as far as a
 * request; naming happens at each request and verifies once more, so that a change in the server
 * library cannot open the door. */
void central_http_peer_demand (gnutls_session_t session);

/* The certificate's common name, or NULL where the chain or the name is not acceptable. With a name
 * comes the serial number, in lower-case hexadecimal. Caller frees both. */
char *central_http_peer_name (gnutls_session_t session, char **ret_serial);

G_END_DECLS
