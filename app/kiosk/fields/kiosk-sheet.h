/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

#include "kiosk-keys.h"

G_BEGIN_DECLS

/* What one question needs the whole page for: a long list, a calendar, a row of a group. It takes
 * the place of the page's questions under the same bar and footer, says what the footer and the
 * keyboard should be ("changed"), and when it is to go ("closed"). A sheet may open another one
 * ("opened", a KioskSheet). */
#define KIOSK_TYPE_SHEET (kiosk_sheet_get_type ())
G_DECLARE_DERIVABLE_TYPE (KioskSheet, kiosk_sheet, KIOSK, SHEET, GtkWidget)

struct _KioskSheetClass {
  GtkWidgetClass parent_class;

  void (*shown) (KioskSheet *self);   /* stands on the page, also again after a sheet of its own */
  void (*advance) (KioskSheet *self); /* by default it closes */
  void (*back) (KioskSheet *self);    /* by default it closes */
  void (*insert) (KioskSheet *self, const char *text);
  void (*backspace) (KioskSheet *self);
};

/* The heading over it; what it shows stands below, in its `content`. */
void kiosk_sheet_set_title (KioskSheet *self, const char *title);
GtkBox *kiosk_sheet_get_content (KioskSheet *self);

/* NULL: touching a choice is the way on, and there is no primary button. */
void kiosk_sheet_set_primary (KioskSheet *self, const char *label);
const char *kiosk_sheet_get_primary (KioskSheet *self);
void kiosk_sheet_set_can_advance (KioskSheet *self, gboolean can_advance);
gboolean kiosk_sheet_get_can_advance (KioskSheet *self);
void kiosk_sheet_set_keys (KioskSheet *self, KioskKeys keys);
KioskKeys kiosk_sheet_get_keys (KioskSheet *self);

/* For subclasses. */
void kiosk_sheet_close (KioskSheet *self);
void kiosk_sheet_open (KioskSheet *self, KioskSheet *other); /* (transfer floating) */

/* For the page. */
void kiosk_sheet_shown (KioskSheet *self);
void kiosk_sheet_advance (KioskSheet *self);
void kiosk_sheet_back (KioskSheet *self);
void kiosk_sheet_insert (KioskSheet *self, const char *text);
void kiosk_sheet_backspace (KioskSheet *self);

G_END_DECLS
