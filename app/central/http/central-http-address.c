/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-http-address.h"

#include <gio/gio.h>
#include <netinet/in.h>

/* Those of IPv4 that come in through a socket of IPv6 are of IPv4. */
static GInetAddress *
read_peer (const struct sockaddr *peer)
{
  const struct in6_addr *six = NULL;

  if (peer->sa_family == AF_INET)
    return g_inet_address_new_from_bytes (
      (const guint8 *) &((const struct sockaddr_in *) peer)->sin_addr, G_SOCKET_FAMILY_IPV4);
  if (peer->sa_family != AF_INET6)
    return NULL;
  six = &((const struct sockaddr_in6 *) peer)->sin6_addr;
  return IN6_IS_ADDR_V4MAPPED (six)
           ? g_inet_address_new_from_bytes (six->s6_addr + 12, G_SOCKET_FAMILY_IPV4)
           : g_inet_address_new_from_bytes (six->s6_addr, G_SOCKET_FAMILY_IPV6);
}

static gboolean
is_trusted (GInetAddress *address, const char *const *trusted_proxies)
{
  for (; trusted_proxies && *trusted_proxies; trusted_proxies++) {
    g_autoptr (GInetAddress) trusted = g_inet_address_new_from_string (*trusted_proxies);

    if (trusted && g_inet_address_equal (trusted, address))
      return TRUE;
  }
  return FALSE;
}

/* From the end: each proxy adds whom it heard. What is no address ends the belief. */
static GInetAddress *
follow (GInetAddress *peer, const char *forwarded_for, const char *const *trusted_proxies)
{
  g_auto (GStrv) hops = g_strsplit (forwarded_for, ",", -1);
  g_autoptr (GInetAddress) address = g_object_ref (peer);

  for (guint left = g_strv_length (hops); left > 0; left--) {
    GInetAddress *hop = NULL;

    if (!is_trusted (address, trusted_proxies))
      break;
    hop = g_inet_address_new_from_string (g_strstrip (hops[left - 1]));
    if (hop == NULL)
      break;
    g_object_unref (address);
    address = hop;
  }
  return g_steal_pointer (&address);
}

char *
central_http_address_find (const struct sockaddr *peer,
                           const char *forwarded_for,
                           const char *const *trusted_proxies)
{
  g_autoptr (GInetAddress) address = read_peer (peer);
  g_autoptr (GInetAddress) found =
    address && forwarded_for ? follow (address, forwarded_for, trusted_proxies) : NULL;

  if (address == NULL)
    return g_strdup ("");
  return g_inet_address_to_string (found ? found : address);
}
