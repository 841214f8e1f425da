/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-store.h"

G_BEGIN_DECLS

/* Who may see the kiosks of an operator: people with a password, machines with a token, and the
 * sessions of those who logged in. It keeps no secret that would let its reader in: passwords are
 * argon2id, tokens and sessions digests. Times in milliseconds since 1970 where the name says so.
 * Every function answers FALSE (or NULL) with an error only when the store cannot be asked. */
typedef struct {
  char *name;
  char *operator_id; /* "*": the municipality, which sees all */
  char *role;        /* "viewer", "operator" */
  char *password;    /* as crypto_pwhash_str writes it */
} CentralOperatorAccount;

/* The same name again is a new password, and ends its sessions. */
gboolean central_store_set_operator_account (CentralStore *self,
                                             const CentralOperatorAccount *account,
                                             GError **error);
/* TRUE with *ret_account NULL: nobody has that name. */
gboolean central_store_find_operator_account (CentralStore *self,
                                              const char *name,
                                              CentralOperatorAccount **ret_account,
                                              GError **error);
/* The account or the token of that name, and all its sessions. */
gboolean central_store_remove_operator_account (CentralStore *self,
                                                const char *name,
                                                gboolean *ret_was_there,
                                                GError **error);

/* The same name again is a new token, and the old one ends. */
gboolean central_store_set_operator_token (CentralStore *self,
                                           const char *name,
                                           const char *operator_id,
                                           const char *digest,
                                           GError **error);
/* TRUE with *ret_account NULL: no such token. The account is a viewer without a password. */
gboolean central_store_find_operator_token (CentralStore *self,
                                            const char *digest,
                                            CentralOperatorAccount **ret_account,
                                            GError **error);

/* How often a name was tried without success. Inside a transaction about it. */
typedef struct {
  gint64 count;
  gint64 rests_until_ms;
} CentralOperatorTries;

gboolean central_store_find_operator_tries (CentralStore *self,
                                            const char *name_digest,
                                            CentralOperatorTries *ret_tries,
                                            GError **error);
gboolean central_store_set_operator_tries (CentralStore *self,
                                           const char *name_digest,
                                           const CentralOperatorTries *tries,
                                           gint64 now_ms,
                                           GError **error);

gboolean central_store_add_operator_session (
  CentralStore *self, const char *digest, const char *name, gint64 now_ms, GError **error);

/* Of a session that began and was seen after the given moments; *ret_seen_at_ms as it was.
 * TRUE with *ret_account NULL: there is none, or its account is gone. */
gboolean central_store_find_operator_session (CentralStore *self,
                                              const char *digest,
                                              gint64 started_after_ms,
                                              gint64 seen_after_ms,
                                              CentralOperatorAccount **ret_account,
                                              gint64 *ret_seen_at_ms,
                                              GError **error);
gboolean central_store_touch_operator_session (CentralStore *self,
                                               const char *digest,
                                               gint64 now_ms,
                                               GError **error);
gboolean
central_store_remove_operator_session (CentralStore *self, const char *digest, GError **error);

/* Sessions that began, and tries that were made, before a moment. */
gboolean central_store_forget_operators (CentralStore *self, gint64 before_ms, GError **error);

void central_operator_account_free (CentralOperatorAccount *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralOperatorAccount, central_operator_account_free)

G_END_DECLS
