/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-handover.h"

#include <sodium.h>
#include <string.h>

#include "civic-envelope.h"

#include "central-clock.h"
#include "central-json.h"
#include "central-payments.h"

#define TOKEN_BYTES 16
#define BASE64_VARIANT sodium_base64_VARIANT_URLSAFE_NO_PADDING

char *
central_handover_draw_token (void)
{
  guint8 bytes[TOKEN_BYTES];
  char text[sodium_base64_ENCODED_LEN (TOKEN_BYTES, BASE64_VARIANT)];

  randombytes_buf (bytes, sizeof bytes);
  return g_strdup (sodium_bin2base64 (text, sizeof text, bytes, sizeof bytes, BASE64_VARIANT));
}

char *
central_handover_digest_token (const char *token)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (token, strlen (token));

  return civic_envelope_digest (bytes);
}

const char *
central_handover_get_state (const CentralHandover *self)
{
  if (self->done_at_ms > 0)
    return CENTRAL_HANDOVER_DONE;
  if (central_clock_now_ms () >= self->expires_at_ms)
    return CENTRAL_HANDOVER_EXPIRED;
  return self->opened_at_ms > 0 ? CENTRAL_HANDOVER_OPENED : CENTRAL_HANDOVER_WAITING;
}

gboolean
central_handover_finish (CentralOffice *office, const CentralHandover *self, GError **error)
{
  return central_store_set_handover_done (office->store, self->id, central_clock_now_ms (), error);
}

gboolean
central_handover_refresh (CentralOffice *office, CentralHandover *self, GError **error)
{
  g_autoptr (CentralPayment) payment = NULL;

  if (self->bill == NULL || self->done_at_ms > 0)
    return TRUE;
  if (!central_store_find_payment (office->store, self->bill, &payment, error))
    return FALSE;
  if (payment)
    self->done_at_ms = central_clock_now_ms ();
  return payment == NULL || central_handover_finish (office, self, error);
}

static gboolean
add_uploads (JsonBuilder *builder, CentralStore *store, const char *handover, GError **error)
{
  g_autoptr (GPtrArray) uploads = central_store_list_uploads (store, handover, error);

  if (uploads == NULL)
    return FALSE;
  for (guint index = 0; index < uploads->len; index++) {
    const CentralUpload *upload = uploads->pdata[index];

    json_builder_begin_object (builder);
    central_json_add_string (builder, "field", upload->field);
    central_json_add_string (builder, "id", upload->id);
    central_json_add_string (builder, "type", upload->type);
    central_json_add_integer (builder, "bytes", upload->byte_count);
    json_builder_end_object (builder);
  }
  return TRUE;
}

static void
add_pin (JsonBuilder *builder, const CentralHandover *self)
{
  if (self->latitude == NULL)
    return;
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "latitude");
  json_builder_add_double_value (builder, g_ascii_strtod (self->latitude, NULL));
  json_builder_set_member_name (builder, "longitude");
  json_builder_add_double_value (builder, g_ascii_strtod (self->longitude, NULL));
  json_builder_set_member_name (builder, "accuracy_m");
  if (self->accuracy_m >= 0)
    json_builder_add_int_value (builder, self->accuracy_m);
  else
    json_builder_add_null_value (builder);
  json_builder_end_object (builder);
}

static gboolean
add_payment (JsonBuilder *builder, CentralStore *store, const char *bill, GError **error)
{
  g_autoptr (CentralPayment) payment = NULL;

  if (!central_store_find_payment (store, bill, &payment, error))
    return FALSE;
  return payment == NULL || central_payments_add_object (builder, store, payment, error);
}

gboolean
central_handover_add_items (JsonBuilder *builder,
                            CentralOffice *office,
                            const CentralHandover *self,
                            GError **error)
{
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  if (g_str_equal (self->purpose, CENTRAL_HANDOVER_PIN))
    add_pin (builder, self);
  else if (g_str_equal (self->purpose, CENTRAL_HANDOVER_PAYMENT)) {
    if (!add_payment (builder, office->store, self->bill, error))
      return FALSE;
  } else if (!add_uploads (builder, office->store, self->id, error))
    return FALSE;
  json_builder_end_array (builder);
  return TRUE;
}
