/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-workflow.h"

#include "civic-tracking-code.h"

#include "central-bills.h"
#include "central-json.h"
#include "central-languages.h"

/* In the order of central_languages. */
static const char *const slot_is_gone[] = {
  "لم يعد الموعد الذي اخترته متاحاً حين وصل طلبك. احجز موعداً آخر من أي جهاز خدمة.",
  "The time you chose was no longer free when your request arrived. Please book another time at "
  "any kiosk.",
  "آپ کی درخواست پہنچنے تک آپ کا منتخب وقت دستیاب نہیں رہا۔ کسی بھی کیوسک سے دوسرا وقت طے کریں۔",
};

static char *
write_message (const char *const *sentences)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  for (guint index = 0; central_languages[index]; index++)
    central_json_add_string (builder, central_languages[index], sentences[index]);
  json_builder_end_object (builder);
  return central_json_build_text (builder);
}

typedef enum {
  SLOT_NONE,
  SLOT_BOOKED,
  SLOT_TAKEN,
} Slot;

static gboolean
book (CentralOffice *office,
      const CentralFiling *filing,
      CivicAnswers *answers,
      CivicField *field,
      const char *session,
      Slot *slot,
      GError **error)
{
  const char *id = civic_answers_get (answers, civic_field_get_id (field));
  const char *choice_id = civic_field_get_office (field);
  const char *place = choice_id ? civic_answers_get (answers, choice_id) : NULL;
  gboolean is_booked = FALSE;

  if (central_timetable_offers (office->timetable, place, id) &&
      !central_store_book_slot (office->store, id, session, filing->code, &is_booked, error))
    return FALSE;
  if (*slot != SLOT_TAKEN)
    *slot = is_booked ? SLOT_BOOKED : SLOT_TAKEN;
  return TRUE;
}

static gboolean
book_on_page (CentralOffice *office,
              const CentralFiling *filing,
              CivicAnswers *answers,
              CivicPage *page,
              const char *session,
              Slot *slot,
              GError **error)
{
  GListModel *fields = civic_page_get_fields (page);

  for (guint index = 0; index < g_list_model_get_n_items (fields); index++) {
    g_autoptr (CivicField) field = g_list_model_get_item (fields, index);
    const char *id = civic_field_get_id (field);

    if (civic_field_get_field_type (field) == CIVIC_FIELD_SLOT &&
        civic_answers_is_shown (answers, id) && civic_answers_get (answers, id) &&
        !book (office, filing, answers, field, session, slot, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
book_slots (CentralOffice *office,
            const CentralFiling *filing,
            CivicAnswers *answers,
            const char *session,
            Slot *slot,
            GError **error)
{
  GListModel *pages = civic_service_get_pages (civic_answers_get_service (answers));

  for (guint index = 0; index < g_list_model_get_n_items (pages); index++) {
    g_autoptr (CivicPage) page = g_list_model_get_item (pages, index);

    if (!book_on_page (office, filing, answers, page, session, slot, error))
      return FALSE;
  }
  return TRUE;
}

static const char *
find_first_state (const CentralPricing *pricing, Slot slot)
{
  if (slot == SLOT_TAKEN)
    return "returned";
  if (pricing->total_halalas > 0)
    return pricing->is_instant ? "awaiting-payment" : "under-review";
  if (slot == SLOT_BOOKED)
    return "scheduled";
  return pricing->is_instant ? "issued" : "received";
}

gboolean
central_workflow_begin (CentralOffice *office,
                        CentralFiling *filing,
                        CivicAnswers *answers,
                        const CentralPricing *pricing,
                        const char *session,
                        CentralBill **ret_bill,
                        GError **error)
{
  Slot slot = SLOT_NONE;

  if (!book_slots (office, filing, answers, session, &slot, error))
    return FALSE;
  filing->state = g_strdup (find_first_state (pricing, slot));
  if (slot == SLOT_TAKEN)
    filing->message = write_message (slot_is_gone);
  if (!g_str_equal (filing->state, "awaiting-payment"))
    return TRUE;
  *ret_bill =
    central_bills_issue (office->store, office->fees, filing->code, pricing->total_halalas, error);
  return *ret_bill != NULL;
}

static gboolean
move_filing (CentralOffice *office,
             const CentralFollowUp *follow_up,
             const char *typed,
             const char *at,
             GError **error)
{
  g_autofree char *code = civic_tracking_code_parse (typed);
  g_autoptr (CentralFiling) followed = NULL;
  gboolean is_moved = FALSE;

  if (code && !central_store_find_filing (office->store, code, &followed, error))
    return FALSE;
  /* What has moved on since is left alone: a reviewer reads the new filing all the same. */
  if (followed == NULL || !g_strv_contains ((const char *const *) follow_up->from, followed->state))
    return TRUE;
  return central_store_move_filing (office->store, followed, follow_up->to, at, &is_moved, error);
}

static gboolean
move_record (CentralOffice *office,
             const CentralFollowUp *follow_up,
             const char *number,
             const CentralFiling *filing,
             GError **error)
{
  CentralMark mark = {
    .registry = follow_up->registry,
    .number = (char *) number,
    .state = follow_up->to,
    .at = filing->received_at,
    .code = filing->code,
  };

  return central_store_set_mark (office->store, &mark, error);
}

gboolean
central_workflow_follow_up (CentralOffice *office,
                            const CentralFiling *filing,
                            CivicAnswers *answers,
                            GError **error)
{
  const CentralFollowUp *follow_up =
    central_enquiries_find_follow_up (office->enquiries, filing->service);
  const char *answer = follow_up ? civic_answers_get (answers, follow_up->field) : NULL;

  if (answer == NULL)
    return TRUE;
  return follow_up->registry ? move_record (office, follow_up, answer, filing, error)
                             : move_filing (office, follow_up, answer, filing->received_at, error);
}

gboolean
central_workflow_pay (CentralOffice *office, const char *code, const char *at, GError **error)
{
  return central_store_set_state (office->store, code, "paid", at, error) &&
         central_store_set_state (office->store, code, "issued", at, error);
}
