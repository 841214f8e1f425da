/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-receipts.h"
#include "civic-keys.h"
#include "civic-receipt-token.h"
#include "civic-tracking-code.h"
#include "support-parts.h"

#include <string.h>

typedef struct {
  SupportFolder *folder;
  CivicSettings *settings;
  AgentReceipts *receipts;
} Fixture;

static void
set_up (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  self->folder = support_folder_new ();
  self->settings = support_parts_load_settings (self->folder);
  self->receipts = agent_receipts_new (self->settings, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer user_data)
{
  agent_receipts_free (self->receipts);
  g_assert_finalize_object (self->settings);
  support_folder_free (self->folder);
}

static void
test_signs_what_the_public_key_verifies (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autofree char *key_path = support_folder_path (fixture->folder, "sign.pub");
  g_autoptr (GBytes) key = civic_keys_load_public (key_path, CIVIC_KEYS_SIGN_PUBLIC_BYTES, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *url =
    agent_receipts_sign (fixture->receipts, code, "commercial-licence-new", &error);
  g_autoptr (CivicReceiptToken) token = NULL;

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (url, "https://central.test/t/"));
  token = civic_receipt_token_verify (strrchr (url, '/') + 1, key, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (token->code, ==, code);
  g_assert_cmpstr (token->kiosk, ==, "TEST-01");
  g_assert_cmpstr (token->service, ==, "commercial-licence-new");
}

static void
test_signs_nothing_that_is_no_code_or_service (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *code = civic_tracking_code_draw ();
  const char *services[] = { "", "Commercial", "a b", "a/b",
                             "a-service-with-a-name-of-far-more-than-forty-characters" };

  for (guint i = 0; i < G_N_ELEMENTS (services); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (agent_receipts_sign (fixture->receipts, code, services[i], &error));
    g_assert_error (error, AGENT_ERROR, AGENT_ERROR_BAD_REQUEST);
  }
  g_assert_null (agent_receipts_sign (fixture->receipts, "7K3M", "service", NULL));
}

#define ADD(path, function)                                                                        \
  g_test_add ("/agent/receipts/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("signs-what-the-public-key-verifies", test_signs_what_the_public_key_verifies);
  ADD ("signs-nothing-that-is-no-code-or-service", test_signs_nothing_that_is_no_code_or_service);

  return g_test_run ();
}
