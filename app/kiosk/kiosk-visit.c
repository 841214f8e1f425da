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

enum {
  PRESENT,
  SIGNAL_COUNT
};
static guint signals[SIGNAL_COUNT];

G_DEFINE_FINAL_TYPE (KioskVisit, kiosk_visit, G_TYPE_OBJECT)

void
_kiosk_visit_replace (char **slot, const char *text)
{
  char *copy = g_strdup (text);

  g_free (*slot);
  *slot = copy;
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
    g_value_set_uint (value, kiosk_visit_get_receipt (self));
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

  G_OBJECT_CLASS (kiosk_visit_parent_class)->constructed (object);

  self->session = civic_session_new (kiosk_station_get_central_key (self->station));
  self->language = kiosk_language_find (kiosk_station_get_languages (self->station)[0])->tag;
  _kiosk_visit_watch_link (self);
}

static void
kiosk_visit_dispose (GObject *object)
{
  KioskVisit *self = KIOSK_VISIT (object);

  kiosk_visit_end_payment (self);
  _kiosk_visit_forget_service (self);
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
  g_free (self->document_id);
  g_clear_pointer (&self->document, kiosk_document_free);
  g_hash_table_unref (self->consents);
  g_clear_pointer (&self->readiness, civic_readiness_free);
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
    g_param_spec_uint ("receipt", NULL, NULL, 0, KIOSK_PAPER_UNKNOWN, 0, told);
  properties[PROP_RECEIPT_URL] = g_param_spec_string ("receipt-url", NULL, NULL, NULL, told);
  g_object_class_install_properties (object_class, PROP_COUNT, properties);
  signals[PRESENT] = g_signal_new ("present", KIOSK_TYPE_VISIT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
kiosk_visit_init (KioskVisit *self)
{
  self->consents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
_kiosk_visit_tell_present (KioskVisit *self)
{
  g_signal_emit (self, signals[PRESENT], 0);
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
_kiosk_visit_notify_receipt (KioskVisit *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECEIPT]);
}

void
_kiosk_visit_set_receipt_url (KioskVisit *self, const char *url)
{
  _kiosk_visit_replace (&self->receipt_url, url);
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

  _kiosk_visit_replace (&self->theme, theme);
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

  _kiosk_visit_replace (&self->search, search);
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

  _kiosk_visit_replace (&self->tracked, typed);
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

const CivicReadiness *
kiosk_visit_get_readiness (KioskVisit *self)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), NULL);

  return self->readiness;
}

void
kiosk_visit_take_readiness (KioskVisit *self, CivicReadiness *readiness)
{
  g_return_if_fail (KIOSK_IS_VISIT (self));

  g_clear_pointer (&self->readiness, civic_readiness_free);
  self->readiness = readiness;
}
