/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-check-print.h"

#include "kiosk-button.h"
#include "kiosk-certificate.h"
#include "kiosk-paper.h"
#include "kiosk-receipt-gather.h"
#include "kiosk-receipt.h"
#include "kiosk-staff-card.h"
#include "kiosk-staff-check-words.h"
#include "kiosk-template.h"

#include <glib/gi18n.h>

typedef enum {
  STAGE_BEFORE,
  STAGE_PRINTING,
  STAGE_TROUBLE,
  STAGE_SCAN, /* it is out: the scanner shall read it */
  STAGE_LOOK, /* it is out: an eye shall say */
} Stage;

struct _KioskCheckPrint {
  GtkWidget parent_instance;

  KioskStation *station;
  CivicCheckPart printer;
  char *language;
  char *proof;
  KioskPaper *paper;        /* (nullable) */
  CivicCheckResult scanner; /* what is known of it when an eye looks */
  Stage stage;

  GtkWidget *title;
  GtkWidget *text;
  GtkWidget *trouble;
  GtkWidget *print;
  GtkWidget *clear;
  GtkWidget *unclear;
  GtkWidget *unread;
  GtkWidget *no_scanner;
  GtkWidget *broken;
};

enum {
  FOUND,
  OVER,
  SIGNAL_COUNT
};
static guint signals[SIGNAL_COUNT];

G_DEFINE_FINAL_TYPE (KioskCheckPrint, kiosk_check_print, GTK_TYPE_WIDGET)

static gboolean
is_sheet (KioskCheckPrint *self)
{
  return self->printer == CIVIC_CHECK_SHEET_PRINTER;
}

static const char *
get_text (KioskCheckPrint *self)
{
  switch (self->stage) {
  case STAGE_PRINTING:
    return _ ("The test is being printed …");
  case STAGE_TROUBLE:
    return _ ("The test was not printed.");
  case STAGE_SCAN:
    return is_sheet (self)
             ? _ ("Scan the code on the sheet, or look: are the code and all lines clear?")
             : _ ("Hold the code of the slip that was just printed in front of the scanner.");
  case STAGE_LOOK:
    return _ ("Look at the slip: are the code and all lines clear and whole?");
  case STAGE_BEFORE:
  default:
    return is_sheet (self)
             ? _ ("A test sheet with a code is printed.")
             : _ ("A test slip is printed. When the scanner reads its code, both are proved.");
  }
}

static void
show_buttons (KioskCheckPrint *self)
{
  const gboolean scans_slip = self->stage == STAGE_SCAN && !is_sheet (self);
  const gboolean looks =
    self->stage == STAGE_LOOK || (self->stage == STAGE_SCAN && is_sheet (self));

  gtk_widget_set_visible (self->print, self->stage != STAGE_PRINTING);
  kiosk_button_set_text (KIOSK_BUTTON (self->print),
                         self->stage == STAGE_BEFORE ? _ ("Print the test") : _ ("Print again"));
  gtk_widget_set_visible (self->clear, looks);
  gtk_widget_set_visible (self->unclear, looks);
  gtk_widget_set_visible (self->unread, scans_slip);
  gtk_widget_set_visible (self->no_scanner, scans_slip);
  gtk_widget_set_visible (self->broken, self->stage == STAGE_TROUBLE);
}

static void
set_stage (KioskCheckPrint *self, Stage stage)
{
  self->stage = stage;
  gtk_label_set_text (GTK_LABEL (self->text), get_text (self));
  gtk_widget_set_visible (self->trouble, stage == STAGE_TROUBLE);
  show_buttons (self);
}

static void
tell (KioskCheckPrint *self, CivicCheckPart part, CivicCheckResult result)
{
  g_signal_emit (self, signals[FOUND], 0, (guint) part, (guint) result);
}

static void
forget_paper (KioskCheckPrint *self)
{
  if (self->paper != NULL)
    g_signal_handlers_disconnect_by_data (self->paper, self);
  g_clear_object (&self->paper);
}

static void
finish (KioskCheckPrint *self, CivicCheckResult result)
{
  forget_paper (self);
  tell (self, self->printer, result);
  /* A sheet says something of the scanner only where that has read it. */
  if (!is_sheet (self) || self->scanner == CIVIC_CHECK_PASSED)
    tell (self, CIVIC_CHECK_SCANNER, self->scanner);
  g_signal_emit (self, signals[OVER], 0);
}

static void
show_trouble (KioskCheckPrint *self)
{
  const KioskPrinterReason *reason = kiosk_paper_get_reason (self->paper);

  g_object_set (self->trouble, "icon", kiosk_printer_reason_get_icon (reason), "title",
                kiosk_printer_reason_name (reason), NULL);
  kiosk_staff_card_show (KIOSK_STAFF_CARD (self->trouble), KIOSK_HEALTH_BAD,
                         kiosk_printer_reason_get_remedy (reason, is_sheet (self)), NULL);
  set_stage (self, STAGE_TROUBLE);
}

static void
on_paper_changed (KioskCheckPrint *self)
{
  switch (kiosk_paper_get_state (self->paper)) {
  case KIOSK_PAPER_PRINTED:
  case KIOSK_PAPER_UNKNOWN: /* whether it is out, scanner or eye can tell */
    set_stage (self, STAGE_SCAN);
    break;
  case KIOSK_PAPER_FAILED:
  case KIOSK_PAPER_WAITING:
    show_trouble (self);
    break;
  case KIOSK_PAPER_NONE:
  case KIOSK_PAPER_PREPARING:
  case KIOSK_PAPER_PRINTING:
  case KIOSK_PAPER_SLOW:
  default:
    set_stage (self, STAGE_PRINTING);
  }
}

/* Another one each time: a slip of yesterday proves nothing. */
static char *
draw_proof (KioskCheckPrint *self)
{
  return g_strdup_printf ("KUSHK-TEST:%s:%08X", kiosk_station_get_id (self->station),
                          g_random_int ());
}

static void
print_slip (KioskCheckPrint *self)
{
  g_autoptr (KioskReceiptFacts) facts = kiosk_receipt_gather_test (self->station, self->language);

  facts->test->proof = g_strdup (self->proof);
  kiosk_paper_print (self->paper, kiosk_receipt_compose (facts));
}

static void
on_print_clicked (KioskCheckPrint *self)
{
  forget_paper (self);
  g_free (self->proof);
  self->proof = draw_proof (self);
  self->scanner = CIVIC_CHECK_SKIPPED;
  self->paper = kiosk_paper_new (self->station);
  g_signal_connect_object (self->paper, "notify::state", G_CALLBACK (on_paper_changed), self,
                           G_CONNECT_SWAPPED);
  if (is_sheet (self))
    kiosk_paper_print_sheet (
      self->paper, kiosk_certificate_compose_test (self->station, self->language, self->proof));
  else
    print_slip (self);
}

static void
on_clear_clicked (KioskCheckPrint *self)
{
  finish (self, CIVIC_CHECK_PASSED);
}

static void
on_bad_clicked (KioskCheckPrint *self)
{
  finish (self, CIVIC_CHECK_FAILED);
}

static void
on_unread_clicked (KioskCheckPrint *self)
{
  self->scanner = CIVIC_CHECK_FAILED;
  set_stage (self, STAGE_LOOK);
}

static void
on_no_scanner_clicked (KioskCheckPrint *self)
{
  self->scanner = CIVIC_CHECK_SKIPPED;
  set_stage (self, STAGE_LOOK);
}

static void
kiosk_check_print_dispose (GObject *object)
{
  KioskCheckPrint *self = KIOSK_CHECK_PRINT (object);

  forget_paper (self);
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_CHECK_PRINT);
  g_clear_object (&self->station);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->proof, g_free);

  G_OBJECT_CLASS (kiosk_check_print_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KioskCheckPrint, title);
  gtk_widget_class_bind_template_child (widget_class, KioskCheckPrint, text);
  gtk_widget_class_bind_template_child (widget_class, KioskCheckPrint, trouble);
  gtk_widget_class_bind_template_child (widget_class, KioskCheckPrint, print);
  gtk_widget_class_bind_template_child (widget_class, KioskCheckPrint, clear);
  gtk_widget_class_bind_template_child (widget_class, KioskCheckPrint, unclear);
  gtk_widget_class_bind_template_child (widget_class, KioskCheckPrint, unread);
  gtk_widget_class_bind_template_child (widget_class, KioskCheckPrint, no_scanner);
  gtk_widget_class_bind_template_child (widget_class, KioskCheckPrint, broken);
  gtk_widget_class_bind_template_callback (widget_class, on_print_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_bad_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_unread_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_no_scanner_clicked);
}

static void
kiosk_check_print_class_init (KioskCheckPrintClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_BUTTON);
  g_type_ensure (KIOSK_TYPE_STAFF_CARD);
  G_OBJECT_CLASS (klass)->dispose = kiosk_check_print_dispose;
  signals[FOUND] = g_signal_new ("found", KIOSK_TYPE_CHECK_PRINT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[OVER] = g_signal_new ("over", KIOSK_TYPE_CHECK_PRINT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "checkprint");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/staff/kiosk-check-print.ui");
  bind_children (widget_class);
}

static void
kiosk_check_print_init (KioskCheckPrint *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
kiosk_check_print_begin (KioskCheckPrint *self,
                         KioskStation *station,
                         CivicCheckPart printer,
                         const char *language)
{
  g_return_if_fail (KIOSK_IS_CHECK_PRINT (self));
  g_return_if_fail (KIOSK_IS_STATION (station));

  forget_paper (self);
  g_clear_pointer (&self->proof, g_free);
  g_set_object (&self->station, station);
  g_free (self->language);
  self->language = g_strdup (language);
  self->printer = printer;
  gtk_label_set_text (GTK_LABEL (self->title), is_sheet (self) ? kiosk_staff_check_name (printer)
                                                               : _ ("Receipt printer and scanner"));
  set_stage (self, STAGE_BEFORE);
}

void
kiosk_check_print_take_scan (KioskCheckPrint *self, const char *text)
{
  g_return_if_fail (KIOSK_IS_CHECK_PRINT (self));

  if (self->proof == NULL || self->stage == STAGE_BEFORE)
    return;
  if (g_strcmp0 (text, self->proof) != 0) {
    gtk_label_set_text (GTK_LABEL (self->text),
                        _ ("That is another code. Scan the paper that was just printed."));
    return;
  }
  self->scanner = CIVIC_CHECK_PASSED;
  finish (self, CIVIC_CHECK_PASSED);
}

const char *
kiosk_check_print_get_proof (KioskCheckPrint *self)
{
  g_return_val_if_fail (KIOSK_IS_CHECK_PRINT (self), NULL);

  return self->proof;
}
