/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-field.h"
#include "civic-kind-private.h"
#include "civic-reader-private.h"

G_BEGIN_DECLS

/* What a service file may refer to while its fields are read. */
typedef struct {
  GHashTable *lists;   /* name → GListModel of CivicChoice */
  GHashTable *lookups; /* a set: the ids of the service's look-ups */
  GHashTable *fields;  /* id → CivicField: those so far that may be named, each owned */
  GHashTable *ids;     /* a set: all so far, those of groups too */
  GHashTable *all_ids; /* a set: all of the file, to tell "later" from "nowhere" */
  gboolean is_in_group;
} CivicFieldScope;

/* One `valid_if`. */
typedef struct {
  JsonNode *rule;
  CivicText *message;
} CivicValidity;

struct _CivicField {
  GObject parent_instance;

  char *id;
  CivicFieldType type;
  CivicText *label;
  CivicText *hint;

  CivicKeyboard keyboard;
  gboolean may_be_scanned;
  guint minimum_length, maximum_length;
  GRegex *pattern; /* (nullable) */
  CivicText *pattern_message;

  double minimum, maximum;
  CivicText *unit;

  char *minimum_date, *maximum_date; /* (nullable) as in the file: "today-18y" */

  GListModel *choices;
  char *within; /* (nullable) */
  guint minimum_count, maximum_count;
  GStrv kinds;
  GStrv accept;
  guint maximum_megabytes;
  char *office; /* (nullable) */

  GListModel *fields;
  CivicText *item;
  CivicText *add;

  CivicLevel level;

  gboolean is_required;
  JsonNode *show_if;     /* (nullable) */
  JsonNode *required_if; /* (nullable) */
  JsonNode *compute;     /* (nullable) */
  GPtrArray *validities; /* of CivicValidity, often empty */
  char *prefill_lookup;  /* (nullable) */
  char *prefill_member;  /* (nullable) */
  gboolean is_prefill_editable;
};

/* The one of that id, owned by the list. (nullable) */
CivicField *civic_field_find (GListModel *fields, const char *id);

gpointer civic_field_read (CivicReader *reader, gpointer scope); /* CivicReaderBuild */

/* The parts of it that name others; links after rules. */
void civic_field_read_rules (CivicField *self, CivicReader *reader, CivicFieldScope *scope);
void civic_field_read_links (CivicField *self, CivicReader *reader, CivicFieldScope *scope);

/* (nullable) the field a rule may name so. */
typedef CivicField *(*CivicRuleFind) (const char *id, gpointer user_data);

/* Complains where a rule compares an answer with what it can never be. */
void civic_rule_check_values (
  JsonNode *rule, CivicRuleFind find, gpointer user_data, CivicReader *reader, const char *key);
gboolean civic_rule_is_never_true (JsonNode *rule);

G_END_DECLS
