/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-office.h"

#include "central-languages.h"
#include "central-records.h"
#include "central-sandbox-messenger.h"
#include "central-sandbox-registry.h"

/* Twenty documents, each taken back and sent again, are sixty forms. */
#define FORMS_MAXIMUM 100
#define FORMS_SPAN_MS (10 * 60 * 1000)
#define FORMS_MAXIMUM_KEYS 20000
/* A code has 60 bits: five tries in ten minutes find none, and let one mistype. */
#define CODES_MAXIMUM 5
#define CODES_SPAN_MS (10 * 60 * 1000)
#define CODES_MAXIMUM_KEYS 20000
#define MESSAGES_MAXIMUM 60
#define MESSAGES_SPAN_MS (10 * 60 * 1000)
#define MESSAGES_MAXIMUM_KEYS 20000
/* Nobody's telephone rings all day because somebody types its number. */
#define MOBILE_MAXIMUM 6
#define MOBILE_SPAN_MS (60 * 60 * 1000)
#define MOBILE_MAXIMUM_KEYS 100000
/* A city's app on a stormy day. */
#define REPORTS_MAXIMUM 600
#define REPORTS_SPAN_MS (10 * 60 * 1000)
#define REPORTS_MAXIMUM_KEYS 1000

/* All centrals of a store have the same box key. */
static void
open_identity (CentralOffice *self, const CentralSandboxTimes *times)
{
  g_autoptr (CentralIdentity) app = central_sandbox_identity_new (self->store, times);
  const CentralPasscodeTimes passcode_times = { CENTRAL_PASSCODES_LIFE_S, times->cool_down_s };

  self->passcodes =
    central_passcodes_new (self->store, app, self->keys->box_secret, &passcode_times);
  self->identity = CENTRAL_IDENTITY (g_object_ref (self->passcodes));
}

static gboolean
open_store (CentralOffice *self, const CentralOfficeSettings *settings, GError **error)
{
  self->store = central_store_open (settings->store, error);
  if (self->store == NULL)
    return FALSE;
  self->admission = central_admission_new (self->store);
  open_identity (self, &settings->identity_times);
  return TRUE;
}

static gboolean
load_centre (CentralOffice *self, const char *path, GError **error)
{
  CivicCentre *centre = civic_centre_load (path, error);

  if (centre == NULL)
    return FALSE;
  g_hash_table_insert (self->centres, g_strdup (civic_centre_get_id (centre)), centre);
  return TRUE;
}

/* Only for the names on the public page: a catalogue without centres is a catalogue. */
static gboolean
load_centres (CentralOffice *self, const char *catalogue, GError **error)
{
  g_autofree char *folder = g_build_filename (catalogue, "centres", NULL);
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  self->centres = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  while (directory && (name = g_dir_read_name (directory)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_str_has_suffix (name, ".json") && !load_centre (self, path, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
load_rules (CentralOffice *self, const CentralOfficeSettings *settings, GError **error)
{
  self->fees = central_fees_load (settings->fees, self->catalogue, error);
  if (self->fees == NULL)
    return FALSE;
  self->retention = central_retention_load (settings->retention, error);
  if (self->retention == NULL)
    return FALSE;
  self->service_levels =
    central_service_levels_load (settings->service_levels, self->catalogue, error);
  if (self->service_levels == NULL)
    return FALSE;
  self->chart = central_chart_load (settings->accounts, error);
  if (self->chart == NULL)
    return FALSE;
  self->enquiries = central_enquiries_load (settings->enquiries, self->catalogue, error);
  if (self->enquiries == NULL)
    return FALSE;
  self->registry = central_sandbox_registry_new (settings->registries, error);
  if (self->registry == NULL)
    return FALSE;
  self->timetable = central_timetable_load (settings->registries, error);
  return self->timetable != NULL && central_records_check (self, error);
}

static gboolean
open_messenger (CentralOffice *self, const CentralOfficeSettings *settings, GError **error)
{
  self->messenger = central_sandbox_messenger_new (settings->messages, error);
  self->message_pace = central_pace_new (MESSAGES_MAXIMUM, MESSAGES_SPAN_MS, MESSAGES_MAXIMUM_KEYS);
  self->mobile_pace = central_pace_new (MOBILE_MAXIMUM, MOBILE_SPAN_MS, MOBILE_MAXIMUM_KEYS);
  self->open311_pace = central_pace_new (REPORTS_MAXIMUM, REPORTS_SPAN_MS, REPORTS_MAXIMUM_KEYS);
  return self->messenger != NULL;
}

CentralOffice *
central_office_new (const CentralOfficeSettings *settings, GError **error)
{
  g_autoptr (CentralOffice) self = g_new0 (CentralOffice, 1);

  self->catalogue = civic_catalogue_load (settings->catalogue, central_languages, error);
  if (self->catalogue == NULL || !load_centres (self, settings->catalogue, error))
    return NULL;
  if (!load_rules (self, settings, error))
    return NULL;
  self->keys = central_keys_load (settings->keys, error);
  self->guard = central_guard_new (&settings->limits);
  self->operators_pace = central_operators_pace_new ();
  self->enrolment_pace = central_pace_new (CODES_MAXIMUM, CODES_SPAN_MS, CODES_MAXIMUM_KEYS);
  self->form_pace = central_pace_new (FORMS_MAXIMUM, FORMS_SPAN_MS, FORMS_MAXIMUM_KEYS);
  if (self->keys == NULL || !open_messenger (self, settings, error) ||
      (settings->store && !open_store (self, settings, error)))
    return NULL;
  self->signed_catalogue =
    central_catalogue_open (settings->catalogue, settings->keys, self->store, error);
  if (self->signed_catalogue == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

static CivicCentre *
find_centre (CentralOffice *self, const char *id)
{
  CivicCentre *first = NULL;
  CivicCentre *centre = id ? g_hash_table_lookup (self->centres, id) : NULL;
  GHashTableIter iter;
  gpointer other = NULL;

  if (centre)
    return centre;
  g_hash_table_iter_init (&iter, self->centres);
  while (g_hash_table_iter_next (&iter, NULL, &other))
    if (first == NULL || g_strcmp0 (civic_centre_get_id (other), civic_centre_get_id (first)) < 0)
      first = other;
  return first;
}

const char *
central_office_get_telephone (CentralOffice *self, const char *centre)
{
  CivicCentre *found = find_centre (self, centre);

  return found ? civic_centre_get_telephone (found) : NULL;
}

void
central_office_free (CentralOffice *self)
{
  g_clear_object (&self->identity);
  g_clear_object (&self->passcodes);
  g_clear_object (&self->messenger);
  g_clear_pointer (&self->signed_catalogue, central_catalogue_free);
  g_clear_pointer (&self->admission, central_admission_free);
  g_clear_pointer (&self->store, central_store_close);
  g_clear_pointer (&self->keys, central_keys_free);
  g_clear_pointer (&self->timetable, central_timetable_free);
  g_clear_object (&self->registry);
  g_clear_pointer (&self->enquiries, central_enquiries_free);
  g_clear_pointer (&self->retention, central_retention_free);
  g_clear_pointer (&self->service_levels, central_service_levels_free);
  g_clear_pointer (&self->chart, central_chart_free);
  g_clear_pointer (&self->fees, central_fees_free);
  g_clear_pointer (&self->centres, g_hash_table_unref);
  g_clear_object (&self->catalogue);
  g_clear_pointer (&self->guard, central_guard_free);
  g_clear_pointer (&self->operators_pace, central_operators_pace_free);
  g_clear_pointer (&self->enrolment_pace, central_pace_free);
  g_clear_pointer (&self->form_pace, central_pace_free);
  g_clear_pointer (&self->message_pace, central_pace_free);
  g_clear_pointer (&self->mobile_pace, central_pace_free);
  g_free (self->fingerprint);
  g_free (self->kiosk_url);
  g_clear_pointer (&self->open311_pace, central_pace_free);
  g_free (self->public_url);
  g_free (self);
}
