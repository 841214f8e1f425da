/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#pragma once

#include <pango/pango.h>

#include "print-document.h"

G_BEGIN_DECLS

/* The fonts of a page and how text is shaped with them: all that is known of Pango but where its
 * lines go. Keeps the layouts it makes until it is freed. Fonts once loaded stay for the next page,
 * whatever thread that is set in; one page at a time, so a second one waits for the first. To be
 * freed in its own thread. Private to the page half. */
typedef struct _PrintLettering PrintLettering;

typedef struct {
  double points;
  gboolean is_bold;
  gboolean is_tabular; /* figures of one width */
  gboolean is_code;    /* a family in which all characters have one width */
  gboolean is_display; /* a calligraphic hand, for titles */
} PrintStyle;

/* What becomes a U+FFFD, and as many in a row a single one. */
typedef enum {
  PRINT_SUBSTITUTE_NOTHING, /* print_lettering_check() refuses what no font has */
  PRINT_SUBSTITUTE_MISSING, /* what no font has, or only this machine's may happen to have */
  PRINT_SUBSTITUTE_FOREIGN, /* also all that is written in other scripts than Arabic and Latin */
} PrintSubstitute;

PrintLettering *print_lettering_new (PrintSubstitute substitute);
void print_lettering_free (PrintLettering *self);

/* A text whose base direction is given, with runs of the other one isolated. (transfer none) */
PangoLayout *print_lettering_make_layout (PrintLettering *self,
                                          const char *text,
                                          PrintDirection direction,
                                          PrintStyle style);
/* PRINT_ERROR_UNREADABLE when what was made so far holds characters that no font has. */
gboolean print_lettering_check (PrintLettering *self, GError **error);

/* In points. A set width is where lines break. */
double print_lettering_get_width (PangoLayout *layout);
void print_lettering_set_width (PangoLayout *layout, double width);
/* Another size than it was made with. */
void print_lettering_set_points (PangoLayout *layout, double points);
/* From one line to the next, whatever the fonts' own lines. */
void print_lettering_set_line_advance (PangoLayout *layout, double points);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrintLettering, print_lettering_free)

G_END_DECLS
