/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-ratings.h"

#include "kiosk-template.h"

#include <glib/gi18n.h>

#define RATINGS 5

struct _KioskRatings {
  GtkWidget parent_instance;

  KioskVisit *visit; /* (unowned) the page's, which owns this */
  GCancellable *cancellable;

  GtkWidget *title;
  GtkWidget *figures;
};

G_DEFINE_FINAL_TYPE (KioskRatings, kiosk_ratings, GTK_TYPE_WIDGET)

static void
on_rate_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskRatings) self = user_data;
  g_autoptr (GError) error = NULL;

  if (kiosk_visit_rate_finish (KIOSK_VISIT (source), result, &error))
    gtk_label_set_text (GTK_LABEL (self->title), _ ("Thank you for telling us"));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("A rating did not arrive: %s", error->message);
}

static void
activate_rate (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KioskRatings *self = KIOSK_RATINGS (widget);

  kiosk_visit_rate_async (self->visit, (guint) g_variant_get_int32 (parameter), self->cancellable,
                          on_rate_ready, g_object_ref (self));
}

static GtkWidget *
build_button (int rating)
{
  g_autofree char *figure = g_strdup_printf ("%d", rating);
  /* Translators: spoken name of a button; the worst is 1, the best 5. */
  g_autofree char *name = g_strdup_printf (_ ("%d of 5"), rating);
  GtkWidget *button = gtk_toggle_button_new_with_label (figure);

  gtk_widget_add_css_class (button, "rate");
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", rating);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "ratings.rate");
  return button;
}

static void
kiosk_ratings_dispose (GObject *object)
{
  g_clear_object (&KIOSK_RATINGS (object)->cancellable);
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_RATINGS);

  G_OBJECT_CLASS (kiosk_ratings_parent_class)->dispose (object);
}

static void
kiosk_ratings_class_init (KioskRatingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_ratings_dispose;
  gtk_widget_class_install_action (widget_class, "ratings.rate", "i", activate_rate);

  gtk_widget_class_set_css_name (widget_class, "ratings");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/pages/kiosk-ratings.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskRatings, title);
  gtk_widget_class_bind_template_child (widget_class, KioskRatings, figures);
}

static void
kiosk_ratings_init (KioskRatings *self)
{
  GtkWidget *first = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  for (int rating = 1; rating <= RATINGS; rating++) {
    GtkWidget *button = build_button (rating);

    if (first == NULL)
      first = button;
    else
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
    gtk_box_append (GTK_BOX (self->figures), button);
  }
}

void
kiosk_ratings_begin (KioskRatings *self, KioskVisit *visit, GCancellable *cancellable)
{
  g_return_if_fail (KIOSK_IS_RATINGS (self));
  g_return_if_fail (KIOSK_IS_VISIT (visit));

  self->visit = visit;
  g_set_object (&self->cancellable, cancellable);
}
