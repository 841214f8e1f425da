/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-paper-words.h"

#include <glib/gi18n.h>

static const char *
say_printing (KioskPaperNoticeKind kind)
{
  return kind == KIOSK_PAPER_NOTICE_RECEIPT ? _ ("Your receipt is being printed …")
                                            : _ ("It is being printed …");
}

static const char *
say_printed (KioskVisit *visit, KioskPaperNoticeKind kind)
{
  if (kiosk_visit_is_receipt_a_sheet (visit))
    return _ ("Take your document from the A4 printer");
  return kind == KIOSK_PAPER_NOTICE_RECEIPT ? _ ("Take your receipt from the slot below the screen")
                                            : _ ("Take your paper from the slot below the screen");
}

static const char *
say_what_does_instead (KioskPaperNoticeKind kind)
{
  switch (kind) {
  case KIOSK_PAPER_NOTICE_RECEIPT:
    return _ ("Photograph this code: it is worth as much as the receipt.");
  case KIOSK_PAPER_NOTICE_SHEET:
    return _ ("No printing on A4 right now: the code below shows the same document on your phone.");
  case KIOSK_PAPER_NOTICE_SCREEN:
  default:
    return _ ("Everything stands on this screen: you can photograph it.");
  }
}

static const char *
say_what_to_wait_for (KioskPaperNoticeKind kind)
{
  switch (kind) {
  case KIOSK_PAPER_NOTICE_RECEIPT:
    return _ ("Please tell the staff: once it is put right, your receipt comes out. You need not "
              "wait: this code is worth as much.");
  case KIOSK_PAPER_NOTICE_SHEET:
  case KIOSK_PAPER_NOTICE_SCREEN:
  default:
    return _ ("Please tell the staff: once it is put right, your paper comes out.");
  }
}

static const char *
say_what_is_not_known (KioskPaperNoticeKind kind)
{
  return kind == KIOSK_PAPER_NOTICE_RECEIPT ? _ ("We cannot tell whether your receipt was printed.")
                                            : _ ("We cannot tell whether it was printed.");
}

/* Nothing has been asked for yet: what would become of it? */
static KioskPaperWords
foresee (KioskVisit *visit, KioskPaperNoticeKind kind)
{
  KioskAgentLink *link = kiosk_station_get_link (kiosk_visit_get_station (visit));
  const gboolean is_sheet = kind == KIOSK_PAPER_NOTICE_SHEET;
  const KioskPrinterReason *reason = is_sheet ? kiosk_agent_link_get_sheet_printer_reason (link)
                                              : kiosk_agent_link_get_printer_reason (link);

  if (kiosk_printer_can_print (is_sheet ? kiosk_agent_link_get_sheet_printer (link)
                                        : kiosk_agent_link_get_printer (link)))
    return (KioskPaperWords){ 0 };
  if (is_sheet && !kiosk_agent_link_has_sheet_printer (link))
    return (KioskPaperWords){ "print", _ ("This kiosk has no A4 printer."),
                              say_what_does_instead (kind), TRUE };
  return (KioskPaperWords){ kiosk_printer_reason_get_icon (reason),
                            kiosk_printer_reason_say (reason), say_what_does_instead (kind), TRUE };
}

static KioskPaperWords
explain (KioskVisit *visit, const char *advice)
{
  const KioskPrinterReason *reason = kiosk_visit_get_receipt_reason (visit);

  return (KioskPaperWords){ kiosk_printer_reason_get_icon (reason),
                            kiosk_printer_reason_say (reason), advice, TRUE };
}

KioskPaperWords
kiosk_paper_words_choose (KioskVisit *visit, KioskPaperNoticeKind kind)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (visit), (KioskPaperWords){ 0 });

  switch (kiosk_visit_get_receipt (visit)) {
  case KIOSK_PAPER_PRINTED:
    return (KioskPaperWords){ "ok", say_printed (visit, kind), NULL, FALSE };
  case KIOSK_PAPER_SLOW:
    return (KioskPaperWords){ "clock", _ ("The printer is slow right now. It is still printing …"),
                              NULL, FALSE };
  case KIOSK_PAPER_WAITING:
    return explain (visit, say_what_to_wait_for (kind));
  case KIOSK_PAPER_FAILED:
    return explain (visit, say_what_does_instead (kind));
  case KIOSK_PAPER_UNKNOWN:
    return (KioskPaperWords){ "warn", say_what_is_not_known (kind), say_what_does_instead (kind),
                              TRUE };
  case KIOSK_PAPER_NONE:
    if (kind != KIOSK_PAPER_NOTICE_RECEIPT)
      return foresee (visit, kind);
    G_GNUC_FALLTHROUGH;
  case KIOSK_PAPER_PREPARING:
  case KIOSK_PAPER_PRINTING:
  default:
    return (KioskPaperWords){ "print", say_printing (kind), NULL, FALSE };
  }
}

KioskPaperWords
kiosk_paper_words_foretell (KioskAgentLink *link)
{
  KioskPrinter printer;

  g_return_val_if_fail (KIOSK_IS_AGENT_LINK (link), (KioskPaperWords){ 0 });

  printer = kiosk_agent_link_get_printer (link);
  if (kiosk_printer_can_print (printer) || !kiosk_agent_link_is_reachable (link))
    return (KioskPaperWords){ 0 };
  return (KioskPaperWords){
    .icon = "paper",
    .title = printer == KIOSK_PRINTER_UNKNOWN ? _ ("Perhaps no printed receipt right now")
                                              : _ ("No printed receipt right now"),
    .advice = _ ("Everything else works. You get your code on the screen, to photograph or as a "
                 "message to your phone."),
    .is_bad = TRUE,
  };
}
