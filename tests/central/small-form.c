/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "small-form.h"

#include "civic.h"

#define ENVELOPE_TYPE "application/vnd.kushk.envelope"

static JsonNode *
open_answer (CivicSession *session, GBytes *envelope, GBytes *sealed)
{
  g_autoptr (GError) error = NULL;
  char *text = civic_session_open (session, envelope, sealed, &error);
  JsonNode *node = NULL;

  g_assert_no_error (error);
  node = json_from_string (text, NULL);
  civic_envelope_free_text (text);
  return node;
}

static char *
write_filing (SupportCentral *central, const SmallForm *form, const char *code)
{
  g_autofree char *challenge = form->person ? support_visit_identify (central, form->person) : NULL;
  g_autofree char *quoted = challenge ? g_strdup_printf ("\"%s\"", challenge) : g_strdup ("null");
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *made_at = g_date_time_format_iso8601 (now);

  return g_strdup_printf (
    "{\"filing\":{\"code\":\"%s\",\"service\":\"%s\",\"service_version\":1,\"language\":\"ur\","
    "\"kiosk\":\"%s\",\"centre\":\"c\",\"operator\":\"o\",\"made_at\":\"%s\",\"challenge\":%s,"
    "\"quote\":null,\"answers\":%s,\"consent\":{\"version\":1,\"given_at\":\"%s\"}%s}}",
    code, form->service, SUPPORT_CENTRAL_KIOSK, form->made_at ? form->made_at : made_at, quoted,
    form->answers, made_at, form->more ? form->more : "");
}

static SupportReply *
put (SupportCentral *central, GBytes *envelope, const char *code)
{
  g_autofree char *path = g_strconcat ("/v1/filings/", code, NULL);

  return support_central_send (central, "PUT", path, ENVELOPE_TYPE, envelope);
}

static GBytes *
seal (SupportCentral *central, CivicSession *session, const SmallForm *form, const char *code)
{
  g_autofree char *json = write_filing (central, form, code);
  g_autoptr (GError) error = NULL;
  GBytes *envelope = civic_session_seal (session, json, &error);

  g_assert_no_error (error);
  return envelope;
}

char *
small_form_change_stall (const char *from, const char *to)
{
  g_autofree char *stall = g_strdup_printf (SMALL_FORM_STALL, "yes");
  g_autoptr (GString) changed = g_string_new (stall);

  g_assert_cmpuint (g_string_replace (changed, from, to, 1), ==, 1);
  return g_string_free (g_steal_pointer (&changed), FALSE);
}

SupportReply *
small_form_send (SupportCentral *central,
                 CivicSession *session,
                 const SmallForm *form,
                 const char *code)
{
  g_autoptr (CivicSession) own = session ? NULL : support_visit_open_session (central);
  g_autoptr (GBytes) envelope = seal (central, session ? session : own, form, code);

  return put (central, envelope, code);
}

JsonNode *
small_form_file_as (SupportCentral *central,
                    CivicSession *session,
                    const SmallForm *form,
                    const char *code)
{
  g_autoptr (GBytes) envelope = seal (central, session, form, code);
  g_autoptr (SupportReply) reply = put (central, envelope, code);
  g_autofree char *path = support_central_get_path (central, "kiosk/central-sign.pub");
  g_autoptr (GBytes) key = civic_keys_load_public (path, CIVIC_KEYS_SIGN_PUBLIC_BYTES, NULL);
  g_autoptr (CivicAcknowledgement) acknowledgement = NULL;
  g_autoptr (GError) error = NULL;

  if (reply->status != 201)
    g_error ("%u %s", reply->status, reply->text);
  acknowledgement = civic_acknowledgement_verify (reply->body, key, &error);
  g_assert_no_error (error);
  return open_answer (session, envelope, acknowledgement->answer);
}

char *
small_form_file (SupportCentral *central, const SmallForm *form, const char *state)
{
  char *code = civic_tracking_code_draw ();
  g_autoptr (CivicSession) session = support_visit_open_session (central);
  g_autoptr (JsonNode) answer = small_form_file_as (central, session, form, code);
  JsonObject *filing = json_object_get_object_member (json_node_get_object (answer), "filing");

  g_assert_cmpstr (json_object_get_string_member (filing, "state"), ==, state);
  return code;
}

void
small_form_assert_refused (SupportCentral *central,
                           const SmallForm *form,
                           guint status,
                           const char *words)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autoptr (SupportReply) reply = small_form_send (central, NULL, form, code);

  g_assert_cmpuint (reply->status, ==, status);
  g_assert_nonnull (strstr (reply->text, words));
}

static CentralStore *
open_store (SupportCentral *central)
{
  g_autoptr (GError) error = NULL;
  CentralStore *store = central_store_open (support_central_get_store (central), &error);

  g_assert_no_error (error);
  return store;
}

CentralFiling *
small_form_find (SupportCentral *central, const char *code)
{
  g_autoptr (CentralStore) store = open_store (central);
  CentralFiling *filing = NULL;

  g_assert_true (central_store_find_filing (store, code, &filing, NULL));
  g_assert_nonnull (filing);
  return filing;
}

void
small_form_set_state (SupportCentral *central, const char *code, const char *state)
{
  g_autoptr (CentralStore) store = open_store (central);
  g_autoptr (CentralTransaction) transaction = central_store_begin (store, code, NULL);

  g_assert_true (central_store_set_state (store, code, state, "2026-11-23T09:00:00+03:00", NULL));
  g_assert_true (central_transaction_commit (transaction, NULL));
}
