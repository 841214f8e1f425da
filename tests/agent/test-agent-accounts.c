/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-accounts.h"
#include "agent-badge.h"
#include "civic-error.h"
#include "support-folder.h"

#include <sodium.h>

#include <string.h>

#define PIN "$argon2id$v=19$m=65536,t=3,p=1$AAAA$BBBB"
#define DIGEST "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define ONE "{\"number\":\"1001\",\"role\":\"attendant\",\"pin\":\"" PIN "\",\"badge\":null}"

static AgentAccounts *
load (const char *text, GError **error)
{
  g_autoptr (SupportFolder) folder = support_folder_new ();
  g_autofree char *path = support_folder_path (folder, "accounts");

  support_folder_write (folder, "accounts", text);

  return agent_accounts_load (path, error);
}

static AgentAccounts *
load_one (const char *account, GError **error)
{
  g_autofree char *text = g_strdup_printf ("{\"format\":1,\"accounts\":[%s]}", account);

  return load (text, error);
}

static void
test_reads_what_it_writes (void)
{
  const char *text =
    "{\"format\":1,\"accounts\":["
    "{\"number\":\"2001\",\"role\":\"municipality\",\"pin\":\"" PIN "\","
    "\"name\":{\"ar\":\"المكتب\",\"en\":\"The desk\"},\"badge\":\"" DIGEST "\"}," ONE "]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (AgentAccounts) first = load (text, &error);
  g_autoptr (AgentAccounts) again = NULL;
  g_autofree char *written = NULL;
  const AgentAccount *desk;

  g_assert_no_error (error);
  written = agent_accounts_to_text (first);
  again = load (written, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (agent_accounts_get_count (again), ==, 2);
  g_assert_cmpstr (agent_accounts_get (again, 0)->number, ==, "1001");
  g_assert_null (agent_accounts_get (again, 0)->badge);
  desk = agent_accounts_find (again, "2001");
  g_assert_cmpint (desk->role, ==, AGENT_ROLE_MUNICIPALITY);
  g_assert_cmpstr (desk->pin, ==, PIN);
  g_assert_cmpstr (desk->badge, ==, DIGEST);
  g_assert_cmpstr (civic_text_get (desk->name, "ar"), ==, "المكتب");
  g_assert_null (agent_accounts_find (again, "3001"));
}

static void
test_one_fault_refuses_all_of_it (void)
{
  const char *bad[] = {
    ONE "," ONE,
    "{\"number\":\"100\",\"role\":\"attendant\",\"pin\":\"" PIN "\"}",
    "{\"number\":\"123456789\",\"role\":\"attendant\",\"pin\":\"" PIN "\"}",
    "{\"number\":1001,\"role\":\"attendant\",\"pin\":\"" PIN "\"}",
    "{\"number\":\"1001\",\"role\":\"admin\",\"pin\":\"" PIN "\"}",
    "{\"number\":\"1001\",\"role\":null,\"pin\":\"" PIN "\"}",
    "{\"number\":\"1001\",\"role\":\"attendant\",\"pin\":\"481516\"}",
    "{\"number\":\"1001\",\"role\":\"attendant\",\"pin\":[]}",
    "{\"number\":\"1001\",\"role\":\"attendant\"}",
    "{\"number\":\"1001\",\"role\":\"attendant\",\"pin\":\"" PIN "\",\"badge\":\"abc\"}",
    "{\"number\":\"1001\",\"role\":\"attendant\",\"pin\":\"" PIN "\",\"badge\":7}",
    "{\"number\":\"1001\",\"role\":\"attendant\",\"pin\":\"" PIN "\",\"rights\":[]}",
    "{\"number\":\"1001\",\"role\":\"attendant\",\"pin\":\"" PIN "\",\"name\":\"x\"}",
    "null",
  };
  const char *whole[] = {
    "",
    "[]",
    "{}",
    "{\"format\":1}",
    "{\"format\":\"1\",\"accounts\":[]}",
    "{\"format\":2,\"accounts\":[]}",
    "{\"format\":1,\"accounts\":{}}",
    "{\"format\":1,\"accounts\":[],\"more\":1}",
    "{\"format\":[],\"accounts\":[]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (load_one (bad[i], &error));
    g_assert_nonnull (error);
  }
  for (guint i = 0; i < G_N_ELEMENTS (whole); i++)
    g_assert_null (load (whole[i], NULL));
}

static void
test_a_file_that_is_not_there_is_not_one_without_accounts (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AgentAccounts) empty = load ("{\"format\":1,\"accounts\":[]}", NULL);

  g_assert_nonnull (empty);
  g_assert_null (agent_accounts_load ("/nowhere/accounts", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

static void
test_a_number_is_there_once (void)
{
  g_autoptr (AgentAccounts) accounts = load_one (ONE, NULL);
  AgentAccount *other = agent_account_copy (agent_accounts_get (accounts, 0));

  other->role = AGENT_ROLE_TECHNICIAN;
  agent_accounts_put (accounts, other);
  g_assert_cmpuint (agent_accounts_get_count (accounts), ==, 1);
  g_assert_cmpint (agent_accounts_get (accounts, 0)->role, ==, AGENT_ROLE_TECHNICIAN);
  g_assert_true (agent_accounts_remove (accounts, "1001"));
  g_assert_false (agent_accounts_remove (accounts, "1001"));
  g_assert_cmpuint (agent_accounts_get_count (accounts), ==, 0);
}

static void
test_a_badge_is_long_and_not_kept (void)
{
  g_autofree char *first = agent_badge_draw ("1001");
  g_autofree char *second = agent_badge_draw ("1001");
  g_autofree char *digest = agent_badge_digest (first);
  g_autofree char *number = agent_badge_get_number (first);

  g_assert_cmpstr (number, ==, "1001");
  g_assert_true (g_str_has_prefix (first, "KUSHK-STAFF:1001:"));
  g_assert_cmpuint (strlen (first), ==, strlen ("KUSHK-STAFF:1001:") + 26);
  g_assert_cmpstr (first, !=, second);
  g_assert_cmpuint (strlen (digest), ==, 64);
  g_assert_null (strstr (digest, first + strlen ("KUSHK-STAFF:1001:")));
}

static void
test_half_a_badge_is_none (void)
{
  const char *bad[] = {
    "1001",
    "KUSHK-STAFF",
    "KUSHK-STAFF:1001",
    "KUSHK-STAFF:1001:",
    "KUSHK-STAFF:1001:0123456789ABCDEFGHJKMNPQR",
    "KUSHK-STAFF:1001:0123456789ABCDEFGHJKMNPQRSX",
    "KUSHK-STAFF:1001:0123456789ABCDEFGHJKMNPQRU",
    "KUSHK-STAFF:1:0123456789ABCDEFGHJKMNPQRS",
    "KUSHK-STAFF:1001:0123456789ABCDEFGHJKMNPQRS:1",
    "X-STAFF:1001:0123456789ABCDEFGHJKMNPQRS",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_null (agent_badge_digest (bad[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (sodium_init (), >=, 0);

  g_test_add_func ("/agent/accounts/reads-what-it-writes", test_reads_what_it_writes);
  g_test_add_func ("/agent/accounts/one-fault-refuses-all-of-it", test_one_fault_refuses_all_of_it);
  g_test_add_func ("/agent/accounts/a-file-that-is-not-there-is-not-one-without-accounts",
                   test_a_file_that_is_not_there_is_not_one_without_accounts);
  g_test_add_func ("/agent/accounts/a-number-is-there-once", test_a_number_is_there_once);
  g_test_add_func ("/agent/accounts/a-badge-is-long-and-not-kept",
                   test_a_badge_is_long_and_not_kept);
  g_test_add_func ("/agent/accounts/half-a-badge-is-none", test_half_a_badge_is_none);

  return g_test_run ();
}
