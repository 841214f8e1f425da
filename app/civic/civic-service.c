/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-service-private.h"

#include "civic-field-private.h"

G_DEFINE_FINAL_TYPE (CivicService, civic_service, G_TYPE_OBJECT)

static void
civic_service_finalize (GObject *object)
{
  CivicService *self = CIVIC_SERVICE (object);

  g_free (self->id);
  g_free (self->theme);
  g_free (self->icon);
  g_clear_pointer (&self->name, civic_text_unref);
  g_clear_pointer (&self->summary, civic_text_unref);
  g_clear_pointer (&self->duration, civic_text_unref);
  g_clear_pointer (&self->duration_note, civic_text_unref);
  g_clear_pointer (&self->fee, civic_text_unref);
  g_clear_pointer (&self->fee_note, civic_text_unref);
  g_clear_pointer (&self->consent, civic_text_unref);
  g_clear_pointer (&self->synonyms, g_hash_table_unref);
  g_clear_pointer (&self->result_title, civic_text_unref);
  g_clear_pointer (&self->result_empty, civic_text_unref);
  g_clear_object (&self->consents);
  g_clear_object (&self->lookups);
  g_clear_object (&self->preparations);
  g_clear_object (&self->next_steps);
  g_clear_object (&self->pages);
  G_OBJECT_CLASS (civic_service_parent_class)->finalize (object);
}

static void
civic_service_class_init (CivicServiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = civic_service_finalize;
}

static void
civic_service_init (CivicService *self)
{
}

const char *
civic_service_get_id (CivicService *self)
{
  g_return_val_if_fail (CIVIC_IS_SERVICE (self), NULL);

  return self->id;
}

guint
civic_service_get_version (CivicService *self)
{
  g_return_val_if_fail (CIVIC_IS_SERVICE (self), 0);

  return self->version;
}

const char *
civic_service_get_theme (CivicService *self)
{
  g_return_val_if_fail (CIVIC_IS_SERVICE (self), NULL);

  return self->theme;
}

const char *
civic_service_get_icon (CivicService *self)
{
  g_return_val_if_fail (CIVIC_IS_SERVICE (self), NULL);

  return self->icon;
}

CivicJourney
civic_service_get_journey (CivicService *self)
{
  g_return_val_if_fail (CIVIC_IS_SERVICE (self), CIVIC_JOURNEY_APPLY);

  return self->journey;
}

CivicText *
civic_service_get_name (CivicService *self)
{
  g_return_val_if_fail (CIVIC_IS_SERVICE (self), NULL);

  return self->name;
}

CivicText *
civic_service_get_summary (CivicService *self)
{
  g_return_val_if_fail (CIVIC_IS_SERVICE (self), NULL);

  return self->summary;
}

CivicText *
civic_service_get_duration (CivicService *self)
{
  g_return_val_if_fail (CIVIC_IS_SERVICE (self), NULL);

  return self->duration;
}

CivicText *
civic_service_get_duration_note (CivicService *self)
{
  g_return_val_if_fail (CIVIC_IS_SERVICE (self), NULL);

  return self->duration_note;
}

CivicText *
civic_service_get_fee (CivicService *self)
{
  g_return_val_if_fail (CIVIC_IS_SERVICE (self), NULL);

  return self->fee;
}

CivicText *
civic_service_get_fee_note (CivicService *self)
{
  g_return_val_if_fail (CIVIC_IS_SERVICE (self), NULL);

  return self->fee_note;
}

CivicText *
civic_service_get_consent (CivicService *self)
{
  g_return_val_if_fail (CIVIC_IS_SERVICE (self), NULL);

  return self->consent;
}

guint
civic_service_get_consent_version (CivicService *self)
{
  g_return_val_if_fail (CIVIC_IS_SERVICE (self), 0);

  return self->consent_version;
}

guint
civic_service_get_minutes (CivicService *self)
{
  g_return_val_if_fail (CIVIC_IS_SERVICE (self), 0);

  return self->minutes;
}

GListModel *
civic_service_get_preparations (CivicService *self)
{
  g_return_val_if_fail (CIVIC_IS_SERVICE (self), NULL);

  return self->preparations;
}

GListModel *
civic_service_get_next_steps (CivicService *self)
{
  g_return_val_if_fail (CIVIC_IS_SERVICE (self), NULL);

  return self->next_steps;
}

GListModel *
civic_service_get_pages (CivicService *self)
{
  g_return_val_if_fail (CIVIC_IS_SERVICE (self), NULL);

  return self->pages;
}

CivicIdentity
civic_service_get_identity (CivicService *self)
{
  g_return_val_if_fail (CIVIC_IS_SERVICE (self), CIVIC_IDENTITY_REQUIRED);

  return self->identity;
}

CivicReceiptKind
civic_service_get_receipt (CivicService *self)
{
  g_return_val_if_fail (CIVIC_IS_SERVICE (self), CIVIC_RECEIPT_NONE);

  return self->receipt;
}

CivicText *
civic_service_get_result_title (CivicService *self)
{
  g_return_val_if_fail (CIVIC_IS_SERVICE (self), NULL);

  return self->result_title;
}

CivicText *
civic_service_get_result_empty (CivicService *self)
{
  g_return_val_if_fail (CIVIC_IS_SERVICE (self), NULL);

  return self->result_empty;
}

GListModel *
civic_service_get_consents (CivicService *self)
{
  g_return_val_if_fail (CIVIC_IS_SERVICE (self), NULL);

  return self->consents;
}

GListModel *
civic_service_get_lookups (CivicService *self)
{
  g_return_val_if_fail (CIVIC_IS_SERVICE (self), NULL);

  return self->lookups;
}

const char *const *
civic_service_get_synonyms (CivicService *self, const char *language)
{
  g_return_val_if_fail (CIVIC_IS_SERVICE (self), NULL);
  g_return_val_if_fail (language != NULL, NULL);

  return civic_search_words_get (self->synonyms, language);
}

CivicLookup *
civic_service_find_lookup (CivicService *self, const char *lookup_id)
{
  g_return_val_if_fail (CIVIC_IS_SERVICE (self), NULL);
  g_return_val_if_fail (lookup_id != NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (self->lookups); i++) {
    g_autoptr (CivicLookup) lookup = g_list_model_get_item (self->lookups, i);

    /* The list keeps it alive. */
    if (g_str_equal (civic_lookup_get_id (lookup), lookup_id))
      return lookup;
  }

  return NULL;
}

CivicPage *
civic_service_find_page (CivicService *self, const char *field_id)
{
  g_return_val_if_fail (CIVIC_IS_SERVICE (self), NULL);
  g_return_val_if_fail (field_id != NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (self->pages); i++) {
    g_autoptr (CivicPage) page = g_list_model_get_item (self->pages, i);

    if (civic_field_find (civic_page_get_fields (page), field_id) != NULL)
      return page;
  }

  return NULL;
}

CivicField *
civic_service_find_field (CivicService *self, const char *field_id)
{
  CivicPage *page;

  g_return_val_if_fail (CIVIC_IS_SERVICE (self), NULL);
  g_return_val_if_fail (field_id != NULL, NULL);

  page = civic_service_find_page (self, field_id);
  return page == NULL ? NULL : civic_field_find (civic_page_get_fields (page), field_id);
}
