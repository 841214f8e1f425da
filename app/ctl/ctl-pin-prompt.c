/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "ctl-pin-prompt.h"

#include "ctl-command.h"
#include "ctl-pin.h"

#include <sodium.h>

#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#define LINE_MAXIMUM 256

typedef char Pin;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pin, ctl_pin_free)

static Pin *
read_line (GError **error)
{
  char line[LINE_MAXIMUM];
  Pin *pin = NULL;

  if (fgets (line, sizeof line, stdin) != NULL)
    pin = g_strdup (g_strchomp (line));
  else
    g_set_error (error, CTL_ERROR, CTL_ERROR_FAILED, "No PIN was typed. Nothing is changed.");
  sodium_memzero (line, sizeof line);

  return pin;
}

static Pin *
ask_unseen (const char *question, GError **error)
{
  struct termios before;
  struct termios unseen;
  Pin *answer;

  if (tcgetattr (STDIN_FILENO, &before) != 0)
    return read_line (error);

  unseen = before;
  unseen.c_lflag &= ~(tcflag_t) ECHO;
  g_printerr ("%s", question);
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &unseen);
  answer = read_line (error);
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &before);
  g_printerr ("\n");

  return answer;
}

char *
ctl_pin_prompt (const char *number, GError **error)
{
  g_autofree char *question = g_strdup_printf ("New PIN of %s: ", number);
  g_autoptr (Pin) typed = ask_unseen (question, error);
  g_autoptr (Pin) again = NULL;
  g_autoptr (Pin) pin = NULL;

  if (typed == NULL)
    return NULL;

  pin = ctl_pin_parse (typed, error);
  if (pin == NULL || !isatty (STDIN_FILENO))
    return g_steal_pointer (&pin);

  again = ask_unseen ("Once more: ", error);
  if (again == NULL)
    return NULL;

  if (strcmp (typed, again) != 0) {
    g_set_error (error, CTL_ERROR, CTL_ERROR_FAILED,
                 "The two were not alike. Nothing is changed: run the command again.");
    return NULL;
  }

  return g_steal_pointer (&pin);
}
