/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "script-visit.h"

#include "civic-choice.h"
#include "civic-date.h"

#include <stdlib.h>
#include <string.h>

/* As many choices stand as tiles; more are picked from a list that opens. */
#define MAXIMUM_TILES 7

#define SAMPLE_CODE "7K3M9QXT2F4HW8D1Z"
#define SEARCHED_LETTERS 12

/* One question: the form's, or a row's. */
typedef struct {
  const ScriptVisit *visit;
  Script *script; /* the visit's */
  CivicAnswers *answers;
  CivicField *field;
  JsonNode *value;
} Question;

static const char *
get_label (const Question *question)
{
  return script_read (question->script, civic_field_get_label (question->field));
}

static const char *
get_string (const Question *question)
{
  return json_node_get_string (question->value);
}

static void
answer (const Question *question, const char *canonical)
{
  civic_answers_set (question->answers, civic_field_get_id (question->field), canonical);
}

/* By the whole name: another one, a choice perhaps, may begin alike. What may be left out says so
 * behind its name. */
static void
touch_field (const Question *question)
{
  if (civic_answers_is_required (question->answers, civic_field_get_id (question->field)))
    script_add (question->script, "touch", get_label (question));
  else
    script_add_beginning (question->script, "touch", get_label (question));
}

/* The samples' tracking code stands for that of the filing before: a visit cannot know it. */
static void
write_typed (const Question *question)
{
  const gboolean is_code = g_str_equal (get_string (question), SAMPLE_CODE);

  touch_field (question);
  script_add (question->script, "type", is_code ? "$CODE" : get_string (question));
  answer (question, get_string (question));
}

/* A mobile number is typed as people know it. */
static void
write_mobile (const Question *question)
{
  const char *e164 = get_string (question);
  g_autofree char *local = g_str_has_prefix (e164, "+966")
                             ? g_strconcat ("0", e164 + strlen ("+966"), NULL)
                             : g_strdup (e164);

  touch_field (question);
  script_add (question->script, "type", local);
  answer (question, e164);
}

static void
write_integer (const Question *question)
{
  const int wanted = atoi (get_string (question));
  const int first = (int) civic_field_get_minimum (question->field);
  g_autofree char *more =
    g_strdup_printf ("%s*%s*", script_say (question->script, "More"), get_label (question));

  /* It begins unanswered: the first touch gives the least. */
  for (int i = first; i <= wanted; i++)
    script_add (question->script, "touch", more);
  answer (question, get_string (question));
}

static const char *
get_choice_label (const Question *question, const char *value)
{
  CivicChoice *choice = civic_choice_find (civic_field_get_choices (question->field), value);

  if (choice == NULL)
    g_error ("%s has no “%s”", civic_field_get_id (question->field), value);
  return script_read (question->script, civic_choice_get_label (choice));
}

static void
touch_choice (const Question *question, const char *value)
{
  script_add_beginning (question->script, "touch", get_choice_label (question, value));
}

/* In a long list people search; many names begin alike. */
static void
search_choice (const Question *question, const char *value)
{
  const char *label = get_choice_label (question, value);
  g_autofree char *lower = g_utf8_strdown (label, -1);
  g_autofree char *letters =
    g_utf8_substring (lower, 0, MIN (SEARCHED_LETTERS, g_utf8_strlen (lower, -1)));

  script_add_beginning (question->script, "touch", script_say (question->script, "Search"));
  script_add (question->script, "type", g_strchomp (letters));
  script_add_beginning (question->script, "touch", label);
}

static gboolean
opens_a_list (const Question *question)
{
  GListModel *choices = civic_field_get_choices (question->field);

  return civic_field_get_field_type (question->field) == CIVIC_FIELD_TREE ||
         g_list_model_get_n_items (choices) > MAXIMUM_TILES;
}

static void
write_choice (const Question *question)
{
  if (opens_a_list (question)) {
    script_add_beginning (question->script, "touch", get_label (question));
    script_add_picture (question->script, civic_field_get_id (question->field));
    search_choice (question, get_string (question));
  } else {
    touch_choice (question, get_string (question));
  }
  answer (question, get_string (question));
}

static void
write_choices (const Question *question)
{
  JsonArray *values = json_node_get_array (question->value);

  for (guint i = 0; i < json_array_get_length (values); i++) {
    const char *value = json_array_get_string_element (values, i);

    touch_choice (question, value);
    civic_answers_toggle (question->answers, civic_field_get_id (question->field), value);
  }
}

static int
count_months (const char *iso)
{
  return atoi (iso) * 12 + atoi (iso + strlen ("2026-"));
}

static void
touch_often (Script *script, const char *name, int count)
{
  for (int i = 0; i < count; i++)
    script_add (script, "touch", name);
}

/* The calendar opens at today: years first, then months. */
static void
leaf_through (const Question *question, const char *day)
{
  Script *script = question->script;
  const int months =
    count_months (day) - count_months (civic_answers_get_today (question->answers));

  touch_often (script, script_say (script, "Later"), months / 12);
  touch_often (script, script_say (script, "Earlier"), -months / 12);
  touch_often (script, script_say (script, "Next month"), months % 12);
  touch_often (script, script_say (script, "Previous month"), -months % 12);
}

static void
write_date (const Question *question)
{
  Script *script = question->script;
  /* A sample would grow old otherwise: "today+9d". */
  g_autofree char *day =
    civic_date_resolve (get_string (question), civic_answers_get_today (question->answers));
  g_autofree char *words = civic_date_display (day, script->language);

  script_add_beginning (script, "touch", get_label (question));
  leaf_through (question, day);
  script_add_beginning (script, "touch", words);
  script_add_picture (script, civic_field_get_id (question->field));
  script_add (script, "touch", script_say (script, "Choose this day"));
  answer (question, day);
}

static void
write_slot (const Question *question)
{
  script_add (question->script, "touch", "*:*");
  script_add_sentence (question->script, "expect", "Held for you: %s");
  answer (question, get_string (question));
}

static void
write_documents (const Question *question)
{
  JsonArray *ids = json_node_get_array (question->value);

  if (json_array_get_length (ids) > 0)
    answer (question, json_array_get_string_element (ids, 0));
}

static void
write_pin (const Question *question)
{
  script_add_beginning (question->script, "touch", get_label (question));
  script_add_sentence (question->script, "expect", "The code is good for %s");
  script_add_picture (question->script, civic_field_get_id (question->field));
  script_add (question->script, "phone", "pin");
  script_add_beginning (question->script, "expect",
                        script_say (question->script, "The place was sent from your phone"));
  answer (question, get_string (question));
}

static void
write_declaration (const Question *question)
{
  if (g_strcmp0 (get_string (question), "yes") == 0)
    script_add_beginning (question->script, "touch", get_label (question));
  answer (question, get_string (question));
}

static void
write_rating (const Question *question)
{
  g_autofree char *stars = script_say_count (question->script, "%d star of 5", "%d stars of 5",
                                             (guint) atoi (get_string (question)));

  script_add_beginning (question->script, "under", get_label (question));
  script_add (question->script, "touch", stars);
  answer (question, get_string (question));
}

static void write_group (const Question *question);

static void
write_question (const Question *question)
{
  switch (civic_field_get_field_type (question->field)) {
  case CIVIC_FIELD_MOBILE:
    write_mobile (question);
    break;
  case CIVIC_FIELD_INTEGER:
    write_integer (question);
    break;
  case CIVIC_FIELD_CHOICE:
  case CIVIC_FIELD_TREE:
    write_choice (question);
    break;
  case CIVIC_FIELD_CHOICES:
    write_choices (question);
    break;
  case CIVIC_FIELD_DATE:
    write_date (question);
    break;
  case CIVIC_FIELD_SLOT:
    write_slot (question);
    break;
  case CIVIC_FIELD_GROUP:
    write_group (question);
    break;
  case CIVIC_FIELD_DOCUMENTS:
    write_documents (question);
    break;
  case CIVIC_FIELD_PIN:
    write_pin (question);
    break;
  case CIVIC_FIELD_DECLARATION:
  case CIVIC_FIELD_SWITCH:
    write_declaration (question);
    break;
  case CIVIC_FIELD_RATING:
    write_rating (question);
    break;
  case CIVIC_FIELD_NOTICE:
    break;
  case CIVIC_FIELD_TEXT:
  case CIVIC_FIELD_LONG_TEXT:
  case CIVIC_FIELD_DIGITS:
  case CIVIC_FIELD_DECIMAL:
  case CIVIC_FIELD_EMAIL:
  case CIVIC_FIELD_UNIFIED_NUMBER:
  case CIVIC_FIELD_ESTABLISHMENT:
  case CIVIC_FIELD_PERSON_ID:
  case CIVIC_FIELD_SHORT_ADDRESS:
  case CIVIC_FIELD_IBAN:
  case CIVIC_FIELD_PLATE:
  case CIVIC_FIELD_REFERENCE:
  case CIVIC_FIELD_DEED:
  case CIVIC_FIELD_PLAN:
  case CIVIC_FIELD_PARCEL:
  default:
    write_typed (question);
    break;
  }
}

/* The numbers of the samples are all known to a registry; but who gives no name is not. */
static gboolean
is_filled_in (const ScriptVisit *visit, CivicField *field)
{
  const char *id = civic_field_get_prefill_lookup (field);
  CivicLookup *lookup = id != NULL ? civic_service_find_lookup (visit->service, id) : NULL;

  return lookup != NULL &&
         (civic_lookup_get_parameters (lookup)[0] != NULL || script_visit_gives_her_name (visit));
}

/* What a registry fills in is shown, not asked. */
static gboolean
is_asked (const ScriptVisit *visit, CivicAnswers *answers, CivicField *field)
{
  const char *id = civic_field_get_id (field);

  return civic_answers_is_shown (answers, id) && !civic_answers_is_known (answers, id) &&
         !is_filled_in (visit, field);
}

/* A rule that comes later may ask for it. */
static void
take_untyped (CivicAnswers *answers, CivicField *field, JsonNode *value)
{
  if (JSON_NODE_HOLDS_VALUE (value) && !civic_field_is_computed (field))
    civic_answers_set (answers, civic_field_get_id (field), json_node_get_string (value));
}

static void
write_fields (const ScriptVisit *visit,
              CivicAnswers *answers,
              GListModel *fields,
              JsonObject *values)
{
  for (guint i = 0; i < g_list_model_get_n_items (fields); i++) {
    g_autoptr (CivicField) field = g_list_model_get_item (fields, i);
    const char *id = civic_field_get_id (field);
    Question question = { visit, visit->script, answers, field, NULL };

    if (values == NULL || !json_object_has_member (values, id))
      continue;
    question.value = json_object_get_member (values, id);
    if (is_asked (visit, answers, field))
      write_question (&question);
    else
      take_untyped (answers, field, question.value);
  }
}

static void
write_group (const Question *question)
{
  JsonArray *rows = json_node_get_array (question->value);
  const char *id = civic_field_get_id (question->field);

  for (guint i = 0; i < json_array_get_length (rows); i++) {
    CivicAnswers *row = civic_answers_add_row (question->answers, id);

    script_add_beginning (question->script, "touch",
                          script_read (question->script, civic_field_get_add (question->field)));
    write_fields (question->visit, row, civic_field_get_fields (question->field),
                  json_array_get_object_element (rows, i));
    script_add_picture (question->script, id);
    script_add (question->script, "touch", script_say (question->script, "Save"));
  }
}

/* (nullable) what she sends: one of each that the page asks for, and these besides. */
static char *
list_documents (const ScriptVisit *self, CivicPage *page, JsonObject *values)
{
  GListModel *fields = civic_page_get_fields (page);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; values != NULL && i < g_list_model_get_n_items (fields); i++) {
    g_autoptr (CivicField) field = g_list_model_get_item (fields, i);
    const char *id = civic_field_get_id (field);

    if (civic_field_get_field_type (field) == CIVIC_FIELD_DOCUMENTS &&
        civic_answers_is_shown (self->answers, id) && json_object_has_member (values, id))
      g_string_append_printf (
        list, " %s=%u", id, json_array_get_length (json_object_get_array_member (values, id)) - 1);
  }
  return list->len > 0 ? g_strconcat ("documents", list->str, NULL) : NULL;
}

static JsonObject *
get_member (JsonObject *object, const char *name)
{
  return object != NULL && json_object_has_member (object, name)
           ? json_object_get_object_member (object, name)
           : NULL;
}

/* Each of her languages has a page of its own where all cannot be given the same, such as a bill
 * that is paid only once. */
static JsonObject *
find_values (ScriptVisit *self, const char *page_id)
{
  JsonObject *others = get_member (self->sample, "answers_by_language");
  JsonObject *own = get_member (get_member (others, self->script->language), page_id);

  return own != NULL
           ? own
           : get_member (json_object_get_object_member (self->sample, "answers"), page_id);
}

static void
write_page (ScriptVisit *self, CivicPage *page)
{
  Script *script = self->script;
  const char *id = civic_page_get_id (page);
  JsonObject *values = find_values (self, id);
  g_autofree char *documents = NULL;

  script_add_beginning (script, "expect", script_read (script, civic_page_get_title (page)));
  /* First of all: later the keyboard may lie over the code. */
  documents = list_documents (self, page, values);
  if (documents != NULL) {
    script_add_sentence (script, "see", "The code is good for %s");
    script_add (script, "phone", documents);
    script_add (script, "see", script_say (script, "All of it has arrived. Thank you."));
  }
  write_fields (self, self->answers, civic_page_get_fields (page), values);
  script_add_picture (script, id);
  script_add (script, "touch", script_say (script, "Next"));
}

void
script_form_write (ScriptVisit *self)
{
  GListModel *pages = civic_service_get_pages (self->service);

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++) {
    g_autoptr (CivicPage) page = g_list_model_get_item (pages, i);

    if (civic_answers_is_page_shown (self->answers, page))
      write_page (self, page);
  }
}
