/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-error.h"
#include "civic-manifest.h"

G_BEGIN_DECLS

/* One catalogue from its files to the one in use; for AgentCatalogueStore's thread. It changes
 * nothing that is in use before its last step. */
#define AGENT_CATALOGUE_CURRENT "current"
#define AGENT_CATALOGUE_FILES "files"
#define AGENT_CATALOGUE_HIGHEST "highest"
#define AGENT_CATALOGUE_MAKING ".making"

typedef struct {
  char *directory; /* the store's */
  char *centre;    /* path of [kiosk] centre */
  GBytes *json;
  CivicManifest *manifest;
  char *former; /* (nullable) name of the one in use, which stays */
} AgentCatalogueInstallation;

void agent_catalogue_installation_free (AgentCatalogueInstallation *self);

/* Blocking. CIVIC_ERROR_BAD_FILE or AGENT_ERROR_NOT_STORED. */
gboolean agent_catalogue_install (const AgentCatalogueInstallation *self, GError **error);

/* "VERSION-HASH". Caller frees. */
char *agent_catalogue_name (const CivicManifest *manifest);

G_END_DECLS
