/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-issued-private.h"

#include "central-json.h"
#include "central-payments.h"

static const char *const title[] = { "إيصال سداد", "Payment receipt", "ادائیگی کی رسید" };
static const char *const amount[] = { "المبلغ المسدد", "Amount paid", "ادا شدہ رقم" };
static const char *const reference[] = { "الرقم المرجعي", "Reference", "حوالہ نمبر" };

static void
add_line (JsonArray *lines, const char *const *label, const char *kind, const char *value)
{
  JsonObject *line = json_object_new ();

  json_object_set_member (line, "label", central_issued_write_text (label));
  json_object_set_string_member (line, "kind", kind);
  json_object_set_string_member (line, "value", value);
  json_array_add_object_element (lines, line);
}

static JsonNode *
write_lines (const CentralPayment *payment)
{
  g_autofree char *halalas = g_strdup_printf ("%" G_GINT64_FORMAT, payment->halalas);
  JsonArray *lines = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  add_line (lines, amount, "money", halalas);
  add_line (lines, reference, "code", payment->reference);
  json_node_take_array (node, lines);
  return node;
}

gboolean
central_issued_find_receipt (CentralOffice *office,
                             const char *id,
                             CentralIssued **ret_issued,
                             GError **error)
{
  g_autoptr (CentralPayable) payable = NULL;
  CentralIssued *self = NULL;

  if (!central_payments_find (office, id + strlen (CENTRAL_ISSUED_RECEIPT_PREFIX), &payable, error))
    return FALSE;
  if (payable == NULL || payable->payment == NULL)
    return TRUE;
  self = g_new0 (CentralIssued, 1);
  self->id = g_strdup (id);
  self->kind = CENTRAL_ISSUED_RECEIPT;
  self->state = CENTRAL_ISSUED_VALID;
  self->number = g_strdup (payable->number);
  self->title = central_issued_write_text (title);
  self->subtitle = payable->title ? civic_text_to_json (payable->title) : NULL;
  self->issued_at = g_strndup (payable->payment->paid_at, strlen ("2026-11-22"));
  self->lines = write_lines (payable->payment);
  *ret_issued = self;
  return TRUE;
}
