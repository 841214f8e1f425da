/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-passcodes.h"

#include <sodium.h>

#include "civic-digits.h"

#include "central-attempts.h"
#include "central-clock.h"
#include "central-id.h"
#include "central-store-passcodes.h"

#define MAXIMUM_TRIES 3
#define PASSCODES 1000000
#define ID_BYTES 16
#define DIGEST_BYTES 32
#define KEY_CONTEXT "passcode" /* crypto_kdf_CONTEXTBYTES of them */
#define KEY_NUMBER 1

G_STATIC_ASSERT (CENTRAL_PASSCODES_KEY_BYTES == crypto_kdf_KEYBYTES);

struct _CentralPasscodes {
  GObject parent_instance;

  CentralStore *store;
  CentralIdentity *app;
  CentralPasscodeTimes times;
  guint8 *key; /* guarded */
};

static void central_passcodes_iface_init (CentralIdentityInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CentralPasscodes,
                               central_passcodes,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CENTRAL_TYPE_IDENTITY,
                                                      central_passcodes_iface_init))

void
central_passcodes_free_text (char *passcode)
{
  if (passcode)
    sodium_memzero (passcode, strlen (passcode));
  g_free (passcode);
}

/* Bound to its challenge, so that equal passcodes look different. */
static char *
digest_passcode (CentralPasscodes *self, const char *challenge_id, const char *passcode)
{
  crypto_generichash_state state;
  guint8 digest[DIGEST_BYTES];
  char text[DIGEST_BYTES * 2 + 1];

  crypto_generichash_init (&state, self->key, CENTRAL_PASSCODES_KEY_BYTES, sizeof digest);
  crypto_generichash_update (&state, (const guint8 *) challenge_id, strlen (challenge_id));
  crypto_generichash_update (&state, (const guint8 *) passcode, strlen (passcode));
  crypto_generichash_final (&state, digest, sizeof digest);
  return g_strdup (sodium_bin2hex (text, sizeof text, digest, sizeof digest));
}

static gint64
count_left_ms (CentralPasscodes *self, const CentralStoredPasscode *stored)
{
  gint64 ends_at_ms = stored->started_at_ms + (gint64) self->times.expires_after_s * 1000;

  return MAX (ends_at_ms - central_clock_now_ms (), 0);
}

static gboolean
is_waiting (const CentralStoredPasscode *stored)
{
  return g_str_equal (stored->state, CENTRAL_IDENTITY_WAITING);
}

static gboolean
is_over (CentralPasscodes *self, const CentralStoredPasscode *stored)
{
  return is_waiting (stored) && count_left_ms (self, stored) == 0;
}

static CentralChallenge *
describe (CentralPasscodes *self, const CentralStoredPasscode *stored)
{
  CentralChallenge *challenge = g_new0 (CentralChallenge, 1);

  challenge->id = g_strdup (stored->id);
  challenge->mobile = g_strdup (stored->mobile);
  challenge->state = is_over (self, stored) ? CENTRAL_IDENTITY_EXPIRED
                                            : central_identity_intern_state (stored->state);
  challenge->expires_in_s = (guint) ((count_left_ms (self, stored) + 999) / 1000);
  challenge->tries_left = (guint) stored->tries_left;
  challenge->person_id = g_strdup (stored->person_id);
  return challenge;
}

static gboolean
end (CentralPasscodes *self, CentralStoredPasscode *stored, const char *state, GError **error)
{
  g_free (stored->state);
  stored->state = g_strdup (state);
  g_clear_pointer (&stored->digest, g_free);
  return central_store_update_passcode (self->store, stored, error);
}

static gboolean
expire (CentralPasscodes *self, CentralStoredPasscode *stored, GError **error)
{
  return !is_over (self, stored) || end (self, stored, CENTRAL_IDENTITY_EXPIRED, error);
}

static gboolean
is_right (CentralPasscodes *self, const CentralStoredPasscode *stored, const char *passcode)
{
  g_autofree char *digest = digest_passcode (self, stored->id, passcode);

  return stored->digest && strlen (stored->digest) == strlen (digest) &&
         sodium_memcmp (stored->digest, digest, strlen (digest)) == 0;
}

static gboolean
spend_try (CentralPasscodes *self,
           CentralStoredPasscode *stored,
           const char *passcode,
           GError **error)
{
  if (!is_waiting (stored))
    return TRUE;
  if (is_right (self, stored, passcode))
    return end (self, stored, CENTRAL_IDENTITY_COMPLETED, error);
  stored->tries_left = MAX (stored->tries_left - 1, 0);
  return stored->tries_left == 0 ? end (self, stored, CENTRAL_IDENTITY_REJECTED, error)
                                 : central_store_update_passcode (self->store, stored, error);
}

static char *
fold_passcode (const char *typed)
{
  char *passcode = civic_digits_fold (typed);

  if (strlen (passcode) == CENTRAL_PASSCODES_DIGITS &&
      strspn (passcode, "0123456789") == CENTRAL_PASSCODES_DIGITS)
    return passcode;
  central_passcodes_free_text (passcode);
  return NULL;
}

/* One at a time, or four hands had twelve tries. */
static gboolean
settle (CentralPasscodes *self,
        const char *id,
        const char *passcode,
        CentralStoredPasscode **ret_stored,
        GError **error)
{
  g_autoptr (CentralTransaction) transaction = central_store_begin (self->store, id, error);
  g_autoptr (CentralStoredPasscode) stored = NULL;

  if (transaction == NULL || !central_store_find_passcode (self->store, id, &stored, error) ||
      (stored && !(expire (self, stored, error) && spend_try (self, stored, passcode, error))) ||
      !central_transaction_commit (transaction, error))
    return FALSE;
  *ret_stored = g_steal_pointer (&stored);
  return TRUE;
}

static gboolean
try (CentralPasscodes *self,
     CentralStoredPasscode **stored,
     const char *typed,
     CentralChallenge **ret_challenge,
     GError **error)
{
  char *passcode = typed ? fold_passcode (typed) : NULL;
  g_autofree char *id = g_strdup ((*stored)->id);
  gboolean done = TRUE;

  if (passcode) {
    g_clear_pointer (stored, central_stored_passcode_free);
    done = settle (self, id, passcode, stored, error);
  }
  central_passcodes_free_text (passcode);
  if (done && *stored)
    *ret_challenge = describe (self, *stored);
  return done;
}

gboolean
central_passcodes_try (CentralPasscodes *self,
                       const char *challenge_id,
                       const char *kiosk,
                       const char *typed,
                       CentralChallenge **ret_challenge,
                       GError **error)
{
  g_autoptr (CentralStoredPasscode) stored = NULL;

  *ret_challenge = NULL;
  if (!central_store_find_passcode (self->store, challenge_id, &stored, error))
    return FALSE;
  if (stored == NULL)
    return central_identity_check (self->app, challenge_id, kiosk, ret_challenge, error);
  return !g_str_equal (stored->kiosk, kiosk) || try (self, &stored, typed, ret_challenge, error);
}

static gboolean
start_app (CentralIdentity *identity,
           const char *person_id,
           const char *kiosk,
           CentralChallenge **ret_challenge,
           guint *ret_retry_after_s,
           GError **error)
{
  return central_identity_start (CENTRAL_PASSCODES (identity)->app, person_id, kiosk, ret_challenge,
                                 ret_retry_after_s, error);
}

static gboolean
check (CentralIdentity *identity,
       const char *challenge_id,
       const char *kiosk,
       CentralChallenge **ret_challenge,
       GError **error)
{
  return central_passcodes_try (CENTRAL_PASSCODES (identity), challenge_id, kiosk, NULL,
                                ret_challenge, error);
}

static CentralStoredPasscode *
draw (CentralPasscodes *self, const CentralPasscodeOrder *order, char **ret_passcode)
{
  CentralStoredPasscode *stored = g_new0 (CentralStoredPasscode, 1);

  *ret_passcode =
    g_strdup_printf ("%0*u", CENTRAL_PASSCODES_DIGITS, randombytes_uniform (PASSCODES));
  stored->id = central_id_draw (ID_BYTES);
  stored->kiosk = g_strdup (order->kiosk);
  stored->person_id = g_strdup (order->person_id);
  stored->mobile = g_strdup (order->mobile);
  stored->digest = digest_passcode (self, stored->id, *ret_passcode);
  stored->state = g_strdup (CENTRAL_IDENTITY_WAITING);
  stored->tries_left = MAXIMUM_TRIES;
  stored->started_at_ms = central_clock_now_ms ();
  return stored;
}

/* Also those that were completed: each was a message. */
static gboolean
find_wait (CentralPasscodes *self, const char *person_id, guint *ret_wait_s, GError **error)
{
  CentralAttempts sent = { 0 };
  guint wait_s = 0;

  if (!central_attempts_find_wait (self->store, person_id, self->times.cool_down_s, &wait_s,
                                   error) ||
      !central_store_count_passcodes (self->store, person_id,
                                      central_attempts_get_begin_ms (self->times.cool_down_s),
                                      &sent.count, &sent.oldest_ms, error))
    return FALSE;
  *ret_wait_s = MAX (wait_s, central_attempts_get_wait_s (&sent, self->times.cool_down_s));
  return TRUE;
}

gboolean
central_passcodes_start (CentralPasscodes *self,
                         const CentralPasscodeOrder *order,
                         CentralChallenge **ret_challenge,
                         char **ret_passcode,
                         guint *ret_retry_after_s,
                         GError **error)
{
  g_autoptr (CentralTransaction) transaction =
    central_store_begin (self->store, order->person_id, error);
  g_autoptr (CentralStoredPasscode) stored = NULL;
  char *passcode = NULL;

  if (transaction == NULL || !find_wait (self, order->person_id, ret_retry_after_s, error))
    return FALSE;
  if (*ret_retry_after_s > 0)
    return TRUE;
  stored = draw (self, order, &passcode);
  if (!central_store_add_passcode (self->store, stored, error) ||
      (order->mobile == NULL && !end (self, stored, CENTRAL_IDENTITY_REJECTED, error)) ||
      !central_transaction_commit (transaction, error)) {
    central_passcodes_free_text (passcode);
    return FALSE;
  }
  *ret_challenge = describe (self, stored);
  *ret_passcode = passcode;
  return TRUE;
}

gboolean
central_passcodes_forget (CentralPasscodes *self, GError **error)
{
  gint64 before_ms = central_clock_now_ms () - (gint64) self->times.expires_after_s * 1000;

  return central_store_wipe_passcodes (self->store, before_ms, error);
}

static void
central_passcodes_iface_init (CentralIdentityInterface *interface)
{
  interface->start = start_app;
  interface->check = check;
}

static void
central_passcodes_finalize (GObject *object)
{
  CentralPasscodes *self = CENTRAL_PASSCODES (object);

  g_clear_object (&self->app);
  sodium_free (self->key);
  G_OBJECT_CLASS (central_passcodes_parent_class)->finalize (object);
}

static void
central_passcodes_class_init (CentralPasscodesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = central_passcodes_finalize;
}

static void
central_passcodes_init (CentralPasscodes *self)
{
  self->key = sodium_malloc (CENTRAL_PASSCODES_KEY_BYTES);
  g_assert (self->key != NULL);
}

CentralPasscodes *
central_passcodes_new (CentralStore *store,
                       CentralIdentity *app,
                       const guint8 *secret,
                       const CentralPasscodeTimes *times)
{
  CentralPasscodes *self = g_object_new (CENTRAL_TYPE_PASSCODES, NULL);

  self->store = store;
  self->app = g_object_ref (app);
  self->times = *times;
  crypto_kdf_derive_from_key (self->key, CENTRAL_PASSCODES_KEY_BYTES, KEY_NUMBER, KEY_CONTEXT,
                              secret);
  return self;
}
