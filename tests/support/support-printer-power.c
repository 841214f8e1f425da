/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "support-printer-private.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

/* The socket and who is connected to it. Without power nobody listens, but the port stays ours: no
 * other test's printer may answer in this one's place. */

#define BACKLOG 16

typedef struct {
  SupportPrinter *printer;
  http_t *http;
} Connection;

static int
bind_to (int port)
{
  struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons ((guint16) port) };
  int socket_number = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  int yes = 1;

  g_assert_cmpint (socket_number, >=, 0);
  address.sin_addr.s_addr = htonl (INADDR_LOOPBACK);
  setsockopt (socket_number, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  if (bind (socket_number, (struct sockaddr *) &address, sizeof address) == 0)
    return socket_number;
  close (socket_number);
  return -1;
}

static int
find_free_port (void)
{
  struct sockaddr_in address;
  socklen_t length = sizeof address;
  int socket_number = bind_to (0);

  g_assert_cmpint (getsockname (socket_number, (struct sockaddr *) &address, &length), ==, 0);
  close (socket_number);
  return ntohs (address.sin_port);
}

/* Only a port asked for by its number stays with a socket that stops listening. */
void
support_printer_plug_in (SupportPrinter *self)
{
  do {
    self->port = find_free_port ();
    self->listener = bind_to (self->port);
  } while (self->listener < 0);
  g_assert_cmpint (listen (self->listener, BACKLOG), ==, 0);
}

void
support_printer_switch_on (SupportPrinter *self)
{
  g_assert_cmpint (listen (self->listener, BACKLOG), ==, 0);
}

void
support_printer_switch_off (SupportPrinter *self)
{
  GHashTableIter connections;
  gpointer http;

  shutdown (self->listener, SHUT_RDWR);
  g_hash_table_iter_init (&connections, self->connections);
  while (g_hash_table_iter_next (&connections, &http, NULL))
    shutdown (httpGetFd (http), SHUT_RDWR);
  /* Whoever works at one holds it, and sees that it is over. */
  for (guint i = 0; i < self->jobs->len; i++) {
    SupportPrinterJob *job = self->jobs->pdata[i];

    if (job->state < IPP_JSTATE_CANCELED)
      job->state = IPP_JSTATE_ABORTED;
  }
  g_ptr_array_set_size (self->jobs, 0);
  g_ptr_array_set_size (self->subscriptions, 0);
}

static gpointer
run_connection (gpointer pointer)
{
  Connection *connection = pointer;
  SupportPrinter *printer = connection->printer;

  while (support_printer_serve (printer, connection->http))
    continue;
  g_mutex_lock (&printer->lock);
  g_hash_table_remove (printer->connections, connection->http);
  httpClose (connection->http);
  g_cond_broadcast (&printer->changed);
  g_mutex_unlock (&printer->lock);
  g_free (connection);
  return NULL;
}

/* One that came in while the power went is turned away. */
static void
take_connection (SupportPrinter *self, http_t *http)
{
  Connection *connection;

  g_mutex_lock (&self->lock);
  if (self->is_closing || self->temper == SUPPORT_PRINTER_DIE) {
    httpClose (http);
  } else {
    connection = g_new0 (Connection, 1);
    connection->printer = self;
    connection->http = http;
    g_hash_table_add (self->connections, http);
    g_thread_unref (g_thread_new ("printer-talk", run_connection, connection));
  }
  g_mutex_unlock (&self->lock);
}

static gboolean
is_over (SupportPrinter *self)
{
  gboolean is_closing;

  g_mutex_lock (&self->lock);
  while (self->temper == SUPPORT_PRINTER_DIE && !self->is_closing)
    g_cond_wait (&self->changed, &self->lock);
  is_closing = self->is_closing;
  g_mutex_unlock (&self->lock);
  return is_closing;
}

gpointer
support_printer_accept (gpointer printer)
{
  SupportPrinter *self = printer;

  while (!is_over (self)) {
    struct pollfd door = { .fd = self->listener, .events = POLLIN };
    http_t *http;

    if (poll (&door, 1, -1 /* switched off, it wakes up */) <= 0 || (door.revents & POLLIN) == 0)
      continue;
    http = httpAcceptConnection (self->listener, 1);
    if (http != NULL)
      take_connection (self, http);
  }
  return NULL;
}
