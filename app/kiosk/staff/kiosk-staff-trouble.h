/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-staff-words.h"

G_BEGIN_DECLS

/* The one thing that is wrong now, and what to do about it: the gravest first, for whoever has it
 * done looks again. In the screen's language, with Western digits. */
typedef struct {
  KioskHealth health;
  KioskStaffPrinter printer; /* that it is about */
  const char *icon;          /* static */
  char *title;
  const char *remedy; /* static */
} KioskStaffTrouble;

/* Never NULL: where nothing is wrong, it says so. Caller frees. */
KioskStaffTrouble *kiosk_staff_trouble_find (KioskAgentLink *link);
void kiosk_staff_trouble_free (KioskStaffTrouble *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskStaffTrouble, kiosk_staff_trouble_free)

G_END_DECLS
