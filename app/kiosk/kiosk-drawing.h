/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "print-certificate.h"
#include "print-document.h"

#include "kiosk-station.h"

G_BEGIN_DECLS

/* What is to be printed as a page, drawn in a thread of its own: no setlocale meanwhile. */

/* On the station's roll. (transfer full): document */
void kiosk_drawing_start_receipt_async (PrintDocument *document,
                                        KioskStation *station,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);

/* On a sheet of A4. (transfer full): certificate */
void kiosk_drawing_start_sheet_async (PrintCertificate *certificate,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);

PrintPage *kiosk_drawing_finish (GAsyncResult *result, GError **error);

G_END_DECLS
