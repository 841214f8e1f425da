/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-staff-readiness-page.h"

#include "kiosk-button.h"
#include "kiosk-date.h"
#include "kiosk-staff-check-list.h"
#include "kiosk-staff-check-words.h"
#include "kiosk-staff-header.h"
#include "kiosk-staff-paper-line.h"
#include "kiosk-staff-papers.h"
#include "kiosk-staff-reports.h"
#include "kiosk-staff-rows.h"
#include "kiosk-template.h"

#include <glib/gi18n.h>

struct _KioskStaffReadinessPage {
  KioskPage parent_instance;

  gboolean is_of_walk; /* the report of a check just made, not of how it is now */

  GtkWidget *verdict;
  GtkWidget *report;
  GtkWidget *list;
  GtkWidget *rows;
  GtkWidget *open;
  GtkWidget *check;
  GtkWidget *paper;
  GtkWidget *result;
};

G_DEFINE_FINAL_TYPE (KioskStaffReadinessPage, kiosk_staff_readiness_page, KIOSK_TYPE_PAGE)

static KioskAgentLink *
get_link (KioskStaffReadinessPage *self)
{
  return kiosk_station_get_link (kiosk_page_get_station (KIOSK_PAGE (self)));
}

static const CivicReadiness *
get_readiness (KioskStaffReadinessPage *self)
{
  return kiosk_visit_get_readiness (kiosk_page_get_visit (KIOSK_PAGE (self)));
}

static gboolean
may (KioskStaffReadinessPage *self, KioskStaffRight right)
{
  return kiosk_staff_may (kiosk_station_get_staff (kiosk_page_get_station (KIOSK_PAGE (self))),
                          right);
}

static void
show_result (KioskStaffReadinessPage *self, const char *sentence)
{
  gtk_label_set_text (GTK_LABEL (self->result), sentence);
  gtk_widget_set_visible (self->result, *sentence != '\0');
}

/* (nullable) */
static char *
describe_time (const char *iso, const char *language)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (iso, NULL);
  g_autoptr (GDateTime) here = at != NULL ? kiosk_date_in_kingdom (at) : NULL;
  g_autofree char *date = here != NULL ? kiosk_date_format_long (here, language) : NULL;
  g_autofree char *time = here != NULL ? kiosk_date_format_time (here, language) : NULL;

  return here != NULL ? g_strjoin (" · ", date, time, NULL) : NULL;
}

static void
show_verdict (KioskStaffReadinessPage *self, const CivicReadiness *readiness)
{
  const gboolean is_passed = civic_readiness_is_passed (readiness);
  g_autofree char *time =
    describe_time (readiness->at, kiosk_page_get_language (KIOSK_PAGE (self)));

  g_object_set (self->verdict, "icon", is_passed ? "ok" : "warn", "title",
                kiosk_staff_check_name_verdict (is_passed), NULL);
  kiosk_staff_card_show (
    KIOSK_STAFF_CARD (self->verdict), is_passed ? KIOSK_HEALTH_GOOD : KIOSK_HEALTH_BAD, time,
    is_passed ? NULL : _ ("Put right what is marked below, then check again."));
}

static void
show_fingerprints (KioskStaffReadinessPage *self, const CivicReadiness *readiness)
{
  KioskStaffRows *rows = KIOSK_STAFF_ROWS (self->rows);

  kiosk_staff_rows_clear (rows);
  kiosk_staff_rows_add (rows, _ ("Version"), readiness->version);
  kiosk_staff_rows_add (rows, _ ("Staff number"), readiness->account);
  kiosk_staff_rows_add_hash (rows, _ ("Fingerprint of the services"), readiness->catalogue_hash);
  kiosk_staff_rows_add_hash (rows, _ ("Fingerprint of the settings"),
                             readiness->configuration_hash);
  kiosk_staff_rows_add_hash (rows, _ ("Fingerprint of the journal"), readiness->audit_hash);
}

/* Whoever has walked through a passed check opens, even what nobody had closed: so a day begins. */
static gboolean
may_open (KioskStaffReadinessPage *self, const CivicReadiness *readiness)
{
  return may (self, KIOSK_STAFF_MAY_OPEN) && civic_readiness_is_passed (readiness) &&
         (self->is_of_walk || !kiosk_agent_link_is_open (get_link (self)));
}

static void
show_report (KioskStaffReadinessPage *self)
{
  const CivicReadiness *readiness = get_readiness (self);

  gtk_widget_set_visible (self->report, readiness != NULL);
  if (readiness == NULL)
    return;
  show_verdict (self, readiness);
  kiosk_staff_check_list_show (KIOSK_STAFF_CHECK_LIST (self->list), readiness, TRUE,
                               kiosk_page_get_language (KIOSK_PAGE (self)));
  show_fingerprints (self, readiness);
  gtk_widget_set_visible (self->open, may_open (self, readiness));
}

static void
on_checked_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskStaffReadinessPage) self = user_data;
  g_autoptr (GError) error = NULL;
  CivicReadiness *readiness = kiosk_staff_check_finish (KIOSK_AGENT_LINK (source), result, &error);

  if (readiness != NULL) {
    kiosk_visit_take_readiness (kiosk_page_get_visit (KIOSK_PAGE (self)), readiness);
    show_result (self, "");
    show_report (self);
  } else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    show_result (self, _ ("The kiosk could not check itself."));
  }
}

static void
on_opened_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskStaffReadinessPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply =
    kiosk_agent_link_staff_call_finish (KIOSK_AGENT_LINK (source), result, &error);

  if (reply != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "visit.end", NULL);
  else if (g_error_matches (error, KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_NOT_ALLOWED))
    show_result (self, _ ("Your account may not do that. Please ask the supervisor."));
  else if (g_error_matches (error, KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_NOT_READY))
    show_result (self, _ ("It cannot open yet: the check must pass first."));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_result (self, _ ("That did not work. Please log in again."));
}

/* Whoever opens is done here: the glass is the citizens' from now on. */
static void
on_open_clicked (KioskStaffReadinessPage *self)
{
  kiosk_agent_link_staff_call_async (get_link (self), "StaffOpen", NULL,
                                     kiosk_page_get_cancellable (KIOSK_PAGE (self)),
                                     on_opened_ready, g_object_ref (self));
}

static void
on_check_clicked (KioskStaffReadinessPage *self)
{
  kiosk_page_go (KIOSK_PAGE (self), KIOSK_STEP_STAFF_CHECK);
}

static void
on_paper_wanted (KioskStaffReadinessPage *self)
{
  KioskStation *station = kiosk_page_get_station (KIOSK_PAGE (self));

  kiosk_staff_paper_line_print (
    KIOSK_STAFF_PAPER_LINE (self->paper), station,
    kiosk_staff_papers_gather_readiness (get_readiness (self), station,
                                         kiosk_page_get_language (KIOSK_PAGE (self))));
}

static void
kiosk_staff_readiness_page_shown (KioskPage *page)
{
  KioskStaffReadinessPage *self = KIOSK_STAFF_READINESS_PAGE (page);

  gtk_widget_set_visible (self->check, may (self, KIOSK_STAFF_MAY_CHECK));
  self->is_of_walk = get_readiness (self) != NULL;
  show_report (self);
  if (self->is_of_walk)
    return;
  show_result (self, _ ("The kiosk is checking itself …"));
  kiosk_agent_link_staff_call_async (get_link (self), "StaffCheckReadiness", NULL,
                                     kiosk_page_get_cancellable (page), on_checked_ready,
                                     g_object_ref (self));
}

static void
kiosk_staff_readiness_page_constructed (GObject *object)
{
  KioskStaffReadinessPage *self = KIOSK_STAFF_READINESS_PAGE (object);

  G_OBJECT_CLASS (kiosk_staff_readiness_page_parent_class)->constructed (object);

  g_signal_connect_object (get_link (self), "changed", G_CALLBACK (show_report), self,
                           G_CONNECT_SWAPPED);
}

static void
kiosk_staff_readiness_page_dispose (GObject *object)
{
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_STAFF_READINESS_PAGE);

  G_OBJECT_CLASS (kiosk_staff_readiness_page_parent_class)->dispose (object);
}

static void
kiosk_staff_readiness_page_class_init (KioskStaffReadinessPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_BUTTON);
  g_type_ensure (KIOSK_TYPE_STAFF_CARD);
  g_type_ensure (KIOSK_TYPE_STAFF_CHECK_LIST);
  g_type_ensure (KIOSK_TYPE_STAFF_HEADER);
  g_type_ensure (KIOSK_TYPE_STAFF_PAPER_LINE);
  g_type_ensure (KIOSK_TYPE_STAFF_ROWS);
  object_class->constructed = kiosk_staff_readiness_page_constructed;
  object_class->dispose = kiosk_staff_readiness_page_dispose;
  KIOSK_PAGE_CLASS (klass)->shown = kiosk_staff_readiness_page_shown;

  gtk_widget_class_set_css_name (widget_class, "staffpage");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/staff/kiosk-staff-readiness-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskStaffReadinessPage, verdict);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffReadinessPage, report);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffReadinessPage, list);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffReadinessPage, rows);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffReadinessPage, open);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffReadinessPage, check);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffReadinessPage, paper);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffReadinessPage, result);
  gtk_widget_class_bind_template_callback (widget_class, on_open_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_check_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_paper_wanted);
}

static void
kiosk_staff_readiness_page_init (KioskStaffReadinessPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kiosk_page_set_chrome (KIOSK_PAGE (self), KIOSK_CHROME_NONE);
}
