/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-done-page.h"

#include "kiosk-button.h"
#include "kiosk-done-words.h"
#include "kiosk-icon.h"
#include "kiosk-qr-view.h"
#include "kiosk-template.h"

#include <glib/gi18n.h>

#define RATINGS 5
#define CODE_LINE_CHARACTERS 9 /* "7K3M-9QXT" */
/* Without a receipt in her hand she has a code to photograph. */
#define LONGER_WITHOUT_RECEIPT 3

struct _KioskDonePage {
  KioskPage parent_instance;

  guint tick_id;
  guint remaining_s; /* 0 while nothing is counted */

  GtkWidget *seal;
  GtkWidget *seal_icon;
  GtkWidget *title;
  GtkWidget *receipt_text;
  GtkWidget *proof;
  GtkWidget *qr;
  GtkWidget *code;
  GtkWidget *bill;
  GtkWidget *bill_amount;
  GtkWidget *bill_number;
  GtkWidget *next_text;
  GtkWidget *rate_title;
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
  gtk_widget_set_visible (self->rate_title, is_received && has_receipt (self));
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
  default:
    self->remaining_s = has_receipt (self) ? 0 : thanks_s;
  }
  show_countdown (self);
}

static gboolean
on_tick (gpointer user_data)
{
  KioskDonePage *self = user_data;

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

static void
show_receipt (KioskDonePage *self)
{
  KioskVisit *visit = kiosk_page_get_visit (KIOSK_PAGE (self));

  gtk_widget_set_visible (self->receipt_text, has_receipt (self));
  gtk_widget_set_visible (self->proof, has_receipt (self));
  gtk_label_set_text (GTK_LABEL (self->receipt_text), kiosk_done_describe_receipt (visit));
  restart_countdown (self);
}

static void
show_qr (KioskDonePage *self)
{
  const char *url = kiosk_visit_get_receipt_url (kiosk_page_get_visit (KIOSK_PAGE (self)));

  kiosk_qr_view_set_content (KIOSK_QR_VIEW (self->qr), url);
  gtk_widget_set_visible (self->qr, url != NULL);
}

/* Two lines that can be read aloud: "7K3M-9QXT" and "2F4H-W8D1-6". */
static void
show_code (KioskDonePage *self)
{
  const char *bare = kiosk_visit_get_code (kiosk_page_get_visit (KIOSK_PAGE (self)));
  g_autofree char *grouped = civic_tracking_code_group (bare);
  g_autofree char *first = g_strndup (grouped, CODE_LINE_CHARACTERS);
  g_autofree char *lines = g_strdup_printf ("%s\n%s", first, grouped + CODE_LINE_CHARACTERS + 1);

  gtk_label_set_text (GTK_LABEL (self->code), lines);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->code), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  grouped, -1);
}

/* Thanked for only when it has arrived; one that has not is nothing to trouble her with. */
static void
on_rate_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskDonePage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (kiosk_visit_rate_finish (KIOSK_VISIT (source), result, &error))
    gtk_label_set_text (GTK_LABEL (self->rate_title), _ ("Thank you for telling us"));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("A rating did not arrive: %s", error->message);
}

static void
activate_rate (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KioskPage *page = KIOSK_PAGE (widget);

  kiosk_visit_rate_async (kiosk_page_get_visit (page), (guint) g_variant_get_int32 (parameter),
                          kiosk_page_get_cancellable (page), on_rate_ready, g_object_ref (page));
}

static void
add_ratings (KioskDonePage *self)
{
  GtkWidget *first = NULL;

  for (int rating = 1; rating <= RATINGS; rating++) {
    g_autofree char *figure = g_strdup_printf ("%d", rating);
    /* Translators: spoken name of a button; the worst is 1, the best 5. */
    g_autofree char *name = g_strdup_printf (_ ("%d of 5"), rating);
    GtkWidget *button = gtk_toggle_button_new_with_label (figure);

    if (first == NULL)
      first = button;
    else
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
    gtk_widget_add_css_class (button, "rate");
    gtk_widget_set_focus_on_click (button, FALSE);
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", rating);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "done.rate");
    gtk_box_append (GTK_BOX (self->ratings), button);
  }
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
watch_visit (KioskDonePage *self)
{
  KioskVisit *visit = kiosk_page_get_visit (KIOSK_PAGE (self));

  g_signal_connect_object (visit, "notify::filing", G_CALLBACK (show_filing), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (visit, "notify::receipt", G_CALLBACK (show_receipt), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (visit, "notify::receipt-url", G_CALLBACK (show_qr), self,
                           G_CONNECT_SWAPPED);
}

static void
kiosk_done_page_constructed (GObject *object)
{
  KioskDonePage *self = KIOSK_DONE_PAGE (object);

  G_OBJECT_CLASS (kiosk_done_page_parent_class)->constructed (object);

  kiosk_page_set_secondary (KIOSK_PAGE (self), _ ("Another service"), NULL);
  watch_visit (self);
  show_filing (self);
  show_receipt (self);
  show_code (self);
  show_qr (self);
  add_ratings (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->qr), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The tracking code as a QR, to photograph"), -1);
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
  gtk_widget_class_bind_template_child (widget_class, KioskDonePage, seal);
  gtk_widget_class_bind_template_child (widget_class, KioskDonePage, seal_icon);
  gtk_widget_class_bind_template_child (widget_class, KioskDonePage, title);
  gtk_widget_class_bind_template_child (widget_class, KioskDonePage, receipt_text);
  gtk_widget_class_bind_template_child (widget_class, KioskDonePage, proof);
  gtk_widget_class_bind_template_child (widget_class, KioskDonePage, qr);
  gtk_widget_class_bind_template_child (widget_class, KioskDonePage, code);
  gtk_widget_class_bind_template_child (widget_class, KioskDonePage, bill);
  gtk_widget_class_bind_template_child (widget_class, KioskDonePage, bill_amount);
  gtk_widget_class_bind_template_child (widget_class, KioskDonePage, bill_number);
  gtk_widget_class_bind_template_child (widget_class, KioskDonePage, next_text);
  gtk_widget_class_bind_template_child (widget_class, KioskDonePage, rate_title);
  gtk_widget_class_bind_template_child (widget_class, KioskDonePage, ratings);
  gtk_widget_class_bind_template_callback (widget_class, on_touched);
}

static void
kiosk_done_page_class_init (KioskDonePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskPageClass *page_class = KIOSK_PAGE_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_BUTTON);
  g_type_ensure (KIOSK_TYPE_ICON);
  g_type_ensure (KIOSK_TYPE_QR_VIEW);
  object_class->constructed = kiosk_done_page_constructed;
  object_class->dispose = kiosk_done_page_dispose;
  page_class->shown = kiosk_done_page_shown;
  page_class->advance = kiosk_done_page_advance;
  page_class->back = kiosk_done_page_back;

  gtk_widget_class_install_action (widget_class, "done.rate", "i", activate_rate);
  gtk_widget_class_install_action (widget_class, "done.pay", NULL, activate_pay);
  gtk_widget_class_set_css_name (widget_class, "donepage");
  bind_template (widget_class);
}

static void
kiosk_done_page_init (KioskDonePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
