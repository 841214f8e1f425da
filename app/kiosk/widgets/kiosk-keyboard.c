/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-keyboard.h"

#include "kiosk-key.h"

#include <math.h>

#define GAP_PX 12.0

typedef enum {
  SHIFT_OFF,
  SHIFT_ONCE,
  SHIFT_LOCKED,
} Shift;

struct _KioskKeyboard {
  GtkWidget parent_instance;

  char *layout_name;
  GPtrArray *left; /* (element-type utf8) layouts that the switch key left, from the first */
  KioskKeyboardLayout *layout;
  GPtrArray *keys; /* (element-type KioskKey) our children, in the order of the layout */
  Shift shift;
  gboolean switch_allowed;
  gboolean numbers_allowed;
  gboolean decimals_allowed;
};

G_DEFINE_FINAL_TYPE (KioskKeyboard, kiosk_keyboard, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_LAYOUT,
  PROP_SWITCH_ALLOWED,
  PROP_NUMBERS_ALLOWED,
  PROP_DECIMALS_ALLOWED,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

enum {
  INSERT,
  BACKSPACE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_row_shown (KioskKeyboard *self, const KioskKeyRow *row)
{
  return !row->is_digits || self->numbers_allowed;
}

static gboolean
is_face_shown (KioskKeyboard *self, const KioskKeyFace *face)
{
  return (face->role != KIOSK_KEY_SWITCH || self->switch_allowed) &&
         (face->role != KIOSK_KEY_DECIMAL || self->decimals_allowed);
}

static void
show_allowed_keys (KioskKeyboard *self)
{
  guint index = 0;

  if (!self->layout)
    return;

  for (guint i = 0; i < self->layout->rows->len; i++) {
    const KioskKeyRow *row = g_ptr_array_index (self->layout->rows, i);

    for (guint j = 0; j < row->keys->len; j++)
      gtk_widget_set_visible (g_ptr_array_index (self->keys, index++),
                              is_row_shown (self, row) &&
                                is_face_shown (self, g_ptr_array_index (row->keys, j)));
  }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
set_shift (KioskKeyboard *self, Shift shift)
{
  gboolean was_upper_case = self->shift != SHIFT_OFF;

  self->shift = shift;
  for (guint i = 0; i < self->keys->len; i++) {
    KioskKey *key = g_ptr_array_index (self->keys, i);

    if (kiosk_key_get_face (key)->role == KIOSK_KEY_SHIFT)
      kiosk_key_set_held (key, shift != SHIFT_OFF, shift == SHIFT_LOCKED);
    else if (was_upper_case != (shift != SHIFT_OFF))
      kiosk_key_set_upper_case (key, shift != SHIFT_OFF);
  }
}

static void
insert (KioskKeyboard *self, KioskKey *key)
{
  g_autofree char *text = g_strdup (kiosk_key_get_text (key));

  g_signal_emit (self, signals[INSERT], 0, text);
  if (self->shift == SHIFT_ONCE)
    set_shift (self, SHIFT_OFF);
}

static void show_layout (KioskKeyboard *self, const char *layout);

/* To the layout behind this one, and after the last back to the first: from Urdu to Arabic, to
 * Latin, to Urdu. */
static char *
next_in_the_round (KioskKeyboard *self)
{
  const char *next = self->layout->switch_to;
  gboolean is_seen = g_ptr_array_find_with_equal_func (self->left, next, g_str_equal, NULL);

  return g_strdup (is_seen ? g_ptr_array_index (self->left, 0) : next);
}

static gboolean
switch_layout (gpointer user_data)
{
  KioskKeyboard *self = user_data;

  if (self->layout && self->layout->switch_to) {
    g_autofree char *next = next_in_the_round (self);

    g_ptr_array_add (self->left, g_strdup (self->layout_name));
    if (g_str_equal (next, g_ptr_array_index (self->left, 0)))
      g_ptr_array_set_size (self->left, 0);
    show_layout (self, next);
  }
  return G_SOURCE_REMOVE;
}

static void
on_key_pressed (KioskKey *key, gpointer user_data)
{
  KioskKeyboard *self = KIOSK_KEYBOARD (user_data);

  switch (kiosk_key_get_face (key)->role) {
  case KIOSK_KEY_BACKSPACE:
    g_signal_emit (self, signals[BACKSPACE], 0);
    break;
  case KIOSK_KEY_SHIFT:
    set_shift (self, (self->shift + 1) % (SHIFT_LOCKED + 1));
    break;
  case KIOSK_KEY_SWITCH:
    /* The key is in the middle of its own signal, so it is replaced a turn later. */
    g_idle_add_full (G_PRIORITY_HIGH, switch_layout, g_object_ref (self), g_object_unref);
    break;
  case KIOSK_KEY_CHARACTER:
  case KIOSK_KEY_DECIMAL:
  case KIOSK_KEY_SPACE:
  default:
    insert (self, key);
  }
}

static void
remove_keys (KioskKeyboard *self)
{
  for (guint i = 0; i < self->keys->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->keys, i));
  g_ptr_array_set_size (self->keys, 0);
  g_clear_pointer (&self->layout, kiosk_keyboard_layout_free);
}

static void
add_row (KioskKeyboard *self, const KioskKeyRow *row)
{
  for (guint i = 0; i < row->keys->len; i++) {
    GtkWidget *key = kiosk_key_new (g_ptr_array_index (row->keys, i));

    g_signal_connect (key, "pressed", G_CALLBACK (on_key_pressed), self);
    gtk_widget_set_parent (key, GTK_WIDGET (self));
    g_ptr_array_add (self->keys, key);
  }
}

static void
add_keys (KioskKeyboard *self)
{
  self->layout = kiosk_keyboard_layout_load (self->layout_name);
  self->shift = SHIFT_OFF;
  /* ض stands where Q does, on every Arabic keyboard and phone: rows are never mirrored. */
  gtk_widget_set_direction (GTK_WIDGET (self), GTK_TEXT_DIR_LTR);
  for (guint i = 0; i < self->layout->rows->len; i++)
    add_row (self, g_ptr_array_index (self->layout->rows, i));
  show_allowed_keys (self);
}

static void
show_layout (KioskKeyboard *self, const char *layout)
{
  remove_keys (self);
  if (self->layout_name)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->layout_name);
  g_free (self->layout_name);
  self->layout_name = g_strdup (layout);
  if (layout) {
    gtk_widget_add_css_class (GTK_WIDGET (self), layout);
    add_keys (self);
  }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LAYOUT]);
}

static void
kiosk_keyboard_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *ret_minimum,
                        int *ret_natural,
                        int *ret_minimum_baseline,
                        int *ret_natural_baseline)
{
  KioskKeyboard *self = KIOSK_KEYBOARD (widget);

  /* The height is the style sheet's; the keys are only asked because GTK wants them asked. */
  *ret_minimum = *ret_natural = 0;
  for (guint i = 0; i < self->keys->len; i++)
    gtk_widget_measure (g_ptr_array_index (self->keys, i), orientation, -1, NULL, NULL, NULL, NULL);
}

/* What a hidden switch key leaves goes to the space beside it. */
static double
width_of (KioskKeyboard *self, const KioskKeyRow *row, const KioskKeyFace *face)
{
  double width = face->width;

  for (guint i = 0; face->role == KIOSK_KEY_SPACE && i < row->keys->len; i++) {
    const KioskKeyFace *other = g_ptr_array_index (row->keys, i);

    if (other->role == KIOSK_KEY_SWITCH && !self->switch_allowed)
      width += other->width;
  }
  return width;
}

static gboolean
takes_room (KioskKeyboard *self, const KioskKeyFace *face)
{
  return face->role != KIOSK_KEY_SWITCH || self->switch_allowed;
}

static void
allocate_row (KioskKeyboard *self,
              const KioskKeyRow *row,
              guint first_index,
              graphene_rect_t *place)
{
  double key_count = kiosk_key_row_get_width (row);
  double pitch = (place->size.width + GAP_PX) / key_count;
  double x = row->inset * pitch;

  for (guint i = 0; i < row->keys->len; i++) {
    const KioskKeyFace *face = g_ptr_array_index (row->keys, i);
    GtkWidget *key = g_ptr_array_index (self->keys, first_index + i);
    double width = width_of (self, row, face) * pitch - GAP_PX;
    GtkAllocation box = { round (x), round (place->origin.y), round (width), place->size.height };

    if (!takes_room (self, face))
      continue;
    if (gtk_widget_should_layout (key))
      gtk_widget_size_allocate (key, &box, -1);
    x += width + GAP_PX;
  }
}

static guint
count_shown_rows (KioskKeyboard *self)
{
  guint row_count = 0;

  for (guint i = 0; i < self->layout->rows->len; i++)
    row_count += is_row_shown (self, g_ptr_array_index (self->layout->rows, i));
  return row_count;
}

static void
kiosk_keyboard_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KioskKeyboard *self = KIOSK_KEYBOARD (widget);
  graphene_rect_t place = GRAPHENE_RECT_INIT (0, 0, width, 0);
  guint row_count = self->layout ? count_shown_rows (self) : 0;
  guint index = 0;

  if (row_count == 0)
    return;

  place.size.height = floor ((height - (row_count - 1) * GAP_PX) / row_count);
  for (guint i = 0; i < self->layout->rows->len; i++) {
    const KioskKeyRow *row = g_ptr_array_index (self->layout->rows, i);

    if (is_row_shown (self, row)) {
      allocate_row (self, row, index, &place);
      place.origin.y += place.size.height + GAP_PX;
    }
    index += row->keys->len;
  }
}

static void
kiosk_keyboard_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  KioskKeyboard *self = KIOSK_KEYBOARD (object);

  switch (id) {
  case PROP_LAYOUT:
    g_value_set_string (value, self->layout_name);
    break;
  case PROP_SWITCH_ALLOWED:
    g_value_set_boolean (value, self->switch_allowed);
    break;
  case PROP_NUMBERS_ALLOWED:
    g_value_set_boolean (value, self->numbers_allowed);
    break;
  case PROP_DECIMALS_ALLOWED:
    g_value_set_boolean (value, self->decimals_allowed);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  }
}

static void
kiosk_keyboard_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  KioskKeyboard *self = KIOSK_KEYBOARD (object);

  switch (id) {
  case PROP_LAYOUT:
    kiosk_keyboard_set_layout (self, g_value_get_string (value));
    break;
  case PROP_SWITCH_ALLOWED:
    kiosk_keyboard_set_switch_allowed (self, g_value_get_boolean (value));
    break;
  case PROP_NUMBERS_ALLOWED:
    kiosk_keyboard_set_numbers_allowed (self, g_value_get_boolean (value));
    break;
  case PROP_DECIMALS_ALLOWED:
    kiosk_keyboard_set_decimals_allowed (self, g_value_get_boolean (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  }
}

static void
kiosk_keyboard_dispose (GObject *object)
{
  KioskKeyboard *self = KIOSK_KEYBOARD (object);

  if (self->keys)
    remove_keys (self);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_clear_pointer (&self->layout_name, g_free);
  g_clear_pointer (&self->left, g_ptr_array_unref);

  G_OBJECT_CLASS (kiosk_keyboard_parent_class)->dispose (object);
}

static void
install_signals (GType type)
{
  signals[INSERT] = g_signal_new ("insert", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[BACKSPACE] =
    g_signal_new ("backspace", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  props[PROP_LAYOUT] = g_param_spec_string ("layout", NULL, NULL, NULL, flags);
  props[PROP_SWITCH_ALLOWED] = g_param_spec_boolean ("switch-allowed", NULL, NULL, TRUE, flags);
  props[PROP_NUMBERS_ALLOWED] = g_param_spec_boolean ("numbers-allowed", NULL, NULL, TRUE, flags);
  props[PROP_DECIMALS_ALLOWED] =
    g_param_spec_boolean ("decimals-allowed", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
kiosk_keyboard_class_init (KioskKeyboardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kiosk_keyboard_get_property;
  object_class->set_property = kiosk_keyboard_set_property;
  object_class->dispose = kiosk_keyboard_dispose;
  widget_class->measure = kiosk_keyboard_measure;
  widget_class->size_allocate = kiosk_keyboard_size_allocate;

  install_properties (object_class);
  install_signals (G_TYPE_FROM_CLASS (klass));

  gtk_widget_class_set_css_name (widget_class, "keyboard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
kiosk_keyboard_init (KioskKeyboard *self)
{
  self->keys = g_ptr_array_new ();
  self->left = g_ptr_array_new_with_free_func (g_free);
  self->switch_allowed = TRUE;
  self->numbers_allowed = TRUE;
}

GtkWidget *
kiosk_keyboard_new (void)
{
  return g_object_new (KIOSK_TYPE_KEYBOARD, NULL);
}

void
kiosk_keyboard_set_layout (KioskKeyboard *self, const char *layout)
{
  g_return_if_fail (KIOSK_IS_KEYBOARD (self));
  g_return_if_fail (layout == NULL || kiosk_keyboard_layout_exists (layout));

  g_ptr_array_set_size (self->left, 0);
  if (g_strcmp0 (self->layout_name, layout) != 0)
    show_layout (self, layout);
}

const char *
kiosk_keyboard_get_layout (KioskKeyboard *self)
{
  g_return_val_if_fail (KIOSK_IS_KEYBOARD (self), NULL);

  return self->layout_name;
}

static void
set_allowed (KioskKeyboard *self, gboolean *setting, gboolean allowed, GParamSpec *spec)
{
  if (*setting == allowed)
    return;

  *setting = allowed;
  show_allowed_keys (self);
  g_object_notify_by_pspec (G_OBJECT (self), spec);
}

void
kiosk_keyboard_set_switch_allowed (KioskKeyboard *self, gboolean switch_allowed)
{
  g_return_if_fail (KIOSK_IS_KEYBOARD (self));

  set_allowed (self, &self->switch_allowed, switch_allowed, props[PROP_SWITCH_ALLOWED]);
}

gboolean
kiosk_keyboard_get_switch_allowed (KioskKeyboard *self)
{
  g_return_val_if_fail (KIOSK_IS_KEYBOARD (self), FALSE);

  return self->switch_allowed;
}

void
kiosk_keyboard_set_numbers_allowed (KioskKeyboard *self, gboolean numbers_allowed)
{
  g_return_if_fail (KIOSK_IS_KEYBOARD (self));

  set_allowed (self, &self->numbers_allowed, numbers_allowed, props[PROP_NUMBERS_ALLOWED]);
}

gboolean
kiosk_keyboard_get_numbers_allowed (KioskKeyboard *self)
{
  g_return_val_if_fail (KIOSK_IS_KEYBOARD (self), FALSE);

  return self->numbers_allowed;
}

void
kiosk_keyboard_set_decimals_allowed (KioskKeyboard *self, gboolean decimals_allowed)
{
  g_return_if_fail (KIOSK_IS_KEYBOARD (self));

  set_allowed (self, &self->decimals_allowed, decimals_allowed, props[PROP_DECIMALS_ALLOWED]);
}

gboolean
kiosk_keyboard_get_decimals_allowed (KioskKeyboard *self)
{
  g_return_val_if_fail (KIOSK_IS_KEYBOARD (self), FALSE);

  return self->decimals_allowed;
}
