/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-readiness.h"
#include "civic-shift.h"

G_BEGIN_DECLS

/* What the pages of a kiosk's reports say, in each of central_languages, as tables. */
typedef enum {
  CENTRAL_REPORT_REPORTS,
  CENTRAL_REPORT_READINESS,
  CENTRAL_REPORT_NO_READINESS,
  CENTRAL_REPORT_PASSED,
  CENTRAL_REPORT_NOT_PASSED,
  CENTRAL_REPORT_PART,
  CENTRAL_REPORT_RESULT,
  CENTRAL_REPORT_REASON,
  CENTRAL_REPORT_WHEN,
  CENTRAL_REPORT_BY,
  CENTRAL_REPORT_AUDIT,
  CENTRAL_REPORT_SHIFTS,
  CENTRAL_REPORT_NO_SHIFTS,
  CENTRAL_REPORT_SHIFT,
  CENTRAL_REPORT_FROM,
  CENTRAL_REPORT_UNTIL,
  CENTRAL_REPORT_VISITS,
  CENTRAL_REPORT_COMPLETED,
  CENTRAL_REPORT_RECEIPTS,
  CENTRAL_REPORT_NOT_PRINTED,
  CENTRAL_REPORT_PAPER,
  CENTRAL_REPORT_RESETS,
  CENTRAL_REPORT_STARS,
  CENTRAL_REPORT_OUTBOX,
  CENTRAL_REPORT_WORDS,
} CentralReportWord;

/* language: one of central_languages. */
const char *central_report_say (const char *language, CentralReportWord what);
const char *central_report_say_part (const char *language, CivicCheckPart part);
const char *central_report_say_result (const char *language, CivicCheckResult result);
const char *central_report_say_reason (const char *language, CivicCheckReason reason);

G_END_DECLS
