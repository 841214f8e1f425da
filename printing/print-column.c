/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-column.h"

#include <math.h>

#include "print-riyal.h"
#include "print-text.h"

/* Noto's own lines are twice its size, for the tallest stack of marks; print has none of these. */
#define MM (72.0 / 25.4)
#define LINE_ADVANCE 1.55
#define BASELINE 1.16

#define QR_QUIET_MODULES 4
#define QR_MIN_DOTS 3

/* In points. */
#define RULE_THICKNESS 1.0
#define SHEET_RULE_THICKNESS 0.7
#define HAIRLINE 0.3
#define RULE_SPACE 6.4
#define ROW_SPACE 1.6
#define COLUMN_GAP 5.7

#define MIN_LABEL_SHARE 0.4   /* where label and value share a line */
#define LABEL_COLUMN 0.3      /* where values have a column of their own */
#define THIN_SPACE 0.28       /* of the type size */
#define MAX_FIGURE_HEIGHT 0.8 /* of the type size */
#define MIN_LINE_POINTS 6.0
#define MIN_POINTS 3.0
#define INK_SLACK 0.2
#define BALANCE_STEP 1.06
#define BALANCED_LINES 5
#define SHRINK_STEP 0.95

typedef enum {
  ALIGN_LEFT,
  ALIGN_CENTRE,
  ALIGN_RIGHT,
} Align;

/* A text on its way into the column. */
typedef struct {
  PangoLayout *layout;
  PrintStyle style;
  double x, width;
  Align align;
} Piece;

static double
to_points (int units)
{
  return units / (double) PANGO_SCALE;
}

static PrintStyle
get_style (const PrintColumn *self, const PrintBlock *block)
{
  return (PrintStyle){
    .points = self->format->sizes[block->size],
    .is_bold = block->is_bold,
  };
}

static Align
get_start (PrintDirection direction)
{
  return direction == PRINT_DIRECTION_RTL ? ALIGN_RIGHT : ALIGN_LEFT;
}

static Align
get_end (PrintDirection direction)
{
  return direction == PRINT_DIRECTION_RTL ? ALIGN_LEFT : ALIGN_RIGHT;
}

static PangoLayout *
shape (PrintColumn *self, const char *text, PrintDirection direction, PrintStyle style)
{
  return print_lettering_make_layout (self->lettering, text, direction, style);
}

/* The widest line, or the ink of one that leans out of it. */
static double
measure_widest (PangoLayout *layout)
{
  PangoRectangle ink, logical;

  pango_layout_get_extents (layout, &ink, &logical);
  return to_points (MAX (ink.width, logical.width));
}

/* A letter that alone is wider than its column, such as a whole sentence in one sign, shrinks. */
static void
break_lines (PrintColumn *self, Piece *piece)
{
  double widest;

  print_lettering_set_width (piece->layout, piece->width);
  for (widest = measure_widest (piece->layout);
       widest > piece->width + self->format->dot && piece->style.points > MIN_POINTS;
       widest = measure_widest (piece->layout)) {
    piece->style.points =
      MAX (MIN_POINTS, SHRINK_STEP * piece->style.points * piece->width / widest);
    print_lettering_set_points (piece->layout, piece->style.points);
  }
}

/* Smaller rather than broken, as long as it can be read. */
static void
keep_on_one_line (Piece *piece)
{
  const double width = print_lettering_get_width (piece->layout);

  if (width <= piece->width)
    return;
  piece->style.points =
    MAX (MIN (MIN_LINE_POINTS, piece->style.points), piece->style.points * piece->width / width);
  print_lettering_set_points (piece->layout, piece->style.points);
}

/* Lines of a like length, rather than one word alone on the last. */
static void
balance (Piece *piece)
{
  const int line_count = pango_layout_get_line_count (piece->layout);
  double width = piece->width / line_count;

  if (line_count < 2 || line_count > BALANCED_LINES)
    return;
  pango_layout_set_wrap (piece->layout, PANGO_WRAP_WORD);
  do {
    width = MIN (piece->width, width * BALANCE_STEP);
    print_lettering_set_width (piece->layout, width);
  } while (width < piece->width && (pango_layout_get_line_count (piece->layout) > line_count ||
                                    print_lettering_get_width (piece->layout) > width + 1));
  pango_layout_set_wrap (piece->layout, PANGO_WRAP_WORD_CHAR);
}

/* A line whose marks reach far above or below gets the room; *top moves on to the next. */
static void
place_line (PrintColumn *self, const Piece *piece, PangoLayoutLine *line, double *top)
{
  const double points = piece->style.points, slack = INK_SLACK * points;
  const double right = self->left + self->width;
  PangoRectangle ink, logical;
  double x, baseline;

  pango_layout_line_get_extents (line, &ink, &logical);
  x = piece->x + (piece->width - to_points (logical.width)) * piece->align / ALIGN_RIGHT;
  x -= MAX (0, x + to_points (ink.x + ink.width) - right);
  x += MAX (0, self->left - x - to_points (ink.x));
  *top += MAX (0, to_points (-ink.y) - BASELINE * points - slack);
  baseline = print_format_snap (self->format, *top + BASELINE * points);
  print_marks_add_line (self->marks, line, x, baseline);
  *top = MAX (*top + LINE_ADVANCE * points, baseline + to_points (ink.y + ink.height) - slack);
}

/* Places the text's lines from the column's y on, and returns their height. */
static double
place (PrintColumn *self, Piece *piece)
{
  double top = self->y;

  break_lines (self, piece);
  if (piece->align == ALIGN_CENTRE)
    balance (piece);
  for (GSList *lines = pango_layout_get_lines_readonly (piece->layout); lines != NULL;
       lines = lines->next)
    place_line (self, piece, lines->data, &top);
  return top - self->y;
}

static void
set_text (PrintColumn *self, const PrintBlock *block)
{
  const PrintDirection direction = print_text_find_direction (block->text, block->direction);
  const gboolean is_centred = block->kind == PRINT_BLOCK_CENTRED && !self->is_ragged;
  Piece piece = { NULL, get_style (self, block), self->left, self->width };

  piece.align = is_centred ? ALIGN_CENTRE : get_start (block->direction);
  piece.layout = shape (self, block->text, direction, piece.style);
  self->y += place (self, &piece);
}

static void
set_step (PrintColumn *self, const PrintBlock *block)
{
  const PrintDirection direction = print_text_find_direction (block->value, block->direction);
  const gboolean is_right = block->direction == PRINT_DIRECTION_RTL;
  const PrintStyle style = get_style (self, block);
  const Align align = get_start (block->direction);
  g_autofree char *number = g_strconcat (block->text, ".", NULL);
  Piece count = { shape (self, number, block->direction, style), style };
  Piece text = { shape (self, block->value, direction, style), style };
  double height;

  count.align = text.align = align;
  count.width =
    MIN (print_lettering_get_width (count.layout) + 0.4 * style.points, self->width / 4);
  text.width = self->width - count.width;
  count.x = is_right ? self->left + text.width : self->left;
  text.x = is_right ? self->left : self->left + count.width;
  height = place (self, &count);
  self->y += MAX (height, place (self, &text));
}

/* Side by side as they are if they fit; else the label keeps at least its share and both wrap. */
static double
share_width (double width, double gap, double label, double value)
{
  if (label + gap + value <= width)
    return label;
  return MAX (MIN (label, MIN_LABEL_SHARE * width), width - gap - value);
}

/* Between one fact of a sheet and the next; what is small belongs to the one above. */
static void
set_row_line (PrintColumn *self, const PrintBlock *block)
{
  const double space = ROW_SPACE * self->format->spaces;
  const gboolean is_total = block->kind == PRINT_BLOCK_MONEY && block->is_bold;

  if (!self->has_label_columns || block->size == PRINT_SIZE_SMALL)
    return;
  print_marks_add_rule (
    self->marks, self->left, print_format_snap (self->format, self->y + space), self->width,
    print_format_snap_length (self->format, is_total ? SHEET_RULE_THICKNESS : HAIRLINE), FALSE);
  self->y += 2 * space;
}

/* Both texts in their directions; each from its end of the column, or the value beside the label.
 */
static void
place_pair (PrintColumn *self, const PrintBlock *block, Piece *label, Piece *value, double gap)
{
  const gboolean is_right = block->direction == PRINT_DIRECTION_RTL;
  double height;

  label->align = get_start (block->direction);
  label->x = is_right ? self->left + self->width - label->width : self->left;
  value->width = self->width - gap - label->width;
  value->x = is_right ? self->left : self->left + self->width - value->width;
  height = place (self, label);
  self->y += MAX (height, place (self, value));
}

static void
set_pair (PrintColumn *self, const PrintBlock *block)
{
  const gboolean is_figure = block->kind == PRINT_BLOCK_AMOUNT;
  PrintBlock turned = *block;
  Piece label = { NULL, get_style (self, block) }, value = label;

  /* In columns, the second language stands beneath the first. */
  if (self->has_label_columns)
    turned.direction = self->direction;
  label.style.is_bold = is_figure && block->is_bold;
  value.style.is_tabular = is_figure;
  label.layout = shape (self, block->text,
                        print_text_find_direction (block->text, block->direction), label.style);
  value.layout = shape (self, block->value,
                        is_figure ? PRINT_DIRECTION_LTR
                                  : print_text_find_direction (block->value, block->direction),
                        value.style);
  if (self->has_label_columns)
    label.width = LABEL_COLUMN * self->width;
  else
    label.width = share_width (self->width, COLUMN_GAP, print_lettering_get_width (label.layout),
                               print_lettering_get_width (value.layout));
  value.align = self->has_label_columns ? get_start (turned.direction) : get_end (turned.direction);
  place_pair (self, &turned, &label, &value, COLUMN_GAP);
}

/* A sum without its sign is narrower than its column by this. */
static double
measure_sign (PrintColumn *self, PangoLayout *value, double points, double *ret_height)
{
  PangoRectangle ink;

  pango_layout_line_get_extents (pango_layout_get_line_readonly (value, 0), &ink, NULL);
  *ret_height =
    print_format_snap (self->format, MIN (to_points (-ink.y), MAX_FIGURE_HEIGHT * points));
  if (*ret_height <= 0)
    return 0;
  return print_riyal_get_width (*ret_height, self->format->dot) + THIN_SPACE * points;
}

static PangoLayout *
shape_figure (PrintColumn *self, const PrintBlock *block)
{
  PrintStyle style = get_style (self, block);

  style.is_tabular = TRUE;
  return shape (self, block->value, PRINT_DIRECTION_LTR, style);
}

/* As wide as the widest of the sums that stand one under another, so that they end alike. */
static double
measure_figures (PrintColumn *self, GPtrArray *blocks, guint start, guint end)
{
  double widest = 0;

  for (guint i = start; i < end; i++) {
    const PrintBlock *block = blocks->pdata[i];
    PangoLayout *value;
    double height, width;

    if (block->kind != PRINT_BLOCK_MONEY)
      break;
    value = shape_figure (self, block);
    width = print_lettering_get_width (value) +
            measure_sign (self, value, self->format->sizes[block->size], &height);
    widest = MAX (widest, width);
  }
  return widest;
}

static void
set_money (PrintColumn *self, const PrintBlock *block)
{
  const gboolean is_right = block->direction == PRINT_DIRECTION_RTL;
  PrintStyle style = get_style (self, block);
  Piece label = { NULL, style }, value = { shape_figure (self, block), style };
  double sign_height, sign_width, x, y, height;

  label.layout =
    shape (self, block->text, print_text_find_direction (block->text, block->direction), style);
  sign_width = measure_sign (self, value.layout, style.points, &sign_height);
  value.width = MIN (self->figure_width, (1 - MIN_LABEL_SHARE) * self->width) - sign_width;
  value.x = is_right ? self->left + sign_width : self->left + self->width - value.width;
  value.align = ALIGN_RIGHT;
  keep_on_one_line (&value);
  sign_width = measure_sign (self, value.layout, value.style.points, &sign_height);
  label.width = self->width - value.width - sign_width - COLUMN_GAP;
  label.x = is_right ? self->left + self->width - label.width : self->left;
  label.align = get_start (block->direction);
  height = place (self, &label);
  height = MAX (height, place (self, &value));
  print_marks_get_last_line (self->marks, &x, &y);
  if (sign_height > 0)
    print_marks_add_riyal (self->marks, print_format_snap (self->format, x - sign_width), y,
                           sign_height);
  self->y += height;
}

/* A code is read aloud and typed: on one line. */
static void
set_code (PrintColumn *self, const PrintBlock *block)
{
  Piece piece = { NULL, get_style (self, block), self->left, self->width, ALIGN_CENTRE };

  piece.style.is_code = TRUE;
  piece.layout = shape (self, block->text, PRINT_DIRECTION_LTR, piece.style);
  keep_on_one_line (&piece);
  if (self->is_ragged)
    piece.align = get_start (self->direction);
  self->y += place (self, &piece);
}

/* In the middle of the column, its quiet zone over the edges if need be. */
static gboolean
set_qr (PrintColumn *self, const PrintBlock *block, GError **error)
{
  const PrintFormat *format = self->format;
  g_autoptr (PrintQr) qr = print_qr_new (block->text);
  double module, side, quiet;
  guint count;

  if (qr == NULL) {
    g_set_error_literal (error, PRINT_ERROR, PRINT_ERROR_UNREADABLE, "No QR for such content");
    return FALSE;
  }
  count = print_qr_get_module_count (qr);
  module = MAX (QR_MIN_DOTS, (guint) (format->qr_side / format->dot / count)) * format->dot;
  side = count * module;
  quiet = QR_QUIET_MODULES * module;
  if (side > self->width || side + 2 * quiet > format->page_width) {
    g_set_error (error, PRINT_ERROR, PRINT_ERROR_UNREADABLE,
                 "A QR of %u modules is too dense for this paper", count);
    return FALSE;
  }
  print_marks_add_qr (self->marks, g_steal_pointer (&qr), block->text,
                      print_format_snap (format, self->left + (self->width - side) / 2),
                      print_format_snap (format, self->y + quiet), module);
  self->y += side + 2 * quiet;
  return TRUE;
}

static void
set_rule (PrintColumn *self)
{
  const PrintFormat *format = self->format;
  const double space = RULE_SPACE * format->spaces;
  const double thickness =
    print_format_snap_length (format, format->is_sheet ? SHEET_RULE_THICKNESS : RULE_THICKNESS);
  const double top = print_format_snap (format, self->y + space);

  print_marks_add_rule (self->marks, print_format_snap (format, self->left), top, self->width,
                        thickness, !format->is_sheet);
  self->y = top + thickness + space;
}

/* A box of whole dots; y: from where the next block goes. */
static void
add_box (PrintColumn *self, double x, double y, double width, double height)
{
  const PrintFormat *format = self->format;

  print_marks_add_rule (
    self->marks, print_format_snap (format, x), print_format_snap (format, self->y + y),
    print_format_snap_length (format, width), print_format_snap_length (format, height), FALSE);
}

static void
add_tick (PrintColumn *self, guint mm)
{
  const double x = self->left + mm * MM;
  const double heights[] = { 4, 2, 2, 2, 2, 3, 2, 2, 2, 2 };

  add_box (self, x, 0, self->format->dot, heights[mm % G_N_ELEMENTS (heights)] * MM);
}

static void
add_figure (PrintColumn *self, const PrintBlock *block, guint mm)
{
  g_autofree char *text = g_strdup_printf ("%u", mm);
  Piece piece = { NULL, get_style (self, block), self->left + (mm - 5.0) * MM, 10 * MM,
                  ALIGN_CENTRE };

  piece.layout = shape (self, text, PRINT_DIRECTION_LTR, piece.style);
  place (self, &piece);
}

/* Of which a worn or wrongly set head leaves something out. */
static void
set_ruler (PrintColumn *self, const PrintBlock *block)
{
  const guint last_mm = (guint) ((self->width - self->format->dot) / MM);

  for (guint mm = 0; mm <= last_mm; mm++)
    add_tick (self, mm);
  self->y += 4 * MM;
  for (guint mm = 10; mm + 5 <= last_mm; mm += 10)
    add_figure (self, block, mm);
  self->y += 5 * MM;
  add_box (self, self->left, 0, self->width, 4 * MM);
  self->y += 5 * MM;
  for (guint dots = 1; dots <= 3; dots++, self->y += MM)
    add_box (self, self->left, 0, self->width, dots * self->format->dot);
  self->y += MM;
}

static gboolean
is_row (const PrintBlock *block)
{
  return block->kind == PRINT_BLOCK_PAIR || block->kind == PRINT_BLOCK_AMOUNT ||
         block->kind == PRINT_BLOCK_MONEY;
}

static gboolean
set_block (PrintColumn *self, const PrintBlock *block, GError **error)
{
  switch (block->kind) {
  case PRINT_BLOCK_CENTRED:
  case PRINT_BLOCK_PARAGRAPH:
    set_text (self, block);
    return TRUE;
  case PRINT_BLOCK_STEP:
    set_step (self, block);
    return TRUE;
  case PRINT_BLOCK_PAIR:
  case PRINT_BLOCK_AMOUNT:
    set_pair (self, block);
    return TRUE;
  case PRINT_BLOCK_MONEY:
    set_money (self, block);
    return TRUE;
  case PRINT_BLOCK_CODE:
    set_code (self, block);
    return TRUE;
  case PRINT_BLOCK_QR:
    return set_qr (self, block, error);
  case PRINT_BLOCK_RULE:
    set_rule (self);
    return TRUE;
  case PRINT_BLOCK_RULER:
    set_ruler (self, block);
    return TRUE;
  case PRINT_BLOCK_SPACE:
    self->y += block->points * self->format->spaces;
    return TRUE;
  default:
    g_assert_not_reached ();
  }
}

static void
start_row (PrintColumn *self, GPtrArray *blocks, guint at, guint start, guint end)
{
  const PrintBlock *block = blocks->pdata[at];
  const PrintBlock *former = at > start ? blocks->pdata[at - 1] : NULL;

  if (former != NULL && is_row (former))
    set_row_line (self, block);
  else if (former != NULL && self->has_label_columns && former->kind != PRINT_BLOCK_RULE)
    self->y += 2 * ROW_SPACE * self->format->spaces;
  if (block->kind == PRINT_BLOCK_MONEY && (former == NULL || former->kind != PRINT_BLOCK_MONEY))
    self->figure_width = measure_figures (self, blocks, at, end);
}

gboolean
print_column_set (PrintColumn *self, GPtrArray *blocks, guint start, guint end, GError **error)
{
  for (guint i = start; i < end; i++) {
    if (is_row (blocks->pdata[i]))
      start_row (self, blocks, i, start, end);
    if (!set_block (self, blocks->pdata[i], error))
      return FALSE;
  }
  return TRUE;
}
