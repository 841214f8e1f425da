/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What can go wrong when the session asks the agent for something, by what can be done about it.
 * Messages are English and meant for the log; kiosk-problem has the sentences for citizens. */
#define KIOSK_AGENT_ERROR (kiosk_agent_error_quark ())

typedef enum {
  KIOSK_AGENT_ERROR_GONE,        /* the agent is not there: it restarts, or never started */
  KIOSK_AGENT_ERROR_UNREACHABLE, /* no line to the central, or no answer in time */
  KIOSK_AGENT_ERROR_REFUSED,     /* the central said no to these bytes */
  KIOSK_AGENT_ERROR_NOT_FOUND,   /* the central knows no such thing */
  KIOSK_AGENT_ERROR_TOO_LATE,    /* somebody was before: a bill is paid, a slot taken */
  KIOSK_AGENT_ERROR_NO_MOBILE,   /* the central knows no number of hers */
  KIOSK_AGENT_ERROR_TOO_MANY,    /* it has been done as often as it may be */
  KIOSK_AGENT_ERROR_NOT_STORED,  /* the filing was not accepted: no room on the disk */
  KIOSK_AGENT_ERROR_NOT_READY,   /* the printer wants a hand */
  KIOSK_AGENT_ERROR_NOT_ALLOWED, /* wrong PIN, or staff only */
  KIOSK_AGENT_ERROR_BUSY,        /* PIN entry is locked; the message is the seconds to wait */
  KIOSK_AGENT_ERROR_BAD_REQUEST, /* the agent would not take it at all */
  KIOSK_AGENT_ERROR_BROKEN,      /* an answer that is not what it should be */
} KioskAgentError;

GQuark kiosk_agent_error_quark (void);

/* What GDBus reports, as one of ours. Cancellation stays G_IO_ERROR_CANCELLED. Consumes `error`. */
GError *kiosk_agent_error_translate (GError *error);

G_END_DECLS
