/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-certificate.h"

#include <math.h>
#include <pango/pangocairo.h>

#include "print-a4.h"
#include "print-format.h"
#include "print-lettering.h"
#include "print-line.h"
#include "print-ornament.h"
#include "print-proof.h"
#include "print-qr.h"
#include "print-text.h"

#define WIDTH ((double) PRINT_A4_WIDTH_POINTS)
#define HEIGHT ((double) PRINT_A4_HEIGHT_POINTS)
#define POINTS_PER_INCH 72.0

#define FRAME 28.0  /* from the edge to the ornament's outer line */
#define MARGIN 62.0 /* from the edge to the text */
#define CREST 26.0  /* its radius */
#define QR_SIDE 104.0
#define PROOF_TOP (HEIGHT - FRAME - 40 - QR_SIDE)
#define PROOF_SPACE 12.0
#define QR_MIN_DOTS 3
#define INSET_DOTS 0.05
#define FACT_SPACE 5.5
#define VALUE_SHARE 0.46
#define LINE_ADVANCE 1.55
#define DISPLAY_ADVANCE 1.5
#define GREY 0.45

typedef struct {
  char *label;
  char *second_label;
  char *value;
  char *second_value;
} Fact;

typedef struct {
  PangoLayout *layout; /* of the lettering */
  double x, y;
  double ink; /* 0 black */
} Piece;

struct _PrintCertificate {
  PrintDirection direction;
  char *issuer, *second_issuer;
  char *title, *second_title;
  char *number_label, *number;
  char *url, *proof, *second_proof;
  GArray *facts; /* (element-type Fact) */
};

/* A certificate set: every text at its place. */
typedef struct {
  PrintCertificate *certificate;
  PrintLettering *lettering;
  GArray *pieces; /* (element-type Piece) */
  GArray *rules;  /* (element-type double) their places from the top */
  PrintQr *qr;
  double qr_x, qr_y, module, dot;
  double y;
  double scale; /* of the facts */
} Setting;

/* Tried in turn, until all facts stand on the sheet. */
static const double fact_scales[] = { 1, 0.86, 0.74 };

static const PrintStyle issuer_style = { .points = 17, .is_bold = TRUE };
static const PrintStyle second_issuer_style = { .points = 11.5 };
static const PrintStyle title_style = { .points = 34, .is_bold = TRUE, .is_display = TRUE };
static const PrintStyle second_title_style = { .points = 16, .is_bold = TRUE };
static const PrintStyle number_style = { .points = 15, .is_bold = TRUE, .is_tabular = TRUE };
static const PrintStyle label_style = { .points = 9.5 };
static const PrintStyle value_style = { .points = 11.5, .is_bold = TRUE };
static const PrintStyle second_value_style = { .points = 9 };
static const PrintStyle proof_style = { .points = 11, .is_bold = TRUE };
static const PrintStyle second_proof_style = { .points = 9.5 };

static void
clear_fact (gpointer memory)
{
  Fact *fact = memory;

  g_free (fact->label);
  g_free (fact->second_label);
  g_free (fact->value);
  g_free (fact->second_value);
}

PrintCertificate *
print_certificate_new (PrintDirection direction)
{
  PrintCertificate *self = g_new0 (PrintCertificate, 1);

  self->direction = direction;
  self->facts = g_array_new (FALSE, TRUE, sizeof (Fact));
  g_array_set_clear_func (self->facts, clear_fact);
  return self;
}

void
print_certificate_free (PrintCertificate *self)
{
  if (self == NULL)
    return;
  g_free (self->issuer);
  g_free (self->second_issuer);
  g_free (self->title);
  g_free (self->second_title);
  g_free (self->number_label);
  g_free (self->number);
  g_free (self->url);
  g_free (self->proof);
  g_free (self->second_proof);
  g_array_unref (self->facts);
  g_free (self);
}

static void
replace (char **text, const char *other)
{
  g_free (*text);
  *text = print_text_clean (other);
}

void
print_certificate_set_issuer (PrintCertificate *self, const char *first, const char *second)
{
  g_return_if_fail (self != NULL);

  replace (&self->issuer, first);
  replace (&self->second_issuer, second);
}

void
print_certificate_set_title (PrintCertificate *self, const char *first, const char *second)
{
  g_return_if_fail (self != NULL);

  replace (&self->title, first);
  replace (&self->second_title, second);
}

void
print_certificate_set_number (PrintCertificate *self, const char *label, const char *number)
{
  g_return_if_fail (self != NULL);

  replace (&self->number_label, label);
  replace (&self->number, number);
}

void
print_certificate_add_fact (PrintCertificate *self,
                            const char *label,
                            const char *second_label,
                            const char *value,
                            const char *second_value)
{
  Fact fact = { 0 };

  g_return_if_fail (self != NULL);

  fact.label = print_text_clean (label);
  fact.second_label = print_text_clean (second_label);
  fact.value = print_text_clean (value);
  fact.second_value = print_text_clean (second_value);
  g_array_append_val (self->facts, fact);
}

void
print_certificate_set_proof (PrintCertificate *self,
                             const char *url,
                             const char *first,
                             const char *second)
{
  g_return_if_fail (self != NULL);

  replace (&self->url, url);
  replace (&self->proof, first);
  replace (&self->second_proof, second);
}

static double
get_height (PangoLayout *layout, double points, double advance)
{
  return pango_layout_get_line_count (layout) * points * advance;
}

/* Lines stand closer than the fonts' own, which leave room for stacks of marks that print has none
 * of. Returns the height. */
static double
put (Setting *self,
     const char *text,
     PrintStyle style,
     double x,
     double y,
     double width,
     PangoAlignment align,
     double ink)
{
  const double advance = style.is_display ? DISPLAY_ADVANCE : LINE_ADVANCE;
  Piece piece = { .x = x, .y = y, .ink = ink };

  if (text == NULL || *text == '\0')
    return 0;
  piece.layout = print_lettering_make_layout (
    self->lettering, text, print_text_find_direction (text, self->certificate->direction), style);
  print_lettering_set_width (piece.layout, width);
  print_lettering_set_line_advance (piece.layout, style.points * advance);
  pango_layout_set_alignment (piece.layout, align);
  g_array_append_val (self->pieces, piece);
  return get_height (piece.layout, style.points, advance);
}

static void
set_centred (Setting *self, const char *text, PrintStyle style, double ink)
{
  self->y += put (self, text, style, MARGIN, self->y, WIDTH - 2 * MARGIN, PANGO_ALIGN_CENTER, ink);
}

static void
set_number (Setting *self)
{
  const PrintCertificate *certificate = self->certificate;
  g_autofree char *line = NULL;

  if (certificate->number == NULL || *certificate->number == '\0')
    return;
  line = g_strdup_printf ("%s  %s", certificate->number_label, certificate->number);
  self->y += 6;
  set_centred (self, line, number_style, 0);
}

static void
set_heading (Setting *self)
{
  const PrintCertificate *certificate = self->certificate;

  self->y = FRAME + 2 * CREST + 34;
  set_centred (self, certificate->issuer, issuer_style, 0);
  set_centred (self, certificate->second_issuer, second_issuer_style, GREY);
  self->y += 10;
  set_centred (self, certificate->title, title_style, 0);
  set_centred (self, certificate->second_title, second_title_style, GREY);
  set_number (self);
  self->y += 12;
}

static PrintStyle
scale_style (const Setting *self, PrintStyle style)
{
  style.points *= self->scale;
  return style;
}

/* The first language's label at the start side, the other's at the end, the value between. */
static void
set_fact (Setting *self, const Fact *fact)
{
  const double width = WIDTH - 2 * MARGIN;
  const double value_width = width * VALUE_SHARE;
  const double label_width = (width - value_width) / 2 - 8;
  const gboolean is_right = self->certificate->direction == PRINT_DIRECTION_RTL;
  const double near_x = is_right ? MARGIN + width - label_width : MARGIN;
  const double far_x = is_right ? MARGIN : MARGIN + width - label_width;
  const double value_x = MARGIN + (width - value_width) / 2;
  const double space = FACT_SPACE * self->scale;
  const double top = self->y + space;
  double near, far, value;

  near = put (self, fact->label, scale_style (self, label_style), near_x, top, label_width,
              is_right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT, 0);
  far = put (self, fact->second_label, scale_style (self, label_style), far_x, top, label_width,
             is_right ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT, GREY);
  value = put (self, fact->value, scale_style (self, value_style), value_x, top, value_width,
               PANGO_ALIGN_CENTER, 0);
  value += put (self, fact->second_value, scale_style (self, second_value_style), value_x,
                top + value, value_width, PANGO_ALIGN_CENTER, GREY);
  self->y = top + MAX (value, MAX (near, far)) + space;
  g_array_append_val (self->rules, self->y);
}

static double
snap (const Setting *self, double points)
{
  return round (points / self->dot) * self->dot;
}

static gboolean
set_qr (Setting *self, double top, GError **error)
{
  const gboolean is_right = self->certificate->direction == PRINT_DIRECTION_RTL;
  guint count, dots;
  double side;

  self->qr = print_qr_new (self->certificate->url);
  if (self->qr == NULL) {
    g_set_error_literal (error, PRINT_ERROR, PRINT_ERROR_UNREADABLE, "No QR for such content");
    return FALSE;
  }
  count = print_qr_get_module_count (self->qr);
  dots = MAX (QR_MIN_DOTS, (guint) (QR_SIDE / self->dot / count));
  self->module = dots * self->dot;
  side = count * self->module;
  self->qr_x = snap (self, is_right ? MARGIN : WIDTH - MARGIN - side);
  self->qr_y = snap (self, top);
  return TRUE;
}

static gboolean
set_proof (Setting *self, GError **error)
{
  const double top = PROOF_TOP;
  const double gap = QR_SIDE + 28;
  const gboolean is_right = self->certificate->direction == PRINT_DIRECTION_RTL;
  const PangoAlignment align = is_right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
  const double x = is_right ? MARGIN + gap : MARGIN;
  const double width = WIDTH - 2 * MARGIN - gap;
  double height;

  height = put (self, self->certificate->proof, proof_style, x, top + 22, width, align, 0);
  put (self, self->certificate->second_proof, second_proof_style, x, top + 28 + height, width,
       align, GREY);
  return set_qr (self, top, error);
}

static gboolean
set_facts (Setting *self, double scale)
{
  GArray *facts = self->certificate->facts;
  const double top = self->y;
  const guint former_count = self->pieces->len;

  self->scale = scale;
  g_array_append_val (self->rules, self->y);
  for (guint i = 0; i < facts->len; i++)
    set_fact (self, &g_array_index (facts, Fact, i));
  if (self->y <= PROOF_TOP - PROOF_SPACE)
    return TRUE;
  g_array_set_size (self->pieces, former_count);
  g_array_set_size (self->rules, 0);
  self->y = top;
  return FALSE;
}

static gboolean
set_all (Setting *self, GError **error)
{
  set_heading (self);
  for (guint i = 0; i < G_N_ELEMENTS (fact_scales); i++)
    if (set_facts (self, fact_scales[i]))
      return set_proof (self, error) && print_lettering_check (self->lettering, error);
  g_set_error_literal (error, PRINT_ERROR, PRINT_ERROR_UNREADABLE,
                       "It states more than one sheet holds");
  return FALSE;
}

static void
draw_rules (const Setting *self, cairo_t *cairo)
{
  cairo_set_source_rgb (cairo, 0, 0, 0);
  cairo_set_line_width (cairo, 0.4);
  for (guint i = 0; i < self->rules->len; i++) {
    const double y = g_array_index (self->rules, double, i);

    cairo_move_to (cairo, MARGIN, y);
    cairo_line_to (cairo, WIDTH - MARGIN, y);
  }
  cairo_stroke (cairo);
}

static void
draw_text (cairo_t *cairo, const Piece *piece)
{
  PangoLayoutIter *lines = pango_layout_get_iter (piece->layout);

  do {
    PangoLayoutLine *line = pango_layout_iter_get_line_readonly (lines);
    g_autofree char *text = print_line_copy_text (line);
    PangoRectangle logical;

    pango_layout_iter_get_line_extents (lines, NULL, &logical);
    print_line_draw (line, text, cairo, piece->x + logical.x / (double) PANGO_SCALE,
                     piece->y + pango_layout_iter_get_baseline (lines) / (double) PANGO_SCALE);
  } while (pango_layout_iter_next_line (lines));
  pango_layout_iter_free (lines);
}

static void
draw (gpointer subject, cairo_t *cairo)
{
  const Setting *self = subject;

  print_ornament_draw_frame (cairo, FRAME, FRAME, WIDTH - 2 * FRAME, HEIGHT - 2 * FRAME);
  print_ornament_draw_crest (cairo, WIDTH / 2, FRAME + CREST + 24, CREST);
  draw_rules (self, cairo);
  for (guint i = 0; i < self->pieces->len; i++) {
    const Piece *piece = &g_array_index (self->pieces, Piece, i);

    cairo_set_source_rgb (cairo, piece->ink, piece->ink, piece->ink);
    draw_text (cairo, piece);
  }
  cairo_set_source_rgb (cairo, 0, 0, 0);
  print_qr_draw (self->qr, cairo, self->qr_x, self->qr_y, self->module, INSET_DOTS * self->dot);
}

static void
setting_clear (Setting *self)
{
  print_lettering_free (self->lettering);
  g_array_unref (self->pieces);
  g_array_unref (self->rules);
  g_clear_pointer (&self->qr, print_qr_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Setting, setting_clear)

PrintPage *
print_certificate_render (PrintCertificate *self, guint dots_per_inch, GError **error)
{
  const PrintMedium medium = { 210, 297, dots_per_inch };
  g_autoptr (GArray) qrs = g_array_new (FALSE, TRUE, sizeof (PrintProofQr));
  PrintDrawing drawing = { PRINT_A4_WIDTH_POINTS, PRINT_A4_HEIGHT_POINTS, .qrs = qrs,
                           .draw = draw };
  g_auto (Setting) setting = { .certificate = self };
  PrintProofQr qr = { 0 };
  PrintFormat format;

  g_return_val_if_fail (self != NULL, NULL);

  if (!print_format_find (&medium, &format, error))
    return NULL;
  setting.lettering = print_lettering_new (PRINT_SUBSTITUTE_NOTHING);
  setting.pieces = g_array_new (FALSE, TRUE, sizeof (Piece));
  setting.rules = g_array_new (FALSE, TRUE, sizeof (double));
  setting.dot = format.dot;
  if (!set_all (&setting, error))
    return NULL;
  qr = (PrintProofQr){ self->url, setting.qr_x, setting.qr_y,
                       print_qr_get_module_count (setting.qr) * setting.module, setting.module };
  g_array_append_val (qrs, qr);
  drawing.side_margin = format.side_margin;
  drawing.end_margin = format.end_margin;
  drawing.subject = &setting;
  return print_proof_make_page (&drawing, dots_per_inch, error);
}
