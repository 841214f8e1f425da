/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "random-answers.h"

#include <string.h>

#define MOST_EXTRA_CHARACTERS 20
#define MOST_EXTRA_COUNT 3
#define YEARS_WITHOUT_BOUND 20
#define ID_DIGITS 10

static const char *const hostile[] = {
  " ",
  "\t",
  "0",
  "-1",
  "1e9",
  "0x10",
  "999999999999999999999999",
  "1.",
  ".5",
  "1,5",
  "١٫٥",
  "۱۲۳",
  "00012",
  "null",
  "true",
  "a,b",
  ",",
  "photo-1,photo-1",
  "yes",
  "no",
  "YES",
  "6",
  "{}",
  "[\"x\"]",
  "\"",
  "'; DROP TABLE filings; --",
  "<b>x</b>",
  "../../etc/passwd",
  "%s%n",
  "\u200f\u200f",
  "\u202eabc",
  "\001",
  "a\nb",
  "a\u0301\u0301\u0301\u0301\u0301\u0301",
  "😀",
  "ﷺ",
  "٠٥٠١٢٣٤٥٦٧",
  "+966501234567",
  "00966 50 123 4567",
  "+966 (50) 123-4567",
  "05٠1234567",
  "7001234567",
  "1000000008",
  "2000000006",
  "raaa2919",
  "RAAA 2919",
  "sa03 8000 0000 6080 1016 7519",
  "a@b",
  "somebody@example.sa",
  "2026-02-30",
  "2026-11-22",
  "22/11/2026",
  "1448-06-12",
  "91,181",
  "21.543333,39.172778",
  "21.5,39.1",
  "ABJ 1234",
  "أ ب ح ١٢٣٤",
  "505/ج/س",
  "K7-M9/1",
};

gboolean
random_chance (guint percent)
{
  return g_test_rand_int_range (0, 100) < (gint32) percent;
}

static guint
draw (guint count)
{
  return (guint) g_test_rand_int_range (0, (gint32) count);
}

static char *
draw_characters (const char *alphabet, guint length)
{
  GString *text = g_string_new (NULL);
  glong count = g_utf8_strlen (alphabet, -1);

  for (guint i = 0; i < length; i++)
    g_string_append_unichar (
      text, g_utf8_get_char (g_utf8_offset_to_pointer (alphabet, (glong) draw ((guint) count))));
  return g_string_free (text, FALSE);
}

const char *
random_hostile_text (void)
{
  return hostile[draw (G_N_ELEMENTS (hostile))];
}

static guint
draw_length (CivicField *field)
{
  guint minimum = MAX (1, civic_field_get_minimum_length (field));
  guint maximum = MIN (civic_field_get_maximum_length (field), minimum + MOST_EXTRA_CHARACTERS);

  return maximum <= minimum ? minimum : minimum + draw (maximum - minimum + 1);
}

static char *
draw_text (CivicField *field)
{
  const char *letters = random_chance (50) ? "ابتثجحخدذرزسشصضطظعغفقكلمنهوي" : "abcdefghij XYZ";
  char *text = draw_characters (letters, draw_length (field));

  /* The ends are trimmed, and would then be missing. */
  if (text[0] == ' ')
    text[0] = 'a';
  if (text[strlen (text) - 1] == ' ')
    text[strlen (text) - 1] = 'z';
  return text;
}

static char *
draw_number (CivicField *field, const char *format)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  double minimum = civic_field_get_minimum (field);
  double maximum = civic_field_get_maximum (field);

  if (random_chance (10))
    maximum = minimum;
  g_ascii_formatd (number, sizeof number, format,
                   g_test_rand_double_range (minimum, MAX (minimum + 0.001, maximum)));
  return g_strdup (number);
}

/* A national ID or an Iqama with its check digit. */
static char *
draw_person (char first)
{
  char *id = draw_characters ("0123456789", ID_DIGITS);
  guint sum = 0;

  id[0] = first;
  for (guint i = 0; i < ID_DIGITS - 1; i++) {
    guint digit = (guint) (id[i] - '0') * (i % 2 == 0 ? 2 : 1);

    sum += digit / 10 + digit % 10;
  }
  id[ID_DIGITS - 1] = (char) ('0' + (10 - sum % 10) % 10);
  return id;
}

static char *
draw_person_id (CivicField *field)
{
  const char *const *kinds = civic_field_get_kinds (field);
  const char *kind = kinds[draw (g_strv_length ((GStrv) kinds))];
  g_autofree char *digits = draw_characters ("0123456789", 8);

  if (g_str_equal (kind, "border"))
    return g_strconcat ("40", digits, NULL);
  if (g_str_equal (kind, "gcc"))
    return g_strconcat ("7", digits, NULL);
  return draw_person (g_str_equal (kind, "national") ? '1' : '2');
}

static GDate *
read_date (const char *iso)
{
  g_auto (GStrv) parts = g_strsplit (iso, "-", 3);

  return g_date_new_dmy ((GDateDay) atoi (parts[2]), (GDateMonth) atoi (parts[1]),
                         (GDateYear) atoi (parts[0]));
}

static char *
draw_date (CivicAnswers *answers, CivicField *field)
{
  const char *today = civic_answers_get_today (answers);
  g_autofree char *minimum = civic_field_get_minimum_date (field, today);
  g_autofree char *maximum = civic_field_get_maximum_date (field, today);
  g_autoptr (GDate) first = read_date (minimum != NULL ? minimum : today);
  g_autoptr (GDate) last = read_date (maximum != NULL ? maximum : today);
  char iso[sizeof "2026-11-22"];

  if (minimum == NULL)
    g_date_subtract_years (first, YEARS_WITHOUT_BOUND);
  if (maximum == NULL)
    g_date_add_years (last, YEARS_WITHOUT_BOUND);
  g_date_add_days (first, draw ((guint) g_date_days_between (first, last) + 1));
  g_date_strftime (iso, sizeof iso, "%Y-%m-%d", first);
  return g_strdup (iso);
}

/* (nullable) where the cascade above leaves nothing to choose. Goes down to a leaf. */
static char *
draw_choice (GListModel *choices)
{
  guint count = g_list_model_get_n_items (choices);
  g_autoptr (CivicChoice) choice = count > 0 ? g_list_model_get_item (choices, draw (count)) : NULL;

  if (choice == NULL)
    return NULL;
  if (g_list_model_get_n_items (civic_choice_get_choices (choice)) > 0)
    return draw_choice (civic_choice_get_choices (choice));
  return g_strdup (civic_choice_get_value (choice));
}

static guint
draw_count (CivicField *field, guint most)
{
  guint minimum = civic_field_get_minimum_count (field);
  guint maximum = MIN (most, civic_field_get_maximum_count (field));

  maximum = MIN (maximum, minimum + MOST_EXTRA_COUNT);
  return maximum <= minimum ? minimum : minimum + draw (maximum - minimum + 1);
}

static void
choose_several (CivicAnswers *answers, CivicField *field)
{
  const char *id = civic_field_get_id (field);
  g_autoptr (GListModel) choices = civic_answers_get_choices (answers, id);
  guint there = g_list_model_get_n_items (choices);
  guint wanted = draw_count (field, there);
  guint start = there > 0 ? draw (there) : 0;

  civic_answers_set (answers, id, NULL);
  for (guint i = 0; i < MIN (wanted, there); i++) {
    g_autoptr (CivicChoice) choice = g_list_model_get_item (choices, (start + i) % there);

    civic_answers_toggle (answers, id, civic_choice_get_value (choice));
  }
}

static void
send_documents (CivicAnswers *answers, CivicField *field)
{
  const char *id = civic_field_get_id (field);
  guint wanted = draw_count (field, G_MAXUINT);

  civic_answers_set (answers, id, NULL);
  for (guint i = 0; i < wanted; i++) {
    g_autofree char *document = g_strdup_printf ("photo-%u", i + 1);

    civic_answers_toggle (answers, id, document);
  }
}

static void
clear_rows (CivicAnswers *answers, const char *group_id)
{
  while (civic_answers_count_rows (answers, group_id) > 0)
    civic_answers_remove_row (answers, group_id, 0);
}

static void
fill_rows (CivicAnswers *answers, CivicField *group)
{
  GListModel *fields = civic_field_get_fields (group);
  guint wanted = draw_count (group, G_MAXUINT);

  clear_rows (answers, civic_field_get_id (group));
  for (guint i = 0; i < wanted; i++) {
    CivicAnswers *row = civic_answers_add_row (answers, civic_field_get_id (group));

    for (guint j = 0; row != NULL && j < g_list_model_get_n_items (fields); j++) {
      g_autoptr (CivicField) field = g_list_model_get_item (fields, j);

      if (civic_answers_is_shown (row, civic_field_get_id (field)))
        random_answer_well (row, field);
    }
  }
}

/* (nullable) nothing to type. */
static char *
draw_typed (CivicAnswers *answers, CivicField *field)
{
  g_autoptr (GListModel) choices = NULL;

  switch (civic_field_get_field_type (field)) {
  case CIVIC_FIELD_TEXT:
  case CIVIC_FIELD_LONG_TEXT:
    return draw_text (field);
  case CIVIC_FIELD_DIGITS:
    return draw_characters (random_chance (50) ? "0123456789" : "٠١٢٣٤٥٦٧٨٩", draw_length (field));
  case CIVIC_FIELD_DECIMAL:
    return draw_number (field, "%.2f");
  case CIVIC_FIELD_INTEGER:
  case CIVIC_FIELD_RATING:
    return draw_number (field, "%.0f");
  case CIVIC_FIELD_CHOICE:
  case CIVIC_FIELD_TREE:
    choices = civic_answers_get_choices (answers, civic_field_get_id (field));
    return draw_choice (choices);
  case CIVIC_FIELD_MOBILE:
    return g_strdup (random_chance (50) ? "٠٥٠١٢٣٤٥٦٧" : "0559876543");
  case CIVIC_FIELD_EMAIL:
    return g_strdup ("Somebody@example.sa");
  case CIVIC_FIELD_UNIFIED_NUMBER:
    return g_strdup ("700 123 4567");
  case CIVIC_FIELD_ESTABLISHMENT:
    return g_strdup (random_chance (50) ? "7001234567" : "4030111117");
  case CIVIC_FIELD_PERSON_ID:
    return draw_person_id (field);
  case CIVIC_FIELD_SHORT_ADDRESS:
    return g_strdup ("raaa 2919");
  case CIVIC_FIELD_IBAN:
    return g_strdup ("SA03 8000 0000 6080 1016 7519");
  case CIVIC_FIELD_PLATE:
    return g_strdup (random_chance (50) ? "أ ب ح ١٢٣٤" : "abj 7");
  case CIVIC_FIELD_REFERENCE:
    return draw_characters ("ABCDEFGH0123456789", draw_length (field));
  case CIVIC_FIELD_DEED:
    return draw_characters ("123456789", draw_length (field));
  case CIVIC_FIELD_PLAN:
    return g_strdup ("505/ج/س");
  case CIVIC_FIELD_PARCEL:
    return g_strdup ("12");
  case CIVIC_FIELD_DATE:
    return draw_date (answers, field);
  case CIVIC_FIELD_SLOT:
    return g_strdup ("slot-jn-20261125-0930");
  case CIVIC_FIELD_PIN:
    return g_strdup ("21.543333,39.172778");
  case CIVIC_FIELD_DECLARATION:
    return g_strdup ("yes");
  case CIVIC_FIELD_SWITCH:
    return g_strdup (random_chance (50) ? "yes" : "no");
  case CIVIC_FIELD_CHOICES:
  case CIVIC_FIELD_GROUP:
  case CIVIC_FIELD_DOCUMENTS:
  case CIVIC_FIELD_NOTICE:
  default:
    return NULL;
  }
}

void
random_answer_well (CivicAnswers *answers, CivicField *field)
{
  const char *id = civic_field_get_id (field);
  g_autofree char *typed = NULL;

  if (civic_answers_is_known (answers, id))
    return;

  switch ((int) civic_field_get_field_type (field)) {
  case CIVIC_FIELD_CHOICES:
    choose_several (answers, field);
    break;
  case CIVIC_FIELD_DOCUMENTS:
    send_documents (answers, field);
    break;
  case CIVIC_FIELD_GROUP:
    fill_rows (answers, field);
    break;
  case CIVIC_FIELD_NOTICE:
    break;
  default:
    typed = draw_typed (answers, field);
    civic_answers_set (answers, id, typed);
  }
}

void
random_answer_badly (CivicAnswers *answers, CivicField *field)
{
  const char *id = civic_field_get_id (field);
  CivicFieldType type = civic_field_get_field_type (field);
  CivicAnswers *row;

  if (type == CIVIC_FIELD_NOTICE)
    return;
  if (type != CIVIC_FIELD_GROUP) {
    civic_answers_set (answers, id, random_hostile_text ());
    return;
  }

  row = civic_answers_add_row (answers, id);
  for (guint i = 0; row != NULL && i < g_list_model_get_n_items (civic_field_get_fields (field));
       i++) {
    g_autoptr (CivicField) own = g_list_model_get_item (civic_field_get_fields (field), i);

    random_answer_badly (row, own);
  }
}

static void
add_row_from_json (CivicAnswers *answers, CivicField *group, JsonObject *object)
{
  CivicAnswers *row = civic_answers_add_row (answers, civic_field_get_id (group));
  GListModel *fields = civic_field_get_fields (group);

  for (guint i = 0; row != NULL && i < g_list_model_get_n_items (fields); i++) {
    g_autoptr (CivicField) field = g_list_model_get_item (fields, i);
    JsonNode *value = json_object_get_member (object, civic_field_get_id (field));

    if (value != NULL)
      random_answer_from_json (row, field, value);
  }
}

void
random_answer_from_json (CivicAnswers *answers, CivicField *field, JsonNode *value)
{
  const char *id = civic_field_get_id (field);
  JsonArray *array;

  if (civic_answers_is_known (answers, id))
    return;
  if (!JSON_NODE_HOLDS_ARRAY (value)) {
    civic_answers_set (answers, id, json_node_get_string (value));
    return;
  }

  array = json_node_get_array (value);
  if (civic_field_get_field_type (field) == CIVIC_FIELD_GROUP)
    clear_rows (answers, id);
  else
    civic_answers_set (answers, id, NULL);
  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonNode *element = json_array_get_element (array, i);

    if (JSON_NODE_HOLDS_OBJECT (element))
      add_row_from_json (answers, field, json_node_get_object (element));
    else
      civic_answers_toggle (answers, id, json_node_get_string (element));
  }
}
