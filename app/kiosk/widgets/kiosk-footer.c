/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-footer.h"

#include "kiosk-button.h"

struct _KioskFooter {
  GtkWidget parent_instance;

  GtkWidget
    *primary_place; /* insensitive where the page says so; the button, where its action is */
  KioskButton *primary;
  KioskButton *secondary;
};

G_DEFINE_FINAL_TYPE (KioskFooter, kiosk_footer, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_PRIMARY_LABEL,
  PROP_PRIMARY_ICON,
  PROP_PRIMARY_SENSITIVE,
  PROP_SECONDARY_LABEL,
  PROP_SECONDARY_ICON,
  PROP_SECONDARY_VISIBLE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
kiosk_footer_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  KioskFooter *self = KIOSK_FOOTER (object);

  switch (id) {
  case PROP_PRIMARY_LABEL:
    g_value_set_string (value, kiosk_footer_get_primary_label (self));
    break;
  case PROP_PRIMARY_ICON:
    g_value_set_string (value, kiosk_footer_get_primary_icon (self));
    break;
  case PROP_PRIMARY_SENSITIVE:
    g_value_set_boolean (value, kiosk_footer_get_primary_sensitive (self));
    break;
  case PROP_SECONDARY_LABEL:
    g_value_set_string (value, kiosk_footer_get_secondary_label (self));
    break;
  case PROP_SECONDARY_ICON:
    g_value_set_string (value, kiosk_footer_get_secondary_icon (self));
    break;
  case PROP_SECONDARY_VISIBLE:
    g_value_set_boolean (value, kiosk_footer_get_secondary_visible (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  }
}

static void
kiosk_footer_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  KioskFooter *self = KIOSK_FOOTER (object);

  switch (id) {
  case PROP_PRIMARY_LABEL:
    kiosk_footer_set_primary_label (self, g_value_get_string (value));
    break;
  case PROP_PRIMARY_ICON:
    kiosk_footer_set_primary_icon (self, g_value_get_string (value));
    break;
  case PROP_PRIMARY_SENSITIVE:
    kiosk_footer_set_primary_sensitive (self, g_value_get_boolean (value));
    break;
  case PROP_SECONDARY_LABEL:
    kiosk_footer_set_secondary_label (self, g_value_get_string (value));
    break;
  case PROP_SECONDARY_ICON:
    kiosk_footer_set_secondary_icon (self, g_value_get_string (value));
    break;
  case PROP_SECONDARY_VISIBLE:
    kiosk_footer_set_secondary_visible (self, g_value_get_boolean (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  }
}

static void
kiosk_footer_dispose (GObject *object)
{
  KioskFooter *self = KIOSK_FOOTER (object);

  g_clear_pointer (&self->primary_place, gtk_widget_unparent);
  if (self->secondary)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->secondary)));

  G_OBJECT_CLASS (kiosk_footer_parent_class)->dispose (object);
}

static void
kiosk_footer_class_init (KioskFooterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = kiosk_footer_get_property;
  object_class->set_property = kiosk_footer_set_property;
  object_class->dispose = kiosk_footer_dispose;

  props[PROP_PRIMARY_LABEL] = g_param_spec_string ("primary-label", NULL, NULL, NULL, flags);
  props[PROP_PRIMARY_ICON] = g_param_spec_string ("primary-icon", NULL, NULL, NULL, flags);
  props[PROP_PRIMARY_SENSITIVE] =
    g_param_spec_boolean ("primary-sensitive", NULL, NULL, TRUE, flags);
  props[PROP_SECONDARY_LABEL] = g_param_spec_string ("secondary-label", NULL, NULL, NULL, flags);
  props[PROP_SECONDARY_ICON] = g_param_spec_string ("secondary-icon", NULL, NULL, NULL, flags);
  props[PROP_SECONDARY_VISIBLE] =
    g_param_spec_boolean ("secondary-visible", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_css_name (widget_class, "footer");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
kiosk_footer_init (KioskFooter *self)
{
  self->secondary = KIOSK_BUTTON (kiosk_button_new (NULL, "back"));
  gtk_widget_add_css_class (GTK_WIDGET (self->secondary), "secondary");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->secondary), "page.back");
  gtk_widget_set_parent (GTK_WIDGET (self->secondary), GTK_WIDGET (self));

  self->primary = KIOSK_BUTTON (kiosk_button_new (NULL, "fwd"));
  kiosk_button_set_icon_at_end (self->primary, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->primary), "primary");
  gtk_widget_set_hexpand (GTK_WIDGET (self->primary), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->primary), "page.advance");
  self->primary_place = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (self->primary_place), GTK_WIDGET (self->primary));
  gtk_widget_set_parent (self->primary_place, GTK_WIDGET (self));
}

GtkWidget *
kiosk_footer_new (void)
{
  return g_object_new (KIOSK_TYPE_FOOTER, NULL);
}

void
kiosk_footer_set_primary_label (KioskFooter *self, const char *label)
{
  g_return_if_fail (KIOSK_IS_FOOTER (self));

  if (g_strcmp0 (kiosk_button_get_text (self->primary), label) == 0)
    return;

  kiosk_button_set_text (self->primary, label);
  gtk_widget_set_visible (GTK_WIDGET (self->primary), label != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PRIMARY_LABEL]);
}

const char *
kiosk_footer_get_primary_label (KioskFooter *self)
{
  g_return_val_if_fail (KIOSK_IS_FOOTER (self), NULL);

  return kiosk_button_get_text (self->primary);
}

void
kiosk_footer_set_primary_icon (KioskFooter *self, const char *icon_name)
{
  g_return_if_fail (KIOSK_IS_FOOTER (self));

  if (g_strcmp0 (kiosk_button_get_icon (self->primary), icon_name) == 0)
    return;

  kiosk_button_set_icon (self->primary, icon_name);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PRIMARY_ICON]);
}

const char *
kiosk_footer_get_primary_icon (KioskFooter *self)
{
  g_return_val_if_fail (KIOSK_IS_FOOTER (self), NULL);

  return kiosk_button_get_icon (self->primary);
}

void
kiosk_footer_set_primary_sensitive (KioskFooter *self, gboolean primary_sensitive)
{
  g_return_if_fail (KIOSK_IS_FOOTER (self));

  if (gtk_widget_get_sensitive (self->primary_place) == primary_sensitive)
    return;

  gtk_widget_set_sensitive (self->primary_place, primary_sensitive);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PRIMARY_SENSITIVE]);
}

gboolean
kiosk_footer_get_primary_sensitive (KioskFooter *self)
{
  g_return_val_if_fail (KIOSK_IS_FOOTER (self), FALSE);

  return gtk_widget_get_sensitive (self->primary_place);
}

void
kiosk_footer_set_secondary_label (KioskFooter *self, const char *label)
{
  g_return_if_fail (KIOSK_IS_FOOTER (self));

  if (g_strcmp0 (kiosk_button_get_text (self->secondary), label) == 0)
    return;

  kiosk_button_set_text (self->secondary, label);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SECONDARY_LABEL]);
}

const char *
kiosk_footer_get_secondary_label (KioskFooter *self)
{
  g_return_val_if_fail (KIOSK_IS_FOOTER (self), NULL);

  return kiosk_button_get_text (self->secondary);
}

void
kiosk_footer_set_secondary_icon (KioskFooter *self, const char *icon_name)
{
  g_return_if_fail (KIOSK_IS_FOOTER (self));

  if (g_strcmp0 (kiosk_button_get_icon (self->secondary), icon_name) == 0)
    return;

  kiosk_button_set_icon (self->secondary, icon_name);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SECONDARY_ICON]);
}

const char *
kiosk_footer_get_secondary_icon (KioskFooter *self)
{
  g_return_val_if_fail (KIOSK_IS_FOOTER (self), NULL);

  return kiosk_button_get_icon (self->secondary);
}

void
kiosk_footer_set_secondary_visible (KioskFooter *self, gboolean secondary_visible)
{
  g_return_if_fail (KIOSK_IS_FOOTER (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self->secondary)) == secondary_visible)
    return;

  gtk_widget_set_visible (GTK_WIDGET (self->secondary), secondary_visible);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SECONDARY_VISIBLE]);
}

gboolean
kiosk_footer_get_secondary_visible (KioskFooter *self)
{
  g_return_val_if_fail (KIOSK_IS_FOOTER (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self->secondary));
}
