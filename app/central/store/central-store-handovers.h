/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-store.h"

G_BEGIN_DECLS

/* What a visit lets a citizen's own phone do: hand in documents, send a place, pay a bill. The
 * phone's link holds a token of which only the digest is kept, so that the store opens no link. */
typedef struct {
  char *id;
  char *token_digest;
  char *session_key; /* hexadecimal; only this session may ask */
  char *kiosk;
  char *purpose;
  char *language;
  char *service; /* (nullable) */
  char *wanted;  /* (nullable) JSON of the documents asked for */
  char *bill;    /* (nullable) number */
  gint64 started_at_ms;
  gint64 expires_at_ms;
  gint64 opened_at_ms; /* 0: not yet */
  gint64 done_at_ms;   /* 0: not yet */
  char *latitude;      /* (nullable) six decimals */
  char *longitude;     /* (nullable) */
  gint64 accuracy_m;   /* -1: unknown */
} CentralHandover;

gboolean
central_store_add_handover (CentralStore *self, const CentralHandover *handover, GError **error);

/* FALSE is an error; TRUE with *ret_handover NULL means that nothing is known. */
gboolean central_store_find_handover (CentralStore *self,
                                      const char *id,
                                      CentralHandover **ret_handover,
                                      GError **error);
gboolean central_store_find_handover_by_token (CentralStore *self,
                                               const char *token_digest,
                                               CentralHandover **ret_handover,
                                               GError **error);
gint64 central_store_count_handovers (CentralStore *self,
                                      const char *kiosk,
                                      gint64 after_ms,
                                      GError **error); /* -1 with an error */

/* The first time counts. */
gboolean central_store_set_handover_opened (CentralStore *self,
                                            const char *id,
                                            gint64 at_ms,
                                            GError **error);
gboolean
central_store_set_handover_done (CentralStore *self, const char *id, gint64 at_ms, GError **error);
gboolean central_store_set_handover_pin (CentralStore *self,
                                         const char *id,
                                         const char *latitude,
                                         const char *longitude,
                                         gint64 accuracy_m,
                                         GError **error);

/* Documents that came in. `filing` is the code of the one filing that names it. */
typedef struct {
  char *id;
  char *handover;
  char *field;
  char *type; /* "jpeg", "png", "pdf" */
  gint64 byte_count;
  char *digest; /* of the content as it is kept */
  char *received_at;
  char *filing; /* (nullable) */
} CentralUpload;

gboolean central_store_add_upload (CentralStore *self,
                                   const CentralUpload *upload,
                                   GBytes *content,
                                   GError **error);
gboolean central_store_find_upload (CentralStore *self,
                                    const char *id,
                                    CentralUpload **ret_upload,
                                    GError **error);
GPtrArray *central_store_list_uploads (CentralStore *self, const char *handover, GError **error);

/* What was handed in and not yet filed can be taken back. */
gboolean central_store_remove_upload (CentralStore *self,
                                      const char *handover,
                                      const char *id,
                                      GError **error);

/* Binds a document to the filing whose answers name it, once. *ret_claimed FALSE: there is no such
 * document, or it belongs to another filing. Inside the transaction that stores the filing. */
gboolean central_store_claim_upload (
  CentralStore *self, const char *id, const char *filing, gboolean *ret_claimed, GError **error);

/* The content as it is kept; NULL with an error, also when there is none. */
GBytes *central_store_read_upload (CentralStore *self, const char *id, GError **error);

/* Deletes handovers and documents that no filing took; of handovers that are over, the place at
 * once. */
gboolean central_store_forget_handovers (CentralStore *self, gint64 before_ms, GError **error);

void central_handover_free (CentralHandover *self);
void central_upload_free (CentralUpload *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralHandover, central_handover_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralUpload, central_upload_free)

G_END_DECLS
