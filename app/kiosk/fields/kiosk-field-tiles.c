/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-field-kinds.h"

#include "kiosk-choice-tiles.h"

struct _KioskFieldTiles {
  KioskFieldInput parent_instance;

  KioskChoiceTiles *tiles; /* the child */
};

G_DEFINE_FINAL_TYPE (KioskFieldTiles, kiosk_field_tiles, KIOSK_TYPE_FIELD_INPUT)

static void
on_value_changed (KioskChoiceTiles *tiles, GParamSpec *spec, KioskFieldInput *self)
{
  kiosk_field_input_answer (self, kiosk_choice_tiles_get_value (tiles));
  kiosk_field_input_ask_to_be_active (self);
}

static void
kiosk_field_tiles_constructed (GObject *object)
{
  KioskFieldInput *input = KIOSK_FIELD_INPUT (object);
  CivicField *field = kiosk_field_input_get_field (input);
  GtkWidget *tiles = NULL;

  G_OBJECT_CLASS (kiosk_field_tiles_parent_class)->constructed (object);

  tiles = kiosk_choice_tiles_new (civic_field_get_choices (field),
                                  kiosk_field_input_get_language (input));
  gtk_accessible_update_property (GTK_ACCESSIBLE (tiles), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  kiosk_field_input_get_label (input), -1);
  kiosk_choice_tiles_set_value (KIOSK_CHOICE_TILES (tiles), kiosk_field_input_get_answer (input));
  g_signal_connect (tiles, "notify::value", G_CALLBACK (on_value_changed), input);
  KIOSK_FIELD_TILES (object)->tiles = KIOSK_CHOICE_TILES (tiles);
  kiosk_field_input_set_child (input, tiles);
}

static void
kiosk_field_tiles_follow (KioskFieldInput *input)
{
  kiosk_choice_tiles_set_value (KIOSK_FIELD_TILES (input)->tiles,
                                kiosk_field_input_get_answer (input));
}

static void
kiosk_field_tiles_class_init (KioskFieldTilesClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = kiosk_field_tiles_constructed;
  KIOSK_FIELD_INPUT_CLASS (klass)->follow = kiosk_field_tiles_follow;
}

static void
kiosk_field_tiles_init (KioskFieldTiles *self)
{
}
