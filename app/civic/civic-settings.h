/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib-object.h>

#include "civic-error.h"

G_BEGIN_DECLS

/* kushk.conf, read once at start by the session, the agent and kushkctl. Every key is in one table
 * with its type, range and default; an unknown key, a wrong type, a value out of range, or paper no
 * printer has, refuses the start with file, line, group, key, reason and the nearest valid key.
 * Relative paths are taken from the folder of the file itself.
 *
 *   [kiosk]   id centre(path of the profile) catalogue(folder with services/ and lists/)
 *             readiness_first(yes)
 *   [agent]   socket state_directory minimum_free_mib(64) session_user("")
 *   [central] url tracking_url(prefix, ends in /t/) box_public_key sign_public_key
 *             catalogue_public_key("") ca certificate key kiosk_sign_key (paths)
 *   [printer] server(socket path or host:port) queue(of CUPS, or ipp://… of a printer without)
 *             device_uri paper_width_mm(80) paper_height_mm(0: a roll) dots_per_inch(203)
 *             roll_length_m(0: not counted) roll_low_m(4) sheet_queue(as queue) sheet_device_uri
 *   [visit]   idle_warning_s(90) idle_countdown_s(30) thanks_s(20)
 *   [staff]   accounts_file */
#define CIVIC_TYPE_SETTINGS (civic_settings_get_type ())
G_DECLARE_FINAL_TYPE (CivicSettings, civic_settings, CIVIC, SETTINGS, GObject)

/* The error's message has every fault of the file, a line each: "FILE:LINE: [group] key: reason".
 */
CivicSettings *civic_settings_load (const char *path, GError **error);

/* The same faults, of char *; empty where civic_settings_load would succeed. Caller unrefs. */
GPtrArray *civic_settings_check (const char *path);

/* All keys there are, in the order of the table above, for whoever lists them. */
typedef struct {
  const char *group;
  const char *key;
  const char *otherwise; /* (nullable) the default; NULL where the file must say it */
  gboolean is_path;
} CivicSettingsKey;

guint civic_settings_count (void);
CivicSettingsKey civic_settings_get_key (guint index);
const char *civic_settings_get_value (CivicSettings *self, guint index); /* as text; paths whole */
guint civic_settings_get_line (CivicSettings *self, guint index);        /* 0: not said there */

const char *civic_settings_get_file (CivicSettings *self); /* the path it was loaded by */

/* group and key must be ones of the table above: anything else is a programmer's mistake. */
const char *civic_settings_get_string (CivicSettings *self, const char *group, const char *key);
/* Absolute; NULL where the key may be left out, and was. */
const char *civic_settings_get_path (CivicSettings *self, const char *group, const char *key);
guint civic_settings_get_unsigned (CivicSettings *self, const char *group, const char *key);
gboolean civic_settings_is_yes (CivicSettings *self, const char *group, const char *key);

/* Whether the printer of that key, queue or sheet_queue, is asked directly, without a scheduler. */
gboolean civic_settings_is_direct_printer (CivicSettings *self, const char *key);

G_END_DECLS
