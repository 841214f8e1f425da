/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-staff-papers.h"

#include "kiosk-receipt-gather.h"
#include "kiosk-staff-check-words.h"

#include <glib/gi18n.h>

/* clang-format off */
static const char *const state_names[CIVIC_SHIFT_STATES] = {
  [CIVIC_KIOSK_ENROLLING] = N_("Being set up"),
  [CIVIC_KIOSK_CLOSED] = N_("Closed"),
  [CIVIC_KIOSK_READY] = N_("Ready, nobody there"),
  [CIVIC_KIOSK_IN_SESSION] = N_("With a citizen"),
  [CIVIC_KIOSK_READY_OFFLINE] = N_("Without a line"),
  [CIVIC_KIOSK_READY_NO_RECEIPT] = N_("Without receipts"),
  [CIVIC_KIOSK_NEEDS_STAFF] = N_("Waiting for staff"),
  [CIVIC_KIOSK_OUT_OF_SERVICE] = N_("Out of service"),
  [CIVIC_KIOSK_QUARANTINE] = N_("Set aside"),
  [CIVIC_KIOSK_UPDATING] = N_("Being updated"),
};

static const char *const reset_names[CIVIC_RESET_REASONS] = {
  [CIVIC_RESET_CITIZEN_LEFT] = N_("The citizen left"),
  [CIVIC_RESET_STUCK] = N_("The screen did not answer"),
  [CIVIC_RESET_ASKED] = N_("The citizen asked for it"),
  [CIVIC_RESET_TEST] = N_("A test"),
  [CIVIC_RESET_LOST] = N_("The program ended by itself"),
};
/* clang-format on */

static GDateTime *
read_time (const char *iso)
{
  return iso != NULL ? g_date_time_new_from_iso8601 (iso, NULL) : NULL;
}

static void
add_part (KioskReceiptReadiness *paper, CivicCheckPart part, const CivicCheck *found)
{
  KioskReceiptCheck *check =
    kiosk_receipt_readiness_add_check (paper, g_strdup (kiosk_staff_check_name (part)),
                                       g_strdup (kiosk_staff_check_name_result (found->result)));

  check->remedy = g_strdup (kiosk_staff_check_get_remedy (part, found));
  check->at = read_time (found->at);
}

KioskReceiptFacts *
kiosk_staff_papers_gather_readiness (const CivicReadiness *readiness,
                                     KioskStation *station,
                                     const char *language)
{
  KioskReceiptFacts *facts = NULL;
  KioskReceiptReadiness *paper = NULL;

  g_return_val_if_fail (readiness != NULL, NULL);

  facts = kiosk_receipt_gather_heading (station, language, KIOSK_RECEIPT_READINESS);
  paper = kiosk_receipt_facts_begin_readiness (
    facts, g_strdup (kiosk_staff_check_name_verdict (civic_readiness_is_passed (readiness))));
  for (int part = 0; part < CIVIC_CHECK_PARTS; part++)
    add_part (paper, (CivicCheckPart) part, &readiness->parts[part]);
  paper->account = g_strdup (readiness->account);
  paper->version = g_strdup (readiness->version);
  paper->catalogue_hash = g_strdup (readiness->catalogue_hash);
  paper->configuration_hash = g_strdup (readiness->configuration_hash);
  paper->audit_hash = g_strdup (readiness->audit_hash);
  return facts;
}

static void
add_states (KioskReceiptShift *paper, const CivicShift *shift)
{
  for (gsize i = 0; i < CIVIC_SHIFT_STATES; i++)
    if (shift->state_seconds[i] > 0)
      kiosk_receipt_shift_add_state (paper, g_strdup (_ (state_names[i])))->seconds =
        (guint) shift->state_seconds[i];
}

static void
add_resets (KioskReceiptShift *paper, const CivicShift *shift)
{
  for (gsize i = 0; i < CIVIC_RESET_REASONS; i++)
    if (shift->resets[i] > 0)
      kiosk_receipt_shift_add_reset (paper, g_strdup (_ (reset_names[i])))->count =
        (guint) shift->resets[i];
}

/* One that is no longer offered still has its id. */
static const char *
name_service (const char *id, KioskStation *station, const char *language)
{
  CivicService *service = kiosk_station_find_service (station, id);

  if (*id == '\0')
    return _ ("No service chosen");
  return service != NULL ? civic_text_get (civic_service_get_name (service), language) : id;
}

static void
add_services (KioskReceiptShift *paper,
              const CivicShift *shift,
              KioskStation *station,
              const char *language)
{
  for (guint i = 0; i < shift->services->len; i++) {
    const CivicShiftService *row = g_ptr_array_index (shift->services, i);
    KioskReceiptTally *tally = kiosk_receipt_shift_add_service (
      paper, g_strdup (name_service (row->service, station, language)));

    tally->completed = (guint) row->completed;
    tally->abandoned = (guint) (row->abandoned + row->timed_out);
    tally->failed = (guint) row->failed;
  }
}

static void
add_figures (KioskReceiptShift *paper, const CivicShift *shift)
{
  paper->number = (guint) shift->number;
  paper->visits = (guint) civic_shift_count_visits (shift);
  paper->visit_seconds = (guint) shift->visit_seconds;
  paper->receipts_printed = (guint) shift->receipts_printed;
  paper->receipts_failed = (guint) shift->receipts_failed;
  paper->receipts_unknown = (guint) shift->receipts_unknown;
  paper->paper_mm = shift->paper_mm;
  paper->rating_count = (guint) shift->rating_count;
  paper->rating_stars = (guint) shift->rating_stars;
  paper->outbox_count = (guint) shift->outbox_waiting;
  paper->outbox_oldest_s = (guint) shift->outbox_oldest_s;
  paper->quarantine_count = (guint) shift->outbox_quarantined;
}

KioskReceiptFacts *
kiosk_staff_papers_gather_shift (const CivicShift *shift,
                                 KioskStation *station,
                                 const char *language)
{
  KioskReceiptFacts *facts = NULL;
  KioskReceiptShift *paper = NULL;

  g_return_val_if_fail (shift != NULL, NULL);

  facts = kiosk_receipt_gather_heading (station, language, KIOSK_RECEIPT_SHIFT);
  paper = kiosk_receipt_facts_begin_shift (facts);
  paper->account = g_strdup (shift->account);
  paper->from = read_time (shift->from);
  paper->until = read_time (shift->until);
  paper->ready_at = read_time (shift->readiness_at);
  if (shift->readiness_at != NULL)
    paper->readiness = g_strdup (kiosk_staff_check_name_verdict (shift->is_readiness_passed));
  paper->hash = g_strdup (shift->audit_hash);
  add_states (paper, shift);
  add_resets (paper, shift);
  add_services (paper, shift, station, language);
  add_figures (paper, shift);
  return facts;
}
