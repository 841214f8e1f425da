/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

#include "agent-paper.h"
#include "agent-spool.h"

G_BEGIN_DECLS

/* One printer as kushkd believes it to be: by what it answers, steadied, by whether its queue could
 * be emptied, and by our own count of its paper. It decides when to look: once a minute while all
 * is well, every few seconds while it is not, at once when the printer says that something is new.
 * A queue that stands still though its printer is well is let go on. It prints nothing itself, and
 * what it shows is no promise: whoever prints has the printer asked afresh.
 *
 * Signal "changed": the condition is another one. */
#define AGENT_TYPE_PRINTER (agent_printer_get_type ())
G_DECLARE_FINAL_TYPE (AgentPrinter, agent_printer, AGENT, PRINTER, GObject)

typedef struct {
  guint good_ms;     /* between two looks at a printer that is well */
  guint bad_ms;      /* at one that is not, and between two tries to let it go on */
  guint attended_ms; /* the same while somebody may want to print */
  guint patience_ms; /* how long a look may go on until what it shows is steady */
} AgentPrinterPolicy;

extern const AgentPrinterPolicy agent_printer_policy;

/* paper: (nullable) where there is no roll. */
AgentPrinter *
agent_printer_new (PrintQueue *queue, AgentPaper *paper, const AgentPrinterPolicy *policy);

AgentSpool *agent_printer_get_spool (AgentPrinter *self);
AgentPaper *agent_printer_get_paper (AgentPrinter *self); /* (nullable) */
PrintCondition agent_printer_get_condition (AgentPrinter *self);

/* Whether nothing was seen lately that is not believed yet. */
gboolean agent_printer_is_steady (AgentPrinter *self);

/* Somebody may want to print soon. */
void agent_printer_set_attended (AgentPrinter *self, gboolean is_attended);

/* Has the queue emptied, since we may have been killed in the middle of a visit; then looks, and
 * goes on looking. */
void agent_printer_start (AgentPrinter *self);

/* A look that begins now. Finished when it has shown something steady, or has been given the time.
 * Never fails. */
void
agent_printer_look_async (AgentPrinter *self, GAsyncReadyCallback callback, gpointer user_data);
void agent_printer_look_finish (AgentPrinter *self, GAsyncResult *result);

/* A look somebody else has had, and when it began, by g_get_monotonic_time. */
void agent_printer_note (AgentPrinter *self, PrintCondition seen, gint64 asked_at_us);

/* Staff's word: empties the queue, lets it go on and looks. AGENT_ERROR_NOT_READY if it is not
 * empty yet or does not go on; the look was taken all the same. */
void
agent_printer_resume_async (AgentPrinter *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean agent_printer_resume_finish (AgentPrinter *self, GAsyncResult *result, GError **error);

G_END_DECLS
