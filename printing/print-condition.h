/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a printer is, in the few words that a person can act on: the state decides what a citizen is
 * promised, the reason what staff have to do. Both lists are closed; whatever a printer says is
 * mapped to them (print-reasons.h). */
typedef enum {
  PRINT_STATE_UNKNOWN, /* no or a contradictory answer; never to be shown as ready */
  PRINT_STATE_READY,
  PRINT_STATE_LOW, /* prints, paper or ink near its end */
  PRINT_STATE_OUT,
  PRINT_STATE_JAMMED,
  PRINT_STATE_OPEN,
  PRINT_STATE_OFFLINE, /* nothing listens where the printer should be, or it or its queue stopped */
} PrintState;

typedef enum {
  PRINT_REASON_NONE,          /* "none" */
  PRINT_REASON_PAPER_LOW,     /* "paper-low": the printer says so */
  PRINT_REASON_PAPER_COUNTED, /* "paper-counted": our own count says so, the printer does not */
  PRINT_REASON_PAPER_OUT,     /* "paper-out": empty, or other paper is asked for */
  PRINT_REASON_TRAY,          /* "tray": missing or not closed, of input or output */
  PRINT_REASON_JAM,           /* "jam" */
  PRINT_REASON_COVER,         /* "cover": a cover, door or interlock is open */
  PRINT_REASON_OUTPUT_FULL,   /* "output-full": nobody took the paper */
  PRINT_REASON_INK_LOW,       /* "ink-low": of ink, toner, ribbon */
  PRINT_REASON_INK_OUT,       /* "ink-out" */
  PRINT_REASON_WASTE,         /* "waste": a box of waste is full or nearly so */
  PRINT_REASON_HOT,           /* "hot": the head or fuser, it recovers by itself */
  PRINT_REASON_WORN,          /* "worn": a part is at its life's end, or failed */
  PRINT_REASON_PAUSED,        /* "paused": printer or queue was stopped, by hand or by a fault */
  PRINT_REASON_OFF,           /* "off": nothing listens there, or it says that it is off line */
  PRINT_REASON_SILENT,        /* "silent": it listens and does not answer */
  PRINT_REASON_SCHEDULER,     /* "scheduler": CUPS does not answer, or has no such queue */
  PRINT_REASON_OTHER,         /* "other": somebody has to look */
} PrintReason;

typedef struct {
  PrintState state;
  PrintReason reason;
} PrintCondition;

const char *print_state_to_string (PrintState state);    /* the architecture's words */
const char *print_reason_to_string (PrintReason reason); /* the words above */

G_END_DECLS
