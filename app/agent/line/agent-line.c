/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-line.h"

G_DEFINE_INTERFACE (AgentLine, agent_line, G_TYPE_OBJECT)

static void
agent_line_default_init (AgentLineInterface *iface)
{
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  g_object_interface_install_property (iface,
                                       g_param_spec_boolean ("up", NULL, NULL, FALSE, flags));
  g_object_interface_install_property (
    iface, g_param_spec_uint ("milliseconds", NULL, NULL, 0, G_MAXUINT, 0, flags));
}

gboolean
agent_line_is_up (AgentLine *self)
{
  gboolean up;

  g_object_get (self, "up", &up, NULL);

  return up;
}

guint
agent_line_get_milliseconds (AgentLine *self)
{
  guint milliseconds;

  g_object_get (self, "milliseconds", &milliseconds, NULL);

  return milliseconds;
}

void
agent_line_relay_async (AgentLine *self,
                        const char *kind,
                        GBytes *request,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (AGENT_IS_LINE (self));

  AGENT_LINE_GET_IFACE (self)->relay_async (self, kind, request, cancellable, callback, user_data);
}

GBytes *
agent_line_relay_finish (AgentLine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (AGENT_IS_LINE (self), NULL);

  return AGENT_LINE_GET_IFACE (self)->relay_finish (self, result, error);
}

void
agent_line_send_filing_async (AgentLine *self,
                              const char *code,
                              GBytes *envelope,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  AgentLineInterface *iface = AGENT_LINE_GET_IFACE (self);

  g_return_if_fail (AGENT_IS_LINE (self));

  iface->send_filing_async (self, code, envelope, cancellable, callback, user_data);
}

CivicAcknowledgement *
agent_line_send_filing_finish (AgentLine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (AGENT_IS_LINE (self), NULL);

  return AGENT_LINE_GET_IFACE (self)->send_filing_finish (self, result, error);
}

void
agent_line_tell_async (AgentLine *self,
                       AgentNews news,
                       GBytes *json,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (AGENT_IS_LINE (self));

  AGENT_LINE_GET_IFACE (self)->tell_async (self, news, json, cancellable, callback, user_data);
}

GBytes *
agent_line_tell_finish (AgentLine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (AGENT_IS_LINE (self), NULL);

  return AGENT_LINE_GET_IFACE (self)->tell_finish (self, result, error);
}

void
agent_line_ask_async (AgentLine *self,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_return_if_fail (AGENT_IS_LINE (self));

  AGENT_LINE_GET_IFACE (self)->ask_async (self, cancellable, callback, user_data);
}

gboolean
agent_line_ask_finish (AgentLine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (AGENT_IS_LINE (self), FALSE);

  return AGENT_LINE_GET_IFACE (self)->ask_finish (self, result, error);
}
