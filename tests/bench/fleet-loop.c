/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "fleet-loop.h"

#include <sys/epoll.h>
#include <unistd.h>

#define EVENTS_PER_TURN 256
#define NEVER G_MAXINT64

typedef struct {
  FleetLoop *loop;
  CURLM *multi;
  guint number;
  gint64 timer_us;
} Group;

struct _FleetLoop {
  int epoll_fd;
  Group *groups;
  guint group_count;
  FleetFinished finished;
  gpointer user_data;
};

/* Which group and which socket an event belongs to, in epoll's one number. */
static guint64
join (guint group, int fd)
{
  return (guint64) group << 32 | (guint32) fd;
}

static int
on_socket (CURL *easy, curl_socket_t fd, int what, void *user_data, void *known)
{
  Group *self = user_data;
  struct epoll_event event = {
    .events = (what & CURL_POLL_IN ? EPOLLIN : 0u) | (what & CURL_POLL_OUT ? EPOLLOUT : 0u),
    .data.u64 = join (self->number, fd),
  };

  if (what == CURL_POLL_REMOVE)
    epoll_ctl (self->loop->epoll_fd, EPOLL_CTL_DEL, fd, NULL);
  else if (epoll_ctl (self->loop->epoll_fd, known ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, fd, &event) != 0)
    g_error ("epoll: %s", g_strerror (errno));
  curl_multi_assign (self->multi, fd, what == CURL_POLL_REMOVE ? NULL : self);
  return 0;
}

static int
on_timer (CURLM *multi, long timeout_ms, void *user_data)
{
  Group *self = user_data;

  self->timer_us =
    timeout_ms < 0 ? NEVER : g_get_monotonic_time () + timeout_ms * G_TIME_SPAN_MILLISECOND;
  return 0;
}

static void
group_init (Group *self, FleetLoop *loop, guint number)
{
  self->loop = loop;
  self->number = number;
  self->timer_us = NEVER;
  self->multi = curl_multi_init ();
  curl_multi_setopt (self->multi, CURLMOPT_SOCKETFUNCTION, on_socket);
  curl_multi_setopt (self->multi, CURLMOPT_SOCKETDATA, self);
  curl_multi_setopt (self->multi, CURLMOPT_TIMERFUNCTION, on_timer);
  curl_multi_setopt (self->multi, CURLMOPT_TIMERDATA, self);
  curl_multi_setopt (self->multi, CURLMOPT_MAXCONNECTS, 2L * FLEET_LOOP_GROUP_SIZE);
}

FleetLoop *
fleet_loop_new (guint client_count, FleetFinished finished, gpointer user_data)
{
  FleetLoop *self = g_new0 (FleetLoop, 1);

  self->epoll_fd = epoll_create1 (EPOLL_CLOEXEC);
  if (self->epoll_fd < 0)
    g_error ("epoll: %s", g_strerror (errno));
  self->group_count = client_count / FLEET_LOOP_GROUP_SIZE + 1;
  self->groups = g_new0 (Group, self->group_count);
  for (guint number = 0; number < self->group_count; number++)
    group_init (&self->groups[number], self, number);
  self->finished = finished;
  self->user_data = user_data;
  return self;
}

void
fleet_loop_free (FleetLoop *self)
{
  for (guint number = 0; number < self->group_count; number++)
    curl_multi_cleanup (self->groups[number].multi);
  close (self->epoll_fd);
  g_free (self->groups);
  g_free (self);
}

static void
collect_finished (Group *self)
{
  CURLMsg *message = NULL;
  int left = 0;

  while ((message = curl_multi_info_read (self->multi, &left)) != NULL) {
    CURL *easy = message->easy_handle;
    CURLcode code = message->data.result;

    curl_multi_remove_handle (self->multi, easy);
    self->loop->finished (easy, code, self->loop->user_data);
  }
}

static void
advance (Group *self, curl_socket_t fd, int events)
{
  int running = 0;

  curl_multi_socket_action (self->multi, fd, events, &running);
  collect_finished (self);
}

void
fleet_loop_start (FleetLoop *self, guint client, CURL *easy)
{
  CURLMcode code = curl_multi_add_handle (self->groups[client / FLEET_LOOP_GROUP_SIZE].multi, easy);

  if (code != CURLM_OK)
    g_error ("curl: %s", curl_multi_strerror (code));
}

static void
run_timers (FleetLoop *self)
{
  gint64 now_us = g_get_monotonic_time ();

  for (guint number = 0; number < self->group_count; number++)
    if (self->groups[number].timer_us <= now_us) {
      self->groups[number].timer_us = NEVER;
      advance (&self->groups[number], CURL_SOCKET_TIMEOUT, 0);
    }
}

static int
find_timeout_ms (FleetLoop *self, gint64 until_us)
{
  gint64 left_us = 0;

  for (guint number = 0; number < self->group_count; number++)
    until_us = MIN (until_us, self->groups[number].timer_us);
  left_us = until_us - g_get_monotonic_time ();
  return left_us <= 0 ? 0 : (int) MIN (left_us / G_TIME_SPAN_MILLISECOND + 1, G_MAXINT);
}

void
fleet_loop_turn (FleetLoop *self, gint64 until_us)
{
  struct epoll_event events[EVENTS_PER_TURN];
  int count =
    epoll_wait (self->epoll_fd, events, EVENTS_PER_TURN, find_timeout_ms (self, until_us));

  for (int index = 0; index < count; index++) {
    guint64 joined = events[index].data.u64;
    int ready = (events[index].events & EPOLLIN ? CURL_CSELECT_IN : 0) |
                (events[index].events & EPOLLOUT ? CURL_CSELECT_OUT : 0) |
                (events[index].events & (EPOLLERR | EPOLLHUP) ? CURL_CSELECT_ERR : 0);

    advance (&self->groups[joined >> 32], (curl_socket_t) (joined & G_MAXUINT32), ready);
  }
  run_timers (self);
}
