/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-store.h"

G_BEGIN_DECLS

/* The rows of the audit as they are stored; what they mean and how they hang together is
 * central-audit's. The database itself refuses to change or delete one. */
typedef struct {
  gint64 number; /* from 1, without gaps */
  char *at;
  char *actor;
  char *event;
  char *subject;
  gint64 amount;
  char *proof;
  char *hash;
} CentralAuditRow;

/* What the store says was added last, kept apart from the rows. */
typedef struct {
  gint64 number;
  char *hash;
} CentralAuditEnd;

/* Whose turn it is: the next number, and the hash of the row before. Nobody else gets a turn until
 * the caller's transaction ends. */
gboolean central_store_take_audit_end (CentralStore *self,
                                       gint64 *ret_number,
                                       char **ret_previous,
                                       GError **error);
gboolean
central_store_add_audit_row (CentralStore *self, const CentralAuditRow *row, GError **error);

gboolean
central_store_find_audit_end (CentralStore *self, CentralAuditEnd *ret_end, GError **error);

/* Of CentralAuditRow, those behind `after` in their order. */
GPtrArray *
central_store_list_audit_rows (CentralStore *self, gint64 after, guint maximum, GError **error);

void central_audit_row_clear (CentralAuditRow *self);
void central_audit_end_clear (CentralAuditEnd *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CentralAuditRow, central_audit_row_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CentralAuditEnd, central_audit_end_clear)

G_END_DECLS
