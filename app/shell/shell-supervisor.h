/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Keeps exactly one session on the glass. Beside the one in front it holds a warm spare, and
 * underneath a cover, so that the glass is never bare: a visit that ends is replaced behind its own
 * thank-you screen, a session that crashed or hangs is killed and gives way to the cover and then
 * the spare. It never holds personal data, and never keeps a session alive that was told to go.
 *
 * Words from a session: "warm", "painted", "beat" (after a drawn frame), "over". To it: "show".
 * The cover is told "show" at once; no session is shown before it says "painted".
 *
 * Signal "alive": a session has just drawn on the glass. */
#define SHELL_TYPE_SUPERVISOR (shell_supervisor_get_type ())
G_DECLARE_FINAL_TYPE (ShellSupervisor, shell_supervisor, SHELL, SUPERVISOR, GObject)

typedef struct {
  guint hung_ms;  /* no beat from the front for so long: it hangs */
  guint paint_ms; /* from "show" to "painted" */
  guint warm_ms;  /* from spawn to "warm" */
} ShellDeadlines;

/* Fit for the glass: a hung session is gone within 10 s. */
extern const ShellDeadlines shell_deadlines_default;

/* argv: the session program with its arguments; the cover gets "--cover" behind them. Copied. */
ShellSupervisor *
shell_supervisor_new (const char *const *argv, char **environment, const ShellDeadlines *deadlines);
void shell_supervisor_start (ShellSupervisor *self);

/* Kills every child. The supervisor cannot be started again. */
void shell_supervisor_stop (ShellSupervisor *self);

G_END_DECLS
