/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-settings-lines.h"

#include <string.h>

typedef struct {
  guint line;
  char *reason;
} Fault;

struct _CivicSettingsFaults {
  char *path;
  GArray *faults; /* (element-type Fault) */
};

struct _CivicSettingsLines {
  GHashTable *lines; /* "group" or "group\nkey" to the number of its line */
};

typedef struct {
  CivicSettingsLines *lines;
  CivicSettingsFaults *faults;
  guint number;
  char *group; /* (nullable) before the first */
} Reading;

static void
clear_fault (gpointer memory)
{
  Fault *fault = memory;

  g_free (fault->reason);
}

CivicSettingsFaults *
civic_settings_faults_new (const char *path)
{
  CivicSettingsFaults *self = g_new0 (CivicSettingsFaults, 1);

  self->path = g_strdup (path);
  self->faults = g_array_new (FALSE, FALSE, sizeof (Fault));
  g_array_set_clear_func (self->faults, clear_fault);
  return self;
}

void
civic_settings_faults_free (CivicSettingsFaults *self)
{
  g_free (self->path);
  g_array_unref (self->faults);
  g_free (self);
}

/* Where it belongs by its line; those of the same line, and of none, as they come. */
void
civic_settings_faults_add (CivicSettingsFaults *self, guint line, const char *format, ...)
{
  guint place = self->faults->len;
  Fault fault = { line };
  va_list arguments;

  va_start (arguments, format);
  fault.reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  while (place > 0 && g_array_index (self->faults, Fault, place - 1).line > line)
    place--;
  g_array_insert_val (self->faults, place, fault);
}

gboolean
civic_settings_faults_is_empty (CivicSettingsFaults *self)
{
  return self->faults->len == 0;
}

GPtrArray *
civic_settings_faults_list (CivicSettingsFaults *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->faults->len; i++) {
    const Fault *fault = &g_array_index (self->faults, Fault, i);

    g_ptr_array_add (list, fault->line > 0
                             ? g_strdup_printf ("%s:%u: %s", self->path, fault->line, fault->reason)
                             : g_strdup_printf ("%s: %s", self->path, fault->reason));
  }

  return list;
}

static char *
make_name (const char *group, const char *key)
{
  return key == NULL ? g_strdup (group) : g_strconcat (group, "\n", key, NULL);
}

static gboolean
read_group (Reading *self, const char *line)
{
  gsize length = strlen (line);
  g_autofree char *group = length > 2 ? g_strndup (line + 1, length - 2) : NULL;

  if (group == NULL || line[length - 1] != ']' || strpbrk (group, "[]") != NULL) {
    civic_settings_faults_add (self->faults, self->number, "a group such as [kiosk] expected");
    return FALSE;
  }

  if (civic_settings_lines_find (self->lines, group, NULL) == 0)
    g_hash_table_insert (self->lines->lines, g_strdup (group), GUINT_TO_POINTER (self->number));
  g_free (self->group);
  self->group = g_steal_pointer (&group);
  return TRUE;
}

static gboolean
read_key (Reading *self, const char *line, const char *sign)
{
  g_autofree char *key = g_strchomp (g_strndup (line, (gsize) (sign - line)));
  guint before = 0;

  if (*key == '\0' || self->group == NULL) {
    civic_settings_faults_add (
      self->faults, self->number,
      *key == '\0' ? "a key expected before =" : "%s stands before the first [group]", key);
    return FALSE;
  }

  before = civic_settings_lines_find (self->lines, self->group, key);
  if (before > 0) {
    civic_settings_faults_add (self->faults, self->number,
                               "[%s] %s: said in line %u already; take one of the two out",
                               self->group, key, before);
    return FALSE;
  }

  g_hash_table_insert (self->lines->lines, make_name (self->group, key),
                       GUINT_TO_POINTER (self->number));
  return TRUE;
}

/* Whether it can be read. */
static gboolean
read_line (Reading *self, const char *line)
{
  const char *sign = strchr (line, '=');

  if (*line == '\0' || *line == '#')
    return TRUE;
  if (*line == '[')
    return read_group (self, line);
  if (sign != NULL)
    return read_key (self, line, sign);

  civic_settings_faults_add (self->faults, self->number,
                             "neither a comment (#), a [group] nor key=value");
  return FALSE;
}

CivicSettingsLines *
civic_settings_lines_read (const char *text, CivicSettingsFaults *faults, char **ret_text)
{
  CivicSettingsLines *self = g_new0 (CivicSettingsLines, 1);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  Reading reading = { self, faults, 0, NULL };

  self->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (gsize i = 0; lines[i] != NULL; i++) {
    reading.number = (guint) i + 1;
    if (!read_line (&reading, g_strstrip (lines[i])))
      *lines[i] = '\0';
  }

  g_free (reading.group);
  *ret_text = g_strjoinv ("\n", lines);
  return self;
}

void
civic_settings_lines_free (CivicSettingsLines *self)
{
  g_hash_table_unref (self->lines);
  g_free (self);
}

guint
civic_settings_lines_find (CivicSettingsLines *self, const char *group, const char *key)
{
  g_autofree char *name = make_name (group, key);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->lines, name));
}
