/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-slots.h"

#include "kiosk-reply.h"
#include "kiosk-visit-private.h"

struct _KioskSlots {
  GObject parent_instance;

  GWeakRef visit; /* which owns us */
  GCancellable *cancellable;
  KioskSlotsState state;
  char *office;
  GPtrArray *slots; /* (element-type KioskSlot) */
  char *held;
  char *wanted; /* the one that is asked for */
};

G_DEFINE_FINAL_TYPE (KioskSlots, kiosk_slots, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_STATE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
slot_free (gpointer memory)
{
  KioskSlot *slot = memory;

  g_free (slot->id);
  g_free (slot->starts_at);
  g_clear_pointer (&slot->start, g_date_time_unref);
  g_free (slot);
}

static void
set_state (KioskSlots *self, KioskSlotsState state)
{
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
}

static gboolean
add_slot (GPtrArray *slots, JsonObject *object)
{
  g_autoptr (GDateTime) start = kiosk_reply_get_time (object, "starts_at");
  const char *id = kiosk_reply_get_string (object, "id");
  KioskSlot *slot = NULL;

  if (start == NULL || id == NULL)
    return FALSE;
  slot = g_new0 (KioskSlot, 1);
  slot->id = g_strdup (id);
  slot->starts_at = g_strdup (kiosk_reply_get_string (object, "starts_at"));
  slot->start = g_steal_pointer (&start);
  slot->is_free = kiosk_reply_get_boolean (object, "free", FALSE);
  g_ptr_array_add (slots, slot);
  return TRUE;
}

static int
compare_slots (gconstpointer one, gconstpointer other)
{
  const KioskSlot *const *a = one;
  const KioskSlot *const *b = other;

  return g_date_time_compare ((*a)->start, (*b)->start);
}

static void
on_slots_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskSlots) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node =
    kiosk_visit_ask_finish (KIOSK_VISIT (source), result, "slots", &error);
  JsonArray *array =
    node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (array == NULL) {
    set_state (self, KIOSK_SLOTS_FAILED);
    return;
  }
  g_ptr_array_set_size (self->slots, 0);
  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonNode *element = json_array_get_element (array, i);

    if (JSON_NODE_HOLDS_OBJECT (element))
      add_slot (self->slots, json_node_get_object (element));
  }
  g_ptr_array_sort (self->slots, compare_slots);
  set_state (self, KIOSK_SLOTS_THERE);
}

static void
set_free (KioskSlots *self, const char *id, gboolean is_free)
{
  KioskSlot *slot = (KioskSlot *) kiosk_slots_find (self, id);

  if (slot != NULL)
    slot->is_free = is_free;
}

static void
on_held (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskSlots) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = kiosk_visit_ask_finish (KIOSK_VISIT (source), result, "held", &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (node != NULL) {
    if (self->held != NULL)
      set_free (self, self->held, TRUE);
    g_free (self->held);
    self->held = g_steal_pointer (&self->wanted);
    set_state (self, KIOSK_SLOTS_THERE);
  } else if (g_error_matches (error, KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_UNREACHABLE) ||
             g_error_matches (error, KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_GONE)) {
    set_state (self, KIOSK_SLOTS_FAILED);
  } else {
    set_free (self, self->wanted, FALSE);
    set_state (self, KIOSK_SLOTS_TAKEN);
  }
  g_clear_pointer (&self->wanted, g_free);
}

static void
add_string (JsonBuilder *question, const char *member, const char *value)
{
  json_builder_set_member_name (question, member);
  if (value != NULL)
    json_builder_add_string_value (question, value);
  else
    json_builder_add_null_value (question);
}

/* Two members beside the service: which office from which day, or which slot for which. */
static void
ask (KioskSlots *self,
     const char *member,
     const char *value,
     const char *other_member,
     const char *other_value,
     GAsyncReadyCallback callback)
{
  g_autoptr (KioskVisit) visit = g_weak_ref_get (&self->visit);
  g_autoptr (JsonBuilder) question = json_builder_new ();

  if (visit == NULL || visit->service == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  json_builder_begin_object (question);
  json_builder_set_member_name (question, "slots");
  json_builder_begin_object (question);
  add_string (question, "service", civic_service_get_id (visit->service));
  add_string (question, member, value);
  add_string (question, other_member, other_value);
  json_builder_end_object (question);
  json_builder_end_object (question);
  kiosk_visit_ask_async (visit, "slots", question, self->cancellable, callback,
                         g_object_ref (self));
}

static void
kiosk_slots_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  g_value_set_uint (value, KIOSK_SLOTS (object)->state);
}

static void
kiosk_slots_dispose (GObject *object)
{
  g_cancellable_cancel (KIOSK_SLOTS (object)->cancellable);

  G_OBJECT_CLASS (kiosk_slots_parent_class)->dispose (object);
}

static void
kiosk_slots_finalize (GObject *object)
{
  KioskSlots *self = KIOSK_SLOTS (object);

  g_weak_ref_clear (&self->visit);
  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->slots);
  g_free (self->office);
  g_free (self->held);
  g_free (self->wanted);

  G_OBJECT_CLASS (kiosk_slots_parent_class)->finalize (object);
}

static void
kiosk_slots_class_init (KioskSlotsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kiosk_slots_get_property;
  object_class->dispose = kiosk_slots_dispose;
  object_class->finalize = kiosk_slots_finalize;

  props[PROP_STATE] =
    g_param_spec_uint ("state", NULL, NULL, 0, KIOSK_SLOTS_FAILED, 0,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
kiosk_slots_init (KioskSlots *self)
{
  g_weak_ref_init (&self->visit, NULL);
  self->slots = g_ptr_array_new_with_free_func (slot_free);
}

KioskSlotsState
kiosk_slots_get_state (KioskSlots *self)
{
  g_return_val_if_fail (KIOSK_IS_SLOTS (self), KIOSK_SLOTS_NONE);

  return self->state;
}

const char *
kiosk_slots_get_office (KioskSlots *self)
{
  g_return_val_if_fail (KIOSK_IS_SLOTS (self), NULL);

  return self->office;
}

GPtrArray *
kiosk_slots_get_all (KioskSlots *self)
{
  g_return_val_if_fail (KIOSK_IS_SLOTS (self), NULL);

  return self->slots;
}

const KioskSlot *
kiosk_slots_find (KioskSlots *self, const char *id)
{
  g_return_val_if_fail (KIOSK_IS_SLOTS (self), NULL);

  for (guint i = 0; i < self->slots->len; i++) {
    const KioskSlot *slot = g_ptr_array_index (self->slots, i);

    if (g_strcmp0 (slot->id, id) == 0)
      return slot;
  }
  return NULL;
}

const char *
kiosk_slots_get_held (KioskSlots *self)
{
  g_return_val_if_fail (KIOSK_IS_SLOTS (self), NULL);

  return self->held;
}

void
kiosk_slots_ask (KioskSlots *self, const char *office)
{
  g_autofree char *kept = NULL;

  g_return_if_fail (KIOSK_IS_SLOTS (self));

  kept = g_strdup (office);
  if (g_strcmp0 (self->office, office) != 0)
    g_ptr_array_set_size (self->slots, 0);
  g_free (self->office);
  self->office = g_steal_pointer (&kept);
  set_state (self, KIOSK_SLOTS_ASKING);
  ask (self, "office", self->office, "from", NULL, on_slots_ready);
}

void
kiosk_slots_hold (KioskSlots *self, const char *id)
{
  g_return_if_fail (KIOSK_IS_SLOTS (self));
  g_return_if_fail (id != NULL);

  if (g_strcmp0 (self->held, id) == 0)
    return;
  g_free (self->wanted);
  self->wanted = g_strdup (id);
  set_state (self, KIOSK_SLOTS_HOLDING);
  ask (self, "hold", id, "release", self->held, on_held);
}

KioskSlots *
kiosk_visit_get_slots (KioskVisit *self)
{
  g_return_val_if_fail (KIOSK_IS_VISIT (self), NULL);

  if (self->slots == NULL) {
    self->slots = g_object_new (KIOSK_TYPE_SLOTS, NULL);
    g_weak_ref_set (&self->slots->visit, self);
  }
  return self->slots;
}
