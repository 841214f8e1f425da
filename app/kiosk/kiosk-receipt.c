/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-receipt-private.h"

#include "kiosk-language.h"

#include <glib/gi18n.h>

/* Who filed it, where she said so. */
static const char *
find_applicant (KioskReceiptWriter *self, KioskVisit *visit)
{
  const CivicChallenge *challenge = kiosk_visit_get_challenge (visit);

  return challenge != NULL && kiosk_visit_asks_identity (visit)
           ? civic_challenge_get_masked_name (challenge, self->first)
           : NULL;
}

static void
add_who_and_what (KioskReceiptWriter *self, KioskVisit *visit)
{
  CivicText *name = civic_service_get_name (kiosk_visit_get_service (visit));
  const char *applicant = find_applicant (self, visit);

  kiosk_receipt_writer_add_pair (self, N_ ("Service"), civic_text_get (name, self->first));
  if (kiosk_receipt_writer_is_bilingual (self))
    kiosk_receipt_writer_add_pair_beneath (self,
                                           kiosk_language_translate (self->second, N_ ("Service")),
                                           civic_text_get (name, self->second));
  if (applicant != NULL)
    kiosk_receipt_writer_add_pair (self, N_ ("Applicant"), applicant);
  kiosk_receipt_writer_add_date (self, N_ ("Date"), kiosk_visit_get_filed_at (visit));
  kiosk_receipt_writer_add_kiosk (self, kiosk_visit_get_station (visit));
  print_document_add_rule (self->document);
}

/* The time and the place she is expected at are what this paper is for. */
static void
add_appointment_field (KioskReceiptWriter *self, KioskVisit *visit, CivicField *field)
{
  CivicAnswers *answers = kiosk_visit_get_answers (visit);
  const char *id = civic_field_get_id (field);
  g_autofree char *answer = NULL;

  if (civic_field_get_field_type (field) != CIVIC_FIELD_SLOT ||
      !civic_answers_is_shown (answers, id))
    return;
  answer = civic_answers_display (answers, id, self->first);
  if (answer == NULL)
    return;
  print_document_add_paragraph (self->document,
                                civic_text_get (civic_field_get_label (field), self->first),
                                PRINT_SIZE_NORMAL, FALSE);
  print_document_add_centred (self->document, answer, PRINT_SIZE_LARGE, TRUE);
  if (civic_field_get_office (field) != NULL) {
    g_autofree char *office =
      civic_answers_display (answers, civic_field_get_office (field), self->first);

    if (office != NULL)
      print_document_add_centred (self->document, office, PRINT_SIZE_NORMAL, FALSE);
  }
  print_document_add_rule (self->document);
}

static void
add_appointment (KioskReceiptWriter *self, KioskVisit *visit)
{
  GListModel *pages = civic_service_get_pages (kiosk_visit_get_service (visit));

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++) {
    g_autoptr (CivicPage) page = g_list_model_get_item (pages, i);
    GListModel *fields = civic_page_get_fields (page);

    for (guint j = 0; j < g_list_model_get_n_items (fields); j++) {
      g_autoptr (CivicField) field = g_list_model_get_item (fields, j);

      add_appointment_field (self, visit, field);
    }
  }
}

static void
add_amounts (KioskReceiptWriter *self, KioskVisit *visit)
{
  const CivicQuote *quote = kiosk_visit_get_quote (visit);
  g_autofree char *total_label = kiosk_receipt_writer_say_both (self, N_ ("Total"));
  g_autofree char *total = NULL;
  g_autofree char *riyals = NULL;

  if (quote == NULL || quote->lines->len == 0)
    return;
  for (guint i = 0; i < quote->lines->len; i++) {
    const CivicQuoteLine *line = g_ptr_array_index (quote->lines, i);
    g_autofree char *amount = civic_money_format (line->halalas);

    print_document_add_amount (self->document, civic_quote_line_get_label (line, self->first),
                               amount, FALSE);
  }
  riyals = civic_money_format (quote->total_halalas);
  total = g_strconcat ("SAR ", riyals, NULL);
  print_document_add_amount (self->document, total_label, total, TRUE);
  print_document_add_rule (self->document);
}

static void
add_bill (KioskReceiptWriter *self, KioskVisit *visit)
{
  const CivicBill *bill = kiosk_visit_get_bill (visit);
  g_autofree char *heading = kiosk_receipt_writer_say_both (self, N_ ("Pay with SADAD"));

  if (bill == NULL)
    return;
  print_document_add_centred (self->document, heading, PRINT_SIZE_NORMAL, FALSE);
  print_document_add_amount (self->document, kiosk_receipt_writer_say (self, N_ ("Biller")),
                             bill->biller, FALSE);
  print_document_add_amount (self->document, kiosk_receipt_writer_say (self, N_ ("Bill number")),
                             bill->number, FALSE);
  print_document_add_rule (self->document);
}

/* Said as long as only this kiosk has the filing: an honest receipt is worth more than a fine one.
 */
static void
add_not_sent_yet (KioskReceiptWriter *self, KioskVisit *visit)
{
  const char *sentence = N_ ("Saved on this kiosk. It will be sent to the municipality by itself.");

  if (kiosk_visit_get_filing (visit) == KIOSK_FILING_RECEIVED)
    return;
  print_document_add_centred (self->document, kiosk_receipt_writer_say (self, sentence),
                              PRINT_SIZE_NORMAL, TRUE);
  if (kiosk_receipt_writer_is_bilingual (self))
    kiosk_receipt_writer_add_small (self, kiosk_language_translate (self->second, sentence));
  print_document_add_rule (self->document);
}

static void
add_step (KioskReceiptWriter *self, guint number, const char *text)
{
  g_autofree char *western = g_strdup_printf ("%u", number);
  g_autofree char *localised = civic_digits_localise (western, self->first);

  print_document_add_step (self->document, localised, text);
}

static void
add_next_steps (KioskReceiptWriter *self, KioskVisit *visit)
{
  GListModel *steps = civic_service_get_next_steps (kiosk_visit_get_service (visit));
  const guint count = g_list_model_get_n_items (steps);

  if (count == 0)
    return;
  print_document_add_paragraph (self->document,
                                kiosk_receipt_writer_say (self, N_ ("What happens next?")),
                                PRINT_SIZE_NORMAL, TRUE);
  for (guint i = 0; i < count; i++) {
    g_autoptr (CivicStep) step = g_list_model_get_item (steps, i);

    add_step (self, i + 1, civic_text_get (civic_step_get_text (step), self->first));
  }
  print_document_add_rule (self->document);
}

static const char *
choose_title (CivicReceiptKind kind)
{
  switch (kind) {
  case CIVIC_RECEIPT_REPORT:
    return N_ ("Report receipt");
  case CIVIC_RECEIPT_APPOINTMENT:
    return N_ ("Your appointment");
  case CIVIC_RECEIPT_OBJECTION:
    return N_ ("Objection receipt");
  case CIVIC_RECEIPT_FILING:
  case CIVIC_RECEIPT_NONE:
  default:
    return N_ ("Application receipt");
  }
}

static const char *
choose_footer (CivicReceiptKind kind)
{
  return kind == CIVIC_RECEIPT_FILING
           ? N_ ("This receipt is digitally signed and can be checked at any service "
                 "kiosk. It is not a licence.")
           : N_ ("This receipt is digitally signed and can be checked at any service kiosk.");
}

PrintDocument *
kiosk_receipt_compose (KioskVisit *visit)
{
  KioskReceiptWriter writer = { 0 };
  CivicReceiptKind kind;

  g_return_val_if_fail (KIOSK_IS_VISIT (visit), NULL);
  g_return_val_if_fail (kiosk_visit_get_receipt_url (visit) != NULL, NULL);

  kind = civic_service_get_receipt (kiosk_visit_get_service (visit));
  kiosk_receipt_writer_start (&writer, kiosk_visit_get_station (visit),
                              kiosk_visit_get_language (visit));
  kiosk_receipt_writer_add_header (&writer);
  kiosk_receipt_writer_add_title (&writer, choose_title (kind));
  kiosk_receipt_writer_add_tracking (&writer, visit);
  print_document_add_rule (writer.document);
  add_appointment (&writer, visit);
  add_who_and_what (&writer, visit);
  add_not_sent_yet (&writer, visit);
  add_amounts (&writer, visit);
  add_bill (&writer, visit);
  add_next_steps (&writer, visit);
  kiosk_receipt_writer_add_footer (&writer, choose_footer (kind));
  return writer.document;
}
