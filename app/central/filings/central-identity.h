/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib-object.h>

#include "central-languages.h"

G_BEGIN_DECLS

/* Who the citizen is, by her own phone. What stands behind it (the national app, the sandbox, or
 * central-passcodes in front of either) starts a challenge, and tells its state when asked: it
 * never waits. The person's number stays on this side; kiosks get masked forms. A challenge belongs
 * to the kiosk that started it. */
#define CENTRAL_TYPE_IDENTITY (central_identity_get_type ())
G_DECLARE_INTERFACE (CentralIdentity, central_identity, CENTRAL, IDENTITY, GObject)

#define CENTRAL_IDENTITY_WAITING "waiting"
#define CENTRAL_IDENTITY_COMPLETED "completed"
#define CENTRAL_IDENTITY_REJECTED "rejected"
#define CENTRAL_IDENTITY_EXPIRED "expired"

/* The constant for a state that was stored; for a word nobody knows, that it has expired. */
const char *central_identity_intern_state (const char *state);

typedef struct {
  char *id;
  char *number; /* (nullable) two digits, never beginning with 0; NULL: wants a passcode instead */
  char *mobile; /* (nullable) masked: where the passcode went */
  const char *state;
  guint expires_in_s;
  guint tries_left; /* of passcodes */
  char *person_id;
  char *masked_names[CENTRAL_LANGUAGE_COUNT]; /* in the order of central_languages; NULL until
                                                 completed, and where only the register knows */
} CentralChallenge;

struct _CentralIdentityInterface {
  GTypeInterface parent_interface;

  gboolean (*start) (CentralIdentity *self,
                     const char *person_id,
                     const char *kiosk,
                     CentralChallenge **ret_challenge,
                     guint *ret_retry_after_s,
                     GError **error);
  gboolean (*check) (CentralIdentity *self,
                     const char *challenge_id,
                     const char *kiosk,
                     CentralChallenge **ret_challenge,
                     GError **error);
};

/* TRUE with *ret_challenge NULL: too many attempts; *ret_retry_after_s says how long to wait. */
gboolean central_identity_start (CentralIdentity *self,
                                 const char *person_id,
                                 const char *kiosk,
                                 CentralChallenge **ret_challenge,
                                 guint *ret_retry_after_s,
                                 GError **error);

/* TRUE with *ret_challenge NULL: this kiosk has no such challenge. */
gboolean central_identity_check (CentralIdentity *self,
                                 const char *challenge_id,
                                 const char *kiosk,
                                 CentralChallenge **ret_challenge,
                                 GError **error);

/* Who completed that challenge. TRUE with *ret_person_id NULL: there is no challenge (the id may be
 * NULL), it is another kiosk's, or it is not completed. */
gboolean central_identity_find_person (CentralIdentity *self,
                                       const char *challenge_id,
                                       const char *kiosk,
                                       char **ret_person_id,
                                       GError **error);
void central_challenge_free (CentralChallenge *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralChallenge, central_challenge_free)

G_END_DECLS
