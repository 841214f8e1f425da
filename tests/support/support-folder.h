/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A private folder for one test, gone with everything in it when freed. */
typedef char SupportFolder;

SupportFolder *support_folder_new (void);
void support_folder_free (SupportFolder *folder);

/* The path of something in it. Caller frees. */
char *support_folder_path (const SupportFolder *folder, const char *name);
void support_folder_write (const SupportFolder *folder, const char *name, const char *text);

/* Whether any file under it holds these bytes, in one piece. */
gboolean support_folder_holds (const SupportFolder *folder, const void *bytes, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SupportFolder, support_folder_free)

G_END_DECLS
