/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-handover.h"

#include "kiosk-reply.h"
#include "kiosk-visit-private.h"

#define CHECK_EVERY_MS 1500
/* So long nobody looks for her at the glass after something came from her phone. */
#define PRESENCE_S 180
#define BYTES_PER_MEGABYTE 1000000

struct _KioskHandover {
  GObject parent_instance;

  GWeakRef visit; /* which owns us */
  KioskHandoverPurpose purpose;
  GListModel *fields;  /* (nullable) of documents */
  GHashTable *carried; /* field id → "id,id" that came by an earlier code */
  char *bill;          /* (nullable) */

  GCancellable *cancellable;
  KioskHandoverState state;
  char *id;
  char *url;
  gint64 ends_us; /* monotonic */
  gint64 told_us; /* monotonic, when her phone last told something new */
  guint check_id;
  GPtrArray *items; /* (element-type JsonObject) */
  GError *error;
};

G_DEFINE_FINAL_TYPE (KioskHandover, kiosk_handover, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_STATE,
  PROP_ITEMS,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void check_later (KioskHandover *self);

/* She is there as long as her phone says so, though she touches nothing. */
static void
tell_present (KioskHandover *self)
{
  g_autoptr (KioskVisit) visit = g_weak_ref_get (&self->visit);

  if (visit != NULL && g_get_monotonic_time () - self->told_us < PRESENCE_S * G_TIME_SPAN_SECOND)
    _kiosk_visit_tell_present (visit);
}

static void
set_state (KioskHandover *self, KioskHandoverState state)
{
  if (self->state == state)
    return;
  self->state = state;
  if (state == KIOSK_HANDOVER_OPENED || state == KIOSK_HANDOVER_DONE)
    self->told_us = g_get_monotonic_time ();
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
}

static gboolean
is_told (KioskHandover *self, GPtrArray *items)
{
  if (items->len != self->items->len)
    return TRUE;
  for (guint i = 0; i < items->len; i++) {
    const char *id = kiosk_reply_get_string (g_ptr_array_index (items, i), "id");
    const char *former = kiosk_reply_get_string (g_ptr_array_index (self->items, i), "id");

    if (g_strcmp0 (id, former) != 0)
      return TRUE;
  }
  return FALSE;
}

static void
take_items (KioskHandover *self, JsonObject *handover)
{
  g_autoptr (GPtrArray) items = kiosk_reply_get_objects (handover, "items");
  /* A place and a payment have no id: they come once, or again from another spot. */
  const gboolean is_other = self->purpose != KIOSK_HANDOVER_DOCUMENTS || is_told (self, items);

  if (!is_other || (items->len == 0 && self->items->len == 0))
    return;
  g_ptr_array_unref (self->items);
  self->items = g_steal_pointer (&items);
  self->told_us = g_get_monotonic_time ();
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ITEMS]);
}

static void
take_state (KioskHandover *self, const char *word)
{
  if (g_strcmp0 (word, "opened") == 0)
    set_state (self, KIOSK_HANDOVER_OPENED);
  else if (g_strcmp0 (word, "done") == 0)
    set_state (self, KIOSK_HANDOVER_DONE);
  else if (g_strcmp0 (word, "expired") == 0 || kiosk_handover_get_remaining_s (self) == 0)
    set_state (self, KIOSK_HANDOVER_EXPIRED);
}

static void
on_checked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskHandover) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node =
    kiosk_visit_ask_finish (KIOSK_VISIT (source), result, "handover", &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node)) {
    take_items (self, json_node_get_object (node));
    take_state (self, kiosk_reply_get_string (json_node_get_object (node), "state"));
    if (self->told_us > 0)
      tell_present (self);
  } else if (g_error_matches (error, KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_REFUSED) ||
             kiosk_handover_get_remaining_s (self) == 0) {
    set_state (self, KIOSK_HANDOVER_EXPIRED);
  }
  if (self->state == KIOSK_HANDOVER_WAITING || self->state == KIOSK_HANDOVER_OPENED)
    check_later (self);
}

static gboolean
check (gpointer user_data)
{
  KioskHandover *self = user_data;
  g_autoptr (KioskVisit) visit = g_weak_ref_get (&self->visit);
  g_autoptr (JsonBuilder) question = json_builder_new ();

  self->check_id = 0;
  if (visit == NULL)
    return G_SOURCE_REMOVE;
  json_builder_begin_object (question);
  json_builder_set_member_name (question, "handover");
  json_builder_begin_object (question);
  json_builder_set_member_name (question, "id");
  json_builder_add_string_value (question, self->id);
  json_builder_end_object (question);
  json_builder_end_object (question);
  kiosk_visit_ask_async (visit, "handover-check", question, self->cancellable, on_checked,
                         g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
check_later (KioskHandover *self)
{
  g_clear_handle_id (&self->check_id, g_source_remove);
  self->check_id = g_timeout_add (CHECK_EVERY_MS, check, self);
}

static gboolean
take_page (KioskHandover *self, JsonNode *node)
{
  JsonObject *handover = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) end = NULL;

  if (handover == NULL || kiosk_reply_get_string (handover, "id") == NULL ||
      kiosk_reply_get_string (handover, "url") == NULL)
    return FALSE;
  end = kiosk_reply_get_time (handover, "expires_at");
  if (end == NULL)
    return FALSE;
  self->id = g_strdup (kiosk_reply_get_string (handover, "id"));
  self->url = g_strdup (kiosk_reply_get_string (handover, "url"));
  self->ends_us = g_get_monotonic_time () + MAX (g_date_time_difference (end, now), 0);
  return TRUE;
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskHandover) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node =
    kiosk_visit_ask_finish (KIOSK_VISIT (source), result, "handover", &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (node != NULL && take_page (self, node)) {
    set_state (self, KIOSK_HANDOVER_WAITING);
    check_later (self);
    return;
  }
  if (error == NULL)
    g_set_error_literal (&error, KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_BROKEN,
                         "The central's handover is malformed");
  g_clear_error (&self->error);
  self->error = g_steal_pointer (&error);
  set_state (self, KIOSK_HANDOVER_FAILED);
}

/* A code that expired brought what it brought. */
static void
carry_documents (KioskHandover *self, CivicAnswers *answers)
{
  g_hash_table_remove_all (self->carried);
  for (guint i = 0; self->fields != NULL && i < g_list_model_get_n_items (self->fields); i++) {
    g_autoptr (CivicField) field = g_list_model_get_item (self->fields, i);
    const char *id = civic_field_get_id (field);
    const char *documents = civic_answers_get (answers, id);

    if (documents != NULL)
      g_hash_table_insert (self->carried, g_strdup (id), g_strdup (documents));
  }
}

static void
add_document (JsonBuilder *question, CivicField *field)
{
  const char *const *accept = civic_field_get_accept (field);

  json_builder_begin_object (question);
  json_builder_set_member_name (question, "field");
  json_builder_add_string_value (question, civic_field_get_id (field));
  json_builder_set_member_name (question, "label");
  json_builder_add_value (question, civic_text_to_json (civic_field_get_label (field)));
  json_builder_set_member_name (question, "accept");
  json_builder_begin_array (question);
  for (guint i = 0; accept != NULL && accept[i] != NULL; i++)
    json_builder_add_string_value (question, accept[i]);
  json_builder_end_array (question);
  json_builder_set_member_name (question, "minimum_count");
  json_builder_add_int_value (question, civic_field_get_minimum_count (field));
  json_builder_set_member_name (question, "maximum_count");
  json_builder_add_int_value (question, civic_field_get_maximum_count (field));
  json_builder_set_member_name (question, "maximum_bytes");
  json_builder_add_int_value (question, (gint64) civic_field_get_maximum_megabytes (field) *
                                          BYTES_PER_MEGABYTE);
  json_builder_end_object (question);
}

static void
add_documents (JsonBuilder *question, GListModel *fields)
{
  json_builder_set_member_name (question, "documents");
  json_builder_begin_array (question);
  for (guint i = 0; i < g_list_model_get_n_items (fields); i++) {
    g_autoptr (CivicField) field = g_list_model_get_item (fields, i);

    add_document (question, field);
  }
  json_builder_end_array (question);
}

static JsonBuilder *
write_question (KioskHandover *self, KioskVisit *visit)
{
  static const char *const purposes[] = { "documents", "pin", "payment" };
  JsonBuilder *question = json_builder_new ();

  json_builder_begin_object (question);
  json_builder_set_member_name (question, "handover");
  json_builder_begin_object (question);
  json_builder_set_member_name (question, "purpose");
  json_builder_add_string_value (question, purposes[self->purpose]);
  if (self->purpose != KIOSK_HANDOVER_PAYMENT) {
    json_builder_set_member_name (question, "service");
    json_builder_add_string_value (question,
                                   civic_service_get_id (kiosk_visit_get_service (visit)));
  } else {
    json_builder_set_member_name (question, "bill");
    json_builder_add_string_value (question, self->bill);
  }
  json_builder_set_member_name (question, "language");
  json_builder_add_string_value (question, kiosk_visit_get_language (visit));
  if (self->fields != NULL)
    add_documents (question, self->fields);
  json_builder_end_object (question);
  json_builder_end_object (question);
  return question;
}

static void
kiosk_handover_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  KioskHandover *self = KIOSK_HANDOVER (object);

  switch (id) {
  case PROP_STATE:
    g_value_set_uint (value, self->state);
    break;
  case PROP_ITEMS:
    g_value_set_boxed (value, self->items);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  }
}

static void
kiosk_handover_dispose (GObject *object)
{
  kiosk_handover_stop (KIOSK_HANDOVER (object));

  G_OBJECT_CLASS (kiosk_handover_parent_class)->dispose (object);
}

static void
kiosk_handover_finalize (GObject *object)
{
  KioskHandover *self = KIOSK_HANDOVER (object);

  g_weak_ref_clear (&self->visit);
  g_clear_object (&self->fields);
  g_clear_pointer (&self->carried, g_hash_table_unref);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_free (self->bill);
  g_free (self->id);
  g_free (self->url);

  G_OBJECT_CLASS (kiosk_handover_parent_class)->finalize (object);
}

static void
kiosk_handover_class_init (KioskHandoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = kiosk_handover_get_property;
  object_class->dispose = kiosk_handover_dispose;
  object_class->finalize = kiosk_handover_finalize;

  props[PROP_STATE] = g_param_spec_uint ("state", NULL, NULL, 0, KIOSK_HANDOVER_FAILED, 0, flags);
  props[PROP_ITEMS] = g_param_spec_boxed ("items", NULL, NULL, G_TYPE_PTR_ARRAY, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
kiosk_handover_init (KioskHandover *self)
{
  g_weak_ref_init (&self->visit, NULL);
  self->carried = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
}

static KioskHandover *
new_for (KioskVisit *visit, KioskHandoverPurpose purpose)
{
  KioskHandover *self = g_object_new (KIOSK_TYPE_HANDOVER, NULL);

  g_weak_ref_set (&self->visit, visit);
  self->purpose = purpose;
  return self;
}

KioskHandover *
kiosk_handover_new_documents (KioskVisit *visit, GListModel *fields)
{
  KioskHandover *self = NULL;

  g_return_val_if_fail (KIOSK_IS_VISIT (visit), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (fields), NULL);

  self = new_for (visit, KIOSK_HANDOVER_DOCUMENTS);
  self->fields = g_object_ref (fields);
  return self;
}

KioskHandover *
kiosk_handover_new_pin (KioskVisit *visit)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (visit), NULL);

  return new_for (visit, KIOSK_HANDOVER_PIN);
}

KioskHandover *
kiosk_handover_new_payment (KioskVisit *visit, const char *bill)
{
  KioskHandover *self = NULL;

  g_return_val_if_fail (KIOSK_IS_VISIT (visit), NULL);
  g_return_val_if_fail (bill != NULL, NULL);

  self = new_for (visit, KIOSK_HANDOVER_PAYMENT);
  self->bill = g_strdup (bill);
  return self;
}

KioskHandoverPurpose
kiosk_handover_get_purpose (KioskHandover *self)
{
  g_return_val_if_fail (KIOSK_IS_HANDOVER (self), KIOSK_HANDOVER_DOCUMENTS);

  return self->purpose;
}

KioskHandoverState
kiosk_handover_get_state (KioskHandover *self)
{
  g_return_val_if_fail (KIOSK_IS_HANDOVER (self), KIOSK_HANDOVER_NEW);

  return self->state;
}

const char *
kiosk_handover_get_url (KioskHandover *self)
{
  g_return_val_if_fail (KIOSK_IS_HANDOVER (self), NULL);

  return self->url;
}

guint
kiosk_handover_get_remaining_s (KioskHandover *self)
{
  g_return_val_if_fail (KIOSK_IS_HANDOVER (self), 0);

  return (guint) (MAX (self->ends_us - g_get_monotonic_time (), 0) / G_USEC_PER_SEC);
}

const GError *
kiosk_handover_get_error (KioskHandover *self)
{
  g_return_val_if_fail (KIOSK_IS_HANDOVER (self), NULL);

  return self->error;
}

GPtrArray *
kiosk_handover_get_items (KioskHandover *self)
{
  g_return_val_if_fail (KIOSK_IS_HANDOVER (self), NULL);

  return self->items;
}

void
kiosk_handover_open (KioskHandover *self)
{
  g_autoptr (KioskVisit) visit = NULL;
  g_autoptr (JsonBuilder) question = NULL;

  g_return_if_fail (KIOSK_IS_HANDOVER (self));

  visit = g_weak_ref_get (&self->visit);
  if (visit == NULL)
    return;
  kiosk_handover_stop (self);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->url, g_free);
  self->told_us = 0;
  carry_documents (self, kiosk_visit_get_answers (visit));
  g_ptr_array_set_size (self->items, 0);
  question = write_question (self, visit);
  set_state (self, KIOSK_HANDOVER_OPENING);
  kiosk_visit_ask_async (visit, "handover", question, self->cancellable, on_opened,
                         g_object_ref (self));
}

void
kiosk_handover_stop (KioskHandover *self)
{
  g_return_if_fail (KIOSK_IS_HANDOVER (self));

  g_clear_handle_id (&self->check_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
}

char *
kiosk_handover_get_documents (KioskHandover *self, const char *field_id)
{
  GString *documents = NULL;

  g_return_val_if_fail (KIOSK_IS_HANDOVER (self), NULL);
  g_return_val_if_fail (field_id != NULL, NULL);

  documents = g_string_new (g_hash_table_lookup (self->carried, field_id));
  for (guint i = 0; i < self->items->len; i++) {
    JsonObject *item = g_ptr_array_index (self->items, i);
    const char *id = kiosk_reply_get_string (item, "id");

    if (id == NULL || g_strcmp0 (kiosk_reply_get_string (item, "field"), field_id) != 0)
      continue;
    if (documents->len > 0)
      g_string_append_c (documents, ',');
    g_string_append (documents, id);
  }
  return g_string_free (documents, FALSE);
}

static GListModel *
list_documents (GListModel *fields)
{
  GListStore *documents = g_list_store_new (CIVIC_TYPE_FIELD);

  for (guint i = 0; i < g_list_model_get_n_items (fields); i++) {
    g_autoptr (CivicField) field = g_list_model_get_item (fields, i);

    if (civic_field_get_field_type (field) == CIVIC_FIELD_DOCUMENTS)
      g_list_store_append (documents, field);
  }
  return G_LIST_MODEL (documents);
}

static gboolean
is_for (KioskHandover *self, GListModel *documents)
{
  g_autoptr (CivicField) first = g_list_model_get_item (documents, 0);
  g_autoptr (CivicField) own =
    self->fields != NULL ? g_list_model_get_item (self->fields, 0) : NULL;

  return own == first;
}

KioskHandover *
kiosk_handover_begin_documents (KioskVisit *visit, GListModel *fields)
{
  g_autoptr (GListModel) documents = NULL;
  KioskHandover *handover = NULL;

  g_return_val_if_fail (KIOSK_IS_VISIT (visit), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (fields), NULL);

  documents = list_documents (fields);
  if (g_list_model_get_n_items (documents) == 0)
    return NULL;
  if (visit->handover != NULL && is_for (visit->handover, documents))
    return g_object_ref (visit->handover);
  handover = kiosk_handover_new_documents (visit, documents);
  kiosk_visit_set_handover (visit, handover);
  return handover;
}

KioskHandover *
kiosk_visit_get_handover (KioskVisit *self)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), NULL);

  return self->handover;
}

static void
on_items_changed (KioskVisit *self)
{
  GListModel *fields = self->handover->fields;

  for (guint i = 0; fields != NULL && i < g_list_model_get_n_items (fields); i++) {
    g_autoptr (CivicField) field = g_list_model_get_item (fields, i);
    g_autofree char *documents =
      kiosk_handover_get_documents (self->handover, civic_field_get_id (field));

    civic_answers_set (self->answers, civic_field_get_id (field), documents);
  }
}

void
kiosk_visit_set_handover (KioskVisit *self, KioskHandover *handover)
{
  g_return_if_fail (KIOSK_IS_VISIT (self));

  if (self->handover == handover)
    return;
  if (self->handover != NULL) {
    g_signal_handlers_disconnect_by_data (self->handover, self);
    kiosk_handover_stop (self->handover);
  }
  g_set_object (&self->handover, handover);
  if (handover != NULL)
    g_signal_connect_object (handover, "notify::items", G_CALLBACK (on_items_changed), self,
                             G_CONNECT_SWAPPED);
}
