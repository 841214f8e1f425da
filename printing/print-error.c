/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-error.h"

G_DEFINE_QUARK (print - error - quark, print_error)
