/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

/* Turns the default main context until something is true, instead of sleeping and hoping. The
 * deadline only bounds a failing test: it is far beyond what a slow machine needs, so that timing
 * never decides. The condition is looked at again after every event and every 5 ms, so it may also
 * be about another process or a file. */
#define SUPPORT_DEADLINE_S 30

static inline gboolean
support_go_on (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

#define support_run_until_within(condition, seconds)                                               \
  G_STMT_START                                                                                     \
  {                                                                                                \
    guint support_tick = g_timeout_add (5, support_go_on, NULL);                                   \
    gint64 support_end = g_get_monotonic_time () + (gint64) (seconds) *G_TIME_SPAN_SECOND;         \
                                                                                                   \
    while (!(condition)) {                                                                         \
      if (g_get_monotonic_time () > support_end)                                                   \
        g_error ("%s:%d: not within %d s: %s", __FILE__, __LINE__, (int) (seconds), #condition);   \
      g_main_context_iteration (NULL, TRUE);                                                       \
    }                                                                                              \
    g_source_remove (support_tick);                                                                \
  }                                                                                                \
  G_STMT_END

#define support_run_until(condition) support_run_until_within (condition, SUPPORT_DEADLINE_S)

/* A GAsyncReadyCallback that keeps the result: user_data is the address of a GAsyncResult pointer,
 * NULL before. Wait with support_run_until (result != NULL), then call the _finish. */
static inline void
support_keep_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **ret_result = user_data;

  g_assert_null (*ret_result);
  *ret_result = g_object_ref (result);
}
