/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-staff-shift-rows.h"

#include "kiosk-date.h"

#include <glib/gi18n.h>

static void
add_time (KioskStaffRows *rows, const char *name, GDateTime *time, const char *language)
{
  g_autoptr (GDateTime) here = time != NULL ? kiosk_date_in_kingdom (time) : NULL;
  g_autofree char *date = here != NULL ? kiosk_date_format_long (here, language) : NULL;
  g_autofree char *clock = here != NULL ? kiosk_date_format_time (here, language) : NULL;
  g_autofree char *both = here != NULL ? g_strjoin (" · ", date, clock, NULL) : NULL;

  kiosk_staff_rows_add_words (rows, name, both);
}

static void
add_visits (KioskStaffRows *rows, const KioskReceiptShift *shift)
{
  const guint seconds = shift->visits > 0 ? shift->visit_seconds / shift->visits : 0;
  const guint tenths = shift->rating_count > 0
                         ? (guint) (10 * (guint64) shift->rating_stars / shift->rating_count)
                         : 0;
  g_autofree char *mean = g_strdup_printf ("%u:%02u", seconds / 60, seconds % 60);
  g_autofree char *stars =
    g_strdup_printf ("%u.%u / 5 (%u)", tenths / 10, tenths % 10, shift->rating_count);

  kiosk_staff_rows_add_heading (rows, _ ("Citizens"));
  kiosk_staff_rows_add_count (rows, _ ("Visits"), shift->visits);
  kiosk_staff_rows_add (rows, _ ("Minutes a visit"), shift->visits > 0 ? mean : NULL);
  kiosk_staff_rows_add (rows, _ ("Ratings"), shift->rating_count > 0 ? stars : NULL);
}

static void
add_services (KioskStaffRows *rows, GPtrArray *services)
{
  if (services->len > 0)
    kiosk_staff_rows_add_heading (rows, _ ("Completed / abandoned / failed, by service"));
  for (guint i = 0; i < services->len; i++) {
    const KioskReceiptTally *tally = g_ptr_array_index (services, i);
    g_autofree char *counts =
      g_strdup_printf ("%u / %u / %u", tally->completed, tally->abandoned, tally->failed);

    kiosk_staff_rows_add (rows, tally->name, counts);
  }
}

static void
add_states (KioskStaffRows *rows, GPtrArray *states)
{
  if (states->len > 0)
    kiosk_staff_rows_add_heading (rows, _ ("Hours in each state"));
  for (guint i = 0; i < states->len; i++) {
    const KioskReceiptTally *tally = g_ptr_array_index (states, i);
    g_autofree char *time =
      g_strdup_printf ("%u:%02u", tally->seconds / 3600, tally->seconds / 60 % 60);

    kiosk_staff_rows_add (rows, tally->name, time);
  }
}

static void
add_paper (KioskStaffRows *rows, const KioskReceiptShift *shift)
{
  g_autofree char *metres = g_strdup_printf ("%" G_GINT64_FORMAT ".%02u m", shift->paper_mm / 1000,
                                             (guint) (shift->paper_mm % 1000) / 10);

  kiosk_staff_rows_add_heading (rows, _ ("Paper"));
  kiosk_staff_rows_add_count (rows, _ ("Receipts printed"), shift->receipts_printed);
  kiosk_staff_rows_add_count (rows, _ ("Receipts that failed"), shift->receipts_failed);
  kiosk_staff_rows_add_count (rows, _ ("Receipts nobody saw end"), shift->receipts_unknown);
  kiosk_staff_rows_add (rows, _ ("Paper used"), shift->paper_mm >= 0 ? metres : NULL);
}

static void
add_resets (KioskStaffRows *rows, GPtrArray *resets)
{
  if (resets->len > 0)
    kiosk_staff_rows_add_heading (rows, _ ("Visits that staff ended"));
  for (guint i = 0; i < resets->len; i++) {
    const KioskReceiptTally *tally = g_ptr_array_index (resets, i);

    kiosk_staff_rows_add_count (rows, tally->name, tally->count);
  }
}

static void
add_outbox (KioskStaffRows *rows, const KioskReceiptShift *shift)
{
  kiosk_staff_rows_add_heading (rows, _ ("To the municipality"));
  kiosk_staff_rows_add_count (rows, _ ("Waiting to be sent"), shift->outbox_count);
  kiosk_staff_rows_add_count (rows, _ ("Refused by the municipality"), shift->quarantine_count);
  kiosk_staff_rows_add_hash (rows, _ ("Fingerprint of the journal"), shift->hash);
}

void
kiosk_staff_shift_rows_fill (KioskStaffRows *rows,
                             const KioskReceiptShift *shift,
                             const char *language)
{
  g_return_if_fail (KIOSK_IS_STAFF_ROWS (rows));
  g_return_if_fail (shift != NULL);

  kiosk_staff_rows_clear (rows);
  kiosk_staff_rows_add_count (rows, _ ("Shift number"), shift->number);
  add_time (rows, _ ("From"), shift->from, language);
  add_time (rows, _ ("Until"), shift->until, language);
  kiosk_staff_rows_add_words (rows, _ ("Readiness at opening"), shift->readiness);
  add_visits (rows, shift);
  add_services (rows, shift->services);
  add_states (rows, shift->states);
  add_paper (rows, shift);
  add_resets (rows, shift->resets);
  add_outbox (rows, shift);
}
