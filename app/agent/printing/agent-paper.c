/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-paper.h"

#include "agent-tally.h"

#define NOT_COUNTED (-1)
#define MM_PER_M 1000
#define EVER_SUFFIX "-ever"

#define TENTHS_OF_MM_PER_INCH 254
#define TENTHS_OF_POINTS_PER_INCH 720

struct _AgentPaper {
  GObject parent_instance;

  AgentRoll roll;
  AgentTally *used_mm; /* not what is left, so that another length in the settings holds too */
  AgentTally *ever_mm; /* over all rolls */
};

enum {
  PROPERTY_LEFT_MM = 1,
  PROPERTY_COUNT
};
static GParamSpec *properties[PROPERTY_COUNT];

G_DEFINE_FINAL_TYPE (AgentPaper, agent_paper, G_TYPE_OBJECT)

static guint
points_to_mm (guint points)
{
  return (points * TENTHS_OF_MM_PER_INCH + TENTHS_OF_POINTS_PER_INCH - 1) /
         TENTHS_OF_POINTS_PER_INCH;
}

static void
add_to_ever (AgentPaper *self, gint64 by_mm)
{
  guint ever_mm = 0;
  g_autoptr (GError) error = NULL;

  agent_tally_get (self->ever_mm, &ever_mm);
  if (!agent_tally_set (self->ever_mm, (guint) MAX ((gint64) ever_mm + by_mm, 0), &error))
    g_message ("The paper of all rolls is not kept: %s", error->message);
}

static gboolean
write_down (AgentPaper *self, guint used_mm, GError **error)
{
  gboolean is_stored = agent_tally_set (self->used_mm, used_mm, error);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROPERTY_LEFT_MM]);

  return is_stored;
}

static void
agent_paper_get_property (GObject *object, guint id, GValue *value, GParamSpec *property)
{
  AgentPaper *self = AGENT_PAPER (object);

  switch (id) {
  case PROPERTY_LEFT_MM:
    g_value_set_int (value, agent_paper_get_left_mm (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, property);
  }
}

static void
agent_paper_finalize (GObject *object)
{
  AgentPaper *self = AGENT_PAPER (object);

  agent_tally_free (self->used_mm);
  agent_tally_free (self->ever_mm);

  G_OBJECT_CLASS (agent_paper_parent_class)->finalize (object);
}

static void
agent_paper_class_init (AgentPaperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = agent_paper_get_property;
  object_class->finalize = agent_paper_finalize;

  properties[PROPERTY_LEFT_MM] =
    g_param_spec_int ("left-mm", NULL, NULL, NOT_COUNTED, G_MAXINT, NOT_COUNTED,
                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, PROPERTY_COUNT, properties);
}

static void
agent_paper_init (AgentPaper *self)
{
}

AgentPaper *
agent_paper_new (const char *path, const AgentRoll *roll)
{
  AgentPaper *self = g_object_new (AGENT_TYPE_PAPER, NULL);
  g_autofree char *ever_path = g_strconcat (path, EVER_SUFFIX, NULL);

  self->roll = *roll;
  self->used_mm = agent_tally_new (path, 0);
  self->ever_mm = agent_tally_new (ever_path, 0);

  return self;
}

int
agent_paper_get_left_mm (AgentPaper *self)
{
  guint length_mm;
  guint used_mm;

  g_return_val_if_fail (AGENT_IS_PAPER (self), NOT_COUNTED);

  length_mm = self->roll.length_m * MM_PER_M;
  if (length_mm == 0 || !agent_tally_get (self->used_mm, &used_mm))
    return NOT_COUNTED;

  return (int) (length_mm - MIN (used_mm, length_mm));
}

int
agent_paper_get_ever_mm (AgentPaper *self)
{
  guint ever_mm = 0;

  g_return_val_if_fail (AGENT_IS_PAPER (self), NOT_COUNTED);

  if (self->roll.length_m == 0 || !agent_tally_get (self->ever_mm, &ever_mm))
    return NOT_COUNTED;

  return (int) MIN (ever_mm, (guint) G_MAXINT);
}

/* Not worth more than a line of the log: the count is a second opinion. */
static void
move_on (AgentPaper *self, guint used_mm)
{
  g_autoptr (GError) error = NULL;

  if (!write_down (self, used_mm, &error))
    g_message ("The count of the paper is not kept: %s", error->message);
}

void
agent_paper_take (AgentPaper *self, guint height_points)
{
  guint used_mm;

  g_return_if_fail (AGENT_IS_PAPER (self));

  if (self->roll.length_m == 0)
    return;
  add_to_ever (self, points_to_mm (height_points));
  if (agent_tally_get (self->used_mm, &used_mm))
    move_on (self, used_mm + points_to_mm (height_points));
}

void
agent_paper_give_back (AgentPaper *self, guint height_points)
{
  guint used_mm;

  g_return_if_fail (AGENT_IS_PAPER (self));

  if (self->roll.length_m == 0)
    return;
  add_to_ever (self, -(gint64) points_to_mm (height_points));
  /* A new roll may have come between. */
  if (agent_tally_get (self->used_mm, &used_mm))
    move_on (self, used_mm - MIN (used_mm, points_to_mm (height_points)));
}

gboolean
agent_paper_refill (AgentPaper *self, GError **error)
{
  g_return_val_if_fail (AGENT_IS_PAPER (self), FALSE);

  return self->roll.length_m == 0 || write_down (self, 0, error);
}

PrintCondition
agent_paper_consider (AgentPaper *self, PrintCondition condition)
{
  int left_mm = agent_paper_get_left_mm (self);

  if (condition.state != PRINT_STATE_READY || left_mm == NOT_COUNTED ||
      left_mm >= (int) self->roll.low_m * MM_PER_M)
    return condition;

  return (PrintCondition){ PRINT_STATE_LOW, PRINT_REASON_PAPER_COUNTED };
}
