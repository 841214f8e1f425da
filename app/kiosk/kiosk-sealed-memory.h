/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes as a memfd that nobody can write to, shrink or grow any more: how a receipt leaves the
 * session without ever being a file. Returns the descriptor, to be closed by the caller, or -1 with
 * an error of G_FILE_ERROR. */
int kiosk_sealed_memory_new (GBytes *bytes, GError **error);

G_END_DECLS
