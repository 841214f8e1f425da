/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-office.h"

#include "central-languages.h"

static gboolean
open_store (CentralOffice *self, const CentralOfficeSettings *settings, GError **error)
{
  self->store = central_store_open (settings->store, error);
  if (self->store == NULL)
    return FALSE;
  self->identity = central_sandbox_identity_new (self->store, &settings->identity_times);
  return TRUE;
}

CentralOffice *
central_office_new (const CentralOfficeSettings *settings, GError **error)
{
  g_autoptr (CentralOffice) self = g_new0 (CentralOffice, 1);

  self->catalogue = civic_catalogue_load (settings->catalogue, central_languages, error);
  if (self->catalogue == NULL)
    return NULL;
  self->fees = central_fees_load (settings->fees, self->catalogue, error);
  self->keys = self->fees ? central_keys_load (settings->keys, error) : NULL;
  if (self->keys == NULL || (settings->store && !open_store (self, settings, error)))
    return NULL;
  return g_steal_pointer (&self);
}

void
central_office_free (CentralOffice *self)
{
  g_clear_object (&self->identity);
  g_clear_pointer (&self->store, central_store_close);
  g_clear_pointer (&self->keys, central_keys_free);
  g_clear_pointer (&self->fees, central_fees_free);
  g_clear_object (&self->catalogue);
  g_free (self);
}
