/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-identity.h"
#include "central-store.h"

G_BEGIN_DECLS

/* Identity's second way, for whoever has no app at hand: six digits sent to the telephone that the
 * register knows for the person. It stands in front of the app: whoever asks about a challenge asks
 * here, and challenges that are not its own go on to the app. Its own are answered by nothing but
 * the right passcode: asking only tells how they stand.
 *
 * A passcode holds CENTRAL_PASSCODES_LIFE_S and three tries. The store has a digest of it, keyed
 * with what the store does not have, because a million passcodes are tried in no time; it is wiped
 * as soon as nobody may type the passcode any more. Sending is the caller's. */
#define CENTRAL_TYPE_PASSCODES (central_passcodes_get_type ())
G_DECLARE_FINAL_TYPE (CentralPasscodes, central_passcodes, CENTRAL, PASSCODES, GObject)

#define CENTRAL_PASSCODES_LIFE_S 300
#define CENTRAL_PASSCODES_DIGITS 6
#define CENTRAL_PASSCODES_KEY_BYTES 32

typedef struct {
  guint expires_after_s; /* CENTRAL_PASSCODES_LIFE_S */
  guint cool_down_s;     /* three in this time close a person's number */
} CentralPasscodeTimes;

typedef struct {
  const char *person_id;
  const char *kiosk;
  const char *mobile; /* (nullable) masked; NULL: there is nobody to send it to */
} CentralPasscodeOrder;

/* The store must outlive it. secret: CENTRAL_PASSCODES_KEY_BYTES, from which the key is derived;
 * the same in all centrals of one store. */
CentralPasscodes *central_passcodes_new (CentralStore *store,
                                         CentralIdentity *app,
                                         const guint8 *secret,
                                         const CentralPasscodeTimes *times);

/* TRUE with *ret_challenge NULL: too many attempts, and *ret_retry_after_s says how long to wait.
 * Else *ret_passcode is what to send, to be freed with central_passcodes_free_text. An order
 * without a mobile takes as long and counts as much as any other, and is rejected at once. */
gboolean central_passcodes_start (CentralPasscodes *self,
                                  const CentralPasscodeOrder *order,
                                  CentralChallenge **ret_challenge,
                                  char **ret_passcode,
                                  guint *ret_retry_after_s,
                                  GError **error);

/* typed: in any digits; what is not six of them is no try. TRUE with *ret_challenge NULL: this
 * kiosk has no such challenge. */
gboolean central_passcodes_try (CentralPasscodes *self,
                                const char *challenge_id,
                                const char *kiosk,
                                const char *typed,
                                CentralChallenge **ret_challenge,
                                GError **error);

/* Wipes the digests of what nobody came back to. */
gboolean central_passcodes_forget (CentralPasscodes *self, GError **error);

void central_passcodes_free_text (char *passcode); /* (nullable) */

G_END_DECLS
