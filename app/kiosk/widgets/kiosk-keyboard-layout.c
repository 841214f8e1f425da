/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-keyboard-layout.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#define LAYOUT_FOLDER "/org/kushk/assets/keyboards/"

static void
face_free (gpointer pointer)
{
  KioskKeyFace *face = pointer;

  g_free (face->insert);
  g_free (face->shifted);
  g_free (face->label);
  g_free (face);
}

static void
row_free (gpointer pointer)
{
  KioskKeyRow *row = pointer;

  g_ptr_array_unref (row->keys);
  g_free (row);
}

static KioskKeyRole
role_from_string (const char *name)
{
  static const char *const names[] = {
    [KIOSK_KEY_CHARACTER] = "character", [KIOSK_KEY_DECIMAL] = "decimal",
    [KIOSK_KEY_SPACE] = "space",         [KIOSK_KEY_BACKSPACE] = "backspace",
    [KIOSK_KEY_SHIFT] = "shift",         [KIOSK_KEY_SWITCH] = "switch",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      return i;
  g_error ("No key has the role “%s”", name);
}

static KioskKeyFace *
character_face (const char *character)
{
  KioskKeyFace *face = g_new0 (KioskKeyFace, 1);

  face->insert = g_strdup (character);
  face->label = g_strdup (character);
  face->width = 1;
  return face;
}

/* Alphabets without capitals keep a second letter behind shift: ["ر", "ڑ"]. */
static KioskKeyFace *
shifted_face (JsonArray *pair)
{
  KioskKeyFace *face = character_face (json_array_get_string_element (pair, 0));

  face->shifted = g_strdup (json_array_get_string_element (pair, 1));
  return face;
}

static KioskKeyFace *
special_face (JsonObject *object)
{
  KioskKeyFace *face = g_new0 (KioskKeyFace, 1);

  face->role =
    role_from_string (json_object_get_string_member_with_default (object, "role", "character"));
  face->insert = g_strdup (json_object_get_string_member_with_default (object, "insert", NULL));
  face->label = g_strdup (json_object_get_string_member_with_default (object, "label", NULL));
  face->width = json_object_get_double_member_with_default (object, "width", 1);
  return face;
}

static KioskKeyFace *
read_face (JsonNode *key)
{
  if (JSON_NODE_HOLDS_OBJECT (key))
    return special_face (json_node_get_object (key));
  if (JSON_NODE_HOLDS_ARRAY (key))
    return shifted_face (json_node_get_array (key));
  return character_face (json_node_get_string (key));
}

static KioskKeyRow *
read_row (JsonObject *object)
{
  KioskKeyRow *row = g_new0 (KioskKeyRow, 1);
  JsonArray *keys = json_object_get_array_member (object, "keys");

  row->keys = g_ptr_array_new_with_free_func (face_free);
  row->inset = json_object_get_double_member_with_default (object, "inset", 0);
  row->is_digits = json_object_get_boolean_member_with_default (object, "digits", FALSE);
  for (guint i = 0; i < json_array_get_length (keys); i++)
    g_ptr_array_add (row->keys, read_face (json_array_get_element (keys, i)));
  return row;
}

static KioskKeyboardLayout *
read_layout (JsonObject *object)
{
  KioskKeyboardLayout *self = g_new0 (KioskKeyboardLayout, 1);
  JsonArray *rows = json_object_get_array_member (object, "rows");

  self->switch_to =
    g_strdup (json_object_get_string_member_with_default (object, "switch_to", NULL));
  self->rows = g_ptr_array_new_with_free_func (row_free);
  for (guint i = 0; i < json_array_get_length (rows); i++)
    g_ptr_array_add (self->rows, read_row (json_array_get_object_element (rows, i)));
  return self;
}

static char *
path_of (const char *name)
{
  return g_strconcat (LAYOUT_FOLDER, name, ".json", NULL);
}

gboolean
kiosk_keyboard_layout_exists (const char *name)
{
  g_autofree char *path = path_of (name);

  return g_resources_get_info (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL);
}

const char *
kiosk_keyboard_layout_for_language (const char *language)
{
  return kiosk_keyboard_layout_exists (language) ? language : "en";
}

KioskKeyboardLayout *
kiosk_keyboard_layout_load (const char *name)
{
  g_autofree char *path = path_of (name);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  if (!bytes || !json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL),
                                             g_bytes_get_size (bytes), &error))
    g_error ("%s: %s", path, error->message);

  return read_layout (json_node_get_object (json_parser_get_root (parser)));
}

void
kiosk_keyboard_layout_free (KioskKeyboardLayout *self)
{
  if (!self)
    return;

  g_ptr_array_unref (self->rows);
  g_free (self->switch_to);
  g_free (self);
}

double
kiosk_key_row_get_width (const KioskKeyRow *self)
{
  double width = 2 * self->inset;

  for (guint i = 0; i < self->keys->len; i++) {
    const KioskKeyFace *face = g_ptr_array_index (self->keys, i);

    width += face->width;
  }
  return width;
}
