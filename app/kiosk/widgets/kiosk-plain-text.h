/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text from outside made safe to set on a label: valid UTF-8, one line, no control and no bidi
 * control characters, at most `maximum_characters` and then "…". It never refuses: what cannot be
 * shown becomes nothing. It is no escape for markup: labels here never use markup. Caller frees. */
char *kiosk_plain_text (const char *text, guint maximum_characters);

/* The rule for one character: what it lets pass may also be typed. */
gboolean kiosk_plain_text_is_shown (gunichar character);

/* Enough for every sentence we show, and short enough to lay out within a frame. */
#define KIOSK_PLAIN_TEXT_SENTENCE 400
#define KIOSK_PLAIN_TEXT_TITLE 120

G_END_DECLS
