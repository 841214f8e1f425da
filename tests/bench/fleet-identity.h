/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Client certificates for any number of kiosks, signed by the authority that make-sandbox drew.
 * They share one private key: whoever plays them all holds all of them anyway. Failures end the
 * program.
 */
typedef struct _FleetIdentity FleetIdentity;

FleetIdentity *fleet_identity_new (const char *sandbox); /* the folder that make-sandbox filled */
void fleet_identity_free (FleetIdentity *self);

const char *fleet_identity_get_authority (FleetIdentity *self); /* PEM */
const char *fleet_identity_get_key (FleetIdentity *self);       /* PEM */
char *fleet_identity_certify (FleetIdentity *self, const char *kiosk);

G_END_DECLS
