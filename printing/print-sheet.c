/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-sheet.h"

#include <math.h>
#include <pango/pangocairo.h>

#include "print-document-private.h"
#include "print-lettering.h"
#include "print-qr.h"
#include "print-riyal.h"
#include "print-text.h"

#define POINTS_PER_INCH 72.0
#define MM_PER_INCH 25.4

/* Noto's own lines are twice its size, for the tallest stack of marks; print has none of these. */
#define LINE_ADVANCE 1.55
#define BASELINE 1.16

#define QR_QUIET_MODULES 4
#define QR_MIN_DOTS 3
/* Of the printable width, for the symbol without its quiet zone: 50 mm on an 80 mm roll. */
#define QR_SHARE 0.7

/* In dots. The inset is because PDF rasterisers paint every pixel that a shape touches. */
#define INSET 0.05
#define RULE_THICKNESS 3
#define RULE_DASH 6
#define RULE_GAP 3
#define RULE_SPACE 18
#define PAGE_SPACE 32
#define COLUMN_GAP 16

#define THIN_SPACE 0.25 /* of the type size */

#define MIN_LABEL_SHARE 0.4
#define MIN_CODE_POINTS 6.0
#define MAX_HEIGHT_MM 1500

static const double size_points[] = {
  [PRINT_SIZE_SMALL] = 7.5,
  [PRINT_SIZE_NORMAL] = 9,
  [PRINT_SIZE_LARGE] = 11,
  [PRINT_SIZE_TITLE] = 12,
};

typedef enum {
  ALIGN_LEFT,
  ALIGN_CENTRE,
  ALIGN_RIGHT,
} Align;

typedef enum {
  MARK_LINE,
  MARK_QR,
  MARK_RULE,
  MARK_RIYAL,
} MarkKind;

typedef struct {
  MarkKind kind;
  double x, y, width, height;
  PangoLayoutLine *line;
  PrintQr *qr;
  double module;
} Mark;

struct _PrintSheet {
  GPtrArray *marks;          /* (element-type Mark) */
  GPtrArray *qr_contents;    /* (element-type utf8) */
  PrintLettering *lettering; /* keeps the lines' layouts */
  double dot;
  double left, width; /* what the head reaches */
  double page_width;
  double y;
};

static void
free_mark (gpointer pointer)
{
  Mark *mark = pointer;

  g_clear_pointer (&mark->line, pango_layout_line_unref);
  g_clear_pointer (&mark->qr, print_qr_free);
  g_free (mark);
}

static Mark *
add_mark (PrintSheet *self, MarkKind kind, double x, double y)
{
  Mark *mark = g_new0 (Mark, 1);

  mark->kind = kind;
  mark->x = x;
  mark->y = y;
  g_ptr_array_add (self->marks, mark);
  return mark;
}

/* Whole dots from the top left corner, so that nothing gets a dot thicker by its place. */
static double
snap (PrintSheet *self, double points)
{
  return round (points / self->dot) * self->dot;
}

static PrintStyle
get_style (const PrintBlock *block)
{
  return (PrintStyle){
    .points = size_points[block->size],
    .is_bold = block->is_bold,
  };
}

/* Places the layout's lines in a column and returns their height. */
static double
place (PrintSheet *self, PangoLayout *layout, double x, double width, Align align, double points)
{
  double top = self->y;

  for (GSList *lines = pango_layout_get_lines_readonly (layout); lines != NULL;
       lines = lines->next) {
    PangoRectangle logical;
    double space;

    pango_layout_line_get_extents (lines->data, NULL, &logical);
    space = width - logical.width / (double) PANGO_SCALE;
    add_mark (self, MARK_LINE, x + space * align / ALIGN_RIGHT,
              snap (self, top + BASELINE * points))
      ->line = pango_layout_line_ref (lines->data);
    top += LINE_ADVANCE * points;
  }
  return top - self->y;
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

static void
set_column (PrintSheet *self, const PrintBlock *block, Align align)
{
  PrintDirection direction = print_text_find_direction (block->text, block->direction);
  PrintStyle style = get_style (block);
  PangoLayout *layout =
    print_lettering_make_layout (self->lettering, block->text, direction, style);

  print_lettering_set_width (layout, self->width);
  self->y += place (self, layout, self->left, self->width, align, style.points);
}

static void
set_step (PrintSheet *self, const PrintBlock *block)
{
  PrintDirection direction = print_text_find_direction (block->value, block->direction);
  gboolean is_right = block->direction == PRINT_DIRECTION_RTL;
  PrintStyle style = get_style (block);
  g_autofree char *number = g_strconcat (block->text, ".", NULL);
  PangoLayout *number_layout =
    print_lettering_make_layout (self->lettering, number, block->direction, style);
  PangoLayout *layout =
    print_lettering_make_layout (self->lettering, block->value, direction, style);
  double indent =
    MIN (print_lettering_get_width (number_layout) + 0.4 * style.points, self->width / 4);
  double width = self->width - indent;
  double number_height, height;

  print_lettering_set_width (number_layout, indent);
  print_lettering_set_width (layout, width);
  number_height = place (self, number_layout, is_right ? self->left + width : self->left, indent,
                         get_start (block->direction), style.points);
  height = place (self, layout, is_right ? self->left : self->left + indent, width,
                  get_start (block->direction), style.points);
  self->y += MAX (height, number_height);
}

/* Side by side as they are if they fit; else the label keeps at least its share and both wrap. */
static double
share_width (double width, double gap, double label, double value)
{
  if (label + gap + value <= width)
    return label;
  return MAX (MIN (label, MIN_LABEL_SHARE * width), width - gap - value);
}

/* The sign of the riyal, as high as the figures it stands before. */
typedef struct {
  double height; /* 0: no sign */
  double width;  /* with the thin space after it */
} Sign;

static Sign
measure_sign (PrintSheet *self, const PrintBlock *block, PangoLayout *value, double points)
{
  PangoRectangle ink;
  double height;

  if (block->kind != PRINT_BLOCK_MONEY || *block->value == '\0')
    return (Sign){ 0 };
  pango_layout_line_get_extents (pango_layout_get_line_readonly (value, 0), &ink, NULL);
  height = snap (self, -ink.y / (double) PANGO_SCALE);
  return (Sign){ height, print_riyal_get_width (height, self->dot) + THIN_SPACE * points };
}

/* Left of the line that was placed last. */
static void
place_sign (PrintSheet *self, const Sign *sign)
{
  const Mark *line = self->marks->pdata[self->marks->len - 1];
  double x, y;

  if (sign->height == 0)
    return;
  x = snap (self, line->x - sign->width);
  y = line->y;
  add_mark (self, MARK_RIYAL, x, y)->height = sign->height;
}

static void
set_pair (PrintSheet *self, const PrintBlock *block, PrintDirection value_direction)
{
  PrintDirection label_direction = print_text_find_direction (block->text, block->direction);
  gboolean is_figure = block->kind != PRINT_BLOCK_PAIR;
  gboolean is_right = block->direction == PRINT_DIRECTION_RTL;
  PrintStyle label_style = get_style (block), value_style = get_style (block);
  PangoLayout *label, *value;
  Sign sign;
  double gap = COLUMN_GAP * self->dot, label_width, value_width, value_x, label_height,
         value_height;

  label_style.is_bold = is_figure && block->is_bold;
  value_style.is_tabular = is_figure;
  label = print_lettering_make_layout (self->lettering, block->text, label_direction, label_style);
  value = print_lettering_make_layout (self->lettering, block->value, value_direction, value_style);
  sign = measure_sign (self, block, value, value_style.points);
  label_width = share_width (self->width, gap + sign.width, print_lettering_get_width (label),
                             print_lettering_get_width (value));
  value_width = self->width - gap - label_width - sign.width;
  value_x = is_right ? self->left + sign.width : self->left + self->width - value_width;
  print_lettering_set_width (label, label_width);
  print_lettering_set_width (value, value_width);
  label_height = place (self, label, is_right ? self->left + self->width - label_width : self->left,
                        label_width, get_start (block->direction), label_style.points);
  value_height =
    place (self, value, value_x, value_width, get_end (block->direction), value_style.points);
  place_sign (self, &sign);
  self->y += MAX (label_height, value_height);
}

/* A code is read aloud and typed: one line, smaller rather than broken. */
static void
set_code (PrintSheet *self, const PrintBlock *block)
{
  PrintStyle style = get_style (block);
  PangoLayout *layout;
  double width;

  style.is_code = TRUE;
  layout = print_lettering_make_layout (self->lettering, block->text, PRINT_DIRECTION_LTR, style);
  width = print_lettering_get_width (layout);
  if (width > self->width) {
    style.points = MAX (MIN_CODE_POINTS, style.points * self->width / width);
    layout = print_lettering_make_layout (self->lettering, block->text, PRINT_DIRECTION_LTR, style);
  }
  print_lettering_set_width (layout, self->width);
  self->y += place (self, layout, self->left, self->width, ALIGN_CENTRE, style.points);
}

static gboolean
set_qr (PrintSheet *self, const PrintBlock *block, GError **error)
{
  g_autoptr (PrintQr) qr = print_qr_new (block->text);
  guint count, dots;
  double module, side, quiet;
  Mark *mark;

  if (qr == NULL) {
    g_set_error_literal (error, PRINT_ERROR, PRINT_ERROR_UNREADABLE, "No QR for such content");
    return FALSE;
  }
  count = print_qr_get_module_count (qr);
  dots = MAX (QR_MIN_DOTS, (guint) (QR_SHARE * self->width / self->dot / count));
  module = dots * self->dot;
  side = count * module;
  quiet = QR_QUIET_MODULES * module;
  if (side + 2 * quiet > self->page_width) {
    g_set_error_literal (error, PRINT_ERROR, PRINT_ERROR_UNREADABLE,
                         "The QR is too dense for this roll");
    return FALSE;
  }
  mark = add_mark (self, MARK_QR, snap (self, (self->page_width - side) / 2),
                   snap (self, self->y + quiet));
  mark->qr = g_steal_pointer (&qr);
  mark->module = module;
  g_ptr_array_add (self->qr_contents, g_strdup (block->text));
  self->y += side + 2 * quiet;
  return TRUE;
}

static void
set_rule (PrintSheet *self)
{
  double top = snap (self, self->y + RULE_SPACE * self->dot);

  add_mark (self, MARK_RULE, snap (self, self->left), top)->width = self->width;
  self->y = top + (RULE_THICKNESS + RULE_SPACE) * self->dot;
}

static gboolean
set_block (PrintSheet *self, const PrintBlock *block, GError **error)
{
  switch (block->kind) {
  case PRINT_BLOCK_CENTRED:
    set_column (self, block, ALIGN_CENTRE);
    return TRUE;
  case PRINT_BLOCK_PARAGRAPH:
    set_column (self, block, get_start (block->direction));
    return TRUE;
  case PRINT_BLOCK_STEP:
    set_step (self, block);
    return TRUE;
  case PRINT_BLOCK_PAIR:
    set_pair (self, block, print_text_find_direction (block->value, block->direction));
    return TRUE;
  case PRINT_BLOCK_AMOUNT:
  case PRINT_BLOCK_MONEY:
    set_pair (self, block, PRINT_DIRECTION_LTR);
    return TRUE;
  case PRINT_BLOCK_CODE:
    set_code (self, block);
    return TRUE;
  case PRINT_BLOCK_QR:
    return set_qr (self, block, error);
  case PRINT_BLOCK_RULE:
    set_rule (self);
    return TRUE;
  case PRINT_BLOCK_SPACE:
    self->y += block->points;
    return TRUE;
  default:
    g_assert_not_reached ();
  }
}

static gboolean
set_blocks (PrintSheet *self, GPtrArray *blocks, GError **error)
{
  double max_height = MAX_HEIGHT_MM * POINTS_PER_INCH / MM_PER_INCH;

  self->y = PAGE_SPACE * self->dot;
  for (guint i = 0; i < blocks->len; i++) {
    if (!set_block (self, blocks->pdata[i], error))
      return FALSE;
    if (self->y > max_height) {
      g_set_error_literal (error, PRINT_ERROR, PRINT_ERROR_UNREADABLE,
                           "The page is longer than a printer takes");
      return FALSE;
    }
  }
  self->y += PAGE_SPACE * self->dot;
  return print_lettering_check (self->lettering, error);
}

/* Whole points: CUPS' filters cut anything else off, and the page moves by part of a dot. */
static double
get_page_width (const PrintMedium *medium)
{
  return floor (medium->width_mm * POINTS_PER_INCH / MM_PER_INCH);
}

/* A head reaches 72 mm of an 80 mm roll and 48 mm of one of 58 mm. */
static double
get_margin (const PrintMedium *medium)
{
  return (medium->width_mm == 58 ? 5 : 4) * POINTS_PER_INCH / MM_PER_INCH;
}

PrintSheet *
print_sheet_new (PrintDocument *document, const PrintMedium *medium, GError **error)
{
  g_autoptr (PrintSheet) self = g_new0 (PrintSheet, 1);

  self->marks = g_ptr_array_new_with_free_func (free_mark);
  self->qr_contents = g_ptr_array_new_with_free_func (g_free);
  self->lettering = print_lettering_new ();
  self->dot = POINTS_PER_INCH / medium->dots_per_inch;
  self->page_width = get_page_width (medium);
  self->left = get_margin (medium);
  self->width = self->page_width - 2 * self->left;
  if (!set_blocks (self, print_document_get_blocks (document), error))
    return NULL;
  return g_steal_pointer (&self);
}

void
print_sheet_free (PrintSheet *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->marks);
  g_ptr_array_unref (self->qr_contents);
  print_lettering_free (self->lettering);
  g_free (self);
}

guint
print_sheet_get_width (PrintSheet *self)
{
  return (guint) self->page_width;
}

guint
print_sheet_get_height (PrintSheet *self)
{
  return (guint) ceil (self->y);
}

GPtrArray *
print_sheet_get_qr_contents (PrintSheet *self)
{
  return self->qr_contents;
}

/* From margin to margin: the gaps take up what is left over, in whole dots. */
static void
draw_rule (PrintSheet *self, const Mark *mark, cairo_t *cairo)
{
  guint dots = (guint) (mark->width / self->dot);
  guint last = (dots - RULE_DASH) / (RULE_DASH + RULE_GAP);

  for (guint i = 0; i <= last; i++)
    cairo_rectangle (cairo, mark->x + (i * (dots - RULE_DASH) / last + INSET) * self->dot,
                     mark->y + INSET * self->dot, (RULE_DASH - 2 * INSET) * self->dot,
                     (RULE_THICKNESS - 2 * INSET) * self->dot);
  cairo_fill (cairo);
}

void
print_sheet_draw (PrintSheet *self, cairo_t *cairo)
{
  cairo_set_source_rgb (cairo, 0, 0, 0);
  for (guint i = 0; i < self->marks->len; i++) {
    const Mark *mark = self->marks->pdata[i];

    switch (mark->kind) {
    case MARK_LINE:
      cairo_move_to (cairo, mark->x, mark->y);
      pango_cairo_show_layout_line (cairo, mark->line);
      break;
    case MARK_QR:
      print_qr_draw (mark->qr, cairo, mark->x, mark->y, mark->module, INSET * self->dot);
      break;
    case MARK_RULE:
      draw_rule (self, mark, cairo);
      break;
    case MARK_RIYAL:
      print_riyal_draw (cairo, mark->x, mark->y, mark->height, self->dot, INSET * self->dot);
      break;
    default:
      g_assert_not_reached ();
    }
  }
}
