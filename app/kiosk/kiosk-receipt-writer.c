/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-receipt-private.h"

#include "civic-date.h"

#include "kiosk-date.h"
#include "kiosk-language.h"

#include <glib/gi18n.h>

#define GAP_POINTS 4

static void
choose_languages (KioskReceiptWriter *self, const char *language)
{
  const char *const *tags = civic_centre_get_languages (self->centre);

  self->first = language;
  self->second = language;
  for (gsize i = 0; tags[i] != NULL && self->first == self->second; i++)
    if (!g_str_equal (tags[i], language))
      self->second = kiosk_language_find (tags[i])->tag;
}

gboolean
kiosk_receipt_writer_is_bilingual (const KioskReceiptWriter *self)
{
  return self->first != self->second;
}

const char *
kiosk_receipt_writer_say (const KioskReceiptWriter *self, const char *sentence)
{
  return kiosk_language_translate (self->first, sentence);
}

char *
kiosk_receipt_writer_say_both (const KioskReceiptWriter *self, const char *sentence)
{
  if (!kiosk_receipt_writer_is_bilingual (self))
    return g_strdup (kiosk_receipt_writer_say (self, sentence));
  return g_strdup_printf ("%s · %s", kiosk_receipt_writer_say (self, sentence),
                          kiosk_language_translate (self->second, sentence));
}

void
kiosk_receipt_writer_add_small (KioskReceiptWriter *self, const char *text)
{
  print_document_add_centred (self->document, text, PRINT_SIZE_SMALL, FALSE);
}

void
kiosk_receipt_writer_add_header (KioskReceiptWriter *self)
{
  CivicText *municipality = civic_centre_get_municipality (self->centre);
  CivicText *place = civic_centre_get_place (self->centre);

  print_document_add_centred (self->document, civic_text_get (municipality, self->first),
                              PRINT_SIZE_TITLE, TRUE);
  if (kiosk_receipt_writer_is_bilingual (self))
    print_document_add_centred (self->document, civic_text_get (municipality, self->second),
                                PRINT_SIZE_NORMAL, FALSE);
  kiosk_receipt_writer_add_small (self, civic_text_get (place, self->first));
  if (kiosk_receipt_writer_is_bilingual (self))
    kiosk_receipt_writer_add_small (self, civic_text_get (place, self->second));
  print_document_add_rule (self->document);
}

void
kiosk_receipt_writer_add_title (KioskReceiptWriter *self, const char *title)
{
  print_document_add_centred (self->document, kiosk_receipt_writer_say (self, title),
                              PRINT_SIZE_LARGE, TRUE);
  if (kiosk_receipt_writer_is_bilingual (self))
    kiosk_receipt_writer_add_small (self, kiosk_language_translate (self->second, title));
}

void
kiosk_receipt_writer_add_pair_beneath (KioskReceiptWriter *self,
                                       const char *label,
                                       const char *value)
{
  if (kiosk_language_find (self->second)->direction == GTK_TEXT_DIR_LTR)
    print_document_add_pair_ltr (self->document, label, value);
  else
    print_document_add_pair (self->document, label, value, PRINT_SIZE_SMALL, FALSE);
}

void
kiosk_receipt_writer_add_pair (KioskReceiptWriter *self, const char *label, const char *value)
{
  print_document_add_pair (self->document, kiosk_receipt_writer_say (self, label), value,
                           PRINT_SIZE_NORMAL, TRUE);
}

void
kiosk_receipt_writer_add_date (KioskReceiptWriter *self, const char *label, GDateTime *time)
{
  g_autoptr (GDateTime) here = kiosk_date_in_kingdom (time);
  g_autofree char *hijri = civic_date_display_hijri (here, self->first);
  g_autofree char *gregorian = kiosk_date_format_gregorian (here);

  if (hijri != NULL)
    kiosk_receipt_writer_add_pair (self, label, hijri);
  kiosk_receipt_writer_add_pair_beneath (self, kiosk_language_translate (self->second, label),
                                         gregorian);
}

void
kiosk_receipt_writer_add_kiosk (KioskReceiptWriter *self, KioskStation *station)
{
  print_document_add_pair (self->document, kiosk_receipt_writer_say (self, N_ ("Kiosk")),
                           kiosk_station_get_id (station), PRINT_SIZE_NORMAL, FALSE);
}

void
kiosk_receipt_writer_add_tracking (KioskReceiptWriter *self, KioskVisit *visit)
{
  g_autofree char *grouped = civic_tracking_code_group (kiosk_visit_get_code (visit));
  g_autofree char *caption = kiosk_receipt_writer_say_both (self, N_ ("Tracking code"));

  print_document_add_space (self->document, GAP_POINTS);
  print_document_add_qr (self->document, kiosk_visit_get_receipt_url (visit));
  print_document_add_space (self->document, GAP_POINTS);
  print_document_add_code (self->document, grouped);
  kiosk_receipt_writer_add_small (self, caption);
}

void
kiosk_receipt_writer_add_footer (KioskReceiptWriter *self, const char *sentence)
{
  kiosk_receipt_writer_add_small (self, kiosk_receipt_writer_say (self, sentence));
  if (kiosk_receipt_writer_is_bilingual (self))
    kiosk_receipt_writer_add_small (self, kiosk_language_translate (self->second, sentence));
}

void
kiosk_receipt_writer_start (KioskReceiptWriter *self, KioskStation *station, const char *language)
{
  self->centre = kiosk_station_get_centre (station);
  choose_languages (self, language);
  self->document = print_document_new (kiosk_language_find (language)->direction == GTK_TEXT_DIR_RTL
                                         ? PRINT_DIRECTION_RTL
                                         : PRINT_DIRECTION_LTR);
}
