/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Tells a scanner from fingers. A scanner is a keyboard that types what it has read and ends it
 * with Enter; nothing in its keys says so. The rule knows no time: it follows from what the page
 * wants.
 *
 * Where a scan is wanted the characters of a burst are collected, printable ASCII only and at most
 * KIOSK_SCANNER_MAXIMUM, and Enter delivers it. Letters, digits and hyphens are typed as well, so
 * that a real keyboard works; from the first other sign on nothing more is. Where nothing is typed
 * at all the burst and its Enter are swallowed, so that no button is pressed by it. Where a field
 * has the keyboard everything is typed, but of a staff badge no more than its first word: what
 * makes it one is no answer of a citizen's. */
#define KIOSK_SCANNER_BADGE "KUSHK-STAFF:"
#define KIOSK_SCANNER_MAXIMUM 512

typedef enum {
  KIOSK_SCANNER_WANTED, /* the page takes scans */
  KIOSK_SCANNER_TYPING, /* a field has the keyboard, and takes no scans */
  KIOSK_SCANNER_NOTHING,
} KioskScannerMode;

typedef enum {
  KIOSK_SCANNER_PASS,    /* the key goes its usual way */
  KIOSK_SCANNER_SWALLOW, /* nobody else sees it */
  KIOSK_SCANNER_DELIVER, /* so is Enter, and what was read is there */
  KIOSK_SCANNER_ENTER,   /* the same, but where a field has the keyboard it stands there already */
} KioskScannerVerdict;

typedef struct _KioskScanner KioskScanner;

KioskScanner *kiosk_scanner_new (void);
void kiosk_scanner_free (KioskScanner *self);

KioskScannerVerdict kiosk_scanner_take_key (KioskScanner *self, guint key, KioskScannerMode mode);

/* Of DELIVER and ENTER: what was read, NULL where it was too long. Owned by self, until the next
 * key or until it is forgotten. */
const char *kiosk_scanner_get_text (KioskScanner *self);

/* What was begun belongs to another page. */
void kiosk_scanner_forget (KioskScanner *self);

/* The tracking code in what was scanned: the code itself, or the address on a receipt. NULL where
 * there is none. Caller frees. */
char *kiosk_scanner_read_tracking_code (const char *scanned);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskScanner, kiosk_scanner_free)

G_END_DECLS
