/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

#include "central-exchange.h"

G_BEGIN_DECLS

/* One TLS listener on the main loop; with central-http-* the only code that knows libmicrohttpd and
 * GnuTLS. It hands whole requests to one handler and sends back what that returns. It refuses by
 * itself: TLS below 1.2, bodies over CENTRAL_HTTP_MAXIMUM_BODY_BYTES, too many connections, clients
 * that take too long, and (when `ca` is given) every client without a certificate of that
 * authority. Where a form is welcome, it is taken apart as it comes in; one that is too large is
 * not refused here but handed over as such, because a person wants a page. Nothing here blocks and
 * nothing runs in a thread. */
#define CENTRAL_HTTP_MAXIMUM_BODY_BYTES (512 * 1024)
#define CENTRAL_HTTP_MAXIMUM_FORM_BYTES (24 * 1024 * 1024)

typedef CentralResponse *(*CentralHandler) (const CentralRequest *request, gpointer user_data);
typedef gboolean (*CentralTakesForms) (const char *method, const char *path, gpointer user_data);

/* Requests that may become one transaction. Those that are ready in the same turn of the loop are
 * handed over between begin and end and answered only after the end said yes; where begin or end
 * says no, nothing has happened, and each is handed over by itself. So the handler does nothing
 * that the end could not undo. One that comes alone is handed over alone. */
typedef struct {
  gboolean (*welcomes) (const char *method, const char *path, gpointer user_data);
  gboolean (*begin) (gpointer user_data);
  gboolean (*end) (gpointer user_data);
} CentralHttpTogether;

typedef struct {
  const char *listen;      /* "127.0.0.1:0", "[::1]:8443" */
  const char *certificate; /* PEM texts */
  const char *key;
  const char *ca;                /* (nullable) demands client certificates of this authority */
  CentralTakesForms takes_forms; /* (nullable) */
  const CentralHttpTogether *together; /* (nullable) static */
  guint maximum_connections;
  guint maximum_connections_per_address; /* 0: any number */
  gboolean shares_port;                  /* with other processes */
  guint idle_s;                          /* a connection that says nothing for so long ends */
  guint deadline_s; /* for one whole request after the previous one, however it trickles */
  const char *const *trusted_proxies; /* (nullable) addresses whose X-Forwarded-For is believed */
} CentralHttpSettings;

typedef struct _CentralHttp CentralHttp;

CentralHttp *central_http_new (const CentralHttpSettings *settings,
                               CentralHandler handler,
                               gpointer user_data,
                               GError **error);
char *central_http_get_url (CentralHttp *self); /* "https://127.0.0.1:40123"; caller frees */

/* Stops accepting; what is under way may end. central_http_is_idle tells when it has. */
void central_http_quiesce (CentralHttp *self);
gboolean central_http_is_idle (CentralHttp *self);
void central_http_free (CentralHttp *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralHttp, central_http_free)

G_END_DECLS
