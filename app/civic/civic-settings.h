/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib-object.h>

#include "civic-error.h"

G_BEGIN_DECLS

/* kushk.conf, read once at start by the session, the agent and kushkctl. Every key is in one table
 * with its type, range and default; an unknown key, a wrong type or a value out of range refuses
 * the start with file, group, key, reason and the nearest valid key. Relative paths are taken from
 * the folder of the file itself.
 *
 *   [kiosk]    id centre(path of the profile) catalogue(folder with services/ and lists/)
 *   [agent]    socket state_directory minimum_free_mib(default 64) session_user(default "")
 *   [central]  url tracking_url(prefix, ends in /t/) box_public_key sign_public_key ca certificate
 * key (paths)  kiosk_sign_key [printer]  server(socket path or host:port) queue device_uri
 * paper_width_mm(80) paper_height_mm(0: a roll) dots_per_inch(203) roll_length_m(0: not counted)
 * roll_low_m(4) sheet_queue sheet_device_uri [visit]    idle_warning_s(90, 10..600)
 * idle_countdown_s(30, 20..60) thanks_s(20, 5..60) [staff]    pin_file */
#define CIVIC_TYPE_SETTINGS (civic_settings_get_type ())
G_DECLARE_FINAL_TYPE (CivicSettings, civic_settings, CIVIC, SETTINGS, GObject)

CivicSettings *civic_settings_load (const char *path, GError **error);

/* group and key must be ones of the table above: anything else is a programmer's mistake. */
const char *civic_settings_get_string (CivicSettings *self, const char *group, const char *key);
const char *
civic_settings_get_path (CivicSettings *self, const char *group, const char *key); /* absolute */
guint civic_settings_get_unsigned (CivicSettings *self, const char *group, const char *key);

G_END_DECLS
