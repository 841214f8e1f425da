/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

#include <curl/curl.h>

G_BEGIN_DECLS

/* curl's multi interface, turned by the main context that was the thread's default when it was
 * made: curl's sockets and its timer become sources, and nothing blocks. What is known to go wrong
 * between the two goes right here. It knows no request; only agent-http.c uses it. */
typedef struct _AgentHttpLoop AgentHttpLoop;

/* Called from the context, never from inside curl, when easy is out of the loop again. */
typedef void (*AgentHttpLoopFinished) (CURL *easy, CURLcode code);

AgentHttpLoop *agent_http_loop_new (AgentHttpLoopFinished finished);

/* Nothing may be on its way any more. */
void agent_http_loop_free (AgentHttpLoop *self);

void agent_http_loop_add (AgentHttpLoop *self, CURL *easy);

/* Ends it at once, without a word. Never from inside curl. */
void agent_http_loop_remove (AgentHttpLoop *self, CURL *easy);

/* Destroys a source that is held, if there is one. */
void agent_http_loop_clear_source (GSource **source);

G_END_DECLS
