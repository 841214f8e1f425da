/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-store.h"

#include <glib/gstdio.h>

#include "central-database-postgresql.h"
#include "central-database-sqlite.h"
#include "central-error.h"
#include "central-store-schema.h"
#include "central-store-statement.h"

#define STORE_FILE "central.sqlite3"

struct _CentralStore {
  CentralDatabase *database;
  guint depth; /* of transactions that are open, each a part of the one before */
};

struct _CentralTransaction {
  CentralStore *store;
  gboolean is_committed;
};

CentralDatabase *
central_store_get_database (CentralStore *self)
{
  return self->database;
}

static CentralDatabase *
open_folder (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, STORE_FILE, NULL);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return central_database_sqlite_open (path, error);
  g_set_error (error, CENTRAL_ERROR, CENTRAL_ERROR_CONFIGURATION, "cannot make the folder %s",
               folder);
  return NULL;
}

gboolean
central_store_is_address (const char *place)
{
  return central_database_postgresql_is_address (place);
}

CentralStore *
central_store_open (const char *place, GError **error)
{
  g_autoptr (CentralDatabase) database = central_store_is_address (place)
                                           ? central_database_postgresql_open (place, error)
                                           : open_folder (place, error);
  CentralStore *self = NULL;

  if (database == NULL || !central_store_schema_bring_up (database, error))
    return NULL;
  self = g_new0 (CentralStore, 1);
  self->database = g_steal_pointer (&database);
  return self;
}

static CentralDatabase *
open_existing (const char *folder, gboolean *ret_absent, GError **error)
{
  g_autofree char *path = g_build_filename (folder, STORE_FILE, NULL);

  *ret_absent = !g_file_test (path, G_FILE_TEST_EXISTS);
  return *ret_absent ? NULL : central_database_sqlite_open (path, error);
}

gboolean
central_store_probe (const char *place, GError **error)
{
  gboolean is_absent = FALSE;
  g_autoptr (CentralDatabase) database = central_store_is_address (place)
                                           ? central_database_postgresql_open (place, error)
                                           : open_existing (place, &is_absent, error);

  return is_absent || (database && central_store_schema_check (database, error));
}

void
central_store_close (CentralStore *self)
{
  g_object_unref (self->database);
  g_free (self);
}

gboolean
central_store_check (CentralStore *self, GError **error)
{
  g_autoptr (CentralTransaction) transaction = central_store_begin (self, "check", error);

  return transaction && central_transaction_commit (transaction, error);
}

CentralTransaction *
central_store_begin (CentralStore *self, const char *subject, GError **error)
{
  CentralTransaction *transaction = NULL;

  if (!(self->depth > 0 ? central_database_begin_part (self->database, subject, error)
                        : central_database_begin (self->database, subject, error)))
    return NULL;
  self->depth++;
  transaction = g_new0 (CentralTransaction, 1);
  transaction->store = self;
  return transaction;
}

gboolean
central_store_is_in_transaction (CentralStore *self)
{
  return self->depth > 0;
}

gboolean
central_transaction_commit (CentralTransaction *self, GError **error)
{
  CentralDatabase *database = self->store->database;

  self->is_committed = self->store->depth > 1 ? central_database_end_part (database, error)
                                              : central_database_commit (database, error);
  self->store->depth -= self->is_committed;
  return self->is_committed;
}

static void
undo (CentralStore *store)
{
  store->depth--;
  if (store->depth > 0)
    central_database_undo_part (store->database);
  else
    central_database_roll_back (store->database);
}

void
central_transaction_free (CentralTransaction *self)
{
  /* One that is committed may outlive the store. */
  if (!self->is_committed)
    undo (self->store);
  g_free (self);
}

gboolean
central_store_begin_together (CentralStore *self, GError **error)
{
  g_return_val_if_fail (self->depth == 0, FALSE);

  if (!central_database_begin (self->database, NULL, error))
    return FALSE;
  self->depth = 1;
  return TRUE;
}

gboolean
central_store_end_together (CentralStore *self, GError **error)
{
  g_return_val_if_fail (self->depth == 1, FALSE);

  self->depth = 0;
  if (central_database_commit (self->database, error))
    return TRUE;
  central_database_roll_back (self->database);
  return FALSE;
}
