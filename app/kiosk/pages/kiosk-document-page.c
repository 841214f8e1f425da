/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-document-page.h"

#include "kiosk-certificate.h"
#include "kiosk-fact-row.h"
#include "kiosk-icon.h"
#include "kiosk-paper-notice.h"
#include "kiosk-plain-text.h"
#include "kiosk-qr-view.h"
#include "kiosk-template.h"

#include <glib/gi18n.h>

struct _KioskDocumentPage {
  KioskPage parent_instance;

  GtkWidget *asking;
  GtkWidget *notice;
  GtkWidget *sheet;
  GtkWidget *issuer;
  GtkWidget *title;
  GtkWidget *subtitle;
  GtkWidget *number;
  GtkWidget *facts;
  GtkWidget *qr;
};

G_DEFINE_FINAL_TYPE (KioskDocumentPage, kiosk_document_page, KIOSK_TYPE_PAGE)

static KioskAgentLink *
get_link (KioskDocumentPage *self)
{
  return kiosk_station_get_link (kiosk_page_get_station (KIOSK_PAGE (self)));
}

/* The way out once she has it; nothing that cannot be done. */
static void
update (KioskDocumentPage *self)
{
  KioskPage *page = KIOSK_PAGE (self);
  const KioskPaperState paper = kiosk_visit_get_receipt (kiosk_page_get_visit (page));
  const gboolean is_printing = kiosk_paper_state_is_busy (paper) && paper != KIOSK_PAPER_WAITING;
  const gboolean can_print =
    kiosk_printer_can_print (kiosk_agent_link_get_sheet_printer (get_link (self)));
  const gboolean is_known = kiosk_visit_get_document (kiosk_page_get_visit (page)) != NULL;

  kiosk_page_set_can_advance (page, !is_printing);
  if (paper == KIOSK_PAPER_NONE && is_known && can_print)
    kiosk_page_set_primary (page, _ ("Print it"), "print");
  else if (paper == KIOSK_PAPER_NONE)
    kiosk_page_set_primary (page, NULL, NULL);
  else if (is_printing)
    kiosk_page_set_primary (page, _ ("Printing …"), NULL);
  else
    kiosk_page_set_primary (page, _ ("End and wipe my data"), NULL);
}

static void
add_date (KioskDocumentPage *self, const char *label, const char *iso)
{
  g_autofree char *date =
    kiosk_document_display_date (iso, kiosk_page_get_language (KIOSK_PAGE (self)));

  if (date != NULL)
    gtk_box_append (GTK_BOX (self->facts), kiosk_fact_row_new (label, date, FALSE));
}

static void
show_words (KioskDocumentPage *self, const KioskDocument *document)
{
  const char *language = kiosk_page_get_language (KIOSK_PAGE (self));
  CivicCentre *centre = kiosk_station_get_centre (kiosk_page_get_station (KIOSK_PAGE (self)));
  g_autofree char *title = kiosk_result_say (document->title, language, KIOSK_PLAIN_TEXT_TITLE);
  g_autofree char *subtitle =
    kiosk_result_say (document->subtitle, language, KIOSK_PLAIN_TEXT_TITLE);
  g_autofree char *number = kiosk_plain_text (document->number, KIOSK_PLAIN_TEXT_TITLE);

  gtk_label_set_text (GTK_LABEL (self->issuer),
                      civic_text_get (civic_centre_get_municipality (centre), language));
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->subtitle), subtitle);
  gtk_widget_set_visible (self->subtitle, subtitle[0] != '\0');
  gtk_label_set_text (GTK_LABEL (self->number), number);
}

static void
show_document (KioskDocumentPage *self)
{
  const KioskDocument *document =
    kiosk_visit_get_document (kiosk_page_get_visit (KIOSK_PAGE (self)));

  gtk_widget_set_visible (self->asking, FALSE);
  gtk_widget_set_visible (self->sheet, TRUE);
  show_words (self, document);
  for (guint i = 0; i < document->lines->len; i++)
    gtk_box_append (GTK_BOX (self->facts),
                    kiosk_fact_row_new_for_line (g_ptr_array_index (document->lines, i),
                                                 kiosk_page_get_language (KIOSK_PAGE (self))));
  add_date (self, _ ("Issued on"), document->issued_at);
  add_date (self, _ ("Valid until"), document->valid_until);
  kiosk_qr_view_set_content (KIOSK_QR_VIEW (self->qr), document->url);
  update (self);
}

static void
on_document_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskDocumentPage) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean is_known = kiosk_visit_ask_document_finish (KIOSK_VISIT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (is_known)
    show_document (self);
  else
    kiosk_page_fail (KIOSK_PAGE (self), error, KIOSK_STEP_DOCUMENT);
}

static void
kiosk_document_page_shown (KioskPage *page)
{
  KioskVisit *visit = kiosk_page_get_visit (page);

  /* Whether it can be printed must be true when she reads it. */
  kiosk_agent_link_refresh_async (kiosk_station_get_link (kiosk_page_get_station (page)),
                                  kiosk_page_get_cancellable (page), NULL, NULL);
  if (kiosk_visit_get_document (visit) != NULL)
    show_document (KIOSK_DOCUMENT_PAGE (page));
  else
    kiosk_visit_ask_document_async (visit, kiosk_page_get_cancellable (page), on_document_ready,
                                    g_object_ref (page));
}

static void
print (KioskDocumentPage *self)
{
  KioskPage *page = KIOSK_PAGE (self);
  KioskVisit *visit = kiosk_page_get_visit (page);

  kiosk_visit_print_sheet (visit, kiosk_certificate_compose (kiosk_visit_get_document (visit),
                                                             kiosk_page_get_station (page),
                                                             kiosk_page_get_language (page)));
}

static void
kiosk_document_page_advance (KioskPage *page)
{
  if (kiosk_visit_get_receipt (kiosk_page_get_visit (page)) == KIOSK_PAPER_NONE)
    print (KIOSK_DOCUMENT_PAGE (page));
  else
    kiosk_page_go (page, KIOSK_STEP_THANKS);
}

static void
kiosk_document_page_constructed (GObject *object)
{
  KioskDocumentPage *self = KIOSK_DOCUMENT_PAGE (object);
  KioskPage *page = KIOSK_PAGE (object);

  G_OBJECT_CLASS (kiosk_document_page_parent_class)->constructed (object);

  kiosk_paper_notice_watch (KIOSK_PAPER_NOTICE (self->notice), kiosk_page_get_visit (page),
                            KIOSK_PAPER_NOTICE_SHEET);
  g_signal_connect_object (self->notice, "print-again", G_CALLBACK (print), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (kiosk_page_get_visit (page), "notify::receipt", G_CALLBACK (update),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_link (self), "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->qr), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The document as a QR for your phone"), -1);
  update (self);
}

static void
kiosk_document_page_dispose (GObject *object)
{
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_DOCUMENT_PAGE);

  G_OBJECT_CLASS (kiosk_document_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/pages/kiosk-document-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskDocumentPage, asking);
  gtk_widget_class_bind_template_child (widget_class, KioskDocumentPage, notice);
  gtk_widget_class_bind_template_child (widget_class, KioskDocumentPage, sheet);
  gtk_widget_class_bind_template_child (widget_class, KioskDocumentPage, issuer);
  gtk_widget_class_bind_template_child (widget_class, KioskDocumentPage, title);
  gtk_widget_class_bind_template_child (widget_class, KioskDocumentPage, subtitle);
  gtk_widget_class_bind_template_child (widget_class, KioskDocumentPage, number);
  gtk_widget_class_bind_template_child (widget_class, KioskDocumentPage, facts);
  gtk_widget_class_bind_template_child (widget_class, KioskDocumentPage, qr);
}

static void
kiosk_document_page_class_init (KioskDocumentPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskPageClass *page_class = KIOSK_PAGE_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_ICON);
  g_type_ensure (KIOSK_TYPE_PAPER_NOTICE);
  g_type_ensure (KIOSK_TYPE_QR_VIEW);
  object_class->constructed = kiosk_document_page_constructed;
  object_class->dispose = kiosk_document_page_dispose;
  page_class->shown = kiosk_document_page_shown;
  page_class->advance = kiosk_document_page_advance;

  gtk_widget_class_set_css_name (widget_class, "documentpage");
  bind_template (widget_class);
}

static void
kiosk_document_page_init (KioskDocumentPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
