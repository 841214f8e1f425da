/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What every public page says around its own sentences, in each of central_languages, and how it
 * says days and times. */
typedef struct {
  const char *language;
  const char *direction;
  const char *name; /* of the language, in itself */
  const char *authority;
  const char *riyals;
  const char *help;
  const char *help_hours;
  const char *morning;
  const char *afternoon;
  const char *date_separator;
  const char *months[12];
} CentralWords;

const CentralWords *central_words_get (const char *language);

/* "٢٢ نوفمبر ٢٠٢٦، ١٠:٤٧ ص": in the reader's digits. Caller frees. "" for what is no time. */
char *central_words_format_time (const CentralWords *self, const char *iso8601);
char *central_words_format_date (const CentralWords *self, const char *iso8601);
char *central_words_format_hour (const CentralWords *self, const char *iso8601); /* no day */
char *central_words_format_count (const CentralWords *self, guint count);

G_END_DECLS
