/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-command.h"

#include "central-office.h"
#include "central-store-commands.h"

G_BEGIN_DECLS

/* What is told to kiosks: issued here, signed when a heartbeat asks for it, sent again with each
 * heartbeat until the kiosk says what became of it or its time is over. Each step is in the audit.
 */
#define CENTRAL_COMMANDS_MINIMUM_VALID_S 60
#define CENTRAL_COMMANDS_MAXIMUM_VALID_S CIVIC_COMMAND_MAXIMUM_LIFE_S

/* message and until: CIVIC_COMMAND_MESSAGE_NONE and NULL but for CIVIC_COMMAND_CLOSE; until: ISO
 * 8601 with zone, in the future, NULL: until it is opened. issued_by: the account, for the audit. A
 * command of the same action that still waits is withdrawn, and so is an "open" by a "close" and
 * the other way round: the last word counts. CENTRAL_ERROR_NOT_FOUND for a kiosk that is not in the
 * register, CENTRAL_ERROR_MALFORMED for what does not go together. *ret_id (out, nullable): of the
 * command, caller frees. */
gboolean central_commands_issue (CentralOffice *office,
                                 const char *kiosk_id,
                                 CivicCommandAction action,
                                 CivicCommandMessage message,
                                 const char *until,
                                 guint valid_s,
                                 const char *issued_by,
                                 char **ret_id,
                                 GError **error);

/* CENTRAL_ERROR_NOT_FOUND where it does not wait any more: the kiosk may have done it. */
gboolean central_commands_withdraw (CentralOffice *office,
                                    const char *id,
                                    const char *withdrawn_by,
                                    GError **error);

/* Of CentralStoredCommand, newest first; what is over shows as "expired". */
GPtrArray *
central_commands_list (CentralOffice *office, const char *kiosk_id, guint maximum, GError **error);

/* For the heartbeat: of JsonNode, each a signed command, in the order they were issued. */
GPtrArray *
central_commands_sign_waiting (CentralOffice *office, const char *kiosk_id, GError **error);

/* What a kiosk says became of its commands, of CivicCommandResult. Inside a transaction. */
gboolean central_commands_take_results (CentralOffice *office,
                                        const char *kiosk_id,
                                        GPtrArray *results,
                                        GError **error);

/* Marks what is over and nobody asked for any more; now and then. */
gboolean central_commands_sweep (CentralOffice *office, GError **error);

G_END_DECLS
