/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-kiosk-audit.h"

#include "civic-audit-batch.h"

#include "central-audit.h"
#include "central-clock.h"
#include "central-endpoints.h"
#include "central-error.h"
#include "central-json.h"
#include "central-store-kiosk-audit.h"

#define JSON_TYPE "application/json"

/* What is being taken in. */
typedef struct {
  CentralOffice *office;
  const char *kiosk;
  const char *now;
  CivicAuditHead head;
  const CivicAuditEntry *forked; /* (nullable) the first that is not what is here */
} Intake;

/* Before its first entry, where nothing of the chain is here. */
static gboolean
find_head (Intake *self, const CivicAuditEntry *first, GError **error)
{
  g_autoptr (CentralAuditChain) chain = NULL;

  if (!central_store_find_audit_chain (self->office->store, self->kiosk, first->chain, &chain,
                                       error))
    return FALSE;
  if (chain != NULL) {
    self->head = chain->head;
    return TRUE;
  }
  civic_audit_head_draw (&self->head);
  g_strlcpy (self->head.chain, first->chain, sizeof self->head.chain);
  return TRUE;
}

/* What was destroyed by age is past telling. */
static gboolean
compare (Intake *self, const CivicAuditEntry *entry, GError **error)
{
  g_autofree char *hash = NULL;

  if (!central_store_find_kiosk_audit_hash (self->office->store, self->kiosk, entry->chain,
                                            entry->number, &hash, error))
    return FALSE;
  if (hash != NULL && !g_str_equal (hash, entry->hash))
    self->forked = entry;
  return TRUE;
}

static gboolean
take_entry (Intake *self, const CivicAuditEntry *entry, GError **error)
{
  if (entry->number <= self->head.number)
    return compare (self, entry, error);
  if (!civic_audit_follows (&self->head, entry)) {
    self->forked = entry;
    return TRUE;
  }
  civic_audit_head_take (&self->head, entry);
  return central_store_add_kiosk_audit_entry (self->office->store, self->kiosk, entry, self->now,
                                              error);
}

/* What comes after a gap waits for what is in it. */
static gboolean
take_entries (Intake *self, GPtrArray *entries, GError **error)
{
  for (guint index = 0; index < entries->len && self->forked == NULL; index++) {
    const CivicAuditEntry *entry = entries->pdata[index];

    if (entry->number > self->head.number + 1)
      return TRUE;
    if (!take_entry (self, entry, error))
      return FALSE;
  }
  return TRUE;
}

/* The first time it is told for ever, with the number and the hash that the kiosk claims. */
static gboolean
remember_fork (Intake *self, GError **error)
{
  gboolean changed = FALSE;

  return central_store_set_audit_forked (self->office->store, self->kiosk, self->head.chain,
                                         self->forked->number, self->now, &changed, error) &&
         (!changed ||
          central_audit_add_proof (self->office->store, "central", CENTRAL_AUDIT_KIOSK_AUDIT_FORKED,
                                   self->kiosk, self->forked->number, self->forked->hash, error));
}

static gboolean
take_in (Intake *self, GPtrArray *entries, GError **error)
{
  g_autoptr (CentralTransaction) transaction =
    central_store_begin (self->office->store, self->kiosk, error);

  return transaction && find_head (self, entries->pdata[0], error) &&
         take_entries (self, entries, error) &&
         (self->forked == NULL || remember_fork (self, error)) &&
         central_transaction_commit (transaction, error);
}

CentralResponse *
central_kiosk_audit_post (CentralOffice *office,
                          const CentralRequest *request,
                          const char *tail,
                          GError **error)
{
  g_autofree char *now = central_clock_now ();
  g_autoptr (GPtrArray) entries = NULL;
  Intake intake = { .office = office, .kiosk = request->kiosk, .now = now };

  if (!central_request_is_json (request, error))
    return NULL;
  entries = civic_audit_batch_parse (request->body, error);
  if (entries == NULL || !take_in (&intake, entries, error))
    return NULL;
  if (intake.forked != NULL) {
    g_set_error (error, CENTRAL_ERROR, CENTRAL_ERROR_AUDIT_FORKED,
                 "entry %" G_GINT64_FORMAT " is not the one that is here", intake.forked->number);
    return NULL;
  }
  return central_response_new (200, JSON_TYPE, civic_audit_answer_to_json (&intake.head));
}

gboolean
central_kiosk_audit_see (CentralOffice *office, const char *kiosk, const char *by, GError **error)
{
  g_autofree char *now = central_clock_now ();
  g_autoptr (CentralTransaction) transaction = central_store_begin (office->store, kiosk, error);
  gboolean changed = FALSE;

  if (!transaction ||
      !central_store_set_audit_seen (office->store, kiosk, now, by, &changed, error))
    return FALSE;
  if (!changed) {
    g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_NOT_FOUND, "nothing to take note of");
    return FALSE;
  }
  return central_audit_add (office->store, by, CENTRAL_AUDIT_KIOSK_AUDIT_SEEN, kiosk, error) &&
         central_transaction_commit (transaction, error);
}
