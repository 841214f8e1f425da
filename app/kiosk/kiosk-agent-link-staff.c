/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-agent-link-private.h"

/* The dearest of them, a readiness check, has 20 s on the agent's side. */
#define STAFF_TIMEOUT_MS 25000

void
kiosk_agent_link_staff_call_async (KioskAgentLink *self,
                                   const char *method,
                                   GVariant *arguments,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (KIOSK_IS_AGENT_LINK (self));
  g_return_if_fail (method != NULL);

  _kiosk_agent_link_call (self, method, arguments, NULL, STAFF_TIMEOUT_MS, task);
}

GVariant *
kiosk_agent_link_staff_call_finish (KioskAgentLink *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

const char *
kiosk_agent_link_get_readiness (KioskAgentLink *self)
{
  return _kiosk_agent_link_get_word (self, agent_bus_agent_get_readiness);
}

const char *
kiosk_agent_link_get_readiness_at (KioskAgentLink *self)
{
  return _kiosk_agent_link_get_word (self, agent_bus_agent_get_readiness_at);
}

const char *
kiosk_agent_link_get_shift_since (KioskAgentLink *self)
{
  return _kiosk_agent_link_get_word (self, agent_bus_agent_get_shift_since);
}

const char *
kiosk_agent_link_get_certificate_expiry (KioskAgentLink *self)
{
  return _kiosk_agent_link_get_word (self, agent_bus_agent_get_certificate_expires_at);
}

const char *
kiosk_agent_link_get_catalogue_expiry (KioskAgentLink *self)
{
  return _kiosk_agent_link_get_word (self, agent_bus_agent_get_catalogue_expires_at);
}

int
kiosk_agent_link_get_clock_ahead_s (KioskAgentLink *self)
{
  AgentBusAgent *proxy = _kiosk_agent_link_get_proxy (self);

  return proxy != NULL ? agent_bus_agent_get_clock_ahead_seconds (proxy) : 0;
}

guint
kiosk_agent_link_get_disk_free_mib (KioskAgentLink *self)
{
  AgentBusAgent *proxy = _kiosk_agent_link_get_proxy (self);

  return proxy != NULL ? agent_bus_agent_get_disk_free_mebibytes (proxy) : 0;
}

int
kiosk_agent_link_get_volume (KioskAgentLink *self)
{
  AgentBusAgent *proxy = _kiosk_agent_link_get_proxy (self);

  return proxy != NULL ? agent_bus_agent_get_volume (proxy) : -1;
}

int
kiosk_agent_link_get_brightness (KioskAgentLink *self)
{
  AgentBusAgent *proxy = _kiosk_agent_link_get_proxy (self);

  return proxy != NULL ? agent_bus_agent_get_brightness (proxy) : -1;
}

const char *const *
kiosk_agent_link_get_offered_languages (KioskAgentLink *self)
{
  AgentBusAgent *proxy = _kiosk_agent_link_get_proxy (self);

  return proxy != NULL ? agent_bus_agent_get_offered_languages (proxy) : NULL;
}

/* The proxy's own getter still has the former list while "changed" is emitted. (nullable) */
static GVariant *
get_faults (KioskAgentLink *self)
{
  AgentBusAgent *proxy = _kiosk_agent_link_get_proxy (self);

  return proxy != NULL ? g_dbus_proxy_get_cached_property (G_DBUS_PROXY (proxy), "ReadinessFaults")
                       : NULL;
}

gboolean
kiosk_agent_link_has_readiness_fault (KioskAgentLink *self, const char *part)
{
  g_autoptr (GVariant) faults = get_faults (self);
  g_autofree const char **words = faults != NULL ? g_variant_get_strv (faults, NULL) : NULL;

  return words != NULL && g_strv_contains (words, part);
}
