/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The filing's key everywhere, and so the idempotency key: 16 Crockford base-32 characters drawn at
 * random (80 bits) and a check character (the 80-bit number modulo 37, Crockford's check alphabet).
 * Written bare in machines ("7K3M9QXT2F4HW8D1Z"), grouped 4-4-4-4-1 for people. */
#define CIVIC_TRACKING_CODE_LENGTH 17
#define CIVIC_TRACKING_CODE_BYTES 10

/* Draws again where the check would be one of Crockford's five extra symbols (*~$=U): a kiosk never
 * gives such a code out, though it reads them. */
char *civic_tracking_code_draw (void);

/* Accepts what people type: any case, both Arabic digit scripts, spaces and hyphens anywhere, I and
 * L for 1, O for 0. Returns the bare form, or NULL where length, alphabet or check fail. */
char *civic_tracking_code_parse (const char *text);
gboolean civic_tracking_code_is_valid (const char *bare);
char *civic_tracking_code_group (const char *bare); /* "7K3M-9QXT-2F4H-W8D1-Z" */

void civic_tracking_code_to_bytes (const char *bare, guint8 ret_bytes[CIVIC_TRACKING_CODE_BYTES]);
char *civic_tracking_code_from_bytes (const guint8 bytes[CIVIC_TRACKING_CODE_BYTES]);

G_END_DECLS
