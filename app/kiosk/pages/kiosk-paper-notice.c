/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-paper-notice.h"

#include "kiosk-icon.h"
#include "kiosk-template.h"

#include <glib/gi18n.h>

struct _KioskPaperNotice {
  GtkWidget parent_instance;

  GtkWidget *icon;
  GtkWidget *text;
};

G_DEFINE_FINAL_TYPE (KioskPaperNotice, kiosk_paper_notice, GTK_TYPE_WIDGET)

static const char *
describe_fault (KioskPrinter printer)
{
  if (printer == KIOSK_PRINTER_OUT)
    return _ ("The printer is out of paper. You can photograph the screen.");
  if (printer == KIOSK_PRINTER_JAMMED)
    return _ ("Paper is stuck in the printer. You can photograph the screen.");
  return _ ("It could not be printed. You can photograph the screen.");
}

static void
show (KioskPaperNotice *self, const char *icon, const char *text, const char *css_class)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "calm");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "warned");
  gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
  kiosk_icon_set_icon_name (KIOSK_ICON (self->icon), icon);
  gtk_label_set_text (GTK_LABEL (self->text), text);
}

static void
on_receipt_changed (KioskVisit *visit, GParamSpec *pspec, KioskPaperNotice *self)
{
  const KioskPaperState state = kiosk_visit_get_receipt (visit);

  gtk_widget_set_visible (GTK_WIDGET (self), state != KIOSK_PAPER_NONE);
  switch (state) {
  case KIOSK_PAPER_PRINTED:
    show (self, "ok",
          kiosk_visit_is_receipt_a_sheet (visit)
            ? _ ("Take your document from the A4 printer")
            : _ ("Take your paper from the slot below the screen"),
          "calm");
    break;
  case KIOSK_PAPER_FAILED:
    show (self, "warn", describe_fault (kiosk_visit_get_receipt_fault (visit)), "warned");
    break;
  case KIOSK_PAPER_UNKNOWN:
    show (self, "warn", _ ("We cannot tell whether it was printed. You can photograph the screen."),
          "warned");
    break;
  case KIOSK_PAPER_NONE:
  case KIOSK_PAPER_PREPARING:
  case KIOSK_PAPER_PRINTING:
  default:
    show (self, "print", _ ("It is being printed …"), "calm");
  }
}

static void
kiosk_paper_notice_dispose (GObject *object)
{
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_PAPER_NOTICE);

  G_OBJECT_CLASS (kiosk_paper_notice_parent_class)->dispose (object);
}

static void
kiosk_paper_notice_class_init (KioskPaperNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_ICON);
  G_OBJECT_CLASS (klass)->dispose = kiosk_paper_notice_dispose;

  gtk_widget_class_set_css_name (widget_class, "papernotice");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/pages/kiosk-paper-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskPaperNotice, icon);
  gtk_widget_class_bind_template_child (widget_class, KioskPaperNotice, text);
}

static void
kiosk_paper_notice_init (KioskPaperNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
kiosk_paper_notice_watch (KioskPaperNotice *self, KioskVisit *visit)
{
  g_return_if_fail (KIOSK_IS_PAPER_NOTICE (self));
  g_return_if_fail (KIOSK_IS_VISIT (visit));

  g_signal_connect_object (visit, "notify::receipt", G_CALLBACK (on_receipt_changed), self, 0);
  on_receipt_changed (visit, NULL, self);
}
