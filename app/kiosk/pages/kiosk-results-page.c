/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-results-page.h"

#include "kiosk-action.h"
#include "kiosk-button.h"
#include "kiosk-icon.h"
#include "kiosk-paper-notice.h"
#include "kiosk-receipt-gather.h"
#include "kiosk-result-card.h"
#include "kiosk-template.h"

#include <glib/gi18n.h>

struct _KioskResultsPage {
  KioskPage parent_instance;

  GtkWidget *title;
  GtkWidget *asking;
  GtkWidget *notice;
  GtkWidget *list;
  GtkWidget *more;
  GtkWidget *empty;
  GtkWidget *empty_text;
  guint card_count;
  gboolean is_asking; /* for the next page */
};

G_DEFINE_FINAL_TYPE (KioskResultsPage, kiosk_results_page, KIOSK_TYPE_PAGE)

static void
on_chosen (KioskResultCard *card, gpointer action, KioskResultsPage *self)
{
  kiosk_action_follow (action, kiosk_result_card_get_result (card), KIOSK_PAGE (self),
                       KIOSK_STEP_RESULTS);
}

static gboolean
has_results (KioskResultsPage *self)
{
  GPtrArray *results = kiosk_visit_get_results (kiosk_page_get_visit (KIOSK_PAGE (self)));

  return results != NULL && results->len > 0;
}

static gboolean
has_printer (KioskResultsPage *self)
{
  KioskAgentLink *link = kiosk_station_get_link (kiosk_page_get_station (KIOSK_PAGE (self)));

  return kiosk_printer_can_print (kiosk_agent_link_get_printer (link));
}

/* One paper is enough: after it, the way on is the way out. But never does "print" turn into that
 * way beneath her finger because a cover was opened. */
static void
update_primary (KioskResultsPage *self)
{
  KioskPage *page = KIOSK_PAGE (self);
  const KioskPaperState paper = kiosk_visit_get_receipt (kiosk_page_get_visit (page));
  /* What waits for a hand may take long: she need not. */
  const gboolean is_printing = kiosk_paper_state_is_busy (paper) && paper != KIOSK_PAPER_WAITING;

  if (!has_results (self))
    kiosk_page_set_primary (page, _ ("Home"), "home");
  else if (paper == KIOSK_PAPER_NONE)
    kiosk_page_set_primary (page, _ ("Print this"), "print");
  else if (is_printing)
    kiosk_page_set_primary (page, _ ("Printing …"), NULL);
  else
    kiosk_page_set_primary (page, _ ("End and wipe my data"), NULL);
  kiosk_page_set_can_advance (
    page, !has_results (self) || (paper == KIOSK_PAPER_NONE ? has_printer (self) : !is_printing));
}

static void
on_link_changed (KioskResultsPage *self)
{
  if (kiosk_visit_get_results (kiosk_page_get_visit (KIOSK_PAGE (self))) != NULL)
    update_primary (self);
}

static void
add_card (KioskResultsPage *self, KioskResult *result)
{
  KioskPage *page = KIOSK_PAGE (self);
  GtkWidget *card =
    kiosk_result_card_new (result, kiosk_page_get_station (page), kiosk_page_get_language (page));

  g_signal_connect_object (card, "chosen", G_CALLBACK (on_chosen), self, 0);
  gtk_box_append (GTK_BOX (self->list), card);
}

/* It stays sensitive while it asks, so that it keeps the focus. */
static void
update_more (KioskResultsPage *self, gboolean is_asking)
{
  KioskVisit *visit = kiosk_page_get_visit (KIOSK_PAGE (self));

  self->is_asking = is_asking;
  kiosk_button_set_text (KIOSK_BUTTON (self->more),
                         is_asking ? _ ("One moment, we are asking the municipality …")
                                   : _ ("Show more"));
  gtk_widget_set_visible (self->more, kiosk_visit_has_more_results (visit));
}

/* Of what has none yet. Whoever was on the button is led on to the first of them. */
static void
add_cards (KioskResultsPage *self)
{
  GPtrArray *results = kiosk_visit_get_results (kiosk_page_get_visit (KIOSK_PAGE (self)));
  const gboolean is_on_button = gtk_widget_has_focus (self->more);
  GtkWidget *last = gtk_widget_get_last_child (self->list);

  for (; self->card_count < results->len; self->card_count++)
    add_card (self, g_ptr_array_index (results, self->card_count));
  if (is_on_button && last != NULL && gtk_widget_get_next_sibling (last) != NULL)
    gtk_widget_child_focus (gtk_widget_get_next_sibling (last), GTK_DIR_TAB_FORWARD);
  update_more (self, FALSE);
}

static void
on_enquire_on_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskResultsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean is_known = kiosk_visit_enquire_on_finish (KIOSK_VISIT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (is_known)
    add_cards (self);
  else
    kiosk_page_fail (KIOSK_PAGE (self), error, KIOSK_STEP_RESULTS);
}

static void
on_more_clicked (KioskResultsPage *self)
{
  KioskPage *page = KIOSK_PAGE (self);

  if (self->is_asking)
    return;
  update_more (self, TRUE);
  kiosk_visit_enquire_on_async (kiosk_page_get_visit (page), kiosk_page_get_cancellable (page),
                                on_enquire_on_ready, g_object_ref (self));
}

static void
show_results (KioskResultsPage *self)
{
  KioskVisit *visit = kiosk_page_get_visit (KIOSK_PAGE (self));
  GPtrArray *results = kiosk_visit_get_results (visit);

  gtk_widget_set_visible (self->asking, FALSE);
  if (results->len > 0)
    kiosk_paper_notice_watch (KIOSK_PAPER_NOTICE (self->notice), visit, KIOSK_PAPER_NOTICE_SCREEN);
  gtk_widget_set_visible (self->empty, results->len == 0);
  gtk_widget_set_visible (self->list, results->len > 0);
  add_cards (self);
  update_primary (self);
}

static void
on_enquire_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskResultsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean is_known = kiosk_visit_enquire_finish (KIOSK_VISIT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (is_known)
    show_results (self);
  else
    kiosk_page_fail (KIOSK_PAGE (self), error, KIOSK_STEP_RESULTS);
}

static void
kiosk_results_page_shown (KioskPage *page)
{
  KioskResultsPage *self = KIOSK_RESULTS_PAGE (page);
  KioskVisit *visit = kiosk_page_get_visit (page);

  if (kiosk_visit_get_results (visit) != NULL) {
    show_results (self);
    return;
  }
  gtk_widget_set_visible (self->asking, TRUE);
  kiosk_page_set_primary (page, NULL, NULL);
  kiosk_visit_enquire_async (visit, kiosk_page_get_cancellable (page), on_enquire_ready,
                             g_object_ref (self));
}

static void
kiosk_results_page_advance (KioskPage *page)
{
  KioskVisit *visit = kiosk_page_get_visit (page);

  if (!has_results (KIOSK_RESULTS_PAGE (page)))
    kiosk_page_go (page, KIOSK_STEP_HOME);
  else if (kiosk_visit_get_receipt (visit) == KIOSK_PAPER_NONE)
    kiosk_visit_print (visit, kiosk_receipt_gather_slip (visit));
  else
    kiosk_page_go (page, KIOSK_STEP_THANKS);
}

static void
show_words (KioskResultsPage *self)
{
  CivicService *service = kiosk_visit_get_service (kiosk_page_get_visit (KIOSK_PAGE (self)));
  const char *language = kiosk_page_get_language (KIOSK_PAGE (self));
  CivicText *title = civic_service_get_result_title (service);
  CivicText *empty = civic_service_get_result_empty (service);

  gtk_label_set_text (
    GTK_LABEL (self->title),
    civic_text_get (title != NULL ? title : civic_service_get_name (service), language));
  gtk_label_set_text (GTK_LABEL (self->empty_text),
                      empty != NULL ? civic_text_get (empty, language)
                                    : _ ("The municipality has no bill with this number. Please "
                                         "compare it with your message or receipt."));
}

static void
kiosk_results_page_constructed (GObject *object)
{
  KioskResultsPage *self = KIOSK_RESULTS_PAGE (object);
  KioskVisit *visit = NULL;

  G_OBJECT_CLASS (kiosk_results_page_parent_class)->constructed (object);

  visit = kiosk_page_get_visit (KIOSK_PAGE (self));
  show_words (self);
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (on_more_clicked), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->notice, "print-again", G_CALLBACK (kiosk_visit_print_again), visit,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (kiosk_station_get_link (kiosk_visit_get_station (visit)), "changed",
                           G_CALLBACK (on_link_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (visit, "notify::receipt", G_CALLBACK (update_primary), self,
                           G_CONNECT_SWAPPED);
}

static void
kiosk_results_page_dispose (GObject *object)
{
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_RESULTS_PAGE);

  G_OBJECT_CLASS (kiosk_results_page_parent_class)->dispose (object);
}

static void
kiosk_results_page_class_init (KioskResultsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskPageClass *page_class = KIOSK_PAGE_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_BUTTON);
  g_type_ensure (KIOSK_TYPE_ICON);
  g_type_ensure (KIOSK_TYPE_PAPER_NOTICE);
  object_class->constructed = kiosk_results_page_constructed;
  object_class->dispose = kiosk_results_page_dispose;
  page_class->shown = kiosk_results_page_shown;
  page_class->advance = kiosk_results_page_advance;

  gtk_widget_class_set_css_name (widget_class, "resultspage");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/pages/kiosk-results-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskResultsPage, title);
  gtk_widget_class_bind_template_child (widget_class, KioskResultsPage, asking);
  gtk_widget_class_bind_template_child (widget_class, KioskResultsPage, notice);
  gtk_widget_class_bind_template_child (widget_class, KioskResultsPage, list);
  gtk_widget_class_bind_template_child (widget_class, KioskResultsPage, more);
  gtk_widget_class_bind_template_child (widget_class, KioskResultsPage, empty);
  gtk_widget_class_bind_template_child (widget_class, KioskResultsPage, empty_text);
}

static void
kiosk_results_page_init (KioskResultsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
