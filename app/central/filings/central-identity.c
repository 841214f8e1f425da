/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-identity.h"

G_DEFINE_INTERFACE (CentralIdentity, central_identity, G_TYPE_OBJECT)

static void
central_identity_default_init (CentralIdentityInterface *interface)
{
}

const char *
central_identity_intern_state (const char *state)
{
  static const char *const states[] = {
    CENTRAL_IDENTITY_WAITING,
    CENTRAL_IDENTITY_COMPLETED,
    CENTRAL_IDENTITY_REJECTED,
  };

  for (guint index = 0; index < G_N_ELEMENTS (states); index++)
    if (g_str_equal (state, states[index]))
      return states[index];
  return CENTRAL_IDENTITY_EXPIRED;
}

gboolean
central_identity_start (CentralIdentity *self,
                        const char *person_id,
                        const char *kiosk,
                        CentralChallenge **ret_challenge,
                        guint *ret_retry_after_s,
                        GError **error)
{
  return CENTRAL_IDENTITY_GET_IFACE (self)->start (self, person_id, kiosk, ret_challenge,
                                                   ret_retry_after_s, error);
}

gboolean
central_identity_check (CentralIdentity *self,
                        const char *challenge_id,
                        const char *kiosk,
                        CentralChallenge **ret_challenge,
                        GError **error)
{
  return CENTRAL_IDENTITY_GET_IFACE (self)->check (self, challenge_id, kiosk, ret_challenge, error);
}

gboolean
central_identity_find_person (CentralIdentity *self,
                              const char *challenge_id,
                              const char *kiosk,
                              char **ret_person_id,
                              GError **error)
{
  g_autoptr (CentralChallenge) challenge = NULL;

  if (challenge_id && !central_identity_check (self, challenge_id, kiosk, &challenge, error))
    return FALSE;
  if (challenge && g_str_equal (challenge->state, CENTRAL_IDENTITY_COMPLETED))
    *ret_person_id = g_strdup (challenge->person_id);
  return TRUE;
}

void
central_challenge_free (CentralChallenge *self)
{
  g_free (self->id);
  g_free (self->number);
  g_free (self->mobile);
  g_free (self->person_id);
  for (guint index = 0; index < CENTRAL_LANGUAGE_COUNT; index++)
    g_free (self->masked_names[index]);
  g_free (self);
}
