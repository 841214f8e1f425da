/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-error.h"

static const GDBusErrorEntry entries[] = {
  { AGENT_ERROR_UNREACHABLE, "org.kushk.Error.Unreachable" },
  { AGENT_ERROR_REFUSED, "org.kushk.Error.Refused" },
  { AGENT_ERROR_NOT_STORED, "org.kushk.Error.NotStored" },
  { AGENT_ERROR_NOT_READY, "org.kushk.Error.NotReady" },
  { AGENT_ERROR_NOT_ALLOWED, "org.kushk.Error.NotAllowed" },
  { AGENT_ERROR_BUSY, "org.kushk.Error.Busy" },
  { AGENT_ERROR_BAD_REQUEST, "org.kushk.Error.BadRequest" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (entries) == AGENT_ERROR_COUNT);

GQuark
agent_error_quark (void)
{
  static gsize quark = 0;

  g_dbus_error_register_error_domain ("agent-error-quark", &quark, entries, G_N_ELEMENTS (entries));

  return (GQuark) quark;
}
