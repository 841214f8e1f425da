/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "ctl-command.h"
#include "ctl-config-machine.h"
#include "ctl-json.h"

/* Those of the file hide those of the machine: which files it names is not known before. */
static GPtrArray *
find_faults (const char *path)
{
  g_autoptr (GPtrArray) faults = civic_settings_check (path);
  g_autoptr (CivicSettings) settings = NULL;

  if (faults->len > 0)
    return g_steal_pointer (&faults);

  settings = civic_settings_load (path, NULL);
  return settings != NULL ? ctl_config_check_machine (settings) : g_steal_pointer (&faults);
}

gboolean
ctl_config_check (const char *config_path, char **arguments, GError **error)
{
  g_auto (GStrv) own_arguments = g_strdupv (arguments);
  g_autoptr (GPtrArray) faults = NULL;
  const char *path = config_path;

  /* The file may be named as --config names it, or here, where one looks for it. */
  if (g_strv_length (own_arguments) == 2 && *own_arguments[1] != '-')
    path = own_arguments[1];
  else if (!ctl_command_parse (&own_arguments, NULL, NULL, NULL, error))
    return FALSE;

  faults = find_faults (path);
  for (guint i = 0; i < faults->len; i++)
    g_print ("%s\n", (const char *) g_ptr_array_index (faults, i));
  if (faults->len == 0) {
    g_print ("%s is good\n", path);
    return TRUE;
  }

  g_set_error (error, CTL_ERROR, CTL_ERROR_FAILED,
               "%s has %u fault%s: put %s right and check again.", path, faults->len,
               faults->len == 1 ? "" : "s", faults->len == 1 ? "it" : "them");
  return FALSE;
}

static void
print_table (CivicSettings *settings)
{
  const char *group = "";

  for (guint i = 0; i < civic_settings_count (); i++) {
    CivicSettingsKey key = civic_settings_get_key (i);
    g_autofree char *entry =
      g_strdup_printf ("%s=%s", key.key, civic_settings_get_value (settings, i));
    guint line = civic_settings_get_line (settings, i);

    if (!g_str_equal (key.group, group))
      g_print ("%s[%s]\n", *group != '\0' ? "\n" : "", key.group);
    group = key.group;
    if (line > 0)
      g_print ("%-56s # line %u\n", entry, line);
    else
      g_print ("%-56s # default\n", entry);
  }
}

static void
add_setting (JsonBuilder *builder, CivicSettings *settings, guint index)
{
  CivicSettingsKey key = civic_settings_get_key (index);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "group");
  json_builder_add_string_value (builder, key.group);
  json_builder_set_member_name (builder, "key");
  json_builder_add_string_value (builder, key.key);
  json_builder_set_member_name (builder, "value");
  json_builder_add_string_value (builder, civic_settings_get_value (settings, index));
  json_builder_set_member_name (builder, "default");
  if (key.otherwise != NULL)
    json_builder_add_string_value (builder, key.otherwise);
  else
    json_builder_add_null_value (builder);
  json_builder_set_member_name (builder, "line");
  json_builder_add_int_value (builder, civic_settings_get_line (settings, index));
  json_builder_end_object (builder);
}

static void
print_json (CivicSettings *settings)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < civic_settings_count (); i++)
    add_setting (builder, settings, i);
  json_builder_end_array (builder);
  ctl_json_say (builder);
}

gboolean
ctl_config_show (const char *config_path, char **arguments, GError **error)
{
  gboolean as_json = FALSE;
  g_autoptr (CivicSettings) settings = NULL;

  if (!ctl_command_parse_json (arguments, &as_json, error))
    return FALSE;

  settings = civic_settings_load (config_path, error);
  if (settings == NULL)
    return FALSE;

  if (as_json)
    print_json (settings);
  else
    print_table (settings);

  return TRUE;
}
