/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the agent answers when it cannot do what was asked, by what the caller can do about it. Both
 * ends of the socket link this: the values travel as org.kushk.Error.* and arrive as the same
 * GError again. Messages are English, for the log; only AGENT_ERROR_BUSY's is meant to be read: it
 * is the number of seconds to wait. */
#define AGENT_ERROR (agent_error_quark ())

typedef enum {
  AGENT_ERROR_UNREACHABLE, /* no line to the central, or no answer in time: try again later */
  AGENT_ERROR_REFUSED,     /* the central said no to these very bytes: never try them again */
  AGENT_ERROR_NOT_STORED,  /* disk full or read-only: nothing was kept */
  AGENT_ERROR_NOT_READY,   /* the printer cannot take it now */
  AGENT_ERROR_NOT_ALLOWED, /* staff only, or a wrong PIN */
  AGENT_ERROR_BUSY,        /* PIN locked out for as many seconds as the message says */
  AGENT_ERROR_BAD_REQUEST, /* a programmer's mistake at the other end of the socket */
} AgentError;

#define AGENT_ERROR_COUNT (AGENT_ERROR_BAD_REQUEST + 1)

/* A client calls it once before its first call, so that remote errors come back in this domain. */
GQuark agent_error_quark (void);

/* Where the one object lives on every connection. */
#define AGENT_BUS_OBJECT_PATH "/org/kushk/Agent"

G_END_DECLS
