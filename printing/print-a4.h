/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#pragma once

/* A sheet of A4 in whole points, as CUPS' filters want it: what the page half sets, the queue half
 * knows by its name, and whoever carries a page between them says. */
#define PRINT_A4_WIDTH_POINTS 595
#define PRINT_A4_HEIGHT_POINTS 842
