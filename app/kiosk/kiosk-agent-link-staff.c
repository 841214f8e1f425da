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
