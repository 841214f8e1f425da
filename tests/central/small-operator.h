/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-office.h"
#include "civic-heartbeat.h"
#include "support-central.h"

G_BEGIN_DECLS

/* People at the operators' listener of a running central, and kiosks for them to look at: the
 * sandbox's own at Al Andalus, others of that operator, and one of another's. Any failure ends the
 * test. */
#define SMALL_OPERATOR_ID "andalus-operator"
#define SMALL_OPERATOR_PASSWORD "nine green doors"
#define SMALL_OPERATOR_OTHER_KIOSK "RUH-SAAFAT-01"
#define SMALL_OPERATOR_OTHER_ID "saafat-operator"

SupportCentral *small_operator_start_central (void);

/* By kushk-central itself, with what it printed. */
char *small_operator_run (SupportCentral *central, const char *const *arguments, const char *input);
void small_operator_add_user (SupportCentral *central,
                              const char *name,
                              const char *operator_id,
                              const char *role);

/* "__Host-kushk=…" */
char *small_operator_log_in (SupportCentral *central, const char *name);

SupportReply *small_operator_get (SupportCentral *central, const char *cookie, const char *path);
SupportReply *
small_operator_get_by_token (SupportCentral *central, const char *token, const char *path);

/* parts: "name=value&…", the session's form token is added. */
SupportReply *small_operator_post (SupportCentral *central,
                                   const char *cookie,
                                   const char *path,
                                   const char *parts);
SupportReply *small_operator_post_bare (SupportCentral *central,
                                        const char *cookie,
                                        const char *path,
                                        const char *parts);

/* A kiosk that beat its heart so many seconds ago. Takes the heartbeat over. */
void small_operator_write_kiosk (CentralOffice *office,
                                 const char *id,
                                 const char *centre,
                                 CivicHeartbeat *heartbeat,
                                 gint64 silent_s);

/* The fleet of the pictures: kiosks in all kinds of states, their days, filings and ratings. */
void small_operator_write_fleet (CentralOffice *office);

/* Three days of payments, none of them closed. */
void small_operator_write_books (CentralOffice *office);

G_END_DECLS
