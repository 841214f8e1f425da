/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-facts.h"

static gboolean
has_field (GListModel *fields, const char *id)
{
  for (guint index = 0; index < g_list_model_get_n_items (fields); index++) {
    g_autoptr (CivicField) field = g_list_model_get_item (fields, index);

    if (g_str_equal (civic_field_get_id (field), id))
      return TRUE;
  }
  return FALSE;
}

gboolean
central_facts_know (const char *name, gpointer service)
{
  g_auto (GStrv) parts = g_strsplit (name, ".", 2);
  CivicField *field = parts[0] ? civic_service_find_field (service, parts[0]) : NULL;

  if (parts[0] == NULL)
    return FALSE;
  if (parts[1] == NULL)
    return field != NULL || g_str_equal (name, "today");
  return field ? has_field (civic_field_get_fields (field), parts[1])
               : civic_service_find_lookup (service, parts[0]) != NULL;
}
