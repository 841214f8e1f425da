/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-sender.h"

#define IN_FLIGHT_MAXIMUM 4

/* 10,000 filings after a month without a line are gone in less than an hour. */
const AgentPacePolicy agent_sender_policy = {
  .first_delay_ms = 1000,
  .longest_delay_ms = 5 * 60 * 1000,
  .per_minute = 240,
};

struct _AgentSender {
  GObject parent_instance;

  AgentOutbox *outbox;
  AgentLine *line;
  AgentPace pace;
  GQueue waiting;        /* (element-type utf8) codes, next first */
  GHashTable *in_flight; /* (element-type utf8) codes */
  GHashTable *tries;     /* code to Tries, until it is settled */
  GCancellable *stopping;
  guint wake_id;
};

typedef struct {
  guint count;
  char *reason; /* why the last one failed; "" while none has */
} Tries;

/* One filing on its way. */
typedef struct {
  AgentSender *sender; /* owned */
  char *code;
} Flight;

G_DEFINE_FINAL_TYPE (AgentSender, agent_sender, G_TYPE_OBJECT)

enum {
  SIGNAL_SETTLED,
  SIGNAL_COUNT
};
static guint signals[SIGNAL_COUNT];

static void dispatch (AgentSender *self);

static void
flight_free (Flight *self)
{
  g_object_unref (self->sender);
  g_free (self->code);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Flight, flight_free)

static void
tries_free (gpointer memory)
{
  Tries *tries = memory;

  g_free (tries->reason);
  g_free (tries);
}

static Tries *
get_tries (AgentSender *self, const char *code)
{
  Tries *tries = g_hash_table_lookup (self->tries, code);

  if (tries == NULL) {
    tries = g_new0 (Tries, 1);
    tries->reason = g_strdup ("");
    g_hash_table_insert (self->tries, g_strdup (code), tries);
  }

  return tries;
}

static gint64
now_ms (void)
{
  return g_get_monotonic_time () / 1000;
}

static void
emit_settled (AgentSender *self, const char *code, const char *state, GBytes *answer)
{
  g_signal_emit (self, signals[SIGNAL_SETTLED], 0, code, state, answer);
}

static void
emit_quarantined (AgentSender *self, const char *code)
{
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);

  emit_settled (self, code, "quarantined", nothing);
}

static gboolean
settle (AgentSender *self,
        const char *code,
        const CivicAcknowledgement *acknowledgement,
        const GError *refusal,
        GError **error)
{
  if (acknowledgement != NULL)
    return agent_outbox_acknowledge (self->outbox, acknowledgement, error);

  return agent_outbox_quarantine (self->outbox, code, refusal->message, error);
}

static void
put_back (AgentSender *self, const char *code, const GError *reason)
{
  Tries *tries = get_tries (self, code);

  g_free (tries->reason);
  tries->reason = g_strdup (reason->message);
  g_debug ("A filing stays in the outbox: %s", reason->message);
  agent_pace_failed (&self->pace, now_ms (), g_random_double ());
  g_queue_push_tail (&self->waiting, g_strdup (code));
}

static void
on_send_filing_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Flight) flight = user_data;
  g_autoptr (GError) refusal = NULL;
  g_autoptr (GError) disk_error = NULL;
  g_autoptr (CivicAcknowledgement) acknowledgement = NULL;
  AgentSender *self = flight->sender;

  acknowledgement = agent_line_send_filing_finish (AGENT_LINE (source), result, &refusal);
  if (g_error_matches (refusal, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_hash_table_remove (self->in_flight, flight->code);
  if (refusal != NULL && !g_error_matches (refusal, AGENT_ERROR, AGENT_ERROR_REFUSED)) {
    put_back (self, flight->code, refusal);
  } else if (!settle (self, flight->code, acknowledgement, refusal, &disk_error)) {
    g_message ("The central's word could not be kept, asking it again later: %s",
               disk_error->message);
    put_back (self, flight->code, disk_error);
  } else {
    g_hash_table_remove (self->tries, flight->code);
    agent_pace_succeeded (&self->pace);
    if (acknowledgement != NULL)
      emit_settled (self, flight->code, acknowledgement->state, acknowledgement->answer);
    else
      emit_quarantined (self, flight->code);
  }

  dispatch (self);
}

static void
send (AgentSender *self, char *owned_code)
{
  g_autofree char *code = owned_code;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) envelope = agent_outbox_load (self->outbox, code, &error);
  Flight *flight;

  if (envelope == NULL) {
    g_message ("A filing cannot be read back: %s", error->message);
    put_back (self, code, error);
    return;
  }

  agent_pace_spend (&self->pace, now_ms ());
  get_tries (self, code)->count++;
  flight = g_new0 (Flight, 1);
  flight->sender = g_object_ref (self);
  flight->code = g_steal_pointer (&code);
  g_hash_table_add (self->in_flight, g_strdup (flight->code));
  agent_line_send_filing_async (self->line, flight->code, envelope, self->stopping,
                                on_send_filing_ready, flight);
}

static void
on_wake (gpointer user_data)
{
  AgentSender *self = AGENT_SENDER (user_data);

  self->wake_id = 0;
  dispatch (self);
}

static guint
count_free_places (AgentSender *self)
{
  /* One at a time is enough to find out whether a failing line is back. */
  guint places = agent_pace_is_failing (&self->pace) ? 1 : IN_FLIGHT_MAXIMUM;
  guint taken = g_hash_table_size (self->in_flight);

  return places > taken ? places - taken : 0;
}

static void
dispatch (AgentSender *self)
{
  guint wait_ms = 0;

  if (g_cancellable_is_cancelled (self->stopping))
    return;

  while (!g_queue_is_empty (&self->waiting) && count_free_places (self) > 0) {
    wait_ms = agent_pace_get_wait_ms (&self->pace, now_ms ());
    if (wait_ms > 0)
      break;
    send (self, g_queue_pop_head (&self->waiting));
  }

  g_clear_handle_id (&self->wake_id, g_source_remove);
  if (wait_ms > 0)
    self->wake_id = g_timeout_add_once (wait_ms, on_wake, self);
}

/* Somebody else's question has found the line well: no reason to sit the back-off out. */
static void
on_up_changed (AgentSender *self)
{
  if (agent_line_is_up (self->line))
    agent_sender_send_now (self);
}

static void
agent_sender_dispose (GObject *object)
{
  AgentSender *self = AGENT_SENDER (object);

  agent_sender_stop (self);

  G_OBJECT_CLASS (agent_sender_parent_class)->dispose (object);
}

static void
agent_sender_finalize (GObject *object)
{
  AgentSender *self = AGENT_SENDER (object);

  g_queue_clear_full (&self->waiting, g_free);
  g_hash_table_unref (self->in_flight);
  g_hash_table_unref (self->tries);
  g_object_unref (self->stopping);
  g_object_unref (self->outbox);
  g_object_unref (self->line);

  G_OBJECT_CLASS (agent_sender_parent_class)->finalize (object);
}

static void
agent_sender_class_init (AgentSenderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = agent_sender_dispose;
  object_class->finalize = agent_sender_finalize;

  signals[SIGNAL_SETTLED] =
    g_signal_new ("settled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_BYTES);
}

static void
agent_sender_init (AgentSender *self)
{
  g_queue_init (&self->waiting);
  self->in_flight = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->tries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, tries_free);
  self->stopping = g_cancellable_new ();
}

AgentSender *
agent_sender_new (AgentOutbox *outbox, AgentLine *line, const AgentPacePolicy *policy)
{
  AgentSender *self = g_object_new (AGENT_TYPE_SENDER, NULL);

  self->outbox = g_object_ref (outbox);
  self->line = g_object_ref (line);
  agent_pace_init (&self->pace, policy, now_ms ());
  g_signal_connect_object (line, "notify::up", G_CALLBACK (on_up_changed), self, G_CONNECT_SWAPPED);

  return self;
}

gboolean
agent_sender_start (AgentSender *self, GError **error)
{
  g_auto (GStrv) codes = NULL;

  g_return_val_if_fail (AGENT_IS_SENDER (self), FALSE);

  codes = agent_outbox_list_pending (self->outbox, error);
  if (codes == NULL)
    return FALSE;

  for (char **code = codes; *code != NULL; code++)
    g_queue_push_tail (&self->waiting, g_strdup (*code));
  dispatch (self);

  return TRUE;
}

static void
stop_waiting (AgentSender *self, const char *code)
{
  GList *link = g_queue_find_custom (&self->waiting, code, (GCompareFunc) g_strcmp0);

  if (link == NULL)
    return;

  g_free (link->data);
  g_queue_delete_link (&self->waiting, link);
}

void
agent_sender_take (AgentSender *self, const char *code)
{
  g_return_if_fail (AGENT_IS_SENDER (self));

  if (g_hash_table_contains (self->in_flight, code))
    return;

  if (agent_outbox_get_state (self->outbox, code) == AGENT_FILING_QUARANTINED) {
    emit_quarantined (self, code);
    return;
  }

  stop_waiting (self, code);
  if (g_hash_table_size (self->in_flight) < IN_FLIGHT_MAXIMUM) {
    send (self, g_strdup (code));
  } else {
    g_queue_push_head (&self->waiting, g_strdup (code));
    dispatch (self);
  }
}

void
agent_sender_send_now (AgentSender *self)
{
  g_return_if_fail (AGENT_IS_SENDER (self));

  agent_pace_succeeded (&self->pace);
  dispatch (self);
}

guint
agent_sender_count_tries (AgentSender *self, const char *code, const char **ret_reason)
{
  const Tries *tries = NULL;

  g_return_val_if_fail (AGENT_IS_SENDER (self), 0);

  tries = g_hash_table_lookup (self->tries, code);
  *ret_reason = tries != NULL ? tries->reason : "";
  return tries != NULL ? tries->count : 0;
}

void
agent_sender_stop (AgentSender *self)
{
  g_return_if_fail (AGENT_IS_SENDER (self));

  g_clear_handle_id (&self->wake_id, g_source_remove);
  g_cancellable_cancel (self->stopping);
}
