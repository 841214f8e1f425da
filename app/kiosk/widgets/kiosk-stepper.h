/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A small whole number by touch: less, value, more, faster while held. It starts at -1, "nothing
 * said yet", and after that stays within its bounds. "value" is notified when it changes. */
#define KIOSK_TYPE_STEPPER (kiosk_stepper_get_type ())
G_DECLARE_FINAL_TYPE (KioskStepper, kiosk_stepper, KIOSK, STEPPER, GtkWidget)

GtkWidget *kiosk_stepper_new (int minimum, int maximum, const char *unit);
void kiosk_stepper_set_value (KioskStepper *self, int value);
int kiosk_stepper_get_value (KioskStepper *self);
void kiosk_stepper_set_accessible_name (KioskStepper *self, const char *name);

G_END_DECLS
