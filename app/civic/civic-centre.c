/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-centre.h"

#include "civic-colour.h"
#include "civic-hours-private.h"
#include "civic-invoice.h"
#include "civic-reader-private.h"

#include <string.h>

#define MAXIMUM_LANGUAGE_COUNT 8
#define MAXIMUM_SERVICE_COUNT 100
#define MAXIMUM_TELEPHONE_LENGTH 20
#define VAT_NUMBER_LENGTH 15

/* The accent is the ground of the primary button, whose text is white. */
#define LEAST_ACCENT_CONTRAST 7.0

struct _CivicCentre {
  GObject parent_instance;

  char *id;
  char *operator_id;
  char *region;
  CivicText *municipality;
  CivicText *place;
  CivicText *notice;
  char *accent;
  CivicText *seller;
  char *vat_number;
  char *telephone;
  CivicHours *hours; /* (nullable) */
  GStrv languages;
  GStrv services;
};

G_DEFINE_FINAL_TYPE (CivicCentre, civic_centre, G_TYPE_OBJECT)

static void
civic_centre_finalize (GObject *object)
{
  CivicCentre *self = CIVIC_CENTRE (object);

  g_free (self->id);
  g_free (self->operator_id);
  g_free (self->region);
  g_clear_pointer (&self->municipality, civic_text_unref);
  g_clear_pointer (&self->place, civic_text_unref);
  g_clear_pointer (&self->notice, civic_text_unref);
  g_free (self->accent);
  g_clear_pointer (&self->seller, civic_text_unref);
  g_free (self->vat_number);
  g_free (self->telephone);
  g_clear_pointer (&self->hours, civic_hours_unref);
  g_strfreev (self->languages);
  g_strfreev (self->services);
  G_OBJECT_CLASS (civic_centre_parent_class)->finalize (object);
}

static void
civic_centre_class_init (CivicCentreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = civic_centre_finalize;
}

static void
civic_centre_init (CivicCentre *self)
{
}

static void
read_id (CivicCentre *self, CivicReader *reader, const char *path)
{
  g_autofree char *file = g_path_get_basename (path);
  g_autofree char *expected_file = NULL;

  self->id = g_strdup (civic_reader_get_name (reader, "id"));
  expected_file = g_strconcat (self->id == NULL ? "" : self->id, ".json", NULL);
  if (!g_str_equal (file, expected_file))
    civic_reader_complain (reader, "id", "not the name of its file");
}

static void
read_telephone (CivicCentre *self, CivicReader *reader)
{
  const char *telephone = civic_reader_get_string (reader, "telephone", MAXIMUM_TELEPHONE_LENGTH);

  self->telephone = g_strdup (telephone);
  if (telephone != NULL && telephone[strspn (telephone, "+0123456789 ")] != '\0')
    civic_reader_complain (reader, "telephone", "digits, spaces and + expected");
}

static void
check_accent (CivicReader *colours, const char *accent)
{
  static const CivicColour white = { 255, 255, 255 };
  CivicColour colour;

  if (!civic_colour_parse (accent, &colour)) {
    civic_reader_complain (colours, "accent", "a colour such as \"#14573a\" expected");
    return;
  }
  if (civic_colour_get_contrast (colour, white) < LEAST_ACCENT_CONTRAST)
    civic_reader_complain (colours, "accent",
                           "a contrast of %.2f with white, at least %g expected: a darker colour",
                           civic_colour_get_contrast (colour, white), LEAST_ACCENT_CONTRAST);
}

static void
read_colours (CivicCentre *self, CivicReader *reader)
{
  g_autoptr (CivicReader) colours = civic_reader_maybe_object (reader, "colours");

  if (colours == NULL)
    return;
  self->accent = g_strdup (civic_reader_get_string (colours, "accent", strlen ("#rrggbb")));
  if (self->accent != NULL)
    check_accent (colours, self->accent);
}

static void
read_invoice (CivicCentre *self, CivicReader *reader)
{
  g_autoptr (CivicReader) invoice = civic_reader_maybe_object (reader, "invoice");

  if (invoice == NULL)
    return;
  self->seller = civic_reader_get_text (invoice, "seller");
  self->vat_number = g_strdup (civic_reader_get_string (invoice, "vat_number", VAT_NUMBER_LENGTH));
  if (self->vat_number != NULL && !civic_invoice_is_vat_number (self->vat_number))
    civic_reader_complain (invoice, "vat_number", "15 digits expected, the first and the last a 3");
}

static void
read_hours (CivicCentre *self, CivicReader *reader)
{
  g_autoptr (CivicReader) hours = civic_reader_maybe_object (reader, "hours");

  if (hours != NULL)
    self->hours = civic_hours_read (hours);
}

static CivicReader *
read_file (CivicCentre *self, const char *path)
{
  CivicReader *reader = civic_reader_new_for_file (path);

  read_id (self, reader, path);
  self->operator_id = g_strdup (civic_reader_get_name (reader, "operator"));
  self->region = g_strdup (civic_reader_maybe_name (reader, "region"));
  self->languages = civic_reader_get_names (reader, "languages", MAXIMUM_LANGUAGE_COUNT);
  civic_reader_set_languages (reader, (const char *const *) self->languages);
  self->municipality = civic_reader_get_text (reader, "municipality");
  self->place = civic_reader_get_text (reader, "place");
  self->notice = civic_reader_maybe_text (reader, "notice");
  read_colours (self, reader);
  read_invoice (self, reader);
  read_telephone (self, reader);
  read_hours (self, reader);
  self->services = civic_reader_get_names (reader, "services", MAXIMUM_SERVICE_COUNT);
  return reader;
}

CivicCentre *
civic_centre_load (const char *path, GError **error)
{
  g_autoptr (CivicCentre) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (CIVIC_TYPE_CENTRE, NULL);
  return civic_reader_finish (read_file (self, path), error) ? g_steal_pointer (&self) : NULL;
}

char *
civic_centre_find_path (const char *catalogue_directory, const char *path)
{
  g_autofree char *name = NULL;
  g_autofree char *own = NULL;

  g_return_val_if_fail (catalogue_directory != NULL && path != NULL, NULL);

  name = g_path_get_basename (path);
  own = g_build_filename (catalogue_directory, "centres", name, NULL);
  return g_file_test (own, G_FILE_TEST_EXISTS) ? g_steal_pointer (&own) : g_strdup (path);
}

GPtrArray *
civic_centre_check (const char *path)
{
  g_autoptr (CivicCentre) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (CIVIC_TYPE_CENTRE, NULL);
  return civic_reader_finish_with_all (read_file (self, path));
}

const char *
civic_centre_get_id (CivicCentre *self)
{
  g_return_val_if_fail (CIVIC_IS_CENTRE (self), NULL);

  return self->id;
}

const char *
civic_centre_get_operator (CivicCentre *self)
{
  g_return_val_if_fail (CIVIC_IS_CENTRE (self), NULL);

  return self->operator_id;
}

const char *
civic_centre_get_region (CivicCentre *self)
{
  g_return_val_if_fail (CIVIC_IS_CENTRE (self), NULL);

  return self->region;
}

CivicText *
civic_centre_get_municipality (CivicCentre *self)
{
  g_return_val_if_fail (CIVIC_IS_CENTRE (self), NULL);

  return self->municipality;
}

CivicText *
civic_centre_get_place (CivicCentre *self)
{
  g_return_val_if_fail (CIVIC_IS_CENTRE (self), NULL);

  return self->place;
}

CivicText *
civic_centre_get_notice (CivicCentre *self)
{
  g_return_val_if_fail (CIVIC_IS_CENTRE (self), NULL);

  return self->notice;
}

const char *
civic_centre_get_accent (CivicCentre *self)
{
  g_return_val_if_fail (CIVIC_IS_CENTRE (self), NULL);

  return self->accent;
}

CivicText *
civic_centre_get_seller (CivicCentre *self)
{
  g_return_val_if_fail (CIVIC_IS_CENTRE (self), NULL);

  return self->seller;
}

const char *
civic_centre_get_vat_number (CivicCentre *self)
{
  g_return_val_if_fail (CIVIC_IS_CENTRE (self), NULL);

  return self->vat_number;
}

const char *
civic_centre_get_telephone (CivicCentre *self)
{
  g_return_val_if_fail (CIVIC_IS_CENTRE (self), NULL);

  return self->telephone;
}

CivicHours *
civic_centre_get_hours (CivicCentre *self)
{
  g_return_val_if_fail (CIVIC_IS_CENTRE (self), NULL);

  return self->hours;
}

const char *const *
civic_centre_get_languages (CivicCentre *self)
{
  g_return_val_if_fail (CIVIC_IS_CENTRE (self), NULL);

  return (const char *const *) self->languages;
}

const char *const *
civic_centre_get_services (CivicCentre *self)
{
  g_return_val_if_fail (CIVIC_IS_CENTRE (self), NULL);

  return (const char *const *) self->services;
}
