/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-filing-state.h"

#include <glib/gi18n.h>

static const struct {
  const char *state;
  KioskFilingState words;
} states[] = {
  { "received",
    { N_ ("Received"), N_ ("The municipality has it. There is nothing you need to do."),
      KIOSK_TONE_GOOD } },
  { "awaiting-payment",
    { N_ ("Waiting for payment"), N_ ("Pay the bill through SADAD; it is issued right after."),
      KIOSK_TONE_WAIT } },
  { "paid",
    { N_ ("Paid"), N_ ("The payment has arrived. There is nothing you need to do."),
      KIOSK_TONE_GOOD } },
  { "under-review",
    { N_ ("Under review"), N_ ("The municipality is looking at it. You will get a message."),
      KIOSK_TONE_WAIT } },
  { "scheduled",
    { N_ ("Booked"), N_ ("Please bring your receipt along and come a few minutes before."),
      KIOSK_TONE_GOOD } },
  { "returned",
    { N_ ("Sent back to you"), N_ ("Something is missing. Please ask the staff or call 940."),
      KIOSK_TONE_BAD } },
  { "approved",
    { N_ ("Approved"), N_ ("The municipality has agreed. You will get a message."),
      KIOSK_TONE_GOOD } },
  { "issued",
    { N_ ("Issued"), N_ ("It is ready. You find it in your account with the municipality."),
      KIOSK_TONE_GOOD } },
  { "resolved",
    { N_ ("Resolved"), N_ ("If it is not solved for you, you can open it again."),
      KIOSK_TONE_GOOD } },
  { "reopened",
    { N_ ("Opened again"), N_ ("The municipality looks at it once more."), KIOSK_TONE_WAIT } },
  { "rejected",
    { N_ ("Not approved"), N_ ("Please ask the staff or call 940 for the reason."),
      KIOSK_TONE_BAD } },
  { "cancelled",
    { N_ ("Cancelled"), N_ ("It goes no further. You can begin it again."), KIOSK_TONE_PLAIN } },
};

KioskFilingState
kiosk_filing_state_describe (const char *state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_strcmp0 (states[i].state, state) == 0)
      return (KioskFilingState){ _ (states[i].words.title), _ (states[i].words.next),
                                 states[i].words.tone };
  return (KioskFilingState){ _ ("Received"), _ ("Please ask the staff or call 940 for its state."),
                             KIOSK_TONE_PLAIN };
}
