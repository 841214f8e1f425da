/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-staff-actions.h"

#include "kiosk-button.h"
#include "kiosk-tile-layout.h"

#include <glib/gi18n.h>

typedef struct {
  KioskStaffRight right;
  const char *icon;
  const char *label;
  const char *action;
  const char *target; /* of the action, (nullable) */
  const char *done;   /* (nullable) */
} Action;

/* clang-format off */
static const Action actions[] = {
  { KIOSK_STAFF_MAY_RESET, "renew", N_("Reset the session"), "staff.go", "staff-reset", NULL },
  { KIOSK_STAFF_MAY_PRINT, "print", N_("Test print"), "staff.test-print", NULL, NULL },
  { KIOSK_STAFF_MAY_PRINT, "paper", N_("New roll put in"), "staff.ask", "StaffRefillPaper",
    N_("The count begins again with the new roll.") },
  { KIOSK_STAFF_MAY_PRINT, "print", N_("Resume printing"), "staff.ask", "StaffResumePrinters",
    N_("The printers go on. What waited for them was thrown away.") },
  { KIOSK_STAFF_MAY_SEND, "box", N_("Send waiting now"), "staff.ask", "StaffSendNow",
    N_("Sending what waits.") },
  { KIOSK_STAFF_MAY_CHECK, "inspect", N_("Readiness check"), "staff.go", "staff-readiness", NULL },
  { KIOSK_STAFF_MAY_SHIFT, "doc", N_("Close the shift"), "staff.go", "staff-shift", NULL },
  { KIOSK_STAFF_MAY_OPEN, "lock", N_("Close for a while"), "staff.go", "staff-close",
    NULL },
  { KIOSK_STAFF_MAY_OPEN, "ok", N_("Open the service"), "staff.ask", "StaffOpen",
    N_("The kiosk is open to citizens.") },
  { KIOSK_STAFF_MAY_LOOK, "warn", N_("Refused applications"), "staff.go", "staff-quarantine",
    NULL },
  { KIOSK_STAFF_MAY_SETTINGS, "edit", N_("Settings"), "staff.go",
    "staff-settings", NULL },
  { KIOSK_STAFF_MAY_RESTART, "power", N_("Restart"), "staff.go", "staff-restart", NULL },
};
/* clang-format on */

struct _KioskStaffActions {
  GtkWidget parent_instance;

  GtkWidget *buttons[G_N_ELEMENTS (actions)]; /* the children's */
};

G_DEFINE_FINAL_TYPE (KioskStaffActions, kiosk_staff_actions, GTK_TYPE_WIDGET)

static GtkWidget *
build_button (const Action *action)
{
  GtkWidget *button = kiosk_button_new (_ (action->label), action->icon);

  gtk_widget_add_css_class (button, "staff");
  gtk_widget_set_halign (gtk_button_get_child (GTK_BUTTON (button)), GTK_ALIGN_START);
  if (action->target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", action->target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action->action);
  return button;
}

static void
kiosk_staff_actions_dispose (GObject *object)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (kiosk_staff_actions_parent_class)->dispose (object);
}

static void
kiosk_staff_actions_class_init (KioskStaffActionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_staff_actions_dispose;
  gtk_widget_class_set_css_name (widget_class, "staffactions");
  gtk_widget_class_set_layout_manager_type (widget_class, KIOSK_TYPE_TILE_LAYOUT);
}

static void
kiosk_staff_actions_init (KioskStaffActions *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++) {
    self->buttons[i] = build_button (&actions[i]);
    gtk_widget_set_parent (self->buttons[i], GTK_WIDGET (self));
  }
}

static gboolean
is_of_use (const Action *action, KioskAgentLink *link)
{
  if (g_strcmp0 (action->target, "staff-close") == 0)
    return kiosk_agent_link_is_open (link);
  if (g_strcmp0 (action->target, "StaffOpen") == 0)
    return !kiosk_agent_link_is_open (link);
  if (g_strcmp0 (action->target, "staff-quarantine") == 0)
    return kiosk_agent_link_get_quarantine_count (link) > 0;
  return TRUE;
}

void
kiosk_staff_actions_show (KioskStaffActions *self, KioskAgentLink *link, KioskStaff *staff)
{
  g_return_if_fail (KIOSK_IS_STAFF_ACTIONS (self));
  g_return_if_fail (KIOSK_IS_STAFF (staff));

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_set_visible (self->buttons[i], kiosk_staff_may (staff, actions[i].right) &&
                                                is_of_use (&actions[i], link));
}

const char *
kiosk_staff_actions_get_done (const char *method)
{
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_strcmp0 (actions[i].target, method) == 0 && actions[i].done != NULL)
      return _ (actions[i].done);
  return _ ("Done.");
}
