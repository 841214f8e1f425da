/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-handover-view.h"

#include "civic-money.h"

#include "central-error.h"
#include "central-payments.h"
#include "central-store-kiosks.h"

#define NUMBER "num"
#define TEXT "text"

static CentralPayable *
find (const CentralHandoverView *view, GError **error)
{
  CentralPayable *payable = NULL;

  if (!central_payments_find (view->office, view->handover->bill, &payable, error))
    return NULL;
  if (payable == NULL)
    g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_UNAVAILABLE,
                         "a bill that was handed over is gone");
  return payable;
}

static const char *
name_method (const CentralHandoverWords *words, const char *method)
{
  if (g_str_equal (method, CENTRAL_PAYMENT_MADA))
    return words->mada;
  return g_str_equal (method, CENTRAL_PAYMENT_APPLE_PAY) ? words->apple_pay : words->sadad;
}

static void
draw_fact (GString *html, const char *label, const char *value, const char *class_name)
{
  central_page_append (html, "<div><dt>%s</dt><dd class=\"%s\">%s</dd></div>", label, class_name,
                       value);
}

static void
draw_bill (GString *html, const CentralHandoverView *view, const CentralPayable *payable)
{
  g_autofree char *amount = civic_money_format (payable->halalas);

  central_page_append (html,
                       "<section class=\"card bill\"><span class=\"label\">%s</span>"
                       "<p class=\"amount\"><bdi class=\"num\">%s</bdi> %s</p>",
                       payable->payment ? view->own->paid_amount : view->own->amount, amount,
                       view->words->riyals);
  if (payable->title)
    central_page_append (html, "<p class=\"for\">%s</p>",
                         civic_text_get (payable->title, view->words->language));
  g_string_append (html, "<dl>");
  draw_fact (html, view->own->biller, payable->biller, NUMBER);
  draw_fact (html, view->own->bill_number, payable->number, NUMBER);
  g_string_append (html, "</dl></section>");
}

static void
draw_button (GString *html, const CentralHandoverView *view, const char *method)
{
  central_page_append (html, "<button name=\"method\" value=\"%s\">%s %s</button>", method,
                       view->own->pay_with, name_method (view->own, method));
}

gboolean
central_handover_payment_draw (GString *html, const CentralHandoverView *view, GError **error)
{
  g_autoptr (CentralPayable) payable = find (view, error);

  if (payable == NULL)
    return FALSE;
  central_page_append (html, "<p class=\"sandbox\">%s</p>", view->own->sandbox);
  draw_bill (html, view, payable);
  g_string_append (html, "<form class=\"ways\" method=\"post\">");
  draw_button (html, view, CENTRAL_PAYMENT_MADA);
  draw_button (html, view, CENTRAL_PAYMENT_APPLE_PAY);
  draw_button (html, view, CENTRAL_PAYMENT_SADAD);
  g_string_append (html, "</form>");
  return TRUE;
}

gboolean
central_handover_payment_draw_done (GString *html, const CentralHandoverView *view, GError **error)
{
  g_autoptr (CentralPayable) payable = find (view, error);
  g_autofree char *paid_at = NULL;

  if (payable == NULL || payable->payment == NULL)
    return FALSE;
  paid_at = central_words_format_time (view->words, payable->payment->paid_at);
  central_page_append (html, "<p class=\"sandbox\">%s</p>", view->own->sandbox);
  draw_bill (html, view, payable);
  g_string_append (html, "<section class=\"card\"><dl>");
  draw_fact (html, view->own->method, name_method (view->own, payable->payment->method), TEXT);
  draw_fact (html, view->own->reference, payable->payment->reference, NUMBER);
  draw_fact (html, view->own->paid_at, paid_at, TEXT);
  g_string_append (html, "</dl></section>");
  return TRUE;
}

/* *ret_centre (nullable): where the kiosk stands whose visit the phone pays for. */
static gboolean
find_centre (const CentralHandoverView *view, char **ret_centre, GError **error)
{
  g_autoptr (CentralKiosk) kiosk = NULL;

  if (!central_store_find_kiosk (view->office->store, view->handover->kiosk, &kiosk, error))
    return FALSE;
  *ret_centre = kiosk ? g_steal_pointer (&kiosk->centre) : NULL;
  return TRUE;
}

gboolean
central_handover_payment_take (const CentralHandoverView *view,
                               CentralHandoverFault *ret_fault,
                               GError **error)
{
  g_autofree char *method = central_form_get_text (view->form, "method");
  g_autoptr (CentralPayable) payable = NULL;
  g_autofree char *centre = NULL;

  if (method == NULL || !central_payments_is_method (method)) {
    *ret_fault = CENTRAL_HANDOVER_UNREADABLE;
    return TRUE;
  }
  payable = find (view, error);
  return payable != NULL && find_centre (view, &centre, error) &&
         central_payments_pay (view->office, payable, method, centre, error) &&
         central_handover_finish (view->office, view->handover, error);
}
