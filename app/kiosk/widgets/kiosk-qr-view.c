/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-qr-view.h"

#include <math.h>

#include "print-qr.h"

struct _KioskQrView {
  GtkWidget parent_instance;

  char *content;
  PrintQr *qr; /* NULL where there is none to draw */
};

G_DEFINE_FINAL_TYPE (KioskQrView, kiosk_qr_view, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_CONTENT,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

/* The standard's margin, in modules, without which phones do not find the symbol. */
#define QUIET_MODULES 4

static void
kiosk_qr_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KioskQrView *self = KIOSK_QR_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  guint module_count;
  double module, side;
  cairo_t *cairo;

  if (!self->qr)
    return;

  module_count = print_qr_get_module_count (self->qr);
  module = floor ((double) MIN (width, height) / (module_count + 2 * QUIET_MODULES));
  side = module * module_count;
  cairo = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  print_qr_draw (self->qr, cairo, floor ((width - side) / 2), floor ((height - side) / 2), module,
                 0);
  cairo_destroy (cairo);
}

static void
kiosk_qr_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  KioskQrView *self = KIOSK_QR_VIEW (object);

  switch (id) {
  case PROP_CONTENT:
    g_value_set_string (value, kiosk_qr_view_get_content (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  }
}

static void
kiosk_qr_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  KioskQrView *self = KIOSK_QR_VIEW (object);

  switch (id) {
  case PROP_CONTENT:
    kiosk_qr_view_set_content (self, g_value_get_string (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  }
}

static void
kiosk_qr_view_dispose (GObject *object)
{
  KioskQrView *self = KIOSK_QR_VIEW (object);

  g_clear_pointer (&self->content, g_free);
  g_clear_pointer (&self->qr, print_qr_free);

  G_OBJECT_CLASS (kiosk_qr_view_parent_class)->dispose (object);
}

static void
kiosk_qr_view_class_init (KioskQrViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = kiosk_qr_view_get_property;
  object_class->set_property = kiosk_qr_view_set_property;
  widget_class->snapshot = kiosk_qr_view_snapshot;
  object_class->dispose = kiosk_qr_view_dispose;

  props[PROP_CONTENT] = g_param_spec_string ("content", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_css_name (widget_class, "qrview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kiosk_qr_view_init (KioskQrView *self)
{
}

GtkWidget *
kiosk_qr_view_new (void)
{
  return g_object_new (KIOSK_TYPE_QR_VIEW, NULL);
}

void
kiosk_qr_view_set_content (KioskQrView *self, const char *content)
{
  g_return_if_fail (KIOSK_IS_QR_VIEW (self));

  if (g_strcmp0 (self->content, content) == 0)
    return;

  g_free (self->content);
  self->content = g_strdup (content);
  g_clear_pointer (&self->qr, print_qr_free);
  self->qr = content ? print_qr_new (content) : NULL;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CONTENT]);
}

const char *
kiosk_qr_view_get_content (KioskQrView *self)
{
  g_return_val_if_fail (KIOSK_IS_QR_VIEW (self), NULL);

  return self->content;
}
