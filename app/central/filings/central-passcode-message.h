/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-office.h"

G_BEGIN_DECLS

/* Starts a challenge and sends its passcode to the telephone that the register knows for the
 * person. It counts only if it was taken over: a gateway that is down costs nobody an attempt. */
typedef struct {
  const char *person_id;
  const char *kiosk;
  const char *language; /* one of central_languages */
} CentralPasscodeQuestion;

/* Always one of both: *ret_challenge, or *ret_problem ("cool-down" with *ret_retry_after_s,
 * "no-mobile", "too-many", "unavailable"). */
void central_passcode_message_send (CentralOffice *office,
                                    const CentralPasscodeQuestion *question,
                                    CentralChallenge **ret_challenge,
                                    const char **ret_problem,
                                    guint *ret_retry_after_s);

G_END_DECLS
