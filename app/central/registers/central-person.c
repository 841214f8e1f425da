/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-person.h"

#include "civic-saudi.h"

#include "central-json.h"
#include "central-mask.h"
#include "central-records.h"

#define PERSONS_REGISTER "persons"

static CentralPerson *
read_person (JsonObject *record)
{
  CentralPerson *self = g_new0 (CentralPerson, 1);
  const char *mobile = central_json_get_string (record, "mobile");
  JsonObject *names = central_json_get_object (record, "name");

  self->mobile = mobile ? civic_saudi_parse_mobile (mobile) : NULL;
  for (guint index = 0; names && central_languages[index]; index++) {
    const char *name = central_json_get_string (names, central_languages[index]);

    self->masked_names[index] = name ? central_mask_name (name) : NULL;
  }
  return self;
}

gboolean
central_person_find (CentralOffice *office,
                     const char *person_id,
                     CentralPerson **ret_person,
                     GError **error)
{
  g_autoptr (JsonObject) by = json_object_new ();
  g_autoptr (GPtrArray) records = NULL;
  CentralQuestion question = {
    .registry = PERSONS_REGISTER,
    .by = by,
    .person_id = person_id,
  };

  if (!central_records_look_up (office, &question, &records, error))
    return FALSE;
  *ret_person = records->len > 0 ? read_person (json_node_get_object (records->pdata[0])) : NULL;
  return TRUE;
}

void
central_person_free (CentralPerson *self)
{
  g_free (self->mobile);
  for (guint index = 0; index < CENTRAL_LANGUAGE_COUNT; index++)
    g_free (self->masked_names[index]);
  g_free (self);
}
