/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-error.h"

G_DEFINE_QUARK (central - error - quark, central_error)
