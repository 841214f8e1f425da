/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-store.h"

G_BEGIN_DECLS

/* The register of the kiosks: where each stands, who runs it, with which certificates it may come
 * and whether it may come at all. */
typedef struct {
  char *id;
  char *centre;
  char *operator_id; /* "" where no profile of its centre is known */
  char *registered_at;
  char *enrolled_at;        /* (nullable) NULL: its certificate was made by hand */
  char *certificate_serial; /* (nullable) the last one issued by enrolment or renewal */
  char *revoked_at;         /* (nullable) */
  /* Its last heartbeat; NULL, and 0, before the first. */
  char *state;     /* (nullable) a word of CivicKioskState */
  char *heartbeat; /* (nullable) the JSON as it came */
  char *heard_at;  /* (nullable) by the central's clock */
  gint64 heard_at_ms;
  char *audit_forked_at; /* (nullable) its audit log is not what it was; nobody has taken note */
} CentralKiosk;

/* FALSE is an error; TRUE with *ret_kiosk NULL means that nothing is known. */
gboolean central_store_find_kiosk (CentralStore *self,
                                   const char *id,
                                   CentralKiosk **ret_kiosk,
                                   GError **error);

/* Of CentralKiosk, by centre and id. operator_id "*": those of all. */
GPtrArray *
central_store_list_kiosks_of (CentralStore *self, const char *operator_id, GError **error);

/* Writes in a kiosk that nobody enrolled; one that is known gets only its centre and operator. */
gboolean central_store_register_kiosk (CentralStore *self,
                                       const char *id,
                                       const char *centre,
                                       const char *operator_id,
                                       const char *at,
                                       GError **error);

/* revoked_at NULL lets it in again. *ret_changed FALSE: no such kiosk, or it was so before. */
gboolean central_store_set_kiosk_revoked (CentralStore *self,
                                          const char *id,
                                          const char *revoked_at,
                                          gboolean *ret_changed,
                                          GError **error);

/* What the register says of whoever comes with a certificate. */
typedef enum {
  CENTRAL_ADMISSION_UNKNOWN, /* not in the register: a certificate of ours is enough */
  CENTRAL_ADMISSION_GOOD,
  CENTRAL_ADMISSION_REVOKED,
  CENTRAL_ADMISSION_REPLACED, /* the kiosk was enrolled anew since this certificate was made */
} CentralAdmissionVerdict;

gboolean central_store_judge_kiosk (CentralStore *self,
                                    const char *id,
                                    const char *serial,
                                    CentralAdmissionVerdict *ret_verdict,
                                    GError **error);

/* The public keys (hexadecimal) a kiosk has signed receipts with, newest first. Of char *. */
GPtrArray *central_store_list_kiosk_keys (CentralStore *self, const char *id, GError **error);

/* A one-time code that was given out. */
typedef struct {
  char *code_digest;
  char *kiosk;
  char *centre;
  char *operator_id;
  char *made_at;
  char *made_by;
  gint64 expires_at_ms;
  char *used_at; /* (nullable) */
} CentralEnrolment;

/* The kiosk's earlier codes that nobody used are forgotten: the last one given out counts. */
gboolean
central_store_add_enrolment (CentralStore *self, const CentralEnrolment *enrolment, GError **error);
gboolean central_store_find_enrolment (CentralStore *self,
                                       const char *code_digest,
                                       CentralEnrolment **ret_enrolment,
                                       GError **error);

typedef struct {
  const char *serial; /* lower-case hexadecimal */
  const char *issued_at;
  const char *expires_at;
} CentralStoredCertificate;

/* Uses the code, and begins the kiosk anew with this certificate and sign key: earlier certificates
 * are no longer good, a revocation is lifted. Inside a transaction. *ret_used FALSE: the code was
 * used meanwhile. */
gboolean central_store_enrol_kiosk (CentralStore *self,
                                    const CentralEnrolment *enrolment,
                                    const CentralStoredCertificate *certificate,
                                    const char *sign_public_key,
                                    gboolean *ret_used,
                                    GError **error);

/* One more certificate of the same enrolment: the one before stays good until it expires. */
gboolean central_store_add_certificate (CentralStore *self,
                                        const char *kiosk,
                                        const CentralStoredCertificate *certificate,
                                        GError **error);

/* Deletes codes that were over by then. */
gboolean central_store_forget_enrolments (CentralStore *self, gint64 before_ms, GError **error);

void central_kiosk_free (CentralKiosk *self);
void central_enrolment_free (CentralEnrolment *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralKiosk, central_kiosk_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralEnrolment, central_enrolment_free)

G_END_DECLS
