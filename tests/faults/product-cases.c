/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "product-cases.h"

#define REASON(word, look, reason)                                                                 \
  {                                                                                                \
    word, word, SUPPORT_PRINTER_NORMAL, look, reason, TRUE, FALSE                                  \
  }
#define MERE(word, look, reason)                                                                   \
  {                                                                                                \
    word, word, SUPPORT_PRINTER_NORMAL, look, reason, FALSE, FALSE                                 \
  }

/* First the words of RFC 8011, 5.4.12, in its order and with every suffix somewhere; then those of
 * PWG 5100.9 that a receipt printer, a label printer or a small laser printer can come to; then
 * CUPS' and two that nobody registered; then the tempers. */
const ProductTrouble product_troubles[] = {
  REASON ("other", PRODUCT_LOOK_TROUBLE, NULL),
  MERE ("none", PRODUCT_LOOK_READY, "none"),
  REASON ("media-needed-error", PRODUCT_LOOK_OUT, "paper-out"),
  REASON ("media-jam", PRODUCT_LOOK_JAMMED, "jam"),
  REASON ("moving-to-paused", PRODUCT_LOOK_OFFLINE, "paused"),
  REASON ("paused", PRODUCT_LOOK_OFFLINE, "paused"),
  { "paused-and-open-to-a-word", "paused", SUPPORT_PRINTER_NORMAL, PRODUCT_LOOK_READY, "none",
    FALSE, TRUE },
  REASON ("shutdown", PRODUCT_LOOK_OFFLINE, "off"),
  MERE ("connecting-to-device", PRODUCT_LOOK_READY, "none"),
  REASON ("timed-out-error", PRODUCT_LOOK_OFFLINE, "silent"),
  REASON ("stopping", PRODUCT_LOOK_OFFLINE, "paused"),
  REASON ("stopped-partly", PRODUCT_LOOK_OFFLINE, "paused"),
  MERE ("toner-low", PRODUCT_LOOK_LOW, "ink-low"),
  REASON ("toner-empty-error", PRODUCT_LOOK_OUT, "ink-out"),
  REASON ("spool-area-full-error", PRODUCT_LOOK_TROUBLE, NULL),
  REASON ("cover-open", PRODUCT_LOOK_OPEN, "cover"),
  REASON ("interlock-open-error", PRODUCT_LOOK_OPEN, "cover"),
  REASON ("door-open-error", PRODUCT_LOOK_OPEN, "cover"),
  REASON ("input-tray-missing", PRODUCT_LOOK_OUT, "tray"),
  MERE ("media-low-warning", PRODUCT_LOOK_LOW, "paper-low"),
  REASON ("media-empty-error", PRODUCT_LOOK_OUT, "paper-out"),
  REASON ("output-tray-missing", PRODUCT_LOOK_OPEN, "tray"),
  MERE ("output-area-almost-full-report", PRODUCT_LOOK_LOW, "output-full"),
  REASON ("output-area-full-error", PRODUCT_LOOK_JAMMED, "output-full"),
  MERE ("marker-supply-low-report", PRODUCT_LOOK_LOW, "ink-low"),
  REASON ("marker-supply-empty", PRODUCT_LOOK_OUT, "ink-out"),
  MERE ("marker-waste-almost-full", PRODUCT_LOOK_LOW, "waste"),
  REASON ("marker-waste-full-error", PRODUCT_LOOK_TROUBLE, "waste"),
  REASON ("fuser-over-temp-error", PRODUCT_LOOK_TROUBLE, "hot"),
  MERE ("fuser-under-temp-report", PRODUCT_LOOK_READY, "none"),
  MERE ("opc-near-eol-warning", PRODUCT_LOOK_LOW, "worn"),
  REASON ("opc-life-over-error", PRODUCT_LOOK_TROUBLE, "worn"),
  MERE ("developer-low", PRODUCT_LOOK_LOW, "ink-low"),
  REASON ("developer-empty-error", PRODUCT_LOOK_OUT, "ink-out"),
  REASON ("interpreter-resource-unavailable-error", PRODUCT_LOOK_TROUBLE, NULL),

  REASON ("deactivated", PRODUCT_LOOK_OFFLINE, "off"),
  REASON ("hibernate", PRODUCT_LOOK_OFFLINE, "off"),
  REASON ("input-cannot-feed-size-selected-error", PRODUCT_LOOK_TROUBLE, NULL),
  REASON ("input-manual-input-request-error", PRODUCT_LOOK_TROUBLE, NULL),
  REASON ("input-media-tray-failure-error", PRODUCT_LOOK_TROUBLE, NULL),
  REASON ("input-pick-roller-failure-error", PRODUCT_LOOK_TROUBLE, NULL),
  REASON ("marker-fuser-thermistor-failure-error", PRODUCT_LOOK_TROUBLE, NULL),
  REASON ("marker-ink-empty-error", PRODUCT_LOOK_TROUBLE, NULL),
  REASON ("marker-print-ribbon-empty-error", PRODUCT_LOOK_TROUBLE, NULL),
  REASON ("marker-supply-missing-error", PRODUCT_LOOK_TROUBLE, NULL),
  REASON ("marker-toner-cartridge-missing-error", PRODUCT_LOOK_TROUBLE, NULL),
  REASON ("media-path-jam-error", PRODUCT_LOOK_TROUBLE, NULL),
  REASON ("media-path-output-full-error", PRODUCT_LOOK_TROUBLE, NULL),
  REASON ("power-down-error", PRODUCT_LOOK_OFFLINE, "off"),
  REASON ("trimmer-cover-open-error", PRODUCT_LOOK_TROUBLE, NULL),
  REASON ("trimmer-jam-error", PRODUCT_LOOK_TROUBLE, NULL),
  REASON ("trimmer-failure-error", PRODUCT_LOOK_TROUBLE, NULL),
  MERE ("alert-removal-of-binary-change-entry-report", PRODUCT_LOOK_READY, "none"),
  MERE ("configuration-change-report", PRODUCT_LOOK_READY, "none"),
  MERE ("identify-printer-requested-report", PRODUCT_LOOK_READY, "none"),

  REASON ("offline", PRODUCT_LOOK_OFFLINE, "off"),
  MERE ("cups-waiting-for-job-completed-report", PRODUCT_LOOK_READY, "none"),
  REASON ("com.example-cutter-error", PRODUCT_LOOK_TROUBLE, NULL),
  MERE ("com.example-head-warm-warning", PRODUCT_LOOK_READY, "none"),
  { "cover-open-and-media-low", "cover-open-error,media-low-report", SUPPORT_PRINTER_NORMAL,
    PRODUCT_LOOK_OPEN, "cover", TRUE, FALSE },

  { "without-power", NULL, SUPPORT_PRINTER_DIE, PRODUCT_LOOK_OFFLINE, "off", TRUE, FALSE },
  { "hanging", NULL, SUPPORT_PRINTER_HANG, PRODUCT_LOOK_UNKNOWN, "silent", TRUE, FALSE },
  { "lying-with-its-cover-open", "cover-open-error", SUPPORT_PRINTER_LIE, PRODUCT_LOOK_OPEN,
    "cover", TRUE, FALSE },
  { "lying-without-paper", "media-empty-error", SUPPORT_PRINTER_LIE, PRODUCT_LOOK_OUT, "paper-out",
    TRUE, FALSE },
  { "crawling", NULL, SUPPORT_PRINTER_SLOW, PRODUCT_LOOK_READY, "none", FALSE, FALSE },
  { "aborting", NULL, SUPPORT_PRINTER_ABORT, PRODUCT_LOOK_READY, "none", TRUE, FALSE },
};
const guint product_trouble_count = G_N_ELEMENTS (product_troubles);

static const char *const look_words[] = {
  [PRODUCT_LOOK_READY] = "ready",     [PRODUCT_LOOK_LOW] = "low",
  [PRODUCT_LOOK_OUT] = "out",         [PRODUCT_LOOK_JAMMED] = "jammed",
  [PRODUCT_LOOK_OPEN] = "open",       [PRODUCT_LOOK_OFFLINE] = "offline",
  [PRODUCT_LOOK_UNKNOWN] = "unknown", [PRODUCT_LOOK_TROUBLE] = NULL,
};

gboolean
product_look_can_print (ProductLook look)
{
  return look == PRODUCT_LOOK_READY || look == PRODUCT_LOOK_LOW;
}

gboolean
product_look_matches (ProductLook look, const char *state_word)
{
  if (look_words[look] != NULL)
    return g_strcmp0 (state_word, look_words[look]) == 0;
  return g_strcmp0 (state_word, "ready") != 0 && g_strcmp0 (state_word, "low") != 0;
}

GArray *
product_cases_list (SupportPrinterKind paper, ProductWay way)
{
  GArray *cases = g_array_new (FALSE, FALSE, sizeof (ProductCase));

  for (guint i = 0; i < product_trouble_count; i++)
    for (int moment = SUPPORT_PRINTER_BEFORE; moment <= SUPPORT_PRINTER_AFTER; moment++)
      for (int is_cleared = FALSE; is_cleared <= TRUE; is_cleared++) {
        ProductCase next = { &product_troubles[i], (SupportPrinterMoment) moment, is_cleared, paper,
                             way };

        g_array_append_val (cases, next);
      }
  return cases;
}

char *
product_case_describe (const ProductCase *self)
{
  static const char *const papers[] = {
    [SUPPORT_PRINTER_ROLL_80] = "roll",
    [SUPPORT_PRINTER_PAGE_A4] = "page",
  };
  static const char *const ways[] = { "by queue", "by silent queue", "direct" };
  static const char *const moments[] = { "before", "during", "after" };

  return g_strdup_printf ("%s, %s: %s %s the job, %s", papers[self->paper], ways[self->way],
                          self->trouble->name, moments[self->moment],
                          self->is_cleared ? "cleared" : "not cleared in the visit");
}
