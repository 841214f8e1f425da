/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-fees.h"

#include <math.h>

#include "civic-logic.h"

#include "central-error.h"
#include "central-fees-rules.h"
#include "central-json.h"
#include "central-languages.h"
#include "central-template.h"

#define MAXIMUM_HALALAS 1e12

/* One price as it is being worked out. */
typedef struct {
  CentralFees *fees;
  JsonNode *facts;
  JsonBuilder *builder;
  const char *part; /* of the quote that is being worked out */
  gint64 total_halalas;
} Pricing;

static void
add_line (Pricing *pricing, CivicText *label, JsonObject *holes, gint64 halalas)
{
  g_autoptr (JsonNode) template = civic_text_to_json (label);
  JsonNode *text = central_template_fill_text (template, holes);

  json_builder_begin_object (pricing->builder);
  json_builder_set_member_name (pricing->builder, "label");
  json_builder_add_value (pricing->builder, text ? text : json_node_copy (template));
  central_json_add_integer (pricing->builder, "halalas", halalas);
  central_json_add_string (pricing->builder, "part", pricing->part);
  json_builder_end_object (pricing->builder);
  pricing->total_halalas += halalas;
}

/* NULL with an error unless the rule gives a number that can be a price or an amount. */
static JsonNode *
work_out (JsonNode *rule, JsonNode *facts, GError **error)
{
  g_autoptr (JsonNode) value = civic_logic_apply (rule, facts, error);
  GType type = value && JSON_NODE_HOLDS_VALUE (value) ? json_node_get_value_type (value) : 0;

  if (value == NULL)
    return NULL;
  if ((type == G_TYPE_INT64 || type == G_TYPE_DOUBLE) && json_node_get_double (value) >= 0 &&
      json_node_get_double (value) <= MAXIMUM_HALALAS)
    return g_steal_pointer (&value);
  g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_UNAVAILABLE,
                       "a rule gives no amount for these answers");
  return NULL;
}

static JsonObject *
work_out_quantity (const CentralFeeLine *line, JsonNode *facts, GError **error)
{
  g_autoptr (JsonObject) holes = json_object_new ();
  g_autoptr (JsonNode) quantity = line->quantity ? work_out (line->quantity, facts, error) : NULL;

  if (line->quantity && quantity == NULL)
    return NULL;
  if (quantity)
    json_object_set_double_member (holes, "quantity",
                                   round (json_node_get_double (quantity) * 100) / 100);
  return g_steal_pointer (&holes);
}

static gboolean
is_shown (const CentralFeeLine *line, JsonNode *facts, gboolean *ret_shown, GError **error)
{
  g_autoptr (JsonNode) value =
    line->show_if ? civic_logic_apply (line->show_if, facts, error) : NULL;

  if (line->show_if && value == NULL)
    return FALSE;
  *ret_shown = value == NULL || civic_logic_is_true (value);
  return TRUE;
}

/* Decimals are binary here: 0.5 that came out a hair too small still counts as a half. */
static gint64
round_halalas (JsonNode *amount)
{
  return (gint64) floor (json_node_get_double (amount) + 0.5 + 1e-6);
}

static gboolean
price_line (Pricing *pricing, const CentralFeeLine *line, GError **error)
{
  g_autoptr (JsonNode) amount = NULL;
  g_autoptr (JsonObject) holes = NULL;
  gboolean shown = FALSE;

  if (!is_shown (line, pricing->facts, &shown, error))
    return FALSE;
  if (!shown)
    return TRUE;
  amount = work_out (line->halalas, pricing->facts, error);
  holes = amount ? work_out_quantity (line, pricing->facts, error) : NULL;
  if (holes == NULL)
    return FALSE;
  if (round_halalas (amount) > 0)
    add_line (pricing, line->label, holes, round_halalas (amount));
  return TRUE;
}

static gboolean
price_lines (Pricing *pricing, GPtrArray *lines, GError **error)
{
  for (guint index = 0; index < lines->len; index++)
    if (!price_line (pricing, lines->pdata[index], error))
      return FALSE;
  return TRUE;
}

static gboolean
price_centre (Pricing *pricing, GPtrArray *lines, GError **error)
{
  gint64 municipal_halalas = pricing->total_halalas;
  gint64 charged_halalas = 0;
  g_autoptr (JsonObject) holes = json_object_new ();

  pricing->part = "centre";
  if (!price_lines (pricing, lines, error))
    return FALSE;
  pricing->part = "vat";
  charged_halalas = pricing->total_halalas - municipal_halalas;
  json_object_set_int_member (holes, "quantity", pricing->fees->vat_percent);
  if (charged_halalas > 0)
    add_line (pricing, pricing->fees->vat_label, holes,
              (charged_halalas * pricing->fees->vat_percent + 50) / 100);
  return TRUE;
}

static gboolean
read_path (const CentralServiceFees *fees, JsonNode *facts, const char **ret_path, GError **error)
{
  g_autoptr (JsonNode) value = NULL;

  *ret_path = "reviewed";
  if (fees == NULL || fees->instant == NULL)
    return TRUE;
  value = civic_logic_apply (fees->instant, facts, error);
  if (value && civic_logic_is_true (value))
    *ret_path = "instant";
  return value != NULL;
}

static gboolean
price_all (Pricing *pricing, const CentralServiceFees *fees, GError **error)
{
  return fees == NULL || (price_lines (pricing, fees->lines, error) &&
                          price_centre (pricing, fees->centre_lines, error));
}

JsonNode *
central_fees_price (CentralFees *self, CivicAnswers *answers, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) facts = civic_answers_to_data (answers);
  const char *service = civic_service_get_id (civic_answers_get_service (answers));
  CentralServiceFees *fees = g_hash_table_lookup (self->services, service);
  Pricing pricing = { .fees = self, .facts = facts, .builder = builder, .part = "municipality" };
  const char *path = NULL;

  if (!read_path (fees, facts, &path, error)) {
    g_prefix_error (error, "fees of %s: ", service);
    return NULL;
  }
  json_builder_begin_object (builder);
  central_json_add_string (builder, "path", path);
  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  if (!price_all (&pricing, fees, error)) {
    g_prefix_error (error, "fees of %s: ", service);
    return NULL;
  }
  json_builder_end_array (builder);
  central_json_add_integer (builder, "total_halalas", pricing.total_halalas);
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
