/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-watch.h"

#define ASK_S 3
#define GOODBYE_S 1
#define LEASE_S 600
/* A printer that holds its answer back longer than this is taken for lost. */
#define HOLD_S 120

#define AGAIN_NOT_OFFERED_S 3600
#define AGAIN_LOST_S 5
/* Between two questions, whatever the printer says. */
#define LEAST_PAUSE_S 0.25
#define LEAST_INTERVAL_S 1
#define DEFAULT_INTERVAL_S 30
/* An answer that took longer was held back. */
#define HELD_S 3

/* The thread has a reference of its own: nobody waits for its end. */
struct _PrintWatch {
  char *server;
  char *queue_name;
  char *device_uri;
  GCancellable *closing; /* cancelled by the free */
  GMainContext *context;
  PrintWatchFunc on_changed;
  gpointer user_data;

  /* The thread's. */
  int id; /* of the subscription, 0 if there is none */
  int next_event;
  gint64 renew_at_us;
  gboolean was_lost;
};

static void
clear_watch (gpointer pointer)
{
  PrintWatch *self = pointer;

  g_free (self->server);
  g_free (self->queue_name);
  g_free (self->device_uri);
  g_object_unref (self->closing);
  g_main_context_unref (self->context);
}

static void
unref_watch (gpointer pointer)
{
  g_atomic_rc_box_release_full (pointer, clear_watch);
}

static gboolean
on_news (gpointer user_data)
{
  PrintWatch *self = user_data;

  if (!g_cancellable_is_cancelled (self->closing))
    self->on_changed (self->user_data);
  return G_SOURCE_REMOVE;
}

/* Not g_main_context_invoke: it would call from here while nobody runs the context. */
static void
tell (PrintWatch *self)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_news, g_atomic_rc_box_acquire (self), unref_watch);
  g_source_attach (source, self->context);
}

/* Until then, or until the free. */
static void
pause_for (PrintWatch *self, double seconds)
{
  GPollFD descriptor;

  if (!g_cancellable_make_pollfd (self->closing, &descriptor))
    return;
  g_poll (&descriptor, 1, (int) (seconds * 1000));
  g_cancellable_release_fd (self->closing);
}

static PrintCups *
dial (PrintWatch *self, double seconds, GCancellable *cancellable)
{
  PrintAddress address = { self->server, self->queue_name, self->device_uri };
  gint64 deadline = print_cups_get_deadline (seconds);

  if (self->device_uri != NULL)
    return print_cups_connect_device (&address, deadline, cancellable);
  return print_cups_connect_queue (&address, deadline, cancellable);
}

static void
note_lease (PrintWatch *self, ipp_t *reply)
{
  int lease_s = print_cups_get_integer (reply, "notify-lease-duration", IPP_TAG_INTEGER, LEASE_S);

  /* 0 is a lease without an end. */
  self->renew_at_us = lease_s > 0 ? print_cups_get_deadline (lease_s / 2.0) : G_MAXINT64;
}

static ipp_t *
ask_to_subscribe (PrintCups *cups)
{
  ipp_t *request = print_cups_new_request (cups, IPP_OP_CREATE_PRINTER_SUBSCRIPTIONS);

  ippAddString (request, IPP_TAG_SUBSCRIPTION, IPP_TAG_KEYWORD, "notify-pull-method", NULL,
                "ippget");
  ippAddString (request, IPP_TAG_SUBSCRIPTION, IPP_TAG_KEYWORD, "notify-events", NULL,
                "printer-state-changed");
  ippAddInteger (request, IPP_TAG_SUBSCRIPTION, IPP_TAG_INTEGER, "notify-lease-duration", LEASE_S);
  return print_cups_ask (cups, request, NULL);
}

/* How long to wait before it is tried again; 0: there is a subscription. Once asked for, it is
 * waited for, even when closing: only with its number can it be given up again. */
static double
subscribe (PrintWatch *self)
{
  g_autoptr (PrintCups) cups = dial (self, ASK_S, self->closing);
  ipp_t *reply = cups != NULL ? ask_to_subscribe (cups) : NULL;
  double again_s = reply != NULL ? AGAIN_NOT_OFFERED_S : AGAIN_LOST_S;

  if (print_cups_is_success (reply))
    self->id = print_cups_get_integer (reply, "notify-subscription-id", IPP_TAG_INTEGER, 0);
  if (self->id > 0) {
    note_lease (self, reply);
    self->next_event = 1;
    again_s = 0;
  }
  /* What it did meanwhile is not among the events to come. */
  if (reply != NULL && self->was_lost)
    tell (self);
  self->was_lost = reply == NULL;
  ippDelete (reply);
  return again_s;
}

static ipp_t *
ask_about_subscription (PrintWatch *self, PrintCups *cups, ipp_op_t operation)
{
  ipp_t *request = print_cups_new_request (cups, operation);

  ippAddInteger (request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "notify-subscription-id", self->id);
  if (operation == IPP_OP_RENEW_SUBSCRIPTION)
    ippAddInteger (request, IPP_TAG_SUBSCRIPTION, IPP_TAG_INTEGER, "notify-lease-duration",
                   LEASE_S);
  return print_cups_ask (cups, request, NULL);
}

static void
forget (PrintWatch *self)
{
  self->id = 0;
  self->was_lost = TRUE;
}

/* Subscribes afresh if the printer does not know it any more. */
static void
renew (PrintWatch *self)
{
  g_autoptr (PrintCups) cups = dial (self, ASK_S, self->closing);
  ipp_t *reply =
    cups != NULL ? ask_about_subscription (self, cups, IPP_OP_RENEW_SUBSCRIPTION) : NULL;

  if (print_cups_is_success (reply))
    note_lease (self, reply);
  else
    forget (self);
  ippDelete (reply);
}

static ipp_t *
ask_for_events (PrintWatch *self, PrintCups *cups)
{
  ipp_t *request = print_cups_new_request (cups, IPP_OP_GET_NOTIFICATIONS);

  ippAddInteger (request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "notify-subscription-ids", self->id);
  ippAddInteger (request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "notify-sequence-numbers",
                 self->next_event);
  ippAddBoolean (request, IPP_TAG_OPERATION, "notify-wait", 1);
  return print_cups_ask (cups, request, NULL);
}

static gboolean
take_events (PrintWatch *self, ipp_t *reply)
{
  gboolean has_any = FALSE;

  for (ipp_attribute_t *number =
         ippFindAttribute (reply, "notify-sequence-number", IPP_TAG_INTEGER);
       number != NULL;
       number = ippFindNextAttribute (reply, "notify-sequence-number", IPP_TAG_INTEGER)) {
    self->next_event = MAX (self->next_event, ippGetInteger (number, 0) + 1);
    has_any = TRUE;
  }
  return has_any;
}

/* How long to wait before the next question. A printer that answers at once without an event does
 * not hold its answers back, and says how often it wants to be asked. */
static double
take_answer (PrintWatch *self, ipp_t *reply, gboolean was_held)
{
  int interval_s;

  /* We broke the line ourselves; the printer still knows the subscription. */
  if (g_cancellable_is_cancelled (self->closing))
    return 0;
  if (!print_cups_is_success (reply)) {
    forget (self);
    tell (self);
    return LEAST_PAUSE_S;
  }
  if (take_events (self, reply)) {
    tell (self);
    return LEAST_PAUSE_S;
  }
  interval_s =
    print_cups_get_integer (reply, "notify-get-interval", IPP_TAG_INTEGER, DEFAULT_INTERVAL_S);
  return was_held ? LEAST_PAUSE_S : MAX (interval_s, LEAST_INTERVAL_S);
}

static double
hear (PrintWatch *self)
{
  g_autoptr (PrintCups) cups = dial (self, HOLD_S, self->closing);
  gint64 asked_at_us = g_get_monotonic_time ();
  ipp_t *reply = NULL;
  gboolean was_held;
  double pause_s;

  if (cups != NULL) {
    print_cups_break_on_cancel (cups, self->closing);
    reply = ask_for_events (self, cups);
  }
  was_held = g_get_monotonic_time () - asked_at_us > HELD_S * G_TIME_SPAN_SECOND;
  pause_s = take_answer (self, reply, was_held);
  ippDelete (reply);
  return pause_s;
}

/* A printer has room for a few subscriptions only. */
static void
unsubscribe (PrintWatch *self)
{
  g_autoptr (PrintCups) cups = self->id > 0 ? dial (self, GOODBYE_S, NULL) : NULL;

  if (cups != NULL)
    ippDelete (ask_about_subscription (self, cups, IPP_OP_CANCEL_SUBSCRIPTION));
}

static gpointer
watch_in_thread (gpointer user_data)
{
  PrintWatch *self = user_data;

  while (!g_cancellable_is_cancelled (self->closing)) {
    double pause_s;

    if (self->id > 0 && g_get_monotonic_time () >= self->renew_at_us)
      renew (self);
    pause_s = self->id == 0 ? subscribe (self) : hear (self);
    if (pause_s > 0)
      pause_for (self, pause_s);
  }
  unsubscribe (self);
  unref_watch (self);
  return NULL;
}

PrintWatch *
print_watch_new (const PrintAddress *address, PrintWatchFunc on_changed, gpointer user_data)
{
  PrintWatch *self = g_atomic_rc_box_new0 (PrintWatch);

  self->server = g_strdup (address->server);
  self->queue_name = g_strdup (address->queue_name);
  self->device_uri = g_strdup (address->device_uri);
  self->closing = g_cancellable_new ();
  self->context = g_main_context_ref_thread_default ();
  self->on_changed = on_changed;
  self->user_data = user_data;
  g_thread_unref (g_thread_new ("print-watch", watch_in_thread, g_atomic_rc_box_acquire (self)));
  return self;
}

void
print_watch_free (PrintWatch *self)
{
  g_cancellable_cancel (self->closing);
  unref_watch (self);
}
