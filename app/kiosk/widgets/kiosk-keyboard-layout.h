/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One keyboard as assets/keyboards describes it: rows of keys with their faces and widths.
 * Immutable. It refuses unknown roles and keys without a face; the files are part of the program,
 * so that is a programmer's mistake and ends it. */

typedef enum {
  KIOSK_KEY_CHARACTER,
  KIOSK_KEY_DECIMAL, /* the point, only where decimals are wanted */
  KIOSK_KEY_SPACE,
  KIOSK_KEY_BACKSPACE,
  KIOSK_KEY_SHIFT,
  KIOSK_KEY_SWITCH, /* to the other alphabet */
} KioskKeyRole;

typedef struct {
  KioskKeyRole role;
  char *insert;  /* NULL where the key inserts nothing */
  char *shifted; /* (nullable) what it inserts while shift holds, where that is not its capital */
  char *label;   /* NULL: an icon says it */
  double width;  /* in keys */
} KioskKeyFace;

typedef struct {
  GPtrArray *keys; /* (element-type KioskKeyFace) from the left */
  double inset;    /* room left on both sides, in keys */
  gboolean is_digits;
} KioskKeyRow;

typedef struct {
  char *switch_to; /* (nullable) name of the layout behind the switch key */
  GPtrArray *rows; /* (element-type KioskKeyRow) from the top */
} KioskKeyboardLayout;

gboolean kiosk_keyboard_layout_exists (const char *name);

/* The layout somebody who reads that language types on: its own, else the Latin one. */
const char *kiosk_keyboard_layout_for_language (const char *language);

KioskKeyboardLayout *kiosk_keyboard_layout_load (const char *name);
void kiosk_keyboard_layout_free (KioskKeyboardLayout *self);

/* The width of a row in keys, insets counted. */
double kiosk_key_row_get_width (const KioskKeyRow *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskKeyboardLayout, kiosk_keyboard_layout_free)

G_END_DECLS
