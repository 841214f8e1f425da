/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-keys.h"
#include "civic-settings.h"
#include "ctl-program.h"
#include "support-folder.h"

#include <json-glib/json-glib.h>

#include <sys/stat.h>

typedef struct {
  SupportFolder *folder;
  char *path;
} Machine;

#define ACCOUNT(role) "{\"number\":\"2001\",\"role\":\"" role "\",\"pin\":\"$argon2id$\"}"
#define SUPERVISOR ACCOUNT ("supervisor")

static const char good[] = "[kiosk]\n"
                           "id=TEST-01\n"
                           "centre=%s/kiosk-config/centres/jeddah-andalus.json\n"
                           "catalogue=%s/kiosk-config\n"
                           "[agent]\n"
                           "socket=agent.sock\n"
                           "state_directory=state\n"
                           "[central]\n"
                           "url=https://127.0.0.1:1/\n"
                           "tracking_url=https://127.0.0.1:1/t/\n"
                           "box_public_key=box.pub\n"
                           "sign_public_key=sign.pub\n"
                           "ca=ca.pem\n"
                           "certificate=kiosk.pem\n"
                           "key=kiosk.key\n"
                           "kiosk_sign_key=sign.key\n"
                           "[printer]\n"
                           "queue=ipp://127.0.0.1:1/ipp/print\n"
                           "[staff]\n"
                           "accounts_file=staff.json\n";

static char *
fill_in (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "%s", -1);

  return g_strjoinv (g_getenv ("KUSHK_SOURCE_DIR"), parts);
}

static void
set_mode (Machine *self, const char *name, mode_t mode)
{
  g_autofree char *path = support_folder_path (self->folder, name);

  g_assert_cmpint (chmod (path, mode), ==, 0);
}

static void
write_accounts (Machine *self, const char *account)
{
  g_autofree char *text = g_strdup_printf ("{\"format\":1,\"accounts\":[%s]}", account);

  support_folder_write (self->folder, "staff.json", text);
  set_mode (self, "staff.json", 0600);
}

static void
set_up (Machine *self, gconstpointer user_data)
{
  static const char *const files[] = { "box.pub",  "ca.pem",    "kiosk.pem", "sign.pub",
                                       "sign.key", "kiosk.key", "staff.json" };
  g_autofree char *text = fill_in (good);
  g_autofree char *state = NULL;

  self->folder = support_folder_new ();
  self->path = support_folder_path (self->folder, "kushk.conf");
  support_folder_write (self->folder, "kushk.conf", text);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    support_folder_write (self->folder, files[i], "x");
    set_mode (self, files[i], 0600);
  }
  write_accounts (self, SUPERVISOR);
  state = support_folder_path (self->folder, "state");
  g_assert_cmpint (g_mkdir_with_parents (state, 0700), ==, 0);
}

static void
tear_down (Machine *self, gconstpointer user_data)
{
  g_free (self->path);
  support_folder_free (self->folder);
}

static void
change (Machine *self, const char *from, const char *to)
{
  g_autofree char *text = NULL;
  g_autofree char *changed = NULL;
  g_auto (GStrv) halves = NULL;

  g_assert_true (g_file_get_contents (self->path, &text, NULL, NULL));
  halves = g_strsplit (text, from, 2);
  g_assert_cmpuint (g_strv_length (halves), ==, 2);
  changed = g_strconcat (halves[0], to, halves[1], NULL);
  support_folder_write (self->folder, "kushk.conf", changed);
}

static Outcome
check (Machine *self)
{
  g_autofree char *command = g_strdup_printf ("config check %s", self->path);

  return run (command, NULL);
}

static void
test_finds_nothing_where_all_is_well (Machine *machine, gconstpointer user_data)
{
  g_auto (Outcome) outcome = check (machine);

  g_assert_cmpstr (outcome.complaint, ==, "");
  g_assert_true (outcome.succeeded);
  assert_says (outcome.output, "is good");
}

static void
test_tells_every_fault_of_the_file (Machine *machine, gconstpointer user_data)
{
  change (machine, "id=TEST-01", "id=test\nidd=x");
  change (machine, "url=https", "url=http");
  {
    g_auto (Outcome) outcome = check (machine);

    g_assert_false (outcome.succeeded);
    assert_says (outcome.output, "kushk.conf:2: [kiosk] id: 1 to 40 of A-Z, 0-9 and - expected");
    assert_says (outcome.output, "kushk.conf:3: [kiosk] idd: unknown key; the nearest is");
    assert_says (outcome.complaint, "has 2 faults: put them right and check again.");
  }
}

static void
test_tells_what_only_the_machine_shows (Machine *machine, gconstpointer user_data)
{
  g_autofree char *ca = support_folder_path (machine->folder, "ca.pem");

  change (machine, "state_directory=state", "state_directory=box.pub\nsession_user=nobody-at-all");
  change (machine, "queue=ipp://127.0.0.1:1/ipp/print",
          "queue=receipts\nserver=/nowhere/cups.sock");
  g_assert_cmpint (unlink (ca), ==, 0);
  set_mode (machine, "kiosk.key", 0640);
  set_mode (machine, "staff.json", 0604);
  {
    g_auto (Outcome) outcome = check (machine);

    g_assert_false (outcome.succeeded);
    assert_says (outcome.output, "kushk.conf:7: [agent] state_directory: ");
    assert_says (outcome.output, "box.pub is no folder; name another one");
    assert_says (outcome.output, "[agent] session_user: nobody is called “nobody-at-all” here");
    assert_says (outcome.output, "[central] ca: ");
    assert_says (outcome.output, "kushkctl enrol --url URL CODE writes it");
    assert_says (outcome.output, "[central] key: others may get at ");
    assert_says (outcome.output, "(mode 0640); chmod go= ");
    assert_says (outcome.output, "[staff] accounts_file: others may get at ");
    assert_says (outcome.output, "[printer] queue: CUPS does not listen at /nowhere/cups.sock");
    assert_says (outcome.complaint, "has 6 faults");
  }
}

static void
test_tells_when_nobody_can_open (Machine *machine, gconstpointer user_data)
{
  const struct {
    const char *account, *fault;
  } cases[] = {
    { ACCOUNT ("admin"), "a role is not known; nobody can log in; move it away" },
    { ACCOUNT ("attendant"), "nobody in it may open this kiosk; kushkctl staff add" },
    { "", "nobody in it may open this kiosk; kushkctl staff add" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (Outcome) outcome = { FALSE };

    write_accounts (machine, cases[i].account);
    outcome = check (machine);
    g_assert_false (outcome.succeeded);
    assert_says (outcome.output, "[staff] accounts_file: ");
    assert_says (outcome.output, cases[i].fault);
  }
}

static void
test_tells_the_centres_faults (Machine *machine, gconstpointer user_data)
{
  support_folder_write (machine->folder, "own.json",
                        "{\"id\":\"own\",\"operator\":\"one\",\"languages\":[\"ar\"],"
                        "\"municipality\":{\"ar\":\"أمانة\"},\"place\":{\"ar\":\"مركز\"},"
                        "\"telephone\":\"940\",\"hours\":{\"usual\":[{\"days\":[\"fri\"],\"from\":"
                        "\"08:00\",\"to\":\"08:00\"}]},\"services\":[\"no-such\"]}");
  change (machine, "centre=", "centre=own.json\n#");
  {
    g_auto (Outcome) outcome = check (machine);

    g_assert_false (outcome.succeeded);
    assert_says (outcome.output, "kushk.conf:3: [kiosk] centre: ");
    assert_says (outcome.output, "own.json: $.hours.usual[0].to: the same as from");
  }
}

static void
test_shows_what_is_in_force (Machine *machine, gconstpointer user_data)
{
  g_autofree char *table_command = g_strdup_printf ("--config %s config show", machine->path);
  g_autofree char *json_command = g_strdup_printf ("%s --json", table_command);
  g_auto (Outcome) table = run (table_command, NULL);
  g_auto (Outcome) json = run (json_command, NULL);
  g_autoptr (JsonNode) root = json_from_string (json.output, NULL);

  g_assert_true (table.succeeded && json.succeeded);
  assert_says (table.output, "id=TEST-01");
  assert_says (table.output, "# line 2\n");
  assert_says (table.output, "idle_warning_s=90");
  assert_says (table.output, "# default\n");
  g_assert_cmpuint (json_array_get_length (json_node_get_array (root)), ==,
                    civic_settings_count ());
}

#define ADD(path, function)                                                                        \
  g_test_add ("/ctl/config/" path, Machine, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("finds-nothing-where-all-is-well", test_finds_nothing_where_all_is_well);
  ADD ("tells-every-fault-of-the-file", test_tells_every_fault_of_the_file);
  ADD ("tells-what-only-the-machine-shows", test_tells_what_only_the_machine_shows);
  ADD ("tells-when-nobody-can-open", test_tells_when_nobody_can_open);
  ADD ("tells-the-centres-faults", test_tells_the_centres_faults);
  ADD ("shows-what-is-in-force", test_shows_what_is_in_force);

  return g_test_run ();
}
