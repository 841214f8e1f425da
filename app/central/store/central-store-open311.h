/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-store.h"

G_BEGIN_DECLS

/* Who may report over Open311, and what reports are called there. */

/* *ret_added FALSE: somebody has this name already. key_digest: of the key, which is kept nowhere.
 */
gboolean central_store_add_open311_client (CentralStore *self,
                                           const char *key_digest,
                                           const char *name,
                                           const char *added_at,
                                           gboolean *ret_added,
                                           GError **error);

/* *ret_name NULL: nobody has this key. */
gboolean central_store_find_open311_client (CentralStore *self,
                                            const char *key_digest,
                                            char **ret_name,
                                            GError **error);

typedef struct {
  char *id;
  char *code;   /* of the filing */
  char *kind;   /* the service_code */
  char *client; /* (nullable) who reported; NULL: at a kiosk */
  char *digest; /* (nullable) of what the client sent, to know it again */
  char *received_at;
} CentralStoredRequest;

/* Inside the transaction that stores the filing, after it. */
gboolean central_store_add_open311_request (CentralStore *self,
                                            const CentralStoredRequest *request,
                                            GError **error);

/* *ret_id NULL: nothing with this digest came in after that moment. */
gboolean central_store_find_open311_repeat (
  CentralStore *self, const char *digest, const char *after, char **ret_id, GError **error);

/* One as it stands now. */
typedef struct {
  char *id;
  char *kind;
  char *client; /* (nullable) */
  char *service;
  char *state;
  gboolean is_closed; /* nothing follows any more */
  char *answers;
  char *message; /* (nullable) */
  char *received_at;
  char *updated_at;
  char *due_at; /* (nullable) */
  char *pin;    /* (nullable) */
} CentralReport;

/* *ret_report NULL: there is none. */
gboolean central_store_find_report (CentralStore *self,
                                    const char *id,
                                    CentralReport **ret_report,
                                    GError **error);

typedef struct {
  const char *kinds;  /* "pothole,litter", "" for all */
  const char *status; /* "open", "closed", "" for both */
  const char *from;   /* moments, both of them in it */
  const char *until;
  guint skipped;
  guint maximum;
} CentralReportFilter;

/* Of CentralReport, newest first. */
GPtrArray *
central_store_list_reports (CentralStore *self, const CentralReportFilter *filter, GError **error);

void central_report_free (CentralReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralReport, central_report_free)

G_END_DECLS
