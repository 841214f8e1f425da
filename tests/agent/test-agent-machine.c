/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-machine.h"
#include "support-folder.h"

#include <glib/gstdio.h>

typedef struct {
  SupportFolder *folder;
  AgentBusAgent *condition;
  AgentMachine *machine;
} Fixture;

static void
make_folder (const SupportFolder *folder, const char *name)
{
  g_autofree char *path = support_folder_path (folder, name);

  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
}

static void
start (Fixture *self)
{
  g_autofree char *requests = support_folder_path (self->folder, "requests");
  g_autofree char *sounds = support_folder_path (self->folder, "sound");
  g_autofree char *backlights = support_folder_path (self->folder, "backlight");
  const AgentMachinePlaces places = { requests, sounds, backlights, self->folder };

  self->machine = agent_machine_new (&places, self->condition);
}

static void
set_up (Fixture *self, gconstpointer folders)
{
  const char *const *names = folders;

  agent_error_quark ();
  self->folder = support_folder_new ();
  for (guint i = 0; names[i] != NULL; i++)
    make_folder (self->folder, names[i]);
  self->condition = agent_bus_agent_skeleton_new ();
  start (self);
}

static void
tear_down (Fixture *self, gconstpointer folders)
{
  g_assert_finalize_object (self->machine);
  g_assert_finalize_object (self->condition);
  support_folder_free (self->folder);
}

static void
take (Fixture *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, "requests", name, NULL);

  if (g_unlink (path) != 0)
    g_error ("No request %s", name);
}

static void
assert_refuses (Fixture *self, AgentLevel level, guint percent, AgentError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (agent_machine_set_level (self->machine, level, percent, &error));
  g_assert_error (error, AGENT_ERROR, (int) code);
}

static void
assert_levels (Fixture *self, int volume, int brightness)
{
  g_assert_cmpint (agent_bus_agent_get_volume (self->condition), ==, volume);
  g_assert_cmpint (agent_bus_agent_get_brightness (self->condition), ==, brightness);
}

static void
test_puts_levels_back_at_start (Fixture *self, gconstpointer folders)
{
  g_autoptr (GError) error = NULL;

  take (self, "volume-60");
  take (self, "brightness-100");
  g_assert_true (agent_machine_set_level (self->machine, AGENT_LEVEL_VOLUME, 0, &error));
  g_assert_no_error (error);
  g_assert_true (agent_machine_set_level (self->machine, AGENT_LEVEL_BRIGHTNESS, 20, &error));
  g_assert_no_error (error);
  take (self, "volume-0");
  take (self, "brightness-20");
  assert_levels (self, 0, 20);

  g_assert_finalize_object (self->machine);
  start (self);
  take (self, "volume-0");
  take (self, "brightness-20");
  assert_levels (self, 0, 20);
}

static void
test_refuses_the_dark_and_the_too_loud (Fixture *self, gconstpointer folders)
{
  assert_refuses (self, AGENT_LEVEL_VOLUME, 101, AGENT_ERROR_BAD_REQUEST);
  assert_refuses (self, AGENT_LEVEL_BRIGHTNESS, 19, AGENT_ERROR_BAD_REQUEST);
  assert_refuses (self, AGENT_LEVEL_BRIGHTNESS, 101, AGENT_ERROR_BAD_REQUEST);
  assert_levels (self, 60, 100);
}

static void
test_a_broken_memory_is_never_dark (Fixture *self, gconstpointer folders)
{
  support_folder_write (self->folder, "brightness", "3\n");
  support_folder_write (self->folder, "volume", "1000\n");

  g_assert_finalize_object (self->machine);
  start (self);
  assert_levels (self, 100, AGENT_MACHINE_DIMMEST_PERCENT);
}

static void
test_has_no_level_without_a_device (Fixture *self, gconstpointer folders)
{
  assert_levels (self, -1, -1);
  assert_refuses (self, AGENT_LEVEL_VOLUME, 50, AGENT_ERROR_NOT_READY);
  assert_refuses (self, AGENT_LEVEL_BRIGHTNESS, 50, AGENT_ERROR_NOT_READY);
}

static void
count (guint *counter)
{
  *counter += 1;
}

static void
test_restarts_with_or_without_anybody (Fixture *self, gconstpointer folders)
{
  guint restarts = 0;

  g_signal_connect_swapped (self->machine, "restart", G_CALLBACK (count), &restarts);
  agent_machine_restart (self->machine);
  g_assert_cmpuint (restarts, ==, 1);
}

static void
test_asks_for_the_screen_and_the_machine (Fixture *self, gconstpointer folders)
{
  agent_machine_restart (self->machine);
  take (self, "restart");
  g_assert_true (agent_machine_reboot (self->machine, NULL));
  take (self, "reboot");
}

static void
test_reboots_nothing_alone (Fixture *self, gconstpointer folders)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (agent_machine_reboot (self->machine, &error));
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_NOT_READY);
}

int
main (int argc, char **argv)
{
  static const char *const all[] = { "requests", "sound/card0", "backlight/panel", NULL };
  static const char *const no_devices[] = { "requests", "sound/timer", NULL };
  static const char *const nobody[] = { "sound/card0", "backlight/panel", NULL };

  g_test_init (&argc, &argv, NULL);

#define ADD(path, folders, function)                                                               \
  g_test_add ("/agent/machine/" path, Fixture, folders, set_up, function, tear_down)
  ADD ("puts-levels-back-at-start", all, test_puts_levels_back_at_start);
  ADD ("refuses-the-dark-and-the-too-loud", all, test_refuses_the_dark_and_the_too_loud);
  ADD ("a-broken-memory-is-never-dark", all, test_a_broken_memory_is_never_dark);
  ADD ("has-no-level-without-a-device", no_devices, test_has_no_level_without_a_device);
  ADD ("has-no-level-where-nobody-takes-requests", nobody, test_has_no_level_without_a_device);
  ADD ("restarts-with-or-without-anybody", nobody, test_restarts_with_or_without_anybody);
  ADD ("asks-for-the-screen-and-the-machine", all, test_asks_for_the_screen_and_the_machine);
  ADD ("reboots-nothing-alone", nobody, test_reboots_nothing_alone);

  return g_test_run ();
}
