/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-opening.h"

#include "agent-opening-word.h"

#define LONGEST_NAP_S 30
#define MOMENT_FORMAT "%Y-%m-%dT%H:%M:%S%:z"

/* What follows from the word. */
typedef struct {
  gboolean is_open;
  gboolean is_by_hours;
  CivicCommandMessage message;
  char *until;
} Effect;

struct _AgentOpening {
  GObject parent_instance;

  char *path;
  CivicHours *hours; /* (nullable) */
  gboolean is_attended;
  AgentOpeningClock clock;
  gpointer clock_data;

  AgentOpeningWord word;
  Effect effect;
  guint nap_id;
  gboolean is_word_given; /* just now */
};

G_DEFINE_FINAL_TYPE (AgentOpening, agent_opening, G_TYPE_OBJECT)

enum {
  SIGNAL_CHANGED,
  SIGNAL_COUNT
};
static guint signals[SIGNAL_COUNT];

static GDateTime *
parse_moment (const char *text)
{
  return g_date_time_new_from_iso8601 (text, NULL);
}

/* Takes the word. */
static gboolean
change (AgentOpening *self, AgentOpeningWord word, GError **error)
{
  if (!agent_opening_word_keep (&word, self->path, error)) {
    agent_opening_word_clear (&word);
    return FALSE;
  }

  agent_opening_word_clear (&self->word);
  self->word = word;
  self->is_word_given = TRUE;
  agent_opening_look (self);
  self->is_word_given = FALSE;

  return TRUE;
}

static char *
format_moment (GDateTime *moment)
{
  return moment != NULL ? g_date_time_format (moment, MOMENT_FORMAT) : g_strdup ("");
}

/* ret_until (nullable) (transfer full): when that changes. */
static gboolean
is_within_hours (AgentOpening *self, GDateTime *moment, GDateTime **ret_until)
{
  gboolean is_open = TRUE;

  if (self->hours != NULL)
    civic_hours_look (self->hours, moment, &is_open, ret_until);

  return is_open;
}

/* When it really opens: the hours may not have begun at the moment it was closed until. */
static Effect
stay_closed (AgentOpening *self, GDateTime *until)
{
  Effect effect = { FALSE, FALSE, self->word.message, NULL };
  g_autoptr (GDateTime) opening = NULL;

  if (until == NULL || is_within_hours (self, until, &opening))
    effect.until = g_strdup (self->word.until);
  else
    effect.until = format_moment (opening);

  return effect;
}

/* Only between the two moments; before the first one the clock is wrong. */
static gboolean
is_opened_against_hours (AgentOpening *self, GDateTime *now)
{
  g_autoptr (GDateTime) since = parse_moment (self->word.since);
  g_autoptr (GDateTime) until = parse_moment (self->word.until);

  return self->word.is_open && since != NULL && until != NULL &&
         g_date_time_compare (since, now) <= 0 && g_date_time_compare (now, until) < 0;
}

static Effect
follow_hours (AgentOpening *self, GDateTime *now)
{
  Effect effect = { FALSE, TRUE, CIVIC_COMMAND_MESSAGE_NONE, NULL };
  g_autoptr (GDateTime) opening = NULL;
  gboolean goes_on = self->is_attended && self->effect.is_open;

  if (is_within_hours (self, now, &opening) || is_opened_against_hours (self, now) || goes_on)
    return (Effect){ TRUE, FALSE, CIVIC_COMMAND_MESSAGE_NONE, g_strdup ("") };

  effect.until = format_moment (opening);
  return effect;
}

static Effect
find_effect (AgentOpening *self, GDateTime *now)
{
  g_autoptr (GDateTime) until = parse_moment (self->word.until);
  gboolean is_over = until != NULL && g_date_time_compare (until, now) <= 0;

  return self->word.is_open || is_over ? follow_hours (self, now) : stay_closed (self, until);
}

/* Takes the effect. */
static void
show (AgentOpening *self, Effect effect)
{
  const Effect *shown = &self->effect;
  gboolean is_same = effect.is_open == shown->is_open && effect.is_by_hours == shown->is_by_hours &&
                     effect.message == shown->message &&
                     g_strcmp0 (effect.until, shown->until) == 0;

  g_free (self->effect.until);
  self->effect = effect;
  if (!is_same)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_nap_over (gpointer user_data)
{
  AgentOpening *self = AGENT_OPENING (user_data);

  self->nap_id = 0;
  agent_opening_look (self);
}

static void
note_next (gint64 *next_ms, GDateTime *now, GDateTime *moment)
{
  gint64 left_ms = moment != NULL ? g_date_time_difference (moment, now) / 1000 + 1 : G_MAXINT64;

  if (left_ms > 0)
    *next_ms = MIN (*next_ms, left_ms);
}

/* Never for long: the clock may be set meanwhile. Where nothing but a word can change anything, not
 * at all. */
static void
nap (AgentOpening *self, GDateTime *now)
{
  gint64 next_ms = LONGEST_NAP_S * 1000;
  g_autoptr (GDateTime) until = parse_moment (self->word.until);
  g_autoptr (GDateTime) turn = NULL;

  g_clear_handle_id (&self->nap_id, g_source_remove);
  if (self->hours == NULL && until == NULL)
    return;

  is_within_hours (self, now, &turn);
  note_next (&next_ms, now, until);
  note_next (&next_ms, now, turn);
  self->nap_id = g_timeout_add_once ((guint) next_ms, on_nap_over, self);
}

static GDateTime *
read_machine_clock (gpointer unused)
{
  return g_date_time_new_now_utc ();
}

static void
agent_opening_dispose (GObject *object)
{
  AgentOpening *self = AGENT_OPENING (object);

  g_clear_handle_id (&self->nap_id, g_source_remove);
  g_clear_pointer (&self->hours, civic_hours_unref);

  G_OBJECT_CLASS (agent_opening_parent_class)->dispose (object);
}

static void
agent_opening_finalize (GObject *object)
{
  AgentOpening *self = AGENT_OPENING (object);

  g_free (self->path);
  agent_opening_word_clear (&self->word);
  g_free (self->effect.until);

  G_OBJECT_CLASS (agent_opening_parent_class)->finalize (object);
}

static void
agent_opening_class_init (AgentOpeningClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = agent_opening_dispose;
  object_class->finalize = agent_opening_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
agent_opening_init (AgentOpening *self)
{
  self->clock = read_machine_clock;
}

AgentOpening *
agent_opening_new (const char *path)
{
  AgentOpening *self = g_object_new (AGENT_TYPE_OPENING, NULL);

  self->path = g_strdup (path);
  self->word = agent_opening_word_load (path);
  agent_opening_look (self);

  return self;
}

void
agent_opening_set_hours (AgentOpening *self, CivicHours *hours)
{
  g_return_if_fail (AGENT_IS_OPENING (self));

  g_clear_pointer (&self->hours, civic_hours_unref);
  self->hours = hours != NULL ? civic_hours_ref (hours) : NULL;
  agent_opening_look (self);
}

void
agent_opening_set_attended (AgentOpening *self, gboolean is_attended)
{
  g_return_if_fail (AGENT_IS_OPENING (self));

  self->is_attended = is_attended;
  agent_opening_look (self);
}

void
agent_opening_set_clock (AgentOpening *self, AgentOpeningClock clock, gpointer user_data)
{
  g_return_if_fail (AGENT_IS_OPENING (self));

  self->clock = clock;
  self->clock_data = user_data;
  agent_opening_look (self);
}

gboolean
agent_opening_is_open (AgentOpening *self)
{
  g_return_val_if_fail (AGENT_IS_OPENING (self), FALSE);

  return self->effect.is_open;
}

gboolean
agent_opening_is_closed_by_hours (AgentOpening *self)
{
  g_return_val_if_fail (AGENT_IS_OPENING (self), FALSE);

  return self->effect.is_by_hours;
}

gboolean
agent_opening_is_word_given (AgentOpening *self)
{
  g_return_val_if_fail (AGENT_IS_OPENING (self), FALSE);

  return self->is_word_given;
}

CivicCommandMessage
agent_opening_get_message (AgentOpening *self)
{
  g_return_val_if_fail (AGENT_IS_OPENING (self), CIVIC_COMMAND_MESSAGE_NONE);

  return self->effect.message;
}

const char *
agent_opening_get_until (AgentOpening *self)
{
  g_return_val_if_fail (AGENT_IS_OPENING (self), NULL);

  return self->effect.until;
}

/* Where the hours are over: until they end the next time; for a day where they do not. */
static AgentOpeningWord
make_open (AgentOpening *self)
{
  g_autoptr (GDateTime) now = self->clock (self->clock_data);
  g_autoptr (GDateTime) opening = NULL;
  g_autoptr (GDateTime) closing = NULL;
  g_autofree char *since = format_moment (now);
  g_autofree char *until = NULL;

  if (is_within_hours (self, now, &opening))
    return agent_opening_word_open ("", "");

  if (opening != NULL)
    is_within_hours (self, opening, &closing);
  if (closing == NULL)
    closing = g_date_time_add_days (opening != NULL ? opening : now, 1);
  until = format_moment (closing);
  return agent_opening_word_open (since, until);
}

gboolean
agent_opening_set_open (AgentOpening *self, gboolean open, GError **error)
{
  g_return_val_if_fail (AGENT_IS_OPENING (self), FALSE);

  return open ? change (self, make_open (self), error)
              : agent_opening_close (self, CIVIC_COMMAND_MESSAGE_NONE, "", error);
}

gboolean
agent_opening_close (AgentOpening *self,
                     CivicCommandMessage message,
                     const char *until,
                     GError **error)
{
  g_return_val_if_fail (AGENT_IS_OPENING (self), FALSE);

  return change (self, agent_opening_word_closed (message, until), error);
}

void
agent_opening_look (AgentOpening *self)
{
  g_autoptr (GDateTime) now = NULL;

  g_return_if_fail (AGENT_IS_OPENING (self));

  now = self->clock (self->clock_data);
  nap (self, now);
  show (self, find_effect (self, now));
}
