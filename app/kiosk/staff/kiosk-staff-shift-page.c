/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-staff-shift-page.h"

#include "kiosk-button.h"
#include "kiosk-date.h"
#include "kiosk-staff-card.h"
#include "kiosk-staff-header.h"
#include "kiosk-staff-paper-line.h"
#include "kiosk-staff-papers.h"
#include "kiosk-staff-reports.h"
#include "kiosk-staff-shift-rows.h"
#include "kiosk-template.h"

#include <glib/gi18n.h>

struct _KioskStaffShiftPage {
  KioskPage parent_instance;

  CivicShift *shift; /* (nullable) */

  GtkWidget *rows;
  GtkWidget *question;
  GtkWidget *close;
  GtkWidget *answers;
  GtkWidget *paper;
  GtkWidget *result;
};

G_DEFINE_FINAL_TYPE (KioskStaffShiftPage, kiosk_staff_shift_page, KIOSK_TYPE_PAGE)

static KioskAgentLink *
get_link (KioskStaffShiftPage *self)
{
  return kiosk_station_get_link (kiosk_page_get_station (KIOSK_PAGE (self)));
}

static gboolean
is_closed (KioskStaffShiftPage *self)
{
  return self->shift != NULL && self->shift->until != NULL;
}

static void
show_result (KioskStaffShiftPage *self, const char *sentence)
{
  gtk_label_set_text (GTK_LABEL (self->result), sentence);
  gtk_widget_set_visible (self->result, *sentence != '\0');
}

static KioskReceiptFacts *
gather (KioskStaffShiftPage *self)
{
  return kiosk_staff_papers_gather_shift (self->shift, kiosk_page_get_station (KIOSK_PAGE (self)),
                                          kiosk_page_get_language (KIOSK_PAGE (self)));
}

static void
show_question (KioskStaffShiftPage *self, gboolean is_asked)
{
  KioskStaff *staff = kiosk_station_get_staff (kiosk_page_get_station (KIOSK_PAGE (self)));
  const gboolean may_close =
    self->shift != NULL && !is_closed (self) && kiosk_staff_may (staff, KIOSK_STAFF_MAY_SHIFT);

  gtk_widget_set_visible (self->question, is_asked && may_close);
  gtk_widget_set_visible (self->answers, is_asked && may_close);
  gtk_widget_set_visible (self->close, !is_asked && may_close);
}

static void
show_shift (KioskStaffShiftPage *self)
{
  g_autoptr (KioskReceiptFacts) facts = gather (self);

  kiosk_staff_shift_rows_fill (KIOSK_STAFF_ROWS (self->rows), facts->shift,
                               kiosk_page_get_language (KIOSK_PAGE (self)));
  gtk_widget_set_visible (self->rows, TRUE);
  gtk_widget_set_visible (self->paper, is_closed (self));
  show_question (self, FALSE);
}

static void
take_shift (KioskStaffShiftPage *self, CivicShift *shift)
{
  g_clear_pointer (&self->shift, civic_shift_free);
  self->shift = shift;
  show_shift (self);
}

static void
take_read (KioskStaffShiftPage *self, CivicShift *shift)
{
  take_shift (self, shift);
  if (is_closed (self))
    show_result (self, _ ("No shift runs. This is the last one."));
}

static void
show_failure (KioskStaffShiftPage *self, const GError *error)
{
  if (g_error_matches (error, KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_NOT_ALLOWED))
    show_result (self, _ ("Your account may not do that. Please ask the supervisor."));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_result (self, _ ("That did not work. Please log in again."));
}

static void
on_read_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskStaffShiftPage) self = user_data;
  g_autoptr (GError) error = NULL;
  CivicShift *shift = kiosk_staff_shift_finish (KIOSK_AGENT_LINK (source), result, &error);

  if (shift != NULL)
    take_read (self, shift);
  else if (g_error_matches (error, KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_NOT_READY))
    show_result (self, _ ("No shift runs. The next one begins when the kiosk is opened."));
  else
    show_failure (self, error);
}

static void
print (KioskStaffShiftPage *self)
{
  kiosk_staff_paper_line_print (KIOSK_STAFF_PAPER_LINE (self->paper),
                                kiosk_page_get_station (KIOSK_PAGE (self)), gather (self));
}

static void
on_closed_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskStaffShiftPage) self = user_data;
  g_autoptr (GError) error = NULL;
  CivicShift *shift = kiosk_staff_shift_finish (KIOSK_AGENT_LINK (source), result, &error);

  if (shift == NULL) {
    show_question (self, FALSE);
    show_failure (self, error);
    return;
  }
  take_shift (self, shift);
  show_result (self, _ ("The shift is closed. Its report goes to the municipality."));
  print (self);
}

static void
on_close_clicked (KioskStaffShiftPage *self)
{
  show_result (self, "");
  show_question (self, TRUE);
}

static void
on_no_clicked (KioskStaffShiftPage *self)
{
  show_question (self, FALSE);
}

static void
on_yes_clicked (KioskStaffShiftPage *self)
{
  gtk_widget_set_visible (self->answers, FALSE);
  show_result (self, _ ("The shift is being closed …"));
  kiosk_agent_link_staff_call_async (get_link (self), "StaffCloseShift", NULL,
                                     kiosk_page_get_cancellable (KIOSK_PAGE (self)),
                                     on_closed_ready, g_object_ref (self));
}

static void
kiosk_staff_shift_page_shown (KioskPage *page)
{
  KioskStaffShiftPage *self = KIOSK_STAFF_SHIFT_PAGE (page);

  kiosk_agent_link_staff_call_async (get_link (self), "StaffReadShift", NULL,
                                     kiosk_page_get_cancellable (page), on_read_ready,
                                     g_object_ref (self));
}

static void
kiosk_staff_shift_page_dispose (GObject *object)
{
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_STAFF_SHIFT_PAGE);
  g_clear_pointer (&KIOSK_STAFF_SHIFT_PAGE (object)->shift, civic_shift_free);

  G_OBJECT_CLASS (kiosk_staff_shift_page_parent_class)->dispose (object);
}

static void
kiosk_staff_shift_page_class_init (KioskStaffShiftPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_BUTTON);
  g_type_ensure (KIOSK_TYPE_STAFF_HEADER);
  g_type_ensure (KIOSK_TYPE_STAFF_PAPER_LINE);
  g_type_ensure (KIOSK_TYPE_STAFF_ROWS);
  G_OBJECT_CLASS (klass)->dispose = kiosk_staff_shift_page_dispose;
  KIOSK_PAGE_CLASS (klass)->shown = kiosk_staff_shift_page_shown;

  gtk_widget_class_set_css_name (widget_class, "staffpage");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/staff/kiosk-staff-shift-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskStaffShiftPage, rows);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffShiftPage, question);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffShiftPage, close);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffShiftPage, answers);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffShiftPage, paper);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffShiftPage, result);
  gtk_widget_class_bind_template_callback (widget_class, on_close_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_yes_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_no_clicked);
  gtk_widget_class_bind_template_callback (widget_class, print);
}

static void
kiosk_staff_shift_page_init (KioskStaffShiftPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kiosk_page_set_chrome (KIOSK_PAGE (self), KIOSK_CHROME_NONE);
}
