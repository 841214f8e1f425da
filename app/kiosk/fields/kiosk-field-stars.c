/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-field-kinds.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "civic-digits.h"
#include "kiosk-icon.h"

#define STAR_COUNT 5

struct _KioskFieldStars {
  KioskFieldInput parent_instance;

  GtkWidget *stars[STAR_COUNT];
};

G_DEFINE_FINAL_TYPE (KioskFieldStars, kiosk_field_stars, KIOSK_TYPE_FIELD_INPUT)

static void
activate_rate (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *stars = g_strdup_printf ("%d", g_variant_get_int32 (parameter));

  kiosk_field_input_answer (KIOSK_FIELD_INPUT (widget), stars);
  kiosk_field_input_ask_to_be_active (KIOSK_FIELD_INPUT (widget));
}

/* All up to the chosen one are lit; only the chosen one is the answer to a screen reader. */
static void
kiosk_field_stars_follow (KioskFieldInput *input)
{
  const char *answer = kiosk_field_input_get_answer (input);
  const int chosen = answer != NULL ? atoi (answer) : 0;

  for (int i = 0; i < STAR_COUNT; i++) {
    GtkWidget *star = KIOSK_FIELD_STARS (input)->stars[i];

    if (i < chosen)
      gtk_widget_add_css_class (star, "lit");
    else
      gtk_widget_remove_css_class (star, "lit");
    gtk_accessible_update_state (
      GTK_ACCESSIBLE (star), GTK_ACCESSIBLE_STATE_CHECKED,
      i + 1 == chosen ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  }
}

static GtkWidget *
make_star (KioskFieldInput *input, int stars)
{
  GtkWidget *star =
    g_object_new (GTK_TYPE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, NULL);
  /* Translators: spoken name of one of five stars; %d is 1 to 5. */
  g_autofree char *western =
    g_strdup_printf (ngettext ("%d star of 5", "%d stars of 5", stars), stars);
  g_autofree char *name = civic_digits_localise (western, kiosk_field_input_get_language (input));

  gtk_button_set_child (GTK_BUTTON (star), kiosk_icon_new ("star"));
  gtk_widget_set_focus_on_click (star, FALSE);
  gtk_widget_add_css_class (star, "star");
  gtk_accessible_update_property (GTK_ACCESSIBLE (star), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (star), "i", stars);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (star), "field.rate");
  return star;
}

static void
kiosk_field_stars_constructed (GObject *object)
{
  KioskFieldInput *input = KIOSK_FIELD_INPUT (object);
  GtkWidget *box =
    g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO_GROUP, NULL);

  G_OBJECT_CLASS (kiosk_field_stars_parent_class)->constructed (object);

  gtk_widget_add_css_class (box, "stars");
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  kiosk_field_input_get_label (input), -1);
  for (int i = 0; i < STAR_COUNT; i++) {
    KIOSK_FIELD_STARS (object)->stars[i] = make_star (input, i + 1);
    gtk_box_append (GTK_BOX (box), KIOSK_FIELD_STARS (object)->stars[i]);
  }
  kiosk_field_input_set_child (input, box);
  kiosk_field_stars_follow (input);
}

static void
kiosk_field_stars_class_init (KioskFieldStarsClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = kiosk_field_stars_constructed;
  KIOSK_FIELD_INPUT_CLASS (klass)->follow = kiosk_field_stars_follow;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "field.rate", "i", activate_rate);
}

static void
kiosk_field_stars_init (KioskFieldStars *self)
{
}
