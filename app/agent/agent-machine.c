/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-machine.h"

#include "agent-requests.h"
#include "agent-tally.h"

/* Taking a request is a matter of milliseconds; a machine that is just starting needs longer. */
#define PATIENCE_MS 5000

typedef struct {
  const char *word;
  guint at_first_percent;
  guint lowest_percent;
  void (*show) (AgentBusAgent *condition, gint percent);
} LevelKind;

static const LevelKind kinds[AGENT_LEVEL_COUNT] = {
  [AGENT_LEVEL_VOLUME] = { "volume", 60, 0, agent_bus_agent_set_volume },
  [AGENT_LEVEL_BRIGHTNESS] = { "brightness", 100, AGENT_MACHINE_DIMMEST_PERCENT,
                               agent_bus_agent_set_brightness },
};

struct _AgentMachine {
  GObject parent_instance;

  AgentBusAgent *condition;
  AgentRequests *requests;
  gboolean is_there[AGENT_LEVEL_COUNT];
  AgentTally *percents[AGENT_LEVEL_COUNT];
};

G_DEFINE_FINAL_TYPE (AgentMachine, agent_machine, G_TYPE_OBJECT)

enum {
  SIGNAL_RESTART,
  SIGNAL_COUNT
};
static guint signals[SIGNAL_COUNT];

gboolean
agent_level_from_string (const char *word, AgentLevel *ret_level)
{
  for (guint i = 0; i < AGENT_LEVEL_COUNT; i++)
    if (g_str_equal (word, kinds[i].word)) {
      *ret_level = (AgentLevel) i;
      return TRUE;
    }

  return FALSE;
}

/* Whether the kernel shows a device whose name begins so. */
static gboolean
has_device (const char *directory, const char *prefix)
{
  g_autoptr (GDir) entries = g_dir_open (directory, 0, NULL);
  const char *name = NULL;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    if (g_str_has_prefix (name, prefix))
      return TRUE;

  return FALSE;
}

static gboolean
request_level (AgentMachine *self, AgentLevel level, guint percent, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%s-%u", kinds[level].word, percent);

  return agent_requests_leave (self->requests, name, error);
}

static guint
get_kept_percent (AgentMachine *self, AgentLevel level)
{
  const LevelKind *kind = &kinds[level];
  guint percent = kind->at_first_percent;

  agent_tally_get (self->percents[level], &percent);

  return CLAMP (percent, kind->lowest_percent, 100);
}

/* What was set before the power went holds again. */
static void
put_back (AgentMachine *self, AgentLevel level)
{
  guint percent = get_kept_percent (self, level);
  g_autoptr (GError) error = NULL;

  if (!self->is_there[level]) {
    kinds[level].show (self->condition, -1);
    return;
  }

  if (!request_level (self, level, percent, &error))
    g_message ("The %s is not put back: %s", kinds[level].word, error->message);
  kinds[level].show (self->condition, (gint) percent);
}

static void
agent_machine_finalize (GObject *object)
{
  AgentMachine *self = AGENT_MACHINE (object);

  for (guint i = 0; i < AGENT_LEVEL_COUNT; i++)
    agent_tally_free (self->percents[i]);
  agent_requests_free (self->requests);
  g_object_unref (self->condition);

  G_OBJECT_CLASS (agent_machine_parent_class)->finalize (object);
}

static void
agent_machine_class_init (AgentMachineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = agent_machine_finalize;

  signals[SIGNAL_RESTART] = g_signal_new ("restart", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
agent_machine_init (AgentMachine *self)
{
}

AgentMachine *
agent_machine_new (const AgentMachinePlaces *places, AgentBusAgent *condition)
{
  AgentMachine *self = g_object_new (AGENT_TYPE_MACHINE, NULL);
  gboolean is_heard;

  self->condition = g_object_ref (condition);
  self->requests = agent_requests_new (places->requests, PATIENCE_MS);
  is_heard = agent_requests_are_possible (self->requests);
  self->is_there[AGENT_LEVEL_VOLUME] = is_heard && has_device (places->sounds, "card");
  self->is_there[AGENT_LEVEL_BRIGHTNESS] = is_heard && has_device (places->backlights, "");
  for (guint i = 0; i < AGENT_LEVEL_COUNT; i++) {
    g_autofree char *path = g_build_filename (places->state, kinds[i].word, NULL);

    self->percents[i] = agent_tally_new (path, kinds[i].at_first_percent);
    put_back (self, (AgentLevel) i);
  }

  return self;
}

gboolean
agent_machine_set_level (AgentMachine *self, AgentLevel level, guint percent, GError **error)
{
  const LevelKind *kind = &kinds[level];

  g_return_val_if_fail (AGENT_IS_MACHINE (self), FALSE);

  if (percent < kind->lowest_percent || percent > 100) {
    g_set_error (error, AGENT_ERROR, AGENT_ERROR_BAD_REQUEST, "The %s is from %u to 100",
                 kind->word, kind->lowest_percent);
    return FALSE;
  }
  if (!self->is_there[level]) {
    g_set_error (error, AGENT_ERROR, AGENT_ERROR_NOT_READY, "Nothing here has a %s", kind->word);
    return FALSE;
  }
  if (!request_level (self, level, percent, error))
    return FALSE;
  kind->show (self->condition, (gint) percent);

  return agent_tally_set (self->percents[level], percent, error);
}

void
agent_machine_restart (AgentMachine *self)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (AGENT_IS_MACHINE (self));

  if (!agent_requests_leave (self->requests, "restart", &error))
    g_message ("The screen is not restarted with the agent: %s", error->message);
  g_signal_emit (self, signals[SIGNAL_RESTART], 0);
}

gboolean
agent_machine_reboot (AgentMachine *self, GError **error)
{
  g_return_val_if_fail (AGENT_IS_MACHINE (self), FALSE);

  return agent_requests_leave (self->requests, "reboot", error);
}
