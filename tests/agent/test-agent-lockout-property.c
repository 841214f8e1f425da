/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-badge.h"
#include "agent-trial.h"

#include <sodium.h>

#include <math.h>
#include <string.h>

/* A million guesses by somebody who may do anything but write the disk: try every account by number
 * and by badge and numbers that nobody has, log in with an account of his own in between, wait as
 * long as he likes, kill the agent at any moment, pull the plug, turn the clock back. They are held
 * against the rule as it is written for people, in seconds of the world outside: five tries, then
 * none before 15 s are over, 30 s, 60 s. Nothing is quicker; and where nothing was disturbed, it is
 * those seconds to the very second.
 *
 * The disk is memory, so that no fsync is waited for: a killed write leaves all of it or nothing,
 * as rename does. The judge compares PINs as they are: that argon2id does its work is
 * test-agent-staff's. All chance is from g_test_rand_int: --seed plays a run again. */
#define GUESSES 1000000
#define GUESSES_PER_WORLD 1000

#define ACCOUNTS 4
#define OWN 0 /* the one he may use himself */
#define BADGES 2
#define WAYS (ACCOUNTS + BADGES + 4)
#define NOBODY (ACCOUNTS + BADGES)
#define RULES (NOBODY + 1)

#define FREE_TRIES 5
#define FIRST_WAIT_S G_GINT64_CONSTANT (15)
#define DOUBLINGS_MAXIMUM 20

/* What a guess may do, for one counter. */
typedef struct {
  guint count;
  gint64 next_s;          /* of the world's time; none is quicker */
  gboolean knows_count;   /* no kill has left it open whether one was counted */
  gboolean knows_seconds; /* nor has a clock run back */
} Rule;

typedef enum {
  NO_KILL,
  KILL_BEFORE_WRITE,
  KILL_AFTER_WRITE,
} Kill;

typedef struct {
  gint64 now_s;  /* of the world */
  gint64 boot_s; /* as the machine has it */
  guint boots;
  char boot_id[16];
  char *disk;
  Kill kill; /* at the next write */
  gboolean is_dead;
  AgentLockout *lockout;
  AgentAccounts *accounts;
  char *ways[WAYS]; /* what is claimed: numbers, badges, then what names nobody */
  guint pins_drawn;
  gint64 told_s; /* the last wait */
  Rule rules[RULES];
} World;

static struct {
  guint guesses, judged, refused, let_in, kills, boots;
} seen;

static gboolean
one_in (int count)
{
  return g_test_rand_int_range (0, count) == 0;
}

static gint64
get_boot_s (gpointer user_data)
{
  return ((World *) user_data)->boot_s;
}

static void
read_disk (gpointer user_data, char **ret_text)
{
  *ret_text = g_strdup (((World *) user_data)->disk);
}

/* Whoever is killed writes nothing any more. */
static gboolean
write_disk (gpointer user_data, const char *text, GError **error)
{
  World *self = user_data;

  if (!self->is_dead && self->kill != KILL_BEFORE_WRITE) {
    g_free (self->disk);
    self->disk = g_strdup (text);
  }
  self->is_dead |= self->kill != NO_KILL;
  if (!self->is_dead)
    return TRUE;

  g_set_error_literal (error, AGENT_ERROR, AGENT_ERROR_NOT_STORED, "Killed");
  return FALSE;
}

static void
start_agent (World *self)
{
  const AgentLockoutClock clock = { get_boot_s, self->boot_id, self };
  const AgentLockoutStore store = { read_disk, write_disk, self };

  g_clear_pointer (&self->lockout, agent_lockout_free);
  self->kill = NO_KILL;
  self->is_dead = FALSE;
  self->lockout = agent_lockout_new_stored (&store, &clock);
}

static gint64
wait_after (guint count)
{
  return count < FREE_TRIES ? 0 : FIRST_WAIT_S << MIN (count - FREE_TRIES, DOUBLINGS_MAXIMUM);
}

static void
rule_wait_again (Rule *self, gint64 now_s)
{
  self->next_s = now_s + wait_after (self->count);
  self->knows_seconds = self->knows_count;
}

static void
boot (World *self)
{
  self->boot_s = g_test_rand_int_range (1, 40);
  g_snprintf (self->boot_id, sizeof self->boot_id, "boot-%u", self->boots++);
  start_agent (self);
  for (guint i = 0; i < RULES; i++)
    rule_wait_again (&self->rules[i], self->now_s);
  seen.boots++;
}

static void
rule_begin_anew (Rule *self)
{
  *self = (Rule){ .knows_count = TRUE, .knows_seconds = TRUE };
}

static void
rule_count (Rule *self, gint64 now_s)
{
  self->count++;
  rule_wait_again (self, now_s);
}

/* A PIN that nobody has or had before. */
static char *
draw_pin (World *self)
{
  return g_strdup_printf ("%s%u", crypto_pwhash_argon2id_STRPREFIX, self->pins_drawn++);
}

/* As kushkctl staff pin does it. */
static void
set_pin (World *self, guint index)
{
  g_autofree char *number = g_strdup_printf ("100%u", index);
  AgentAccount *account = g_new0 (AgentAccount, 1);

  account->number = g_steal_pointer (&number);
  account->role = AGENT_ROLE_SUPERVISOR;
  account->pin = draw_pin (self);
  if (index < BADGES)
    account->badge = agent_badge_digest (self->ways[ACCOUNTS + index]);
  agent_accounts_put (self->accounts, account);
  rule_begin_anew (&self->rules[index]);
  if (index < BADGES)
    rule_begin_anew (&self->rules[ACCOUNTS + index]);
}

static World *
world_new (void)
{
  World *self = g_new0 (World, 1);

  self->accounts = agent_accounts_new ();
  for (guint i = 0; i < ACCOUNTS; i++)
    self->ways[i] = g_strdup_printf ("100%u", i);
  for (guint i = 0; i < BADGES; i++)
    self->ways[ACCOUNTS + i] = agent_badge_draw (self->ways[i]);
  self->ways[NOBODY] = g_strdup ("7777");
  self->ways[NOBODY + 1] = g_strdup ("1009");
  self->ways[NOBODY + 2] = agent_badge_draw (self->ways[0]);
  self->ways[NOBODY + 3] = g_strdup ("KUSHK-STAFF:1001");
  for (guint i = 0; i < ACCOUNTS; i++)
    set_pin (self, i);
  rule_begin_anew (&self->rules[NOBODY]);
  boot (self);

  return self;
}

static void
world_free (World *self)
{
  agent_lockout_free (self->lockout);
  agent_accounts_free (self->accounts);
  g_free (self->disk);
  for (guint i = 0; i < WAYS; i++)
    g_free (self->ways[i]);
  g_free (self);
}

static guint
account_of (guint way)
{
  return way < ACCOUNTS ? way : way - ACCOUNTS;
}

static void
pass (World *self, gint64 seconds)
{
  self->now_s += seconds;
  self->boot_s += seconds;
}

/* Exactly as long as he was told, a second less, or whatever. */
static void
wait_a_while (World *self)
{
  switch (g_test_rand_int_range (0, 4)) {
  case 0:
    pass (self, (gint64) exp2 (g_test_rand_double_range (0, 16)));
    break;
  case 1:
    pass (self, MAX (self->told_s - 1, 0));
    break;
  default:
    pass (self, self->told_s);
  }
  self->told_s = 0;
}

static void
turn_clock_back (World *self)
{
  self->boot_s -= (gint64) exp2 (g_test_rand_double_range (0, 30));
  for (guint i = 0; i < RULES; i++)
    self->rules[i].knows_seconds = FALSE;
}

/* Killed before anybody was told anything: it may be counted already. */
static void
rise_again (World *self, Rule *rule)
{
  rule->knows_count = rule->knows_seconds = FALSE;
  start_agent (self);
  seen.kills++;
}

static void
hear_of_wait (World *self, const Rule *rule, const GError *error)
{
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_BUSY);
  self->told_s = g_ascii_strtoll (error->message, NULL, 10);
  g_assert_cmpint (self->told_s, >=, 1);
  g_assert_cmpint (self->told_s, <=, FIRST_WAIT_S << DOUBLINGS_MAXIMUM);
  if (rule->knows_seconds)
    g_assert_cmpint (self->told_s, ==, rule->next_s - self->now_s);
  seen.refused++;
}

/* Mostly wrong. He knows the PIN of his own account; others' owners log in now and then; and with a
 * number that nobody has he types a PIN that somebody has. */
static char *
choose_pin (World *self, guint way)
{
  gboolean is_right = way >= NOBODY || account_of (way) == OWN ? one_in (3) : one_in (100);

  if (!is_right)
    return g_strdup ("$argon2id$wrong");

  return g_strdup (agent_accounts_get (self->accounts, way >= NOBODY ? 0 : account_of (way))->pin);
}

static void
end_trial (World *self, AgentTrial *trial, guint way, const char *pin)
{
  gboolean is_right = g_str_equal (agent_trial_get_hash (trial), pin);
  gboolean is_changed = way < NOBODY && one_in (200);
  g_autoptr (AgentAccount) account = NULL;
  g_autoptr (GError) error = NULL;
  Rule *rule = &self->rules[MIN (way, NOBODY)];

  if (is_changed)
    set_pin (self, account_of (way));
  account = agent_trial_end (trial, is_right, self->accounts, self->lockout, &error);
  if (account != NULL) {
    g_assert_true (is_right && way < NOBODY && !is_changed);
    g_assert_cmpstr (account->number, ==, self->ways[account_of (way)]);
    rule_begin_anew (rule);
    seen.let_in++;
  } else if (self->is_dead) {
    g_assert_true (is_right && way < NOBODY && !is_changed);
    if (self->kill == KILL_AFTER_WRITE)
      rule_begin_anew (rule);
  } else {
    g_assert_error (error, AGENT_ERROR, AGENT_ERROR_NOT_ALLOWED);
    g_assert_false (is_right && way < NOBODY && !is_changed);
  }
  if (self->is_dead)
    start_agent (self);
}

static Kill
draw_kill (void)
{
  return one_in (40) ? g_test_rand_int_range (KILL_BEFORE_WRITE, KILL_AFTER_WRITE + 1) : NO_KILL;
}

static void
guess (World *self)
{
  guint way = (guint) g_test_rand_int_range (0, WAYS);
  Rule *rule = &self->rules[MIN (way, NOBODY)];
  g_autofree char *pin = choose_pin (self, way);
  g_autoptr (AgentTrial) trial = NULL;
  g_autoptr (GError) error = NULL;

  seen.guesses++;
  self->kill = draw_kill ();
  trial = agent_trial_begin (self->accounts, self->lockout, self->ways[way], &error);
  if (self->is_dead) {
    g_assert_null (trial);
    rise_again (self, rule);
    return;
  }
  if (trial == NULL) {
    hear_of_wait (self, rule, error);
    return;
  }

  /* The one thing that all of this is about. */
  g_assert_cmpint (self->now_s, >=, rule->next_s);
  rule_count (rule, self->now_s);
  seen.judged++;
  if (one_in (40)) {
    start_agent (self);
    seen.kills++;
    return;
  }
  self->kill = draw_kill ();
  end_trial (self, trial, way, pin);
}

static void
step (World *self)
{
  int chance = g_test_rand_int_range (0, 1000);

  if (chance < 600)
    guess (self);
  else if (chance < 940)
    wait_a_while (self);
  else if (chance < 965)
    start_agent (self);
  else if (chance < 980)
    boot (self);
  else if (chance < 995)
    turn_clock_back (self);
  else
    set_pin (self, (guint) g_test_rand_int_range (0, ACCOUNTS));
}

static void
test_a_million_guesses_find_no_faster_way (void)
{
  while (seen.guesses < GUESSES) {
    World *world = world_new ();
    guint end = seen.guesses + GUESSES_PER_WORLD;

    while (seen.guesses < end)
      step (world);
    world_free (world);
  }

  g_test_message ("%u guesses: %u judged, %u had to wait, %u let in, %u kills, %u boots",
                  seen.guesses, seen.judged, seen.refused, seen.let_in, seen.kills, seen.boots);
  /* It was a siege and not a wall that nobody passes. */
  g_assert_cmpuint (seen.judged, >, GUESSES / 10);
  g_assert_cmpuint (seen.let_in, >, GUESSES / 100);
  g_assert_cmpuint (seen.refused, >, GUESSES / 10);
  g_assert_cmpuint (seen.kills, >, GUESSES / 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (sodium_init (), >=, 0);

  g_test_add_func ("/agent/lockout-property/a-million-guesses-find-no-faster-way",
                   test_a_million_guesses_find_no_faster_way);

  return g_test_run ();
}
