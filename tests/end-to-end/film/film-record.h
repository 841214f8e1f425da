/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

#include "film-receipt.h"

G_BEGIN_DECLS

/* film.json: one entry for each visit, in the order they were played. Rewritten whole after each
 * change, so that a run that fails leaves what it had. */
typedef struct _FilmRecord FilmRecord;

FilmRecord *film_record_new (const char *path);
void film_record_free (FilmRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FilmRecord, film_record_free)

gboolean film_record_begin_visit (FilmRecord *self, const char *language, GError **error);
gboolean film_record_add_picture (FilmRecord *self, const char *name, GError **error);
gboolean film_record_set_receipt (FilmRecord *self,
                                  const FilmReceipt *receipt,
                                  const char *document,
                                  double submitted_at_s,
                                  GError **error);

G_END_DECLS
