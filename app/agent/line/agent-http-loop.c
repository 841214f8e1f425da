/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-http-loop.h"

#include <glib-unix.h>

/* Counted, because the last request to finish may drop its owner in the middle of a turn. */
struct _AgentHttpLoop {
  GMainContext *context;
  CURLM *multi;
  GSource *timer;
  AgentHttpLoopFinished finished;
  gboolean closing;
};

/* What the multi keeps for a socket. */
typedef struct {
  AgentHttpLoop *loop; /* (unowned) outlives its sockets */
  GSource *source;
} Socket;

void
agent_http_loop_clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
loop_clear (AgentHttpLoop *self)
{
  self->closing = TRUE;
  curl_multi_cleanup (self->multi);
  agent_http_loop_clear_source (&self->timer);
  g_main_context_unref (self->context);
}

/* Never called from inside curl: removing a handle there is forbidden. */
static void
collect_finished (AgentHttpLoop *self)
{
  CURLMsg *message;
  int left;

  while ((message = curl_multi_info_read (self->multi, &left)) != NULL) {
    CURLcode code = message->data.result;
    CURL *easy = message->easy_handle;

    curl_multi_remove_handle (self->multi, easy);
    self->finished (easy, code);
  }
}

static void
advance (AgentHttpLoop *self, curl_socket_t descriptor, int events)
{
  int running;

  g_rc_box_acquire (self);
  curl_multi_socket_action (self->multi, descriptor, events, &running);
  collect_finished (self);
  g_rc_box_release_full (self, (GDestroyNotify) loop_clear);
}

static gboolean
on_timer (gpointer user_data)
{
  AgentHttpLoop *self = user_data;

  agent_http_loop_clear_source (&self->timer);
  advance (self, CURL_SOCKET_TIMEOUT, 0);

  return G_SOURCE_REMOVE;
}

/* curl's timer is one shot, and each word about it replaces the one before. */
static int
on_curl_timer (CURLM *multi, long timeout_ms, void *user_data)
{
  AgentHttpLoop *self = user_data;

  agent_http_loop_clear_source (&self->timer);
  if (timeout_ms < 0 || self->closing)
    return 0;

  self->timer = g_timeout_source_new ((guint) timeout_ms);
  g_source_set_callback (self->timer, on_timer, self, NULL);
  g_source_attach (self->timer, self->context);

  return 0;
}

static gboolean
on_socket_ready (int descriptor, GIOCondition condition, gpointer user_data)
{
  AgentHttpLoop *self = user_data;
  int events = 0;

  if (condition & G_IO_IN)
    events |= CURL_CSELECT_IN;
  if (condition & G_IO_OUT)
    events |= CURL_CSELECT_OUT;
  if (condition & (G_IO_HUP | G_IO_ERR | G_IO_NVAL))
    events |= CURL_CSELECT_ERR;
  advance (self, descriptor, events);

  return G_SOURCE_CONTINUE;
}

static void
socket_watch (Socket *self, curl_socket_t descriptor, int what)
{
  GIOCondition condition = G_IO_HUP | G_IO_ERR;

  if (what & CURL_POLL_IN)
    condition |= G_IO_IN;
  if (what & CURL_POLL_OUT)
    condition |= G_IO_OUT;

  agent_http_loop_clear_source (&self->source);
  self->source = g_unix_fd_source_new (descriptor, condition);
  g_source_set_callback (self->source, G_SOURCE_FUNC (on_socket_ready), self->loop, NULL);
  g_source_attach (self->source, self->loop->context);
}

static void
socket_free (Socket *self)
{
  agent_http_loop_clear_source (&self->source);
  g_free (self);
}

static int
on_curl_socket (CURL *easy, curl_socket_t descriptor, int what, void *user_data, void *socket_data)
{
  AgentHttpLoop *self = user_data;
  Socket *watched = socket_data;

  if (what == CURL_POLL_REMOVE) {
    g_clear_pointer (&watched, socket_free);
    return 0;
  }

  /* curl_multi_cleanup still speaks of sockets: github.com/curl/curl/issues/14860. */
  if (self->closing)
    return 0;

  if (watched == NULL) {
    watched = g_new0 (Socket, 1);
    watched->loop = self;
    curl_multi_assign (self->multi, descriptor, watched);
  }
  socket_watch (watched, descriptor, what);

  return 0;
}

AgentHttpLoop *
agent_http_loop_new (AgentHttpLoopFinished finished)
{
  AgentHttpLoop *self = g_rc_box_new0 (AgentHttpLoop);

  self->context = g_main_context_ref_thread_default ();
  self->finished = finished;
  self->multi = curl_multi_init ();
  curl_multi_setopt (self->multi, CURLMOPT_SOCKETFUNCTION, on_curl_socket);
  curl_multi_setopt (self->multi, CURLMOPT_SOCKETDATA, self);
  curl_multi_setopt (self->multi, CURLMOPT_TIMERFUNCTION, on_curl_timer);
  curl_multi_setopt (self->multi, CURLMOPT_TIMERDATA, self);

  return self;
}

void
agent_http_loop_free (AgentHttpLoop *self)
{
  g_rc_box_release_full (self, (GDestroyNotify) loop_clear);
}

void
agent_http_loop_add (AgentHttpLoop *self, CURL *easy)
{
  curl_multi_add_handle (self->multi, easy);
}

void
agent_http_loop_remove (AgentHttpLoop *self, CURL *easy)
{
  curl_multi_remove_handle (self->multi, easy);
}
