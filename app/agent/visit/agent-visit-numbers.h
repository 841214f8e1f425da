/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What staff and citizen call a visit by: 1 to 9999 and then 1 again, counting on over restarts.
 * It says nothing about a person. */
typedef struct _AgentVisitNumbers AgentVisitNumbers;

AgentVisitNumbers *agent_visit_numbers_new (const char *path);
void agent_visit_numbers_free (AgentVisitNumbers *self);

/* The next one. A disk that takes nothing does not stop a visit: it is counted all the same. */
guint agent_visit_numbers_draw (AgentVisitNumbers *self);

guint agent_visit_numbers_get_last (AgentVisitNumbers *self); /* 0: none was drawn yet */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AgentVisitNumbers, agent_visit_numbers_free)

G_END_DECLS
