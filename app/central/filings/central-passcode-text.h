/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The message with a passcode: for what, how long it holds, and that nobody who works for the
 * municipality asks for it. One short message in every language: seventy characters where they are
 * Arabic. Caller frees it with central_passcodes_free_text. */
char *central_passcode_text_write (const char *passcode, guint minutes, const char *language);

G_END_DECLS
