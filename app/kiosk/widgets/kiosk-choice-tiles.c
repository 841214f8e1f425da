/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-choice-tiles.h"

#include "civic-field.h"
#include "kiosk-tile-layout.h"
#include "kiosk-tile.h"

struct _KioskChoiceTiles {
  GtkWidget parent_instance;

  GPtrArray *tiles;  /* (element-type GtkToggleButton) in the order of the choices */
  GPtrArray *values; /* (element-type utf8) beside them, owned */
  char *value;
};

G_DEFINE_FINAL_TYPE (KioskChoiceTiles, kiosk_choice_tiles, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_VALUE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
on_tile_toggled (GtkToggleButton *tile, gpointer user_data)
{
  KioskChoiceTiles *self = KIOSK_CHOICE_TILES (user_data);
  guint index;

  if (gtk_toggle_button_get_active (tile) && g_ptr_array_find (self->tiles, tile, &index))
    kiosk_choice_tiles_set_value (self, g_ptr_array_index (self->values, index));
}

static void
show_value (KioskChoiceTiles *self)
{
  for (guint i = 0; i < self->tiles->len; i++)
    gtk_toggle_button_set_active (g_ptr_array_index (self->tiles, i),
                                  g_strcmp0 (g_ptr_array_index (self->values, i), self->value) ==
                                    0);
}

static void
add_choice (KioskChoiceTiles *self, CivicChoice *choice, const char *language)
{
  CivicText *hint = civic_choice_get_hint (choice);

  kiosk_choice_tiles_add (self, civic_choice_get_value (choice),
                          civic_text_get (civic_choice_get_label (choice), language),
                          hint ? civic_text_get (hint, language) : NULL,
                          civic_choice_get_icon (choice));
}

static void
kiosk_choice_tiles_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  KioskChoiceTiles *self = KIOSK_CHOICE_TILES (object);

  switch (id) {
  case PROP_VALUE:
    g_value_set_string (value, kiosk_choice_tiles_get_value (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  }
}

static void
kiosk_choice_tiles_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  KioskChoiceTiles *self = KIOSK_CHOICE_TILES (object);

  switch (id) {
  case PROP_VALUE:
    kiosk_choice_tiles_set_value (self, g_value_get_string (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  }
}

static void
kiosk_choice_tiles_dispose (GObject *object)
{
  KioskChoiceTiles *self = KIOSK_CHOICE_TILES (object);

  for (guint i = 0; self->tiles != NULL && i < self->tiles->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->tiles, i));
  g_clear_pointer (&self->tiles, g_ptr_array_unref);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_clear_pointer (&self->value, g_free);

  G_OBJECT_CLASS (kiosk_choice_tiles_parent_class)->dispose (object);
}

static void
kiosk_choice_tiles_class_init (KioskChoiceTilesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = kiosk_choice_tiles_get_property;
  object_class->set_property = kiosk_choice_tiles_set_property;
  object_class->dispose = kiosk_choice_tiles_dispose;

  props[PROP_VALUE] = g_param_spec_string ("value", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_css_name (widget_class, "tiles");
  gtk_widget_class_set_layout_manager_type (widget_class, KIOSK_TYPE_TILE_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
}

static void
kiosk_choice_tiles_init (KioskChoiceTiles *self)
{
  self->tiles = g_ptr_array_new ();
  self->values = g_ptr_array_new_with_free_func (g_free);
}

GtkWidget *
kiosk_choice_tiles_new (GListModel *choices, const char *language)
{
  KioskChoiceTiles *self = g_object_new (KIOSK_TYPE_CHOICE_TILES, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (choices); i++) {
    g_autoptr (CivicChoice) choice = g_list_model_get_item (choices, i);

    add_choice (self, choice, language);
  }
  return GTK_WIDGET (self);
}

void
kiosk_choice_tiles_add (
  KioskChoiceTiles *self, const char *value, const char *label, const char *hint, const char *icon)
{
  GtkWidget *tile = kiosk_tile_new (label, hint, icon);

  g_return_if_fail (KIOSK_IS_CHOICE_TILES (self));

  if (self->tiles->len > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (tile), g_ptr_array_index (self->tiles, 0));
  g_ptr_array_add (self->tiles, tile);
  g_ptr_array_add (self->values, g_strdup (value));
  gtk_widget_set_parent (tile, GTK_WIDGET (self));
  g_signal_connect (tile, "toggled", G_CALLBACK (on_tile_toggled), self);
}

void
kiosk_choice_tiles_set_value (KioskChoiceTiles *self, const char *value)
{
  g_return_if_fail (KIOSK_IS_CHOICE_TILES (self));

  if (g_strcmp0 (self->value, value) == 0)
    return;

  g_free (self->value);
  self->value = g_strdup (value);
  show_value (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VALUE]);
}

const char *
kiosk_choice_tiles_get_value (KioskChoiceTiles *self)
{
  g_return_val_if_fail (KIOSK_IS_CHOICE_TILES (self), NULL);

  return self->value;
}
