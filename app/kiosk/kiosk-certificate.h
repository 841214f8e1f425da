/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "print-certificate.h"

#include "kiosk-document.h"
#include "kiosk-station.h"

G_BEGIN_DECLS

/* An issued document as it stands on the sheet: in the language of the screen and another of the
 * centre's beside it. */
PrintCertificate *kiosk_certificate_compose (const KioskDocument *document,
                                             KioskStation *station,
                                             const char *language);

/* For staff: a sheet that shows whether the printer prints both scripts, and a code to read. */
PrintCertificate *
kiosk_certificate_compose_test (KioskStation *station, const char *language, const char *proof);

G_END_DECLS
