/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include <string.h>

#include "central-json.h"
#include "central-languages.h"
#include "central-settlement.h"
#include "central-store-ledger.h"

/* Comma-separated values as RFC 4180 has them: CRLF, and quotes around what needs them. UTF-8. The
 * columns have the names by which Odoo's journal entries know them (the community's
 * account_move_line_import takes the file as it is); other ERPs map them once. */
#define CURRENCY "SAR"
#define LINE_END "\r\n"
#define NAME_LANGUAGE "ar"

static const char header[] = "journal_id,date,account,account_name,debit,credit,currency,"
                             "analytic_account,partner,ref,name,reverses" LINE_END;

/* A sheet takes what begins with one of these for a formula, whoever wrote it. */
static gboolean
is_formula (const char *text)
{
  return *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
}

static void
append_cell (GString *csv, const char *text, const char *end)
{
  const char *cell = text ? text : "";

  if (!is_formula (cell) && strpbrk (cell, ",\"\r\n") == NULL) {
    g_string_append_printf (csv, "%s%s", cell, end);
    return;
  }
  g_string_append (csv, is_formula (cell) ? "\"'" : "\"");
  for (const char *letter = cell; *letter; letter++) {
    if (*letter == '"')
      g_string_append_c (csv, '"');
    g_string_append_c (csv, *letter);
  }
  g_string_append_printf (csv, "\"%s", end);
}

/* Amounts on either side of the books are never below 0. */
static void
append_riyals (GString *csv, gint64 halalas)
{
  g_string_append_printf (csv, "%" G_GINT64_FORMAT ".%02d,", halalas / 100, (int) (halalas % 100));
}

static void
append_line (GString *csv,
             CentralChart *chart,
             const CentralEntry *entry,
             const CentralPosting *posting)
{
  CivicText *name = central_chart_get_name (chart, posting->account);

  append_cell (csv, entry->id, ",");
  append_cell (csv, entry->day, ",");
  append_cell (csv, posting->account, ",");
  append_cell (csv, name ? civic_text_get (name, NAME_LANGUAGE) : NULL, ",");
  append_riyals (csv, posting->debit_halalas);
  append_riyals (csv, posting->credit_halalas);
  append_cell (csv, CURRENCY, ",");
  append_cell (csv, entry->centre, ",");
  append_cell (csv, entry->operator_id, ",");
  append_cell (csv, entry->bill, ",");
  append_cell (csv, posting->narration, ",");
  append_cell (csv, entry->reverses, LINE_END);
}

char *
central_settlement_export_csv (CentralOffice *office,
                               const CentralSettlement *settlement,
                               GError **error)
{
  g_autoptr (GPtrArray) entries =
    central_store_list_entries (office->store, settlement->operator_id, settlement->day, error);
  GString *csv = NULL;

  if (entries == NULL)
    return NULL;
  csv = g_string_new (header);
  for (guint index = 0; index < entries->len; index++) {
    const CentralEntry *entry = entries->pdata[index];

    for (guint line = 0; line < entry->postings->len; line++)
      append_line (csv, office->chart, entry, entry->postings->pdata[line]);
  }
  return g_string_free (csv, FALSE);
}

static void
add_posting (JsonBuilder *builder, CentralChart *chart, const CentralPosting *posting)
{
  CivicText *name = central_chart_get_name (chart, posting->account);
  g_autoptr (JsonNode) names = name ? civic_text_to_json (name) : NULL;

  json_builder_begin_object (builder);
  central_json_add_string (builder, "account", posting->account);
  central_json_add_node (builder, "name", names);
  central_json_add_string (builder, "part", posting->part);
  central_json_add_integer (builder, "debit_halalas", posting->debit_halalas);
  central_json_add_integer (builder, "credit_halalas", posting->credit_halalas);
  central_json_add_string (builder, "narration", posting->narration);
  json_builder_end_object (builder);
}

static void
add_entry (JsonBuilder *builder, CentralChart *chart, const CentralEntry *entry)
{
  json_builder_begin_object (builder);
  central_json_add_string (builder, "journal_id", entry->id);
  central_json_add_string (builder, "at", entry->at);
  central_json_add_string (builder, "bill", entry->bill);
  central_json_add_string (builder, "reference", entry->reference);
  central_json_add_string (builder, "method", entry->method);
  central_json_add_string (builder, "centre", entry->centre);
  central_json_add_string (builder, "service", entry->service);
  central_json_add_string (builder, "narration", entry->narration);
  central_json_add_string (builder, "reverses", entry->reverses);
  json_builder_set_member_name (builder, "postings");
  json_builder_begin_array (builder);
  for (guint line = 0; line < entry->postings->len; line++)
    add_posting (builder, chart, entry->postings->pdata[line]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_settlement (JsonBuilder *builder, const CentralSettlement *settlement)
{
  central_json_add_integer (builder, "format", 1);
  central_json_add_string (builder, "operator", settlement->operator_id);
  central_json_add_string (builder, "day", settlement->day);
  json_builder_set_member_name (builder, "number");
  if (settlement->number > 0)
    json_builder_add_int_value (builder, settlement->number);
  else
    json_builder_add_null_value (builder);
  central_json_add_string (builder, "closed_at", settlement->closed_at);
  central_json_add_string (builder, "currency", CURRENCY);
  central_json_add_integer (builder, "total_halalas", settlement->total_halalas);
  central_json_add_integer (builder, "municipality_halalas", settlement->municipality_halalas);
  central_json_add_integer (builder, "operator_halalas", settlement->operator_halalas);
  central_json_add_integer (builder, "vat_halalas", settlement->vat_halalas);
  central_json_add_integer (builder, "unallocated_halalas", settlement->unallocated_halalas);
}

char *
central_settlement_export_json (CentralOffice *office,
                                const CentralSettlement *settlement,
                                GError **error)
{
  g_autoptr (GPtrArray) entries =
    central_store_list_entries (office->store, settlement->operator_id, settlement->day, error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (entries == NULL)
    return NULL;
  json_builder_begin_object (builder);
  add_settlement (builder, settlement);
  json_builder_set_member_name (builder, "entries");
  json_builder_begin_array (builder);
  for (guint index = 0; index < entries->len; index++)
    add_entry (builder, office->chart, entries->pdata[index]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return central_json_build_text (builder);
}
