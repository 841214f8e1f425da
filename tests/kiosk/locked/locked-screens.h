/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-way-through.h"

G_BEGIN_DECLS

/* Every screen the window can show: at least one for each step of the journey, and one for each way
 * in which a step takes letters or lies under something else. */
typedef struct {
  const char *name;
  KioskStep step;
  gboolean is_passing; /* it goes by itself after a few seconds */
  void (*set_up) (Kiosk *kiosk, gconstpointer user_data); /* with which services */
  void (*reach) (Kiosk *kiosk); /* from the first screen, or to the one before */
} LockedScreen;

const LockedScreen *locked_screens_get_all (gsize *ret_count);

G_END_DECLS
