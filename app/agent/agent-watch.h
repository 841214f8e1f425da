/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

#include "agent-bus.h"
#include "agent-line.h"
#include "agent-opening.h"
#include "agent-outbox.h"
#include "agent-printer.h"

G_BEGIN_DECLS

/* How this kiosk is: printers, line, disk and outbox, and the one word for all of it. Line and disk
 * it asks each minute, before each visit, and hears of whenever somebody has just seen one of them;
 * the printers know themselves when to look. It repairs nothing. What could not be asked is
 * "unknown" or down, never good. */
#define AGENT_TYPE_WATCH (agent_watch_get_type ())
G_DECLARE_FINAL_TYPE (AgentWatch, agent_watch, AGENT, WATCH, GObject)

/* sheet_printer: (nullable) of A4 pages. */
AgentWatch *agent_watch_new (AgentOutbox *outbox,
                             AgentOpening *opening,
                             AgentLine *line,
                             AgentPrinter *printer,
                             AgentPrinter *sheet_printer);

/* Holds the properties of the D-Bus interface, and is exported nowhere: each visit's face is bound
 * to it. */
AgentBusAgent *agent_watch_get_condition (AgentWatch *self);

/* Looks now and then; so do the printers. */
void agent_watch_start (AgentWatch *self);

/* Finished when printers and line have answered or given up, and the former visit's papers cannot
 * come out any more or the printer's queue is known to be stuck. Never fails. */
void agent_watch_refresh_async (AgentWatch *self, GAsyncReadyCallback callback, gpointer user_data);
void agent_watch_refresh_finish (AgentWatch *self, GAsyncResult *result);

/* Visits come and go: while there is one, printers that are not well are looked at more often. */
void agent_watch_begin_visit (AgentWatch *self);
void agent_watch_end_visit (AgentWatch *self);

gboolean agent_watch_is_attended (AgentWatch *self);

/* What others know of this kiosk. It is taken to be enrolled and to have a catalogue until told
 * otherwise. */
void agent_watch_note_storage (AgentWatch *self, gboolean good);
void agent_watch_note_enrolled (AgentWatch *self, gboolean is_enrolled);
void agent_watch_note_revoked (AgentWatch *self, gboolean is_revoked);
void agent_watch_note_updating (AgentWatch *self, gboolean is_updating);
void agent_watch_note_catalogue (AgentWatch *self, gboolean has_catalogue);

/* What a check of its parts says of this kiosk (agent-state.h). Until told otherwise it is admitted
 * and all else is well; one that is not admitted stays closed to citizens whoever opens it. */
typedef struct {
  gboolean is_admitted;
  gboolean is_unfit;
  gboolean is_touch_bad;
  gboolean is_receipt_bad;
} AgentFitness;

void agent_watch_note_fitness (AgentWatch *self, const AgentFitness *fitness);

/* Signal "visit-ended": the last visit of those going on is over. */

G_END_DECLS
