/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "support-agent.h"
#include "support-printer.h"
#include "support-receipt.h"
#include "support-run-until.h"
#include "support-scheduler.h"

#include <gio/gunixfdlist.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

/* 200 visits of one receipt each, in as many kiosks side by side as the machine bears, and in each
 * visit the print scheduler is killed at a random moment and started again as the service manager
 * would. Nobody is told "printed" without the paper, nobody gets another's, and all goes on by
 * itself. */

#define VISIT_COUNT 200
#define KIOSK_COUNT 10
#define ALL_COUNT (VISIT_COUNT + KIOSK_COUNT) /* with a calm one for each kiosk at the end */

/* From before the page is taken to after CUPS has called it completed. */
#define LATEST_KILL_MS 1600

#define LATEST_END_S 280

#define WIDTH_POINTS 226
/* The length of a receipt tells whose it is: this, and the visit's number. */
#define LEAST_HEIGHT_POINTS 300

typedef struct {
  SupportScheduler *scheduler;
  SupportPrinter *printer;
  SupportAgent *agent;

  /* Of the visit. */
  AgentBusAgent *face;
  guint number; /* from 1 */
  char *end;    /* how its receipt ended, NULL: not yet */
  guint kill_id;
  gboolean is_down; /* the scheduler */
} Kiosk;

typedef struct {
  guint begun; /* visits */
  guint over;
  guint papers;
  GHashTable *ends; /* (element-type utf8 guint) how many ended so */
} Tally;

static Tally tally;

static void enter (Kiosk *self, guint number);
static void begin_visit (Kiosk *self);

static void
kiosk_start (Kiosk *self, SupportCentral *central)
{
  g_autofree char *settings = NULL;

  self->scheduler = support_scheduler_new ();
  self->printer = support_printer_new (SUPPORT_PRINTER_ROLL_80);
  settings =
    g_strdup_printf ("queue=receipts\ndevice_uri=%s", support_printer_get_uri (self->printer));
  g_free (support_scheduler_set_up_printers (self->scheduler, settings));
  self->agent =
    support_agent_start_printing (central, support_scheduler_get_server (self->scheduler),
                                  support_printer_get_uri (self->printer));
}

static void
kiosk_stop (Kiosk *self)
{
  support_agent_free (self->agent);
  support_scheduler_free (self->scheduler);
  support_printer_free (self->printer);
}

/* Papers that came out since the last time; each must be of this visit. */
static guint
count_own_paper (Kiosk *self)
{
  SupportPaper *next;
  guint count = 0;

  while ((next = support_printer_take_paper (self->printer)) != NULL) {
    g_autoptr (SupportPaper) paper = next;
    guint height_points = (guint) floor (paper->height * 72.0 / 2540 + 0.25);

    g_assert_cmpuint (height_points - LEAST_HEIGHT_POINTS, ==, self->number);
    count++;
  }
  return count;
}

static void
note_end (const char *end)
{
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (tally.ends, end));

  g_hash_table_insert (tally.ends, g_strdup (end), GUINT_TO_POINTER (count + 1));
}

static gboolean
is_calm (Kiosk *self)
{
  return self->number > VISIT_COUNT;
}

/* She has been told something, and if it was "printed", she has her paper. */
static void
judge_visit (Kiosk *self)
{
  guint papers = count_own_paper (self);

  g_assert_cmpuint (papers, <=, 1);
  if (g_str_equal (self->end, "printed"))
    g_assert_cmpuint (papers, ==, 1);
  tally.papers += papers;
  tally.over++;
  note_end (self->end);
}

static void
leave (Kiosk *self)
{
  g_dbus_connection_close_sync (g_dbus_proxy_get_connection (G_DBUS_PROXY (self->face)), NULL,
                                NULL);
  g_clear_object (&self->face);
  g_clear_pointer (&self->end, g_free);
}

/* In a calm visit at the end nothing but paper will do: she comes again until she has it. */
static void
go_on_if_over (Kiosk *self)
{
  gboolean comes_again;

  if (self->end == NULL || self->is_down || self->kill_id != 0)
    return;

  comes_again = is_calm (self) && !g_str_equal (self->end, "printed");
  if (!comes_again)
    judge_visit (self);
  leave (self);
  if (comes_again)
    enter (self, self->number);
  else
    begin_visit (self);
}

static void
end_receipt (Kiosk *self, const char *end)
{
  g_assert_null (self->end);
  self->end = g_strdup (end);
  go_on_if_over (self);
}

static void
on_print_job_changed (Kiosk *self, guint job, const char *state, const char *reason)
{
  if (!g_str_equal (state, "printing"))
    end_receipt (self, state);
}

static void
on_print_receipt_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!agent_bus_agent_call_print_receipt_finish (AGENT_BUS_AGENT (source), NULL, NULL, result,
                                                  &error))
    end_receipt (user_data, "refused");
}

static void
print (Kiosk *self)
{
  g_autoptr (GUnixFDList) descriptors = g_unix_fd_list_new ();
  guint height_points = LEAST_HEIGHT_POINTS + self->number;
  int descriptor = support_receipt_draw (WIDTH_POINTS, height_points, NULL);

  g_unix_fd_list_append (descriptors, descriptor, NULL);
  close (descriptor);
  agent_bus_agent_call_print_receipt (self->face, g_variant_new_handle (0), WIDTH_POINTS,
                                      height_points, descriptors, NULL, on_print_receipt_ready,
                                      self);
}

static void
on_restart_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Kiosk *self = user_data;

  support_scheduler_restart_finish (self->scheduler, result);
  self->is_down = FALSE;
  go_on_if_over (self);
}

static gboolean
on_kill_due (gpointer user_data)
{
  Kiosk *self = user_data;

  self->kill_id = 0;
  self->is_down = TRUE;
  support_scheduler_kill (self->scheduler);
  support_scheduler_restart_async (self->scheduler, on_restart_ready, self);
  return G_SOURCE_REMOVE;
}

static void
enter (Kiosk *self, guint number)
{
  self->number = number;
  self->face = support_agent_connect (self->agent);
  g_assert_nonnull (self->face);
  g_signal_connect_swapped (self->face, "print-job-changed", G_CALLBACK (on_print_job_changed),
                            self);
  print (self);
}

static void
begin_visit (Kiosk *self)
{
  if (is_calm (self) || tally.begun == ALL_COUNT)
    return;

  enter (self, ++tally.begun);
  if (!is_calm (self))
    self->kill_id =
      g_timeout_add ((guint) g_test_rand_int_range (0, LATEST_KILL_MS), on_kill_due, self);
}

static void
tell_tally (void)
{
  GHashTableIter iter;
  gpointer end, count;

  g_hash_table_iter_init (&iter, tally.ends);
  while (g_hash_table_iter_next (&iter, &end, &count))
    g_test_message ("%u visits ended with: %s", GPOINTER_TO_UINT (count), (const char *) end);
  g_test_message ("%u papers in %u visits", tally.papers, tally.over);
}

static void
test_200_jobs (void)
{
  g_autoptr (SupportCentral) central = support_central_start (NULL);
  Kiosk kiosks[KIOSK_COUNT] = { 0 };

  tally = (Tally){ .ends = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  for (guint i = 0; i < KIOSK_COUNT; i++)
    kiosk_start (&kiosks[i], central);
  for (guint i = 0; i < KIOSK_COUNT; i++)
    begin_visit (&kiosks[i]);
  support_run_until_within (tally.over == ALL_COUNT, LATEST_END_S);
  tell_tally ();

  for (guint i = 0; i < KIOSK_COUNT; i++) {
    g_assert_cmpuint (support_printer_count_jobs (kiosks[i].printer), ==, 0);
    g_assert_null (support_printer_take_paper (kiosks[i].printer));
    kiosk_stop (&kiosks[i]);
  }
  g_hash_table_unref (tally.ends);
}

/* The scheduler has forgotten it, but the printer has not. */
static void
test_a_receipt_that_was_out_already (void)
{
  g_autoptr (SupportCentral) central = support_central_start (NULL);
  Kiosk kiosk = { 0 };

  tally = (Tally){ .begun = ALL_COUNT,
                   .ends = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  kiosk_start (&kiosk, central);
  enter (&kiosk, 1);
  support_run_until (support_printer_count_paper (kiosk.printer) == 1);
  on_kill_due (&kiosk);
  support_run_until (tally.over == 1);
  g_assert_true (g_hash_table_contains (tally.ends, "printed"));
  kiosk_stop (&kiosk);
  g_hash_table_unref (tally.ends);
}

int
main (int argc, char **argv)
{
  const char *missing = support_scheduler_find_missing ();

  g_test_init (&argc, &argv, NULL);
  if (missing != NULL) {
    g_print ("1..0 # SKIP %s is not installed\n", missing);
    return 0;
  }

  g_test_add_func ("/faults/cups-killed-at-random-moments-of-200-jobs-recovers-without-staff",
                   test_200_jobs);
  g_test_add_func ("/faults/a-receipt-that-was-out-when-cups-was-killed-is-told-as-printed",
                   test_a_receipt_that_was_out_already);

  return g_test_run ();
}
