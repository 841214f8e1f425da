/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-restart.h"
#include "agent-rig.h"

static const AgentHeartbeatPolicy silent = { .usual_ms = 3600 * 1000, .gap_ms = 3600 * 1000 };

typedef struct {
  Fixture rig;
  GBytes *sign_public;
  AgentHeartbeat *heartbeat;
  AgentRestart *restart;
  guint due_count;
} Restarting;

static void
on_due (Restarting *self)
{
  self->due_count++;
}

static void
set_up_restarting (Restarting *self, gconstpointer user_data)
{
  static const guint8 key[32];
  AgentHeartbeatSender sender = {
    .kiosk = "TEST-01",
    .centre = "jeddah-andalus",
    .configuration_hash = "",
    .certificate_path = "/nonexistent/kiosk.pem",
    .revoked_path = "/nonexistent/revoked",
  };

  set_up (&self->rig, user_data);
  self->sign_public = g_bytes_new_static (key, sizeof key);
  sender.central_sign_key = self->sign_public;
  self->heartbeat = agent_heartbeat_new (&self->rig.parts->parts, &sender, &silent);
  self->restart = agent_restart_new (self->rig.parts->parts.commands, self->heartbeat,
                                     self->rig.parts->parts.watch);
  g_signal_connect_swapped (self->restart, "due", G_CALLBACK (on_due), self);
}

static void
tear_down_restarting (Restarting *self, gconstpointer user_data)
{
  agent_heartbeat_stop (self->heartbeat);
  g_assert_finalize_object (self->restart);
  g_assert_finalize_object (self->heartbeat);
  g_bytes_unref (self->sign_public);
  tear_down (&self->rig, user_data);
}

static void
test_staff_wait_for_nobody (Restarting *self, gconstpointer user_data)
{
  agent_restart_want (self->restart);
  g_assert_cmpuint (self->due_count, ==, 1);
}

static void
test_staff_wait_for_a_visit (Restarting *self, gconstpointer user_data)
{
  try (self->rig.face, "NoteVisitBegun", NULL);
  agent_restart_want (self->restart);
  g_assert_cmpuint (self->due_count, ==, 0);

  end_visit (&self->rig, self->rig.face);
  g_assert_cmpuint (self->due_count, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function)                                                                        \
  g_test_add ("/agent/restart/" path, Restarting, NULL, set_up_restarting, function,               \
              tear_down_restarting)
  ADD ("staff-wait-for-nobody", test_staff_wait_for_nobody);
  ADD ("staff-wait-for-a-visit", test_staff_wait_for_a_visit);

  return g_test_run ();
}
