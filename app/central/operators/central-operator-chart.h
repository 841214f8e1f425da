/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-desk.h"

G_BEGIN_DECLS

/* Charts as inline SVG that needs neither script nor inline style: shapes with classes, coloured by
 * the pages' stylesheet, read from the side where the language begins. Each has a title and a
 * description for who does not see it; the table beside it is its caller's. */
#define CENTRAL_OPERATOR_CHART_SERIES 2

typedef struct {
  const char *title;
  const char *description;
  const char *names[CENTRAL_OPERATOR_CHART_SERIES]; /* the second is nullable */
  GPtrArray *labels;                                /* of char *, in order */
  GArray *values[CENTRAL_OPERATOR_CHART_SERIES];    /* of gint64, as many as labels; (nullable) */
} CentralOperatorChart;

/* Both series on top of one another, a column for each label. */
void central_operator_chart_draw_columns (const CentralDesk *desk,
                                          GString *html,
                                          const CentralOperatorChart *chart);

/* One bar of so much of the longest, for a cell of a table that says the number. */
void central_operator_chart_draw_bar (GString *html, gint64 value, gint64 longest);

/* The first round number at or above: 1 to 5 times a power of ten; at least 5. */
gint64 central_operator_chart_find_top (gint64 value);

G_END_DECLS
