/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-store.h"

G_BEGIN_DECLS

/* What the kiosks were told to do, and what became of it. */
typedef struct {
  char *id;
  char *kiosk;
  char *action; /* words of CivicCommand */
  char *message;
  char *until;
  char *issued_at;
  gint64 issued_at_ms;
  char *expires_at;
  gint64 expires_at_ms;
  char *issued_by;
  char *state;     /* "waiting", "withdrawn", or a word of CivicResultState */
  char *result_at; /* (nullable) by the kiosk's clock, or the central's where it withdrew it */
} CentralStoredCommand;

gboolean
central_store_add_command (CentralStore *self, const CentralStoredCommand *command, GError **error);

/* FALSE is an error; TRUE with *ret_command NULL means that nothing is known. */
gboolean central_store_find_command (CentralStore *self,
                                     const char *id,
                                     CentralStoredCommand **ret_command,
                                     GError **error);

/* Of CentralStoredCommand, in the order they were issued: what the kiosk still has to be told. */
GPtrArray *central_store_list_waiting_commands (
  CentralStore *self, const char *kiosk, gint64 now_ms, guint maximum, GError **error);

/* Newest first. */
GPtrArray *central_store_list_commands_of (CentralStore *self,
                                           const char *kiosk,
                                           guint maximum,
                                           GError **error);

/* *ret_changed FALSE: this kiosk has no such command, or it was not waiting. */
gboolean central_store_set_command_result (CentralStore *self,
                                           const char *id,
                                           const char *kiosk,
                                           const char *state,
                                           const char *at,
                                           gboolean *ret_changed,
                                           GError **error);

/* Of CentralStoredCommand: those that are over and have no result yet; they are "expired" now. */
GPtrArray *central_store_expire_commands (CentralStore *self, gint64 now_ms, GError **error);

/* Deletes those that were over by then. */
gboolean central_store_forget_commands (CentralStore *self, gint64 before_ms, GError **error);

void central_stored_command_free (CentralStoredCommand *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralStoredCommand, central_stored_command_free)

G_END_DECLS
