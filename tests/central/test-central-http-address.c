/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-http-address.h"

#include <gio/gio.h>

static const char *const proxies[] = { "10.0.0.1", "10.0.0.2", NULL };

static void
assert_found (const char *peer,
              const char *forwarded_for,
              const char *const *trusted,
              const char *expected)
{
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string (peer, 443);
  guint8 native[128];
  g_autofree char *found = NULL;

  g_assert_true (g_socket_address_to_native (address, native, sizeof native, NULL));
  found = central_http_address_find ((const struct sockaddr *) native, forwarded_for, trusted);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_is_that_of_the_socket (void)
{
  assert_found ("192.0.2.7", NULL, NULL, "192.0.2.7");
  assert_found ("2001:db8::7", NULL, NULL, "2001:db8::7");
  assert_found ("::ffff:192.0.2.7", NULL, NULL, "192.0.2.7");
}

static void
test_believes_nobody_by_itself (void)
{
  assert_found ("192.0.2.7", "198.51.100.1", NULL, "192.0.2.7");
  assert_found ("192.0.2.7", "198.51.100.1", proxies, "192.0.2.7");
}

static void
test_believes_what_trusted_proxies_heard (void)
{
  assert_found ("10.0.0.1", "198.51.100.1", proxies, "198.51.100.1");
  assert_found ("10.0.0.1", "203.0.113.9, 198.51.100.1", proxies, "198.51.100.1");
  assert_found ("10.0.0.1", "198.51.100.1,10.0.0.2", proxies, "198.51.100.1");
  assert_found ("10.0.0.1", NULL, proxies, "10.0.0.1");
}

static void
test_stops_at_what_is_no_address (void)
{
  assert_found ("10.0.0.1", "", proxies, "10.0.0.1");
  assert_found ("10.0.0.1", "198.51.100.1, nowhere", proxies, "10.0.0.1");
  assert_found ("10.0.0.1", "nowhere, 198.51.100.1", proxies, "198.51.100.1");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/central/http-address/is-that-of-the-socket", test_is_that_of_the_socket);
  g_test_add_func ("/central/http-address/believes-nobody-by-itself",
                   test_believes_nobody_by_itself);
  g_test_add_func ("/central/http-address/believes-what-trusted-proxies-heard",
                   test_believes_what_trusted_proxies_heard);
  g_test_add_func ("/central/http-address/stops-at-what-is-no-address",
                   test_stops_at_what_is_no_address);
  return g_test_run ();
}
