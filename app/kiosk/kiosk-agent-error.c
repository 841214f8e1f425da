/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-agent-error.h"

G_DEFINE_QUARK (kiosk - agent - error - quark, kiosk_agent_error)

static const struct {
  const char *name;
  KioskAgentError code;
} remote_errors[] = {
  { "org.kushk.Error.Unreachable", KIOSK_AGENT_ERROR_UNREACHABLE },
  { "org.kushk.Error.Refused", KIOSK_AGENT_ERROR_REFUSED },
  { "org.kushk.Error.NotStored", KIOSK_AGENT_ERROR_NOT_STORED },
  { "org.kushk.Error.NotReady", KIOSK_AGENT_ERROR_NOT_READY },
  { "org.kushk.Error.NotAllowed", KIOSK_AGENT_ERROR_NOT_ALLOWED },
  { "org.kushk.Error.Busy", KIOSK_AGENT_ERROR_BUSY },
  { "org.kushk.Error.BadRequest", KIOSK_AGENT_ERROR_BAD_REQUEST },
};

static KioskAgentError
code_of (const char *remote_name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (remote_errors); i++)
    if (g_strcmp0 (remote_errors[i].name, remote_name) == 0)
      return remote_errors[i].code;
  return KIOSK_AGENT_ERROR_BROKEN;
}

GError *
kiosk_agent_error_translate (GError *error)
{
  g_autoptr (GError) original = error;
  g_autofree char *remote_name = NULL;

  g_return_val_if_fail (error != NULL, NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_steal_pointer (&original);

  remote_name = g_dbus_error_get_remote_error (error);
  if (remote_name != NULL && g_str_has_prefix (remote_name, "org.kushk.Error.")) {
    g_dbus_error_strip_remote_error (error);
    return g_error_new_literal (KIOSK_AGENT_ERROR, code_of (remote_name), error->message);
  }
  /* A dead socket, a peer that left in mid-call and a call that timed out are one thing to us. */
  return g_error_new_literal (KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_GONE, error->message);
}
