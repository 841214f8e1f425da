/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What the municipality's and the nation's registers know: establishments, licences, parcels,
 * bills. Whoever implements it (the national systems, or the sandbox) never waits, and refuses to
 * tell one person what belongs to another: such a record is as good as not there. */
#define CENTRAL_TYPE_REGISTRY (central_registry_get_type ())
G_DECLARE_INTERFACE (CentralRegistry, central_registry, CENTRAL, REGISTRY, GObject)

typedef struct {
  const char *registry;  /* "licences" */
  JsonObject *by;        /* parameter → string; empty: everything that is the person's */
  const char *person_id; /* (nullable) who asks, as her challenge proved it */
  gboolean for_anyone;   /* the central asks for itself: whose it is does not matter */
} CentralQuestion;

struct _CentralRegistryInterface {
  GTypeInterface parent_interface;

  gboolean (*knows) (CentralRegistry *self, const char *registry);
  gboolean (*look_up) (CentralRegistry *self,
                       const CentralQuestion *question,
                       GPtrArray **ret_records,
                       GError **error);
};

/* Whether there is a register of that name to ask. */
gboolean central_registry_knows (CentralRegistry *self, const char *registry);

/* ret_records: of JsonNode, each an object of strings, numbers, booleans and texts ({"ar":…});
 * empty when nothing fits. Errors: MALFORMED (no such register or parameter), IDENTITY_REQUIRED,
 * and UNAVAILABLE when it cannot be asked now. */
gboolean central_registry_look_up (CentralRegistry *self,
                                   const CentralQuestion *question,
                                   GPtrArray **ret_records,
                                   GError **error);

G_END_DECLS
