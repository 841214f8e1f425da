/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-visit-private.h"

/* What she asks for: the service, her answers to it, and where in its form she stands. */

static void
forget_filing (KioskVisit *self)
{
  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->envelope, g_bytes_unref);
  g_clear_pointer (&self->filed_at, g_date_time_unref);
  g_clear_pointer (&self->central_state, g_free);
  g_clear_pointer (&self->bill, civic_bill_free);
  g_clear_pointer (&self->receipt_url, g_free);
  g_clear_pointer (&self->message_mobile, g_free);
  self->filing = KIOSK_FILING_NONE;
  _kiosk_visit_drop_paper (self);
  g_clear_pointer (&self->facts, kiosk_receipt_facts_free);
}

static void
forget_person (KioskVisit *self)
{
  g_clear_pointer (&self->person_id, g_free);
  g_clear_pointer (&self->challenge, civic_challenge_free);
}

void
_kiosk_visit_forget_service (KioskVisit *self)
{
  kiosk_visit_set_handover (self, NULL);
  g_clear_object (&self->slots);
  if (self->answers != NULL)
    g_signal_handlers_disconnect_by_data (self->answers, self);
  g_clear_object (&self->answers);
  g_clear_object (&self->service);
  g_clear_pointer (&self->changing, g_free);
  forget_person (self);
  g_clear_pointer (&self->quote, civic_quote_free);
  g_clear_pointer (&self->consent_at, g_date_time_unref);
  self->consent = FALSE;
  g_hash_table_remove_all (self->consents);
  self->is_anonymous = FALSE;
  self->form_page = 0;
  kiosk_visit_drop_results (self);
  forget_filing (self);
}

static void
on_answers_changed (KioskVisit *self)
{
  _kiosk_visit_set_quote (self, NULL);
  kiosk_visit_set_consent (self, FALSE);
  kiosk_visit_drop_results (self);
  if (self->filing == KIOSK_FILING_NONE)
    forget_filing (self);
}

static void
take_service (KioskVisit *self, CivicService *service, CivicAnswers *answers)
{
  self->service = g_object_ref (service);
  self->answers = answers;
  g_signal_connect_object (self->answers, "changed", G_CALLBACK (on_answers_changed), self,
                           G_CONNECT_SWAPPED);
}

void
kiosk_visit_begin_service (KioskVisit *self, CivicService *service)
{
  g_return_if_fail (KIOSK_IS_VISIT (self));
  g_return_if_fail (CIVIC_IS_SERVICE (service));

  if (self->service == service && self->filing == KIOSK_FILING_NONE)
    return;
  _kiosk_visit_forget_service (self);
  take_service (self, service, civic_answers_new (service));
}

/* What the answers lack or the service has changed since is asked on its pages. */
static CivicAnswers *
read_answers (CivicService *service, JsonNode *node)
{
  g_autoptr (GPtrArray) problems = NULL;

  return node != NULL ? civic_answers_new_from_json (service, node, &problems)
                      : civic_answers_new (service);
}

void
kiosk_visit_continue_with (KioskVisit *self, CivicService *service, JsonNode *answers)
{
  g_autofree char *person_id = NULL;
  CivicChallenge *challenge = NULL;

  g_return_if_fail (KIOSK_IS_VISIT (self));
  g_return_if_fail (CIVIC_IS_SERVICE (service));

  person_id = g_steal_pointer (&self->person_id);
  challenge = g_steal_pointer (&self->challenge);
  _kiosk_visit_forget_service (self);
  self->person_id = g_steal_pointer (&person_id);
  self->challenge = challenge;
  take_service (self, service, read_answers (service, answers));
}

gboolean
kiosk_visit_asks_identity (KioskVisit *self)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), FALSE);
  g_return_val_if_fail (self->service != NULL, FALSE);

  switch (civic_service_get_identity (self->service)) {
  case CIVIC_IDENTITY_NONE:
    return FALSE;
  case CIVIC_IDENTITY_OPTIONAL:
    return !self->is_anonymous;
  case CIVIC_IDENTITY_REQUIRED:
  default:
    return TRUE;
  }
}

void
kiosk_visit_set_anonymous (KioskVisit *self, gboolean is_anonymous)
{
  g_return_if_fail (KIOSK_IS_VISIT (self));

  self->is_anonymous = is_anonymous;
  if (is_anonymous)
    forget_person (self);
}

CivicService *
kiosk_visit_get_service (KioskVisit *self)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), NULL);

  return self->service;
}

CivicAnswers *
kiosk_visit_get_answers (KioskVisit *self)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), NULL);

  return self->answers;
}

guint
kiosk_visit_get_form_page (KioskVisit *self)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), 0);

  return self->form_page;
}

void
kiosk_visit_set_form_page (KioskVisit *self, guint index)
{
  g_return_if_fail (KIOSK_IS_VISIT (self));

  self->form_page = index;
}

const char *
kiosk_visit_get_changing (KioskVisit *self)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), NULL);

  return self->changing;
}

void
kiosk_visit_set_changing (KioskVisit *self, const char *field_id)
{
  g_return_if_fail (KIOSK_IS_VISIT (self));

  _kiosk_visit_replace (&self->changing, field_id);
}

static guint
count_shown_pages (KioskVisit *self, guint end)
{
  GListModel *pages = civic_service_get_pages (self->service);
  guint count = 0;

  for (guint i = 0; i < MIN (end, g_list_model_get_n_items (pages)); i++) {
    g_autoptr (CivicPage) page = g_list_model_get_item (pages, i);

    if (civic_answers_is_page_shown (self->answers, page))
      count++;
  }
  return count;
}

static guint
count_before_form (KioskVisit *self)
{
  return kiosk_visit_asks_identity (self) ? 1 : 0;
}

/* Only what is filed with her word for it is reviewed. */
static guint
count_after_form (KioskVisit *self)
{
  return civic_service_get_consent (self->service) != NULL ? 1 : 0;
}

guint
kiosk_visit_get_position (KioskVisit *self, guint form_page)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), 0);
  g_return_val_if_fail (self->service != NULL, 0);

  return count_before_form (self) + 1 + count_shown_pages (self, form_page);
}

guint
kiosk_visit_count_steps (KioskVisit *self)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), 0);
  g_return_val_if_fail (self->service != NULL, 0);

  return count_before_form (self) + count_shown_pages (self, G_MAXUINT) + count_after_form (self);
}

const CivicQuote *
kiosk_visit_get_quote (KioskVisit *self)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), NULL);

  return self->quote;
}

gboolean
kiosk_visit_get_consent (KioskVisit *self)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), FALSE);

  return self->consent;
}

void
kiosk_visit_set_consent (KioskVisit *self, gboolean consent)
{
  g_return_if_fail (KIOSK_IS_VISIT (self));

  if (self->consent == consent)
    return;
  self->consent = consent;
  g_clear_pointer (&self->consent_at, g_date_time_unref);
  if (consent)
    self->consent_at = g_date_time_new_now_local ();
}

gboolean
kiosk_visit_get_further_consent (KioskVisit *self, const char *consent_id)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), FALSE);
  g_return_val_if_fail (consent_id != NULL, FALSE);

  return g_hash_table_contains (self->consents, consent_id);
}

void
kiosk_visit_set_further_consent (KioskVisit *self, const char *consent_id, gboolean consent)
{
  g_return_if_fail (KIOSK_IS_VISIT (self));
  g_return_if_fail (consent_id != NULL);

  if (consent)
    g_hash_table_add (self->consents, g_strdup (consent_id));
  else
    g_hash_table_remove (self->consents, consent_id);
}
