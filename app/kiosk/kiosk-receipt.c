/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-receipt.h"

#include "civic-date.h"

#include "kiosk-date.h"
#include "kiosk-language.h"

#include <glib/gi18n.h>

#define DOTS_PER_INCH 203
#define GAP_POINTS 4

/* Who reads it: the citizen's language first and the other small beneath. */
typedef struct {
  PrintDocument *document;
  KioskVisit *visit;
  CivicCentre *centre;
  const char *first;
  const char *second; /* the first again where the centre has only one */
} Writer;

static void
choose_languages (Writer *self, const char *language)
{
  const char *const *tags = civic_centre_get_languages (self->centre);

  self->first = language;
  self->second = language;
  for (gsize i = 0; tags[i] != NULL && self->first == self->second; i++)
    if (!g_str_equal (tags[i], language))
      self->second = kiosk_language_find (tags[i])->tag;
}

static gboolean
is_bilingual (const Writer *self)
{
  return self->first != self->second;
}

static const char *
say (const Writer *self, const char *sentence)
{
  return kiosk_language_translate (self->first, sentence);
}

static char *
say_both (const Writer *self, const char *sentence)
{
  if (!is_bilingual (self))
    return g_strdup (say (self, sentence));
  return g_strdup_printf ("%s · %s", say (self, sentence),
                          kiosk_language_translate (self->second, sentence));
}

static void
add_small (Writer *self, const char *text)
{
  print_document_add_centred (self->document, text, PRINT_SIZE_SMALL, FALSE);
}

static void
add_header (Writer *self)
{
  CivicText *municipality = civic_centre_get_municipality (self->centre);
  CivicText *place = civic_centre_get_place (self->centre);

  print_document_add_centred (self->document, civic_text_get (municipality, self->first),
                              PRINT_SIZE_TITLE, TRUE);
  if (is_bilingual (self))
    print_document_add_centred (self->document, civic_text_get (municipality, self->second),
                                PRINT_SIZE_NORMAL, FALSE);
  add_small (self, civic_text_get (place, self->first));
  if (is_bilingual (self))
    add_small (self, civic_text_get (place, self->second));
  print_document_add_rule (self->document);
}

static void
add_title (Writer *self, const char *title)
{
  print_document_add_centred (self->document, say (self, title), PRINT_SIZE_LARGE, TRUE);
  if (is_bilingual (self))
    add_small (self, kiosk_language_translate (self->second, title));
}

static void
add_code (Writer *self)
{
  g_autofree char *grouped = civic_tracking_code_group (kiosk_visit_get_code (self->visit));
  g_autofree char *caption = say_both (self, N_ ("Tracking code"));

  print_document_add_space (self->document, GAP_POINTS);
  print_document_add_qr (self->document, kiosk_visit_get_receipt_url (self->visit));
  print_document_add_space (self->document, GAP_POINTS);
  print_document_add_code (self->document, grouped);
  add_small (self, caption);
  print_document_add_rule (self->document);
}

/* The second language's line of a pair: left to right beneath Arabic, as it is beneath Latin. */
static void
add_pair_beneath (Writer *self, const char *label, const char *value)
{
  if (kiosk_language_find (self->second)->direction == GTK_TEXT_DIR_LTR)
    print_document_add_pair_ltr (self->document, label, value);
  else
    print_document_add_pair (self->document, label, value, PRINT_SIZE_SMALL, FALSE);
}

static void
add_pair (Writer *self, const char *label, const char *value)
{
  print_document_add_pair (self->document, say (self, label), value, PRINT_SIZE_NORMAL, TRUE);
}

static void
add_date (Writer *self)
{
  GDateTime *filed_at = kiosk_visit_get_filed_at (self->visit);
  g_autofree char *hijri = civic_date_display_hijri (filed_at, self->first);
  g_autofree char *gregorian = kiosk_date_format_gregorian (filed_at);

  if (hijri != NULL)
    add_pair (self, N_ ("Date"), hijri);
  add_pair_beneath (self, kiosk_language_translate (self->second, N_ ("Date")), gregorian);
}

static void
add_who_and_what (Writer *self)
{
  CivicText *name = civic_service_get_name (kiosk_visit_get_service (self->visit));
  const CivicChallenge *challenge = kiosk_visit_get_challenge (self->visit);
  const char *applicant =
    challenge != NULL ? civic_challenge_get_masked_name (challenge, self->first) : NULL;

  add_pair (self, N_ ("Service"), civic_text_get (name, self->first));
  if (is_bilingual (self))
    add_pair_beneath (self, kiosk_language_translate (self->second, N_ ("Service")),
                      civic_text_get (name, self->second));
  if (applicant != NULL)
    add_pair (self, N_ ("Applicant"), applicant);
  add_date (self);
  print_document_add_pair (self->document, say (self, N_ ("Kiosk")),
                           kiosk_station_get_id (kiosk_visit_get_station (self->visit)),
                           PRINT_SIZE_NORMAL, FALSE);
  print_document_add_rule (self->document);
}

static void
add_amounts (Writer *self)
{
  const CivicQuote *quote = kiosk_visit_get_quote (self->visit);
  g_autofree char *total_label = say_both (self, N_ ("Total"));
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
add_bill (Writer *self)
{
  const CivicBill *bill = kiosk_visit_get_bill (self->visit);
  g_autofree char *heading = say_both (self, N_ ("Pay with SADAD"));

  if (bill == NULL)
    return;
  print_document_add_centred (self->document, heading, PRINT_SIZE_NORMAL, FALSE);
  print_document_add_amount (self->document, say (self, N_ ("Biller")), bill->biller, FALSE);
  print_document_add_amount (self->document, say (self, N_ ("Bill number")), bill->number, FALSE);
  print_document_add_rule (self->document);
}

/* Said as long as only this kiosk has the filing: an honest receipt is worth more than a fine one.
 */
static void
add_not_sent_yet (Writer *self)
{
  const char *sentence = N_ ("Saved on this kiosk. It will be sent to the municipality by itself.");

  if (kiosk_visit_get_filing (self->visit) == KIOSK_FILING_RECEIVED)
    return;
  print_document_add_centred (self->document, say (self, sentence), PRINT_SIZE_NORMAL, TRUE);
  if (is_bilingual (self))
    add_small (self, kiosk_language_translate (self->second, sentence));
  print_document_add_rule (self->document);
}

static void
add_step (Writer *self, guint number, const char *text)
{
  g_autofree char *western = g_strdup_printf ("%u", number);
  g_autofree char *localised = civic_digits_localise (western, self->first);

  print_document_add_step (self->document, localised, text);
}

static void
add_next_steps (Writer *self)
{
  GListModel *steps = civic_service_get_next_steps (kiosk_visit_get_service (self->visit));
  const guint count = g_list_model_get_n_items (steps);

  if (count == 0)
    return;
  print_document_add_paragraph (self->document, say (self, N_ ("What happens next?")),
                                PRINT_SIZE_NORMAL, TRUE);
  for (guint i = 0; i < count; i++) {
    g_autoptr (CivicStep) step = g_list_model_get_item (steps, i);

    add_step (self, i + 1, civic_text_get (civic_step_get_text (step), self->first));
  }
  print_document_add_rule (self->document);
}

static void
add_footer (Writer *self)
{
  const char *sentence = N_ ("This receipt is digitally signed and can be checked at any service "
                             "kiosk. It is not a licence.");

  add_small (self, say (self, sentence));
  if (is_bilingual (self))
    add_small (self, kiosk_language_translate (self->second, sentence));
}

static void
start (Writer *self, CivicCentre *centre, const char *language)
{
  self->centre = centre;
  choose_languages (self, language);
  self->document = print_document_new (kiosk_language_find (language)->direction == GTK_TEXT_DIR_RTL
                                         ? PRINT_DIRECTION_RTL
                                         : PRINT_DIRECTION_LTR);
}

PrintDocument *
kiosk_receipt_compose (KioskVisit *visit)
{
  Writer writer = { .visit = visit };

  g_return_val_if_fail (KIOSK_IS_VISIT (visit), NULL);
  g_return_val_if_fail (kiosk_visit_get_receipt_url (visit) != NULL, NULL);

  start (&writer, kiosk_station_get_centre (kiosk_visit_get_station (visit)),
         kiosk_visit_get_language (visit));
  add_header (&writer);
  add_title (&writer, N_ ("Application receipt"));
  add_code (&writer);
  add_who_and_what (&writer);
  add_not_sent_yet (&writer);
  add_amounts (&writer);
  add_bill (&writer);
  add_next_steps (&writer);
  add_footer (&writer);
  return writer.document;
}

PrintDocument *
kiosk_receipt_compose_test (KioskStation *station, const char *language)
{
  Writer writer = { 0 };
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *gregorian = kiosk_date_format_gregorian (now);

  g_return_val_if_fail (KIOSK_IS_STATION (station), NULL);

  start (&writer, kiosk_station_get_centre (station), language);
  add_header (&writer);
  add_title (&writer, N_ ("Test print"));
  print_document_add_space (writer.document, GAP_POINTS);
  print_document_add_qr (writer.document, kiosk_station_get_id (station));
  print_document_add_space (writer.document, GAP_POINTS);
  print_document_add_pair (writer.document, say (&writer, N_ ("Kiosk")),
                           kiosk_station_get_id (station), PRINT_SIZE_NORMAL, FALSE);
  print_document_add_pair (writer.document, say (&writer, N_ ("Date")), gregorian,
                           PRINT_SIZE_NORMAL, FALSE);
  print_document_add_amount (writer.document, say (&writer, N_ ("Total")), "1,234,567.89", TRUE);
  return writer.document;
}

typedef struct {
  PrintDocument *document;
  PrintRoll roll;
} Rendering;

static void
rendering_free (Rendering *rendering)
{
  print_document_free (rendering->document);
  g_free (rendering);
}

static void
render_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Rendering *rendering = task_data;
  GError *error = NULL;
  PrintPage *page = print_page_render (rendering->document, &rendering->roll, &error);

  if (page == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, page, (GDestroyNotify) print_page_free);
}

void
kiosk_receipt_render_async (PrintDocument *document,
                            KioskStation *station,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Rendering *rendering = g_new0 (Rendering, 1);

  g_return_if_fail (document != NULL);

  rendering->document = document;
  rendering->roll.dots_per_inch = DOTS_PER_INCH;
  rendering->roll.width_mm =
    civic_settings_get_unsigned (kiosk_station_get_settings (station), "printer", "paper_width_mm");
  g_task_set_task_data (task, rendering, (GDestroyNotify) rendering_free);
  g_task_run_in_thread (task, render_in_thread);
}

PrintPage *
kiosk_receipt_render_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
