/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-store-figures.h"

#include <string.h>

#include "central-store-statement.h"

/* What is not asked apart is "" in every row, and so is one group. */
static const char tallies[] =
  "SELECT CASE WHEN $1 = 1 THEN day ELSE '' END, CASE WHEN $2 = 1 THEN centre ELSE '' END,"
  " CASE WHEN $2 = 1 THEN kiosk ELSE '' END,"
  " CASE WHEN $3 = 1 AND kind = 'visit' THEN subject ELSE '' END,"
  " kind, CASE WHEN kind = 'visit' THEN '' ELSE subject END, outcome,"
  " CAST (sum (times) AS BIGINT), CAST (sum (seconds) AS BIGINT) FROM tally"
  " WHERE day >= $4 AND day <= $5 AND ($6 = '*' OR operator = $6) AND ($7 = '' OR centre = $7)"
  " AND ($8 = '' OR kiosk = $8) AND ($9 = '' OR (kind = 'visit' AND subject = $9))"
  " GROUP BY 1, 2, 3, 4, 5, 6, 7";

static const char filings[] =
  "SELECT CASE WHEN $1 = 1 THEN day ELSE '' END, CASE WHEN $2 = 1 THEN centre ELSE '' END,"
  " CASE WHEN $2 = 1 THEN kiosk ELSE '' END, CASE WHEN $3 = 1 THEN service ELSE '' END, count (*),"
  " CAST (sum (CASE WHEN decided_at <= due_at THEN 1 ELSE 0 END) AS BIGINT),"
  " CAST (sum (CASE WHEN decided_at > due_at THEN 1 ELSE 0 END) AS BIGINT),"
  " CAST (sum (CASE WHEN decided_at IS NULL AND due_at < $4 THEN 1 ELSE 0 END) AS BIGINT),"
  " CAST (sum (CASE WHEN decided_at IS NULL AND due_at >= $4 THEN 1 ELSE 0 END) AS BIGINT),"
  " count (stars), CAST (coalesce (sum (stars), 0) AS BIGINT)"
  " FROM (SELECT substr (filing.received_at, 1, 10) AS day, kiosk.centre AS centre,"
  "   kiosk.id AS kiosk, filing.service AS service, rating.stars AS stars,"
  "   CASE WHEN filing.state = 'cancelled' THEN NULL ELSE filing.due_at END AS due_at,"
  "   (SELECT min (event.at) FROM event WHERE event.code = filing.code AND event.state IN"
  "     ('approved', 'awaiting-payment', 'paid', 'issued', 'scheduled', 'resolved', 'returned',"
  "      'rejected')) AS decided_at"
  "   FROM filing JOIN kiosk ON kiosk.id = filing.kiosk"
  "   LEFT JOIN rating ON rating.code = filing.code"
  "   WHERE filing.received_at >= $5 AND filing.received_at <= $6"
  "   AND ($7 = '*' OR kiosk.operator = $7) AND ($8 = '' OR kiosk.centre = $8)"
  "   AND ($9 = '' OR kiosk.id = $9) AND ($10 = '' OR filing.service = $10)) AS filed"
  " GROUP BY 1, 2, 3, 4";

static const char steps[] =
  "SELECT CASE WHEN $1 = 1 THEN subject ELSE '' END, step, CAST (sum (times) AS BIGINT) FROM tally"
  " WHERE kind = 'visit' AND outcome <> 'completed' AND day >= $2 AND day <= $3"
  " AND ($4 = '*' OR operator = $4) AND ($5 = '' OR centre = $5) AND ($6 = '' OR kiosk = $6)"
  " AND ($7 = '' OR subject = $7) GROUP BY 1, 2 ORDER BY 3 DESC, 2, 1 LIMIT $8";

static const char filings_since[] =
  "SELECT kiosk.centre, kiosk.id, count (*), count (rating.stars),"
  " CAST (coalesce (sum (rating.stars), 0) AS BIGINT) FROM filing"
  " JOIN kiosk ON kiosk.id = filing.kiosk LEFT JOIN rating ON rating.code = filing.code"
  " WHERE filing.received_at >= $1 AND ($2 = '*' OR kiosk.operator = $2)"
  " GROUP BY kiosk.centre, kiosk.id";

typedef struct {
  GPtrArray *rows;    /* of CentralFiguresRow */
  GHashTable *by_key; /* the same, borrowed */
} Sums;

static void
sums_clear (Sums *self)
{
  g_clear_pointer (&self->by_key, g_hash_table_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sums, sums_clear)

static char *
make_key (const char *day, const char *kiosk, const char *service)
{
  return g_strjoin ("\n", day, kiosk, service, NULL);
}

static CentralFigures *
find_row (Sums *self, const char *day, const char *centre, const char *kiosk, const char *service)
{
  g_autofree char *key = make_key (day, kiosk, service);
  CentralFiguresRow *row = g_hash_table_lookup (self->by_key, key);

  if (row == NULL) {
    row = central_figures_row_new (day, centre, kiosk, service);
    g_ptr_array_add (self->rows, row);
    g_hash_table_insert (self->by_key, g_steal_pointer (&key), row);
  }
  return &row->figures;
}

/* The row that the statement's next four cells are about. */
static CentralFigures *
take_figures (CentralStatement *statement, Sums *sums)
{
  g_autofree char *day = central_statement_take_text (statement);
  g_autofree char *centre = central_statement_take_text (statement);
  g_autofree char *kiosk = central_statement_take_text (statement);
  g_autofree char *service = central_statement_take_text (statement);

  return find_row (sums, day, centre, kiosk, service);
}

static void
bind_groups (CentralStatement *statement, const CentralFiguresQuestion *question)
{
  central_statement_bind_integer (statement, question->by_day);
  central_statement_bind_integer (statement, question->by_kiosk);
  central_statement_bind_integer (statement, question->by_service);
}

static void
bind_scope (CentralStatement *statement, const CentralFiguresQuestion *question)
{
  central_statement_bind_text (statement, question->operator_id);
  central_statement_bind_text (statement, question->centre);
  central_statement_bind_text (statement, question->kiosk);
  central_statement_bind_text (statement, question->service);
}

static void
take_tally (CentralStatement *statement, Sums *sums)
{
  CentralFigures *figures = take_figures (statement, sums);
  g_autofree char *kind = central_statement_take_text (statement);
  g_autofree char *subject = central_statement_take_text (statement);
  g_autofree char *outcome = central_statement_take_text (statement);
  gint64 times = central_statement_take_integer (statement);
  gint64 seconds = central_statement_take_integer (statement);

  central_figures_count (figures, kind, subject, outcome, times, seconds);
}

static gboolean
sum_tallies (CentralStore *self, const CentralFiguresQuestion *question, Sums *sums, GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (self, tallies);
  gboolean row = FALSE;

  bind_groups (&statement, question);
  central_statement_bind_text (&statement, question->first_day);
  central_statement_bind_text (&statement, question->last_day);
  bind_scope (&statement, question);
  while (central_statement_step (&statement, &row, error)) {
    if (!row)
      return TRUE;
    take_tally (&statement, sums);
  }
  return FALSE;
}

static void
take_filings (CentralStatement *statement, Sums *sums)
{
  CentralFigures *figures = take_figures (statement, sums);

  figures->filings += central_statement_take_integer (statement);
  figures->kept += central_statement_take_integer (statement);
  figures->late += central_statement_take_integer (statement);
  figures->overdue += central_statement_take_integer (statement);
  figures->pending += central_statement_take_integer (statement);
  figures->ratings += central_statement_take_integer (statement);
  figures->stars += central_statement_take_integer (statement);
}

static gboolean
sum_filings (CentralStore *self,
             const CentralFiguresQuestion *question,
             const char *now,
             Sums *sums,
             GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (self, filings);
  /* After every moment of that day. */
  g_autofree char *last = g_strconcat (question->last_day, "~", NULL);
  gboolean row = FALSE;

  bind_groups (&statement, question);
  central_statement_bind_text (&statement, now);
  central_statement_bind_text (&statement, question->first_day);
  central_statement_bind_text (&statement, last);
  bind_scope (&statement, question);
  while (central_statement_step (&statement, &row, error)) {
    if (!row)
      return TRUE;
    take_filings (&statement, sums);
  }
  return FALSE;
}

static int
compare_rows (gconstpointer left, gconstpointer right)
{
  const CentralFiguresRow *a = *(const CentralFiguresRow *const *) left;
  const CentralFiguresRow *b = *(const CentralFiguresRow *const *) right;
  int order = strcmp (a->day, b->day);

  if (order == 0)
    order = strcmp (a->centre, b->centre);
  if (order == 0)
    order = strcmp (a->kiosk, b->kiosk);
  return order == 0 ? strcmp (a->service, b->service) : order;
}

GPtrArray *
central_store_sum_figures (CentralStore *self,
                           const CentralFiguresQuestion *question,
                           const char *now,
                           GError **error)
{
  g_auto (Sums) sums = {
    .rows = g_ptr_array_new_with_free_func ((GDestroyNotify) central_figures_row_free),
    .by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };

  if (!question->by_day && !question->by_kiosk && !question->by_service)
    find_row (&sums, "", "", "", "");
  if (!sum_tallies (self, question, &sums, error) ||
      !sum_filings (self, question, now, &sums, error))
    return NULL;
  g_ptr_array_sort (sums.rows, compare_rows);
  return g_steal_pointer (&sums.rows);
}

GPtrArray *
central_store_sum_filings_since (CentralStore *self,
                                 const char *operator_id,
                                 const char *since,
                                 GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (self, filings_since);
  g_autoptr (GPtrArray) rows =
    g_ptr_array_new_with_free_func ((GDestroyNotify) central_figures_row_free);
  gboolean is_row = FALSE;

  central_statement_bind_text (&statement, since);
  central_statement_bind_text (&statement, operator_id);
  while (central_statement_step (&statement, &is_row, error)) {
    CentralFiguresRow *row = NULL;

    if (!is_row)
      return g_steal_pointer (&rows);
    row = central_figures_row_new ("", "", "", "");
    g_free (row->centre);
    g_free (row->kiosk);
    row->centre = central_statement_take_text (&statement);
    row->kiosk = central_statement_take_text (&statement);
    row->figures.filings = central_statement_take_integer (&statement);
    row->figures.ratings = central_statement_take_integer (&statement);
    row->figures.stars = central_statement_take_integer (&statement);
    g_ptr_array_add (rows, row);
  }
  return NULL;
}

GPtrArray *
central_store_sum_steps (CentralStore *self,
                         const CentralFiguresQuestion *question,
                         guint maximum,
                         GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (self, steps);
  g_autoptr (GPtrArray) counts =
    g_ptr_array_new_with_free_func ((GDestroyNotify) central_step_count_free);
  gboolean row = FALSE;

  central_statement_bind_integer (&statement, question->by_service);
  central_statement_bind_text (&statement, question->first_day);
  central_statement_bind_text (&statement, question->last_day);
  bind_scope (&statement, question);
  central_statement_bind_integer (&statement, maximum);
  while (central_statement_step (&statement, &row, error)) {
    CentralStepCount *count = NULL;

    if (!row)
      return g_steal_pointer (&counts);
    count = g_new0 (CentralStepCount, 1);
    count->service = central_statement_take_text (&statement);
    count->step = central_statement_take_text (&statement);
    count->times = central_statement_take_integer (&statement);
    g_ptr_array_add (counts, count);
  }
  return NULL;
}

void
central_step_count_free (CentralStepCount *self)
{
  g_free (self->service);
  g_free (self->step);
  g_free (self);
}
