/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-sheet.h"

#include <math.h>

#include "print-column.h"

#define MM (72.0 / 25.4)
#define MAX_ROLL_MM 1500
#define PANEL_GAP 18.0 /* points between a QR and what stands beside it */

/* Of a sheet's type, tried in turn. The smallest text of A5 is then as a newspaper's. */
static const double scales[] = { 1, 0.93, 0.86, 0.8, 0.74, 0.68 };

struct _PrintSheet {
  PrintFormat format;
  PrintLettering *lettering; /* keeps the lines' layouts */
  PrintMarks *marks;
  GPtrArray *blocks; /* (element-type PrintBlock) the document's */
  PrintDirection direction;
  double height;
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

static gboolean
set_sheet (PrintSheet *self, GError **error)
{
  const PrintFormat full = self->format;

  for (gsize i = 0; i < G_N_ELEMENTS (scales); i++) {
    gboolean fits;

    self->format = print_format_shrink (&full, scales[i]);
    g_clear_pointer (&self->marks, print_marks_free);
    self->marks = print_marks_new (full.dot);
    if (!set_letter (self, &fits, error))
      return FALSE;
    if (fits)
      return TRUE;
  }
  g_set_error_literal (error, PRINT_ERROR, PRINT_ERROR_UNREADABLE,
                       "It says more than one sheet holds");
  return FALSE;
}

PrintSheet *
print_sheet_new (PrintDocument *document, const PrintFormat *format, GError **error)
{
  g_autoptr (PrintSheet) self = g_new0 (PrintSheet, 1);

  self->format = *format;
  self->blocks = print_document_get_blocks (document);
  self->direction = print_document_get_direction (document);
  self->lettering = print_lettering_new (TRUE);
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

PrintMarks *
print_sheet_get_marks (PrintSheet *self)
{
  return self->marks;
}
