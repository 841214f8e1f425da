/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-desk.h"
#include "central-store-figures.h"

G_BEGIN_DECLS

/* Which figures somebody asks for: ?from=&to=&centre=&kiosk=&service=. Without days the last seven.
 * What is not an id of this catalogue or of her kiosks finds nothing, as what is another's does. */
#define CENTRAL_OPERATOR_FIGURES_MAXIMUM_DAYS 92

typedef struct {
  char *first_day;
  char *last_day;
  char *now;
  const char *centre; /* borrowed from the request, "" for all */
  const char *kiosk;
  const char *service;
} CentralOperatorSpan;

/* MALFORMED: no days, the wrong way round, or more than the maximum. */
CentralOperatorSpan *central_operator_span_read (const CentralDesk *desk, GError **error);
void central_operator_span_free (CentralOperatorSpan *self);

/* The question about it, for this desk's operator only. It borrows from both. */
CentralFiguresQuestion central_operator_span_ask (const CentralOperatorSpan *self,
                                                  const CentralDesk *desk);

/* The same span elsewhere: "/figures.csv?from=…". Caller frees. */
char *central_operator_span_link (const CentralOperatorSpan *self, const char *path);

/* All that the page shows of a span, each an array of rows. */
typedef struct {
  GPtrArray *total; /* of one CentralFiguresRow */
  GPtrArray *by_day;
  GPtrArray *by_kiosk;
  GPtrArray *by_service;
  GPtrArray *steps;  /* of CentralStepCount */
  GPtrArray *kiosks; /* of CentralKiosk: what there is to choose from */
} CentralOperatorFigures;

CentralOperatorFigures *central_operator_figures_read (const CentralDesk *desk,
                                                       const CentralOperatorSpan *span,
                                                       guint maximum_steps,
                                                       GError **error);
void central_operator_figures_free (CentralOperatorFigures *self);

/* The form that chooses a span, and the same figures for other programs. */
void central_operator_figures_append_filter (const CentralDesk *desk,
                                             GString *html,
                                             const CentralOperatorSpan *span,
                                             GPtrArray *kiosks);
void central_operator_figures_append_downloads (const CentralDesk *desk,
                                                GString *html,
                                                const CentralOperatorSpan *span);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralOperatorFigures, central_operator_figures_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralOperatorSpan, central_operator_span_free)

G_END_DECLS
