/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-pace.h"

struct _CentralPace {
  GHashTable *counts; /* key → times, in this span */
  guint maximum;
  guint maximum_keys;
  gint64 span_ms;
  gint64 ends_at_ms;
};

CentralPace *
central_pace_new (guint maximum, gint64 span_ms, guint maximum_keys)
{
  CentralPace *self = g_new0 (CentralPace, 1);

  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->maximum = maximum;
  self->maximum_keys = maximum_keys;
  self->span_ms = span_ms;
  return self;
}

void
central_pace_free (CentralPace *self)
{
  g_hash_table_unref (self->counts);
  g_free (self);
}

gboolean
central_pace_allow (CentralPace *self, const char *key, gint64 now_ms)
{
  guint count = 0;

  if (now_ms >= self->ends_at_ms) {
    g_hash_table_remove_all (self->counts);
    self->ends_at_ms = now_ms + self->span_ms;
  }
  count = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, key));
  if (count >= self->maximum ||
      (count == 0 && g_hash_table_size (self->counts) >= self->maximum_keys))
    return FALSE;
  g_hash_table_replace (self->counts, g_strdup (key), GUINT_TO_POINTER (count + 1));
  return TRUE;
}
