/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic.h"

#include "kiosk-agent-link.h"
#include "kiosk-staff.h"

G_BEGIN_DECLS

/* What stays the same from one citizen to the next: where the kiosk stands, what it offers, and its
 * one line out. Immutable, but for the link that comes and goes. It knows nothing of a visit. */
#define KIOSK_TYPE_STATION (kiosk_station_get_type ())
G_DECLARE_FINAL_TYPE (KioskStation, kiosk_station, KIOSK, STATION, GObject)

/* Reads everything the configuration names, and refuses the start where civic refuses a file. The
 * catalogue is the signed one, and in it the centre's profile, where the agent has one that can be
 * shown. Turns the main context for up to a second, until the agent has said so. At start only. */
KioskStation *kiosk_station_load (const char *config_path, GError **error);

/* The same, by the copy of what the agent has in force where config_path cannot be used: somebody
 * has mistyped while the kiosk is open, and staff are told by the agent. The error is of
 * config_path. */
KioskStation *
kiosk_station_load_or_last (const char *config_path, const char *in_force_path, GError **error);

/* Whether the agent has another catalogue for the next visit than it had when this was loaded, or
 * has started anew since this first met it: then a session that begins now is a better one. */
gboolean kiosk_station_is_outdated (KioskStation *self);

CivicSettings *kiosk_station_get_settings (KioskStation *self);
CivicCentre *kiosk_station_get_centre (KioskStation *self);
KioskAgentLink *kiosk_station_get_link (KioskStation *self);
KioskStaff *kiosk_station_get_staff (KioskStation *self);
const char *kiosk_station_get_id (KioskStation *self); /* "JED-ANDALUS-02" */
GBytes *kiosk_station_get_central_key (KioskStation *self);

/* Offered here: the centre's services that the catalogue has. of CivicService */
GListModel *kiosk_station_get_services (KioskStation *self);
CivicService *kiosk_station_find_service (KioskStation *self,
                                          const char *service_id); /* (nullable) */

/* The doors of the home screen, in the catalogue's order. of CivicTheme */
GListModel *kiosk_station_get_themes (KioskStation *self);
CivicTheme *kiosk_station_find_theme (KioskStation *self, const char *theme_id); /* (nullable) */

/* The services behind a door, in the centre's order. of CivicService. Caller unrefs. */
GListModel *kiosk_station_list_behind (KioskStation *self, const char *theme_id);

/* Of the centre's languages those that staff offered when this was loaded, in the centre's order;
 * never none. */
const char *const *kiosk_station_get_languages (KioskStation *self);

/* The language a touch on its button brings: the next one offered, round and round; NULL where
 * there is only one. */
const char *kiosk_station_get_other_language (KioskStation *self, const char *language);

G_END_DECLS
