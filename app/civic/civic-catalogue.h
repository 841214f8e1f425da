/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-centre.h"
#include "civic-service.h"
#include "civic-theme.h"

G_BEGIN_DECLS

/* Every service this machine knows: kiosk-config/services with the lists they share. Loads all or
 * nothing: one bad file refuses the whole, so that a half-broken catalogue never opens. */
#define CIVIC_TYPE_CATALOGUE (civic_catalogue_get_type ())
G_DECLARE_FINAL_TYPE (CivicCatalogue, civic_catalogue, CIVIC, CATALOGUE, GObject)

/* directory: holds services/ and lists/. languages: those every text must have. The folders in
 * lists/ are regions: what their lists offer comes after what the lists of the same name in lists/
 * offer, so that whoever serves many centres knows the answers of them all. Blocking, start only.
 */
CivicCatalogue *
civic_catalogue_load (const char *directory, const char *const *languages, GError **error);

/* The same as one centre asks it: in its languages, its region's lists in place of the others. */
CivicCatalogue *
civic_catalogue_load_for_centre (const char *directory, CivicCentre *centre, GError **error);

/* Every fault of it at once, each "FILE: $.json.path: reason", often with what was perhaps meant;
 * empty where civic_catalogue_load would succeed. icons: (nullable) the names of assets/icons; what
 * shows another one is a fault too. ret_sound: (nullable) what of it is well; caller owns. Of char
 * *, caller owns. */
GPtrArray *civic_catalogue_check (const char *directory,
                                  const char *const *languages,
                                  const char *const *icons,
                                  CivicCatalogue **ret_sound);

GListModel *civic_catalogue_get_themes (CivicCatalogue *self);   /* of CivicTheme, as they stand */
GListModel *civic_catalogue_get_services (CivicCatalogue *self); /* of CivicService, by file name */
CivicService *civic_catalogue_find (CivicCatalogue *self, const char *service_id); /* (nullable) */

/* Whether every service a centre offers is here; the error names the first that is not. */
gboolean
civic_catalogue_has_all (CivicCatalogue *self, const char *const *service_ids, GError **error);

G_END_DECLS
