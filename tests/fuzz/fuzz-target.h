/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>
#include <stdint.h>

G_BEGIN_DECLS

/* One parser, fed with bytes of a stranger. Each fuzz-NAME.c is one of them: by libFuzzer, which
 * looks for new ways through it, or by fuzz-driver.c, which plays what is known and so many changes
 * of it. It must come back, whatever it is fed; it asserts what has to hold of what was taken. */
int LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t size);

/* The bytes as a text with a NUL behind it; g_free. */
char *fuzz_target_text (const uint8_t *bytes, size_t size);

/* The bytes as a file, for what wants a path: the same file each time. */
const char *fuzz_target_file (const uint8_t *bytes, size_t size);

G_END_DECLS
