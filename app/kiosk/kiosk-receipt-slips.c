/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-receipt-private.h"

#include "kiosk-language.h"
#include "kiosk-payment.h"
#include "kiosk-plain-text.h"

#include <glib/gi18n.h>

/* What is printed and is no receipt of a filing: a bill that was paid, what an enquiry found, and a
 * test. */

#define GAP_POINTS 4

static void
start (KioskReceiptWriter *self, KioskVisit *visit)
{
  kiosk_receipt_writer_start (self, kiosk_visit_get_station (visit),
                              kiosk_visit_get_language (visit));
  kiosk_receipt_writer_add_header (self);
}

static void
add_now (KioskReceiptWriter *self, KioskVisit *visit)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  print_document_add_rule (self->document);
  kiosk_receipt_writer_add_date (self, N_ ("Printed"), now);
  kiosk_receipt_writer_add_kiosk (self, kiosk_visit_get_station (visit));
}

static void
add_line (KioskReceiptWriter *self, const KioskLine *line)
{
  g_autofree char *label = kiosk_result_say (line->label, self->first, KIOSK_PLAIN_TEXT_TITLE);
  g_autofree char *value = kiosk_line_display (line, self->first);

  if (line->kind == KIOSK_LINE_LINK) {
    kiosk_receipt_writer_add_small (self, label);
    print_document_add_qr (self->document, value);
  } else if (kiosk_line_is_left_to_right (line)) {
    print_document_add_amount (self->document, label, value, FALSE);
  } else {
    print_document_add_pair (self->document, label, value, PRINT_SIZE_NORMAL, TRUE);
  }
}

static void
add_state (KioskReceiptWriter *self, KioskResult *result)
{
  g_autofree char *state = kiosk_result_say (result->state, self->first, KIOSK_PLAIN_TEXT_TITLE);

  if (state[0] != '\0')
    print_document_add_paragraph (self->document, state, PRINT_SIZE_NORMAL, FALSE);
}

/* is_current: its state may have changed since it was found. */
static void
add_result (KioskReceiptWriter *self, KioskResult *result, gboolean is_current)
{
  g_autofree char *title = kiosk_result_say (result->title, self->first, KIOSK_PLAIN_TEXT_TITLE);

  print_document_add_rule (self->document);
  print_document_add_paragraph (self->document, title, PRINT_SIZE_NORMAL, TRUE);
  if (is_current)
    add_state (self, result);
  for (guint i = 0; i < result->lines->len; i++)
    add_line (self, g_ptr_array_index (result->lines, i));
}

static void
add_heading (KioskReceiptWriter *self, CivicText *text)
{
  print_document_add_centred (self->document, civic_text_get (text, self->first), PRINT_SIZE_LARGE,
                              TRUE);
  if (kiosk_receipt_writer_is_bilingual (self))
    kiosk_receipt_writer_add_small (self, civic_text_get (text, self->second));
}

PrintDocument *
kiosk_receipt_compose_slip (KioskVisit *visit)
{
  KioskReceiptWriter writer = { 0 };
  CivicService *service = NULL;
  GPtrArray *results = NULL;

  g_return_val_if_fail (KIOSK_IS_VISIT (visit), NULL);
  g_return_val_if_fail (kiosk_visit_get_results (visit) != NULL, NULL);

  service = kiosk_visit_get_service (visit);
  results = kiosk_visit_get_results (visit);
  start (&writer, visit);
  add_heading (&writer, civic_service_get_result_title (service) != NULL
                          ? civic_service_get_result_title (service)
                          : civic_service_get_name (service));
  for (guint i = 0; i < results->len; i++)
    add_result (&writer, g_ptr_array_index (results, i), TRUE);
  add_now (&writer, visit);
  kiosk_receipt_writer_add_footer (&writer, N_ ("For your information. It is not a licence."));
  return writer.document;
}

PrintDocument *
kiosk_receipt_compose_result (KioskVisit *visit, KioskResult *result)
{
  KioskReceiptWriter writer = { 0 };

  g_return_val_if_fail (KIOSK_IS_VISIT (visit), NULL);
  g_return_val_if_fail (result != NULL, NULL);

  start (&writer, visit);
  kiosk_receipt_writer_add_title (&writer, N_ ("Payment receipt, printed again"));
  add_result (&writer, result, TRUE);
  add_now (&writer, visit);
  return writer.document;
}

/* The bill of the filing that is still in this visit: then its code leads to what was paid for. */
static gboolean
is_of_filing (KioskVisit *visit, const char *bill)
{
  return kiosk_visit_get_bill (visit) != NULL && kiosk_visit_get_receipt_url (visit) != NULL &&
         g_str_equal (kiosk_visit_get_bill (visit)->number, bill);
}

static void
add_paid (KioskReceiptWriter *self, const KioskPaid *paid)
{
  g_autofree char *total_label = kiosk_receipt_writer_say_both (self, N_ ("Paid"));
  g_autofree char *riyals = civic_money_format (paid->halalas);
  g_autofree char *total = g_strconcat ("SAR ", riyals, NULL);
  g_autofree char *method = kiosk_payment_name_method (paid->method);
  g_autoptr (GDateTime) paid_at = g_date_time_new_from_iso8601 (paid->paid_at, NULL);

  print_document_add_amount (self->document,
                             kiosk_receipt_writer_say (self, N_ ("Payment reference")),
                             paid->reference, FALSE);
  if (method != NULL)
    print_document_add_amount (self->document, kiosk_receipt_writer_say (self, N_ ("Paid by")),
                               method, FALSE);
  if (paid_at != NULL)
    kiosk_receipt_writer_add_date (self, N_ ("Paid on"), paid_at);
  print_document_add_amount (self->document, total_label, total, TRUE);
  print_document_add_rule (self->document);
}

PrintDocument *
kiosk_receipt_compose_paid (KioskVisit *visit, KioskPayment *payment)
{
  KioskReceiptWriter writer = { 0 };
  const char *bill = NULL;

  g_return_val_if_fail (KIOSK_IS_VISIT (visit), NULL);
  g_return_val_if_fail (kiosk_payment_get_paid (payment) != NULL, NULL);

  bill = kiosk_payment_get_bill (payment);
  start (&writer, visit);
  kiosk_receipt_writer_add_title (&writer, N_ ("Payment receipt"));
  if (kiosk_payment_get_about (payment) != NULL)
    add_result (&writer, kiosk_payment_get_about (payment), FALSE);
  print_document_add_rule (writer.document);
  print_document_add_amount (writer.document,
                             kiosk_receipt_writer_say (&writer, N_ ("Bill number")), bill, FALSE);
  add_paid (&writer, kiosk_payment_get_paid (payment));
  if (is_of_filing (visit, bill))
    kiosk_receipt_writer_add_tracking (&writer, visit);
  kiosk_receipt_writer_add_kiosk (&writer, kiosk_visit_get_station (visit));
  return writer.document;
}

PrintDocument *
kiosk_receipt_compose_test (KioskStation *station, const char *language)
{
  KioskReceiptWriter writer = { 0 };
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  g_return_val_if_fail (KIOSK_IS_STATION (station), NULL);

  kiosk_receipt_writer_start (&writer, station, language);
  kiosk_receipt_writer_add_header (&writer);
  kiosk_receipt_writer_add_title (&writer, N_ ("Test print"));
  print_document_add_space (writer.document, GAP_POINTS);
  print_document_add_qr (writer.document, kiosk_station_get_id (station));
  print_document_add_space (writer.document, GAP_POINTS);
  kiosk_receipt_writer_add_kiosk (&writer, station);
  kiosk_receipt_writer_add_date (&writer, N_ ("Date"), now);
  print_document_add_amount (writer.document, kiosk_receipt_writer_say (&writer, N_ ("Total")),
                             "1,234,567.89", TRUE);
  return writer.document;
}
