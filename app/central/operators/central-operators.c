/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-operators.h"

#include <sodium.h>
#include <string.h>

#include "central-clock.h"
#include "central-error.h"
#include "central-operators-password.h"

#define SESSION_BYTES 32
#define FORM_TOKEN_BYTES 16
#define BASE64_VARIANT sodium_base64_VARIANT_URLSAFE_NO_PADDING
#define FIRST_REST_MS (60 * 1000)
#define LONGEST_REST_MS (60 * 60 * 1000)
#define MAXIMUM_DOUBLINGS 6
#define TOUCH_INTERVAL_MS (60 * 1000)
#define FORGET_AFTER_MS (G_GINT64_CONSTANT (24) * 60 * 60 * 1000)
#define PACE_SPAN_MS (60 * 1000)
#define PACE_PER_ADDRESS 10
#define PACE_ALTOGETHER 60
#define PACE_MAXIMUM_ADDRESSES 10000
#define NAME_PATTERN "^[a-z0-9][a-z0-9._@-]{1,63}$"
#define OPERATOR_PATTERN "^([a-z0-9][a-z0-9-]{0,63}|\\*)$"

struct _CentralOperatorsPace {
  CentralPace *by_address;
  CentralPace *altogether;
};

static gboolean
demand (gboolean condition, const char *reason, GError **error)
{
  if (!condition)
    g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_CONFIGURATION, reason);
  return condition;
}

static gboolean
check_names (const char *name, const char *operator_id, GError **error)
{
  return demand (g_regex_match_simple (NAME_PATTERN, name, 0, 0),
                 "a name has 2 to 64 of a-z 0-9 . _ @ -", error) &&
         demand (g_regex_match_simple (OPERATOR_PATTERN, operator_id, 0, 0),
                 "an operator is an id of a centre's profile, or * for the municipality", error);
}

static gboolean
check_account (
  const char *name, const char *operator_id, const char *role, const char *password, GError **error)
{
  return check_names (name, operator_id, error) &&
         demand (g_str_equal (role, CENTRAL_OPERATORS_ROLE_VIEWER) ||
                   g_str_equal (role, CENTRAL_OPERATORS_ROLE_OPERATOR),
                 "a role is viewer or operator", error) &&
         demand (g_utf8_validate (password, -1, NULL) &&
                   g_utf8_strlen (password, -1) >= CENTRAL_OPERATORS_MINIMUM_PASSWORD &&
                   strlen (password) <= CENTRAL_OPERATORS_MAXIMUM_PASSWORD,
                 "a password has at least 12 characters", error);
}

gboolean
central_operators_add_account (CentralStore *store,
                               const char *name,
                               const char *operator_id,
                               const char *role,
                               const char *password,
                               GError **error)
{
  CentralOperatorAccount account = {
    .name = (char *) name,
    .operator_id = (char *) operator_id,
    .role = (char *) role,
  };
  g_autofree char *hash = NULL;

  if (!check_account (name, operator_id, role, password, error))
    return FALSE;
  hash = central_operators_password_hash (password);
  if (!demand (hash != NULL, "there is no memory for a password", error))
    return FALSE;
  account.password = hash;
  return central_store_set_operator_account (store, &account, error);
}

static char *
draw_secret (void)
{
  guint8 bytes[SESSION_BYTES];
  char text[sodium_base64_ENCODED_LEN (SESSION_BYTES, BASE64_VARIANT)];

  randombytes_buf (bytes, sizeof bytes);
  return g_strdup (sodium_bin2base64 (text, sizeof text, bytes, sizeof bytes, BASE64_VARIANT));
}

/* Each purpose has its own digests, so that none can stand for another. */
static char *
digest (const char *purpose, const char *text, gsize byte_count)
{
  guint8 bytes[crypto_generichash_BYTES_MAX];
  char *hex = g_malloc (byte_count * 2 + 1);

  crypto_generichash (bytes, byte_count, (const guint8 *) text, strlen (text),
                      (const guint8 *) purpose, strlen (purpose));
  return sodium_bin2hex (hex, byte_count * 2 + 1, bytes, byte_count);
}

static char *
digest_session (const char *session)
{
  return digest ("kushk-operator-session-v1", session, SESSION_BYTES);
}

static char *
digest_token (const char *token)
{
  return digest ("kushk-operator-token-v1", token, SESSION_BYTES);
}

char *
central_operators_add_token (CentralStore *store,
                             const char *name,
                             const char *operator_id,
                             GError **error)
{
  g_autofree char *token = draw_secret ();
  g_autofree char *token_digest = digest_token (token);

  if (!check_names (name, operator_id, error) ||
      !central_store_set_operator_token (store, name, operator_id, token_digest, error))
    return NULL;
  return g_steal_pointer (&token);
}

CentralOperatorsPace *
central_operators_pace_new (void)
{
  CentralOperatorsPace *self = g_new0 (CentralOperatorsPace, 1);

  self->by_address = central_pace_new (PACE_PER_ADDRESS, PACE_SPAN_MS, PACE_MAXIMUM_ADDRESSES);
  self->altogether = central_pace_new (PACE_ALTOGETHER, PACE_SPAN_MS, 1);
  return self;
}

void
central_operators_pace_free (CentralOperatorsPace *self)
{
  central_pace_free (self->by_address);
  central_pace_free (self->altogether);
  g_free (self);
}

/* Who comes too often by herself does not use up what is for all. */
gboolean
central_operators_pace_allow (CentralOperatorsPace *self, const char *address, gint64 now_ms)
{
  return central_pace_allow (self->by_address, address, now_ms) &&
         central_pace_allow (self->altogether, "", now_ms);
}

static gint64
find_rest_ms (gint64 count)
{
  gint64 doublings = count - CENTRAL_OPERATORS_FREE_TRIES;

  if (doublings < 0)
    return 0;
  return MIN ((gint64) FIRST_REST_MS << MIN (doublings, MAXIMUM_DOUBLINGS), LONGEST_REST_MS);
}

/* Counts the try before it is made, so that many at once at several centrals are no more than one
 * after the other. *ret_may_try FALSE: the name rests. */
static gboolean
claim_try (CentralStore *store,
           const char *name_digest,
           gint64 now_ms,
           gboolean *ret_may_try,
           CentralOperatorTries *tries,
           GError **error)
{
  g_autoptr (CentralTransaction) transaction = central_store_begin (store, name_digest, error);

  if (transaction == NULL || !central_store_find_operator_tries (store, name_digest, tries, error))
    return FALSE;
  *ret_may_try = tries->rests_until_ms <= now_ms;
  if (*ret_may_try) {
    tries->count++;
    tries->rests_until_ms = now_ms + find_rest_ms (tries->count);
  }
  return central_store_set_operator_tries (store, name_digest, tries, now_ms, error) &&
         central_transaction_commit (transaction, error);
}

static gboolean
begin_session (CentralStore *store,
               const char *name,
               const char *name_digest,
               gint64 now_ms,
               char **ret_session,
               GError **error)
{
  const CentralOperatorTries none = { 0 };
  g_autofree char *session = draw_secret ();
  g_autofree char *session_digest = digest_session (session);
  g_autoptr (CentralTransaction) transaction = central_store_begin (store, name_digest, error);

  if (transaction == NULL ||
      !central_store_set_operator_tries (store, name_digest, &none, now_ms, error) ||
      !central_store_add_operator_session (store, session_digest, name, now_ms, error) ||
      !central_transaction_commit (transaction, error))
    return FALSE;
  *ret_session = g_steal_pointer (&session);
  return TRUE;
}

gboolean
central_operators_log_in (CentralStore *store,
                          const char *name,
                          const char *password,
                          gint64 now_ms,
                          char **ret_session,
                          gboolean *ret_is_resting,
                          GError **error)
{
  g_autofree char *name_digest = digest ("kushk-operator-name-v1", name, SESSION_BYTES);
  g_autoptr (CentralOperatorAccount) account = NULL;
  CentralOperatorTries tries = { 0 };
  gboolean may_try = FALSE;
  gboolean fits = FALSE;

  if (!claim_try (store, name_digest, now_ms, &may_try, &tries, error) ||
      !central_store_find_operator_account (store, name, &account, error))
    return FALSE;
  fits = central_operators_password_verify (account ? account->password : NULL, password);
  *ret_session = NULL;
  *ret_is_resting = may_try && !fits && tries.rests_until_ms > now_ms;
  return !may_try || !fits || begin_session (store, name, name_digest, now_ms, ret_session, error);
}

gboolean
central_operators_log_out (CentralStore *store, const char *session, GError **error)
{
  g_autofree char *session_digest = digest_session (session);

  return central_store_remove_operator_session (store, session_digest, error);
}

gboolean
central_operators_find_session (CentralStore *store,
                                const char *session,
                                gboolean is_person,
                                gint64 now_ms,
                                CentralOperatorAccount **ret_account,
                                GError **error)
{
  g_autofree char *session_digest = digest_session (session);
  g_autoptr (CentralOperatorAccount) account = NULL;
  gint64 seen_at_ms = 0;

  if (!central_store_find_operator_session (
        store, session_digest, now_ms - CENTRAL_OPERATORS_LIFE_MS,
        now_ms - CENTRAL_OPERATORS_IDLE_MS, &account, &seen_at_ms, error))
    return FALSE;
  if (account && is_person && now_ms - seen_at_ms >= TOUCH_INTERVAL_MS &&
      !central_store_touch_operator_session (store, session_digest, now_ms, error))
    return FALSE;
  *ret_account = g_steal_pointer (&account);
  return TRUE;
}

gboolean
central_operators_find_token (CentralStore *store,
                              const char *token,
                              CentralOperatorAccount **ret_account,
                              GError **error)
{
  g_autofree char *token_digest = digest_token (token);

  return central_store_find_operator_token (store, token_digest, ret_account, error);
}

gboolean
central_operators_forget (CentralStore *store, GError **error)
{
  return central_store_forget_operators (store, central_clock_now_ms () - FORGET_AFTER_MS, error);
}

char *
central_operators_make_form_token (const char *session)
{
  return digest ("kushk-operator-form-v1", session, FORM_TOKEN_BYTES);
}

gboolean
central_operators_check_form_token (const char *session, const char *token)
{
  g_autofree char *expected = central_operators_make_form_token (session);

  return token && strlen (token) == strlen (expected) &&
         sodium_memcmp (token, expected, strlen (expected)) == 0;
}
