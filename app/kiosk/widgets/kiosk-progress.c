/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-progress.h"

#include "kiosk-plain-text.h"

struct _KioskProgress {
  GtkWidget parent_instance;

  GtkWidget *words;
  GtkWidget *title_label;
  GtkWidget *count_label;
  GtkWidget *bar;
  char *title;
  char *count;
  double fraction;
};

G_DEFINE_FINAL_TYPE (KioskProgress, kiosk_progress, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_TITLE,
  PROP_COUNT,
  PROP_FRACTION,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
show (GtkWidget *label, const char *text)
{
  g_autofree char *plain = kiosk_plain_text (text, KIOSK_PLAIN_TEXT_TITLE);

  gtk_label_set_label (GTK_LABEL (label), plain);
}

static void
kiosk_progress_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  KioskProgress *self = KIOSK_PROGRESS (object);

  switch (id) {
  case PROP_TITLE:
    g_value_set_string (value, kiosk_progress_get_title (self));
    break;
  case PROP_COUNT:
    g_value_set_string (value, kiosk_progress_get_count (self));
    break;
  case PROP_FRACTION:
    g_value_set_double (value, kiosk_progress_get_fraction (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  }
}

static void
kiosk_progress_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  KioskProgress *self = KIOSK_PROGRESS (object);

  switch (id) {
  case PROP_TITLE:
    kiosk_progress_set_title (self, g_value_get_string (value));
    break;
  case PROP_COUNT:
    kiosk_progress_set_count (self, g_value_get_string (value));
    break;
  case PROP_FRACTION:
    kiosk_progress_set_fraction (self, g_value_get_double (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  }
}

static void
kiosk_progress_dispose (GObject *object)
{
  KioskProgress *self = KIOSK_PROGRESS (object);

  g_clear_pointer (&self->words, gtk_widget_unparent);
  g_clear_pointer (&self->bar, gtk_widget_unparent);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->count, g_free);

  G_OBJECT_CLASS (kiosk_progress_parent_class)->dispose (object);
}

static void
kiosk_progress_class_init (KioskProgressClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = kiosk_progress_get_property;
  object_class->set_property = kiosk_progress_set_property;
  object_class->dispose = kiosk_progress_dispose;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_COUNT] = g_param_spec_string ("count", NULL, NULL, NULL, flags);
  props[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_css_name (widget_class, "progress");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
kiosk_progress_init (KioskProgress *self)
{
  gtk_orientable_set_orientation (
    GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);

  self->title_label = gtk_label_new (NULL);
  self->count_label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title_label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->title_label), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (self->count_label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->title_label, TRUE);
  self->words = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (self->words), self->title_label);
  gtk_box_append (GTK_BOX (self->words), self->count_label);
  gtk_widget_set_parent (self->words, GTK_WIDGET (self));

  self->bar = gtk_progress_bar_new ();
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
}

GtkWidget *
kiosk_progress_new (void)
{
  return g_object_new (KIOSK_TYPE_PROGRESS, NULL);
}

void
kiosk_progress_set_title (KioskProgress *self, const char *title)
{
  g_return_if_fail (KIOSK_IS_PROGRESS (self));

  if (g_strcmp0 (self->title, title) == 0)
    return;

  g_free (self->title);
  self->title = g_strdup (title);
  show (self->title_label, title);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
}

const char *
kiosk_progress_get_title (KioskProgress *self)
{
  g_return_val_if_fail (KIOSK_IS_PROGRESS (self), NULL);

  return self->title;
}

void
kiosk_progress_set_count (KioskProgress *self, const char *count)
{
  g_return_if_fail (KIOSK_IS_PROGRESS (self));

  if (g_strcmp0 (self->count, count) == 0)
    return;

  g_free (self->count);
  self->count = g_strdup (count);
  show (self->count_label, count);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COUNT]);
}

const char *
kiosk_progress_get_count (KioskProgress *self)
{
  g_return_val_if_fail (KIOSK_IS_PROGRESS (self), NULL);

  return self->count;
}

void
kiosk_progress_set_fraction (KioskProgress *self, double fraction)
{
  g_return_if_fail (KIOSK_IS_PROGRESS (self));

  fraction = CLAMP (fraction, 0, 1);
  if (G_APPROX_VALUE (self->fraction, fraction, 0.0001))
    return;

  self->fraction = fraction;
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), fraction);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FRACTION]);
}

double
kiosk_progress_get_fraction (KioskProgress *self)
{
  g_return_val_if_fail (KIOSK_IS_PROGRESS (self), 0);

  return self->fraction;
}
