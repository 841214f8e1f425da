/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-store.h"

G_BEGIN_DECLS

/* Challenges that are answered with a passcode out of a message. They have a table of their own:
 * whatever approves the app's challenges never sees them. The passcode itself is not here, only a
 * keyed digest of it, and that only while it may still be typed. */
typedef struct {
  char *id;
  char *kiosk;
  char *person_id;
  char *mobile; /* (nullable) masked; NULL: nothing was sent */
  char *digest; /* (nullable) hexadecimal; NULL: no passcode will do any more */
  char *state;
  gint64 tries_left;
  gint64 started_at_ms;
} CentralStoredPasscode;

gboolean central_store_add_passcode (CentralStore *self,
                                     const CentralStoredPasscode *passcode,
                                     GError **error);

/* TRUE with *ret_passcode NULL: there is none with this id. */
gboolean central_store_find_passcode (CentralStore *self,
                                      const char *id,
                                      CentralStoredPasscode **ret_passcode,
                                      GError **error);

/* Writes state, tries_left and digest as they are now. */
gboolean central_store_update_passcode (CentralStore *self,
                                        const CentralStoredPasscode *passcode,
                                        GError **error);

/* How many were asked for about this person after the given time, however they ended, and when the
 * oldest of them began. */
gboolean central_store_count_passcodes (CentralStore *self,
                                        const char *person_id,
                                        gint64 after_ms,
                                        gint64 *ret_count,
                                        gint64 *ret_oldest_ms,
                                        GError **error);

/* Digests of what was asked for before that time. */
gboolean central_store_wipe_passcodes (CentralStore *self, gint64 before_ms, GError **error);

void central_stored_passcode_free (CentralStoredPasscode *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralStoredPasscode, central_stored_passcode_free)

G_END_DECLS
