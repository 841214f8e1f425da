/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-error.h"

G_DEFINE_QUARK (civic - error - quark, civic_error)
