/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-tracking-code.h"
#include "support-agent.h"
#include "support-run-until.h"
#include "support-visit.h"

#include <string.h>

/* A stolen disk or a core dump of the agent shows nothing about a citizen. */

#define CANARY "canary-of-the-citizen"

static GBytes *
seal_filing_with_canary (SupportCentral *central, const char *code)
{
  g_autofree char *challenge = support_visit_identify (central, SUPPORT_VISIT_PERSON);
  g_auto (GStrv) parts = g_strsplit (support_visit_get_answers (), "شارع صاري", 2);
  g_autofree char *answers = g_strjoinv (CANARY, parts);
  g_autofree char *json = support_visit_write_filing (code, answers, challenge, NULL);

  g_assert_nonnull (strstr (json, CANARY));

  return support_visit_seal (central, json);
}

/* 0: not there, 1: there, 2: could not look. */
static int
find_in_memory (SupportAgent *agent, const char *word)
{
  g_autofree char *program =
    g_build_filename (g_getenv ("KUSHK_BUILD_DIR"), "tests/end-to-end/find-in-memory", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) finder =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error,
                      program, word, "--", support_agent_get_pid (agent), NULL);

  g_assert_no_error (error);
  g_subprocess_wait (finder, NULL, NULL);

  return g_subprocess_get_exit_status (finder);
}

static void
assert_blind (SupportAgent *agent)
{
  const SupportFolder *folder = support_agent_get_folder (agent);

  g_assert_false (support_folder_holds (folder, CANARY, strlen (CANARY)));
  g_assert_cmpint (find_in_memory (agent, CANARY), ==, 0);
  g_assert_cmpint (find_in_memory (agent, SUPPORT_VISIT_PERSON), ==, 0);
}

static void
test_nothing_of_a_citizen_on_disk_or_in_memory (void)
{
  g_autoptr (SupportCentral) central = support_central_start (NULL);
  g_autoptr (SupportAgent) agent = support_agent_start (central);
  g_autoptr (AgentBusAgent) face = support_agent_connect (agent);
  g_autofree char *code = civic_tracking_code_draw ();
  g_autoptr (GBytes) envelope = seal_filing_with_canary (central, code);
  g_autoptr (GVariant) bytes =
    g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, envelope, TRUE));
  g_autoptr (GError) error = NULL;

  if (find_in_memory (agent, SUPPORT_CENTRAL_KIOSK) == 2) {
    g_test_skip ("Only root may look into the memory of kushkd");
    return;
  }

  support_central_stop (central);
  agent_bus_agent_call_submit_filing_sync (face, code, bytes, NULL, &error);
  g_assert_no_error (error);

  /* That we look in the right places, what may be there shows. */
  g_assert_cmpint (find_in_memory (agent, SUPPORT_CENTRAL_KIOSK), ==, 1);
  g_assert_true (support_folder_holds (support_agent_get_folder (agent), code, strlen (code)));
  assert_blind (agent);

  support_central_restart (central);
  support_run_until (agent_bus_agent_get_outbox_count (face) == 0);
  assert_blind (agent);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/faults/agent-holds-nothing-of-a-citizen-on-disk-or-in-memory",
                   test_nothing_of_a_citizen_on_disk_or_in_memory);

  return g_test_run ();
}
