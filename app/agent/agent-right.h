/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a member of staff may do at the machine. A right is asked for where the thing is done, never
 * a role: which role has which is said here alone, and no account has a right of its own. The words
 * are those of org.kushk.Agent and of the accounts' file. */
typedef enum {
  AGENT_ROLE_ATTENDANT,    /* "attendant": helps citizens, refills paper */
  AGENT_ROLE_SUPERVISOR,   /* "supervisor": answers for the shift */
  AGENT_ROLE_TECHNICIAN,   /* "technician": of the machine, not of the service */
  AGENT_ROLE_MUNICIPALITY, /* "municipality": whose service it is */
} AgentRole;

typedef enum {
  AGENT_RIGHT_NONE = 0,
  AGENT_RIGHT_LOOK = 1 << 0,     /* "look" at how it is and what has happened */
  AGENT_RIGHT_RESET = 1 << 1,    /* "reset" the screen for the next citizen */
  AGENT_RIGHT_PRINT = 1 << 2,    /* "print" a test, tell of a new roll, let printers go on */
  AGENT_RIGHT_SEND = 1 << 3,     /* "send" at once what waits */
  AGENT_RIGHT_OPEN = 1 << 4,     /* "open" and close to citizens */
  AGENT_RIGHT_SHIFT = 1 << 5,    /* "shift": close it */
  AGENT_RIGHT_CHECK = 1 << 6,    /* "check" whether the machine is ready */
  AGENT_RIGHT_SETTINGS = 1 << 7, /* "settings": loudness, brightness, languages */
  AGENT_RIGHT_RESTART = 1 << 8,  /* "restart" programs and machine */
  AGENT_RIGHT_RELEASE = 1 << 9,  /* "release" what the central refused; takes two people */
} AgentRight;

const char *agent_role_to_string (AgentRole role);
/* FALSE, and *ret_role is untouched, for any other word. */
gboolean agent_role_from_string (const char *word, AgentRole *ret_role);
/* All of them, in the order of AgentRole, NULL-terminated. */
const char *const *agent_role_get_words (void);

AgentRight agent_role_get_rights (AgentRole role);

/* Whoever may open the control socket: everything but release, which takes two people. */
AgentRight agent_right_get_control (void);

/* Their words in the order of AgentRight, NULL-terminated. Caller frees the container. */
const char **agent_right_to_words (AgentRight rights);
/* Words of a newer agent are passed over. */
AgentRight agent_right_from_words (const char *const *words);

G_END_DECLS
