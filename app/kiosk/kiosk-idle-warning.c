/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-idle-warning.h"

#include "kiosk-button.h"
#include "kiosk-countdown.h"
#include "kiosk-template.h"

#include <glib/gi18n.h>

struct _KioskIdleWarning {
  GtkWidget parent_instance;

  GtkWidget *countdown;
  GtkWidget *title;
  GtkWidget *text;
  GtkWidget *stay;
  GtkWidget *leave;
};

enum {
  STAY,
  LEAVE,
  SIGNAL_COUNT
};
static guint signals[SIGNAL_COUNT];

G_DEFINE_FINAL_TYPE (KioskIdleWarning, kiosk_idle_warning, GTK_TYPE_WIDGET)

static void
on_stay_clicked (KioskIdleWarning *self)
{
  kiosk_countdown_set_seconds (KIOSK_COUNTDOWN (self->countdown), 0);
  g_signal_emit (self, signals[STAY], 0);
}

static void
on_leave_clicked (KioskIdleWarning *self)
{
  g_signal_emit (self, signals[LEAVE], 0);
}

static void
kiosk_idle_warning_dispose (GObject *object)
{
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_IDLE_WARNING);

  G_OBJECT_CLASS (kiosk_idle_warning_parent_class)->dispose (object);
}

static void
kiosk_idle_warning_class_init (KioskIdleWarningClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_BUTTON);
  g_type_ensure (KIOSK_TYPE_COUNTDOWN);
  G_OBJECT_CLASS (klass)->dispose = kiosk_idle_warning_dispose;

  signals[STAY] = g_signal_new ("stay", KIOSK_TYPE_IDLE_WARNING, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  signals[LEAVE] = g_signal_new ("leave", KIOSK_TYPE_IDLE_WARNING, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "idlewarning");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kushk/ui/kiosk-idle-warning.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskIdleWarning, countdown);
  gtk_widget_class_bind_template_child (widget_class, KioskIdleWarning, title);
  gtk_widget_class_bind_template_child (widget_class, KioskIdleWarning, text);
  gtk_widget_class_bind_template_child (widget_class, KioskIdleWarning, stay);
  gtk_widget_class_bind_template_child (widget_class, KioskIdleWarning, leave);
  gtk_widget_class_bind_template_callback (widget_class, on_stay_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_leave_clicked);
}

static void
kiosk_idle_warning_init (KioskIdleWarning *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
kiosk_idle_warning_start (KioskIdleWarning *self, guint countdown_s)
{
  g_return_if_fail (KIOSK_IS_IDLE_WARNING (self));

  kiosk_countdown_set_seconds (KIOSK_COUNTDOWN (self->countdown), countdown_s);
}

void
kiosk_idle_warning_take_focus (KioskIdleWarning *self)
{
  g_return_if_fail (KIOSK_IS_IDLE_WARNING (self));

  gtk_widget_grab_focus (self->stay);
}

void
kiosk_idle_warning_translate (KioskIdleWarning *self, const char *language)
{
  g_return_if_fail (KIOSK_IS_IDLE_WARNING (self));

  kiosk_countdown_set_language (KIOSK_COUNTDOWN (self->countdown), language);
  gtk_label_set_text (GTK_LABEL (self->title), _ ("Do you need more time?"));
  kiosk_button_set_text (KIOSK_BUTTON (self->stay), _ ("I need more time"));
  kiosk_idle_warning_address (self, FALSE);
}

void
kiosk_idle_warning_address (KioskIdleWarning *self, gboolean is_staff)
{
  g_return_if_fail (KIOSK_IS_IDLE_WARNING (self));

  gtk_label_set_text (GTK_LABEL (self->text),
                      is_staff ? _ ("Otherwise you are logged out, and citizens can begin.")
                               : _ ("Otherwise we end this visit and wipe what you entered."));
  kiosk_button_set_text (KIOSK_BUTTON (self->leave), is_staff ? _ ("Log out") : _ ("End and wipe"));
}
