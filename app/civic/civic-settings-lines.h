/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which line of a kushk.conf says what, and which lines say nothing that can be read: GKeyFile
 * knows neither, stops at the first, and takes the last of a key that is there twice. It judges no
 * value. Private to CivicSettings. */
typedef struct _CivicSettingsLines CivicSettingsLines;

/* Faults, in the order of their lines. */
typedef struct _CivicSettingsFaults CivicSettingsFaults;

CivicSettingsFaults *civic_settings_faults_new (const char *path);
void civic_settings_faults_free (CivicSettingsFaults *self);

/* line: 0 where it is none's. */
void civic_settings_faults_add (CivicSettingsFaults *self, guint line, const char *format, ...)
  G_GNUC_PRINTF (3, 4);
gboolean civic_settings_faults_is_empty (CivicSettingsFaults *self);

/* Of char *: "FILE:LINE: reason". Caller unrefs. */
GPtrArray *civic_settings_faults_list (CivicSettingsFaults *self);

/* ret_text (transfer full): the same without the lines that cannot be read, for GKeyFile. */
CivicSettingsLines *
civic_settings_lines_read (const char *text, CivicSettingsFaults *faults, char **ret_text);
void civic_settings_lines_free (CivicSettingsLines *self);

/* key (nullable): NULL for the group itself. 0 where the file does not say it. */
guint civic_settings_lines_find (CivicSettingsLines *self, const char *group, const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CivicSettingsFaults, civic_settings_faults_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CivicSettingsLines, civic_settings_lines_free)

G_END_DECLS
