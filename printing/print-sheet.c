/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-sheet.h"

#include <math.h>

#include "print-column.h"

#define MM (72.0 / 25.4)
#define MAX_ROLL_MM 1500
#define MAX_PAGES 20
#define PANEL_GAP 18.0 /* points between a QR and what stands beside it */

/* Of a sheet's type, largest first. The smallest text of A5 is then as a newspaper's; what does not
 * fit even so goes on to further sheets, in type that is easier to read. */
static const double scales[] = { 1, 0.94, 0.88, 0.82, 0.76, 0.7 };
static const double spread_scales[] = { 0.86, 0.68, 0.5 };

struct _PrintSheet {
  PrintFormat format;
  PrintLettering *lettering; /* keeps the lines' layouts */
  PrintMarks *marks;
  GPtrArray *blocks; /* (element-type PrintBlock) the document's */
  PrintDirection direction;
  double height;
  guint page_count;
};

/* The blocks from start to before end. */
typedef struct {
  guint start, end;
} Span;

static const PrintBlock *
get_block (PrintSheet *self, guint index)
{
  return index < self->blocks->len ? self->blocks->pdata[index] : NULL;
}

static gboolean
is_kind (PrintSheet *self, guint index, PrintBlockKind kind)
{
  const PrintBlock *block = get_block (self, index);

  return block != NULL && block->kind == kind;
}

static PrintColumn
make_column (PrintSheet *self, double left, double width, double y)
{
  return (PrintColumn){
    .format = &self->format,
    .lettering = self->lettering,
    .marks = self->marks,
    .direction = self->direction,
    .left = left,
    .width = width,
    .y = y,
  };
}

static gboolean
set_roll (PrintSheet *self, GError **error)
{
  PrintColumn column = make_column (self, self->format.left, self->format.width, self->format.top);

  if (!print_column_set (&column, self->blocks, 0, self->blocks->len, error))
    return FALSE;
  self->height = ceil (column.y + self->format.bottom);
  if (self->height <= MAX_ROLL_MM * MM)
    return TRUE;
  g_set_error_literal (error, PRINT_ERROR, PRINT_ERROR_UNREADABLE,
                       "The page is longer than a printer takes");
  return FALSE;
}

/* Who it is from: all before the first rule. */
static guint
find_heading_end (PrintSheet *self)
{
  for (guint i = 0; i < self->blocks->len; i++)
    if (!is_kind (self, i, PRINT_BLOCK_CENTRED))
      return is_kind (self, i, PRINT_BLOCK_RULE) ? i : 0;
  return 0;
}

/* The small print at the end: the last rule and what follows, if it is nothing else. */
static guint
find_foot_start (PrintSheet *self)
{
  guint start = self->blocks->len;

  while (start > 0) {
    const PrintBlock *block = get_block (self, start - 1);

    if (block->kind == PRINT_BLOCK_RULE)
      return start - 1;
    if (block->kind != PRINT_BLOCK_CENTRED || block->size != PRINT_SIZE_SMALL)
      break;
    start--;
  }
  return self->blocks->len;
}

/* What stands beside a QR: the centred lines that lead to it, and a code beneath with its caption.
 * Nothing, if the block at start does not lead to a QR. */
static Span
find_panel (PrintSheet *self, guint start, guint end, guint *ret_qr)
{
  guint at = start;

  while (at < end &&
         (is_kind (self, at, PRINT_BLOCK_CENTRED) || is_kind (self, at, PRINT_BLOCK_SPACE)))
    at++;
  if (at >= end || !is_kind (self, at, PRINT_BLOCK_QR))
    return (Span){ start, start };
  *ret_qr = at++;
  while (at < end && is_kind (self, at, PRINT_BLOCK_SPACE))
    at++;
  if (at < end && is_kind (self, at, PRINT_BLOCK_CODE))
    for (at++; at < end && is_kind (self, at, PRINT_BLOCK_CENTRED) &&
               get_block (self, at)->size == PRINT_SIZE_SMALL;
         at++)
      ;
  return (Span){ start, at };
}

/* The symbol at the end side, its edge on the margin and its quiet zone above and below. */
static gboolean
set_panel_qr (PrintSheet *self, PrintColumn *column, guint qr, double *ret_side, GError **error)
{
  const guint count = print_marks_get_count (self->marks);
  const PrintProofQr *mark;
  double target;
  GArray *qrs;

  if (!print_column_set (column, self->blocks, qr, qr + 1, error))
    return FALSE;
  qrs = print_marks_get_qrs (self->marks);
  mark = &g_array_index (qrs, PrintProofQr, qrs->len - 1);
  target = self->direction == PRINT_DIRECTION_RTL ? column->left
                                                  : column->left + column->width - mark->side;
  *ret_side = mark->side;
  print_marks_move (self->marks, count, target - mark->x, 0);
  return TRUE;
}

/* As high as the higher of the two; the text in the middle. */
static gboolean
set_panel (PrintSheet *self, PrintColumn *body, Span span, guint qr, GError **error)
{
  const double top = body->y;
  PrintColumn beside;
  double side, slack;
  guint count;

  if (!set_panel_qr (self, body, qr, &side, error))
    return FALSE;
  count = print_marks_get_count (self->marks);
  beside = make_column (self, body->left, body->width - side - PANEL_GAP, top);
  if (self->direction == PRINT_DIRECTION_RTL)
    beside.left += side + PANEL_GAP;
  beside.is_ragged = TRUE;
  if (!print_column_set (&beside, self->blocks, span.start, qr, error) ||
      !print_column_set (&beside, self->blocks, qr + 1, span.end, error))
    return FALSE;
  slack = body->y - beside.y;
  print_marks_move (self->marks, count, 0, fmax (0, slack / 2));
  body->y = fmax (body->y, beside.y);
  return TRUE;
}

/* A run of blocks without a panel in it, from start. */
static guint
find_plain_end (PrintSheet *self, guint start, guint end)
{
  guint at = start, qr;
  Span panel;

  do {
    at++;
    panel = find_panel (self, at, end, &qr);
  } while (at < end && panel.end == panel.start);
  return at;
}

static gboolean
set_body (PrintSheet *self, PrintColumn *body, Span span, GError **error)
{
  guint at = span.start;

  body->is_ragged = TRUE;
  body->has_label_columns = TRUE;
  while (at < span.end) {
    guint qr = 0;
    const Span panel = find_panel (self, at, span.end, &qr);
    const guint end = panel.end > panel.start ? panel.end : find_plain_end (self, at, span.end);

    if (panel.end > panel.start ? !set_panel (self, body, panel, qr, error)
                                : !print_column_set (body, self->blocks, at, end, error))
      return FALSE;
    at = end;
  }
  return TRUE;
}

/* FALSE with an error for what no size of type helps. ret_fits: whether it does not run into the
 * foot. */
static gboolean
set_letter (PrintSheet *self, gboolean *ret_fits, GError **error)
{
  const PrintFormat *format = &self->format;
  const guint heading_end = find_heading_end (self);
  const guint foot_start = MAX (find_foot_start (self), heading_end);
  PrintColumn column = make_column (self, format->left, format->width, format->top);
  guint first;

  if (!print_column_set (&column, self->blocks, 0, heading_end, error) ||
      !set_body (self, &column, (Span){ heading_end, foot_start }, error))
    return FALSE;
  first = print_marks_get_count (self->marks);
  column.is_ragged = FALSE;
  if (!print_column_set (&column, self->blocks, foot_start, self->blocks->len, error))
    return FALSE;
  self->height = format->page_height;
  *ret_fits = column.y <= format->page_height - format->bottom;
  print_marks_move (self->marks, first, 0, format->page_height - format->bottom - column.y);
  return TRUE;
}

static void
start_over (PrintSheet *self, const PrintFormat *full, double scale)
{
  self->format = print_format_shrink (full, scale);
  g_clear_pointer (&self->marks, print_marks_free);
  self->marks = print_marks_new (full->dot);
  self->height = full->page_height;
  self->page_count = 1;
}

double
print_sheet_get_page_pitch (PrintSheet *self)
{
  return ceil (self->height / self->format.dot) * self->format.dot;
}

static double
get_page_end (PrintSheet *self)
{
  return (self->page_count - 1) * print_sheet_get_page_pitch (self) + self->format.page_height -
         self->format.bottom;
}

static gboolean
measure (PrintSheet *self, const PrintColumn *column, Span span, double *ret_height, GError **error)
{
  PrintMarks *marks = self->marks;
  g_autoptr (PrintMarks) scratch = print_marks_new (self->format.dot);
  PrintColumn trial = *column;
  gboolean is_set;

  self->marks = trial.marks = scratch;
  is_set = set_body (self, &trial, span, error);
  self->marks = marks;
  *ret_height = trial.y - column->y;
  return is_set;
}

/* On the page that is begun, else on the next. FALSE in ret_fits: no page is long enough. */
static gboolean
spread_span (PrintSheet *self, PrintColumn *column, Span span, gboolean *ret_fits, GError **error)
{
  double height;

  if (!measure (self, column, span, &height, error))
    return FALSE;
  *ret_fits = height <= self->format.page_height - self->format.top - self->format.bottom;
  if (!*ret_fits)
    return TRUE;
  if (column->y + height > get_page_end (self)) {
    self->page_count++;
    column->y = (self->page_count - 1) * print_sheet_get_page_pitch (self) + self->format.top;
  }
  return set_body (self, column, span, error);
}

/* What is longer than a page is broken anywhere. */
static gboolean
spread_blocks (PrintSheet *self, PrintColumn *column, Span span, GError **error)
{
  for (guint at = span.start, end; at < span.end; at = end) {
    gboolean fits;
    guint qr = 0;
    const Span panel = find_panel (self, at, span.end, &qr);

    end = panel.end > panel.start ? panel.end : at + 1;
    if (!spread_span (self, column, (Span){ at, end }, &fits, error))
      return FALSE;
    if (!fits) {
      g_set_error_literal (error, PRINT_ERROR, PRINT_ERROR_UNREADABLE, "One block fills a sheet");
      return FALSE;
    }
  }
  return TRUE;
}

static guint
find_part_end (PrintSheet *self, guint start)
{
  guint at = start + 1;

  while (at < self->blocks->len && !is_kind (self, at, PRINT_BLOCK_RULE))
    at++;
  return at;
}

/* "2 / 3", beneath the text. */
static gboolean
number_pages (PrintSheet *self, GError **error)
{
  for (guint page = 0; page < self->page_count; page++) {
    g_autoptr (PrintDocument) number = print_document_new (PRINT_DIRECTION_LTR);
    g_autofree char *text = g_strdup_printf ("%u / %u", page + 1, self->page_count);
    PrintColumn column = make_column (self, self->format.left, self->format.width,
                                      page * print_sheet_get_page_pitch (self) +
                                        self->format.page_height - self->format.bottom);

    print_document_add_centred (number, text, PRINT_SIZE_SMALL, FALSE);
    if (!print_column_set (&column, print_document_get_blocks (number), 0, 1, error))
      return FALSE;
  }
  return TRUE;
}

/* From rule to rule, each part on one page where it can. */
static gboolean
set_sheets (PrintSheet *self, GError **error)
{
  PrintColumn column = make_column (self, self->format.left, self->format.width, self->format.top);
  const guint heading_end = find_heading_end (self);

  if (!print_column_set (&column, self->blocks, 0, heading_end, error))
    return FALSE;
  for (guint at = heading_end, end; at < self->blocks->len; at = end) {
    gboolean fits;

    end = find_part_end (self, at);
    if (!spread_span (self, &column, (Span){ at, end }, &fits, error) ||
        (!fits && !spread_blocks (self, &column, (Span){ at, end }, error)))
      return FALSE;
  }
  if (self->page_count <= MAX_PAGES)
    return number_pages (self, error);
  g_set_error_literal (error, PRINT_ERROR, PRINT_ERROR_UNREADABLE, "It fills too many sheets");
  return FALSE;
}

/* Smaller only for a block that alone is longer than a sheet. */
static gboolean
spread (PrintSheet *self, const PrintFormat *full, GError **error)
{
  const gsize last = G_N_ELEMENTS (spread_scales) - 1;

  for (gsize i = 0; i < last; i++) {
    start_over (self, full, spread_scales[i]);
    if (set_sheets (self, NULL))
      return TRUE;
  }
  start_over (self, full, spread_scales[last]);
  return set_sheets (self, error);
}

static gboolean
try_scale (
  PrintSheet *self, const PrintFormat *full, gsize scale, gboolean *ret_fits, GError **error)
{
  start_over (self, full, scales[scale]);
  return set_letter (self, ret_fits, error);
}

/* In the largest type that fits on one sheet: full size almost always, else what a bisection finds.
 */
static gboolean
set_sheet (PrintSheet *self, GError **error)
{
  const PrintFormat full = self->format;
  gsize too_large = 0, fitting = G_N_ELEMENTS (scales); /* how many are; the first that fits */
  gsize at = 0;

  while (too_large < fitting) {
    gboolean fits;

    if (!try_scale (self, &full, at, &fits, error))
      return FALSE;
    if (fits)
      fitting = at;
    else
      too_large = at + 1;
    if (too_large < fitting)
      at = (too_large + fitting) / 2;
  }
  if (fitting == G_N_ELEMENTS (scales))
    return spread (self, &full, error);
  return at == fitting || try_scale (self, &full, fitting, &(gboolean){ FALSE }, error);
}

PrintSheet *
print_sheet_new (PrintDocument *document,
                 const PrintFormat *format,
                 PrintSubstitute substitute,
                 GError **error)
{
  g_autoptr (PrintSheet) self = g_new0 (PrintSheet, 1);

  self->format = *format;
  self->blocks = print_document_get_blocks (document);
  self->direction = print_document_get_direction (document);
  self->page_count = 1;
  self->lettering = print_lettering_new (substitute);
  self->marks = print_marks_new (format->dot);
  if (!(format->is_sheet ? set_sheet (self, error) : set_roll (self, error)) ||
      !print_lettering_check (self->lettering, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
print_sheet_free (PrintSheet *self)
{
  if (self == NULL)
    return;
  print_marks_free (self->marks);
  print_lettering_free (self->lettering);
  g_free (self);
}

guint
print_sheet_get_height (PrintSheet *self)
{
  return (guint) self->height;
}

guint
print_sheet_get_page_count (PrintSheet *self)
{
  return self->page_count;
}

PrintMarks *
print_sheet_get_marks (PrintSheet *self)
{
  return self->marks;
}
