/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-receipt-gather.h"

#include "kiosk-date.h"
#include "kiosk-filing-state.h"
#include "kiosk-language.h"
#include "kiosk-plain-text.h"

#include <glib/gi18n.h>

/* Half a metre of paper. */
#define MAXIMUM_CARDS 20
/* The central's cards are named by the registry they come from. */
#define VIOLATION_PREFIX "violations-"

static const char *
choose_second (CivicCentre *centre, const char *first)
{
  const char *const *tags = civic_centre_get_languages (centre);

  for (gsize i = 0; tags[i] != NULL; i++)
    if (!g_str_equal (tags[i], first))
      return tags[i];
  return NULL;
}

static KioskReceiptText
get_both (const KioskReceiptFacts *facts, CivicText *text)
{
  return (KioskReceiptText){ g_strdup (civic_text_get (text, facts->first)),
                             g_strdup (civic_text_get (text, facts->second)) };
}

static GDateTime *
read_time (const char *iso)
{
  return iso != NULL ? g_date_time_new_from_iso8601 (iso, NULL) : NULL;
}

KioskReceiptFacts *
kiosk_receipt_gather_heading (KioskStation *station, const char *language, KioskReceiptKind kind)
{
  CivicCentre *centre = kiosk_station_get_centre (station);
  KioskReceiptFacts *facts =
    kiosk_receipt_facts_new (kind, language, choose_second (centre, language));

  facts->municipality = get_both (facts, civic_centre_get_municipality (centre));
  facts->place = get_both (facts, civic_centre_get_place (centre));
  facts->kiosk = g_strdup (kiosk_station_get_id (station));
  return facts;
}

static KioskReceiptFacts *
begin (KioskVisit *visit, KioskReceiptKind kind)
{
  return kiosk_receipt_gather_heading (kiosk_visit_get_station (visit),
                                       kiosk_visit_get_language (visit), kind);
}

static KioskReceiptKind
find_kind (CivicReceiptKind kind)
{
  switch (kind) {
  case CIVIC_RECEIPT_REPORT:
    return KIOSK_RECEIPT_REPORT;
  case CIVIC_RECEIPT_APPOINTMENT:
    return KIOSK_RECEIPT_APPOINTMENT;
  case CIVIC_RECEIPT_OBJECTION:
    return KIOSK_RECEIPT_OBJECTION;
  case CIVIC_RECEIPT_FILING:
  case CIVIC_RECEIPT_NONE:
  default:
    return KIOSK_RECEIPT_FILING;
  }
}

static KioskReceiptStanding
find_standing (KioskVisit *visit)
{
  switch (kiosk_visit_get_filing (visit)) {
  case KIOSK_FILING_RECEIVED:
    return g_strcmp0 (kiosk_visit_get_central_state (visit), "returned") == 0
             ? KIOSK_RECEIPT_RETURNED
             : KIOSK_RECEIPT_RECEIVED;
  case KIOSK_FILING_QUARANTINED:
    return KIOSK_RECEIPT_REFUSED;
  case KIOSK_FILING_NONE:
  case KIOSK_FILING_SENDING:
  case KIOSK_FILING_STORED:
  default:
    return KIOSK_RECEIPT_SAVED;
  }
}

/* Who filed it, where she said so. */
static char *
find_applicant (KioskReceiptFacts *facts, KioskVisit *visit)
{
  const CivicChallenge *challenge = kiosk_visit_get_challenge (visit);

  return challenge != NULL && kiosk_visit_asks_identity (visit)
           ? g_strdup (civic_challenge_get_masked_name (challenge, facts->first))
           : NULL;
}

static void
take_tracking (KioskReceiptFacts *facts, KioskVisit *visit)
{
  facts->code = g_strdup (kiosk_visit_get_code (visit));
  facts->url = g_strdup (kiosk_visit_get_receipt_url (visit));
}

/* By the clock of the place. */
static GDateTime *
read_slot (CivicAnswers *answers, const char *field_id)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Riyadh");
  const char *slot = civic_answers_get (answers, field_id);
  g_autofree char *iso = slot != NULL ? civic_field_read_slot (slot) : NULL;
  g_autofree char *whole = iso != NULL ? g_strconcat (iso, ":00", NULL) : NULL;

  return whole != NULL ? g_date_time_new_from_iso8601 (whole, zone) : NULL;
}

static void
take_appointment (KioskReceiptFacts *facts, CivicAnswers *answers, CivicField *field)
{
  const char *id = civic_field_get_id (field);
  g_autofree char *time = NULL;

  if (civic_field_get_field_type (field) != CIVIC_FIELD_SLOT || facts->appointment != NULL ||
      !civic_answers_is_shown (answers, id))
    return;
  time = civic_answers_display (answers, id, facts->first);
  if (time == NULL)
    return;
  facts->appointment = g_new0 (KioskReceiptAppointment, 1);
  facts->appointment->label =
    g_strdup (civic_text_get (civic_field_get_label (field), facts->first));
  facts->appointment->starts_at = read_slot (answers, id);
  facts->appointment->time = g_steal_pointer (&time);
  if (civic_field_get_office (field) != NULL)
    facts->appointment->office =
      civic_answers_display (answers, civic_field_get_office (field), facts->first);
}

static void
find_appointment (KioskReceiptFacts *facts, KioskVisit *visit)
{
  GListModel *pages = civic_service_get_pages (kiosk_visit_get_service (visit));

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++) {
    g_autoptr (CivicPage) page = g_list_model_get_item (pages, i);
    GListModel *fields = civic_page_get_fields (page);

    for (guint j = 0; j < g_list_model_get_n_items (fields); j++) {
      g_autoptr (CivicField) field = g_list_model_get_item (fields, j);

      take_appointment (facts, kiosk_visit_get_answers (visit), field);
    }
  }
}

static void
take_amounts (KioskReceiptFacts *facts, const CivicQuote *quote)
{
  if (quote == NULL)
    return;
  for (guint i = 0; i < quote->lines->len; i++) {
    const CivicQuoteLine *line = g_ptr_array_index (quote->lines, i);

    kiosk_receipt_facts_add_amount (
      facts, g_strdup (civic_quote_line_get_label (line, facts->first)), line->halalas);
  }
  facts->total_halalas = quote->total_halalas;
}

static void
take_bill (KioskReceiptFacts *facts, const CivicBill *bill)
{
  if (bill == NULL)
    return;
  facts->bill = g_new0 (KioskReceiptBill, 1);
  facts->bill->biller = g_strdup (bill->biller);
  facts->bill->number = g_strdup (bill->number);
  facts->bill->halalas = bill->halalas;
  facts->bill->due_at = read_time (bill->due_at);
}

static void
take_charge (KioskReceiptFacts *facts, const CivicQuoteLine *line)
{
  KioskReceiptInvoice *invoice = facts->invoice;

  if (line->part == CIVIC_QUOTE_CENTRE)
    invoice->net_halalas += line->halalas;
  if (line->part != CIVIC_QUOTE_VAT)
    return;
  invoice->vat_halalas += line->halalas;
  g_free (invoice->vat_label);
  invoice->vat_label = g_strdup (civic_quote_line_get_label (line, facts->first));
}

static gboolean
has_charge (const CivicQuote *quote)
{
  for (guint i = 0; i < quote->lines->len; i++)
    if (((CivicQuoteLine *) g_ptr_array_index (quote->lines, i))->part != CIVIC_QUOTE_MUNICIPALITY)
      return TRUE;
  return FALSE;
}

/* From what the central marked as the operator's in the quote that became this bill. Its number is
 * given as the bill is paid: before, there is no invoice. */
static void
take_invoice (KioskReceiptFacts *facts, KioskVisit *visit, const KioskPaid *paid)
{
  CivicCentre *centre = kiosk_station_get_centre (kiosk_visit_get_station (visit));
  const CivicQuote *quote = kiosk_visit_get_quote (visit);
  g_autoptr (GDateTime) issued_at = read_time (paid->invoiced_at);

  if (quote == NULL || paid->halalas != quote->total_halalas || paid->invoice_number == NULL ||
      issued_at == NULL || civic_centre_get_seller (centre) == NULL || !has_charge (quote))
    return;
  facts->invoice = g_new0 (KioskReceiptInvoice, 1);
  for (guint i = 0; i < quote->lines->len; i++)
    take_charge (facts, g_ptr_array_index (quote->lines, i));
  facts->invoice->seller = get_both (facts, civic_centre_get_seller (centre));
  facts->invoice->vat_number = g_strdup (civic_centre_get_vat_number (centre));
  facts->invoice->number = kiosk_plain_text (paid->invoice_number, KIOSK_PLAIN_TEXT_TITLE);
  facts->invoice->issued_at = g_steal_pointer (&issued_at);
}

static void
take_steps (KioskReceiptFacts *facts, CivicService *service)
{
  GListModel *steps = civic_service_get_next_steps (service);

  for (guint i = 0; i < g_list_model_get_n_items (steps); i++) {
    g_autoptr (CivicStep) step = g_list_model_get_item (steps, i);

    g_ptr_array_add (facts->steps,
                     g_strdup (civic_text_get (civic_step_get_text (step), facts->first)));
  }
}

static void
take_filing (KioskReceiptFacts *facts, KioskVisit *visit)
{
  const char *state = kiosk_visit_get_central_state (visit);

  facts->standing = find_standing (visit);
  if (facts->standing == KIOSK_RECEIPT_RECEIVED && state != NULL)
    facts->state = g_strdup (kiosk_filing_state_describe (state).title);
  facts->applicant = find_applicant (facts, visit);
  if (kiosk_visit_get_filed_at (visit) != NULL) {
    g_date_time_unref (facts->at);
    facts->at = g_date_time_ref (kiosk_visit_get_filed_at (visit));
  }
}

KioskReceiptFacts *
kiosk_receipt_gather_filing (KioskVisit *visit)
{
  CivicService *service = NULL;
  KioskReceiptFacts *facts = NULL;

  g_return_val_if_fail (KIOSK_IS_VISIT (visit), NULL);
  g_return_val_if_fail (kiosk_visit_get_receipt_url (visit) != NULL, NULL);

  service = kiosk_visit_get_service (visit);
  facts = begin (visit, find_kind (civic_service_get_receipt (service)));
  facts->service = get_both (facts, civic_service_get_name (service));
  take_tracking (facts, visit);
  take_filing (facts, visit);
  /* A time that somebody else has now is no appointment, and its steps lead nowhere. */
  if (facts->standing != KIOSK_RECEIPT_RETURNED) {
    find_appointment (facts, visit);
    take_steps (facts, service);
  }
  take_amounts (facts, kiosk_visit_get_quote (visit));
  take_bill (facts, kiosk_visit_get_bill (visit));
  return facts;
}

static KioskReceiptLineKind
find_line_kind (const KioskLine *line)
{
  if (line->kind == KIOSK_LINE_MONEY)
    return KIOSK_RECEIPT_LINE_MONEY;
  if (line->kind == KIOSK_LINE_LINK)
    return KIOSK_RECEIPT_LINE_LINK;
  if (line->kind == KIOSK_LINE_DATE)
    return KIOSK_RECEIPT_LINE_DATE;
  return kiosk_line_is_left_to_right (line) ? KIOSK_RECEIPT_LINE_CODE : KIOSK_RECEIPT_LINE_TEXT;
}

static gboolean
read_amount (const char *value, gint64 *ret_halalas)
{
  return g_ascii_string_to_signed (value, 10, G_MININT64, G_MAXINT64, ret_halalas, NULL);
}

/* What is no amount is not printed as one. */
static void
take_line (KioskReceiptFacts *facts, KioskReceiptCard *card, const KioskLine *line)
{
  const KioskReceiptLineKind kind = find_line_kind (line);
  gint64 halalas = 0;
  KioskReceiptLine *taken = NULL;

  if (kind == KIOSK_RECEIPT_LINE_MONEY && !read_amount (line->value, &halalas))
    return;
  taken = kiosk_receipt_card_add_line (
    card, kind, kiosk_result_say (line->label, facts->first, KIOSK_PLAIN_TEXT_TITLE),
    kiosk_line_display (line, facts->first));
  taken->halalas = halalas;
  if (kind == KIOSK_RECEIPT_LINE_DATE)
    taken->time = kiosk_line_read_time (line);
}

/* is_current: what its state was may be over by now. */
static void
take_card (KioskReceiptFacts *facts, const KioskResult *result, gboolean is_current)
{
  KioskReceiptCard *card = kiosk_receipt_facts_add_card (
    facts, kiosk_result_say (result->title, facts->first, KIOSK_PLAIN_TEXT_TITLE),
    is_current ? kiosk_result_say (result->state, facts->first, KIOSK_PLAIN_TEXT_TITLE) : NULL);

  for (guint i = 0; i < result->lines->len; i++)
    take_line (facts, card, g_ptr_array_index (result->lines, i));
}

static gboolean
can_be_paid (const KioskResult *result)
{
  for (guint i = 0; i < result->actions->len; i++)
    if (((KioskAction *) g_ptr_array_index (result->actions, i))->kind == KIOSK_ACTION_PAY)
      return TRUE;
  return FALSE;
}

static KioskReceiptKind
find_slip_kind (CivicService *service, GPtrArray *results)
{
  gboolean is_unpaid = civic_service_get_journey (service) == CIVIC_JOURNEY_PAY && results->len > 0;

  for (guint i = 0; i < results->len; i++)
    is_unpaid &= can_be_paid (g_ptr_array_index (results, i));
  return is_unpaid ? KIOSK_RECEIPT_BILL : KIOSK_RECEIPT_SLIP;
}

/* (nullable) What is said where not all of them are on the paper. */
static char *
describe_cut (KioskVisit *visit)
{
  const guint count = kiosk_visit_get_results (visit)->len;
  const guint printed = MIN (count, MAXIMUM_CARDS);

  if (kiosk_visit_has_more_results (visit))
    return g_strdup_printf (_ ("Only the first %u are printed here; there are more."), printed);
  return count > printed
           ? g_strdup_printf (_ ("Only the first %u of %u are printed here."), printed, count)
           : NULL;
}

KioskReceiptFacts *
kiosk_receipt_gather_slip (KioskVisit *visit)
{
  CivicService *service = NULL;
  CivicText *title = NULL;
  GPtrArray *results = NULL;
  KioskReceiptFacts *facts = NULL;

  g_return_val_if_fail (KIOSK_IS_VISIT (visit), NULL);
  g_return_val_if_fail (kiosk_visit_get_results (visit) != NULL, NULL);

  service = kiosk_visit_get_service (visit);
  title = civic_service_get_result_title (service);
  results = kiosk_visit_get_results (visit);
  facts = begin (visit, find_slip_kind (service, results));
  facts->service = get_both (facts, title != NULL ? title : civic_service_get_name (service));
  for (guint i = 0; i < MIN (results->len, MAXIMUM_CARDS); i++)
    take_card (facts, g_ptr_array_index (results, i), TRUE);
  facts->cut = describe_cut (visit);
  return facts;
}

/* The bill of the filing that is still in this visit: then its code leads to what was paid for. */
static gboolean
is_of_filing (KioskVisit *visit, const char *bill)
{
  return kiosk_visit_get_bill (visit) != NULL && kiosk_visit_get_receipt_url (visit) != NULL &&
         g_str_equal (kiosk_visit_get_bill (visit)->number, bill);
}

KioskReceiptFacts *
kiosk_receipt_gather_paid (KioskVisit *visit, KioskPayment *payment)
{
  const KioskPaid *paid = NULL;
  KioskResult *about = NULL;
  KioskReceiptFacts *facts = NULL;

  g_return_val_if_fail (KIOSK_IS_VISIT (visit), NULL);
  g_return_val_if_fail (kiosk_payment_get_paid (payment) != NULL, NULL);

  paid = kiosk_payment_get_paid (payment);
  about = kiosk_payment_get_about (payment);
  facts = begin (visit, about != NULL && g_str_has_prefix (about->id, VIOLATION_PREFIX)
                          ? KIOSK_RECEIPT_VIOLATION_PAID
                          : KIOSK_RECEIPT_PAID);
  if (about != NULL)
    take_card (facts, about, FALSE);
  facts->payment = g_new0 (KioskReceiptPayment, 1);
  facts->payment->bill = g_strdup (kiosk_payment_get_bill (payment));
  facts->payment->reference = kiosk_plain_text (paid->reference, KIOSK_PLAIN_TEXT_TITLE);
  facts->payment->method = kiosk_payment_name_method (paid->method);
  facts->payment->halalas = paid->halalas;
  facts->payment->paid_at = read_time (paid->paid_at);
  if (is_of_filing (visit, facts->payment->bill)) {
    take_tracking (facts, visit);
    take_invoice (facts, visit, paid);
  }
  return facts;
}

KioskReceiptFacts *
kiosk_receipt_gather_paid_before (KioskVisit *visit, KioskResult *result)
{
  KioskReceiptFacts *facts = NULL;

  g_return_val_if_fail (KIOSK_IS_VISIT (visit), NULL);
  g_return_val_if_fail (result != NULL, NULL);

  facts = begin (visit, KIOSK_RECEIPT_PAID_BEFORE);
  take_card (facts, result, TRUE);
  return facts;
}

static const char *
name_printer (KioskPrinter printer)
{
  static const char *const words[] = {
    "unknown", "ready", "low", "out", "jammed", "open", "offline"
  };

  return words[printer];
}

KioskReceiptFacts *
kiosk_receipt_gather_test (KioskStation *station, const char *language)
{
  CivicSettings *settings = NULL;
  KioskReceiptFacts *facts = NULL;
  KioskReceiptTest *test = NULL;
  KioskAgentLink *link = NULL;

  g_return_val_if_fail (KIOSK_IS_STATION (station), NULL);

  link = kiosk_station_get_link (station);
  settings = kiosk_station_get_settings (station);
  facts = kiosk_receipt_gather_heading (station, language, KIOSK_RECEIPT_TEST);
  facts->test = test = g_new0 (KioskReceiptTest, 1);
  test->paper_width_mm = civic_settings_get_unsigned (settings, "printer", "paper_width_mm");
  test->paper_height_mm = civic_settings_get_unsigned (settings, "printer", "paper_height_mm");
  test->dots_per_inch = civic_settings_get_unsigned (settings, "printer", "dots_per_inch");
  test->queue = g_strdup (civic_settings_get_string (settings, "printer", "queue"));
  test->state = g_strdup (name_printer (kiosk_agent_link_get_printer (link)));
  test->reason =
    g_strdup (kiosk_printer_reason_get_word (kiosk_agent_link_get_printer_reason (link)));
  test->paper_left_mm = kiosk_agent_link_get_paper_left_mm (link);
  return facts;
}
