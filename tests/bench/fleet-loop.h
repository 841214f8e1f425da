/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <curl/curl.h>
#include <glib.h>

G_BEGIN_DECLS

/* Transfers of many clients that share nothing, in one thread: groups of curl multi handles on one
 * epoll. Looking for a connection costs curl a walk over all of a multi's, so a group is small; no
 * group ever shares a connection with another. Failures of the machine itself end the program. */
#define FLEET_LOOP_GROUP_SIZE 64

typedef struct _FleetLoop FleetLoop;
typedef void (*FleetFinished) (CURL *easy, CURLcode code, gpointer user_data);

FleetLoop *fleet_loop_new (guint client_count, FleetFinished finished, gpointer user_data);
void fleet_loop_free (FleetLoop *self); /* after all easy handles are gone */

/* client: its number, which decides its group. */
void fleet_loop_start (FleetLoop *self, guint client, CURL *easy);

/* Waits for whatever comes first, a socket or the moment, and tells what has finished. */
void fleet_loop_turn (FleetLoop *self, gint64 until_us);

G_END_DECLS
