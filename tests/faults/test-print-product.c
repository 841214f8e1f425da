/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "product-play.h"
#include "support-run-until.h"

#include "kiosk-language.h"

#include <signal.h>
#include <string.h>

/* The full product of what can go wrong with a printer, when, whether it passes, on which paper and
 * by which way, each case through a real kushkd, a real scheduler and the session's own state. It
 * passes when nobody is ever told to take a paper that is not there, no paper comes out for
 * another, every screen is right, and every printer prints again by itself.
 *
 * KUSHK_PRODUCT names a part of the cases' names: then only those are played. */

/* How many kiosks there are of each kind; and every how many-th of its cases they play. */
static const struct {
  SupportPrinterKind paper;
  ProductWay way;
  guint lane_count;
  guint stride;
} groups[] = {
  { SUPPORT_PRINTER_ROLL_80, PRODUCT_BY_QUEUE, 20, 1 },
  { SUPPORT_PRINTER_PAGE_A4, PRODUCT_BY_QUEUE, 20, 1 },
  { SUPPORT_PRINTER_ROLL_80, PRODUCT_DIRECT, 10, 2 },
  { SUPPORT_PRINTER_ROLL_80, PRODUCT_BY_SILENT_QUEUE, 4, 7 },
};

#define LOOK_US 4000
#define KIOSKS_OF_A_SCHEDULER 12

typedef struct {
  GArray *cases; /* (element-type ProductCase) */
  guint next;
} Pile;

typedef struct {
  ProductLane *lane;
  ProductPlay *play; /* NULL once its pile is empty */
  Pile *pile;        /* (unowned) */
} Player;

typedef struct {
  GPtrArray *schedulers; /* (element-type SupportPrinting) */
  ProductPapers *papers;
  GPtrArray *piles;
  GPtrArray *players;
  GArray *screens_us;
  GArray *recoveries_us;
  gint64 slowest_us; /* the longest time to a right screen, and whose it was */
  char *slowest;
  guint case_count;
  guint failure_count;
  gint64 looked_us;
} Product;

static void
pile_free (gpointer pointer)
{
  Pile *pile = pointer;

  g_array_unref (pile->cases);
  g_free (pile);
}

/* Asked to end, it would take two seconds. */
static void
scheduler_free (gpointer pointer)
{
  support_printing_signal_scheduler (pointer, SIGKILL);
  support_printing_free (pointer);
}

static void
player_free (gpointer pointer)
{
  Player *player = pointer;

  g_clear_pointer (&player->play, product_play_free);
  product_lane_free (player->lane);
  g_free (player);
}

static gboolean
is_wanted (const ProductCase *played)
{
  const char *part = g_getenv ("KUSHK_PRODUCT");
  g_autofree char *name = product_case_describe (played);

  return part == NULL || strstr (name, part) != NULL;
}

static Pile *
make_pile (guint group)
{
  Pile *pile = g_new0 (Pile, 1);
  g_autoptr (GArray) all = product_cases_list (groups[group].paper, groups[group].way);

  pile->cases = g_array_new (FALSE, FALSE, sizeof (ProductCase));
  for (guint i = 0; i < all->len; i += groups[group].stride) {
    ProductCase played = g_array_index (all, ProductCase, i);

    if (is_wanted (&played))
      g_array_append_val (pile->cases, played);
  }
  return pile;
}

/* A scheduler does one thing after the other: too many kiosks at one would wait for each other. */
static SupportPrinting *
get_scheduler (Product *self)
{
  if (self->players->len % KIOSKS_OF_A_SCHEDULER == 0)
    g_ptr_array_add (self->schedulers, support_printing_new_bare ());
  return self->schedulers->pdata[self->schedulers->len - 1];
}

static void
add_players (Product *self, Pile *pile, guint count)
{
  for (guint i = 0; i < MIN (count, pile->cases->len); i++) {
    Player *player = g_new0 (Player, 1);

    player->pile = pile;
    player->lane = product_lane_new (self->players->len, get_scheduler (self), self->papers,
                                     &g_array_index (pile->cases, ProductCase, 0));
    g_ptr_array_add (self->players, player);
  }
}

static void
take_next (Player *player)
{
  Pile *pile = player->pile;

  g_clear_pointer (&player->play, product_play_free);
  if (pile->next < pile->cases->len)
    player->play =
      product_play_new (player->lane, &g_array_index (pile->cases, ProductCase, pile->next++));
}

static void
note_time (GArray *times, gint64 time_us)
{
  if (time_us > 0)
    g_array_append_val (times, time_us);
}

static void
note_result (Product *self, Player *player)
{
  const char *failure = product_play_get_failure (player->play);
  gint64 screen_us = product_play_get_screen_us (player->play);
  const char *name = product_play_get_name (player->play);

  self->case_count++;
  note_time (self->screens_us, screen_us);
  if (g_test_verbose ())
    g_test_message ("%.2f s: %s", (double) screen_us / G_TIME_SPAN_SECOND, name);
  if (screen_us > self->slowest_us) {
    self->slowest_us = screen_us;
    g_free (self->slowest);
    self->slowest = g_strdup (name);
  }
  note_time (self->recoveries_us, product_play_get_recovery_us (player->play));
  if (failure == NULL)
    return;
  self->failure_count++;
  g_test_message ("FAILED %s", failure);
  product_lane_start_afresh (player->lane);
}

/* TRUE when all is played. Not at every event of the loop: there are thousands a second. */
static gboolean
play (Product *self)
{
  gint64 now_us = g_get_monotonic_time ();
  guint playing_count = 0;

  if (now_us - self->looked_us < LOOK_US)
    return FALSE;
  self->looked_us = now_us;
  for (guint i = 0; i < self->players->len; i++) {
    Player *player = self->players->pdata[i];

    if (player->play == NULL)
      continue;
    playing_count++;
    if (product_play_go_on (player->play))
      continue;
    note_result (self, player);
    take_next (player);
  }
  return playing_count == 0;
}

/* Whose is what came out? */
static void
read_papers (Product *self)
{
  g_autoptr (GPtrArray) complaints = product_papers_read (self->papers);

  for (guint i = 0; i < complaints->len; i++)
    g_test_message ("FAILED %s", (const char *) complaints->pdata[i]);
  self->failure_count += complaints->len;
}

static int
compare_times (gconstpointer one, gconstpointer other)
{
  gint64 a = *(const gint64 *) one, b = *(const gint64 *) other;

  return (a > b) - (a < b);
}

static void
tell_times (const char *what, GArray *times)
{
  if (times->len == 0)
    return;
  g_array_sort (times, compare_times);
  g_test_message ("%s: median %.2f s, p99 %.2f s, longest %.2f s", what,
                  (double) g_array_index (times, gint64, times->len / 2) / G_TIME_SPAN_SECOND,
                  (double) g_array_index (times, gint64, times->len * 99 / 100) /
                    G_TIME_SPAN_SECOND,
                  (double) g_array_index (times, gint64, times->len - 1) / G_TIME_SPAN_SECOND);
}

static void
tell_result (Product *self, gint64 began_us)
{
  double took_s = (double) (g_get_monotonic_time () - began_us) / G_TIME_SPAN_SECOND;

  g_test_message ("%u cases on %u kiosks in %.0f s, %u papers, %u failed", self->case_count,
                  self->players->len, took_s, product_papers_count (self->papers),
                  self->failure_count);
  tell_times ("from the event to the right screen", self->screens_us);
  if (self->slowest != NULL)
    g_test_message ("the longest: %s", self->slowest);
  tell_times ("from the end of the cause to an open queue", self->recoveries_us);
}

static void
set_the_stage (Product *self)
{
  self->schedulers = g_ptr_array_new_with_free_func (scheduler_free);
  self->papers = product_papers_new ();
  self->piles = g_ptr_array_new_with_free_func (pile_free);
  self->players = g_ptr_array_new_with_free_func (player_free);
  self->screens_us = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->recoveries_us = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++) {
    g_ptr_array_add (self->piles, make_pile (i));
    add_players (self, self->piles->pdata[i], groups[i].lane_count);
  }
}

static void
clear_the_stage (Product *self)
{
  g_ptr_array_unref (self->players);
  g_ptr_array_unref (self->piles);
  product_papers_free (self->papers);
  g_array_unref (self->screens_us);
  g_array_unref (self->recoveries_us);
  g_free (self->slowest);
  g_ptr_array_unref (self->schedulers);
}

static void
test_every_case (void)
{
  Product product = { NULL };
  gint64 began_us = g_get_monotonic_time ();

  if (support_printing_find_missing () != NULL) {
    g_test_skip (support_printing_find_missing ());
    return;
  }
  set_the_stage (&product);
  g_ptr_array_foreach (product.players, (GFunc) (void (*) (void)) take_next, NULL);
  support_run_until_within (play (&product), 1200);
  read_papers (&product);
  tell_result (&product, began_us);
  if (product.failure_count > 0)
    g_test_fail ();
  clear_the_stage (&product);
}

/* A printer that is in trouble is what is played here, and a thousand lines say nothing. */
static void
on_message (const char *domain, GLogLevelFlags level, const char *message, gpointer user_data)
{
  if (strstr (message, "The printer is not ready") == NULL)
    g_test_message ("%s", message);
}

int
main (int argc, char **argv)
{
  kiosk_language_bind ();
  gtk_init ();
  g_test_init (&argc, &argv, NULL);
  g_log_set_handler ("Kiosk", G_LOG_LEVEL_MESSAGE, on_message, NULL);

  g_test_add_func ("/faults/product/every-case-is-told-truly", test_every_case);

  return g_test_run ();
}
