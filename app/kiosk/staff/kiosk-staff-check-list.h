/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

#include "civic-readiness.h"

G_BEGIN_DECLS

/* What a readiness check found, a card for each part: first those that want something done, across
 * the whole width, then the others two by two where there is room. */
#define KIOSK_TYPE_STAFF_CHECK_LIST (kiosk_staff_check_list_get_type ())
G_DECLARE_FINAL_TYPE (
  KioskStaffCheckList, kiosk_staff_check_list, KIOSK, STAFF_CHECK_LIST, GtkWidget)

/* with_hands: those too that only hands can try */
void kiosk_staff_check_list_show (KioskStaffCheckList *self,
                                  const CivicReadiness *readiness,
                                  gboolean with_hands,
                                  const char *language);

G_END_DECLS
