/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-answers.h"

#include "central-office.h"
#include "central-open311-writer.h"

G_BEGIN_DECLS

/* 940 reports for other programs: Open311 GeoReport v2 (wiki.open311.org/GeoReport_v2), so that
 * clients that exist can report and follow. Reading is for everybody and tells nothing of who
 * reported: no words of hers, the place to a hundred metres. Reporting wants a key; its client sees
 * what it sent itself. Of a person only a telephone is kept, for the answer; names, addresses of
 * mail and devices are dropped. */

/* One call, taken apart: "/open311/v2/requests/3f9a.json". */
typedef struct {
  CentralOffice *office;
  const CentralRequest *request;
  CentralOpen311Format format;
  const char *language; /* one of central_languages */
  char *resource;       /* "requests" */
  char *id;             /* (nullable) "3f9a" */
} CentralOpen311Call;

CentralResponse *central_open311_services_list (const CentralOpen311Call *call);
CentralResponse *central_open311_services_define (const CentralOpen311Call *call);
CentralResponse *central_open311_requests_list (const CentralOpen311Call *call);
CentralResponse *central_open311_requests_find (const CentralOpen311Call *call);
CentralResponse *central_open311_requests_post (const CentralOpen311Call *call);
CentralResponse *central_open311_tokens_find (const CentralOpen311Call *call);

/* The API's own errors, in the call's format. */
CentralResponse *
central_open311_refuse (const CentralOpen311Call *call, guint status, const char *description);

/* *ret_name: who has that key; NULL for nobody. key is nullable. */
gboolean central_open311_find_client (CentralOffice *office,
                                      const char *key,
                                      char **ret_name,
                                      GError **error);

/* Draws a key for a new client, to be told once: it is kept as a digest. A name is 1 to 40 of a-z,
 * 0-9 and hyphens; CENTRAL_ERROR_CONFIGURATION for another, or one that is taken. */
char *central_open311_add_client (CentralStore *store, const char *name, GError **error);

/* Gives the report that a filing is a number of its own, where its service is one of Open311's.
 * Inside the transaction that stores the filing, after it. */
gboolean central_open311_remember (CentralOffice *office,
                                   CivicAnswers *answers,
                                   const CentralFiling *filing,
                                   GError **error);

G_END_DECLS
