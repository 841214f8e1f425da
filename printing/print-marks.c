/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-marks.h"

#include <math.h>

#include "print-line.h"
#include "print-riyal.h"

/* In dots: PDF rasterisers paint every pixel that a shape touches. */
#define INSET 0.05

#define DASH_POINTS 2.1
#define DASH_GAP_POINTS 1.1

typedef enum {
  MARK_LINE,
  MARK_QR,
  MARK_RULE,
  MARK_DASHED_RULE,
  MARK_RIYAL,
} MarkKind;

typedef struct {
  MarkKind kind;
  double x, y, width, height;
  PangoLayoutLine *line;
  PrintQr *qr;
  char *content; /* of the line or the QR */
  double module;
} Mark;

struct _PrintMarks {
  GArray *marks; /* (element-type Mark) */
  GArray *qrs;   /* (element-type PrintProofQr), made when asked for */
  double dot;
};

static void
clear_mark (gpointer memory)
{
  Mark *mark = memory;

  g_clear_pointer (&mark->line, pango_layout_line_unref);
  g_clear_pointer (&mark->qr, print_qr_free);
  g_clear_pointer (&mark->content, g_free);
}

PrintMarks *
print_marks_new (double dot)
{
  PrintMarks *self = g_new0 (PrintMarks, 1);

  self->marks = g_array_new (FALSE, TRUE, sizeof (Mark));
  g_array_set_clear_func (self->marks, clear_mark);
  self->qrs = g_array_new (FALSE, TRUE, sizeof (PrintProofQr));
  self->dot = dot;
  return self;
}

void
print_marks_free (PrintMarks *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->marks);
  g_array_unref (self->qrs);
  g_free (self);
}

void
print_marks_add_line (PrintMarks *self, PangoLayoutLine *line, double x, double y)
{
  Mark mark = { MARK_LINE, x, y };

  mark.line = pango_layout_line_ref (line);
  mark.content = print_line_copy_text (line);
  g_array_append_val (self->marks, mark);
}

void
print_marks_add_qr (
  PrintMarks *self, PrintQr *qr, const char *content, double x, double y, double module)
{
  Mark mark = { MARK_QR, x, y };

  mark.qr = qr;
  mark.content = g_strdup (content);
  mark.module = module;
  mark.width = mark.height = print_qr_get_module_count (qr) * module;
  g_array_append_val (self->marks, mark);
}

void
print_marks_add_rule (
  PrintMarks *self, double x, double y, double width, double thickness, gboolean is_dashed)
{
  Mark mark = { is_dashed ? MARK_DASHED_RULE : MARK_RULE, x, y, width, thickness };

  g_array_append_val (self->marks, mark);
}

void
print_marks_add_riyal (PrintMarks *self, double x, double y, double height)
{
  Mark mark = { MARK_RIYAL, x, y, 0, height };

  g_array_append_val (self->marks, mark);
}

void
print_marks_get_last_line (PrintMarks *self, double *ret_x, double *ret_y)
{
  for (guint i = self->marks->len; i > 0; i--) {
    const Mark *mark = &g_array_index (self->marks, Mark, i - 1);

    if (mark->kind == MARK_LINE) {
      *ret_x = mark->x;
      *ret_y = mark->y;
      return;
    }
  }
  g_return_if_reached ();
}

guint
print_marks_get_count (PrintMarks *self)
{
  return self->marks->len;
}

void
print_marks_move (PrintMarks *self, guint count, double right, double down)
{
  const double whole_right = round (right / self->dot) * self->dot;
  const double whole_down = round (down / self->dot) * self->dot;

  for (guint i = count; i < self->marks->len; i++) {
    g_array_index (self->marks, Mark, i).x += whole_right;
    g_array_index (self->marks, Mark, i).y += whole_down;
  }
}

GArray *
print_marks_get_qrs (PrintMarks *self)
{
  g_array_set_size (self->qrs, 0);
  for (guint i = 0; i < self->marks->len; i++) {
    const Mark *mark = &g_array_index (self->marks, Mark, i);
    const PrintProofQr qr = { mark->content, mark->x, mark->y, mark->width, mark->module };

    if (mark->kind == MARK_QR)
      g_array_append_val (self->qrs, qr);
  }
  return self->qrs;
}

static void
trace_box (const PrintMarks *self, cairo_t *cairo, double x, double y, double width, double height)
{
  const double inset = INSET * self->dot;

  cairo_rectangle (cairo, x + inset, y + inset, width - 2 * inset, height - 2 * inset);
}

/* From margin to margin: the gaps take up what is left over, in whole dots. */
static void
draw_dashes (const PrintMarks *self, const Mark *mark, cairo_t *cairo)
{
  const guint dots = (guint) (mark->width / self->dot);
  const guint dash = (guint) fmax (1, round (DASH_POINTS / self->dot));
  const guint gap = (guint) fmax (1, round (DASH_GAP_POINTS / self->dot));
  const guint last = MAX (1, (dots - dash) / (dash + gap));

  for (guint i = 0; i <= last; i++)
    trace_box (self, cairo, mark->x + i * (dots - dash) / last * self->dot, mark->y,
               dash * self->dot, mark->height);
  cairo_fill (cairo);
}

static void
draw_mark (const PrintMarks *self, const Mark *mark, cairo_t *cairo)
{
  switch (mark->kind) {
  case MARK_LINE:
    print_line_draw (mark->line, mark->content, cairo, mark->x, mark->y);
    break;
  case MARK_QR:
    print_qr_draw (mark->qr, cairo, mark->x, mark->y, mark->module, INSET * self->dot);
    break;
  case MARK_RULE:
    trace_box (self, cairo, mark->x, mark->y, mark->width, mark->height);
    cairo_fill (cairo);
    break;
  case MARK_DASHED_RULE:
    draw_dashes (self, mark, cairo);
    break;
  case MARK_RIYAL:
    print_riyal_draw (cairo, mark->x, mark->y, mark->height, self->dot, INSET * self->dot);
    break;
  default:
    g_assert_not_reached ();
  }
}

void
print_marks_draw_between (PrintMarks *self, cairo_t *cairo, double top, double bottom)
{
  cairo_set_source_rgb (cairo, 0, 0, 0);
  for (guint i = 0; i < self->marks->len; i++) {
    const Mark *mark = &g_array_index (self->marks, Mark, i);

    if (mark->y >= top && mark->y < bottom)
      draw_mark (self, mark, cairo);
  }
}
