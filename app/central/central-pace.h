/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How often somebody may come: so many times in a span of time, each key by itself. It forgets a
 * span as soon as the next begins, and never remembers more keys than it was made for: whoever
 * comes when it is full has to wait for the next span. Nothing is written down. */
typedef struct _CentralPace CentralPace;

CentralPace *central_pace_new (guint maximum, gint64 span_ms, guint maximum_keys);
void central_pace_free (CentralPace *self);

/* FALSE: too often. */
gboolean central_pace_allow (CentralPace *self, const char *key, gint64 now_ms);

/* TRUE: the next time would be too often. Counts nothing. */
gboolean central_pace_is_spent (CentralPace *self, const char *key, gint64 now_ms);

/* Until the next span begins: at least 1. */
guint central_pace_get_wait_s (CentralPace *self, gint64 now_ms);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralPace, central_pace_free)

G_END_DECLS
