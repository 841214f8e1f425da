/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

#include "agent-account.h"
#include "agent-audit.h"
#include "agent-lockout.h"

G_BEGIN_DECLS

/* Whether somebody is one of the staff, and who. The accounts' file is read at each try; there is
 * no default, and a missing or broken file lets nobody in. Judging takes a third of a second of one
 * core by design, in a task thread, one at a time. Who was let in, and that somebody was not,
 * goes into the audit log. It gives no rights: those are the account's. */
#define AGENT_TYPE_STAFF (agent_staff_get_type ())
G_DECLARE_FINAL_TYPE (AgentStaff, agent_staff, AGENT, STAFF, GObject)

/* lockout: taken over. audit: (nullable). */
AgentStaff *agent_staff_new (const char *accounts_path, AgentLockout *lockout, AgentAudit *audit);

/* who: the number of an account as it was typed, or all that a badge holds. Finish gives the
 * account; AGENT_ERROR_NOT_ALLOWED (nobody, wrong, or none is there) or AGENT_ERROR_BUSY (message:
 * seconds to wait). */
void agent_staff_check_async (AgentStaff *self,
                              const char *who,
                              const char *pin,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
AgentAccount *agent_staff_check_finish (AgentStaff *self, GAsyncResult *result, GError **error);

/* Whether it still is as it was when it was let in: there, with that role and that PIN. Reads the
 * file, a fraction of a millisecond. */
gboolean agent_staff_is_in_force (AgentStaff *self, const AgentAccount *account);

G_END_DECLS
