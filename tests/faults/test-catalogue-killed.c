/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-catalogue-store.h"
#include "civic-catalogue.h"
#include "civic-keys.h"
#include "support-agent.h"
#include "support-bad-central.h"
#include "support-catalogue.h"
#include "support-run-until.h"
#include "support-tls.h"

#include <glib/gstdio.h>

#include <signal.h>

/* Whenever kushkd is killed while a new catalogue comes, what the next session finds is whole,
 * signed, and no older than what the last one found. The agent and its disk are real. */

#define SOURCE "tests/data/kiosk/catalogue"
#define SERVICE "services/suggestion.json"
#define SENTENCE "Make a suggestion"
#define KILL_COUNT 40

/* Shaking hands, fetching, making whole and switching: kills fall into all of them. */
#define LATEST_KILL_US 400000

typedef struct {
  SupportAgent *agent;
  SupportBadCentral *server;
  char *published;
  char *stem;
  char *state;
  gint64 last_version; /* that was found in use */
  guint switch_count;
} Scene;

static void
write_configuration (Scene *self, const SupportFolder *folder)
{
  g_autofree char *source = g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), SOURCE, NULL);
  g_autofree char *text = g_strdup_printf (
    "[kiosk]\nid=TEST-01\ncentre=%s/centres/jeddah-andalus.json\ncatalogue=%s\nreadiness_first=no\n"
    "[agent]\nsocket=agent.sock\nstate_directory=state\nminimum_free_mib=1\n"
    "[central]\nurl=%s\ntracking_url=https://127.0.0.1:1/t/\nbox_public_key=publisher.pub\n"
    "sign_public_key=publisher.pub\ncatalogue_public_key=publisher.pub\nca=ca.pem\n"
    "certificate=kiosk.pem\nkey=kiosk.key\nkiosk_sign_key=publisher.key\n"
    "[printer]\nserver=/nowhere/cups.sock\nqueue=receipts\n[staff]\naccounts_file=accounts\n",
    source, source, support_bad_central_get_url (self->server));

  support_folder_write (folder, "kushk.conf", text);
}

static void
publish (Scene *self, gint64 version)
{
  g_autofree char *sentence = g_strdup_printf (SENTENCE " %d", (int) version);
  g_autoptr (CivicManifest) manifest = NULL;

  support_catalogue_change (self->published, SERVICE, SENTENCE, sentence);
  manifest = support_catalogue_sign (self->published, self->stem, version, NULL, 30);
  support_bad_central_publish (self->server, self->published, manifest->hash);
}

static Scene
open_scene (void)
{
  Scene self = { .agent = support_agent_new () };
  const SupportFolder *folder = support_agent_get_folder (self.agent);

  support_tls_make (folder);
  self.server = support_bad_central_new (folder);
  self.published = support_folder_path (folder, "published");
  self.stem = support_folder_path (folder, "publisher");
  self.state = support_folder_path (folder, "state/catalogue");
  support_catalogue_copy (SOURCE, self.published);
  support_catalogue_make_keys (self.stem);
  write_configuration (&self, folder);
  return self;
}

static void
close_scene (Scene *self)
{
  support_agent_free (self->agent);
  support_bad_central_free (self->server);
  g_free (self->published);
  g_free (self->stem);
  g_free (self->state);
}

/* As a session would, and more: every byte is what was signed. */
static gint64
check_whole (const char *directory, GBytes *key)
{
  g_autofree char *centre_path = g_build_filename (directory, "centres/jeddah-andalus.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CivicManifest) manifest = civic_manifest_verify_folder (directory, key, NULL, &error);
  g_autoptr (GHashTable) contents = NULL;
  g_autoptr (CivicCentre) centre = NULL;
  g_autoptr (CivicCatalogue) catalogue = NULL;

  g_assert_no_error (error);
  contents = civic_manifest_load_files (manifest, directory, &error);
  g_assert_no_error (error);
  centre = civic_centre_load (centre_path, &error);
  g_assert_no_error (error);
  catalogue = civic_catalogue_load_for_centre (directory, centre, &error);
  g_assert_no_error (error);
  return manifest->version;
}

/* On the dead agent's disk, before another one could tidy it up. */
static void
check_disk (Scene *self)
{
  g_autofree char *key_path = g_strconcat (self->stem, ".pub", NULL);
  g_autofree char *link = g_build_filename (self->state, "current", NULL);
  g_autofree char *name = g_file_read_link (link, NULL);
  g_autofree char *directory = name != NULL ? g_build_filename (self->state, name, NULL) : NULL;
  g_autoptr (GBytes) key = civic_keys_load_public (key_path, CIVIC_KEYS_SIGN_PUBLIC_BYTES, NULL);
  gint64 version = 0;

  if (name != NULL)
    version = check_whole (directory, key);
  g_assert_cmpint (version, >=, self->last_version);
  self->switch_count += version > self->last_version ? 1 : 0;
  self->last_version = version;
}

static void
kill_somewhen (Scene *self)
{
  support_agent_launch (self->agent);
  g_usleep ((gulong) g_test_rand_int_range (0, LATEST_KILL_US));
  support_agent_kill (self->agent);
}

static gint64
ask_version (Scene *self)
{
  g_autoptr (AgentBusAgent) face = support_agent_connect (self->agent);

  g_assert_nonnull (face);
  return agent_bus_agent_get_catalogue_version (face);
}

static void
test_always_finds_a_whole_one (void)
{
  Scene self = open_scene ();

  for (gint64 version = 1; version <= KILL_COUNT; version++) {
    publish (&self, version);
    kill_somewhen (&self);
    check_disk (&self);
  }
  g_test_message ("%u of %d catalogues were in use when the agent was killed", self.switch_count,
                  KILL_COUNT);

  support_agent_launch (self.agent);
  support_run_until (ask_version (&self) == KILL_COUNT);
  support_agent_stop (self.agent);
  check_disk (&self);
  close_scene (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (sodium_init (), >=, 0);

  g_test_add_func ("/faults/catalogue-killed/always-finds-a-whole-one",
                   test_always_finds_a_whole_one);

  return g_test_run ();
}
