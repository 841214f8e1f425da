/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-fees.h"

#include <math.h>

#include "civic-digits.h"

#include "central-fees-rules.h"
#include "central-json.h"
#include "central-languages.h"

#define MILLIMETRES_PER_METRE 1000
#define SQUARE_MILLIMETRES_PER_SQUARE_METRE G_GINT64_CONSTANT (1000000)
#define QUANTITY "{quantity}"

static char *
say_quantity (CivicText *label, const char *language, const char *quantity)
{
  g_autofree char *localised = civic_digits_localise (quantity, language);
  GString *text = g_string_new (civic_text_get (label, language));

  if (g_str_equal (language, "ar")) {
    g_autoptr (GString) number = g_string_new (localised);

    g_string_replace (number, ".", "٫", 0);
    g_string_replace (text, QUANTITY, number->str, 0);
  } else {
    g_string_replace (text, QUANTITY, localised, 0);
  }
  return g_string_free (text, FALSE);
}

static void
add_line (JsonBuilder *builder, CivicText *label, const char *quantity, gint64 halalas)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "label");
  json_builder_begin_object (builder);
  for (guint index = 0; central_languages[index]; index++) {
    g_autofree char *text = say_quantity (label, central_languages[index], quantity);

    central_json_add_string (builder, central_languages[index], text);
  }
  json_builder_end_object (builder);
  central_json_add_integer (builder, "halalas", halalas);
  json_builder_end_object (builder);
}

static gint64
get_millimetres (CivicAnswers *answers, const char *field)
{
  const char *metres =
    civic_answers_is_shown (answers, field) ? civic_answers_get (answers, field) : NULL;

  return metres ? llround (g_ascii_strtod (metres, NULL) * MILLIMETRES_PER_METRE) : 0;
}

static char *
format_square_metres (gint64 square_millimetres)
{
  gint64 hundredths = (square_millimetres + 5000) / 10000;
  GString *text = g_string_new (NULL);

  g_string_printf (text, "%" G_GINT64_FORMAT ".%02d", hundredths / 100, (int) (hundredths % 100));
  while (g_str_has_suffix (text->str, "0"))
    g_string_truncate (text, text->len - 1);
  if (g_str_has_suffix (text->str, "."))
    g_string_truncate (text, text->len - 1);
  return g_string_free (text, FALSE);
}

static gint64
price_area (JsonBuilder *builder, const CentralFeeLine *line, CivicAnswers *answers)
{
  gint64 area =
    get_millimetres (answers, line->field) * get_millimetres (answers, line->second_field);
  gint64 halalas = (area * line->rate_halalas + SQUARE_MILLIMETRES_PER_SQUARE_METRE / 2) /
                   SQUARE_MILLIMETRES_PER_SQUARE_METRE;
  g_autofree char *quantity = format_square_metres (area);

  if (halalas > 0)
    add_line (builder, line->label, quantity, halalas);
  return halalas;
}

static gint64
price_choice (JsonBuilder *builder, const CentralFeeLine *line, CivicAnswers *answers)
{
  const char *choice = civic_answers_get (answers, line->field);
  const gint64 *halalas = choice && civic_answers_is_shown (answers, line->field)
                            ? g_hash_table_lookup (line->amounts, choice)
                            : NULL;

  if (halalas == NULL || *halalas == 0)
    return 0;
  add_line (builder, line->label, "", *halalas);
  return *halalas;
}

static gint64
price_centre (JsonBuilder *builder, const CentralServiceFees *fees, guint vat_percent)
{
  g_autofree char *percent = g_strdup_printf ("%u", vat_percent);
  gint64 vat_halalas = (fees->centre_halalas * vat_percent + 50) / 100;

  if (fees->centre_halalas == 0)
    return 0;
  add_line (builder, fees->centre_label, "", fees->centre_halalas);
  add_line (builder, fees->vat_label, percent, vat_halalas);
  return fees->centre_halalas + vat_halalas;
}

static gint64
price_lines (CentralFees *self,
             JsonBuilder *builder,
             CentralServiceFees *fees,
             CivicAnswers *answers)
{
  gint64 total_halalas = 0;

  for (guint index = 0; index < fees->lines->len; index++) {
    const CentralFeeLine *line = fees->lines->pdata[index];

    total_halalas +=
      line->amounts ? price_choice (builder, line, answers) : price_area (builder, line, answers);
  }
  return total_halalas + price_centre (builder, fees, self->vat_percent);
}

static gboolean
is_instant (const CentralServiceFees *fees, CivicAnswers *answers)
{
  const char *choice =
    fees->instant_field ? civic_answers_get (answers, fees->instant_field) : NULL;

  return choice && g_hash_table_contains (fees->instant_choices, choice);
}

JsonNode *
central_fees_price (CentralFees *self, CivicAnswers *answers)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const char *service = civic_service_get_id (civic_answers_get_service (answers));
  CentralServiceFees *fees = g_hash_table_lookup (self->services, service);
  gint64 total_halalas = 0;

  json_builder_begin_object (builder);
  central_json_add_string (builder, "path",
                           fees && is_instant (fees, answers) ? "instant" : "reviewed");
  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  if (fees)
    total_halalas = price_lines (self, builder, fees, answers);
  json_builder_end_array (builder);
  central_json_add_integer (builder, "total_halalas", total_halalas);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

const char *
central_fees_get_biller (CentralFees *self)
{
  return self->biller;
}

guint
central_fees_get_due_days (CentralFees *self)
{
  return self->due_days;
}

guint
central_fees_get_quote_hours (CentralFees *self)
{
  return self->quote_hours;
}
