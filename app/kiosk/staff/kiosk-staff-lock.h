/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-digit-pad.h"

G_BEGIN_DECLS

/* What is said on a pad when the agent refused a PIN: that it was wrong, or how long nobody may try
 * again, counting down. It holds no lock itself: the agent does, and tells the seconds. "changed"
 * is emitted when a new try begins or may be made. Main thread only. */
#define KIOSK_TYPE_STAFF_LOCK (kiosk_staff_lock_get_type ())
G_DECLARE_FINAL_TYPE (KioskStaffLock, kiosk_staff_lock, KIOSK, STAFF_LOCK, GObject)

KioskStaffLock *kiosk_staff_lock_new (KioskDigitPad *pad, const char *language);

/* Forgets what was typed, lays the keys anew, and says why. A cancelled call says nothing. */
void kiosk_staff_lock_refuse (KioskStaffLock *self, const GError *error);

gboolean kiosk_staff_lock_is_shut (KioskStaffLock *self);

G_END_DECLS
