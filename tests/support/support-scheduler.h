/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A print scheduler of the test's own, in a folder that nobody else uses, with the settings that a
 * kiosk has (kiosk-config/system) and queues as set-up-printers makes them there. It ends when
 * freed, and also when the test dies. Whatever does not work here aborts the test. Main thread. */
typedef struct _SupportScheduler SupportScheduler;

/* The name of a program that this machine lacks for it, or NULL: then a test skips. */
const char *support_scheduler_find_missing (void);

SupportScheduler *support_scheduler_new (void); /* runs */
void support_scheduler_free (SupportScheduler *self);

const char *support_scheduler_get_server (SupportScheduler *self); /* its socket */
const char *support_scheduler_get_folder (SupportScheduler *self);

/* Makes the queues of these lines of [printer] in kushk.conf, or takes them away, and returns what
 * set-up-printers said about it. The server is not among the lines. Caller frees. */
char *support_scheduler_set_up_printers (SupportScheduler *self, const char *settings);
char *support_scheduler_remove_printers (SupportScheduler *self, const char *settings);
/* The same where it has to give up. */
char *support_scheduler_fail_to_set_up (SupportScheduler *self, const char *settings);

/* SIGKILL; what it had started lives on until a start. Returns when it is gone. */
void support_scheduler_kill (SupportScheduler *self);
/* What the service manager does about that. callback comes when it answers again. */
void support_scheduler_restart_async (SupportScheduler *self,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
void support_scheduler_restart_finish (SupportScheduler *self, GAsyncResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SupportScheduler, support_scheduler_free)

G_END_DECLS
