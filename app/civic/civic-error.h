/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

/* What can go wrong in civic, by what the caller can do about it. What a citizen typed wrongly is
 * not an error: that is a CivicProblem. Messages are English and meant for the log. */
#define CIVIC_ERROR (civic_error_quark ())

typedef enum {
  CIVIC_ERROR_BAD_FILE,  /* a file we were given breaks its format: "FILE: $.json.path: reason" */
  CIVIC_ERROR_MALFORMED, /* bytes or JSON from outside that are not what they claim to be */
  CIVIC_ERROR_FORGED,    /* a signature or a seal does not verify */
  CIVIC_ERROR_BAD_RULE,  /* a rule that cannot be evaluated, or would take too long */
  CIVIC_ERROR_EXPIRED,   /* genuine, but its time is over: ask for a newer one */
} CivicError;

GQuark civic_error_quark (void);
