/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-http-loop.h"

typedef struct {
  GSource source;
  struct MHD_Daemon *daemon;
  gpointer tag;
  CentralHttpTurnEnded turn_ended;
  gpointer user_data;
  gboolean goes_on; /* the turn's end has left something to do */
} LoopSource;

static gboolean
is_due (LoopSource *self, int *ret_timeout_ms)
{
  MHD_UNSIGNED_LONG_LONG timeout_ms = 0;

  if (!self->goes_on && MHD_get_timeout (self->daemon, &timeout_ms) != MHD_YES)
    return FALSE;
  *ret_timeout_ms = (int) MIN (timeout_ms, G_MAXINT);
  return timeout_ms == 0;
}

static gboolean
loop_source_prepare (GSource *source, int *timeout_ms)
{
  *timeout_ms = -1;
  return is_due ((LoopSource *) source, timeout_ms);
}

static gboolean
loop_source_check (GSource *source)
{
  LoopSource *self = (LoopSource *) source;
  int timeout_ms = 0;

  return g_source_query_unix_fd (source, self->tag) != 0 || is_due (self, &timeout_ms);
}

static gboolean
loop_source_dispatch (GSource *source, GSourceFunc callback, gpointer user_data)
{
  LoopSource *self = (LoopSource *) source;

  MHD_run (self->daemon);
  self->goes_on = self->turn_ended (self->user_data);
  return G_SOURCE_CONTINUE;
}

static GSourceFuncs loop_source_functions = {
  .prepare = loop_source_prepare,
  .check = loop_source_check,
  .dispatch = loop_source_dispatch,
};

GSource *
central_http_loop_attach (struct MHD_Daemon *daemon,
                          CentralHttpTurnEnded turn_ended,
                          gpointer user_data)
{
  GSource *source = g_source_new (&loop_source_functions, sizeof (LoopSource));
  LoopSource *self = (LoopSource *) source;
  int epoll_fd = MHD_get_daemon_info (daemon, MHD_DAEMON_INFO_EPOLL_FD)->epoll_fd;

  self->daemon = daemon;
  self->turn_ended = turn_ended;
  self->user_data = user_data;
  self->tag = g_source_add_unix_fd (source, epoll_fd, G_IO_IN);
  g_source_attach (source, NULL);
  return source;
}
