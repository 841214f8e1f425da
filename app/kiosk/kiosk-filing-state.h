/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-result.h"

G_BEGIN_DECLS

/* A filing's states at the central, for people: its name, what she can do now, and its tone. */
typedef struct {
  const char *title;
  const char *next;
  KioskTone tone;
} KioskFilingState;

/* Never NULL: what this kiosk does not know yet is "received", and the staff is asked. Translated.
 */
KioskFilingState kiosk_filing_state_describe (const char *state);

G_END_DECLS
