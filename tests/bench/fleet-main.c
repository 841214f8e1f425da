/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* Plays N kiosks to running centrals and tells what came of it as a line of JSON. Fails when a
 * filing that was acknowledged is not in the store, not as it was acknowledged, or not alone. */

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "fleet-play.h"

typedef struct {
  char **urls;
  char *sandbox;
  char *store;
  int filing_count;
  int filing_kiosk_count;
  int beating_kiosk_count;
  int interval_s;
  int seconds;
  int reconnecting_percent;
  gboolean pauses;
} Options;

static void
parse (Options *options, int *argc, char ***argv)
{
  GOptionEntry entries[] = {
    { "url", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->urls, "A central", "URL" },
    { "sandbox", 0, 0, G_OPTION_ARG_FILENAME, &options->sandbox, "What make-sandbox made", "DIR" },
    { "store", 0, 0, G_OPTION_ARG_STRING, &options->store, "Where to look what was kept", "PLACE" },
    { "filings", 0, 0, G_OPTION_ARG_INT, &options->filing_count, "All together", "N" },
    { "filing", 0, 0, G_OPTION_ARG_INT, &options->filing_kiosk_count, "Kiosks that file", "N" },
    { "beating", 0, 0, G_OPTION_ARG_INT, &options->beating_kiosk_count, "Kiosks that beat", "N" },
    { "every", 0, 0, G_OPTION_ARG_INT, &options->interval_s, "Between heartbeats (30)", "S" },
    { "seconds", 0, 0, G_OPTION_ARG_INT, &options->seconds, "For the heartbeats", "S" },
    { "reconnecting", 0, 0, G_OPTION_ARG_INT, &options->reconnecting_percent,
      "Of those that beat, how many connect each time", "PERCENT" },
    { "pause", 0, 0, G_OPTION_ARG_NONE, &options->pauses,
      "Look at the store only after the end of the standard input", NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("- plays a fleet of kiosks");
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, &error) || options->urls == NULL ||
      options->sandbox == NULL) {
    g_printerr ("bench-fleet: %s\n", error ? error->message : "--url and --sandbox are needed");
    exit (2);
  }
}

/* Whoever breaks things while the fleet files does not break them while the store is looked at. */
static void
wait_for_end_of_input (void)
{
  while (getchar () != EOF)
    ;
}

static FleetPlan
make_plan (const Options *options)
{
  FleetPlan plan = {
    .urls = g_ptr_array_new (),
    .filing_count = (guint) options->filing_count,
    .filing_kiosk_count = (guint) options->filing_kiosk_count,
    .beating_kiosk_count = (guint) options->beating_kiosk_count,
    .interval_s = (guint) options->interval_s,
    .seconds = (guint) options->seconds,
    .reconnecting_percent = (guint) options->reconnecting_percent,
  };

  for (guint index = 0; options->urls[index]; index++)
    g_ptr_array_add (plan.urls, options->urls[index]);
  return plan;
}

/* Each kiosk is a descriptor here and one at its central. */
static void
allow_many_descriptors (void)
{
  struct rlimit limit = { 0 };

  getrlimit (RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit (RLIMIT_NOFILE, &limit);
}

static double
count_own_cpu_s (void)
{
  struct rusage usage = { 0 };

  getrusage (RUSAGE_SELF, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / G_USEC_PER_SEC;
}

static void
print_times (const char *name, FleetTimes *times)
{
  g_print ("\"%s\":%u,\"%s_p50_ms\":%.2f,\"%s_p99_ms\":%.2f,", name, fleet_times_get_count (times),
           name, fleet_times_get_quantile_ms (times, 0.5), name,
           fleet_times_get_quantile_ms (times, 0.99));
}

static gboolean
report (FleetPlay *play, const char *store, double cpu_s)
{
  FleetFilings *filings = fleet_play_get_filings (play);
  guint forged = fleet_filings_count_forged (filings);
  FleetDifference difference = { 0 };

  if (store)
    difference = fleet_filings_compare (filings, store);
  g_print ("{");
  print_times ("filings", fleet_play_get_filing_times (play));
  print_times ("beats", fleet_play_get_beat_times (play));
  g_print ("\"seconds\":%.3f,\"cpu_s\":%.3f,\"again\":%u,\"broken\":%u,\"forged\":%u,\"lost\":%u,"
           "\"altered\":%u,"
           "\"surplus\":%" G_GINT64_FORMAT "}\n",
           fleet_play_get_filing_seconds (play), cpu_s, fleet_play_get_again_count (play),
           fleet_play_get_broken_count (play), forged, difference.lost, difference.altered,
           difference.surplus);
  return forged == 0 && difference.lost == 0 && difference.altered == 0 && difference.surplus == 0;
}

int
main (int argc, char **argv)
{
  Options options = { .interval_s = 30 };
  FleetPlan plan;
  FleetPlay *play = NULL;
  double cpu_s = 0;
  gboolean is_good = FALSE;

  parse (&options, &argc, &argv);
  plan = make_plan (&options);
  allow_many_descriptors ();
  curl_global_init (CURL_GLOBAL_DEFAULT);
  play = fleet_play_new (&plan, options.sandbox);
  g_printerr ("ready\n");
  cpu_s = count_own_cpu_s ();
  fleet_play_run (play);
  cpu_s = count_own_cpu_s () - cpu_s;
  if (options.pauses)
    wait_for_end_of_input ();
  is_good = report (play, options.store, cpu_s);
  fleet_play_free (play);
  g_ptr_array_unref (plan.urls);
  return is_good ? EXIT_SUCCESS : EXIT_FAILURE;
}
