/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "product-cases.h"
#include "product-papers.h"
#include "support-agent.h"
#include "support-printing.h"

#include "kiosk-paper-notice.h"
#include "kiosk-visit.h"

G_BEGIN_DECLS

/* One kiosk among many: a printer of the bench, its queue, a kushkd of its own, and the session's
 * part of it with a citizen's visit. Each visit prints a paper with its own mark. */
typedef struct {
  guint number;
  SupportPrinter *printer;
  SupportPrinting *cups; /* (nullable) unowned; direct without */
  char *queue;
  SupportAgent *agent;

  KioskStation *station; /* NULL between two visits */
  KioskVisit *visit;
  GtkWidget *notice; /* what she reads about her paper */
  guint visit_number;
  gboolean is_refreshed;

  ProductPapers *papers; /* unowned; of all lanes */
  guint paper_count;     /* of this visit */
  char *complaint;       /* (nullable) about a paper */
} ProductLane;

ProductLane *product_lane_new (guint number,
                               SupportPrinting *cups,
                               ProductPapers *papers,
                               const ProductCase *first);
void product_lane_free (ProductLane *self);
/* After a failure, so that the next case begins with a printer that is well and empty. */
void product_lane_start_afresh (ProductLane *self);

/* The next citizen. */
void product_lane_begin_visit (ProductLane *self);
void product_lane_end_visit (ProductLane *self);
/* Asks for all states afresh; is_refreshed then says that they are there. */
void product_lane_refresh (ProductLane *self);
void product_lane_print (ProductLane *self);

/* Takes what came out and counts it for the visit that now is, or complains. */
void product_lane_look_into_slot (ProductLane *self, const char *case_name);

const char *product_printer_to_word (KioskPrinter printer);
const char *product_lane_get_printer_word (ProductLane *self); /* as the session sees it */
const char *product_lane_get_reason_word (ProductLane *self);
KioskPaperState product_lane_get_paper (ProductLane *self);
const char *product_lane_read_notice (ProductLane *self);
gboolean product_lane_promises_paper (ProductLane *self);  /* what she reads says: take it */
gboolean product_lane_explains_paper (ProductLane *self);  /* or why not, and what instead */
gboolean product_lane_foretells_paper (ProductLane *self); /* the first screen has no bad news */
/* Of the scheduler itself, past all of our own code. */
gboolean product_lane_is_queue_open (ProductLane *self);
guint product_lane_count_queued (ProductLane *self);
/* For a failure: what is seen now, in a line. Caller frees. */
char *product_lane_describe (ProductLane *self);

G_END_DECLS
