/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-staff-check-page.h"

#include "civic-digits.h"

#include "kiosk-button.h"
#include "kiosk-check-keys.h"
#include "kiosk-check-print.h"
#include "kiosk-staff-check-list.h"
#include "kiosk-staff-check-words.h"
#include "kiosk-staff-header.h"
#include "kiosk-staff-reports.h"
#include "kiosk-template.h"
#include "kiosk-touch-field.h"

#include <glib/gi18n.h>

typedef enum {
  STATION_MACHINE, /* what it tries by itself */
  STATION_TOUCH,
  STATION_KEYBOARD,
  STATION_ROLL, /* the receipt printer, and the scanner with it */
  STATION_SHEET,
  STATION_OVER,
} Station;

struct _KioskStaffCheckPage {
  KioskPage parent_instance;

  Station station;

  GtkWidget *tasks;
  GtkWidget *position;
  GtkWidget *machine;
  GtkWidget *list;
  GtkWidget *list_text;
  GtkWidget *again;
  GtkWidget *go_on;
  GtkWidget *touch;
  GtkWidget *keyboard;
  GtkWidget *keys;
  GtkWidget *print;
  GtkWidget *problem;
};

G_DEFINE_FINAL_TYPE (KioskStaffCheckPage, kiosk_staff_check_page, KIOSK_TYPE_PAGE)

static KioskAgentLink *
get_link (KioskStaffCheckPage *self)
{
  return kiosk_station_get_link (kiosk_page_get_station (KIOSK_PAGE (self)));
}

static const char *
get_language (KioskStaffCheckPage *self)
{
  return kiosk_page_get_language (KIOSK_PAGE (self));
}

static void
show_problem (KioskStaffCheckPage *self, const char *sentence)
{
  gtk_label_set_text (GTK_LABEL (self->problem), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->problem, sentence != NULL);
}

static void
show_failure (KioskStaffCheckPage *self, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_problem (self, _ ("That did not work. Please log in again."));
}

static void
on_finished_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskStaffCheckPage) self = user_data;
  g_autoptr (GError) error = NULL;
  CivicReadiness *readiness = kiosk_staff_check_finish (KIOSK_AGENT_LINK (source), result, &error);

  if (readiness == NULL) {
    show_failure (self, error);
    return;
  }
  kiosk_visit_take_readiness (kiosk_page_get_visit (KIOSK_PAGE (self)), readiness);
  kiosk_page_go (KIOSK_PAGE (self), KIOSK_STEP_STAFF_READINESS);
}

static void
finish (KioskStaffCheckPage *self)
{
  gtk_label_set_text (GTK_LABEL (self->list_text), _ ("The report is being written …"));
  gtk_widget_set_visible (self->again, FALSE);
  gtk_widget_set_visible (self->go_on, FALSE);
  kiosk_agent_link_staff_call_async (get_link (self), "StaffFinishReadiness", NULL,
                                     kiosk_page_get_cancellable (KIOSK_PAGE (self)),
                                     on_finished_ready, g_object_ref (self));
}

static guint
count_stations (KioskStaffCheckPage *self)
{
  return kiosk_agent_link_has_sheet_printer (get_link (self)) ? STATION_OVER : STATION_SHEET;
}

static void
show_position (KioskStaffCheckPage *self)
{
  const guint count = count_stations (self);
  /* Translators: where one stands in the readiness check: "Part 2 of 5". */
  g_autofree char *western =
    g_strdup_printf (_ ("Part %u of %u"), MIN (self->station + 1, count), count);
  g_autofree char *text = civic_digits_localise (western, get_language (self));

  gtk_label_set_text (GTK_LABEL (self->position), text);
}

static void
begin_station (KioskStaffCheckPage *self)
{
  KioskStation *station = kiosk_page_get_station (KIOSK_PAGE (self));

  switch (self->station) {
  case STATION_TOUCH:
    kiosk_touch_field_begin (KIOSK_TOUCH_FIELD (self->touch), get_language (self));
    break;
  case STATION_KEYBOARD:
    kiosk_check_keys_begin (KIOSK_CHECK_KEYS (self->keys));
    break;
  case STATION_ROLL:
    kiosk_check_print_begin (KIOSK_CHECK_PRINT (self->print), station, CIVIC_CHECK_RECEIPT_PRINTER,
                             get_language (self));
    break;
  case STATION_SHEET:
    kiosk_check_print_begin (KIOSK_CHECK_PRINT (self->print), station, CIVIC_CHECK_SHEET_PRINTER,
                             get_language (self));
    break;
  case STATION_OVER:
    finish (self);
    break;
  case STATION_MACHINE:
  default:
    break;
  }
}

static void
show_station (KioskStaffCheckPage *self)
{
  const gboolean is_print = self->station == STATION_ROLL || self->station == STATION_SHEET;

  show_problem (self, NULL);
  show_position (self);
  gtk_widget_set_visible (self->touch, self->station == STATION_TOUCH);
  gtk_widget_set_visible (self->tasks, self->station != STATION_TOUCH);
  gtk_widget_set_visible (self->machine,
                          self->station == STATION_MACHINE || self->station == STATION_OVER);
  gtk_widget_set_visible (self->keyboard, self->station == STATION_KEYBOARD);
  gtk_widget_set_visible (self->print, is_print);
  kiosk_page_set_wants_scan (KIOSK_PAGE (self), is_print);
  if (self->station != STATION_KEYBOARD)
    kiosk_page_set_keyboard (KIOSK_PAGE (self), CIVIC_KEYBOARD_NONE);
  begin_station (self);
}

static void
go_on (KioskStaffCheckPage *self)
{
  if (self->station == STATION_OVER)
    return;
  self->station++;
  if (self->station == STATION_SHEET && !kiosk_agent_link_has_sheet_printer (get_link (self)))
    self->station = STATION_OVER;
  show_station (self);
}

static void
on_noted_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskStaffCheckPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply =
    kiosk_agent_link_staff_call_finish (KIOSK_AGENT_LINK (source), result, &error);

  if (reply == NULL)
    show_failure (self, error);
}

/* Calls of one connection arrive in their order: the report has all that was told before it. */
static void
note (KioskStaffCheckPage *self, CivicCheckPart part, CivicCheckResult result)
{
  GVariant *arguments = g_variant_new ("(ss)", civic_check_part_to_string (part),
                                       civic_check_result_to_string (result));

  kiosk_agent_link_staff_call_async (get_link (self), "StaffNoteCheck", arguments,
                                     kiosk_page_get_cancellable (KIOSK_PAGE (self)), on_noted_ready,
                                     g_object_ref (self));
}

/* Of the station as a whole. */
static void
note_station (KioskStaffCheckPage *self, CivicCheckResult result)
{
  switch (self->station) {
  case STATION_TOUCH:
    note (self, CIVIC_CHECK_TOUCH, result);
    break;
  case STATION_KEYBOARD:
    note (self, CIVIC_CHECK_KEYBOARD, result);
    break;
  case STATION_ROLL:
    note (self, CIVIC_CHECK_RECEIPT_PRINTER, result);
    note (self, CIVIC_CHECK_SCANNER, result);
    break;
  case STATION_SHEET:
    note (self, CIVIC_CHECK_SHEET_PRINTER, result);
    break;
  case STATION_MACHINE:
  case STATION_OVER:
  default:
    break;
  }
}

static void
activate_skip (GtkWidget *widget, const char *name, GVariant *parameter)
{
  note_station (KIOSK_STAFF_CHECK_PAGE (widget), CIVIC_CHECK_SKIPPED);
  go_on (KIOSK_STAFF_CHECK_PAGE (widget));
}

static void
activate_fail (GtkWidget *widget, const char *name, GVariant *parameter)
{
  note_station (KIOSK_STAFF_CHECK_PAGE (widget), CIVIC_CHECK_FAILED);
  go_on (KIOSK_STAFF_CHECK_PAGE (widget));
}

static void
on_station_passed (KioskStaffCheckPage *self)
{
  note_station (self, CIVIC_CHECK_PASSED);
  go_on (self);
}

static void
on_print_found (KioskStaffCheckPage *self, guint part, guint result)
{
  note (self, (CivicCheckPart) part, (CivicCheckResult) result);
}

static void
on_keyboard_changed (KioskStaffCheckPage *self)
{
  kiosk_page_set_keyboard (KIOSK_PAGE (self),
                           kiosk_check_keys_get_keyboard (KIOSK_CHECK_KEYS (self->keys)));
}

static void
show_machine (KioskStaffCheckPage *self, const CivicReadiness *readiness)
{
  kiosk_staff_check_list_show (KIOSK_STAFF_CHECK_LIST (self->list), readiness, FALSE,
                               get_language (self));
  gtk_label_set_text (GTK_LABEL (self->list_text),
                      _ ("This the kiosk has checked by itself. Now your hands are needed."));
  gtk_widget_set_visible (self->again, TRUE);
  gtk_widget_set_visible (self->go_on, TRUE);
}

static void
on_checked_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskStaffCheckPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CivicReadiness) readiness =
    kiosk_staff_check_finish (KIOSK_AGENT_LINK (source), result, &error);

  if (readiness != NULL) {
    show_machine (self, readiness);
    return;
  }
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    gtk_label_set_text (GTK_LABEL (self->list_text), _ ("The kiosk could not check itself."));
    gtk_widget_set_visible (self->again, TRUE);
  }
  show_failure (self, error);
}

static void
check_machine (KioskStaffCheckPage *self)
{
  show_problem (self, NULL);
  gtk_label_set_text (GTK_LABEL (self->list_text), _ ("The kiosk is checking itself …"));
  gtk_widget_set_visible (self->again, FALSE);
  gtk_widget_set_visible (self->go_on, FALSE);
  kiosk_agent_link_staff_call_async (get_link (self), "StaffCheckReadiness", NULL,
                                     kiosk_page_get_cancellable (KIOSK_PAGE (self)),
                                     on_checked_ready, g_object_ref (self));
}

static void
kiosk_staff_check_page_insert (KioskPage *page, const char *text)
{
  KioskStaffCheckPage *self = KIOSK_STAFF_CHECK_PAGE (page);

  if (self->station == STATION_KEYBOARD)
    kiosk_check_keys_insert (KIOSK_CHECK_KEYS (self->keys), text);
}

static void
kiosk_staff_check_page_scanned (KioskPage *page, const char *text)
{
  kiosk_check_print_take_scan (KIOSK_CHECK_PRINT (KIOSK_STAFF_CHECK_PAGE (page)->print), text);
}

static void
kiosk_staff_check_page_shown (KioskPage *page)
{
  check_machine (KIOSK_STAFF_CHECK_PAGE (page));
}

static void
kiosk_staff_check_page_constructed (GObject *object)
{
  G_OBJECT_CLASS (kiosk_staff_check_page_parent_class)->constructed (object);

  show_station (KIOSK_STAFF_CHECK_PAGE (object));
}

static void
kiosk_staff_check_page_dispose (GObject *object)
{
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_STAFF_CHECK_PAGE);

  G_OBJECT_CLASS (kiosk_staff_check_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KioskStaffCheckPage, tasks);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffCheckPage, position);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffCheckPage, machine);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffCheckPage, list);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffCheckPage, list_text);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffCheckPage, again);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffCheckPage, go_on);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffCheckPage, touch);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffCheckPage, keyboard);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffCheckPage, keys);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffCheckPage, print);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffCheckPage, problem);
  gtk_widget_class_bind_template_callback (widget_class, check_machine);
  gtk_widget_class_bind_template_callback (widget_class, go_on);
  gtk_widget_class_bind_template_callback (widget_class, on_station_passed);
  gtk_widget_class_bind_template_callback (widget_class, on_print_found);
  gtk_widget_class_bind_template_callback (widget_class, on_keyboard_changed);
}

static void
kiosk_staff_check_page_class_init (KioskStaffCheckPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskPageClass *page_class = KIOSK_PAGE_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_BUTTON);
  g_type_ensure (KIOSK_TYPE_CHECK_KEYS);
  g_type_ensure (KIOSK_TYPE_CHECK_PRINT);
  g_type_ensure (KIOSK_TYPE_STAFF_CHECK_LIST);
  g_type_ensure (KIOSK_TYPE_STAFF_HEADER);
  g_type_ensure (KIOSK_TYPE_TOUCH_FIELD);
  object_class->constructed = kiosk_staff_check_page_constructed;
  object_class->dispose = kiosk_staff_check_page_dispose;
  page_class->shown = kiosk_staff_check_page_shown;
  page_class->insert = kiosk_staff_check_page_insert;
  page_class->scanned = kiosk_staff_check_page_scanned;

  gtk_widget_class_install_action (widget_class, "check.skip", NULL, activate_skip);
  gtk_widget_class_install_action (widget_class, "check.fail", NULL, activate_fail);
  gtk_widget_class_set_css_name (widget_class, "staffpage");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/staff/kiosk-staff-check-page.ui");
  bind_children (widget_class);
}

static void
kiosk_staff_check_page_init (KioskStaffCheckPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kiosk_page_set_chrome (KIOSK_PAGE (self), KIOSK_CHROME_NONE);
}
