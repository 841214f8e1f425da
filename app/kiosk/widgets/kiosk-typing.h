/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How what is typed stands while it is typed: in groups a person can compare with a card in her
 * hand. Only the look: digits stay those that were typed, nothing is refused, and the groups'
 * spaces and hyphens are dropped again by civic. */
typedef enum {
  KIOSK_TYPING_PROSE,    /* as it is */
  KIOSK_TYPING_NUMBER,   /* 4030 1728 56 */
  KIOSK_TYPING_MOBILE,   /* 050 000 0000, +966 50 000 0000 */
  KIOSK_TYPING_DECIMAL,  /* as it is, left to right */
  KIOSK_TYPING_LATIN,    /* the same: an e-mail address, a reference */
  KIOSK_TYPING_CODE,     /* JRDA 3417, in capitals */
  KIOSK_TYPING_TRACKING, /* 7K3M-9QXT-2F4H-W8D1-6, in capitals */
  KIOSK_TYPING_SECRET,   /* dots; for a PIN */
} KioskTyping;

/* `typed` grouped anew, whatever groups it had. Caller frees. */
char *kiosk_typing_group (KioskTyping typing, const char *typed);

/* Whether it only stands between groups. */
gboolean kiosk_typing_is_separator (gunichar character);

/* Everything but prose runs left to right, also in an Arabic page. */
gboolean kiosk_typing_is_left_to_right (KioskTyping typing);

G_END_DECLS
