/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-registry.h"

G_BEGIN_DECLS

/* Stands in for the registers on machines that have none: a file of invented records
 * (sandbox-registries.json). Dates in it may be written "{today+90d}", so that the invented
 * licences never expire by themselves, "{person}" is the number of whoever asks, and the owner "*"
 * is everybody. It refuses to load a record with a text in too few languages. */
#define CENTRAL_TYPE_SANDBOX_REGISTRY (central_sandbox_registry_get_type ())
G_DECLARE_FINAL_TYPE (
  CentralSandboxRegistry, central_sandbox_registry, CENTRAL, SANDBOX_REGISTRY, GObject)

CentralRegistry *central_sandbox_registry_new (const char *path, GError **error);

G_END_DECLS
