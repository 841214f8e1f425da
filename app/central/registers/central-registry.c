/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-registry.h"

G_DEFINE_INTERFACE (CentralRegistry, central_registry, G_TYPE_OBJECT)

static void
central_registry_default_init (CentralRegistryInterface *interface)
{
}

gboolean
central_registry_knows (CentralRegistry *self, const char *registry)
{
  return CENTRAL_REGISTRY_GET_IFACE (self)->knows (self, registry);
}

gboolean
central_registry_look_up (CentralRegistry *self,
                          const CentralQuestion *question,
                          GPtrArray **ret_records,
                          GError **error)
{
  return CENTRAL_REGISTRY_GET_IFACE (self)->look_up (self, question, ret_records, error);
}
