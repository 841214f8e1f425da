/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "support-parts.h"

#include "agent-accounts.h"
#include "agent-socket.h"

#include "agent-readiness.h"
#include "civic-keys.h"
#include "support-print-queue.h"
#include "support-run-until.h"
#include "support-tls.h"

#include <string.h>
#include <unistd.h>

/* Nothing is sent again by itself within a test's life. */
static const AgentPacePolicy patient = {
  .first_delay_ms = 3600 * 1000,
  .longest_delay_ms = 3600 * 1000,
  .per_minute = 60000,
};

CivicSettings *
support_parts_load_settings (const SupportFolder *folder)
{
  g_autofree char *stem = support_folder_path (folder, "sign");
  g_autofree char *config = support_folder_path (folder, "kushk.conf");
  g_autoptr (GError) error = NULL;
  CivicSettings *settings = NULL;

  g_assert_true (civic_keys_make_sign_pair (stem, NULL));
  support_folder_write (
    folder, "kushk.conf",
    "[kiosk]\nid=TEST-01\ncentre=jeddah-andalus.json\ncatalogue=c\nreadiness_first=no\n"
    "[agent]\nsocket=s\nstate_directory=s\n"
    "[central]\nurl=https://central.test\n"
    "tracking_url=https://central.test/t/\n"
    "box_public_key=x\nsign_public_key=x\nca=x\ncertificate=x\nkey=x\n"
    "kiosk_sign_key=sign.key\n"
    "[printer]\nqueue=receipts\n"
    "[staff]\naccounts_file=accounts\n");
  settings = civic_settings_load (config, &error);
  g_assert_no_error (error);

  return settings;
}

static AgentReceipts *
make_receipts (const SupportFolder *folder)
{
  g_autoptr (CivicSettings) settings = support_parts_load_settings (folder);
  g_autoptr (GError) error = NULL;
  AgentReceipts *receipts = agent_receipts_new (settings, &error);

  g_assert_no_error (error);

  return receipts;
}

static void
put_account (AgentAccounts *accounts, const char *number, AgentRole role, const char *pin)
{
  AgentAccount *account = g_new0 (AgentAccount, 1);
  char hash[crypto_pwhash_STRBYTES];

  g_assert_cmpint (crypto_pwhash_str (hash, pin, strlen (pin), crypto_pwhash_OPSLIMIT_MIN,
                                      crypto_pwhash_MEMLIMIT_MIN),
                   ==, 0);
  account->number = g_strdup (number);
  account->role = role;
  account->pin = g_strdup (hash);
  agent_accounts_put (accounts, account);
}

static void
add_account (AgentAccounts *accounts, const char *number, AgentRole role)
{
  put_account (accounts, number, role, SUPPORT_PARTS_PIN);
}

static void
write_accounts (const SupportFolder *folder, AgentAccounts *accounts)
{
  g_autofree char *text = agent_accounts_to_text (accounts);

  support_folder_write (folder, "accounts", text);
}

static AgentAccounts *
load_accounts (SupportParts *self)
{
  g_autofree char *path = support_folder_path (self->folder, "accounts");
  AgentAccounts *accounts = agent_accounts_load (path, NULL);

  g_assert_nonnull (accounts);

  return accounts;
}

void
support_parts_remove_account (SupportParts *self, const char *number)
{
  g_autoptr (AgentAccounts) accounts = load_accounts (self);

  g_assert_true (agent_accounts_remove (accounts, number));
  write_accounts (self->folder, accounts);
}

void
support_parts_change_pin (SupportParts *self, const char *number, const char *pin)
{
  g_autoptr (AgentAccounts) accounts = load_accounts (self);

  put_account (accounts, number, agent_accounts_find (accounts, number)->role, pin);
  write_accounts (self->folder, accounts);
}

static AgentStaff *
make_staff (const SupportFolder *folder, AgentAudit *audit)
{
  g_autoptr (AgentAccounts) accounts = agent_accounts_new ();
  g_autofree char *accounts_path = support_folder_path (folder, "accounts");
  g_autofree char *tries_path = support_folder_path (folder, "tries");

  add_account (accounts, SUPPORT_PARTS_ATTENDANT, AGENT_ROLE_ATTENDANT);
  add_account (accounts, SUPPORT_PARTS_SUPERVISOR, AGENT_ROLE_SUPERVISOR);
  add_account (accounts, SUPPORT_PARTS_SECOND_SUPERVISOR, AGENT_ROLE_SUPERVISOR);
  add_account (accounts, SUPPORT_PARTS_TECHNICIAN, AGENT_ROLE_TECHNICIAN);
  add_account (accounts, SUPPORT_PARTS_MUNICIPALITY, AGENT_ROLE_MUNICIPALITY);
  write_accounts (folder, accounts);

  return agent_staff_new (accounts_path, agent_lockout_new (tries_path, NULL), audit);
}

static AgentPrinter *
make_printer (const SupportFolder *folder)
{
  static const AgentRoll roll = { .length_m = 80, .low_m = 4 };
  g_autoptr (PrintQueue) queue = print_queue_new ("socket", "receipts", NULL);
  g_autofree char *paper_path = support_folder_path (folder, "paper");
  g_autoptr (AgentPaper) paper = agent_paper_new (paper_path, &roll);

  return agent_printer_new (queue, paper, &agent_printer_policy);
}

static AgentPrinter *
make_sheet_printer (void)
{
  g_autoptr (PrintQueue) queue = print_queue_new ("socket", "sheets", NULL);

  return agent_printer_new (queue, NULL, &agent_printer_policy);
}

static AgentVisitNumbers *
make_visit_numbers (const SupportFolder *folder)
{
  g_autofree char *path = support_folder_path (folder, "visits");

  return agent_visit_numbers_new (path);
}

/* With a sound card, a backlight, and a folder for requests, which a test takes. */
static void
make_machine (const SupportFolder *folder, AgentParts *parts)
{
  g_autofree char *requests = support_folder_path (folder, "requests");
  g_autofree char *sounds = support_folder_path (folder, "sound");
  g_autofree char *card = g_build_filename (sounds, "card0", NULL);
  g_autofree char *backlights = support_folder_path (folder, "backlight");
  g_autofree char *backlight = g_build_filename (backlights, "panel", NULL);
  g_autofree char *languages = support_folder_path (folder, "languages");
  AgentBusAgent *condition = agent_watch_get_condition (parts->watch);
  const AgentMachinePlaces places = { requests, sounds, backlights, folder };

  g_assert_cmpint (g_mkdir_with_parents (requests, 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (card, 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (backlight, 0700), ==, 0);
  parts->machine = agent_machine_new (&places, condition);
  parts->languages =
    agent_languages_new (languages, (const char *const[]){ "ar", "en", "ur", NULL }, condition);
}

AgentSelfTest *
support_parts_make_self_test (SupportParts *self)
{
  g_autofree char *ca = support_folder_path (self->folder, "ca.pem");
  g_autofree char *certificate = support_folder_path (self->folder, "kiosk.pem");
  g_autofree char *key = support_folder_path (self->folder, "kiosk.key");
  g_autofree char *configuration = support_folder_path (self->folder, "kushk.conf");
  g_autofree char *centre = support_folder_path (self->folder, "jeddah-andalus.json");
  g_autofree char *catalogue = support_folder_path (self->folder, "catalogue");
  const AgentSelfTestPlaces places = {
    .state_directory = self->folder,
    .minimum_free_mib = 1,
    .ca_path = ca,
    .certificate_path = certificate,
    .key_path = key,
    .configuration_path = configuration,
    .centre_path = centre,
    .packaged_catalogue = catalogue,
  };

  return agent_self_test_new (&self->parts, &places);
}

static void
link_to_source (SupportParts *self, const char *path, const char *name)
{
  g_autofree char *source = g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), path, NULL);
  g_autofree char *link = support_folder_path (self->folder, name);

  g_assert_cmpint (symlink (source, link), ==, 0);
}

void
support_parts_make_fit (SupportParts *self)
{
  support_tls_make (self->folder);
  link_to_source (self, "kiosk-config/centres/jeddah-andalus.json", "jeddah-andalus.json");
  link_to_source (self, "kiosk-config", "catalogue");
  support_line_set_up (self->line, TRUE);
  agent_watch_note_storage (self->parts.watch, TRUE);
}

static void
make_reports (SupportParts *self)
{
  AgentParts *parts = &self->parts;
  g_autofree char *reports = support_folder_path (self->folder, "reports");
  g_autofree char *hash = g_strnfill (64, '0');
  g_autoptr (AgentSelfTest) self_test = support_parts_make_self_test (self);
  const AgentReadinessKiosk kiosk = { "TEST-01", "jeddah-andalus", hash, self->folder, FALSE };

  self->reports = agent_reports_new (reports, parts->line);
  parts->readiness = agent_readiness_new (parts, self_test, self->reports, &kiosk);
}

SupportParts *
support_parts_new (guint minimum_free_mib)
{
  SupportParts *self = g_new0 (SupportParts, 1);
  AgentParts *parts = &self->parts;
  g_autofree char *audit_path = NULL;
  g_autofree char *commands_path = NULL;
  g_autofree char *opening_path = NULL;
  g_autofree char *socket_path = NULL;
  g_autofree char *control_path = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sodium_init (), >=, 0);
  agent_error_quark ();
  support_print_script_reset ();
  self->folder = support_folder_new ();
  self->line = support_line_new ();
  audit_path = support_folder_path (self->folder, "audit.log");
  commands_path = support_folder_path (self->folder, "commands");
  opening_path = support_folder_path (self->folder, "opening");
  socket_path = support_folder_path (self->folder, "agent.sock");

  parts->line = AGENT_LINE (self->line);
  parts->audit = agent_audit_open (audit_path);
  parts->outbox = agent_outbox_open (self->folder, minimum_free_mib, &error);
  g_assert_no_error (error);
  parts->sender = agent_sender_new (parts->outbox, parts->line, &patient);
  parts->printer = make_printer (self->folder);
  parts->sheet_printer = make_sheet_printer ();
  parts->medium = (PrintMedium){ .width_mm = 80, .dots_per_inch = 203 };
  parts->opening = agent_opening_new (opening_path);
  parts->watch = agent_watch_new (parts->outbox, parts->opening, parts->line, parts->printer,
                                  parts->sheet_printer);
  parts->visit_numbers = make_visit_numbers (self->folder);
  parts->counts = agent_counts_open (self->folder, &error);
  g_assert_no_error (error);
  parts->state_times = agent_state_times_new (parts->watch, parts->counts);
  parts->commands = agent_commands_new (commands_path, parts->opening, parts->watch);
  agent_commands_set_audit (parts->commands, parts->audit);
  parts->staff = make_staff (self->folder, parts->audit);
  parts->receipts = make_receipts (self->folder);
  make_machine (self->folder, parts);
  make_reports (self);
  self->server = agent_bus_server_new (socket_path, "", parts, &error);
  g_assert_no_error (error);
  control_path = agent_socket_get_control_path (socket_path);
  self->control = agent_bus_server_new_control (control_path, parts, &error);
  g_assert_no_error (error);

  return self;
}

void
support_parts_free (SupportParts *self)
{
  AgentParts *parts = &self->parts;

  agent_bus_server_stop (self->control);
  agent_bus_server_stop (self->server);
  agent_sender_stop (parts->sender);
  support_line_let_go (self->line);
  support_print_script.holds_answers = FALSE;
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (self->control);
  g_object_unref (self->server);
  g_object_unref (parts->readiness);
  g_object_unref (self->reports);
  g_object_unref (parts->machine);
  agent_languages_free (parts->languages);
  g_object_unref (parts->commands);
  g_object_unref (parts->state_times);
  g_object_unref (parts->counts);
  g_object_unref (parts->watch);
  g_object_unref (parts->sender);
  g_object_unref (parts->staff);
  g_object_unref (parts->printer);
  g_object_unref (parts->sheet_printer);
  g_object_unref (parts->outbox);
  g_object_unref (parts->audit);
  g_object_unref (self->line);
  g_object_unref (parts->opening);
  agent_receipts_free (parts->receipts);
  agent_visit_numbers_free (parts->visit_numbers);
  support_folder_free (self->folder);
  g_free (self);
}

static AgentBusAgent *
connect_to (SupportParts *self, const char *name)
{
  g_autofree char *socket_path = support_folder_path (self->folder, name);
  g_autofree char *address = g_strconcat ("unix:path=", socket_path, NULL);
  g_autoptr (GDBusConnection) connection = NULL;
  g_autoptr (GAsyncResult) connected = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GError) error = NULL;
  AgentBusAgent *face;

  g_dbus_connection_new_for_address (address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT, NULL,
                                     NULL, support_keep_result, &connected);
  support_run_until (connected != NULL);
  connection = g_dbus_connection_new_for_address_finish (connected, &error);
  g_assert_no_error (error);

  agent_bus_agent_proxy_new (connection, G_DBUS_PROXY_FLAGS_NONE, NULL /* peer to peer */,
                             AGENT_BUS_OBJECT_PATH, NULL, support_keep_result, &loaded);
  support_run_until (loaded != NULL);
  face = agent_bus_agent_proxy_new_finish (loaded, &error);
  g_assert_no_error (error);

  return face;
}

AgentBusAgent *
support_parts_connect (SupportParts *self)
{
  return connect_to (self, "agent.sock");
}

AgentBusAgent *
support_parts_connect_control (SupportParts *self)
{
  return connect_to (self, "control.sock");
}
