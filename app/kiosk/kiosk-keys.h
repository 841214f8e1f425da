/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-field.h"

G_BEGIN_DECLS

/* The keys one input wants: a keyboard, and what it has beyond the letters and digits. */
typedef enum {
  KIOSK_EXTRA_KEYS_NONE,
  KIOSK_EXTRA_KEYS_DECIMAL, /* the point of the number pad */
  KIOSK_EXTRA_KEYS_EMAIL,   /* "@", ".com", ".sa" */
} KioskExtraKeys;

typedef struct {
  CivicKeyboard keyboard;
  KioskExtraKeys extra;
} KioskKeys;

#define KIOSK_NO_KEYS ((KioskKeys){ CIVIC_KEYBOARD_NONE, KIOSK_EXTRA_KEYS_NONE })

static inline gboolean
kiosk_keys_are_equal (KioskKeys one, KioskKeys other)
{
  return one.keyboard == other.keyboard && one.extra == other.extra;
}

G_END_DECLS
