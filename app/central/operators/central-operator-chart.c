/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-operator-chart.h"

#include "central-page.h"

/* In the units of the view box. */
#define WIDTH 720
#define HEIGHT 232
#define AXIS_WIDTH 44
#define PLOT_TOP 12
#define PLOT_BOTTOM 196
#define LABEL_LINE 218
#define GRID_LINES 5
#define MAXIMUM_LABELS 4
#define COLUMN_SHARE 0.66
#define WIDEST_COLUMN 44.0
#define LOWEST_TOP 5

static const char *const classes[CENTRAL_OPERATOR_CHART_SERIES] = { "first", "second" };

gint64
central_operator_chart_find_top (gint64 value)
{
  static const gint64 steps[] = { 1, 2, 3, 4, 5 };

  for (gint64 power = 1;; power *= 10)
    for (guint index = 0; index < G_N_ELEMENTS (steps); index++)
      if (steps[index] * power >= MAX (value, LOWEST_TOP))
        return steps[index] * power;
}

static gint64
get_value (const CentralOperatorChart *chart, guint series, guint index)
{
  return chart->values[series] ? g_array_index (chart->values[series], gint64, index) : 0;
}

static gint64
find_highest (const CentralOperatorChart *chart)
{
  gint64 highest = 0;

  for (guint index = 0; index < chart->labels->len; index++)
    highest = MAX (highest, get_value (chart, 0, index) + get_value (chart, 1, index));
  return highest;
}

static gboolean
is_mirrored (const CentralDesk *desk)
{
  return g_str_equal (desk->words->direction, "rtl");
}

/* Where something of this width begins, counted from the side where the language does. */
static double
place (const CentralDesk *desk, double from_start, double width)
{
  return is_mirrored (desk) ? WIDTH - from_start - width : from_start;
}

static double
height_of (gint64 value, gint64 top)
{
  return (double) value / (double) top * (PLOT_BOTTOM - PLOT_TOP);
}

/* Numbers in markup have a dot in every locale. */
static void
append_number (GString *html, const char *name, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (html, " %s=\"%s\"", name,
                          g_ascii_formatd (text, sizeof text, "%.1f", value));
}

static void
draw_text (GString *html, double x, double y, const char *class_name, const char *text)
{
  g_string_append (html, "<text");
  append_number (html, "x", x);
  append_number (html, "y", y);
  central_page_append (html, " class=\"%s\">%s</text>", class_name, text);
}

static void
draw_grid (const CentralDesk *desk, GString *html, gint64 top)
{
  for (guint line = 0; line <= GRID_LINES; line++) {
    double y = PLOT_BOTTOM - (double) line / GRID_LINES * (PLOT_BOTTOM - PLOT_TOP);
    g_autofree char *number = central_desk_format_count (desk, top * line / GRID_LINES);

    g_string_append (html, "<line class=\"grid\"");
    append_number (html, "x1", place (desk, AXIS_WIDTH, 0));
    append_number (html, "x2", place (desk, WIDTH, 0));
    append_number (html, "y1", y);
    append_number (html, "y2", y);
    g_string_append (html, "/>");
    draw_text (html, place (desk, AXIS_WIDTH / 2.0, 0), y + 5, "axis", number);
  }
}

static void
draw_column (GString *html, double x, double width, double top_y, double height, guint series)
{
  g_string_append_printf (html, "<rect class=\"%s\"", classes[series]);
  append_number (html, "x", x);
  append_number (html, "y", top_y);
  append_number (html, "width", width);
  append_number (html, "height", height);
  g_string_append (html, "/>");
}

static void
draw_columns (const CentralDesk *desk, GString *html, const CentralOperatorChart *chart, gint64 top)
{
  double step = (double) (WIDTH - AXIS_WIDTH) / MAX (chart->labels->len, 1);
  double width = MIN (step * COLUMN_SHARE, WIDEST_COLUMN);
  guint every = (chart->labels->len + MAXIMUM_LABELS - 1) / MAXIMUM_LABELS;

  for (guint index = 0; index < chart->labels->len; index++) {
    double middle = AXIS_WIDTH + step * (index + 0.5);
    double x = place (desk, middle - width / 2, width);
    double y = PLOT_BOTTOM;

    for (guint series = 0; series < CENTRAL_OPERATOR_CHART_SERIES; series++) {
      double height = height_of (get_value (chart, series, index), top);

      y -= height;
      if (height > 0)
        draw_column (html, x, width, y, height, series);
    }
    if (index % every == 0)
      draw_text (html, place (desk, middle, 0), LABEL_LINE, "axis", chart->labels->pdata[index]);
  }
}

static void
draw_legend (GString *html, const CentralOperatorChart *chart)
{
  g_string_append (html, "<p class=\"legend\">");
  for (guint series = 0; series < CENTRAL_OPERATOR_CHART_SERIES; series++)
    if (chart->names[series])
      central_page_append (html, "<span class=\"%s\">%s</span>", classes[series],
                           chart->names[series]);
  g_string_append (html, "</p>");
}

void
central_operator_chart_draw_columns (const CentralDesk *desk,
                                     GString *html,
                                     const CentralOperatorChart *chart)
{
  gint64 top = central_operator_chart_find_top (find_highest (chart));

  draw_legend (html, chart);
  central_page_append (
    html,
    "<div class=\"wide\"><svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\">"
    "<title>%s</title><desc>%s</desc>",
    WIDTH, HEIGHT, chart->title, chart->description);
  draw_grid (desk, html, top);
  draw_columns (desk, html, chart, top);
  g_string_append (html, "</svg></div>");
}

void
central_operator_chart_draw_bar (GString *html, gint64 value, gint64 longest)
{
  double share = longest > 0 ? 100.0 * (double) value / (double) longest : 0;

  g_string_append (html, "<svg class=\"bar\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" "
                         "aria-hidden=\"true\"><rect class=\"rail\" width=\"100\" height=\"10\"/>"
                         "<rect class=\"first\" height=\"10\"");
  append_number (html, "width", share);
  g_string_append (html, "/></svg>");
}
