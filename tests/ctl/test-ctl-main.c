/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-keys.h"
#include "civic-receipt-token.h"
#include "civic-tracking-code.h"
#include "ctl-program.h"
#include "support-agent.h"
#include "support-run-until.h"

#include <json-glib/json-glib.h>

#include <sys/stat.h>

static void
test_helps_with_every_command (void)
{
  g_auto (Outcome) outcome = run ("--help", NULL);

  g_assert_true (outcome.succeeded);
  assert_says (outcome.output, "status [--json]");
  assert_says (outcome.output, "staff add NUMBER --role R");
  assert_says (outcome.output, "staff pin NUMBER");
  assert_says (outcome.output, "keys make DIR");
  assert_says (outcome.output, "verify TOKEN-OR-URL --key FILE");
  assert_says (outcome.output, "catalogue check DIR");
  assert_says (outcome.output, "catalogue try SERVICE ANSWERS");
  assert_says (outcome.output, "rule eval RULE DATA");
}

static void
test_refuses_what_it_does_not_know (void)
{
  const char *commands[] = {
    "",
    "frobnicate",
    "staff",
    "keys",
    "keys make",
    "keys make a b",
    "status now",
    "status --nonsense",
    "verify",
    "verify x",
    "catalogue check",
    "catalogue try",
    "catalogue try x",
    "--nonsense",
    "rule",
    "rule eval",
    "rule eval {}",
    "rule eval {} {} {}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++) {
    g_auto (Outcome) outcome = run (commands[i], NULL);

    g_assert_false (outcome.succeeded);
    assert_says (outcome.complaint, "kushkctl: ");
  }
}

static void
test_makes_keys_once (void)
{
  g_autoptr (SupportFolder) folder = support_folder_new ();
  g_autofree char *command = g_strdup_printf ("keys make %s/new", folder);
  g_autofree char *secret = support_folder_path (folder, "new/sign.key");
  g_auto (Outcome) first = run (command, NULL);
  g_auto (Outcome) second = run (command, NULL);
  struct stat file;

  g_assert_true (first.succeeded);
  g_assert_cmpint (stat (secret, &file), ==, 0);
  g_assert_cmpint (file.st_mode & 0777, ==, 0600);
  g_assert_false (second.succeeded);
  assert_says (second.complaint, "is there already");
}

static char *
sign_token (const SupportFolder *folder)
{
  g_autofree char *path = support_folder_path (folder, "sign.key");
  guint8 *secret = civic_keys_load_secret (path, CIVIC_KEYS_SIGN_SECRET_BYTES, NULL);
  g_autofree char *code = civic_tracking_code_draw ();
  CivicReceiptToken token = {
    .code = code,
    .kiosk = (char *) "TEST-01",
    .service = (char *) "commercial-licence-new",
    .made_at_s = 1700000000,
  };
  char *text = civic_receipt_token_sign (&token, secret);

  civic_keys_free_secret (secret);

  return text;
}

static void
test_tells_a_genuine_receipt_from_a_forged_one (void)
{
  g_autoptr (SupportFolder) own = support_folder_new ();
  g_autoptr (SupportFolder) other = support_folder_new ();
  g_autofree char *make_own = g_strconcat ("keys make ", own, NULL);
  g_autofree char *make_other = g_strconcat ("keys make ", other, NULL);
  g_auto (Outcome) own_made = run (make_own, NULL);
  g_auto (Outcome) other_made = run (make_other, NULL);
  g_autofree char *token = sign_token (own);
  g_autofree char *bare = g_strdup_printf ("verify %s --key %s/sign.pub", token, own);
  g_autofree char *url =
    g_strdup_printf ("verify --key %s/sign.pub https://x.test/t/%s", own, token);
  g_autofree char *wrong = g_strdup_printf ("verify %s --key %s/sign.pub", token, other);
  g_auto (Outcome) from_token = run (bare, NULL);
  g_auto (Outcome) from_url = run (url, NULL);
  g_auto (Outcome) forged = run (wrong, NULL);

  g_assert_true (from_token.succeeded);
  assert_says (from_token.output, "TEST-01");
  assert_says (from_token.output, "commercial-licence-new");
  g_assert_cmpstr (from_token.output, ==, from_url.output);
  g_assert_false (forged.succeeded);
  assert_says (forged.complaint, "Do not trust this receipt");
  g_assert_cmpstr (forged.output, ==, "");
}

static gboolean
log_in (AgentBusAgent *face, const char *who, const char *pin, char **ret_role)
{
  g_autofree char *account = NULL;
  g_autofree char *role = NULL;
  g_auto (GStrv) rights = NULL;

  if (!agent_bus_agent_call_staff_log_in_sync (face, who, pin, &account, &role, &rights, NULL,
                                               NULL))
    return FALSE;
  if (ret_role != NULL)
    *ret_role = g_steal_pointer (&role);

  return TRUE;
}

/* From a pipe, as app/run sets it; then over the bus, as staff use it. */
static void
test_adds_an_account_that_can_log_in (void)
{
  g_autoptr (SupportCentral) central = support_central_start (NULL);
  g_autoptr (SupportAgent) agent = support_agent_start (central);
  g_autoptr (AgentBusAgent) face = support_agent_connect (agent);
  g_autofree char *command = g_strdup_printf ("--config %s staff add 2001 --role supervisor",
                                              support_agent_get_config (agent));
  g_auto (Outcome) weak = run (command, "123456\n");
  g_auto (Outcome) added = run (command, "٤٨١٥١٦\n");
  g_autofree char *role = NULL;

  g_assert_false (weak.succeeded);
  g_assert_true (added.succeeded);
  g_assert_null (strstr (added.output, "481516"));
  g_assert_false (log_in (face, "2001", "481517", NULL));
  g_assert_true (log_in (face, "2001", "481516", &role));
  g_assert_cmpstr (role, ==, "supervisor");
}

static AgentBusAgent *
kill_and_start_again (SupportAgent *agent)
{
  support_agent_kill (agent);
  support_agent_launch (agent);

  return support_agent_connect (agent);
}

/* The whole program, its own disk and a real SIGKILL after each guess. */
static void
test_killing_the_agent_wins_no_guess (void)
{
  g_autoptr (SupportCentral) central = support_central_start (NULL);
  g_autoptr (SupportAgent) agent = support_agent_start (central);
  g_autofree char *command = g_strdup_printf ("--config %s staff add 2001 --role supervisor",
                                              support_agent_get_config (agent));
  g_auto (Outcome) added = run (command, "481516\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (AgentBusAgent) face = NULL;

  g_assert_true (added.succeeded);
  for (guint i = 0; i < 5; i++) {
    g_autoptr (AgentBusAgent) one = kill_and_start_again (agent);

    g_assert_false (log_in (one, "2001", "000000", NULL));
  }
  face = kill_and_start_again (agent);
  g_assert_false (agent_bus_agent_call_staff_log_in_sync (face, "2001", "481516", NULL, NULL, NULL,
                                                          NULL, &error));
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_BUSY);
}

static void
test_shows_how_the_kiosk_is (void)
{
  g_autoptr (SupportCentral) central = support_central_start (NULL);
  g_autoptr (SupportAgent) agent = support_agent_start (central);
  g_autofree char *table = g_strdup_printf ("--config %s status", support_agent_get_config (agent));
  g_autofree char *json = g_strconcat (table, " --json", NULL);
  g_auto (Outcome) up = run (table, NULL);
  g_auto (Outcome) machine = run (json, NULL);
  g_autoptr (JsonNode) node = json_from_string (machine.output, NULL);
  JsonObject *object = json_node_get_object (node);

  assert_says (up.output, "Line        up, ");
  assert_says (up.output, "Printer     offline (scheduler)\n");
  assert_says (up.output, "Paper left  not counted\n");
  assert_says (up.output, "A4 printer  none\n");
  assert_says (up.output, "Last visit  0\n");
  g_assert_cmpstr (json_object_get_string_member (object, "Kiosk"), ==, SUPPORT_CENTRAL_KIOSK);
  g_assert_true (json_object_get_boolean_member (object, "LineUp"));
  g_assert_cmpint (json_object_get_int_member (object, "OutboxCount"), ==, 0);
  g_assert_cmpstr (json_object_get_string_member (object, "PrinterReason"), ==, "scheduler");
  g_assert_cmpint (json_object_get_int_member (object, "PaperLeftMillimetres"), ==, -1);
  g_assert_cmpint (json_object_get_int_member (object, "LastVisitNumber"), ==, 0);

  support_central_stop (central);
  {
    g_auto (Outcome) down = run (table, NULL);

    assert_says (down.output, "Line        down");
  }
  support_central_restart (central);

  support_agent_stop (agent);
  {
    g_auto (Outcome) gone = run (table, NULL);

    g_assert_false (gone.succeeded);
    assert_says (gone.complaint, "Is it running");
  }
  support_agent_launch (agent);
}

/* As after an enrolment that named the publisher's key. */
static void
enable_catalogue (SupportAgent *agent, SupportCentral *central)
{
  g_autofree char *key = support_central_get_path (central, "kiosk/catalogue.pub");
  g_autofree char *text = NULL;
  g_autofree char *enabled = NULL;

  g_assert_true (g_file_get_contents (support_agent_get_config (agent), &text, NULL, NULL));
  enabled = g_strdup_printf ("%scatalogue_public_key=%s\n", text, key);
  support_agent_stop (agent);
  support_folder_write (support_agent_get_folder (agent), "kushk.conf", enabled);
  support_agent_launch (agent);
}

static gboolean
has_catalogue (SupportAgent *agent)
{
  g_autoptr (AgentBusAgent) face = support_agent_connect (agent);

  return face != NULL && agent_bus_agent_get_catalogue_version (face) > 0;
}

static void
test_tells_of_the_catalogue (void)
{
  g_autoptr (SupportCentral) central = support_central_start (NULL);
  g_autoptr (SupportAgent) agent = support_agent_start (central);
  g_autofree char *status =
    g_strdup_printf ("--config %s status", support_agent_get_config (agent));
  g_auto (Outcome) before = run (status, NULL);

  assert_says (before.output, "Catalogue   the packaged one\n");
  enable_catalogue (agent, central);
  support_run_until (has_catalogue (agent));
  {
    g_auto (Outcome) after = run (status, NULL);

    assert_says (after.output, "Catalogue   version ");
    assert_says (after.output, " ago, valid for 89 days\n");
  }
}

static void
test_lists_and_sends_what_waits (void)
{
  g_autoptr (SupportCentral) central = support_central_start (NULL);
  g_autoptr (SupportAgent) agent = support_agent_start (central);
  const char *config = support_agent_get_config (agent);
  g_autofree char *list = g_strdup_printf ("--config %s outbox list", config);
  g_autofree char *machine_list = g_strconcat (list, " --json", NULL);
  g_autofree char *send = g_strdup_printf ("--config %s outbox send", config);
  g_autofree char *code = civic_tracking_code_draw ();
  g_autoptr (AgentBusAgent) visit = support_agent_connect (agent);
  g_autoptr (GError) error = NULL;

  {
    g_auto (Outcome) nothing = run (list, NULL);

    assert_says (nothing.output, "Nothing waits");
  }
  support_central_stop (central);
  agent_bus_agent_call_submit_filing_sync (
    visit, code, g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, "sealed", 6, 1), NULL, &error);
  g_assert_no_error (error);
  {
    g_auto (Outcome) table = run (list, NULL);
    g_auto (Outcome) json = run (machine_list, NULL);
    g_auto (Outcome) sent = run (send, NULL);
    g_autoptr (JsonNode) node = json_from_string (json.output, NULL);
    JsonArray *filings = json_node_get_array (node);

    assert_says (table.output, code);
    assert_says (table.output, "1 waiting.");
    g_assert_cmpstr (
      json_object_get_string_member (json_array_get_object_element (filings, 0), "code"), ==, code);
    g_assert_false (sent.succeeded);
    assert_says (sent.complaint, "The line to the central is down: 1 stay here, safe");
  }
  support_central_restart (central);
}

static void
count_paper (SupportAgent *agent)
{
  g_autofree char *text = NULL;
  g_autofree char *counted = NULL;
  g_auto (GStrv) halves = NULL;

  g_assert_true (g_file_get_contents (support_agent_get_config (agent), &text, NULL, NULL));
  halves = g_strsplit (text, "[printer]\n", 2);
  counted = g_strconcat (halves[0], "[printer]\nroll_length_m=80\n", halves[1], NULL);
  support_agent_stop (agent);
  support_folder_write (support_agent_get_folder (agent), "kushk.conf", counted);
  support_agent_launch (agent);
}

static void
test_says_what_to_do_about_the_printers (void)
{
  g_autoptr (SupportCentral) central = support_central_start (NULL);
  g_autoptr (SupportAgent) agent = support_agent_start (central);
  g_autofree char *command =
    g_strdup_printf ("--config %s printers", support_agent_get_config (agent));
  g_auto (Outcome) uncounted = run (command, NULL);
  g_autoptr (AgentBusAgent) visit = NULL;

  assert_says (uncounted.output,
               "receipts  offline  scheduler      not counted  See to CUPS: systemctl status cups");
  assert_says (uncounted.output, "A4 pages  none     -              -            There is none");
  assert_says (uncounted.output, "\nNo visit yet.\n");

  count_paper (agent);
  visit = support_agent_connect (agent);
  agent_bus_agent_call_sign_receipt_sync (visit, "", "", NULL, NULL, NULL);
  {
    g_auto (Outcome) counted = run (command, NULL);

    g_autofree char *machine_command = g_strconcat (command, " --json", NULL);
    g_auto (Outcome) machine = run (machine_command, NULL);
    g_autoptr (JsonNode) node = json_from_string (machine.output, NULL);
    JsonObject *receipts = json_array_get_object_element (json_node_get_array (node), 0);

    g_assert_cmpint (json_object_get_int_member (receipts, "paper_mm"), ==, 80000);
    g_assert_cmpstr (json_object_get_string_member (receipts, "reason"), ==, "scheduler");
    assert_says (counted.output, "receipts  offline  scheduler      80.0 m ");
    assert_says (counted.output, "\nThe last visit is number 1.\n");
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ctl/main/helps-with-every-command", test_helps_with_every_command);
  g_test_add_func ("/ctl/main/lists-and-sends-what-waits", test_lists_and_sends_what_waits);
  g_test_add_func ("/ctl/main/refuses-what-it-does-not-know", test_refuses_what_it_does_not_know);
  g_test_add_func ("/ctl/main/makes-keys-once", test_makes_keys_once);
  g_test_add_func ("/ctl/main/tells-a-genuine-receipt-from-a-forged-one",
                   test_tells_a_genuine_receipt_from_a_forged_one);
  g_test_add_func ("/ctl/main/adds-an-account-that-can-log-in",
                   test_adds_an_account_that_can_log_in);
  g_test_add_func ("/ctl/main/killing-the-agent-wins-no-guess",
                   test_killing_the_agent_wins_no_guess);
  g_test_add_func ("/ctl/main/shows-how-the-kiosk-is", test_shows_how_the_kiosk_is);
  g_test_add_func ("/ctl/main/tells-of-the-catalogue", test_tells_of_the_catalogue);
  g_test_add_func ("/ctl/main/says-what-to-do-about-the-printers",
                   test_says_what_to_do_about_the_printers);

  return g_test_run ();
}
