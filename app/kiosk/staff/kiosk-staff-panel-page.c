/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-staff-panel-page.h"

#include "kiosk-receipt-gather.h"
#include "kiosk-receipt.h"
#include "kiosk-staff-actions.h"
#include "kiosk-staff-card.h"
#include "kiosk-staff-events.h"
#include "kiosk-staff-header.h"
#include "kiosk-staff-shift-card.h"
#include "kiosk-staff-status.h"
#include "kiosk-staff-trouble.h"
#include "kiosk-template.h"

#include <glib/gi18n.h>
#include <string.h>

#define REFRESH_S 5
#define EVENT_COUNT 4

struct _KioskStaffPanelPage {
  KioskPage parent_instance;

  guint refresh_id;
  KioskPaper *test; /* (nullable) */

  GtkWidget *wrong;
  GtkWidget *status;
  GtkWidget *shift;
  GtkWidget *actions;
  GtkWidget *events;
  GtkWidget *result;
};

G_DEFINE_FINAL_TYPE (KioskStaffPanelPage, kiosk_staff_panel_page, KIOSK_TYPE_PAGE)

static KioskAgentLink *
get_link (KioskStaffPanelPage *self)
{
  return kiosk_station_get_link (kiosk_page_get_station (KIOSK_PAGE (self)));
}

static void
show_all (KioskStaffPanelPage *self)
{
  KioskStation *station = kiosk_page_get_station (KIOSK_PAGE (self));
  KioskAgentLink *link = get_link (self);
  g_autoptr (KioskStaffTrouble) trouble = kiosk_staff_trouble_find (link);

  g_object_set (self->wrong, "icon", trouble->icon, "title", trouble->title, NULL);
  kiosk_staff_card_show (KIOSK_STAFF_CARD (self->wrong), trouble->health, trouble->remedy, NULL);
  kiosk_staff_status_show (KIOSK_STAFF_STATUS (self->status), link, trouble->printer,
                           kiosk_page_get_language (KIOSK_PAGE (self)));
  kiosk_staff_actions_show (KIOSK_STAFF_ACTIONS (self->actions), link,
                            kiosk_station_get_staff (station));
}

static void
show_result (KioskStaffPanelPage *self, const char *sentence)
{
  gtk_label_set_text (GTK_LABEL (self->result), sentence);
  gtk_widget_set_visible (self->result, TRUE);
}

typedef struct {
  KioskStaffPanelPage *page;
  char *method;
} Question;

static void
question_free (Question *self)
{
  g_object_unref (self->page);
  g_free (self->method);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void
on_asked_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply =
    kiosk_agent_link_staff_call_finish (KIOSK_AGENT_LINK (source), result, &error);

  if (reply != NULL)
    show_result (question->page, kiosk_staff_actions_get_done (question->method));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_result (question->page, kiosk_staff_say_failure (error));
}

static void
activate_ask (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KioskStaffPanelPage *self = KIOSK_STAFF_PANEL_PAGE (widget);
  Question *question = g_new0 (Question, 1);

  question->page = g_object_ref (self);
  question->method = g_variant_dup_string (parameter, NULL);
  kiosk_agent_link_staff_call_async (get_link (self), question->method, NULL,
                                     kiosk_page_get_cancellable (KIOSK_PAGE (self)), on_asked_ready,
                                     question);
}

static void
activate_go (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kiosk_page_go (KIOSK_PAGE (widget), kiosk_step_find (g_variant_get_string (parameter, NULL)));
}

static void
forget_test (KioskStaffPanelPage *self)
{
  if (self->test != NULL)
    g_signal_handlers_disconnect_by_data (self->test, self);
  g_clear_object (&self->test);
}

static void
show_why_not (KioskStaffPanelPage *self)
{
  const KioskPrinterReason *reason = kiosk_paper_get_reason (self->test);
  g_autofree char *sentence =
    g_strjoin (" ", _ ("The test was not printed."), kiosk_printer_reason_say (reason), NULL);

  show_result (self, sentence);
}

static void
on_test_changed (KioskStaffPanelPage *self)
{
  switch (kiosk_paper_get_state (self->test)) {
  case KIOSK_PAPER_PRINTED:
    show_result (self, _ ("The test has been printed."));
    break;
  case KIOSK_PAPER_FAILED:
  case KIOSK_PAPER_WAITING:
    show_why_not (self);
    break;
  case KIOSK_PAPER_UNKNOWN:
    show_result (self, _ ("It is not known whether the test was printed. Please look."));
    break;
  case KIOSK_PAPER_NONE:
  case KIOSK_PAPER_PREPARING:
  case KIOSK_PAPER_PRINTING:
  case KIOSK_PAPER_SLOW:
  default:
    show_result (self, _ ("The test is being printed …"));
  }
}

static void
activate_test_print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KioskStaffPanelPage *self = KIOSK_STAFF_PANEL_PAGE (widget);
  KioskStation *station = kiosk_page_get_station (KIOSK_PAGE (self));
  g_autoptr (KioskReceiptFacts) facts =
    kiosk_receipt_gather_test (station, kiosk_page_get_language (KIOSK_PAGE (self)));

  forget_test (self);
  self->test = kiosk_paper_new (station);
  g_signal_connect_object (self->test, "notify::state", G_CALLBACK (on_test_changed), self,
                           G_CONNECT_SWAPPED);
  kiosk_paper_print (self->test, kiosk_receipt_compose (facts));
}

static CivicShift *
read_shift (GVariant *reply)
{
  const char *json = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_variant_get (reply, "(&s)", &json);
  bytes = g_bytes_new (json, strlen (json));
  return civic_shift_parse (bytes, NULL);
}

/* Between shifts the last one is read, or none. */
static void
on_shift_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskStaffPanelPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply =
    kiosk_agent_link_staff_call_finish (KIOSK_AGENT_LINK (source), result, &error);
  g_autoptr (CivicShift) shift = reply != NULL ? read_shift (reply) : NULL;
  const gboolean is_running = shift != NULL && shift->until == NULL;

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    kiosk_staff_shift_card_show (KIOSK_STAFF_SHIFT_CARD (self->shift), is_running ? shift : NULL,
                                 kiosk_page_get_language (KIOSK_PAGE (self)));
}

static void
on_events_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskStaffPanelPage) self = user_data;
  g_autoptr (GVariant) reply =
    kiosk_agent_link_staff_call_finish (KIOSK_AGENT_LINK (source), result, NULL);
  g_autoptr (GVariant) events = reply != NULL ? g_variant_get_child_value (reply, 0) : NULL;

  if (events != NULL)
    kiosk_staff_events_show (KIOSK_STAFF_EVENTS (self->events), events,
                             kiosk_page_get_language (KIOSK_PAGE (self)));
}

static gboolean
on_refresh (gpointer user_data)
{
  KioskStaffPanelPage *self = user_data;
  KioskAgentLink *link = get_link (self);
  GCancellable *cancellable = kiosk_page_get_cancellable (KIOSK_PAGE (self));

  kiosk_agent_link_refresh_async (link, cancellable, NULL, NULL);
  kiosk_agent_link_staff_call_async (link, "StaffReadShift", NULL, cancellable, on_shift_ready,
                                     g_object_ref (self));
  kiosk_agent_link_staff_call_async (link, "StaffListEvents", g_variant_new ("(u)", EVENT_COUNT),
                                     cancellable, on_events_ready, g_object_ref (self));
  return G_SOURCE_CONTINUE;
}

static void
kiosk_staff_panel_page_shown (KioskPage *page)
{
  on_refresh (page);
  KIOSK_STAFF_PANEL_PAGE (page)->refresh_id = g_timeout_add_seconds (REFRESH_S, on_refresh, page);
}

static void
kiosk_staff_panel_page_constructed (GObject *object)
{
  KioskStaffPanelPage *self = KIOSK_STAFF_PANEL_PAGE (object);

  G_OBJECT_CLASS (kiosk_staff_panel_page_parent_class)->constructed (object);

  kiosk_page_set_chrome (KIOSK_PAGE (self), KIOSK_CHROME_NONE);
  g_signal_connect_object (get_link (self), "changed", G_CALLBACK (show_all), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (kiosk_station_get_staff (kiosk_page_get_station (KIOSK_PAGE (self))),
                           "changed", G_CALLBACK (show_all), self, G_CONNECT_SWAPPED);
  show_all (self);
}

static void
kiosk_staff_panel_page_dispose (GObject *object)
{
  KioskStaffPanelPage *self = KIOSK_STAFF_PANEL_PAGE (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  forget_test (self);
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_STAFF_PANEL_PAGE);

  G_OBJECT_CLASS (kiosk_staff_panel_page_parent_class)->dispose (object);
}

static void
kiosk_staff_panel_page_class_init (KioskStaffPanelPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_STAFF_ACTIONS);
  g_type_ensure (KIOSK_TYPE_STAFF_CARD);
  g_type_ensure (KIOSK_TYPE_STAFF_EVENTS);
  g_type_ensure (KIOSK_TYPE_STAFF_HEADER);
  g_type_ensure (KIOSK_TYPE_STAFF_SHIFT_CARD);
  g_type_ensure (KIOSK_TYPE_STAFF_STATUS);
  object_class->constructed = kiosk_staff_panel_page_constructed;
  object_class->dispose = kiosk_staff_panel_page_dispose;
  KIOSK_PAGE_CLASS (klass)->shown = kiosk_staff_panel_page_shown;

  gtk_widget_class_install_action (widget_class, "staff.test-print", NULL, activate_test_print);
  gtk_widget_class_install_action (widget_class, "staff.ask", "s", activate_ask);
  gtk_widget_class_install_action (widget_class, "staff.go", "s", activate_go);

  gtk_widget_class_set_css_name (widget_class, "staffpage");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/staff/kiosk-staff-panel-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskStaffPanelPage, wrong);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffPanelPage, actions);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffPanelPage, events);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffPanelPage, shift);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffPanelPage, status);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffPanelPage, result);
}

static void
kiosk_staff_panel_page_init (KioskStaffPanelPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
