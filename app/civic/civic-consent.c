/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-page-private.h"

#define MAXIMUM_VERSION 999999

struct _CivicConsent {
  GObject parent_instance;

  char *id;
  guint version;
  CivicText *text;
};

G_DEFINE_FINAL_TYPE (CivicConsent, civic_consent, G_TYPE_OBJECT)

static void
civic_consent_finalize (GObject *object)
{
  CivicConsent *self = CIVIC_CONSENT (object);

  g_free (self->id);
  g_clear_pointer (&self->text, civic_text_unref);
  G_OBJECT_CLASS (civic_consent_parent_class)->finalize (object);
}

static void
civic_consent_class_init (CivicConsentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = civic_consent_finalize;
}

static void
civic_consent_init (CivicConsent *self)
{
}

gpointer
civic_consent_read (CivicReader *reader, gpointer ids)
{
  CivicConsent *self = g_object_new (CIVIC_TYPE_CONSENT, NULL);

  self->id = g_strdup (civic_reader_get_name (reader, "id"));
  self->version = (guint) civic_reader_get_integer (reader, "version", 1, MAXIMUM_VERSION);
  self->text = civic_reader_get_text (reader, "text");
  if (self->id != NULL && !g_hash_table_add (ids, g_strdup (self->id)))
    civic_reader_complain (reader, "id", "\"%s\" twice", self->id);

  return self;
}

const char *
civic_consent_get_id (CivicConsent *self)
{
  g_return_val_if_fail (CIVIC_IS_CONSENT (self), NULL);

  return self->id;
}

guint
civic_consent_get_version (CivicConsent *self)
{
  g_return_val_if_fail (CIVIC_IS_CONSENT (self), 0);

  return self->version;
}

CivicText *
civic_consent_get_text (CivicConsent *self)
{
  g_return_val_if_fail (CIVIC_IS_CONSENT (self), NULL);

  return self->text;
}
