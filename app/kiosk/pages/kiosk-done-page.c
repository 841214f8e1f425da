/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-done-page.h"

#include "kiosk-button.h"
#include "kiosk-code-card.h"
#include "kiosk-done-words.h"
#include "kiosk-icon.h"
#include "kiosk-message-row.h"
#include "kiosk-paper-notice.h"
#include "kiosk-paper-words.h"
#include "kiosk-ratings.h"
#include "kiosk-template.h"

#include <glib/gi18n.h>

/* Without a receipt in her hand she has a code to photograph. */
#define LONGER_WITHOUT_RECEIPT 3

/* While somebody may be at the printer to put it right. */
#define REFRESH_S 5

struct _KioskDonePage {
  KioskPage parent_instance;

  guint tick_id;
  guint tick_count;
  guint remaining_s; /* 0 while nothing is counted */

  GtkWidget *outcome;
  GtkWidget *seal;
  GtkWidget *seal_icon;
  GtkWidget *title;
  GtkWidget *receipt_text;
  GtkWidget *notice;
  GtkWidget *code;
  GtkWidget *message;
  GtkWidget *bill;
  GtkWidget *bill_amount;
  GtkWidget *bill_number;
  GtkWidget *next_text;
  GtkWidget *ratings;
};

G_DEFINE_FINAL_TYPE (KioskDonePage, kiosk_done_page, KIOSK_TYPE_PAGE)

/* An opinion has neither paper nor code: thanks are all there is to say. */
static gboolean
has_receipt (KioskDonePage *self)
{
  KioskVisit *visit = kiosk_page_get_visit (KIOSK_PAGE (self));

  return civic_service_get_receipt (kiosk_visit_get_service (visit)) != CIVIC_RECEIPT_NONE;
}

static void
show_seal (KioskDonePage *self, gboolean is_received)
{
  kiosk_icon_set_icon_name (KIOSK_ICON (self->seal_icon), is_received ? "ok" : "clock");
  if (is_received)
    gtk_widget_remove_css_class (self->seal, "waiting");
  else
    gtk_widget_add_css_class (self->seal, "waiting");
}

static void
show_bill (KioskDonePage *self)
{
  const CivicBill *bill = kiosk_visit_get_bill (kiosk_page_get_visit (KIOSK_PAGE (self)));
  g_autofree char *amount = NULL;
  g_autofree char *to_pay = NULL;
  g_autofree char *number = NULL;

  gtk_widget_set_visible (self->bill, bill != NULL);
  if (bill == NULL)
    return;
  amount = civic_money_format (bill->halalas);
  /* Translators: %s is an amount such as "657.50". */
  to_pay = g_strdup_printf (_ ("Pay %s SAR to complete it"), amount);
  /* Translators: how a bill is found in a bank's app: SADAD is the system, then biller and bill. */
  number = g_strdup_printf (_ ("SADAD · biller %s · bill number %s"), bill->biller, bill->number);
  gtk_label_set_text (GTK_LABEL (self->bill_amount), to_pay);
  gtk_label_set_text (GTK_LABEL (self->bill_number), number);
}

static void
show_filing (KioskDonePage *self)
{
  KioskVisit *visit = kiosk_page_get_visit (KIOSK_PAGE (self));
  const gboolean is_received = kiosk_visit_get_filing (visit) == KIOSK_FILING_RECEIVED;
  const char *next = kiosk_done_describe_next (visit);

  show_seal (self, is_received);
  gtk_label_set_text (GTK_LABEL (self->title), kiosk_done_describe_title (visit));
  gtk_widget_set_visible (self->next_text, next != NULL);
  gtk_label_set_text (GTK_LABEL (self->next_text), next != NULL ? next : "");
  /* An opinion is not stored: without a line there is nobody to tell it to. */
  gtk_widget_set_visible (self->ratings, is_received && has_receipt (self));
  show_bill (self);
}

static void
show_countdown (KioskDonePage *self)
{
  g_autofree char *label = NULL;

  if (self->remaining_s == 0) {
    kiosk_page_set_primary (KIOSK_PAGE (self), _ ("End and wipe my data"), NULL);
    return;
  }
  label = g_strdup_printf ("%s  %u", _ ("End and wipe my data"), self->remaining_s);
  kiosk_page_set_primary (KIOSK_PAGE (self), label, NULL);
}

static void
restart_countdown (KioskDonePage *self)
{
  KioskPage *page = KIOSK_PAGE (self);
  const guint thanks_s = civic_settings_get_unsigned (
    kiosk_station_get_settings (kiosk_page_get_station (page)), "visit", "thanks_s");

  switch (kiosk_visit_get_receipt (kiosk_page_get_visit (page))) {
  case KIOSK_PAPER_PRINTED:
    self->remaining_s = thanks_s;
    break;
  case KIOSK_PAPER_FAILED:
  case KIOSK_PAPER_UNKNOWN:
    self->remaining_s = thanks_s * LONGER_WITHOUT_RECEIPT;
    break;
  case KIOSK_PAPER_NONE:
  case KIOSK_PAPER_PREPARING:
  case KIOSK_PAPER_PRINTING:
  case KIOSK_PAPER_SLOW:
  case KIOSK_PAPER_WAITING:
  default:
    self->remaining_s = has_receipt (self) ? 0 : thanks_s;
  }
  show_countdown (self);
}

static void
ask_for_the_printer (KioskDonePage *self)
{
  KioskPage *page = KIOSK_PAGE (self);

  if (kiosk_visit_get_receipt (kiosk_page_get_visit (page)) == KIOSK_PAPER_FAILED &&
      self->tick_count % REFRESH_S == 0)
    kiosk_agent_link_refresh_async (kiosk_station_get_link (kiosk_page_get_station (page)),
                                    kiosk_page_get_cancellable (page), NULL, NULL);
}

static gboolean
on_tick (gpointer user_data)
{
  KioskDonePage *self = user_data;

  self->tick_count++;
  ask_for_the_printer (self);
  if (self->remaining_s == 0)
    return G_SOURCE_CONTINUE;
  self->remaining_s--;
  show_countdown (self);
  if (self->remaining_s > 0)
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  kiosk_page_go (KIOSK_PAGE (self), KIOSK_STEP_THANKS);
  return G_SOURCE_REMOVE;
}

/* She is still there. */
static void
on_touched (KioskDonePage *self)
{
  restart_countdown (self);
}

/* Without paper the seal makes room for what she takes along instead. */
static void
show_outcome (KioskDonePage *self, gboolean is_slim)
{
  GtkLabel *title = GTK_LABEL (self->title);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->outcome),
                                  is_slim ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_label_set_natural_wrap_mode (title,
                                   is_slim ? GTK_NATURAL_WRAP_NONE : GTK_NATURAL_WRAP_INHERIT);
  gtk_label_set_justify (title, is_slim ? GTK_JUSTIFY_LEFT : GTK_JUSTIFY_CENTER);
  gtk_label_set_xalign (title, is_slim ? 0 : 0.5f);
  if (is_slim)
    gtk_widget_add_css_class (self->outcome, "slim");
  else
    gtk_widget_remove_css_class (self->outcome, "slim");
}

static void
show_receipt (KioskDonePage *self)
{
  const KioskPaperWords words =
    kiosk_paper_words_choose (kiosk_page_get_visit (KIOSK_PAGE (self)), KIOSK_PAPER_NOTICE_RECEIPT);
  const gboolean lacks_paper = has_receipt (self) && words.is_bad;

  gtk_label_set_text (GTK_LABEL (self->receipt_text), words.title);
  gtk_widget_set_visible (self->receipt_text, has_receipt (self) && !lacks_paper);
  gtk_widget_set_visible (self->message, lacks_paper);
  show_outcome (self, lacks_paper);
  restart_countdown (self);
}

static void
on_print_again (KioskDonePage *self)
{
  kiosk_visit_print_again (kiosk_page_get_visit (KIOSK_PAGE (self)));
}

static void
activate_begin_message (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kiosk_page_go (KIOSK_PAGE (widget), KIOSK_STEP_MESSAGE);
}

static void
activate_pay (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KioskPage *page = KIOSK_PAGE (widget);
  KioskVisit *visit = kiosk_page_get_visit (page);
  const CivicBill *bill = kiosk_visit_get_bill (visit);

  if (bill == NULL)
    return;
  kiosk_visit_begin_payment (visit, bill->number, NULL);
  kiosk_visit_set_detour (visit, KIOSK_STEP_DONE);
  kiosk_page_go (page, KIOSK_STEP_PAYMENT);
}

static void
kiosk_done_page_advance (KioskPage *page)
{
  kiosk_page_go (page, KIOSK_STEP_THANKS);
}

static void
kiosk_done_page_back (KioskPage *page)
{
  kiosk_visit_set_search (kiosk_page_get_visit (page), NULL);
  kiosk_page_go (page, KIOSK_STEP_HOME);
}

static void
kiosk_done_page_shown (KioskPage *page)
{
  KIOSK_DONE_PAGE (page)->tick_id = g_timeout_add_seconds (1, on_tick, page);
}

static void
watch_visit (KioskDonePage *self, KioskVisit *visit)
{
  kiosk_ratings_begin (KIOSK_RATINGS (self->ratings), visit,
                       kiosk_page_get_cancellable (KIOSK_PAGE (self)));
  gtk_widget_set_visible (self->code, has_receipt (self));
  if (has_receipt (self)) {
    kiosk_code_card_watch (KIOSK_CODE_CARD (self->code), visit);
    kiosk_message_row_watch (KIOSK_MESSAGE_ROW (self->message), visit);
    kiosk_paper_notice_watch (KIOSK_PAPER_NOTICE (self->notice), visit, KIOSK_PAPER_NOTICE_RECEIPT);
  }
  g_signal_connect_object (visit, "notify::filing", G_CALLBACK (show_filing), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (visit, "notify::receipt", G_CALLBACK (show_receipt), self,
                           G_CONNECT_SWAPPED);
}

static void
kiosk_done_page_constructed (GObject *object)
{
  KioskDonePage *self = KIOSK_DONE_PAGE (object);

  G_OBJECT_CLASS (kiosk_done_page_parent_class)->constructed (object);

  kiosk_page_set_secondary (KIOSK_PAGE (self), _ ("Another service"), NULL);
  watch_visit (self, kiosk_page_get_visit (KIOSK_PAGE (self)));
  show_filing (self);
  show_receipt (self);
}

static void
kiosk_done_page_dispose (GObject *object)
{
  KioskDonePage *self = KIOSK_DONE_PAGE (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_DONE_PAGE);

  G_OBJECT_CLASS (kiosk_done_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/pages/kiosk-done-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskDonePage, outcome);
  gtk_widget_class_bind_template_child (widget_class, KioskDonePage, seal);
  gtk_widget_class_bind_template_child (widget_class, KioskDonePage, seal_icon);
  gtk_widget_class_bind_template_child (widget_class, KioskDonePage, title);
  gtk_widget_class_bind_template_child (widget_class, KioskDonePage, receipt_text);
  gtk_widget_class_bind_template_child (widget_class, KioskDonePage, notice);
  gtk_widget_class_bind_template_child (widget_class, KioskDonePage, code);
  gtk_widget_class_bind_template_child (widget_class, KioskDonePage, message);
  gtk_widget_class_bind_template_child (widget_class, KioskDonePage, bill);
  gtk_widget_class_bind_template_child (widget_class, KioskDonePage, bill_amount);
  gtk_widget_class_bind_template_child (widget_class, KioskDonePage, bill_number);
  gtk_widget_class_bind_template_child (widget_class, KioskDonePage, next_text);
  gtk_widget_class_bind_template_child (widget_class, KioskDonePage, ratings);
  gtk_widget_class_bind_template_callback (widget_class, on_print_again);
  gtk_widget_class_bind_template_callback (widget_class, on_touched);
}

static void
kiosk_done_page_class_init (KioskDonePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskPageClass *page_class = KIOSK_PAGE_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_BUTTON);
  g_type_ensure (KIOSK_TYPE_CODE_CARD);
  g_type_ensure (KIOSK_TYPE_ICON);
  g_type_ensure (KIOSK_TYPE_MESSAGE_ROW);
  g_type_ensure (KIOSK_TYPE_PAPER_NOTICE);
  g_type_ensure (KIOSK_TYPE_RATINGS);
  object_class->constructed = kiosk_done_page_constructed;
  object_class->dispose = kiosk_done_page_dispose;
  page_class->shown = kiosk_done_page_shown;
  page_class->advance = kiosk_done_page_advance;
  page_class->back = kiosk_done_page_back;

  gtk_widget_class_install_action (widget_class, "done.pay", NULL, activate_pay);
  gtk_widget_class_install_action (widget_class, "message.begin", NULL, activate_begin_message);
  gtk_widget_class_set_css_name (widget_class, "donepage");
  bind_template (widget_class);
}

static void
kiosk_done_page_init (KioskDonePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
