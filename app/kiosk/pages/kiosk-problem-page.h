/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-page.h"

G_BEGIN_DECLS

/* Something outside the form went wrong: what it means for her, that nothing is lost, and what to
 * do. */
#define KIOSK_TYPE_PROBLEM_PAGE (kiosk_problem_page_get_type ())
G_DECLARE_FINAL_TYPE (KioskProblemPage, kiosk_problem_page, KIOSK, PROBLEM_PAGE, KioskPage)

G_END_DECLS
