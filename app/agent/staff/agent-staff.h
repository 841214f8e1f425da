/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

#include "agent-lockout.h"

G_BEGIN_DECLS

/* Whether a PIN is the staff's. The PIN file holds one argon2id line that kushkctl writes; there is
 * no default, and a missing or broken file lets nobody in. Judging takes a third of a second of one
 * core by design, in a task thread. */
#define AGENT_TYPE_STAFF (agent_staff_get_type ())
G_DECLARE_FINAL_TYPE (AgentStaff, agent_staff, AGENT, STAFF, GObject)

/* lockout: taken over. */
AgentStaff *agent_staff_new (const char *pin_path, AgentLockout *lockout);

/* AGENT_ERROR_NOT_ALLOWED (wrong, or none set) or AGENT_ERROR_BUSY (message: seconds to wait). */
void agent_staff_check_pin_async (AgentStaff *self,
                                  const char *pin,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean agent_staff_check_pin_finish (AgentStaff *self, GAsyncResult *result, GError **error);

G_END_DECLS
