/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-certificate.h"

#include "kiosk-language.h"
#include "kiosk-plain-text.h"

#include <glib/gi18n.h>

typedef struct {
  PrintCertificate *certificate;
  const char *first;
  const char *second; /* NULL where the centre has only one */
} Writer;

static char *
say_second (const Writer *self, JsonNode *text)
{
  return self->second != NULL ? kiosk_result_say (text, self->second, KIOSK_PLAIN_TEXT_TITLE)
                              : NULL;
}

static const char *
translate_second (const Writer *self, const char *sentence)
{
  return self->second != NULL ? kiosk_language_translate (self->second, sentence) : NULL;
}

static const char *
choose_second (CivicCentre *centre, const char *first)
{
  const char *const *tags = civic_centre_get_languages (centre);

  for (gsize i = 0; tags[i] != NULL; i++)
    if (!g_str_equal (tags[i], first))
      return tags[i];
  return NULL;
}

static void
set_issuer (Writer *self, CivicCentre *centre)
{
  CivicText *municipality = civic_centre_get_municipality (centre);

  print_certificate_set_issuer (self->certificate, civic_text_get (municipality, self->first),
                                self->second != NULL ? civic_text_get (municipality, self->second)
                                                     : NULL);
}

static void
set_title (Writer *self, const KioskDocument *document)
{
  g_autofree char *first = kiosk_result_say (document->title, self->first, KIOSK_PLAIN_TEXT_TITLE);
  g_autofree char *second = say_second (self, document->title);

  print_certificate_set_title (self->certificate, first, second);
  print_certificate_set_number (
    self->certificate, kiosk_language_translate (self->first, N_ ("Number")), document->number);
}

/* Whose it is: on the glass it stands under the title. */
static void
add_name (Writer *self, const KioskDocument *document)
{
  const char *label = N_ ("In the name of");
  g_autofree char *first =
    kiosk_result_say (document->subtitle, self->first, KIOSK_PLAIN_TEXT_TITLE);
  g_autofree char *second = say_second (self, document->subtitle);

  if (*first != '\0')
    print_certificate_add_fact (self->certificate, kiosk_language_translate (self->first, label),
                                translate_second (self, label), first, second);
}

static void
add_date (Writer *self, const char *label, const char *iso)
{
  g_autofree char *first = kiosk_document_display_date (iso, self->first);
  g_autofree char *second =
    self->second != NULL ? kiosk_document_display_date (iso, self->second) : NULL;

  if (first != NULL)
    print_certificate_add_fact (self->certificate, kiosk_language_translate (self->first, label),
                                translate_second (self, label), first, second);
}

static void
add_line (Writer *self, const KioskLine *line)
{
  g_autofree char *label = kiosk_result_say (line->label, self->first, KIOSK_PLAIN_TEXT_TITLE);
  g_autofree char *second_label = say_second (self, line->label);
  g_autofree char *value = kiosk_line_display (line, self->first);
  g_autofree char *second_value = NULL;

  /* A number is the same in every language: once is enough. */
  if (self->second != NULL && (line->kind == KIOSK_LINE_TEXT || line->kind == KIOSK_LINE_DATE))
    second_value = kiosk_line_display (line, self->second);
  if (line->kind != KIOSK_LINE_LINK)
    print_certificate_add_fact (self->certificate, label, second_label, value, second_value);
}

PrintCertificate *
kiosk_certificate_compose (const KioskDocument *document,
                           KioskStation *station,
                           const char *language)
{
  CivicCentre *centre = kiosk_station_get_centre (station);
  const char *sentence = N_ ("Scan this code to check that it is genuine and in force.");
  Writer writer = { .first = language, .second = choose_second (centre, language) };

  g_return_val_if_fail (document != NULL, NULL);

  writer.certificate = print_certificate_new (
    kiosk_language_find (language)->direction == GTK_TEXT_DIR_RTL ? PRINT_DIRECTION_RTL
                                                                  : PRINT_DIRECTION_LTR);
  set_issuer (&writer, centre);
  set_title (&writer, document);
  add_name (&writer, document);
  for (guint i = 0; i < document->lines->len; i++)
    add_line (&writer, g_ptr_array_index (document->lines, i));
  add_date (&writer, N_ ("Issued on"), document->issued_at);
  add_date (&writer, N_ ("Valid until"), document->valid_until);
  print_certificate_set_proof (writer.certificate, document->url,
                               kiosk_language_translate (writer.first, sentence),
                               translate_second (&writer, sentence));
  return writer.certificate;
}

static void
add_letters (Writer *self)
{
  static const char *const samples[] = {
    "أبجد هوز حطي كلمن سعفص قرشت ثخذ ضظغ",
    "ABCDEFGHIJKLM NOPQRSTUVWXYZ",
    "0123456789 · ٠١٢٣٤٥٦٧٨٩",
  };
  const char *label = N_ ("Letters and figures");

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    print_certificate_add_fact (self->certificate, kiosk_language_translate (self->first, label),
                                translate_second (self, label), samples[i], NULL);
}

PrintCertificate *
kiosk_certificate_compose_test (KioskStation *station, const char *language, const char *proof)
{
  CivicCentre *centre = kiosk_station_get_centre (station);
  const char *title = N_ ("Test sheet");
  const char *sentence = N_ ("This sheet is a test. It is no document.");
  Writer writer = { .first = language, .second = choose_second (centre, language) };

  g_return_val_if_fail (proof != NULL, NULL);

  writer.certificate = print_certificate_new (
    kiosk_language_find (language)->direction == GTK_TEXT_DIR_RTL ? PRINT_DIRECTION_RTL
                                                                  : PRINT_DIRECTION_LTR);
  set_issuer (&writer, centre);
  print_certificate_set_title (writer.certificate, kiosk_language_translate (writer.first, title),
                               translate_second (&writer, title));
  print_certificate_set_number (writer.certificate,
                                kiosk_language_translate (writer.first, N_ ("Kiosk")),
                                kiosk_station_get_id (station));
  add_letters (&writer);
  print_certificate_set_proof (writer.certificate, proof,
                               kiosk_language_translate (writer.first, sentence),
                               translate_second (&writer, sentence));
  return writer.certificate;
}
