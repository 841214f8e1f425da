/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-staff-paper-line.h"

#include "kiosk-button.h"
#include "kiosk-paper.h"
#include "kiosk-receipt.h"

#include <glib/gi18n.h>

struct _KioskStaffPaperLine {
  GtkWidget parent_instance;

  KioskPaper *paper; /* (nullable) */
  GtkWidget *button;
  GtkWidget *said;
};

enum {
  WANTED,
  SIGNAL_COUNT
};
static guint signals[SIGNAL_COUNT];

G_DEFINE_FINAL_TYPE (KioskStaffPaperLine, kiosk_staff_paper_line, GTK_TYPE_WIDGET)

static void
forget_paper (KioskStaffPaperLine *self)
{
  if (self->paper != NULL)
    g_signal_handlers_disconnect_by_data (self->paper, self);
  g_clear_object (&self->paper);
}

static void
say_why_not (KioskStaffPaperLine *self)
{
  const KioskPrinterReason *reason = kiosk_paper_get_reason (self->paper);
  const gboolean is_sheet = kiosk_paper_is_sheet (self->paper);
  g_autofree char *sentence = g_strjoin (
    " ", _ ("The report was not printed. It is sent all the same, and can be printed later."),
    kiosk_printer_reason_get_remedy (reason, is_sheet), NULL);

  gtk_label_set_text (GTK_LABEL (self->said), sentence);
}

static void
on_paper_changed (KioskStaffPaperLine *self)
{
  const KioskPaperState state = kiosk_paper_get_state (self->paper);

  gtk_widget_set_sensitive (self->button, !kiosk_paper_state_is_busy (state));
  gtk_widget_set_visible (self->said, TRUE);
  switch (state) {
  case KIOSK_PAPER_PRINTED:
    gtk_label_set_text (GTK_LABEL (self->said), _ ("The report has been printed."));
    break;
  case KIOSK_PAPER_FAILED:
  case KIOSK_PAPER_WAITING:
    say_why_not (self);
    break;
  case KIOSK_PAPER_UNKNOWN:
    gtk_label_set_text (GTK_LABEL (self->said),
                        _ ("It is not known whether the report was printed. Please look."));
    break;
  case KIOSK_PAPER_NONE:
  case KIOSK_PAPER_PREPARING:
  case KIOSK_PAPER_PRINTING:
  case KIOSK_PAPER_SLOW:
  default:
    gtk_label_set_text (GTK_LABEL (self->said), _ ("The report is being printed …"));
  }
}

static void
on_clicked (KioskStaffPaperLine *self)
{
  g_signal_emit (self, signals[WANTED], 0);
}

static void
kiosk_staff_paper_line_dispose (GObject *object)
{
  KioskStaffPaperLine *self = KIOSK_STAFF_PAPER_LINE (object);

  forget_paper (self);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->said, gtk_widget_unparent);

  G_OBJECT_CLASS (kiosk_staff_paper_line_parent_class)->dispose (object);
}

static void
kiosk_staff_paper_line_class_init (KioskStaffPaperLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_staff_paper_line_dispose;
  signals[WANTED] = g_signal_new ("wanted", KIOSK_TYPE_STAFF_PAPER_LINE, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "paperline");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
kiosk_staff_paper_line_init (KioskStaffPaperLine *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->button = kiosk_button_new (_ ("Print the report"), "print");
  gtk_widget_add_css_class (self->button, "staff");
  gtk_widget_add_css_class (self->button, "wide");
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (on_clicked), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  self->said = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->said, "result");
  gtk_widget_set_parent (self->said, GTK_WIDGET (self));
}

void
kiosk_staff_paper_line_print (KioskStaffPaperLine *self,
                              KioskStation *station,
                              KioskReceiptFacts *facts)
{
  g_autoptr (KioskReceiptFacts) owned = facts;

  g_return_if_fail (KIOSK_IS_STAFF_PAPER_LINE (self));
  g_return_if_fail (facts != NULL);

  forget_paper (self);
  self->paper = kiosk_paper_new (station);
  g_signal_connect_object (self->paper, "notify::state", G_CALLBACK (on_paper_changed), self,
                           G_CONNECT_SWAPPED);
  kiosk_paper_print (self->paper, kiosk_receipt_compose (owned));
}
