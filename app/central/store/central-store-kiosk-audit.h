/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-audit.h"

#include "central-store.h"

G_BEGIN_DECLS

/* The audit logs of kiosks as they told them: their entries, which nobody changes here either, and
 * where each chain ends. A chain is forked once its kiosk has told another entry under a number
 * that is here already: that stays so, and is seen when an operator took note of it. */
typedef struct {
  CivicAuditHead head;
  char *begun_at;       /* when its first entry came, by the central's clock */
  char *heard_at;       /* the last */
  char *forked_at;      /* (nullable) */
  gint64 forked_number; /* 0 where it is not */
  char *seen_at;        /* (nullable) */
  char *seen_by;        /* (nullable) the account */
} CentralAuditChain;

void central_audit_chain_free (CentralAuditChain *self);

/* FALSE is an error; TRUE with *ret_chain NULL: nothing of it is here. */
gboolean central_store_find_audit_chain (CentralStore *self,
                                         const char *kiosk,
                                         const char *chain,
                                         CentralAuditChain **ret_chain,
                                         GError **error);

/* Of CentralAuditChain, the newest first. */
GPtrArray *central_store_list_audit_chains (CentralStore *self, const char *kiosk, GError **error);

/* Inside a transaction: the entry is the next one of the chain, and its end from now on. */
gboolean central_store_add_kiosk_audit_entry (CentralStore *self,
                                              const char *kiosk,
                                              const CivicAuditEntry *entry,
                                              const char *now,
                                              GError **error);

/* *ret_hash NULL: it is not here, or not any more. */
gboolean central_store_find_kiosk_audit_hash (CentralStore *self,
                                              const char *kiosk,
                                              const char *chain,
                                              gint64 number,
                                              char **ret_hash,
                                              GError **error);

/* *ret_changed FALSE: it was forked already. */
gboolean central_store_set_audit_forked (CentralStore *self,
                                         const char *kiosk,
                                         const char *chain,
                                         gint64 number,
                                         const char *now,
                                         gboolean *ret_changed,
                                         GError **error);

/* Of all the kiosk's chains. *ret_changed FALSE: there is nothing to take note of. */
gboolean central_store_set_audit_seen (CentralStore *self,
                                       const char *kiosk,
                                       const char *now,
                                       const char *by,
                                       gboolean *ret_changed,
                                       GError **error);

/* Of CivicAuditEntry, the newest first, that came since then ("" from the beginning). */
GPtrArray *central_store_list_kiosk_audit (
  CentralStore *self, const char *kiosk, const char *since, guint maximum, GError **error);

/* Entries that came by then; ends of chains stay. */
gboolean central_store_forget_kiosk_audit (CentralStore *self, const char *until, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralAuditChain, central_audit_chain_free)

G_END_DECLS
