/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "product-sight.h"

static gboolean
shows (ProductLane *lane, ProductLook look, const char *why)
{
  return product_look_matches (look, product_lane_get_printer_word (lane)) &&
         (why == NULL || g_str_equal (why, product_lane_get_reason_word (lane))) &&
         product_lane_foretells_paper (lane) == product_look_can_print (look);
}

gboolean
product_sight_is_ready (ProductLane *lane)
{
  return shows (lane, PRODUCT_LOOK_READY, "none");
}

gboolean
product_sight_is_trouble (ProductLane *lane, const ProductCase *played)
{
  return shows (lane, played->trouble->look, played->trouble->why);
}

static gboolean
is_explained (ProductLane *lane, const ProductTrouble *trouble)
{
  const char *fault = product_printer_to_word (kiosk_visit_get_receipt_fault (lane->visit));
  const char *why = kiosk_printer_reason_get_word (kiosk_visit_get_receipt_reason (lane->visit));

  return product_look_matches (trouble->look, fault) &&
         (trouble->why == NULL || g_str_equal (trouble->why, why)) &&
         product_lane_explains_paper (lane);
}

gboolean
product_sight_is_true_end (ProductLane *lane, const ProductCase *played)
{
  KioskPaperState paper = product_lane_get_paper (lane);

  if (lane->paper_count == 0)
    return paper == KIOSK_PAPER_FAILED || paper == KIOSK_PAPER_UNKNOWN;
  return paper == KIOSK_PAPER_PRINTED ||
         (paper == KIOSK_PAPER_UNKNOWN && (played->trouble->halts || played->trouble->is_ended));
}

gboolean
product_sight_is_refusal (ProductLane *lane, const ProductCase *played)
{
  return product_lane_get_paper (lane) == KIOSK_PAPER_FAILED &&
         is_explained (lane, played->trouble);
}

gboolean
product_sight_is_waiting (ProductLane *lane, const ProductCase *played)
{
  KioskPaperState paper = product_lane_get_paper (lane);

  if (paper == KIOSK_PAPER_PREPARING) /* it may not even say that it has the document */
    return played->trouble->temper == SUPPORT_PRINTER_HANG;
  if (paper == KIOSK_PAPER_PRINTING || paper == KIOSK_PAPER_SLOW)
    return product_look_matches (PRODUCT_LOOK_UNKNOWN, product_lane_get_printer_word (lane)) &&
           product_look_matches (played->trouble->look, "unknown");
  return paper == KIOSK_PAPER_WAITING && is_explained (lane, played->trouble);
}
