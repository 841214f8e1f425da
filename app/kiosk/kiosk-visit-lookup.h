/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-visit.h"

G_BEGIN_DECLS

/* What registries already know, asked for when the answers they are asked by stand: before the form
 * begins where who she is is enough, else when she leaves the page. What comes goes into the
 * answers, also that there was nothing: their own check then says what to do. */

/* Whether there is anything to ask now. */
gboolean kiosk_visit_can_look_up (KioskVisit *self);

/* Asks for all that can be asked, one after the other. FALSE: a record she cannot go on without
 * could not be asked for; errors are those of a question. One that only helps is let go. */
void kiosk_visit_look_up_async (KioskVisit *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean kiosk_visit_look_up_finish (KioskVisit *self, GAsyncResult *result, GError **error);

G_END_DECLS
