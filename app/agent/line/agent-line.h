/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

#include "agent-error.h"
#include "civic-acknowledgement.h"

G_BEGIN_DECLS

/* The line to the central, as the rest of the agent sees it: four questions and how the last talk
 * went. AgentCentralLine is the real one; tests bring others. It carries sealed bytes, retries
 * nothing and keeps nothing. Main thread only.
 *
 * Properties: "up" (gboolean), whether the last talk succeeded, FALSE before the first; and
 * "milliseconds" (guint), the round trip of the last that did, 0 before. */
#define AGENT_TYPE_LINE (agent_line_get_type ())
G_DECLARE_INTERFACE (AgentLine, agent_line, AGENT, LINE, GObject)

/* What a kiosk tells of itself, as JSON that is sealed to nobody. */
typedef enum {
  AGENT_NEWS_HEARTBEAT, /* civic-heartbeat.h */
  AGENT_NEWS_AUDIT,     /* entries of the audit log */
  AGENT_NEWS_REPORT,    /* civic-readiness.h or civic-shift.h */
} AgentNews;

struct _AgentLineInterface {
  GTypeInterface parent_interface;

  void (*relay_async) (AgentLine *self,
                       const char *kind,
                       GBytes *request,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data);
  GBytes *(*relay_finish) (AgentLine *self, GAsyncResult *result, GError **error);

  void (*send_filing_async) (AgentLine *self,
                             const char *code,
                             GBytes *envelope,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
  CivicAcknowledgement *(*send_filing_finish) (AgentLine *self,
                                               GAsyncResult *result,
                                               GError **error);

  void (*tell_async) (AgentLine *self,
                      AgentNews news,
                      GBytes *json,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
  GBytes *(*tell_finish) (AgentLine *self, GAsyncResult *result, GError **error);

  void (*ask_async) (AgentLine *self,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data);
  gboolean (*ask_finish) (AgentLine *self, GAsyncResult *result, GError **error);
};

gboolean agent_line_is_up (AgentLine *self);
guint agent_line_get_milliseconds (AgentLine *self);

/* kind: a word of the D-Bus interface; AGENT_ERROR_BAD_REQUEST for another. Returns the sealed
 * answer, AGENT_ERROR_UNREACHABLE (none within 10 s) or AGENT_ERROR_REFUSED. */
void agent_line_relay_async (AgentLine *self,
                             const char *kind,
                             GBytes *request,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
GBytes *agent_line_relay_finish (AgentLine *self, GAsyncResult *result, GError **error);

/* Returns an acknowledgement that verified and is of this code and these very bytes.
 * AGENT_ERROR_REFUSED: the central will never take them, and the message is the word of its problem
 * document, empty where it gave none. Anything else: send the same again later. */
void agent_line_send_filing_async (AgentLine *self,
                                   const char *code,
                                   GBytes *envelope,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
CivicAcknowledgement *
agent_line_send_filing_finish (AgentLine *self, GAsyncResult *result, GError **error);

/* Returns what the central answered, which nobody has verified yet. AGENT_ERROR_NOT_ALLOWED: the
 * central wants nothing of this kiosk, which is revoked or unknown to it. AGENT_ERROR_REFUSED:
 * nothing of this, and of the audit log: it has another one. AGENT_ERROR_UNREACHABLE: no answer
 * within 15 s, or none that is the last word. */
void agent_line_tell_async (AgentLine *self,
                            AgentNews news,
                            GBytes *json,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
GBytes *agent_line_tell_finish (AgentLine *self, GAsyncResult *result, GError **error);

/* Asks whether the central is there, 3 s at most. */
void agent_line_ask_async (AgentLine *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean agent_line_ask_finish (AgentLine *self, GAsyncResult *result, GError **error);

G_END_DECLS
