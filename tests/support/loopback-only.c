/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* Loaded into ippeveprinter (LD_PRELOAD), which insists on a listener for IPv6 and on a name that
 * both protocols know. Many a container has no IPv6, and an empty Debian has no /etc/hosts. With
 * this it may be named 127.0.0.1, and does without IPv6 where there is none. */

#include <arpa/inet.h>
#include <dlfcn.h>
#include <netdb.h>
#include <string.h>
#include <sys/socket.h>

#define EXPORT __attribute__ ((visibility ("default")))

EXPORT int getaddrinfo (const char *node,
                        const char *service,
                        const struct addrinfo *hints,
                        struct addrinfo **ret_addresses);
EXPORT int socket (int family, int type, int protocol);
EXPORT int bind (int fd, const struct sockaddr *address, socklen_t size);

EXPORT int
getaddrinfo (const char *node,
             const char *service,
             const struct addrinfo *hints,
             struct addrinfo **ret_addresses)
{
  int (*next) (const char *, const char *, const struct addrinfo *, struct addrinfo **) =
    dlsym (RTLD_NEXT, "getaddrinfo");

  if (node != NULL && hints != NULL && hints->ai_family == AF_INET6 && !strcmp (node, "127.0.0.1"))
    node = "::1";
  return next (node, service, hints, ret_addresses);
}

EXPORT int
socket (int family, int type, int protocol)
{
  int (*next) (int, int, int) = dlsym (RTLD_NEXT, "socket");
  int fd = next (family, type, protocol);

  return fd < 0 && family == AF_INET6 ? next (AF_INET, type, protocol) : fd;
}

/* The listener that cannot be is given a port of its own that nobody knows. */
EXPORT int
bind (int fd, const struct sockaddr *address, socklen_t size)
{
  int (*next) (int, const struct sockaddr *, socklen_t) = dlsym (RTLD_NEXT, "bind");
  const struct sockaddr_in nowhere = {
    .sin_family = AF_INET,
    .sin_addr.s_addr = htonl (INADDR_LOOPBACK),
  };

  if (next (fd, address, size) == 0)
    return 0;
  if (address->sa_family != AF_INET6)
    return -1;
  next (fd, (const struct sockaddr *) &nowhere, sizeof nowhere);
  return 0;
}
