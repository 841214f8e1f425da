/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

#include "agent-error.h"

G_BEGIN_DECLS

/* HTTPS requests with a client certificate, on the main context that was the thread's default when
 * it was made; nothing blocks. It trusts one authority and no other, and refuses plain http,
 * redirects, proxies of the environment, TLS below 1.2 and answers longer than asked for. It knows
 * no address and judges no status: any whole answer is a success. */
#define AGENT_TYPE_HTTP (agent_http_get_type ())
G_DECLARE_FINAL_TYPE (AgentHttp, agent_http, AGENT, HTTP, GObject)

typedef struct {
  const char *ca_path;
  const char *certificate_path; /* PEM, as are the others */
  const char *key_path;
} AgentHttpIdentity;

typedef struct {
  const char *method; /* "GET", "POST", "PUT" */
  const char *url;
  const char *content_type; /* (nullable) */
  const char *known_tag;    /* (nullable) of what is had already: a 304 says that it still holds */
  GBytes *body;             /* (nullable) */
  guint deadline_ms;        /* for everything, name look-up included */
  gsize maximum_bytes;      /* of the answer's body */
} AgentHttpRequest;

typedef struct {
  guint status;
  char *content_type; /* "" when none */
  GBytes *body;
  guint duration_ms;
} AgentHttpAnswer;

/* For main, before the first AgentHttp and after the last. */
void agent_http_begin_process (void);
void agent_http_end_process (void);

AgentHttp *agent_http_new (const AgentHttpIdentity *identity);

/* The request is copied. Cancelling ends the transfer at once. */
void agent_http_send_async (AgentHttp *self,
                            const AgentHttpRequest *request,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);

/* AGENT_ERROR_UNREACHABLE for whatever kept a whole answer from coming, or G_IO_ERROR_CANCELLED. */
AgentHttpAnswer *agent_http_send_finish (AgentHttp *self, GAsyncResult *result, GError **error);

void agent_http_answer_free (AgentHttpAnswer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AgentHttpAnswer, agent_http_answer_free)

G_END_DECLS
