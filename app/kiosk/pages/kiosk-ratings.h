/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

#include "kiosk-visit.h"

G_BEGIN_DECLS

/* How she found this visit, from 1 to 5. Thanked for only when it has arrived; one that has not is
 * nothing to trouble her with. */
#define KIOSK_TYPE_RATINGS (kiosk_ratings_get_type ())
G_DECLARE_FINAL_TYPE (KioskRatings, kiosk_ratings, KIOSK, RATINGS, GtkWidget)

void kiosk_ratings_begin (KioskRatings *self, KioskVisit *visit, GCancellable *cancellable);

G_END_DECLS
