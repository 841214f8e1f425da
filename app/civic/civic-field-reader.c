/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* How a field stands in a service file. What of it names others is read in civic-field-rules.c and
 * civic-field-links.c. */

#include "civic-field-private.h"

#include "civic-choice-private.h"
#include "civic-date.h"
#include "civic-nearest.h"

#define MAXIMUM_PATTERN_LENGTH 200
#define MAXIMUM_DATE_RULE_LENGTH 20
#define MAXIMUM_GROUP_FIELD_COUNT 12
#define MAXIMUM_MEGABYTES 20
#define DEFAULT_MEGABYTES 7

static void
read_type (CivicField *self, CivicReader *reader)
{
  const char *words[CIVIC_KIND_COUNT + 1] = { NULL };
  const char *word = civic_reader_get_name (reader, "type");
  g_autofree char *hint = NULL;

  for (guint i = 0; i < CIVIC_KIND_COUNT; i++) {
    words[i] = civic_kind_of ((CivicFieldType) i)->word;
    if (g_strcmp0 (word, words[i]) == 0) {
      self->type = (CivicFieldType) i;
      return;
    }
  }

  /* Of its other keys nobody can say now whether they belong. */
  civic_reader_forgive (reader);
  if (word == NULL)
    return;
  hint = civic_nearest_hint (word, words);
  civic_reader_complain (reader, "type", "no type of the name \"%s\"%s", word, hint);
}

static void
read_id (CivicField *self, CivicReader *reader, CivicFieldScope *scope)
{
  self->id = g_strdup (civic_reader_get_name (reader, "id"));
  if (self->id == NULL)
    return;

  if (!g_hash_table_add (scope->ids, g_strdup (self->id)))
    civic_reader_complain (reader, "id", "\"%s\" twice in one service", self->id);
  if (g_hash_table_contains (scope->lookups, self->id) || g_str_equal (self->id, "today"))
    civic_reader_complain (reader, "id", "\"%s\" means something else to rules", self->id);
}

static void
read_pattern (CivicField *self, CivicReader *reader)
{
  const char *pattern = civic_reader_maybe_string (reader, "pattern", MAXIMUM_PATTERN_LENGTH);
  g_autofree char *anchored = NULL;
  g_autoptr (GError) error = NULL;

  self->pattern_message = civic_reader_maybe_text (reader, "pattern_message");
  if ((pattern == NULL) != (self->pattern_message == NULL))
    civic_reader_complain (reader, NULL, "pattern and pattern_message come together");
  if (pattern == NULL)
    return;

  /* As in HTML, a pattern is about the whole answer. */
  anchored = g_strconcat ("^(?:", pattern, ")\\z", NULL);
  self->pattern = g_regex_new (anchored, G_REGEX_OPTIMIZE, 0, &error);
  if (self->pattern == NULL)
    civic_reader_complain (reader, "pattern", "%s", error->message);
}

static void
read_length (CivicField *self, CivicReader *reader, const CivicKind *kind)
{
  static const char *const keyboards[] = { "arabic", "english", "language", "number", NULL };

  self->minimum_length = kind->minimum_length;
  self->maximum_length = kind->maximum_length;
  self->keyboard = kind->keyboard;
  if (!kind->has_length)
    return;

  self->minimum_length = (guint) civic_reader_maybe_integer (reader, "minimum_length", 0,
                                                             kind->longest, self->minimum_length);
  self->maximum_length = (guint) civic_reader_maybe_integer (reader, "maximum_length", 1,
                                                             kind->longest, self->maximum_length);
  self->keyboard =
    (CivicKeyboard) civic_reader_maybe_word (reader, "keyboard", keyboards, self->keyboard);
  self->may_be_scanned =
    civic_reader_maybe_boolean (reader, "scan", self->type == CIVIC_FIELD_REFERENCE);
  if (self->minimum_length > self->maximum_length)
    civic_reader_complain (reader, "minimum_length", "over maximum_length");
  read_pattern (self, reader);
}

static void
read_range (CivicField *self, CivicReader *reader, const CivicKind *kind)
{
  self->minimum = kind->minimum;
  self->maximum = kind->maximum;
  if (!kind->has_range)
    return;

  self->minimum =
    civic_reader_maybe_number (reader, "minimum", kind->minimum, kind->maximum, self->minimum);
  self->maximum =
    civic_reader_maybe_number (reader, "maximum", kind->minimum, kind->maximum, self->maximum);
  self->unit = civic_reader_maybe_text (reader, "unit");
  if (self->minimum > self->maximum)
    civic_reader_complain (reader, "minimum", "over maximum");
}

static void
read_count (CivicField *self, CivicReader *reader, const CivicKind *kind)
{
  self->minimum_count = 1;
  self->maximum_count = kind->maximum_count;
  if (!kind->has_count)
    return;

  self->minimum_count =
    (guint) civic_reader_maybe_integer (reader, "minimum_count", 0, kind->most, 1);
  self->maximum_count = (guint) civic_reader_maybe_integer (reader, "maximum_count", 1, kind->most,
                                                            kind->maximum_count);
  if (self->minimum_count > self->maximum_count)
    civic_reader_complain (reader, "minimum_count", "over maximum_count");
}

static GListModel *
read_shared_list (CivicReader *reader, CivicFieldScope *scope)
{
  const char *name = civic_reader_get_name (reader, "list");
  GListModel *list = name == NULL ? NULL : g_hash_table_lookup (scope->lists, name);

  if (name != NULL && list == NULL) {
    g_autofree char *hint = civic_nearest_hint_among (name, scope->lists);

    civic_reader_complain (reader, "list", "no list of the name \"%s\"%s", name, hint);
  }
  return list == NULL ? G_LIST_MODEL (g_list_store_new (CIVIC_TYPE_CHOICE)) : g_object_ref (list);
}

static void
read_choices (CivicField *self, CivicReader *reader, CivicFieldScope *scope, const CivicKind *kind)
{
  if (kind->has_choices && civic_reader_has (reader, "list"))
    self->choices = read_shared_list (reader, scope);
  else if (kind->has_choices)
    self->choices = civic_choice_read_list (reader, "choices");
  else
    self->choices = G_LIST_MODEL (g_list_store_new (CIVIC_TYPE_CHOICE));

  if (kind->has_choices && civic_reader_has (reader, "list") &&
      civic_reader_has (reader, "choices")) {
    civic_reader_maybe_node (reader, "choices");
    civic_reader_complain (reader, NULL, "choices or list, not both");
  }
  if (kind->has_choices && self->type != CIVIC_FIELD_TREE && civic_choice_is_tree (self->choices))
    civic_reader_complain (reader, "type", "choices within choices are a tree");
}

static char *
read_date_rule (CivicReader *reader, const char *key, const char *today)
{
  const char *rule = civic_reader_maybe_string (reader, key, MAXIMUM_DATE_RULE_LENGTH);
  g_autofree char *date = rule == NULL ? NULL : civic_date_resolve (rule, today);

  if (rule != NULL && date == NULL)
    civic_reader_complain (
      reader, key, "\"%s\" is neither a day (2026-11-22) nor today, today+90d, today-18y", rule);
  return date == NULL ? NULL : g_strdup (rule);
}

/* One bound may be fixed and the other move: whether they meet is for that day to say. */
static void
read_dates (CivicField *self, CivicReader *reader)
{
  g_autofree char *today = civic_date_today ();
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  self->minimum_date = read_date_rule (reader, "minimum", today);
  self->maximum_date = read_date_rule (reader, "maximum", today);
  if (self->minimum_date == NULL || self->maximum_date == NULL ||
      g_str_has_prefix (self->minimum_date, "today") !=
        g_str_has_prefix (self->maximum_date, "today"))
    return;

  first = civic_date_resolve (self->minimum_date, today);
  last = civic_date_resolve (self->maximum_date, today);
  if (g_strcmp0 (first, last) > 0)
    civic_reader_complain (reader, "minimum", "over maximum");
}

static void
read_kinds (CivicField *self, CivicReader *reader)
{
  static const char *const kinds[] = { "national", "resident", "border", "gcc", NULL };
  static const char *const usual[] = { "national", "resident", NULL };

  self->kinds = civic_reader_maybe_words (reader, "kinds", kinds);
  if (self->kinds == NULL)
    self->kinds = g_strdupv ((GStrv) usual);
}

static void
read_documents (CivicField *self, CivicReader *reader)
{
  static const char *const types[] = { "jpeg", "png", "pdf", NULL };

  self->accept = civic_reader_maybe_words (reader, "accept", types);
  if (self->accept == NULL)
    self->accept = g_strdupv ((GStrv) types);
  self->maximum_megabytes = (guint) civic_reader_maybe_integer (
    reader, "maximum_megabytes", 1, MAXIMUM_MEGABYTES, DEFAULT_MEGABYTES);
}

/* Outside of its rows a group's field has no one answer. */
static void
hide_fields_of_group (CivicField *self, CivicFieldScope *scope)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->fields); i++) {
    g_autoptr (CivicField) field = g_list_model_get_item (self->fields, i);

    if (field->id != NULL)
      g_hash_table_remove (scope->fields, field->id);
  }
}

static void
read_group (CivicField *self, CivicReader *reader, CivicFieldScope *scope)
{
  self->item = civic_reader_get_text (reader, "item");
  self->add = civic_reader_get_text (reader, "add");
  scope->is_in_group = TRUE;
  self->fields = civic_reader_get_list (reader, "fields", 1, MAXIMUM_GROUP_FIELD_COUNT,
                                        CIVIC_TYPE_FIELD, civic_field_read, scope);
  scope->is_in_group = FALSE;
  hide_fields_of_group (self, scope);
}

static void
read_own_keys (CivicField *self, CivicReader *reader, CivicFieldScope *scope)
{
  static const char *const levels[] = { "info", "warning", "stop", NULL };

  if (self->type == CIVIC_FIELD_DATE)
    read_dates (self, reader);
  if (self->type == CIVIC_FIELD_PERSON_ID)
    read_kinds (self, reader);
  if (self->type == CIVIC_FIELD_DOCUMENTS)
    read_documents (self, reader);
  if (self->type == CIVIC_FIELD_GROUP)
    read_group (self, reader, scope);
  if (self->type == CIVIC_FIELD_NOTICE)
    self->level = (CivicLevel) civic_reader_get_word (reader, "level", levels);

  if (self->kinds == NULL)
    self->kinds = g_new0 (char *, 1);
  if (self->accept == NULL)
    self->accept = g_new0 (char *, 1);
  if (self->fields == NULL)
    self->fields = G_LIST_MODEL (g_list_store_new (CIVIC_TYPE_FIELD));
}

gpointer
civic_field_read (CivicReader *reader, gpointer user_data)
{
  CivicFieldScope *scope = user_data;
  CivicField *self = g_object_new (CIVIC_TYPE_FIELD, NULL);
  const CivicKind *kind;

  read_id (self, reader, scope);
  read_type (self, reader);
  kind = civic_field_get_kind (self);
  if (kind->is_alone && scope->is_in_group)
    civic_reader_complain (reader, "type", "%s cannot stand in a group", kind->word);

  self->label = civic_reader_get_text (reader, "label");
  self->hint = civic_reader_maybe_text (reader, "hint");
  read_length (self, reader, kind);
  read_range (self, reader, kind);
  read_count (self, reader, kind);
  read_choices (self, reader, scope, kind);
  read_own_keys (self, reader, scope);
  civic_field_read_rules (self, reader, scope);
  civic_field_read_links (self, reader, scope);
  if (self->id != NULL)
    g_hash_table_insert (scope->fields, g_strdup (self->id), g_object_ref (self));

  return self;
}
