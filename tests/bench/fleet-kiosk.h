/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <curl/curl.h>

#include "fleet-identity.h"

G_BEGIN_DECLS

/* One kiosk on the line: its certificate, its connection, which it keeps as the agent does, and the
 * request that is under way. */
typedef struct {
  guint number;
  char *name;
  char *url;  /* of its central */
  CURL *easy; /* CURLOPT_PRIVATE is the kiosk */
  GByteArray *reply;
  gint64 started_us;
  gint64 due_us; /* of its next request */
  char *boot;
  guint64 sequence; /* of its heartbeats */
  guint step;       /* of whatever it plays */
  /* What curl keeps pointers to. */
  char *certificate;
  GBytes *body;
  struct curl_slist *headers;
} FleetKiosk;

FleetKiosk *
fleet_kiosk_new (guint number, const char *name, const char *url, FleetIdentity *identity);
void fleet_kiosk_free (FleetKiosk *self); /* after its request */

/* A new connection for each request. */
void fleet_kiosk_reconnect_always (FleetKiosk *self);

/* type: of the body; both NULL for a GET. */
void fleet_kiosk_prepare (
  FleetKiosk *self, const char *method, const char *path, const char *type, GBytes *body);

guint fleet_kiosk_get_status (FleetKiosk *self, CURLcode code); /* 0: nothing came back */
GBytes *fleet_kiosk_take_reply (FleetKiosk *self);

G_END_DECLS
