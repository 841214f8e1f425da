/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

#include "civic-readiness.h"

#include "kiosk-station.h"

G_BEGIN_DECLS

/* A printer tried with a paper whose code is drawn for this once: if the scanner brings it back,
 * printer and scanner are proved together. Without a scanner an eye says whether the paper is good.
 * What is wrong with the printer is said with its remedy, and it can be tried again.
 *
 * "found" (part, result) is emitted for each thing that was found out, "over" after the last. Its
 * button to go past all of it is the page's: "check.skip". */
#define KIOSK_TYPE_CHECK_PRINT (kiosk_check_print_get_type ())
G_DECLARE_FINAL_TYPE (KioskCheckPrint, kiosk_check_print, KIOSK, CHECK_PRINT, GtkWidget)

/* printer: one of the two */
void kiosk_check_print_begin (KioskCheckPrint *self,
                              KioskStation *station,
                              CivicCheckPart printer,
                              const char *language);
void kiosk_check_print_take_scan (KioskCheckPrint *self, const char *text); /* (nullable) */

/* What the code of the paper holds; NULL before there is one. */
const char *kiosk_check_print_get_proof (KioskCheckPrint *self);

G_END_DECLS
