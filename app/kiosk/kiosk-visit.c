/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-visit-private.h"

#include "kiosk-language.h"

enum {
  PROP_0,
  PROP_STATION,
  PROP_LANGUAGE,
  PROP_CHALLENGE,
  PROP_QUOTE,
  PROP_FILING,
  PROP_RECEIPT,
  PROP_RECEIPT_URL,
  PROP_COUNT,
};
static GParamSpec *properties[PROP_COUNT];

G_DEFINE_FINAL_TYPE (KioskVisit, kiosk_visit, G_TYPE_OBJECT)

static void
replace_string (char **slot, const char *text)
{
  char *copy = g_strdup (text);

  g_free (*slot);
  *slot = copy;
}

static void
forget_filing (KioskVisit *self)
{
  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->envelope, g_bytes_unref);
  g_clear_pointer (&self->filed_at, g_date_time_unref);
  g_clear_pointer (&self->central_state, g_free);
  g_clear_pointer (&self->bill, civic_bill_free);
  g_clear_pointer (&self->receipt_url, g_free);
  g_clear_pointer (&self->early_job.state, g_free);
  g_clear_pointer (&self->early_job.reason, g_free);
  self->print_job = 0;
  self->filing = KIOSK_FILING_NONE;
  self->receipt = KIOSK_RECEIPT_NONE;
}

static void
forget_service (KioskVisit *self)
{
  if (self->answers != NULL)
    g_signal_handlers_disconnect_by_data (self->answers, self);
  g_clear_object (&self->answers);
  g_clear_object (&self->service);
  g_clear_pointer (&self->changing, g_free);
  g_clear_pointer (&self->person_id, g_free);
  g_clear_pointer (&self->challenge, civic_challenge_free);
  g_clear_pointer (&self->quote, civic_quote_free);
  g_clear_pointer (&self->consent_at, g_date_time_unref);
  self->consent = FALSE;
  self->form_page = 0;
  forget_filing (self);
}

static void
kiosk_visit_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KioskVisit *self = KIOSK_VISIT (object);

  switch (id) {
  case PROP_STATION:
    g_value_set_object (value, self->station);
    break;
  case PROP_LANGUAGE:
    g_value_set_string (value, self->language);
    break;
  case PROP_CHALLENGE:
    g_value_set_pointer (value, self->challenge);
    break;
  case PROP_QUOTE:
    g_value_set_pointer (value, self->quote);
    break;
  case PROP_FILING:
    g_value_set_uint (value, self->filing);
    break;
  case PROP_RECEIPT:
    g_value_set_uint (value, self->receipt);
    break;
  case PROP_RECEIPT_URL:
    g_value_set_string (value, self->receipt_url);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
kiosk_visit_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  KioskVisit *self = KIOSK_VISIT (object);

  if (id == PROP_STATION)
    self->station = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
kiosk_visit_constructed (GObject *object)
{
  KioskVisit *self = KIOSK_VISIT (object);
  CivicCentre *centre = kiosk_station_get_centre (self->station);

  G_OBJECT_CLASS (kiosk_visit_parent_class)->constructed (object);

  self->session = civic_session_new (kiosk_station_get_central_key (self->station));
  self->language = kiosk_language_find (civic_centre_get_languages (centre)[0])->tag;
  _kiosk_visit_watch_link (self);
}

static void
kiosk_visit_dispose (GObject *object)
{
  KioskVisit *self = KIOSK_VISIT (object);

  forget_service (self);
  g_clear_pointer (&self->session, civic_session_free);
  g_clear_object (&self->station);

  G_OBJECT_CLASS (kiosk_visit_parent_class)->dispose (object);
}

static void
kiosk_visit_finalize (GObject *object)
{
  KioskVisit *self = KIOSK_VISIT (object);

  g_free (self->theme);
  g_free (self->search);
  g_free (self->tracked);
  g_clear_error (&self->problem);

  G_OBJECT_CLASS (kiosk_visit_parent_class)->finalize (object);
}

static void
kiosk_visit_class_init (KioskVisitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags told = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = kiosk_visit_get_property;
  object_class->set_property = kiosk_visit_set_property;
  object_class->constructed = kiosk_visit_constructed;
  object_class->dispose = kiosk_visit_dispose;
  object_class->finalize = kiosk_visit_finalize;

  properties[PROP_STATION] =
    g_param_spec_object ("station", NULL, NULL, KIOSK_TYPE_STATION,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LANGUAGE] = g_param_spec_string ("language", NULL, NULL, NULL, told);
  properties[PROP_CHALLENGE] = g_param_spec_pointer ("challenge", NULL, NULL, told);
  properties[PROP_QUOTE] = g_param_spec_pointer ("quote", NULL, NULL, told);
  properties[PROP_FILING] =
    g_param_spec_uint ("filing", NULL, NULL, 0, KIOSK_FILING_QUARANTINED, 0, told);
  properties[PROP_RECEIPT] =
    g_param_spec_uint ("receipt", NULL, NULL, 0, KIOSK_RECEIPT_UNKNOWN, 0, told);
  properties[PROP_RECEIPT_URL] = g_param_spec_string ("receipt-url", NULL, NULL, NULL, told);
  g_object_class_install_properties (object_class, PROP_COUNT, properties);
}

static void
kiosk_visit_init (KioskVisit *self)
{
}

static void
on_answers_changed (KioskVisit *self)
{
  _kiosk_visit_set_quote (self, NULL);
  kiosk_visit_set_consent (self, FALSE);
  if (self->filing == KIOSK_FILING_NONE)
    forget_filing (self);
}

void
_kiosk_visit_set_challenge (KioskVisit *self, CivicChallenge *challenge)
{
  g_clear_pointer (&self->challenge, civic_challenge_free);
  self->challenge = challenge;
  if (challenge != NULL)
    self->challenge_ends_us =
      g_get_monotonic_time () + challenge->expires_in_s * G_TIME_SPAN_SECOND;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHALLENGE]);
}

void
_kiosk_visit_set_quote (KioskVisit *self, CivicQuote *quote)
{
  if (self->quote == NULL && quote == NULL)
    return;
  g_clear_pointer (&self->quote, civic_quote_free);
  self->quote = quote;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUOTE]);
}

void
_kiosk_visit_set_filing (KioskVisit *self, KioskFiling filing)
{
  if (self->filing == filing)
    return;
  self->filing = filing;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILING]);
}

void
_kiosk_visit_set_receipt (KioskVisit *self, KioskReceiptState receipt, KioskPrinter fault)
{
  self->receipt_fault = fault;
  if (self->receipt == receipt)
    return;
  self->receipt = receipt;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECEIPT]);
}

void
_kiosk_visit_set_receipt_url (KioskVisit *self, const char *url)
{
  replace_string (&self->receipt_url, url);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECEIPT_URL]);
}

KioskVisit *
kiosk_visit_new (KioskStation *station)
{
  g_return_val_if_fail (KIOSK_IS_STATION (station), NULL);

  return g_object_new (KIOSK_TYPE_VISIT, "station", station, NULL);
}

KioskStation *
kiosk_visit_get_station (KioskVisit *self)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), NULL);

  return self->station;
}

const char *
kiosk_visit_get_language (KioskVisit *self)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), NULL);

  return self->language;
}

void
kiosk_visit_set_language (KioskVisit *self, const char *tag)
{
  const KioskLanguage *language = kiosk_language_find (tag);

  g_return_if_fail (KIOSK_IS_VISIT (self));
  g_return_if_fail (language != NULL);

  if (self->language == language->tag)
    return;
  self->language = language->tag;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LANGUAGE]);
}

const char *
kiosk_visit_get_theme (KioskVisit *self)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), NULL);

  return self->theme;
}

void
kiosk_visit_set_theme (KioskVisit *self, const char *theme)
{
  g_return_if_fail (KIOSK_IS_VISIT (self));

  replace_string (&self->theme, theme);
}

const char *
kiosk_visit_get_search (KioskVisit *self)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), NULL);

  return self->search != NULL ? self->search : "";
}

void
kiosk_visit_set_search (KioskVisit *self, const char *search)
{
  g_return_if_fail (KIOSK_IS_VISIT (self));

  replace_string (&self->search, search);
}

const char *
kiosk_visit_get_tracked (KioskVisit *self)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), NULL);

  return self->tracked != NULL ? self->tracked : "";
}

void
kiosk_visit_set_tracked (KioskVisit *self, const char *typed)
{
  g_return_if_fail (KIOSK_IS_VISIT (self));

  replace_string (&self->tracked, typed);
}

void
kiosk_visit_begin_service (KioskVisit *self, CivicService *service)
{
  g_return_if_fail (KIOSK_IS_VISIT (self));
  g_return_if_fail (CIVIC_IS_SERVICE (service));

  if (self->service == service && self->filing == KIOSK_FILING_NONE)
    return;
  forget_service (self);
  self->service = g_object_ref (service);
  self->answers = civic_answers_new (service);
  g_signal_connect_object (self->answers, "changed", G_CALLBACK (on_answers_changed), self,
                           G_CONNECT_SWAPPED);
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

  replace_string (&self->changing, field_id);
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

guint
kiosk_visit_get_position (KioskVisit *self, guint form_page)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), 0);
  g_return_val_if_fail (self->service != NULL, 0);

  return 2 + count_shown_pages (self, form_page);
}

guint
kiosk_visit_count_steps (KioskVisit *self)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), 0);
  g_return_val_if_fail (self->service != NULL, 0);

  return 2 + count_shown_pages (self, G_MAXUINT);
}

const char *
kiosk_visit_get_person_id (KioskVisit *self)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), NULL);

  return self->person_id != NULL ? self->person_id : "";
}

void
kiosk_visit_set_person_id (KioskVisit *self, const char *typed)
{
  g_return_if_fail (KIOSK_IS_VISIT (self));

  replace_string (&self->person_id, typed);
}

const CivicChallenge *
kiosk_visit_get_challenge (KioskVisit *self)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), NULL);

  return self->challenge;
}

guint
kiosk_visit_get_challenge_remaining_s (KioskVisit *self)
{
  gint64 remaining_us = 0;

  g_return_val_if_fail (KIOSK_IS_VISIT (self), 0);

  if (self->challenge == NULL)
    return 0;
  remaining_us = self->challenge_ends_us - g_get_monotonic_time ();
  return remaining_us > 0 ? (guint) ((remaining_us + G_TIME_SPAN_SECOND - 1) / G_TIME_SPAN_SECOND)
                          : 0;
}

void
kiosk_visit_drop_challenge (KioskVisit *self)
{
  g_return_if_fail (KIOSK_IS_VISIT (self));

  _kiosk_visit_set_challenge (self, NULL);
}

gboolean
kiosk_visit_is_identified (KioskVisit *self)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), FALSE);

  return self->challenge != NULL && self->challenge->state == CIVIC_CHALLENGE_COMPLETED;
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

const GError *
kiosk_visit_get_problem (KioskVisit *self)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), NULL);

  return self->problem;
}

guint
kiosk_visit_get_problem_step (KioskVisit *self)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), 0);

  return self->problem_step;
}

void
kiosk_visit_set_problem (KioskVisit *self, const GError *error, guint step)
{
  g_return_if_fail (KIOSK_IS_VISIT (self));

  g_clear_error (&self->problem);
  self->problem = error != NULL ? g_error_copy (error) : NULL;
  self->problem_step = step;
}
