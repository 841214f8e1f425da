/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-opening.h"

#define OPEN "open"
#define CLOSED "closed"
#define LONGEST_NAP_S 30

typedef struct {
  gboolean is_open;
  CivicCommandMessage message;
  char *until;
} Opening;

struct _AgentOpening {
  GObject parent_instance;

  char *path;
  Opening now;
  guint nap_id;
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

/* "open", or "closed" with a message and a moment on lines of their own, or without both: that is
 * all an older agent wrote. */
static Opening
parse (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint count = g_strv_length (lines);
  Opening opening = { FALSE, CIVIC_COMMAND_MESSAGE_NONE, NULL };
  g_autoptr (GDateTime) moment = NULL;

  opening.is_open = count == 2 && g_str_equal (lines[0], OPEN);
  if (count == 4 && g_str_equal (lines[0], CLOSED)) {
    civic_command_message_from_string (lines[1], &opening.message);
    moment = parse_moment (lines[2]);
    opening.until = moment != NULL ? g_strdup (lines[2]) : NULL;
  }
  if (opening.until == NULL)
    opening.until = g_strdup ("");

  return opening;
}

static char *
to_text (const Opening *opening)
{
  if (opening->is_open)
    return g_strdup (OPEN "\n");

  return g_strdup_printf (CLOSED "\n%s\n%s\n", civic_command_message_to_string (opening->message),
                          opening->until);
}

static Opening
load (const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (g_file_get_contents (path, &text, NULL, &error))
    return parse (text);

  return parse (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT) ? OPEN "\n" : "");
}

static void
on_nap_over (gpointer user_data)
{
  AgentOpening *self = AGENT_OPENING (user_data);

  self->nap_id = 0;
  agent_opening_look (self);
}

/* Never for long: the clock may be set meanwhile. */
static void
nap (AgentOpening *self, GTimeSpan left_us)
{
  guint longest_ms = LONGEST_NAP_S * 1000;
  guint left_ms = (guint) MIN (left_us / 1000 + 1, longest_ms);

  g_clear_handle_id (&self->nap_id, g_source_remove);
  self->nap_id = g_timeout_add_once (left_ms, on_nap_over, self);
}

static gboolean
keep (AgentOpening *self, const Opening *opening, GError **error)
{
  g_autofree char *text = to_text (opening);
  g_autoptr (GError) own_error = NULL;

  if (!g_file_set_contents_full (self->path, text, -1,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                 &own_error)) {
    g_set_error (error, AGENT_ERROR, AGENT_ERROR_NOT_STORED, "%s", own_error->message);
    return FALSE;
  }

  return TRUE;
}

static gboolean
change (AgentOpening *self, const Opening *opening, GError **error)
{
  if (!keep (self, opening, error))
    return FALSE;

  g_free (self->now.until);
  self->now = *opening;
  self->now.until = g_strdup (opening->until);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  agent_opening_look (self);

  return TRUE;
}

static void
agent_opening_dispose (GObject *object)
{
  AgentOpening *self = AGENT_OPENING (object);

  g_clear_handle_id (&self->nap_id, g_source_remove);

  G_OBJECT_CLASS (agent_opening_parent_class)->dispose (object);
}

static void
agent_opening_finalize (GObject *object)
{
  AgentOpening *self = AGENT_OPENING (object);

  g_free (self->path);
  g_free (self->now.until);

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
}

AgentOpening *
agent_opening_new (const char *path)
{
  AgentOpening *self = g_object_new (AGENT_TYPE_OPENING, NULL);

  self->path = g_strdup (path);
  self->now = load (path);
  agent_opening_look (self);

  return self;
}

gboolean
agent_opening_is_open (AgentOpening *self)
{
  g_return_val_if_fail (AGENT_IS_OPENING (self), FALSE);

  return self->now.is_open;
}

CivicCommandMessage
agent_opening_get_message (AgentOpening *self)
{
  g_return_val_if_fail (AGENT_IS_OPENING (self), CIVIC_COMMAND_MESSAGE_NONE);

  return self->now.message;
}

const char *
agent_opening_get_until (AgentOpening *self)
{
  g_return_val_if_fail (AGENT_IS_OPENING (self), NULL);

  return self->now.until;
}

gboolean
agent_opening_set_open (AgentOpening *self, gboolean open, GError **error)
{
  const Opening opening = { open, CIVIC_COMMAND_MESSAGE_NONE, (char *) "" };

  g_return_val_if_fail (AGENT_IS_OPENING (self), FALSE);

  return change (self, &opening, error);
}

gboolean
agent_opening_close (AgentOpening *self,
                     CivicCommandMessage message,
                     const char *until,
                     GError **error)
{
  const Opening opening = { FALSE, message, (char *) until };

  g_return_val_if_fail (AGENT_IS_OPENING (self), FALSE);

  return change (self, &opening, error);
}

void
agent_opening_look (AgentOpening *self)
{
  g_autoptr (GDateTime) moment = NULL;
  g_autoptr (GDateTime) now = NULL;
  g_autoptr (GError) error = NULL;
  GTimeSpan left_us;

  g_return_if_fail (AGENT_IS_OPENING (self));

  g_clear_handle_id (&self->nap_id, g_source_remove);
  moment = parse_moment (self->now.until);
  if (moment == NULL)
    return;

  now = g_date_time_new_now_utc ();
  left_us = g_date_time_difference (moment, now);
  if (left_us > 0) {
    nap (self, left_us);
  } else if (!agent_opening_set_open (self, TRUE, &error)) {
    g_message ("It is time to open, but that cannot be kept: %s", error->message);
    nap (self, LONGEST_NAP_S * G_TIME_SPAN_SECOND);
  }
}
