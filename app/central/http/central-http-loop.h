/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>
#include <microhttpd.h>

G_BEGIN_DECLS

/* TRUE: another turn is due at once. */
typedef gboolean (*CentralHttpTurnEnded) (gpointer user_data);

/* Runs a daemon that was started with MHD_USE_EPOLL and without threads on the default main loop:
 * when its descriptor is ready, and when its own timeouts are due. The daemon must outlive the
 * source; destroy it first. */
GSource *central_http_loop_attach (struct MHD_Daemon *daemon,
                                   CentralHttpTurnEnded turn_ended,
                                   gpointer user_data);

G_END_DECLS
