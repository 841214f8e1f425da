/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-payment-page.h"

#include "kiosk-fact-row.h"
#include "kiosk-handover-card.h"
#include "kiosk-icon.h"
#include "kiosk-paper-notice.h"
#include "kiosk-payment.h"
#include "kiosk-plain-text.h"
#include "kiosk-template.h"

#include <glib/gi18n.h>

struct _KioskPaymentPage {
  KioskPage parent_instance;

  GtkWidget *title;
  GtkWidget *bill;

  /* One of the three shows. */
  GtkWidget *waiting;
  GtkWidget *paid;
  GtkWidget *over;

  GtkWidget *facts;
  GtkWidget *notice;
  GtkWidget *over_title;
  GtkWidget *over_text;
};

G_DEFINE_FINAL_TYPE (KioskPaymentPage, kiosk_payment_page, KIOSK_TYPE_PAGE)

static KioskPayment *
get_payment (KioskPaymentPage *self)
{
  return kiosk_visit_get_payment (kiosk_page_get_visit (KIOSK_PAGE (self)));
}

static KioskHandover *
get_handover (KioskPaymentPage *self)
{
  return kiosk_payment_get_handover (get_payment (self));
}

static void
add_fact (GtkWidget *box, const char *label, const char *value, gboolean left_to_right)
{
  if (value != NULL)
    gtk_box_append (GTK_BOX (box), kiosk_fact_row_new (label, value, left_to_right));
}

static char *
format_riyals (gint64 halalas)
{
  g_autofree char *amount = civic_money_format (halalas);

  /* Translators: an amount of money; %s is "657.50", SAR the currency. */
  return g_strdup_printf (_ ("%s SAR"), amount);
}

static char *
format_date (KioskPaymentPage *self, const char *iso)
{
  KioskLine line = { .kind = KIOSK_LINE_DATE, .value = (char *) iso };

  return kiosk_line_display (&line, kiosk_page_get_language (KIOSK_PAGE (self)));
}

/* The bill of the filing just made, of which no card was shown. */
static void
show_bill (KioskPaymentPage *self)
{
  const char *number = kiosk_payment_get_bill (get_payment (self));
  const CivicBill *bill = kiosk_visit_get_bill (kiosk_page_get_visit (KIOSK_PAGE (self)));
  g_autofree char *amount = NULL;
  g_autofree char *due = NULL;

  add_fact (self->bill, _ ("Bill number"), number, TRUE);
  if (bill == NULL || !g_str_equal (bill->number, number))
    return;
  amount = format_riyals (bill->halalas);
  due = format_date (self, bill->due_at);
  add_fact (self->bill, _ ("Biller"), bill->biller, TRUE);
  add_fact (self->bill, _ ("Amount"), amount, FALSE);
  add_fact (self->bill, _ ("Pay before"), due, FALSE);
}

static void
show_about (KioskPaymentPage *self)
{
  const char *language = kiosk_page_get_language (KIOSK_PAGE (self));
  KioskResult *about = kiosk_payment_get_about (get_payment (self));
  g_autofree char *title = NULL;

  if (about == NULL) {
    show_bill (self);
    return;
  }
  title = kiosk_result_say (about->title, language, KIOSK_PLAIN_TEXT_TITLE);
  add_fact (self->bill, _ ("What it is for"), title, FALSE);
  for (guint i = 0; i < about->lines->len; i++)
    gtk_box_append (GTK_BOX (self->bill),
                    kiosk_fact_row_new_for_line (g_ptr_array_index (about->lines, i), language));
}

static void
show_only (KioskPaymentPage *self, GtkWidget *part)
{
  gtk_widget_set_visible (self->waiting, part == self->waiting);
  gtk_widget_set_visible (self->paid, part == self->paid);
  gtk_widget_set_visible (self->over, part == self->over);
  gtk_widget_set_visible (self->bill, part != self->paid);
  gtk_label_set_text (GTK_LABEL (self->title),
                      part == self->paid ? _ ("Paid, thank you") : _ ("Pay with your phone"));
}

static void
show_waiting (KioskPaymentPage *self)
{
  show_only (self, self->waiting);
  kiosk_page_set_primary (KIOSK_PAGE (self), NULL, NULL);
}

static void
show_paid (KioskPaymentPage *self)
{
  KioskPage *page = KIOSK_PAGE (self);
  const KioskPaid *paid = kiosk_payment_get_paid (get_payment (self));
  g_autofree char *amount = format_riyals (paid->halalas);
  g_autofree char *method = kiosk_payment_name_method (paid->method);
  g_autofree char *date = format_date (self, paid->paid_at);

  if (!gtk_widget_get_visible (self->paid)) {
    add_fact (self->facts, _ ("Amount"), amount, FALSE);
    add_fact (self->facts, _ ("Bill number"), kiosk_payment_get_bill (get_payment (self)), TRUE);
    add_fact (self->facts, _ ("Payment reference"), paid->reference, TRUE);
    add_fact (self->facts, _ ("Paid by"), method, FALSE);
    add_fact (self->facts, _ ("Paid on"), date, FALSE);
  }
  show_only (self, self->paid);
  kiosk_page_set_primary (page, _ ("End and wipe my data"), NULL);
  kiosk_page_set_secondary (page, _ ("Another service"), NULL);
}

static void
show_over (KioskPaymentPage *self, const char *title, const char *text, const char *primary)
{
  show_only (self, self->over);
  gtk_label_set_text (GTK_LABEL (self->over_title), title);
  gtk_label_set_text (GTK_LABEL (self->over_text), text);
  kiosk_page_set_primary (KIOSK_PAGE (self), primary, primary != NULL ? "qr" : NULL);
}

static void
show_failed (KioskPaymentPage *self)
{
  const GError *error = kiosk_handover_get_error (get_handover (self));

  if (g_error_matches (error, KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_TOO_LATE))
    show_over (self, _ ("This bill is paid already"),
               _ ("There is nothing left to pay. Go back to see its state."), NULL);
  else
    kiosk_page_fail (KIOSK_PAGE (self), error, KIOSK_STEP_PAYMENT);
}

static void
show (KioskPaymentPage *self)
{
  if (kiosk_payment_get_paid (get_payment (self)) != NULL) {
    show_paid (self);
    return;
  }
  switch (kiosk_handover_get_state (get_handover (self))) {
  case KIOSK_HANDOVER_DONE:
    /* It is paid, but the central did not say how: nothing is made up. */
    show_over (self, _ ("Paid, thank you"),
               _ ("The municipality has it. You find the receipt in your bank's app."), NULL);
    break;
  case KIOSK_HANDOVER_EXPIRED:
    show_over (self, _ ("The time is over"),
               _ ("No payment has reached us by this code. If you have paid meanwhile, it counts; "
                  "if not, you can ask for a new code."),
               _ ("New code"));
    break;
  case KIOSK_HANDOVER_FAILED:
    show_failed (self);
    break;
  case KIOSK_HANDOVER_NEW:
  case KIOSK_HANDOVER_OPENING:
  case KIOSK_HANDOVER_WAITING:
  case KIOSK_HANDOVER_OPENED:
  default:
    show_waiting (self);
  }
}

static gboolean
is_paid (KioskPage *page)
{
  return kiosk_payment_get_paid (get_payment (KIOSK_PAYMENT_PAGE (page))) != NULL;
}

static void
kiosk_payment_page_advance (KioskPage *page)
{
  if (is_paid (page))
    kiosk_page_go (page, KIOSK_STEP_THANKS);
  else
    kiosk_payment_open (get_payment (KIOSK_PAYMENT_PAGE (page)));
}

static void
kiosk_payment_page_back (KioskPage *page)
{
  KioskVisit *visit = kiosk_page_get_visit (page);
  const gboolean was_paid = is_paid (page);

  g_signal_handlers_disconnect_by_data (get_payment (KIOSK_PAYMENT_PAGE (page)), page);
  kiosk_visit_end_payment (visit);
  /* What was found before may be paid by now. */
  kiosk_visit_drop_results (visit);
  if (was_paid)
    kiosk_page_go (page, KIOSK_STEP_HOME);
  else
    KIOSK_PAGE_CLASS (kiosk_payment_page_parent_class)->back (page);
}

static void
kiosk_payment_page_shown (KioskPage *page)
{
  KioskPaymentPage *self = KIOSK_PAYMENT_PAGE (page);
  const KioskHandoverState state = kiosk_handover_get_state (get_handover (self));

  if (state == KIOSK_HANDOVER_NEW || state == KIOSK_HANDOVER_FAILED)
    kiosk_payment_open (get_payment (self));
  else
    show (self);
}

static void
kiosk_payment_page_constructed (GObject *object)
{
  KioskPaymentPage *self = KIOSK_PAYMENT_PAGE (object);

  G_OBJECT_CLASS (kiosk_payment_page_parent_class)->constructed (object);

  g_signal_connect_object (get_payment (self), "changed", G_CALLBACK (show), self,
                           G_CONNECT_SWAPPED);
  kiosk_paper_notice_watch (KIOSK_PAPER_NOTICE (self->notice),
                            kiosk_page_get_visit (KIOSK_PAGE (self)), KIOSK_PAPER_NOTICE_SCREEN);
  g_signal_connect_object (self->notice, "print-again", G_CALLBACK (kiosk_visit_print_again),
                           kiosk_page_get_visit (KIOSK_PAGE (self)), G_CONNECT_SWAPPED);
  show_about (self);
  gtk_box_append (
    GTK_BOX (self->waiting),
    kiosk_handover_card_new (get_handover (self), kiosk_page_get_language (KIOSK_PAGE (self))));
  show_waiting (self);
}

static void
kiosk_payment_page_dispose (GObject *object)
{
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_PAYMENT_PAGE);

  G_OBJECT_CLASS (kiosk_payment_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/pages/kiosk-payment-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskPaymentPage, title);
  gtk_widget_class_bind_template_child (widget_class, KioskPaymentPage, bill);
  gtk_widget_class_bind_template_child (widget_class, KioskPaymentPage, waiting);
  gtk_widget_class_bind_template_child (widget_class, KioskPaymentPage, paid);
  gtk_widget_class_bind_template_child (widget_class, KioskPaymentPage, over);
  gtk_widget_class_bind_template_child (widget_class, KioskPaymentPage, facts);
  gtk_widget_class_bind_template_child (widget_class, KioskPaymentPage, notice);
  gtk_widget_class_bind_template_child (widget_class, KioskPaymentPage, over_title);
  gtk_widget_class_bind_template_child (widget_class, KioskPaymentPage, over_text);
}

static void
kiosk_payment_page_class_init (KioskPaymentPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskPageClass *page_class = KIOSK_PAGE_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_ICON);
  g_type_ensure (KIOSK_TYPE_PAPER_NOTICE);
  object_class->constructed = kiosk_payment_page_constructed;
  object_class->dispose = kiosk_payment_page_dispose;
  page_class->shown = kiosk_payment_page_shown;
  page_class->advance = kiosk_payment_page_advance;
  page_class->back = kiosk_payment_page_back;

  gtk_widget_class_set_css_name (widget_class, "paymentpage");
  bind_template (widget_class);
}

static void
kiosk_payment_page_init (KioskPaymentPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
