/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#pragma once

#include <cups/cups.h>
#include <gio/gio.h>

#include "print-error.h"

G_BEGIN_DECLS

/* Where a printer's two ends are. Borrowed strings. */
typedef struct {
  const char *server;     /* NULL where there is no scheduler: then the printer takes our jobs */
  const char *queue_name; /* NULL with it */
  const char *device_uri; /* NULL where only the queue can be asked */
} PrintAddress;

/* One connection to a scheduler or a printer, with one deadline for all that is asked over it:
 * libcups itself would wait a minute for a printer that hangs. Blocks, so it is for a thread; as it
 * is made, only connecting can be cancelled. Private to the queue half. */
typedef struct _PrintCups PrintCups;

/* Whoever takes our jobs: the server's queue, or the printer where there is no server. The server
 * is a Unix socket's path or host[:port]. NULL if nobody listens. */
PrintCups *
print_cups_connect_queue (const PrintAddress *address, gint64 deadline, GCancellable *cancellable);
/* The printer itself. NULL if nobody listens there, or the URI is not one of IPP. */
PrintCups *
print_cups_connect_device (const PrintAddress *address, gint64 deadline, GCancellable *cancellable);
void print_cups_free (PrintCups *self);

/* From now on cancelling also ends what is being asked, as if the line broke. */
void print_cups_break_on_cancel (PrintCups *self, GCancellable *cancellable);

/* With the printer's URI and our user name, which says nothing about a person. */
ipp_t *print_cups_new_request (PrintCups *self, ipp_op_t operation);
/* Sends the request (transfer full), and a document with it if there is one. NULL means that there
 * was no answer in time: it may or may not have been done. Never a cached or made-up answer. */
ipp_t *print_cups_ask (PrintCups *self, ipp_t *request, GBytes *document);

/* An answer, or NULL, and what is in it. */
gboolean print_cups_is_success (ipp_t *reply);
gboolean print_cups_has_keyword (ipp_t *reply, const char *name, const char *keyword);
const char *print_cups_get_name (ipp_t *reply, const char *name); /* NULL if it has none */
int print_cups_get_integer (ipp_t *reply, const char *name, ipp_tag_t tag, int otherwise);
/* What the caller can do about an answer that is no success, or about none. */
void print_cups_set_error (ipp_t *reply, GError **error);
/* Nobody listens where our jobs are taken. */
void print_cups_set_unreachable (const PrintAddress *address, GError **error);

gint64 print_cups_get_deadline (double seconds); /* from now */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrintCups, print_cups_free)

G_END_DECLS
