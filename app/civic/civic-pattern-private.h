/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A pattern that is compiled when it is first needed, and never again. Static: CIVIC_PATTERN
 * ("^[0-9]+\\z"). Any thread. */
typedef struct {
  const char *text;
  GRegex *regex;
} CivicPattern;

#define CIVIC_PATTERN(pattern)                                                                     \
  {                                                                                                \
    .text = pattern                                                                                \
  }

gboolean civic_pattern_matches (CivicPattern *self, const char *text);

G_END_DECLS
