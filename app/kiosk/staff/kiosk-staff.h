/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-agent-link.h"
#include "kiosk-scanner.h"

G_BEGIN_DECLS

/* Who of the staff is at the glass, and what that account may do here: what the agent said when it
 * let her in. The rights are the connection's, so they are gone when the agent is; nothing here
 * grants any, it only keeps the screens from offering what the agent would refuse.
 *
 * "changed" is emitted when somebody was let in, or the connection ended. Main thread only. */
#define KIOSK_TYPE_STAFF (kiosk_staff_get_type ())
G_DECLARE_FINAL_TYPE (KioskStaff, kiosk_staff, KIOSK, STAFF, GObject)

/* The agent's words for them are those of StaffLogIn. */
typedef enum {
  KIOSK_STAFF_MAY_NOTHING = 0,
  KIOSK_STAFF_MAY_LOOK = 1 << 0,
  KIOSK_STAFF_MAY_RESET = 1 << 1,
  KIOSK_STAFF_MAY_PRINT = 1 << 2, /* test print, refill, resume */
  KIOSK_STAFF_MAY_SEND = 1 << 3,
  KIOSK_STAFF_MAY_OPEN = 1 << 4,
  KIOSK_STAFF_MAY_SHIFT = 1 << 5,
  KIOSK_STAFF_MAY_CHECK = 1 << 6,
  KIOSK_STAFF_MAY_SETTINGS = 1 << 7,
  KIOSK_STAFF_MAY_RESTART = 1 << 8,
  KIOSK_STAFF_MAY_RELEASE = 1 << 9,
} KioskStaffRight;

typedef enum {
  KIOSK_STAFF_ROLE_NONE, /* nobody has logged in */
  KIOSK_STAFF_ROLE_ATTENDANT,
  KIOSK_STAFF_ROLE_SUPERVISOR,
  KIOSK_STAFF_ROLE_TECHNICIAN,
  KIOSK_STAFF_ROLE_MUNICIPALITY,
} KioskStaffRole;

/* What begins the text of a badge. */
#define KIOSK_STAFF_BADGE KIOSK_SCANNER_BADGE

/* scanned: (nullable), of a page: NULL is no badge. */
gboolean kiosk_staff_is_badge (const char *scanned);

KioskStaff *kiosk_staff_new (KioskAgentLink *link);

/* The number that was typed, or all that a badge holds, until the PIN has been judged; "" before.
 */
const char *kiosk_staff_get_who (KioskStaff *self);
void kiosk_staff_set_who (KioskStaff *self, const char *who);

/* Errors: NOT_ALLOWED, wrong; BUSY, locked out, the message is the seconds; others of the link. */
void kiosk_staff_log_in_async (KioskStaff *self,
                               const char *pin,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean kiosk_staff_log_in_finish (KioskStaff *self, GAsyncResult *result, GError **error);

const char *kiosk_staff_get_account (KioskStaff *self); /* its number; "" for nobody */
KioskStaffRole kiosk_staff_get_role (KioskStaff *self);
gboolean kiosk_staff_may (KioskStaff *self, KioskStaffRight rights); /* all of them */

G_END_DECLS
