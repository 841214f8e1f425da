/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One child of the supervisor and the line protocol with it, over a socket the child finds in
 * KUSHK_CONTROL_FD. It starts, listens and kills; it does not know what a session is for. The child
 * gets only the environment it is given and dies with the supervisor, however that dies.
 *
 * Signals: "said" (word), one for each line of at most 64 bytes the child writes; "ended", exactly
 * once, when the process is gone and reaped. */
#define SHELL_TYPE_PROCESS (shell_process_get_type ())
G_DECLARE_FINAL_TYPE (ShellProcess, shell_process, SHELL, PROCESS, GObject)

/* Both vectors are copied. */
ShellProcess *shell_process_spawn (const char *const *argv, char **environment, GError **error);
const char *
shell_process_get_identifier (ShellProcess *self); /* the pid as text, NULL once it ended */

/* Writes one line. A child that does not listen is found by its missing answer, not here. */
void shell_process_say (ShellProcess *self, const char *word);

/* SIGKILL: nothing of a visit may run on, not even an exit handler. */
void shell_process_kill (ShellProcess *self);

G_END_DECLS
