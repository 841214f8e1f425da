/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-frame.h"

#include "kiosk-footer.h"
#include "kiosk-keyboard.h"
#include "kiosk-keyboard-layout.h"
#include "kiosk-language.h"
#include "kiosk-progress.h"
#include "kiosk-template.h"
#include "kiosk-top-bar.h"

#include <glib/gi18n.h>

struct _KioskFrame {
  GtkWidget parent_instance;

  KioskPage *page;

  GtkWidget *reach;
  GtkWidget *top_bar;
  GtkWidget *scroller;
  GtkWidget *viewport;
  GtkWidget *keyboard;
};

enum {
  PROP_0,
  PROP_PAGE,
  PROP_COUNT
};
static GParamSpec *properties[PROP_COUNT];

G_DEFINE_FINAL_TYPE (KioskFrame, kiosk_frame, GTK_TYPE_WIDGET)

static const char *
layout_for (KioskPage *page)
{
  if (kiosk_page_get_keys (page).extra == KIOSK_EXTRA_KEYS_EMAIL)
    return "email";
  switch (kiosk_page_get_keyboard (page)) {
  case CIVIC_KEYBOARD_ARABIC:
    return "ar";
  case CIVIC_KEYBOARD_ENGLISH:
    return "en";
  case CIVIC_KEYBOARD_NUMBER:
    return "number";
  case CIVIC_KEYBOARD_LANGUAGE:
  case CIVIC_KEYBOARD_NONE:
  default:
    return kiosk_keyboard_layout_for_language (kiosk_page_get_language (page));
  }
}

static void
on_keyboard_wanted (KioskFrame *self)
{
  if (kiosk_page_get_keyboard (self->page) == CIVIC_KEYBOARD_NONE)
    return;
  kiosk_keyboard_set_decimals_allowed (KIOSK_KEYBOARD (self->keyboard),
                                       kiosk_page_get_keys (self->page).extra ==
                                         KIOSK_EXTRA_KEYS_DECIMAL);
  kiosk_keyboard_set_layout (KIOSK_KEYBOARD (self->keyboard), layout_for (self->page));
}

static void
on_keyboard_insert (KioskFrame *self, const char *text)
{
  kiosk_page_insert (self->page, text);
}

static void
on_keyboard_backspace (KioskFrame *self)
{
  kiosk_page_backspace (self->page);
}

static void
offer_language (KioskFrame *self)
{
  KioskVisit *visit = kiosk_page_get_visit (self->page);
  KioskStation *station = kiosk_visit_get_station (visit);
  const char *other = kiosk_station_get_other_language (station, kiosk_visit_get_language (visit));
  const char *name = NULL;

  if (other != NULL && kiosk_page_get_offers_language (self->page))
    name = kiosk_language_find (other)->name;
  kiosk_top_bar_set_other_language (KIOSK_TOP_BAR (self->top_bar), name);
}

static void
fill_bar (KioskFrame *self, KioskVisit *visit)
{
  CivicCentre *centre = kiosk_station_get_centre (kiosk_visit_get_station (visit));
  const char *language = kiosk_visit_get_language (visit);
  KioskTopBar *bar = KIOSK_TOP_BAR (self->top_bar);

  kiosk_top_bar_set_municipality (
    bar, civic_text_get (civic_centre_get_municipality (centre), language));
  kiosk_top_bar_set_place (bar, civic_text_get (civic_centre_get_place (centre), language));
}

static void
kiosk_frame_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PAGE)
    g_value_set_object (value, KIOSK_FRAME (object)->page);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
kiosk_frame_dispose (GObject *object)
{
  KioskFrame *self = KIOSK_FRAME (object);

  if (self->page != NULL)
    g_signal_handlers_disconnect_by_data (self->page, self);
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_FRAME);
  g_clear_object (&self->page);

  G_OBJECT_CLASS (kiosk_frame_parent_class)->dispose (object);
}

static void
kiosk_frame_class_init (KioskFrameClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_FOOTER);
  g_type_ensure (KIOSK_TYPE_KEYBOARD);
  g_type_ensure (KIOSK_TYPE_PAGE);
  g_type_ensure (KIOSK_TYPE_PROGRESS);
  g_type_ensure (KIOSK_TYPE_TOP_BAR);
  object_class->get_property = kiosk_frame_get_property;
  object_class->dispose = kiosk_frame_dispose;
  properties[PROP_PAGE] =
    g_param_spec_object ("page", NULL, NULL, KIOSK_TYPE_PAGE,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, PROP_COUNT, properties);

  gtk_widget_class_set_css_name (widget_class, "frame");
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kushk/ui/kiosk-frame.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskFrame, reach);
  gtk_widget_class_bind_template_child (widget_class, KioskFrame, top_bar);
  gtk_widget_class_bind_template_child (widget_class, KioskFrame, scroller);
  gtk_widget_class_bind_template_child (widget_class, KioskFrame, viewport);
  gtk_widget_class_bind_template_child (widget_class, KioskFrame, keyboard);
  gtk_widget_class_bind_template_callback (widget_class, on_keyboard_insert);
  gtk_widget_class_bind_template_callback (widget_class, on_keyboard_backspace);
}

/* With the keyboard up the page keeps its room above it: what is then to be touched is below. */
static void
on_keyboard_shown (KioskFrame *self)
{
  if (gtk_widget_get_visible (self->keyboard))
    gtk_widget_add_css_class (self->reach, "short");
  else
    gtk_widget_remove_css_class (self->reach, "short");
}

static void
kiosk_frame_init (KioskFrame *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->keyboard, "notify::visible", G_CALLBACK (on_keyboard_shown), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
kiosk_frame_new (KioskVisit *visit, KioskEase *ease)
{
  KioskFrame *self = NULL;

  g_return_val_if_fail (KIOSK_IS_VISIT (visit), NULL);
  g_return_val_if_fail (KIOSK_IS_EASE (ease), NULL);

  self = g_object_new (KIOSK_TYPE_FRAME, NULL);
  fill_bar (self, visit);
  g_object_bind_property (ease, "low-reach", self->reach, "visible", G_BINDING_SYNC_CREATE);
  return GTK_WIDGET (self);
}

void
kiosk_frame_show_page (KioskFrame *self, KioskPage *page, gboolean can_end)
{
  GtkScrolledWindow *scroller = NULL;

  g_return_if_fail (KIOSK_IS_FRAME (self));
  g_return_if_fail (page == NULL || KIOSK_IS_PAGE (page));

  if (self->page != NULL)
    g_signal_handlers_disconnect_by_data (self->page, self);
  g_set_object (&self->page, page);
  gtk_viewport_set_child (GTK_VIEWPORT (self->viewport), GTK_WIDGET (page));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
  if (page == NULL)
    return;
  g_signal_connect_object (page, "notify::keyboard", G_CALLBACK (on_keyboard_wanted), self,
                           G_CONNECT_SWAPPED);
  scroller = GTK_SCROLLED_WINDOW (self->scroller);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (scroller), 0);
  kiosk_top_bar_set_show_end (KIOSK_TOP_BAR (self->top_bar), can_end);
  offer_language (self);
  on_keyboard_wanted (self);
}
