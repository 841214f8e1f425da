/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A client over TLS that takes its time: says what it is told to, when it is told to, byte by byte
 * where that is wanted, and hears nothing until it is told to listen. It is openssl's, so that it
 * has nothing in common with the server. Lives on the default main context; any failure to begin
 * ends the test. */
typedef struct _SlowClient SlowClient;

SlowClient *slow_client_new (const char *url); /* "https://127.0.0.1:40123", only connects */
void slow_client_free (SlowClient *self);      /* hangs up */

void slow_client_say (SlowClient *self, const char *text);

/* From now on one character of the text, over and over. */
void slow_client_trickle (SlowClient *self, const char *text);

void slow_client_listen (SlowClient *self);

const char *slow_client_get_heard (SlowClient *self); /* so far; borrowed until more is heard */
gsize slow_client_count_heard (SlowClient *self);
gboolean slow_client_has_ended (SlowClient *self); /* the server hung up, and it noticed */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SlowClient, slow_client_free)

G_END_DECLS
