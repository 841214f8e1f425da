/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <microhttpd.h>

#include "central-exchange.h"

G_BEGIN_DECLS

/* A request that has come in whole, taken out of its connection, so that it may wait. */
typedef struct _CentralHttpRequest CentralHttpRequest;

CentralHttpRequest *central_http_request_new (struct MHD_Connection *connection,
                                              const char *method,
                                              const char *path,
                                              const char *const *trusted_proxies);
void central_http_request_free (CentralHttpRequest *self);

/* What the connection does not tell is filled in by the caller and must live as long: kiosk,
 * certificate, body and form. */
CentralRequest *central_http_request_get (CentralHttpRequest *self);

G_END_DECLS
