/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The proof at the end of a visit: the document that came out of the printer, what a phone reads
 * from it, and what the central answers to that. It trusts nothing the kiosk's screen says. */

/* Where the running parts are; the paths of the kiosk's own keys are for GET /v1/filings/{code}. */
typedef struct {
  char *paper_folder; /* one PDF for each document on paper */
  char *central_url;  /* the kiosks' listener */
  char *ca;
  char *certificate;
  char *key;
} FilmWorld;

typedef struct {
  char *code;          /* bare, out of the central's own answer */
  char *url;           /* out of the QR */
  char *state;         /* the filing's at the central */
  double printed_at_s; /* wall clock */
} FilmReceipt;

void film_receipt_free (FilmReceipt *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FilmReceipt, film_receipt_free)

/* The documents that are on paper now: a set of file names. */
GHashTable *film_receipt_list_paper (const FilmWorld *world);

/* Waits for a document that is not in known and copies it to path. ret_printed_at_s, the wall clock
 * at which it was on paper, may be NULL. */
gboolean film_receipt_wait_for_paper (const FilmWorld *world,
                                      GHashTable *known,
                                      const char *path,
                                      double *ret_printed_at_s,
                                      GError **error);

/* The same, and asks the central about it. code is the bare tracking code that stood on the glass.
 */
FilmReceipt *film_receipt_take (
  const FilmWorld *world, GHashTable *known, const char *code, const char *path, GError **error);

G_END_DECLS
