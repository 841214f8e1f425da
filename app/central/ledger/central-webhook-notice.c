/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-webhook-notice.h"

#include <string.h>

#include "civic-json.h"

#include "central-clock.h"
#include "central-error.h"
#include "central-json.h"
#include "central-payments.h"

#define BILL_LENGTH 20
#define REFERENCE_LENGTH 40
#define MEMBER_COUNT 5
#define CLOCKS_DIFFER_S 300
#define OLDEST_DAYS 366

static gboolean
is_word (const char *text, gsize maximum, const char *letters)
{
  gsize length = text ? strspn (text, letters) : 0;

  return length > 0 && length <= maximum && text[length] == '\0';
}

/* As all moments are written here; NULL for one in the future, or too long ago to be news. */
static char *
read_moment (const char *text)
{
  g_autoptr (GDateTime) moment = central_clock_parse (text);
  gint64 age_s = moment ? central_clock_now_ms () / 1000 - g_date_time_to_unix (moment) : 0;

  if (moment == NULL || age_s < -CLOCKS_DIFFER_S || age_s > OLDEST_DAYS * 24 * 60 * 60)
    return NULL;
  return g_date_time_format (moment, "%Y-%m-%dT%H:%M:%S%:z");
}

static void
read_members (CentralPayment *payment, JsonObject *notice)
{
  payment->bill = g_strdup (central_json_get_string (notice, "bill"));
  payment->halalas = central_json_get_integer (notice, "halalas");
  payment->method = g_strdup (central_json_get_string (notice, "method"));
  payment->reference = g_strdup (central_json_get_string (notice, "reference"));
  payment->paid_at = read_moment (central_json_get_string (notice, "paid_at"));
}

static gboolean
is_complete (const CentralPayment *payment)
{
  static const char digits[] = "0123456789";
  static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-";

  return is_word (payment->bill, BILL_LENGTH, digits) && payment->halalas > 0 && payment->method &&
         central_payments_is_method (payment->method) &&
         is_word (payment->reference, REFERENCE_LENGTH, letters) && payment->paid_at;
}

CentralPayment *
central_webhook_notice_read (GBytes *body, GError **error)
{
  gsize size = 0;
  const char *text = g_bytes_get_data (body, &size);
  g_autoptr (JsonNode) node = civic_json_parse (text ? text : "", size, error);
  g_autoptr (CentralPayment) payment = g_new0 (CentralPayment, 1);

  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (node) &&
      json_object_get_size (json_node_get_object (node)) == MEMBER_COUNT)
    read_members (payment, json_node_get_object (node));
  if (is_complete (payment))
    return g_steal_pointer (&payment);
  g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_MALFORMED,
                       "bill, halalas, method, reference and paid_at are wanted, and nothing else");
  return NULL;
}
