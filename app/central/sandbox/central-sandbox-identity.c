/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-sandbox-identity.h"

#include <sodium.h>

#include "central-attempts.h"
#include "central-clock.h"
#include "central-id.h"

#define ID_BYTES 16
#define REFUSES_SUFFIX "0016"
#define IGNORES_SUFFIX "0024"

struct _CentralSandboxIdentity {
  GObject parent_instance;

  CentralStore *store;
  CentralSandboxTimes times;
};

static void central_sandbox_identity_iface_init (CentralIdentityInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CentralSandboxIdentity,
                               central_sandbox_identity,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CENTRAL_TYPE_IDENTITY,
                                                      central_sandbox_identity_iface_init))

static const char *
decide (CentralSandboxIdentity *self, const CentralStoredChallenge *stored)
{
  gint64 elapsed_ms = central_clock_now_ms () - stored->started_at_ms;

  if (!g_str_equal (stored->state, CENTRAL_IDENTITY_WAITING))
    return central_identity_intern_state (stored->state);
  if (elapsed_ms >= (gint64) self->times.expires_after_s * 1000)
    return CENTRAL_IDENTITY_EXPIRED;
  if (elapsed_ms < self->times.approves_after_ms ||
      g_str_has_suffix (stored->person_id, IGNORES_SUFFIX))
    return CENTRAL_IDENTITY_WAITING;
  return g_str_has_suffix (stored->person_id, REFUSES_SUFFIX) ? CENTRAL_IDENTITY_REJECTED
                                                              : CENTRAL_IDENTITY_COMPLETED;
}

static guint
seconds_left (CentralSandboxIdentity *self, const CentralStoredChallenge *stored)
{
  gint64 elapsed_ms = central_clock_now_ms () - stored->started_at_ms;
  gint64 left_ms = (gint64) self->times.expires_after_s * 1000 - elapsed_ms;

  return left_ms > 0 ? (guint) ((left_ms + 999) / 1000) : 0;
}

static CentralChallenge *
describe (CentralSandboxIdentity *self, const CentralStoredChallenge *stored, const char *state)
{
  CentralChallenge *challenge = g_new0 (CentralChallenge, 1);

  challenge->id = g_strdup (stored->id);
  challenge->number = g_strdup (stored->number);
  challenge->state = state;
  challenge->expires_in_s = seconds_left (self, stored);
  challenge->person_id = g_strdup (stored->person_id);
  if (g_str_equal (state, CENTRAL_IDENTITY_COMPLETED)) {
    challenge->masked_names[0] = g_strdup ("مستفيد ت•••••");
    challenge->masked_names[1] = g_strdup ("Sandbox A••••••••");
    challenge->masked_names[2] = g_strdup ("آزمائشی م•••••");
  }
  return challenge;
}

static gboolean
settle (CentralSandboxIdentity *self,
        CentralStoredChallenge *stored,
        CentralChallenge **ret_challenge,
        GError **error)
{
  const char *state = decide (self, stored);

  if (!g_str_equal (state, stored->state) &&
      !central_store_set_challenge_state (self->store, stored->id, state, error))
    return FALSE;
  *ret_challenge = describe (self, stored, state);
  return TRUE;
}

static CentralStoredChallenge *
draw_challenge (const char *person_id, const char *kiosk)
{
  CentralStoredChallenge *stored = g_new0 (CentralStoredChallenge, 1);

  stored->id = central_id_draw (ID_BYTES);
  stored->kiosk = g_strdup (kiosk);
  stored->person_id = g_strdup (person_id);
  stored->number = g_strdup_printf ("%u", 10 + randombytes_uniform (90));
  stored->state = g_strdup (CENTRAL_IDENTITY_WAITING);
  stored->started_at_ms = central_clock_now_ms ();
  return stored;
}

static gboolean
start (CentralIdentity *identity,
       const char *person_id,
       const char *kiosk,
       CentralChallenge **ret_challenge,
       guint *ret_retry_after_s,
       GError **error)
{
  CentralSandboxIdentity *self = CENTRAL_SANDBOX_IDENTITY (identity);
  g_autoptr (CentralTransaction) transaction = central_store_begin (self->store, person_id, error);
  g_autoptr (CentralStoredChallenge) stored = draw_challenge (person_id, kiosk);
  g_autoptr (CentralChallenge) challenge = NULL;
  guint wait_s = 0;

  if (transaction == NULL ||
      !central_attempts_find_wait (self->store, person_id, self->times.cool_down_s, &wait_s, error))
    return FALSE;
  if (wait_s == 0 && (!central_store_add_challenge (self->store, stored, error) ||
                      !settle (self, stored, &challenge, error) ||
                      !central_transaction_commit (transaction, error)))
    return FALSE;
  *ret_challenge = g_steal_pointer (&challenge);
  *ret_retry_after_s = wait_s;
  return TRUE;
}

static gboolean
check (CentralIdentity *identity,
       const char *challenge_id,
       const char *kiosk,
       CentralChallenge **ret_challenge,
       GError **error)
{
  CentralSandboxIdentity *self = CENTRAL_SANDBOX_IDENTITY (identity);
  g_autoptr (CentralStoredChallenge) stored = NULL;

  if (!central_store_find_challenge (self->store, challenge_id, &stored, error))
    return FALSE;
  if (stored && g_str_equal (stored->kiosk, kiosk))
    return settle (self, stored, ret_challenge, error);
  *ret_challenge = NULL;
  return TRUE;
}

static void
central_sandbox_identity_iface_init (CentralIdentityInterface *interface)
{
  interface->start = start;
  interface->check = check;
}

static void
central_sandbox_identity_class_init (CentralSandboxIdentityClass *klass)
{
}

static void
central_sandbox_identity_init (CentralSandboxIdentity *self)
{
}

CentralIdentity *
central_sandbox_identity_new (CentralStore *store, const CentralSandboxTimes *times)
{
  CentralSandboxIdentity *self = g_object_new (CENTRAL_TYPE_SANDBOX_IDENTITY, NULL);

  self->store = store;
  self->times = *times;
  return CENTRAL_IDENTITY (self);
}
