/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-settings-lines.h"
#include "civic-settings-printer.h"

#include <string.h>

typedef enum {
  TEXT,
  KIOSK_ID, /* as a receipt token has it */
  PATH,
  ADDRESS,          /* https, or http to this very machine */
  TRACKING_ADDRESS, /* the same, ending in /t/ */
  PRINTER,          /* a queue's name, or the IPP address of a printer without one */
  UNSIGNED,
  YES_NO,
} Kind;

typedef struct {
  const char *group;
  const char *key;
  Kind kind;
  const char *otherwise; /* NULL: the file must say it */
  guint minimum, maximum;
} Entry;

static const Entry entries[] = {
  { "kiosk", "id", KIOSK_ID },
  { "kiosk", "centre", PATH },
  { "kiosk", "catalogue", PATH },
  { "kiosk", "readiness_first", YES_NO, "yes" },
  { "agent", "socket", PATH },
  { "agent", "state_directory", PATH },
  { "agent", "minimum_free_mib", UNSIGNED, "64", 1, 1024 * 1024 },
  { "agent", "session_user", TEXT, "" },
  { "central", "url", ADDRESS },
  { "central", "tracking_url", TRACKING_ADDRESS },
  { "central", "box_public_key", PATH },
  { "central", "sign_public_key", PATH },
  { "central", "catalogue_public_key", PATH, "" },
  { "central", "ca", PATH },
  { "central", "certificate", PATH },
  { "central", "key", PATH },
  { "central", "kiosk_sign_key", PATH },
  { "printer", "server", TEXT, "/run/cups/cups.sock" },
  { "printer", "queue", PRINTER },
  { "printer", "device_uri", TEXT, "" },
  { "printer", "paper_width_mm", UNSIGNED, "80", 58, 210 },
  { "printer", "paper_height_mm", UNSIGNED, "0", 0, 297 },
  { "printer", "dots_per_inch", UNSIGNED, "203", 150, 1200 },
  { "printer", "roll_length_m", UNSIGNED, "0", 0, 500 },
  { "printer", "roll_low_m", UNSIGNED, "4", 1, 50 },
  { "printer", "sheet_queue", PRINTER, "" },
  { "printer", "sheet_device_uri", TEXT, "" },
  { "visit", "idle_warning_s", UNSIGNED, "90", 10, 600 },
  { "visit", "idle_countdown_s", UNSIGNED, "30", 20, 60 },
  { "visit", "thanks_s", UNSIGNED, "20", 5, 60 },
  { "staff", "accounts_file", PATH },
};

struct _CivicSettings {
  GObject parent_instance;

  char *file;
  char *values[G_N_ELEMENTS (entries)]; /* paths are absolute */
  guint lines[G_N_ELEMENTS (entries)];  /* 0: the default */
};

G_DEFINE_FINAL_TYPE (CivicSettings, civic_settings, G_TYPE_OBJECT)

static void
civic_settings_finalize (GObject *object)
{
  CivicSettings *self = CIVIC_SETTINGS (object);

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    g_free (self->values[i]);
  g_free (self->file);
  G_OBJECT_CLASS (civic_settings_parent_class)->finalize (object);
}

static void
civic_settings_class_init (CivicSettingsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = civic_settings_finalize;
}

static void
civic_settings_init (CivicSettings *self)
{
}

/* A file while it is read: every fault is told, not the first alone. */
typedef struct {
  CivicSettings *settings;
  const char *path;
  GKeyFile *file;
  CivicSettingsLines *lines;
  CivicSettingsFaults *faults;
} Reading;

/* key (nullable): NULL for a whole group. A key that is not there is looked for in its group. */
G_GNUC_PRINTF (4, 5)
static void
complain (const Reading *reading, const char *group, const char *key, const char *format, ...)
{
  guint line = civic_settings_lines_find (reading->lines, group, key);
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (line == 0)
    line = civic_settings_lines_find (reading->lines, group, NULL);
  civic_settings_faults_add (reading->faults, line, "[%s]%s%s: %s", group, key == NULL ? "" : " ",
                             key == NULL ? "" : key, reason);
}

/* How many letters must be typed, dropped or changed to get from one word to the other. */
static guint
edit_distance (const char *from, const char *to)
{
  gsize length = strlen (to);
  g_autofree guint *row = g_new (guint, length + 1);

  for (gsize j = 0; j <= length; j++)
    row[j] = (guint) j;

  for (gsize i = 1; from[i - 1] != '\0'; i++) {
    guint diagonal = row[0];

    row[0] = (guint) i;
    for (gsize j = 1; j <= length; j++) {
      guint changed = diagonal + (from[i - 1] != to[j - 1]);

      diagonal = row[j];
      row[j] = MIN (changed, MIN (row[j], row[j - 1]) + 1);
    }
  }

  return row[length];
}

/* Keys of the same group come first; where one has strayed, the whole table is searched. */
static const Entry *
nearest_entry (const char *group, const char *key)
{
  const Entry *nearest = NULL;
  guint best = G_MAXUINT;

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++) {
    guint distance =
      edit_distance (key, entries[i].key) * 4 + edit_distance (group, entries[i].group);

    if (distance < best) {
      best = distance;
      nearest = &entries[i];
    }
  }

  return nearest;
}

static const Entry *
find_entry (const char *group, const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    if (g_str_equal (entries[i].group, group) && g_str_equal (entries[i].key, key))
      return &entries[i];

  return NULL;
}

static void
check_keys (const Reading *reading, const char *group)
{
  g_auto (GStrv) keys = g_key_file_get_keys (reading->file, group, NULL, NULL);

  for (gsize i = 0; keys != NULL && keys[i] != NULL; i++)
    if (find_entry (group, keys[i]) == NULL) {
      const Entry *nearest = nearest_entry (group, keys[i]);

      complain (reading, group, keys[i], "unknown key; the nearest is [%s] %s", nearest->group,
                nearest->key);
    }
}

static gboolean
has_group (const char *group)
{
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    if (g_str_equal (entries[i].group, group))
      return TRUE;

  return FALSE;
}

static const char *
nearest_group (const char *group)
{
  const char *nearest = NULL;
  guint best = G_MAXUINT;

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++) {
    guint distance = edit_distance (group, entries[i].group);

    if (distance < best) {
      best = distance;
      nearest = entries[i].group;
    }
  }

  return nearest;
}

static void
check_groups (const Reading *reading)
{
  g_auto (GStrv) groups = g_key_file_get_groups (reading->file, NULL);

  for (gsize i = 0; groups[i] != NULL; i++)
    if (has_group (groups[i]))
      check_keys (reading, groups[i]);
    else
      complain (reading, groups[i], NULL, "unknown group; the nearest is [%s]",
                nearest_group (groups[i]));
}

static gboolean
is_loopback (const char *host)
{
  return g_strcmp0 (host, "127.0.0.1") == 0 || g_strcmp0 (host, "localhost") == 0 ||
         g_strcmp0 (host, "::1") == 0;
}

static const char *
check_address (const char *value)
{
  g_autoptr (GUri) uri = g_uri_parse (value, G_URI_FLAGS_NONE, NULL);

  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0')
    return "not a web address";
  if (!g_str_equal (g_uri_get_scheme (uri), "https") &&
      !(g_str_equal (g_uri_get_scheme (uri), "http") && is_loopback (g_uri_get_host (uri))))
    return "https expected";
  if (g_uri_get_query (uri) != NULL || g_uri_get_fragment (uri) != NULL)
    return "an address without ? and # expected";

  return NULL;
}

/* The reason why not, or NULL. */
static const char *
check_value (const Entry *entry, const char *value)
{
  switch (entry->kind) {
  case KIOSK_ID:
    return g_regex_match_simple ("^[A-Z0-9-]{1,40}$", value, 0, 0)
             ? NULL
             : "1 to 40 of A-Z, 0-9 and - expected";
  case PATH:
    return *value == '\0' && entry->otherwise == NULL ? "a path expected" : NULL;
  case TRACKING_ADDRESS:
    return g_str_has_suffix (value, "/t/") ? check_address (value)
                                           : "an address ending in /t/ expected";
  case ADDRESS:
    return check_address (value);
  case TEXT:
    return *value == '\0' && entry->otherwise == NULL ? "empty" : NULL;
  case PRINTER:
    return *value == '\0' && entry->otherwise != NULL ? NULL : civic_settings_check_printer (value);
  case YES_NO:
    return g_str_equal (value, "yes") || g_str_equal (value, "no") ? NULL : "yes or no expected";
  case UNSIGNED:
  default:
    return NULL;
  }
}

static gboolean
check_unsigned (const Reading *reading, const Entry *entry, const char *value)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (value, 10, 0, G_MAXUINT, &number, NULL))
    complain (reading, entry->group, entry->key, "\"%s\" is not a whole number", value);
  else if (number < entry->minimum || number > entry->maximum)
    complain (reading, entry->group, entry->key, "%s is not within %u to %u", value, entry->minimum,
              entry->maximum);
  else
    return TRUE;

  return FALSE;
}

/* (nullable) NULL for a path that may be missing, and is. */
static char *
resolve (const char *path, const char *value)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *absolute_folder = g_canonicalize_filename (folder, NULL);

  return *value == '\0' ? NULL : g_canonicalize_filename (value, absolute_folder);
}

/* (nullable) after a complaint. */
static char *
read_value (const Reading *reading, const Entry *entry)
{
  g_autoptr (GError) error = NULL;
  char *value = g_key_file_get_string (reading->file, entry->group, entry->key, &error);

  if (value != NULL)
    return g_strstrip (value);
  if (!g_error_matches (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_KEY_NOT_FOUND) &&
      !g_error_matches (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_GROUP_NOT_FOUND))
    complain (reading, entry->group, entry->key, "not text in UTF-8, or a \\ too many");
  else if (entry->otherwise == NULL)
    complain (reading, entry->group, entry->key, "missing");
  else
    return g_strdup (entry->otherwise);

  return NULL;
}

/* Whether it is well. */
static gboolean
read_entry (const Reading *reading, const Entry *entry)
{
  CivicSettings *self = reading->settings;
  g_autofree char *value = read_value (reading, entry);
  const char *reason = value != NULL ? check_value (entry, value) : NULL;

  if (value == NULL)
    return FALSE;
  if (reason != NULL) {
    complain (reading, entry->group, entry->key, "%s", reason);
    return FALSE;
  }
  if (entry->kind == UNSIGNED && !check_unsigned (reading, entry, value))
    return FALSE;

  self->lines[entry - entries] =
    civic_settings_lines_find (reading->lines, entry->group, entry->key);
  self->values[entry - entries] =
    entry->kind == PATH ? resolve (reading->path, value) : g_steal_pointer (&value);
  return TRUE;
}

/* What no value can tell alone; asked only where each is well by itself. */
static void
check_together (const Reading *reading)
{
  const char *key = NULL;
  g_autofree char *reason = civic_settings_check_printers (reading->settings, &key);

  if (reason != NULL)
    complain (reading, "printer", key, "%s", reason);
}

static void
read_entries (const Reading *reading)
{
  gboolean is_well = TRUE;

  check_groups (reading);
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    is_well &= read_entry (reading, &entries[i]);
  if (is_well)
    check_together (reading);
}

static void
read_text (CivicSettings *self, const char *path, const char *text, CivicSettingsFaults *faults)
{
  g_autofree char *readable = NULL;
  g_autoptr (CivicSettingsLines) lines = civic_settings_lines_read (text, faults, &readable);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  const Reading reading = { self, path, file, lines, faults };

  if (g_key_file_load_from_data (file, readable, (gsize) -1, G_KEY_FILE_NONE, &error))
    read_entries (&reading);
  else
    civic_settings_faults_add (faults, 0, "%s", error->message);
}

/* Never NULL; half empty where there are faults. */
static CivicSettings *
read_file (const char *path, CivicSettingsFaults *faults)
{
  CivicSettings *self = g_object_new (CIVIC_TYPE_SETTINGS, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  self->file = g_strdup (path);
  if (g_file_get_contents (path, &text, NULL, &error))
    read_text (self, path, text, faults);
  else
    civic_settings_faults_add (faults, 0, "%s", error->message);

  return self;
}

CivicSettings *
civic_settings_load (const char *path, GError **error)
{
  g_autoptr (CivicSettingsFaults) faults = civic_settings_faults_new (path);
  g_autoptr (CivicSettings) self = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *all = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = read_file (path, faults);
  if (civic_settings_faults_is_empty (faults))
    return g_steal_pointer (&self);

  list = civic_settings_faults_list (faults);
  g_ptr_array_add (list, NULL);
  all = g_strjoinv ("\n", (char **) list->pdata);
  g_set_error_literal (error, CIVIC_ERROR, CIVIC_ERROR_BAD_FILE, all);
  return NULL;
}

GPtrArray *
civic_settings_check (const char *path)
{
  g_autoptr (CivicSettingsFaults) faults = civic_settings_faults_new (path);
  g_autoptr (CivicSettings) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = read_file (path, faults);
  return civic_settings_faults_list (faults);
}

guint
civic_settings_count (void)
{
  return G_N_ELEMENTS (entries);
}

CivicSettingsKey
civic_settings_get_key (guint index)
{
  static const CivicSettingsKey none = { "", "", NULL, FALSE };

  g_return_val_if_fail (index < G_N_ELEMENTS (entries), none);

  return (CivicSettingsKey){ entries[index].group, entries[index].key, entries[index].otherwise,
                             entries[index].kind == PATH };
}

const char *
civic_settings_get_value (CivicSettings *self, guint index)
{
  g_return_val_if_fail (CIVIC_IS_SETTINGS (self), NULL);
  g_return_val_if_fail (index < G_N_ELEMENTS (entries), NULL);

  return self->values[index] != NULL ? self->values[index] : "";
}

guint
civic_settings_get_line (CivicSettings *self, guint index)
{
  g_return_val_if_fail (CIVIC_IS_SETTINGS (self), 0);
  g_return_val_if_fail (index < G_N_ELEMENTS (entries), 0);

  return self->lines[index];
}

const char *
civic_settings_get_file (CivicSettings *self)
{
  g_return_val_if_fail (CIVIC_IS_SETTINGS (self), NULL);

  return self->file;
}

static const char *
value_of (CivicSettings *self, const char *group, const char *key, gboolean (*is_kind) (Kind kind))
{
  const Entry *entry = find_entry (group, key);

  if (entry == NULL || !is_kind (entry->kind))
    g_error ("no such setting: [%s] %s", group, key);

  return self->values[entry - entries];
}

static gboolean
is_string (Kind kind)
{
  return kind != UNSIGNED && kind != YES_NO && kind != PATH;
}

static gboolean
is_path (Kind kind)
{
  return kind == PATH;
}

static gboolean
is_unsigned (Kind kind)
{
  return kind == UNSIGNED;
}

static gboolean
is_yes_no (Kind kind)
{
  return kind == YES_NO;
}

const char *
civic_settings_get_string (CivicSettings *self, const char *group, const char *key)
{
  g_return_val_if_fail (CIVIC_IS_SETTINGS (self), NULL);

  return value_of (self, group, key, is_string);
}

const char *
civic_settings_get_path (CivicSettings *self, const char *group, const char *key)
{
  g_return_val_if_fail (CIVIC_IS_SETTINGS (self), NULL);

  return value_of (self, group, key, is_path);
}

guint
civic_settings_get_unsigned (CivicSettings *self, const char *group, const char *key)
{
  g_return_val_if_fail (CIVIC_IS_SETTINGS (self), 0);

  return (guint) g_ascii_strtoull (value_of (self, group, key, is_unsigned), NULL, 10);
}

gboolean
civic_settings_is_yes (CivicSettings *self, const char *group, const char *key)
{
  g_return_val_if_fail (CIVIC_IS_SETTINGS (self), FALSE);

  return g_str_equal (value_of (self, group, key, is_yes_no), "yes");
}
