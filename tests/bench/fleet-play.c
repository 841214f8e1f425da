/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "fleet-play.h"

#include "fleet-beat.h"
#include "fleet-kiosk.h"
#include "fleet-loop.h"

#define ENVELOPE_TYPE "application/vnd.kushk.envelope"
#define JSON_TYPE "application/json"
#define OPENED_AT_A_TIME 64
#define AGAIN_AFTER_US (50 * G_TIME_SPAN_MILLISECOND)
#define US_PER_S ((double) G_TIME_SPAN_SECOND)

struct _FleetPlay {
  FleetPlan plan;
  FleetIdentity *identity;
  FleetFilings *filings;
  FleetLoop *loop;
  GPtrArray *kiosks;   /* of FleetKiosk: those that file, then those that beat */
  GSequence *due;      /* of FleetKiosk that wait, by due_us */
  guint waited_for;    /* connections that are being opened, or filings not yet acknowledged */
  gboolean is_opening; /* nobody files yet */
  guint opened_count;  /* connections, begun */
  gint64 begin_us;
  gint64 filed_us; /* the last one */
  FleetTimes *filing_times;
  FleetTimes *beat_times;
  guint again_count;
  guint broken_count; /* of these, how often nothing came back */
};

static gboolean
is_filing_kiosk (FleetPlay *self, const FleetKiosk *kiosk)
{
  return kiosk->number < self->plan.filing_kiosk_count;
}

static int
compare_due (gconstpointer one, gconstpointer other, gpointer user_data)
{
  gint64 left = ((const FleetKiosk *) one)->due_us, right = ((const FleetKiosk *) other)->due_us;

  return left < right ? -1 : left > right;
}

static void
wait_until (FleetPlay *self, FleetKiosk *kiosk, gint64 due_us)
{
  kiosk->due_us = due_us;
  g_sequence_insert_sorted (self->due, kiosk, compare_due, NULL);
}

static FleetFiling *
get_filing (FleetPlay *self, const FleetKiosk *kiosk)
{
  guint number = kiosk->number + kiosk->step * self->plan.filing_kiosk_count;

  return number < self->plan.filing_count ? fleet_filings_get (self->filings, number) : NULL;
}

static void
send_filing (FleetPlay *self, FleetKiosk *kiosk)
{
  FleetFiling *filing = get_filing (self, kiosk);
  g_autofree char *path = NULL;

  if (filing == NULL)
    return;
  path = g_strconcat ("/v1/filings/", filing->code, NULL);
  fleet_kiosk_prepare (kiosk, "PUT", path, ENVELOPE_TYPE, filing->envelope);
  fleet_loop_start (self->loop, kiosk->number, kiosk->easy);
}

static void
send_beat (FleetPlay *self, FleetKiosk *kiosk)
{
  g_autoptr (GBytes) beat = fleet_beat_write (kiosk);

  fleet_kiosk_prepare (kiosk, "POST", "/v1/heartbeats", JSON_TYPE, beat);
  fleet_loop_start (self->loop, kiosk->number, kiosk->easy);
}

static void
come_again (FleetPlay *self, FleetKiosk *kiosk, guint status)
{
  if (status != 0 && status != 429 && status < 500)
    g_error ("%s: %u %.*s", kiosk->name, status, (int) kiosk->reply->len,
             (const char *) kiosk->reply->data);
  self->again_count++;
  self->broken_count += status == 0;
  wait_until (self, kiosk, g_get_monotonic_time () + AGAIN_AFTER_US);
}

static void
on_filing_answered (FleetPlay *self, FleetKiosk *kiosk, guint status)
{
  if (status != 200 && status != 201) {
    come_again (self, kiosk, status);
    return;
  }
  self->filed_us = g_get_monotonic_time ();
  fleet_times_add (self->filing_times, self->filed_us - kiosk->started_us);
  get_filing (self, kiosk)->acknowledgement = fleet_kiosk_take_reply (kiosk);
  self->waited_for--;
  kiosk->step++;
  send_filing (self, kiosk);
}

static void
on_beat_answered (FleetPlay *self, FleetKiosk *kiosk, guint status)
{
  if (status != 200) {
    come_again (self, kiosk, status);
    return;
  }
  fleet_times_add (self->beat_times, g_get_monotonic_time () - kiosk->started_us);
  wait_until (self, kiosk, kiosk->due_us + self->plan.interval_s * G_TIME_SPAN_SECOND);
}

static void
open_next_connection (FleetPlay *self)
{
  FleetKiosk *kiosk = NULL;

  if (self->opened_count == self->kiosks->len)
    return;
  kiosk = self->kiosks->pdata[self->opened_count++];
  fleet_kiosk_prepare (kiosk, "GET", "/healthz", NULL, NULL);
  fleet_loop_start (self->loop, kiosk->number, kiosk->easy);
}

/* Whoever finds nobody there connects with its first request. */
static void
on_opened (FleetPlay *self)
{
  self->waited_for--;
  open_next_connection (self);
}

static void
on_finished (CURL *easy, CURLcode code, gpointer user_data)
{
  FleetPlay *self = user_data;
  FleetKiosk *kiosk = NULL;
  guint status = 0;

  curl_easy_getinfo (easy, CURLINFO_PRIVATE, (char **) &kiosk);
  status = fleet_kiosk_get_status (kiosk, code);
  if (self->is_opening)
    on_opened (self);
  else if (is_filing_kiosk (self, kiosk))
    on_filing_answered (self, kiosk, status);
  else
    on_beat_answered (self, kiosk, status);
}

static void
send_due (FleetPlay *self)
{
  gint64 now_us = g_get_monotonic_time ();
  GSequenceIter *first = g_sequence_get_begin_iter (self->due);

  while (!g_sequence_iter_is_end (first)) {
    FleetKiosk *kiosk = g_sequence_get (first);

    if (kiosk->due_us > now_us)
      return;
    g_sequence_remove (first);
    if (is_filing_kiosk (self, kiosk))
      send_filing (self, kiosk);
    else
      send_beat (self, kiosk);
    first = g_sequence_get_begin_iter (self->due);
  }
}

static gint64
find_next_us (FleetPlay *self, gint64 end_us)
{
  GSequenceIter *first = g_sequence_get_begin_iter (self->due);

  return g_sequence_iter_is_end (first)
           ? end_us
           : MIN (end_us, ((FleetKiosk *) g_sequence_get (first))->due_us);
}

static void
open_all_connections (FleetPlay *self)
{
  self->is_opening = TRUE;
  self->waited_for = self->kiosks->len;
  while (self->opened_count < MIN (self->kiosks->len, OPENED_AT_A_TIME))
    open_next_connection (self);
  while (self->waited_for > 0)
    fleet_loop_turn (self->loop, G_MAXINT64);
  self->is_opening = FALSE;
}

static void
begin (FleetPlay *self)
{
  gint64 interval_us = self->plan.interval_s * G_TIME_SPAN_SECOND;

  self->begin_us = g_get_monotonic_time ();
  self->waited_for = self->plan.filing_count;
  for (guint number = 0; number < self->kiosks->len; number++) {
    FleetKiosk *kiosk = self->kiosks->pdata[number];
    guint place = number - self->plan.filing_kiosk_count;

    if (is_filing_kiosk (self, kiosk))
      send_filing (self, kiosk);
    else
      wait_until (self, kiosk,
                  self->begin_us + interval_us * place / self->plan.beating_kiosk_count);
  }
}

void
fleet_play_run (FleetPlay *self)
{
  gint64 end_us = 0;

  open_all_connections (self);
  begin (self);
  end_us = self->begin_us + self->plan.seconds * G_TIME_SPAN_SECOND;
  while (self->waited_for > 0 || g_get_monotonic_time () < end_us) {
    send_due (self);
    fleet_loop_turn (self->loop, find_next_us (self, self->waited_for > 0 ? G_MAXINT64 : end_us));
  }
}

static void
add_kiosk (FleetPlay *self, guint number)
{
  const FleetPlan *plan = &self->plan;
  g_autofree char *name = g_strdup_printf ("FLEET-%05u", number + 1);
  FleetKiosk *kiosk =
    fleet_kiosk_new (number, name, plan->urls->pdata[number % plan->urls->len], self->identity);

  if (!is_filing_kiosk (self, kiosk) && number % 100 < plan->reconnecting_percent)
    fleet_kiosk_reconnect_always (kiosk);
  g_ptr_array_add (self->kiosks, kiosk);
}

static FleetFilings *
seal_filings (FleetPlay *self, const char *sandbox)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint number = 0; number < self->plan.filing_kiosk_count; number++)
    g_ptr_array_add (names, ((FleetKiosk *) self->kiosks->pdata[number])->name);
  return fleet_filings_seal (sandbox, names, self->plan.filing_count);
}

FleetPlay *
fleet_play_new (const FleetPlan *plan, const char *sandbox)
{
  FleetPlay *self = g_new0 (FleetPlay, 1);
  guint kiosk_count = plan->filing_kiosk_count + plan->beating_kiosk_count;

  self->plan = *plan;
  self->identity = fleet_identity_new (sandbox);
  self->kiosks = g_ptr_array_new_with_free_func ((GDestroyNotify) fleet_kiosk_free);
  for (guint number = 0; number < kiosk_count; number++)
    add_kiosk (self, number);
  self->filings = seal_filings (self, sandbox);
  self->loop = fleet_loop_new (kiosk_count, on_finished, self);
  self->due = g_sequence_new (NULL);
  self->filing_times = fleet_times_new ();
  self->beat_times = fleet_times_new ();
  return self;
}

void
fleet_play_free (FleetPlay *self)
{
  g_ptr_array_unref (self->kiosks);
  fleet_loop_free (self->loop);
  g_sequence_free (self->due);
  fleet_filings_free (self->filings);
  fleet_times_free (self->filing_times);
  fleet_times_free (self->beat_times);
  fleet_identity_free (self->identity);
  g_free (self);
}

FleetFilings *
fleet_play_get_filings (FleetPlay *self)
{
  return self->filings;
}

FleetTimes *
fleet_play_get_filing_times (FleetPlay *self)
{
  return self->filing_times;
}

double
fleet_play_get_filing_seconds (FleetPlay *self)
{
  return self->filed_us ? (double) (self->filed_us - self->begin_us) / US_PER_S : 0;
}

FleetTimes *
fleet_play_get_beat_times (FleetPlay *self)
{
  return self->beat_times;
}

guint
fleet_play_get_again_count (FleetPlay *self)
{
  return self->again_count;
}

guint
fleet_play_get_broken_count (FleetPlay *self)
{
  return self->broken_count;
}
