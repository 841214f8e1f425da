/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-guard.h"

#include <gio/gio.h>
#include <string.h>

#include "central-clock.h"
#include "central-pace.h"

#define REQUESTS_SPAN_MS (60 * 1000)
#define MISSES_SPAN_MS (10 * 60 * 1000)
#define MAXIMUM_KEYS 100000
#define NETWORK_BYTES 8

struct _CentralGuard {
  CentralPace *kiosks;
  CentralPace *addresses;
  CentralPace *misses;
};

CentralGuard *
central_guard_new (const CentralGuardLimits *limits)
{
  CentralGuard *self = g_new0 (CentralGuard, 1);

  self->kiosks = central_pace_new (limits->kiosk_requests, REQUESTS_SPAN_MS, MAXIMUM_KEYS);
  self->addresses = central_pace_new (limits->address_requests, REQUESTS_SPAN_MS, MAXIMUM_KEYS);
  self->misses = central_pace_new (limits->misses, MISSES_SPAN_MS, MAXIMUM_KEYS);
  return self;
}

void
central_guard_free (CentralGuard *self)
{
  g_clear_pointer (&self->kiosks, central_pace_free);
  g_clear_pointer (&self->addresses, central_pace_free);
  g_clear_pointer (&self->misses, central_pace_free);
  g_free (self);
}

static char *
name_network (GInetAddress *address)
{
  guint8 bytes[16] = { 0 };
  g_autoptr (GInetAddress) network = NULL;

  memcpy (bytes, g_inet_address_to_bytes (address), NETWORK_BYTES);
  network = g_inet_address_new_from_bytes (bytes, G_SOCKET_FAMILY_IPV6);
  return g_inet_address_to_string (network);
}

static char *
name_asker (const CentralRequest *request)
{
  g_autoptr (GInetAddress) address = NULL;

  if (request->kiosk || request->address == NULL)
    return g_strdup (request->kiosk ? request->kiosk : "");
  address = g_inet_address_new_from_string (request->address);
  return address && g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV6
           ? name_network (address)
           : g_strdup (request->address);
}

guint
central_guard_count_request (CentralGuard *self, const CentralRequest *request)
{
  g_autofree char *asker = name_asker (request);
  CentralPace *pace = request->kiosk ? self->kiosks : self->addresses;
  gint64 now_ms = central_clock_now_ms ();

  return central_pace_allow (pace, asker, now_ms) ? 0 : central_pace_get_wait_s (pace, now_ms);
}

guint
central_guard_find_penalty (CentralGuard *self, const CentralRequest *request)
{
  g_autofree char *asker = name_asker (request);
  gint64 now_ms = central_clock_now_ms ();

  return central_pace_is_spent (self->misses, asker, now_ms)
           ? central_pace_get_wait_s (self->misses, now_ms)
           : 0;
}

void
central_guard_count_miss (CentralGuard *self, const CentralRequest *request)
{
  g_autofree char *asker = name_asker (request);

  central_pace_allow (self->misses, asker, central_clock_now_ms ());
}
