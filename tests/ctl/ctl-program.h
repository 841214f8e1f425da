/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

#include <string.h>

/* The program itself, as a technician runs it. */

typedef struct {
  gboolean succeeded;
  char *output;
  char *complaint;
} Outcome;

static inline void
outcome_clear (Outcome *self)
{
  g_free (self->output);
  g_free (self->complaint);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, outcome_clear)

/* command: as typed to a shell. input: (nullable). */
static inline Outcome
run (const char *command, const char *input)
{
  g_autofree char *program =
    g_build_filename (g_getenv ("KUSHK_BUILD_DIR"), "app/ctl/kushkctl", NULL);
  g_autofree char *line = g_strconcat (program, " ", command, NULL);
  g_auto (GStrv) argv = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  Outcome outcome = { FALSE };

  g_shell_parse_argv (line, NULL, &argv, &error);
  g_assert_no_error (error);
  process = g_subprocess_newv ((const char *const *) argv,
                               G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                 G_SUBPROCESS_FLAGS_STDERR_PIPE,
                               &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input, NULL, &outcome.output, &outcome.complaint, &error);
  g_assert_no_error (error);
  outcome.succeeded = g_subprocess_get_successful (process);

  return outcome;
}

static inline void
assert_says (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in: %s", part, text);
}
