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
 *                             "whose"?: "anyone"}]}}
 *
 * A source whose parameters name an unanswered field is passed over. The card is by default the one
 * with the register's name. "anyone": the record may be somebody else's, because the card shows
 * only what everybody may know. It refuses to load a source that names a field the service has not.
 */
typedef struct _CentralEnquiries CentralEnquiries;

typedef struct {
  const char *registry;
  JsonObject *card;
  gboolean for_anyone;
  GHashTable *fields; /* parameter → field id */
} CentralEnquirySource;

CentralEnquiries *
central_enquiries_load (const char *path, CivicCatalogue *catalogue, GError **error);
void central_enquiries_free (CentralEnquiries *self);

/* A filing of this service moves another one ("follow_ups": {SERVICE: {"field", "from", "to"}}):
 * the one whose tracking code is the field's answer, out of some states into another. */
typedef struct {
  char *field;
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
