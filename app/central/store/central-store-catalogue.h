/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-store.h"

G_BEGIN_DECLS

/* Catalogues that this central signed itself, so that all its processes serve the same one. */

/* FALSE is an error; TRUE with *ret_version 0 and *ret_manifest NULL: none yet. */
gboolean central_store_find_catalogue (CentralStore *self,
                                       gint64 *ret_version,
                                       char **ret_manifest,
                                       GError **error);

/* Inside a transaction about "catalogue". */
gboolean central_store_add_catalogue (CentralStore *self,
                                      gint64 version,
                                      const char *manifest,
                                      GError **error);

G_END_DECLS
