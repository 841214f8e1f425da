/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-store-ledger.h"

#include "central-error.h"
#include "central-store-statement.h"

#define MAXIMUM_CLOSED_DAYS 400

static void
free_posting (gpointer memory)
{
  CentralPosting *posting = memory;

  g_free (posting->account);
  g_free (posting->part);
  g_free (posting->narration);
  g_free (posting);
}

CentralEntry *
central_entry_new (void)
{
  CentralEntry *self = g_new0 (CentralEntry, 1);

  self->postings = g_ptr_array_new_with_free_func (free_posting);
  return self;
}

void
central_entry_add_posting (CentralEntry *self,
                           const char *account,
                           const char *part,
                           gint64 debit_halalas,
                           gint64 credit_halalas,
                           const char *narration)
{
  CentralPosting *posting = g_new0 (CentralPosting, 1);

  posting->account = g_strdup (account);
  posting->part = g_strdup (part);
  posting->debit_halalas = debit_halalas;
  posting->credit_halalas = credit_halalas;
  posting->narration = g_strdup (narration);
  g_ptr_array_add (self->postings, posting);
}

gboolean
central_entry_is_balanced (const CentralEntry *self)
{
  gint64 debits = 0;
  gint64 credits = 0;

  for (guint index = 0; index < self->postings->len; index++) {
    const CentralPosting *posting = self->postings->pdata[index];

    if (posting->debit_halalas < 0 || posting->credit_halalas < 0)
      return FALSE;
    debits += posting->debit_halalas;
    credits += posting->credit_halalas;
  }
  return debits > 0 && debits == credits;
}

static gboolean
make_day (CentralStore *self, const CentralEntry *entry, GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "INSERT INTO ledger_day (operator, day, entry_count) VALUES ($1, $2, 0)"
          " ON CONFLICT (operator, day) DO NOTHING");

  central_statement_bind_text (&statement, entry->operator_id);
  central_statement_bind_text (&statement, entry->day);
  return central_statement_run (&statement, error);
}

/* Waits for whoever writes on the day or closes it. */
static gboolean
take_page (CentralStore *self, CentralEntry *entry, gboolean *ret_taken, GError **error)
{
  g_auto (CentralStatement) statement =
    central_statement_new (self, "UPDATE ledger_day SET entry_count = entry_count + 1"
                                 " WHERE operator = $1 AND day = $2 AND number IS NULL"
                                 " RETURNING entry_count");

  if (!make_day (self, entry, error))
    return FALSE;
  central_statement_bind_text (&statement, entry->operator_id);
  central_statement_bind_text (&statement, entry->day);
  if (!central_statement_step (&statement, ret_taken, error))
    return FALSE;
  if (*ret_taken)
    entry->sequence = central_statement_take_integer (&statement);
  return TRUE;
}

static char *
find_next_day (const char *day)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *moment = g_strconcat (day, "T00:00:00Z", NULL);
  g_autoptr (GDateTime) midnight = g_date_time_new_from_iso8601 (moment, utc);
  g_autoptr (GDateTime) next = midnight ? g_date_time_add_days (midnight, 1) : NULL;

  return next ? g_date_time_format (next, "%Y-%m-%d") : NULL;
}

static gboolean
take_open_page (CentralStore *self, CentralEntry *entry, GError **error)
{
  gboolean is_taken = FALSE;

  for (guint tried = 0; tried < MAXIMUM_CLOSED_DAYS; tried++) {
    char *next = NULL;

    if (!take_page (self, entry, &is_taken, error))
      return FALSE;
    if (is_taken)
      return TRUE;
    next = find_next_day (entry->day);
    g_assert (next != NULL);
    g_free (entry->day);
    entry->day = next;
  }
  g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_UNAVAILABLE,
                       "ledger: no day is open for this operator");
  return FALSE;
}

static char *
make_id (const CentralEntry *entry)
{
  g_auto (GStrv) parts = g_strsplit (entry->day, "-", -1);
  g_autofree char *day = g_strjoinv (NULL, parts);

  return g_strdup_printf ("%s-%s-%06" G_GINT64_FORMAT, day, entry->operator_id, entry->sequence);
}

static gboolean
add_posting (CentralStore *self,
             const CentralEntry *entry,
             guint line,
             const CentralPosting *posting,
             GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "INSERT INTO ledger_posting (entry, line, account, part, debit, credit, narration)"
          " VALUES ($1, $2, $3, $4, $5, $6, $7)");

  central_statement_bind_text (&statement, entry->id);
  central_statement_bind_integer (&statement, line);
  central_statement_bind_text (&statement, posting->account);
  central_statement_bind_text (&statement, posting->part);
  central_statement_bind_integer (&statement, posting->debit_halalas);
  central_statement_bind_integer (&statement, posting->credit_halalas);
  central_statement_bind_text (&statement, posting->narration);
  return central_statement_run (&statement, error);
}

static gboolean
seal (CentralStore *self, const CentralEntry *entry, GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "INSERT INTO ledger_entry (id, operator, day, sequence, at, bill, reference, method,"
          " centre, service, narration, reverses)"
          " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)");

  central_statement_bind_text (&statement, entry->id);
  central_statement_bind_text (&statement, entry->operator_id);
  central_statement_bind_text (&statement, entry->day);
  central_statement_bind_integer (&statement, entry->sequence);
  central_statement_bind_text (&statement, entry->at);
  central_statement_bind_text (&statement, entry->bill);
  central_statement_bind_text (&statement, entry->reference);
  central_statement_bind_text (&statement, entry->method);
  central_statement_bind_text (&statement, entry->centre);
  central_statement_bind_text (&statement, entry->service);
  central_statement_bind_text (&statement, entry->narration);
  central_statement_bind_text (&statement, entry->reverses);
  return central_statement_run (&statement, error);
}

gboolean
central_store_add_entry (CentralStore *self, CentralEntry *entry, GError **error)
{
  if (!central_entry_is_balanced (entry)) {
    g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_UNAVAILABLE,
                         "ledger: the entry does not balance");
    return FALSE;
  }
  if (!take_open_page (self, entry, error))
    return FALSE;
  g_free (entry->id);
  entry->id = make_id (entry);
  for (guint index = 0; index < entry->postings->len; index++)
    if (!add_posting (self, entry, index + 1, entry->postings->pdata[index], error))
      return FALSE;
  return seal (self, entry, error);
}

static gpointer
take_entry (CentralStatement *statement)
{
  CentralEntry *entry = central_entry_new ();

  entry->id = central_statement_take_text (statement);
  entry->operator_id = central_statement_take_text (statement);
  entry->day = central_statement_take_text (statement);
  entry->sequence = central_statement_take_integer (statement);
  entry->at = central_statement_take_text (statement);
  entry->bill = central_statement_take_text (statement);
  entry->reference = central_statement_take_text (statement);
  entry->method = central_statement_take_text (statement);
  entry->centre = central_statement_take_text (statement);
  entry->service = central_statement_take_text (statement);
  entry->narration = central_statement_take_text (statement);
  entry->reverses = central_statement_take_text (statement);
  return entry;
}

static void
take_posting (CentralEntry *entry, CentralStatement *statement)
{
  CentralPosting *posting = g_new0 (CentralPosting, 1);

  posting->account = central_statement_take_text (statement);
  posting->part = central_statement_take_text (statement);
  posting->debit_halalas = central_statement_take_integer (statement);
  posting->credit_halalas = central_statement_take_integer (statement);
  posting->narration = central_statement_take_text (statement);
  g_ptr_array_add (entry->postings, posting);
}

static gboolean
read_postings (CentralStore *self, CentralEntry *entry, GError **error)
{
  g_auto (CentralStatement) statement =
    central_statement_new (self, "SELECT account, part, debit, credit, narration"
                                 " FROM ledger_posting WHERE entry = $1 ORDER BY line");
  gboolean row = FALSE;

  central_statement_bind_text (&statement, entry->id);
  while (central_statement_step (&statement, &row, error)) {
    if (!row)
      return TRUE;
    take_posting (entry, &statement);
  }
  return FALSE;
}

static gboolean
find (
  CentralStore *self, const char *query, const char *key, CentralEntry **ret_entry, GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (self, query);
  g_autoptr (CentralEntry) entry = NULL;
  gboolean row = FALSE;

  central_statement_bind_text (&statement, key);
  if (!central_statement_step (&statement, &row, error))
    return FALSE;
  entry = row ? take_entry (&statement) : NULL;
  if (entry && !read_postings (self, entry, error))
    return FALSE;
  *ret_entry = g_steal_pointer (&entry);
  return TRUE;
}

gboolean
central_store_find_entry (CentralStore *self,
                          const char *bill,
                          CentralEntry **ret_entry,
                          GError **error)
{
  return find (self,
               "SELECT id, operator, day, sequence, at, bill, reference, method, centre, service,"
               " narration, reverses FROM ledger_entry WHERE bill = $1 AND reverses IS NULL",
               bill, ret_entry, error);
}

gboolean
central_store_find_reversal (CentralStore *self,
                             const char *id,
                             CentralEntry **ret_entry,
                             GError **error)
{
  return find (self,
               "SELECT id, operator, day, sequence, at, bill, reference, method, centre, service,"
               " narration, reverses FROM ledger_entry WHERE reverses = $1",
               id, ret_entry, error);
}

static GPtrArray *
list_bare_entries (CentralStore *self, const char *operator_id, const char *day, GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "SELECT id, operator, day, sequence, at, bill, reference, method, centre, service,"
          " narration, reverses FROM ledger_entry WHERE operator = $1 AND day = $2"
          " ORDER BY sequence");

  central_statement_bind_text (&statement, operator_id);
  central_statement_bind_text (&statement, day);
  return central_statement_list (&statement, take_entry, (GDestroyNotify) central_entry_free,
                                 error);
}

static void
give_postings (GPtrArray *entries, CentralStatement *statement, guint *index)
{
  g_autofree char *id = central_statement_take_text (statement);

  /* Both lists are in the order of the entries. */
  while (*index < entries->len && !g_str_equal (((CentralEntry *) entries->pdata[*index])->id, id))
    (*index)++;
  if (*index < entries->len)
    take_posting (entries->pdata[*index], statement);
}

GPtrArray *
central_store_list_entries (CentralStore *self,
                            const char *operator_id,
                            const char *day,
                            GError **error)
{
  g_autoptr (GPtrArray) entries = list_bare_entries (self, operator_id, day, error);
  g_auto (CentralStatement) statement = central_statement_new (
    self, "SELECT posting.entry, posting.account, posting.part, posting.debit, posting.credit,"
          " posting.narration FROM ledger_entry"
          " JOIN ledger_posting AS posting ON posting.entry = ledger_entry.id"
          " WHERE ledger_entry.operator = $1 AND ledger_entry.day = $2"
          " ORDER BY ledger_entry.sequence, posting.line");
  gboolean row = FALSE;
  guint index = 0;

  if (entries == NULL)
    return NULL;
  central_statement_bind_text (&statement, operator_id);
  central_statement_bind_text (&statement, day);
  while (central_statement_step (&statement, &row, error)) {
    if (!row)
      return g_steal_pointer (&entries);
    give_postings (entries, &statement, &index);
  }
  return NULL;
}

gint64
central_store_draw_number (CentralStore *self, const char *series, GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "INSERT INTO ledger_number (series, last) VALUES ($1, 1) ON CONFLICT (series)"
          " DO UPDATE SET last = ledger_number.last + 1 RETURNING last");
  gboolean row = FALSE;

  central_statement_bind_text (&statement, series);
  if (!central_statement_step (&statement, &row, error))
    return -1;
  return central_statement_take_integer (&statement);
}

void
central_entry_free (CentralEntry *self)
{
  g_free (self->id);
  g_free (self->operator_id);
  g_free (self->day);
  g_free (self->at);
  g_free (self->bill);
  g_free (self->reference);
  g_free (self->method);
  g_free (self->centre);
  g_free (self->service);
  g_free (self->narration);
  g_free (self->reverses);
  g_ptr_array_unref (self->postings);
  g_free (self);
}
