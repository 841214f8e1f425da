/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-page.h"

G_BEGIN_DECLS

/* An issued document as it will stand on paper, to be printed on A4. Where this kiosk has no such
 * printer, or it cannot print now, it says so before she asks. */
#define KIOSK_TYPE_DOCUMENT_PAGE (kiosk_document_page_get_type ())
G_DECLARE_FINAL_TYPE (KioskDocumentPage, kiosk_document_page, KIOSK, DOCUMENT_PAGE, KioskPage)

G_END_DECLS
