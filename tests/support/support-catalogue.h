/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-manifest.h"

G_BEGIN_DECLS

/* Catalogues that a test changes and signs. Any failure ends the test. */

/* A copy of the source's services/, lists/ and centres/ at `path`, which is made. source: within
 * the repository, "kiosk-config". */
void support_catalogue_copy (const char *source, const char *path);

/* Replaces the first `from` of one of its files; there must be one. */
void
support_catalogue_change (const char *path, const char *file, const char *from, const char *to);

/* The pair STEM.key and STEM.pub. */
void support_catalogue_make_keys (const char *stem);

/* Signs as kushkctl does, valid from `made_at` (nullable: now), and writes PATH/manifest.json. */
CivicManifest *support_catalogue_sign (
  const char *path, const char *stem, gint64 version, const char *made_at, guint days);

G_END_DECLS
