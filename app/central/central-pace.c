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

static guint
read_count (CentralPace *self, const char *key, gint64 now_ms)
{
  if (now_ms >= self->ends_at_ms) {
    g_hash_table_remove_all (self->counts);
    self->ends_at_ms = now_ms + self->span_ms;
  }
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, key));
}

static gboolean
is_spent (CentralPace *self, guint count)
{
  return count >= self->maximum ||
         (count == 0 && g_hash_table_size (self->counts) >= self->maximum_keys);
}

gboolean
central_pace_is_spent (CentralPace *self, const char *key, gint64 now_ms)
{
  return is_spent (self, read_count (self, key, now_ms));
}

gboolean
central_pace_allow (CentralPace *self, const char *key, gint64 now_ms)
{
  guint count = read_count (self, key, now_ms);

  if (is_spent (self, count))
    return FALSE;
  g_hash_table_replace (self->counts, g_strdup (key), GUINT_TO_POINTER (count + 1));
  return TRUE;
}

guint
central_pace_get_wait_s (CentralPace *self, gint64 now_ms)
{
  return (guint) MAX (1, (self->ends_at_ms - now_ms + 999) / 1000);
}
