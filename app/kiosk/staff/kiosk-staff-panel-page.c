/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-staff-panel-page.h"

#include "kiosk-date.h"
#include "kiosk-receipt-gather.h"
#include "kiosk-receipt.h"
#include "kiosk-staff-actions.h"
#include "kiosk-staff-card.h"
#include "kiosk-staff-header.h"
#include "kiosk-staff-words.h"
#include "kiosk-template.h"

#include <glib/gi18n.h>

#define REFRESH_S 5
/* An older filing means that the line, not the moment, is the trouble. */
#define OLD_OUTBOX_S 600

struct _KioskStaffPanelPage {
  KioskPage parent_instance;

  guint refresh_id;
  KioskPaper *test; /* (nullable) */

  GtkWidget *wrong;
  GtkWidget *line;
  GtkWidget *outbox;
  GtkWidget *printer;
  GtkWidget *sheet_printer;
  GtkWidget *storage;
  GtkWidget *actions;
  GtkWidget *result;
};

G_DEFINE_FINAL_TYPE (KioskStaffPanelPage, kiosk_staff_panel_page, KIOSK_TYPE_PAGE)

static KioskAgentLink *
get_link (KioskStaffPanelPage *self)
{
  return kiosk_station_get_link (kiosk_page_get_station (KIOSK_PAGE (self)));
}

static char *
localise (KioskStaffPanelPage *self, const char *western)
{
  return civic_digits_localise (western, kiosk_page_get_language (KIOSK_PAGE (self)));
}

static void
show_wrong (KioskStaffPanelPage *self, const KioskStaffTrouble *trouble)
{
  g_object_set (self->wrong, "icon", trouble->icon, "title", trouble->title, NULL);
  kiosk_staff_card_show (KIOSK_STAFF_CARD (self->wrong), trouble->health, trouble->remedy, NULL);
}

static char *
describe_line (KioskStaffPanelPage *self)
{
  const guint milliseconds = kiosk_agent_link_get_line_ms (get_link (self));
  /* A unit in Latin letters keeps its place after the figure, in an Arabic line too. */
  g_autofree char *took = g_strdup_printf ("\u2066%u\u00A0ms\u2069", milliseconds);

  if (!kiosk_agent_link_is_line_up (get_link (self)))
    return g_strdup (_ ("No line"));
  /* Translators: the line works; %s is how long an answer took. */
  return g_strdup_printf (_ ("Connected · %s"), took);
}

/* (nullable) before the first one. */
static char *
describe_heartbeat (KioskStaffPanelPage *self)
{
  const char *last = kiosk_agent_link_get_last_heartbeat (get_link (self));
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (last, NULL);
  g_autoptr (GDateTime) here = at != NULL ? kiosk_date_in_kingdom (at) : NULL;
  g_autofree char *time = NULL;

  if (here == NULL)
    return NULL;
  time = kiosk_date_format_time (here, kiosk_page_get_language (KIOSK_PAGE (self)));
  /* Translators: when the municipality was last told how this kiosk is; %s is a time of day. */
  return g_strdup_printf (_ ("Last report %s"), time);
}

static void
show_line (KioskStaffPanelPage *self)
{
  g_autofree char *line = describe_line (self);
  g_autofree char *heartbeat = describe_heartbeat (self);
  g_autofree char *both = g_strjoin (" · ", line, heartbeat, NULL);
  gboolean is_up = kiosk_agent_link_is_line_up (get_link (self));

  kiosk_staff_card_show (KIOSK_STAFF_CARD (self->line),
                         is_up ? KIOSK_HEALTH_GOOD : KIOSK_HEALTH_BAD, both, NULL);
}

static char *
describe_age (guint seconds)
{
  const guint minutes = seconds / 60;

  if (minutes == 0)
    return g_strdup (_ ("the oldest since a moment"));
  return g_strdup_printf (
    ngettext ("the oldest since %u minute", "the oldest since %u minutes", minutes), minutes);
}

static void
show_outbox (KioskStaffPanelPage *self)
{
  const guint count = kiosk_agent_link_get_outbox_count (get_link (self));
  const guint oldest_s = kiosk_agent_link_get_outbox_oldest_s (get_link (self));
  g_autofree char *number =
    g_strdup_printf (ngettext ("%u application", "%u applications", count), count);
  g_autofree char *age = describe_age (oldest_s);
  g_autofree char *western = g_strdup_printf ("%s · %s", number, age);
  g_autofree char *text = localise (self, western);

  if (count == 0)
    kiosk_staff_card_show (KIOSK_STAFF_CARD (self->outbox), KIOSK_HEALTH_GOOD, _ ("Nothing waits"),
                           NULL);
  else
    kiosk_staff_card_show (KIOSK_STAFF_CARD (self->outbox),
                           oldest_s > OLD_OUTBOX_S ? KIOSK_HEALTH_BAD : KIOSK_HEALTH_MIDDLING, text,
                           NULL);
}

/* What stands on top already is not said twice. */
static void
show_printer (KioskStaffPanelPage *self,
              GtkWidget *card,
              KioskStaffPrinter printer,
              const KioskStaffTrouble *trouble)
{
  KioskAgentLink *link = get_link (self);
  g_autofree char *western = kiosk_staff_printer_describe (printer, link);
  g_autofree char *text = localise (self, western);

  kiosk_staff_card_show (
    KIOSK_STAFF_CARD (card), kiosk_staff_printer_get_health (printer, link), text,
    trouble->printer != printer ? kiosk_staff_printer_get_remedy (printer, link) : NULL);
}

static void
show_printers (KioskStaffPanelPage *self, const KioskStaffTrouble *trouble)
{
  gtk_widget_set_visible (self->sheet_printer,
                          kiosk_agent_link_has_sheet_printer (get_link (self)));
  show_printer (self, self->printer, KIOSK_STAFF_PRINTER_ROLL, trouble);
  show_printer (self, self->sheet_printer, KIOSK_STAFF_PRINTER_SHEET, trouble);
}

static void
show_storage (KioskStaffPanelPage *self)
{
  if (kiosk_agent_link_is_storage_good (get_link (self)))
    kiosk_staff_card_show (KIOSK_STAFF_CARD (self->storage), KIOSK_HEALTH_GOOD, _ ("Good"), NULL);
  else
    kiosk_staff_card_show (KIOSK_STAFF_CARD (self->storage), KIOSK_HEALTH_BAD,
                           _ ("Full or read-only"), NULL);
}

static void
show_all (KioskStaffPanelPage *self)
{
  g_autoptr (KioskStaffTrouble) trouble = kiosk_staff_trouble_find (get_link (self));

  show_wrong (self, trouble);
  show_line (self);
  show_outbox (self);
  show_printers (self, trouble);
  show_storage (self);
  kiosk_staff_actions_show (KIOSK_STAFF_ACTIONS (self->actions), get_link (self));
}

static void
show_result (KioskStaffPanelPage *self, const char *sentence)
{
  gtk_label_set_text (GTK_LABEL (self->result), sentence);
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
    show_result (question->page, _ ("That did not work. Please log in again."));
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

static gboolean
on_refresh (gpointer user_data)
{
  KioskStaffPanelPage *self = user_data;

  kiosk_agent_link_refresh_async (get_link (self), kiosk_page_get_cancellable (KIOSK_PAGE (self)),
                                  NULL, NULL);
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
  g_type_ensure (KIOSK_TYPE_STAFF_HEADER);
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
  gtk_widget_class_bind_template_child (widget_class, KioskStaffPanelPage, line);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffPanelPage, outbox);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffPanelPage, printer);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffPanelPage, sheet_printer);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffPanelPage, storage);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffPanelPage, actions);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffPanelPage, result);
}

static void
kiosk_staff_panel_page_init (KioskStaffPanelPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
