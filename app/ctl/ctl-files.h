/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Several files that belong together: each is written beside its place and on disk before any of
 * them is moved there, so that a full disk or a wrong path changes nothing. Folders are made (0700)
 * where they are missing. Files get the owner of their folder, because a technician is root and the
 * agent is not. */
typedef struct _CtlFiles CtlFiles;

CtlFiles *ctl_files_new (void);

/* Writes PATH.new. mode: 0600 for secrets. */
gboolean
ctl_files_add (CtlFiles *self, const char *path, const char *text, guint mode, GError **error);

/* Where the text is until it is committed. */
char *ctl_files_get_staged (const char *path);

/* Moves all into place. */
gboolean ctl_files_commit (CtlFiles *self, GError **error);

/* Removes what was not committed. */
void ctl_files_free (CtlFiles *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CtlFiles, ctl_files_free)

G_END_DECLS
