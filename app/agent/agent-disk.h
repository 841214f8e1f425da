/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-error.h"

G_BEGIN_DECLS

/* Files that outlive a power cut, and that the screen's user may read: nothing written here is
 * secret. What fails is AGENT_ERROR_NOT_STORED. Blocking; from any thread. */

gboolean agent_disk_set_mode (const char *path, int mode, GError **error);

/* Makes the folder, and those above it that are missing; whoever knows its name may enter. */
gboolean agent_disk_make_folder (const char *path, GError **error);

/* Not over an existing file; on disk when it returns, its name with agent_disk_sync_folder. */
gboolean agent_disk_write_new (const char *path, GBytes *content, GError **error);

/* Whole, or as it was before. */
gboolean agent_disk_replace (const char *path, GBytes *content, GError **error);

/* The names in it are on disk when it returns. */
gboolean agent_disk_sync_folder (const char *path, GError **error);
gboolean agent_disk_rename (const char *from, const char *to, GError **error);

/* The symbolic link `path` leads to `target` in one step, and still does after a power cut. */
gboolean agent_disk_point (const char *path, const char *target, GError **error);

/* A tree, as far as that can be done; links are removed, not followed. */
void agent_disk_remove (const char *path);

G_END_DECLS
