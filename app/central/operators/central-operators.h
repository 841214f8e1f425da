/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-pace.h"
#include "central-store-operators.h"

G_BEGIN_DECLS

/* Who may come to the operators' listener. People have a name and a password of at least 12
 * characters, machines a token that lets them read. It refuses to tell whether a name exists: a
 * wrong password, an unknown name and a name that rests get the same answer after the same work.
 *
 * A name may be tried five times; then it rests a minute, and twice as long after each further
 * failure, at most an hour, at all centrals of the store together. Argon2id takes two passes over
 * 32 MiB (OWASP's least is two over 19): some 35 ms during which this thread serves nobody else, so
 * log-ins are paced, by address and altogether, to a few hundredths of its time. A session ends
 * after 15 minutes without a person and after 8 hours anyhow. */
#define CENTRAL_OPERATORS_EVERYONE "*"
#define CENTRAL_OPERATORS_ROLE_VIEWER "viewer"
#define CENTRAL_OPERATORS_ROLE_OPERATOR "operator"
#define CENTRAL_OPERATORS_MINIMUM_PASSWORD 12
#define CENTRAL_OPERATORS_MAXIMUM_PASSWORD 256 /* bytes */
#define CENTRAL_OPERATORS_IDLE_MS (G_GINT64_CONSTANT (15) * 60 * 1000)
#define CENTRAL_OPERATORS_LIFE_MS (G_GINT64_CONSTANT (8) * 60 * 60 * 1000)
#define CENTRAL_OPERATORS_FREE_TRIES 5

/* CENTRAL_ERROR_CONFIGURATION: a name, operator, role or password that cannot be. */
gboolean central_operators_add_account (CentralStore *store,
                                        const char *name,
                                        const char *operator_id,
                                        const char *role,
                                        const char *password,
                                        GError **error);

/* The token, told once; caller frees. */
char *central_operators_add_token (CentralStore *store,
                                   const char *name,
                                   const char *operator_id,
                                   GError **error);

/* The two paces of log-ins of this process. */
typedef struct _CentralOperatorsPace CentralOperatorsPace;

CentralOperatorsPace *central_operators_pace_new (void);
void central_operators_pace_free (CentralOperatorsPace *self);
gboolean
central_operators_pace_allow (CentralOperatorsPace *self, const char *address, gint64 now_ms);

/* TRUE with *ret_session NULL: no, and nobody is told why. *ret_is_resting: from now on the name
 * rests, for the audit log. */
gboolean central_operators_log_in (CentralStore *store,
                                   const char *name,
                                   const char *password,
                                   gint64 now_ms,
                                   char **ret_session,
                                   gboolean *ret_is_resting,
                                   GError **error);
gboolean central_operators_log_out (CentralStore *store, const char *session, GError **error);

/* is_person: what she does keeps the session alive; a page that loads itself does not. TRUE with
 * *ret_account NULL: she has to log in. */
gboolean central_operators_find_session (CentralStore *store,
                                         const char *session,
                                         gboolean is_person,
                                         gint64 now_ms,
                                         CentralOperatorAccount **ret_account,
                                         GError **error);
gboolean central_operators_find_token (CentralStore *store,
                                       const char *token,
                                       CentralOperatorAccount **ret_account,
                                       GError **error);

/* Sessions that have ended, and tries of yesterday. */
gboolean central_operators_forget (CentralStore *store, GError **error);

/* What every form of a session carries, and nobody who only reads the store could make. */
char *central_operators_make_form_token (const char *session);
gboolean central_operators_check_form_token (const char *session, const char *token);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralOperatorsPace, central_operators_pace_free)

G_END_DECLS
