/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-text-input.h"

#include <math.h>

#include "kiosk-icon.h"
#include "kiosk-input-guard.h"

struct _KioskTextInput {
  GtkWidget parent_instance;

  GtkWidget *icon;
  GtkWidget *text;
  GtkWidget *unit_label;
  KioskTyping typing;
  gulong changed_id;
  gboolean active;
};

static void kiosk_text_input_editable_init (GtkEditableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KioskTextInput,
                               kiosk_text_input,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_EDITABLE,
                                                      kiosk_text_input_editable_init))

enum {
  PROP_0,
  PROP_PLACEHOLDER,
  PROP_UNIT,
  PROP_ICON,
  PROP_ACTIVE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

#define MAXIMUM_CHARACTERS 512
#define CARET_WIDTH_PX 4.0f
#define CARET_HEIGHT_PX 56.0f
#define CARET_GAP_PX 3.0f

enum {
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint
count_after_caret (KioskTextInput *self)
{
  return gtk_text_get_text_length (GTK_TEXT (self->text)) -
         gtk_editable_get_position (GTK_EDITABLE (self->text));
}

static void
put_caret_before (KioskTextInput *self, guint character_count)
{
  guint length = gtk_text_get_text_length (GTK_TEXT (self->text));

  gtk_editable_set_position (GTK_EDITABLE (self->text), length - MIN (character_count, length));
}

/* GTK deletes and then inserts; only the whole is a change. */
static void
replace_text (KioskTextInput *self, const char *text)
{
  g_signal_handler_block (self->text, self->changed_id);
  gtk_editable_set_text (GTK_EDITABLE (self->text), text);
  g_signal_handler_unblock (self->text, self->changed_id);
}

static void
regroup (KioskTextInput *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->text));
  g_autofree char *grouped = kiosk_typing_group (self->typing, typed);

  if (!g_str_equal (typed, grouped))
    replace_text (self, grouped);
}

static void
on_text_changed (GtkEditable *editable, gpointer user_data)
{
  KioskTextInput *self = KIOSK_TEXT_INPUT (user_data);

  regroup (self);
  g_object_notify (G_OBJECT (self), "text");
  g_signal_emit_by_name (self, "changed");
}

static void
ask_to_be_active (KioskTextInput *self)
{
  if (!self->active)
    g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
on_released (GtkGestureClick *gesture, int press_count, double x, double y, gpointer user_data)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  if (gtk_widget_contains (widget, x, y))
    ask_to_be_active (KIOSK_TEXT_INPUT (widget));
}

static void
on_focus_entered (GtkEventControllerFocus *controller, gpointer user_data)
{
  ask_to_be_active (KIOSK_TEXT_INPUT (user_data));
}

/* Groups move under the caret, so GTK must not put it where it counted it to be. */
static gboolean
type_grouped (KioskTextInput *self, guint key)
{
  gunichar character = gdk_keyval_to_unicode (key);
  char text[7] = { 0 };

  if (key == GDK_KEY_BackSpace) {
    kiosk_text_input_backspace (self);
    return TRUE;
  }
  if (!g_unichar_isprint (character))
    return FALSE;

  g_unichar_to_utf8 (character, text);
  kiosk_text_input_insert (self, text);
  return TRUE;
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType modifiers,
                gpointer user_data)
{
  KioskTextInput *self = KIOSK_TEXT_INPUT (user_data);

  if (kiosk_input_guard_refuses_key (key, modifiers))
    return TRUE;
  return kiosk_typing_is_left_to_right (self->typing) && type_grouped (self, key);
}

static void
watch_touches (KioskTextInput *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (click, "released", G_CALLBACK (on_released), NULL);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
watch_keys (KioskTextInput *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (focus, "enter", G_CALLBACK (on_focus_entered), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

static GtkWidget *
make_text (void)
{
  GtkWidget *text = gtk_text_new ();

  /* Long presses and double touches would select and open menus, so no touch reaches it. */
  gtk_widget_set_can_target (text, FALSE);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  gtk_text_set_max_length (GTK_TEXT (text), MAXIMUM_CHARACTERS);
  gtk_text_set_invisible_char (GTK_TEXT (text), 0x2022);
  gtk_text_set_input_purpose (GTK_TEXT (text), GTK_INPUT_PURPOSE_FREE_FORM);
  gtk_text_set_input_hints (GTK_TEXT (text), GTK_INPUT_HINT_NO_EMOJI |
                                               GTK_INPUT_HINT_NO_SPELLCHECK |
                                               GTK_INPUT_HINT_PRIVATE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (text), FALSE);
  return text;
}

static gboolean
is_right_to_left (KioskTextInput *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->text));
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (self->text, text);

  return pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL;
}

/* GTK's own caret is as tall as the font's line, which Arabic fonts make very tall, touches the
 * letter, and is gone while the window has no focus; the style sheet makes it transparent. */
static void
draw_caret (KioskTextInput *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  graphene_rect_t strong;
  graphene_point_t place;
  GdkRGBA color;
  float x;

  gtk_text_compute_cursor_extents (
    GTK_TEXT (self->text), gtk_editable_get_position (GTK_EDITABLE (self->text)), &strong, NULL);
  if (!gtk_widget_compute_point (self->text, widget, &strong.origin, &place))
    return;

  x = is_right_to_left (self) ? place.x - CARET_GAP_PX - CARET_WIDTH_PX : place.x + CARET_GAP_PX;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  gtk_snapshot_append_color (
    snapshot, &color,
    &GRAPHENE_RECT_INIT (roundf (x),
                         roundf ((gtk_widget_get_height (widget) - CARET_HEIGHT_PX) / 2),
                         CARET_WIDTH_PX, CARET_HEIGHT_PX));
}

static void
kiosk_text_input_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KioskTextInput *self = KIOSK_TEXT_INPUT (widget);

  GTK_WIDGET_CLASS (kiosk_text_input_parent_class)->snapshot (widget, snapshot);

  if (self->active)
    draw_caret (self, snapshot);
}

/* A screen reader reads the contents of an editable, and finds them by its delegate. Only that: the
 * delegate's own signals would tell of a text that is half regrouped. */
static GtkEditable *
kiosk_text_input_get_delegate (GtkEditable *editable)
{
  return GTK_EDITABLE (KIOSK_TEXT_INPUT (editable)->text);
}

static void
kiosk_text_input_editable_init (GtkEditableInterface *iface)
{
  iface->get_delegate = kiosk_text_input_get_delegate;
}

static void
kiosk_text_input_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  KioskTextInput *self = KIOSK_TEXT_INPUT (object);

  if (gtk_editable_delegate_get_property (object, id, value, spec))
    return;
  switch (id) {
  case PROP_PLACEHOLDER:
    g_value_set_string (value, kiosk_text_input_get_placeholder (self));
    break;
  case PROP_UNIT:
    g_value_set_string (value, kiosk_text_input_get_unit (self));
    break;
  case PROP_ICON:
    g_value_set_string (value, kiosk_text_input_get_icon (self));
    break;
  case PROP_ACTIVE:
    g_value_set_boolean (value, kiosk_text_input_get_active (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  }
}

static void
kiosk_text_input_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  KioskTextInput *self = KIOSK_TEXT_INPUT (object);

  if (id == N_PROPS + GTK_EDITABLE_PROP_TEXT) {
    kiosk_text_input_set_text (self, g_value_get_string (value));
    return;
  }
  if (gtk_editable_delegate_set_property (object, id, value, spec))
    return;
  switch (id) {
  case PROP_PLACEHOLDER:
    kiosk_text_input_set_placeholder (self, g_value_get_string (value));
    break;
  case PROP_UNIT:
    kiosk_text_input_set_unit (self, g_value_get_string (value));
    break;
  case PROP_ICON:
    kiosk_text_input_set_icon (self, g_value_get_string (value));
    break;
  case PROP_ACTIVE:
    kiosk_text_input_set_active (self, g_value_get_boolean (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  }
}

static void
kiosk_text_input_dispose (GObject *object)
{
  KioskTextInput *self = KIOSK_TEXT_INPUT (object);

  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->text, gtk_widget_unparent);
  g_clear_pointer (&self->unit_label, gtk_widget_unparent);

  G_OBJECT_CLASS (kiosk_text_input_parent_class)->dispose (object);
}

static void
kiosk_text_input_class_init (KioskTextInputClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = kiosk_text_input_get_property;
  object_class->set_property = kiosk_text_input_set_property;
  object_class->dispose = kiosk_text_input_dispose;
  widget_class->snapshot = kiosk_text_input_snapshot;

  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  props[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL, flags);
  props[PROP_UNIT] = g_param_spec_string ("unit", NULL, NULL, NULL, flags);
  props[PROP_ICON] = g_param_spec_string ("icon", NULL, NULL, NULL, flags);
  props[PROP_ACTIVE] = g_param_spec_boolean ("active", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_editable_install_properties (object_class, N_PROPS);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  gtk_widget_class_set_css_name (widget_class, "inputbox");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
kiosk_text_input_init (KioskTextInput *self)
{
  self->icon = kiosk_icon_new (NULL);
  gtk_widget_set_visible (self->icon, FALSE);
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));

  self->text = make_text ();
  self->changed_id = g_signal_connect (self->text, "changed", G_CALLBACK (on_text_changed), self);
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));

  self->unit_label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->unit_label, "unit");
  gtk_widget_set_visible (self->unit_label, FALSE);
  gtk_widget_set_parent (self->unit_label, GTK_WIDGET (self));

  watch_touches (self);
  watch_keys (self);
}

GtkWidget *
kiosk_text_input_new (KioskTyping typing)
{
  KioskTextInput *self = g_object_new (KIOSK_TYPE_TEXT_INPUT, NULL);

  kiosk_text_input_set_typing (self, typing);
  return GTK_WIDGET (self);
}

void
kiosk_text_input_set_typing (KioskTextInput *self, KioskTyping typing)
{
  g_return_if_fail (KIOSK_IS_TEXT_INPUT (self));

  self->typing = typing;
  gtk_text_set_visibility (GTK_TEXT (self->text), typing != KIOSK_TYPING_SECRET);
  if (kiosk_typing_is_left_to_right (typing)) {
    gtk_widget_set_direction (GTK_WIDGET (self), GTK_TEXT_DIR_LTR);
    gtk_widget_set_direction (self->text, GTK_TEXT_DIR_LTR);
    gtk_widget_add_css_class (GTK_WIDGET (self), "number");
  }
  regroup (self);
}

KioskTyping
kiosk_text_input_get_typing (KioskTextInput *self)
{
  g_return_val_if_fail (KIOSK_IS_TEXT_INPUT (self), KIOSK_TYPING_PROSE);

  return self->typing;
}

void
kiosk_text_input_set_text (KioskTextInput *self, const char *text)
{
  g_autofree char *grouped = NULL;

  g_return_if_fail (KIOSK_IS_TEXT_INPUT (self));

  grouped = kiosk_typing_group (self->typing, text ? text : "");
  if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->text)), grouped))
    return;

  replace_text (self, grouped);
  put_caret_before (self, 0);
  on_text_changed (GTK_EDITABLE (self->text), self);
}

const char *
kiosk_text_input_get_text (KioskTextInput *self)
{
  g_return_val_if_fail (KIOSK_IS_TEXT_INPUT (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->text));
}

void
kiosk_text_input_set_placeholder (KioskTextInput *self, const char *placeholder)
{
  g_return_if_fail (KIOSK_IS_TEXT_INPUT (self));

  if (g_strcmp0 (kiosk_text_input_get_placeholder (self), placeholder) == 0)
    return;

  gtk_text_set_placeholder_text (GTK_TEXT (self->text), placeholder);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PLACEHOLDER]);
}

const char *
kiosk_text_input_get_placeholder (KioskTextInput *self)
{
  g_return_val_if_fail (KIOSK_IS_TEXT_INPUT (self), NULL);

  return gtk_text_get_placeholder_text (GTK_TEXT (self->text));
}

void
kiosk_text_input_set_unit (KioskTextInput *self, const char *unit)
{
  g_return_if_fail (KIOSK_IS_TEXT_INPUT (self));

  if (g_strcmp0 (kiosk_text_input_get_unit (self), unit) == 0)
    return;

  gtk_label_set_label (GTK_LABEL (self->unit_label), unit ? unit : "");
  gtk_widget_set_visible (self->unit_label, unit != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UNIT]);
}

const char *
kiosk_text_input_get_unit (KioskTextInput *self)
{
  g_return_val_if_fail (KIOSK_IS_TEXT_INPUT (self), NULL);

  return gtk_widget_get_visible (self->unit_label)
           ? gtk_label_get_label (GTK_LABEL (self->unit_label))
           : NULL;
}

void
kiosk_text_input_set_icon (KioskTextInput *self, const char *icon_name)
{
  g_return_if_fail (KIOSK_IS_TEXT_INPUT (self));

  if (g_strcmp0 (kiosk_text_input_get_icon (self), icon_name) == 0)
    return;

  kiosk_icon_set_icon_name (KIOSK_ICON (self->icon), icon_name);
  gtk_widget_set_visible (self->icon, icon_name != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ICON]);
}

const char *
kiosk_text_input_get_icon (KioskTextInput *self)
{
  g_return_val_if_fail (KIOSK_IS_TEXT_INPUT (self), NULL);

  return kiosk_icon_get_icon_name (KIOSK_ICON (self->icon));
}

void
kiosk_text_input_set_active (KioskTextInput *self, gboolean active)
{
  g_return_if_fail (KIOSK_IS_TEXT_INPUT (self));

  if (self->active == active)
    return;

  self->active = active;
  if (active) {
    gtk_widget_add_css_class (GTK_WIDGET (self), "active");
    gtk_text_grab_focus_without_selecting (GTK_TEXT (self->text));
    gtk_editable_set_position (GTK_EDITABLE (self->text), -1);
  } else {
    gtk_widget_remove_css_class (GTK_WIDGET (self), "active");
  }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ACTIVE]);
}

gboolean
kiosk_text_input_get_active (KioskTextInput *self)
{
  g_return_val_if_fail (KIOSK_IS_TEXT_INPUT (self), FALSE);

  return self->active;
}

void
kiosk_text_input_set_accessible_name (KioskTextInput *self, const char *name)
{
  g_return_if_fail (KIOSK_IS_TEXT_INPUT (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
kiosk_text_input_set_accessible_description (KioskTextInput *self, const char *description)
{
  g_return_if_fail (KIOSK_IS_TEXT_INPUT (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description != NULL ? description : "", -1);
}

void
kiosk_text_input_set_invalid (KioskTextInput *self, gboolean invalid)
{
  g_return_if_fail (KIOSK_IS_TEXT_INPUT (self));

  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
                               invalid ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

void
kiosk_text_input_insert (KioskTextInput *self, const char *text)
{
  guint after_caret;
  int position;

  g_return_if_fail (KIOSK_IS_TEXT_INPUT (self));
  g_return_if_fail (text != NULL);

  after_caret = count_after_caret (self);
  position = gtk_editable_get_position (GTK_EDITABLE (self->text));
  gtk_editable_insert_text (GTK_EDITABLE (self->text), text, -1, &position);
  put_caret_before (self, after_caret);
}

static int
find_start_of_deletion (KioskTextInput *self, int position)
{
  g_autofree char *before = gtk_editable_get_chars (GTK_EDITABLE (self->text), 0, position);
  gunichar last = g_utf8_get_char (g_utf8_offset_to_pointer (before, position - 1));
  gboolean is_separator =
    kiosk_typing_is_left_to_right (self->typing) && kiosk_typing_is_separator (last);

  return MAX (position - (is_separator ? 2 : 1), 0);
}

void
kiosk_text_input_backspace (KioskTextInput *self)
{
  guint after_caret;
  int position;

  g_return_if_fail (KIOSK_IS_TEXT_INPUT (self));

  after_caret = count_after_caret (self);
  position = gtk_editable_get_position (GTK_EDITABLE (self->text));
  if (position == 0)
    return;

  gtk_editable_delete_text (GTK_EDITABLE (self->text), find_start_of_deletion (self, position),
                            position);
  put_caret_before (self, after_caret);
}
