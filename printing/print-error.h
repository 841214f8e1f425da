/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#pragma once

#include <glib.h>

/* What can go wrong when printing, by what the caller can do about it. Messages are English, for
 * the log. */
#define PRINT_ERROR (print_error_quark ())

typedef enum {
  PRINT_ERROR_NO_PRINTER, /* no queue of that name, no scheduler to ask, or nobody at the printer */
  PRINT_ERROR_NOT_READY,  /* paper, cover, jam: staff can put it right */
  PRINT_ERROR_REJECTED,   /* the spooler refused the document */
  PRINT_ERROR_UNKNOWN,    /* no answer in time: it may or may not print */
  PRINT_ERROR_UNREADABLE, /* the page did not pass its own check: a QR that does not read back, a
                             glyph that is missing. Never sent */
} PrintError;

GQuark print_error_quark (void);
