/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-catalogue.h"

#include "central-registry.h"

G_BEGIN_DECLS

/* Which service is answered from which register, and with which card (enquiries.json), so that a
 * new enquiry is a few lines of data:
 *
 *   {"format": 1, "cards": {NAME: CARD},
 *    "enquiries": {SERVICE: [{"registry", "by": {PARAMETER: FIELD}, "card"?: NAME,
 *                             "whose"?: "anyone", "when"?: RULE}]}}
 *
 * A source whose parameters name an unanswered field is passed over, and one whose rule over the
 * answers does not hold. The card is by default the one
 * with the register's name. "anyone": the record may be somebody else's, because the card shows
 * only what everybody may know. It refuses to load a source that names a field the service has not.
 */
typedef struct _CentralEnquiries CentralEnquiries;

typedef struct {
  const char *registry;
  JsonObject *card;
  gboolean for_anyone;
  JsonNode *when;     /* (nullable) */
  GHashTable *fields; /* parameter → field id */
} CentralEnquirySource;

CentralEnquiries *
central_enquiries_load (const char *path, CivicCatalogue *catalogue, GError **error);
void central_enquiries_free (CentralEnquiries *self);

/* A filing of this service moves something else
 * ("follow_ups": {SERVICE: {"field", "registry"?, "from", "to"}}): the filing whose tracking code
 * is the field's answer, or the register's record with that number; out of some states into
 * another. */
typedef struct {
  char *field;
  char *registry; /* (nullable) */
  GStrv from;
  char *to;
} CentralFollowUp;

const CentralFollowUp *central_enquiries_find_follow_up (CentralEnquiries *self,
                                                         const char *service_id); /* (nullable) */

/* Of CentralEnquirySource; (nullable): this service asks nothing. */
GPtrArray *central_enquiries_find (CentralEnquiries *self, const char *service_id);
JsonObject *central_enquiries_find_card (CentralEnquiries *self, const char *name); /* (nullable) */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralEnquiries, central_enquiries_free)

G_END_DECLS
