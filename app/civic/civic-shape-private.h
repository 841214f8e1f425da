/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-reader-private.h"

G_BEGIN_DECLS

/* What the short strings look like that kiosk and central tell each other about a machine: each is
 * checked for its shape before anything else is made of it. Unlike those of civic-reader they may
 * be empty where the shape says so. */
typedef gboolean (*CivicShape) (const char *text);

gboolean civic_shape_is_kiosk_id (const char *text);   /* "JED-ANDALUS-02": 1 to 40 of A-Z 0-9 - */
gboolean civic_shape_is_name (const char *text);       /* 1 to 64 of a-z 0-9 - _ */
gboolean civic_shape_is_version (const char *text);    /* 1 to 40 printable ASCII characters */
gboolean civic_shape_is_account (const char *text);    /* 0 to 16 of a-z A-Z 0-9 - */
gboolean civic_shape_is_time (const char *text);       /* ISO 8601 with its zone */
gboolean civic_shape_is_maybe_time (const char *text); /* the same or empty */
gboolean civic_shape_is_day (const char *text);        /* "2026-11-23" */
gboolean civic_shape_is_digest (const char *text);     /* 64 lower-case hexadecimal digits */
gboolean civic_shape_is_id (const char *text);         /* 32 of them */
gboolean civic_shape_is_boot (const char *text);       /* 16 of them */

/* Which of the words (NULL-terminated) it is; FALSE, and *ret_index is left alone, for none. */
gboolean civic_shape_find_word (const char *const *words, const char *word, guint *ret_index);

/* An owned copy of the string under `key`, "" after a complaint: never NULL. */
char *civic_shape_read (CivicReader *reader, const char *key, CivicShape is_good);

/* The same, where null says that there is none. (nullable) */
char *civic_shape_read_nullable (CivicReader *reader, const char *key, CivicShape is_good);

G_END_DECLS
