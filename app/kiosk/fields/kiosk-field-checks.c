/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-field-kinds.h"

#include "kiosk-tile-layout.h"
#include "kiosk-tile.h"

struct _KioskFieldChecks {
  KioskFieldInput parent_instance;

  GtkWidget *group;   /* the child */
  GPtrArray *tiles;   /* (element-type KioskTile) */
  GPtrArray *choices; /* (element-type CivicChoice) beside them */
  gboolean is_following;
};

G_DEFINE_FINAL_TYPE (KioskFieldChecks, kiosk_field_checks, KIOSK_TYPE_FIELD_INPUT)

static void
on_toggled (GtkToggleButton *tile, KioskFieldChecks *self)
{
  KioskFieldInput *input = KIOSK_FIELD_INPUT (self);
  guint index;

  if (self->is_following || !g_ptr_array_find (self->tiles, tile, &index))
    return;
  civic_answers_toggle (kiosk_field_input_get_answers (input),
                        civic_field_get_id (kiosk_field_input_get_field (input)),
                        civic_choice_get_value (g_ptr_array_index (self->choices, index)));
  kiosk_field_input_ask_to_be_active (input);
}

static void
add_tile (KioskFieldChecks *self, CivicChoice *choice)
{
  KioskFieldInput *input = KIOSK_FIELD_INPUT (self);
  GtkWidget *tile = kiosk_tile_new_check (
    kiosk_field_input_word (input, civic_choice_get_label (choice)),
    kiosk_field_input_word (input, civic_choice_get_hint (choice)), civic_choice_get_icon (choice));

  g_ptr_array_add (self->tiles, tile);
  g_ptr_array_add (self->choices, g_object_ref (choice));
  gtk_box_append (GTK_BOX (self->group), tile);
  g_signal_connect (tile, "toggled", G_CALLBACK (on_toggled), self);
}

static void
kiosk_field_checks_follow (KioskFieldInput *input)
{
  KioskFieldChecks *self = KIOSK_FIELD_CHECKS (input);
  CivicAnswers *answers = kiosk_field_input_get_answers (input);
  const char *id = civic_field_get_id (kiosk_field_input_get_field (input));

  self->is_following = TRUE;
  for (guint i = 0; i < self->tiles->len; i++)
    gtk_toggle_button_set_active (
      g_ptr_array_index (self->tiles, i),
      civic_answers_has (answers, id,
                         civic_choice_get_value (g_ptr_array_index (self->choices, i))));
  self->is_following = FALSE;
}

static void
kiosk_field_checks_constructed (GObject *object)
{
  KioskFieldChecks *self = KIOSK_FIELD_CHECKS (object);
  KioskFieldInput *input = KIOSK_FIELD_INPUT (object);
  GListModel *choices = civic_field_get_choices (kiosk_field_input_get_field (input));

  G_OBJECT_CLASS (kiosk_field_checks_parent_class)->constructed (object);

  self->group = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                              "layout-manager", g_object_new (KIOSK_TYPE_TILE_LAYOUT, NULL), NULL);
  gtk_widget_add_css_class (self->group, "checks");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->group), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  kiosk_field_input_get_label (input), -1);
  for (guint i = 0; i < g_list_model_get_n_items (choices); i++) {
    g_autoptr (CivicChoice) choice = g_list_model_get_item (choices, i);

    add_tile (self, choice);
  }
  kiosk_field_input_set_child (input, self->group);
  kiosk_field_checks_follow (input);
}

static void
kiosk_field_checks_finalize (GObject *object)
{
  g_ptr_array_unref (KIOSK_FIELD_CHECKS (object)->tiles);
  g_ptr_array_unref (KIOSK_FIELD_CHECKS (object)->choices);

  G_OBJECT_CLASS (kiosk_field_checks_parent_class)->finalize (object);
}

static void
kiosk_field_checks_class_init (KioskFieldChecksClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = kiosk_field_checks_constructed;
  G_OBJECT_CLASS (klass)->finalize = kiosk_field_checks_finalize;
  KIOSK_FIELD_INPUT_CLASS (klass)->follow = kiosk_field_checks_follow;
}

static void
kiosk_field_checks_init (KioskFieldChecks *self)
{
  self->tiles = g_ptr_array_new ();
  self->choices = g_ptr_array_new_with_free_func (g_object_unref);
}
