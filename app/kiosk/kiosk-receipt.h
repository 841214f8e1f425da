/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "print-page.h"

#include "kiosk-visit.h"

G_BEGIN_DECLS

/* What the receipt of a visit says, in both of the centre's languages: the citizen's first, the
 * other small beneath. It says "will be sent" until the central has acknowledged, and shows an
 * amount to pay only from a bill or a quote. It draws nothing itself and never decides about the
 * filing. */

PrintDocument *kiosk_receipt_compose (KioskVisit *visit);

/* For staff: shows that both scripts, the figures and a QR come out. */
PrintDocument *kiosk_receipt_compose_test (KioskStation *station, const char *language);

/* Sets the document on the station's roll in a thread of its own. (transfer full): document */
void kiosk_receipt_render_async (PrintDocument *document,
                                 KioskStation *station,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
PrintPage *kiosk_receipt_render_finish (GAsyncResult *result, GError **error);

G_END_DECLS
