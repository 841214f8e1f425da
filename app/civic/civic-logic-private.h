/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-logic.h"

G_BEGIN_DECLS

/* Where in the rule we are, innermost first; the frames of the recursion hold it. */
typedef struct _CivicLogicPlace CivicLogicPlace;
struct _CivicLogicPlace {
  const CivicLogicPlace *outer; /* (nullable) */
  const char *operator_name;    /* (nullable) an element of an array */
  guint index;                  /* of the element, where operator_name is NULL */
};

/* One evaluation. The first fault stands; after it everything quickly gives null, so that only the
 * end asks whether all was well. */
typedef struct {
  const CivicLogicPlace *place;
  JsonNode *data; /* what var means now */
  guint depth;
  guint cost;
  GError *error;
} CivicLogicRun;

void civic_logic_refuse (const CivicLogicPlace *place, GError **error, const char *format, ...)
  G_GNUC_PRINTF (3, 4);

/* FALSE once the run is over its means, or has failed otherwise. */
gboolean civic_logic_spend (CivicLogicRun *run, guint cost);
gboolean civic_logic_spend_text (CivicLogicRun *run, gsize length_bytes);

/* In the functions below a NULL node is JavaScript's undefined. */

JsonNode *civic_logic_null (void);
JsonNode *civic_logic_boolean (gboolean value);
JsonNode *civic_logic_number (double value);
JsonNode *civic_logic_text (char *text);        /* takes the text */
JsonNode *civic_logic_array (JsonArray *array); /* takes the array */

gboolean civic_logic_is_array (JsonNode *value);
gboolean civic_logic_is_string (JsonNode *value);

char *civic_logic_to_text (CivicLogicRun *run, JsonNode *value);
double civic_logic_to_number (CivicLogicRun *run, JsonNode *value);
gboolean civic_logic_is_equal (CivicLogicRun *run, JsonNode *left, JsonNode *right);
gboolean civic_logic_is_same (CivicLogicRun *run, JsonNode *left, JsonNode *right);

/* Below, at or above zero; FALSE where the two have no order. */
gboolean civic_logic_compare (CivicLogicRun *run, JsonNode *left, JsonNode *right, int *ret_order);

/* Evaluates; never NULL. */
JsonNode *civic_logic_run (CivicLogicRun *run, JsonNode *rule);

/* values: what the arguments gave, in order. */
typedef JsonNode *(*CivicLogicFunction) (CivicLogicRun *run, GPtrArray *values);

/* arguments: the rules themselves, for operators that choose what to evaluate. */
typedef JsonNode *(*CivicLogicForm) (CivicLogicRun *run, GPtrArray *arguments);

typedef struct {
  const char *name;
  guint minimum_count; /* of arguments */
  guint maximum_count; /* G_MAXUINT: any number */
  CivicLogicFunction function;
  CivicLogicForm form; /* instead of a function */
} CivicLogicOperator;

/* (nullable) */
const CivicLogicOperator *civic_logic_find_operator (const char *name);

void civic_logic_refuse_operator (const CivicLogicPlace *place, GError **error);

/* The only member of a rule. FALSE: the node is a plain value. */
gboolean civic_logic_get_operation (JsonNode *rule, const char **ret_name, JsonNode **ret_argument);

/* The elements of an array, or the node alone: {"var": "a"} is short for {"var": ["a"]}. Borrowed
 * nodes; caller frees. */
GPtrArray *civic_logic_get_arguments (JsonNode *argument);

JsonNode *civic_logic_if (CivicLogicRun *run, GPtrArray *arguments);
JsonNode *civic_logic_and (CivicLogicRun *run, GPtrArray *arguments);
JsonNode *civic_logic_or (CivicLogicRun *run, GPtrArray *arguments);
JsonNode *civic_logic_map (CivicLogicRun *run, GPtrArray *arguments);
JsonNode *civic_logic_filter (CivicLogicRun *run, GPtrArray *arguments);
JsonNode *civic_logic_reduce (CivicLogicRun *run, GPtrArray *arguments);
JsonNode *civic_logic_all (CivicLogicRun *run, GPtrArray *arguments);
JsonNode *civic_logic_none (CivicLogicRun *run, GPtrArray *arguments);
JsonNode *civic_logic_some (CivicLogicRun *run, GPtrArray *arguments);

JsonNode *civic_logic_var (CivicLogicRun *run, GPtrArray *values);
JsonNode *civic_logic_missing (CivicLogicRun *run, GPtrArray *values);
JsonNode *civic_logic_missing_some (CivicLogicRun *run, GPtrArray *values);

G_END_DECLS
