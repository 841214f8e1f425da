/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-staff-card.h"

#include "kiosk-icon.h"
#include "kiosk-template.h"

struct _KioskStaffCard {
  GtkWidget parent_instance;

  GtkWidget *icon;
  GtkWidget *title;
  GtkWidget *text;
  GtkWidget *remedy;
};

enum {
  PROP_0,
  PROP_ICON,
  PROP_TITLE,
  PROP_SMALL,
  PROP_COUNT
};
static GParamSpec *properties[PROP_COUNT];

G_DEFINE_FINAL_TYPE (KioskStaffCard, kiosk_staff_card, GTK_TYPE_WIDGET)

/* The words stand below the icon, not beside it. */
static void
set_small (KioskStaffCard *self, gboolean is_small)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout),
                                  is_small ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  if (is_small)
    gtk_widget_add_css_class (GTK_WIDGET (self), "small-card");
}

static void
kiosk_staff_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  KioskStaffCard *self = KIOSK_STAFF_CARD (object);

  switch (id) {
  case PROP_ICON:
    kiosk_icon_set_icon_name (KIOSK_ICON (self->icon), g_value_get_string (value));
    break;
  case PROP_TITLE:
    gtk_label_set_text (GTK_LABEL (self->title), g_value_get_string (value));
    break;
  case PROP_SMALL:
    set_small (self, g_value_get_boolean (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
kiosk_staff_card_dispose (GObject *object)
{
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_STAFF_CARD);

  G_OBJECT_CLASS (kiosk_staff_card_parent_class)->dispose (object);
}

static void
kiosk_staff_card_class_init (KioskStaffCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags set = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  g_type_ensure (KIOSK_TYPE_ICON);
  object_class->set_property = kiosk_staff_card_set_property;
  object_class->dispose = kiosk_staff_card_dispose;
  properties[PROP_ICON] = g_param_spec_string ("icon", NULL, NULL, NULL, set);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, set);
  properties[PROP_SMALL] = g_param_spec_boolean ("small", NULL, NULL, FALSE, set);
  g_object_class_install_properties (object_class, PROP_COUNT, properties);

  gtk_widget_class_set_css_name (widget_class, "staffcard");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/staff/kiosk-staff-card.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskStaffCard, icon);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffCard, title);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffCard, text);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffCard, remedy);
}

static void
kiosk_staff_card_init (KioskStaffCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
kiosk_staff_card_show (KioskStaffCard *self,
                       KioskHealth health,
                       const char *text,
                       const char *remedy)
{
  static const char *const classes[] = { "good", "middling", "bad" };

  g_return_if_fail (KIOSK_IS_STAFF_CARD (self));

  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self), classes[health]);
  gtk_label_set_text (GTK_LABEL (self->text), text);
  gtk_widget_set_visible (self->remedy, remedy != NULL);
  gtk_label_set_text (GTK_LABEL (self->remedy), remedy != NULL ? remedy : "");
}
