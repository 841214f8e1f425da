/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "shell-supervisor.h"

#include "shell-process.h"

#define RESPAWN_FIRST_MS 100
#define RESPAWN_LAST_MS 10000

const ShellDeadlines shell_deadlines_default = {
  .hung_ms = 6000,
  .paint_ms = 4000,
  .warm_ms = 20000,
};

struct _ShellSupervisor {
  GObject parent_instance;

  GStrv argv;
  GStrv cover_argv;
  GStrv environment;
  ShellDeadlines deadlines;

  ShellProcess *cover;   /* lowest window */
  ShellProcess *front;   /* what the citizen sees */
  ShellProcess *showing; /* told to show, not yet painted */
  ShellProcess *spare;   /* warming or warm */
  gboolean is_cover_due; /* not painted yet, and still in time */
  gboolean is_spare_warm;
  gboolean is_front_over;
  gboolean is_stopped;

  guint cover_timeout_id;
  guint beat_timeout_id;
  guint paint_timeout_id;
  guint warm_timeout_id;
  guint respawn_timeout_id;
  guint respawn_delay_ms;
};

G_DEFINE_FINAL_TYPE (ShellSupervisor, shell_supervisor, G_TYPE_OBJECT)

enum {
  SIGNAL_ALIVE,
  SIGNAL_COUNT
};
static guint signals[SIGNAL_COUNT];

static void respawn_soon (ShellSupervisor *self);
static void show_spare (ShellSupervisor *self);
static void spawn_cover (ShellSupervisor *self);

static void
drop (ShellSupervisor *self, ShellProcess **slot)
{
  g_autoptr (ShellProcess) process = g_steal_pointer (slot);

  if (process == NULL)
    return;
  g_signal_handlers_disconnect_by_data (process, self);
  shell_process_kill (process);
}

static gboolean
is_replacement_due (ShellSupervisor *self)
{
  return self->showing == NULL && (self->front == NULL || self->is_front_over);
}

/* --- the front and its heartbeat --- */

static gboolean
on_beat_missed (gpointer user_data)
{
  ShellSupervisor *self = user_data;

  self->beat_timeout_id = 0;
  g_message ("Session %s hangs: replaced", shell_process_get_identifier (self->front));
  drop (self, &self->front);
  show_spare (self);
  return G_SOURCE_REMOVE;
}

static void
expect_beat (ShellSupervisor *self)
{
  g_clear_handle_id (&self->beat_timeout_id, g_source_remove);
  self->beat_timeout_id = g_timeout_add (self->deadlines.hung_ms, on_beat_missed, self);
  g_signal_emit (self, signals[SIGNAL_ALIVE], 0);
}

static void
on_front_over (ShellSupervisor *self)
{
  if (self->is_front_over)
    return;
  self->is_front_over = TRUE;
  show_spare (self);
}

/* --- showing the spare --- */

static gboolean
on_paint_missed (gpointer user_data)
{
  ShellSupervisor *self = user_data;

  self->paint_timeout_id = 0;
  g_message ("Session %s does not paint: dropped", shell_process_get_identifier (self->showing));
  drop (self, &self->showing);
  show_spare (self);
  return G_SOURCE_REMOVE;
}

/* The new first frame is on the glass: the old visit's process dies here, and that is the wipe. */
static void
on_painted (ShellSupervisor *self)
{
  g_clear_handle_id (&self->paint_timeout_id, g_source_remove);
  drop (self, &self->front);
  self->front = g_steal_pointer (&self->showing);
  self->is_front_over = FALSE;
  self->respawn_delay_ms = RESPAWN_FIRST_MS;
  expect_beat (self);
}

static void
show_spare (ShellSupervisor *self)
{
  if (!is_replacement_due (self))
    return;
  if (self->spare == NULL) {
    respawn_soon (self);
    return;
  }
  if (!self->is_spare_warm)
    return;

  /* A cover that comes later than the session would lie above it: so a lost one comes back with a
   * swap, and the session waits until the cover is painted. */
  if (self->cover == NULL)
    spawn_cover (self);
  if (self->is_cover_due)
    return;

  g_clear_handle_id (&self->beat_timeout_id, g_source_remove);
  self->showing = g_steal_pointer (&self->spare);
  self->is_spare_warm = FALSE;
  self->paint_timeout_id = g_timeout_add (self->deadlines.paint_ms, on_paint_missed, self);
  shell_process_say (self->showing, "show");
  respawn_soon (self);
}

/* --- the children --- */

static void
on_said (ShellProcess *process, const char *word, ShellSupervisor *self)
{
  if (process == self->spare && g_str_equal (word, "warm")) {
    g_clear_handle_id (&self->warm_timeout_id, g_source_remove);
    self->is_spare_warm = TRUE;
    show_spare (self);
  } else if (process == self->showing && g_str_equal (word, "painted")) {
    on_painted (self);
  } else if (process == self->front && g_str_equal (word, "beat")) {
    expect_beat (self);
  } else if (process == self->front && g_str_equal (word, "over")) {
    on_front_over (self);
  }
}

static void
on_ended (ShellProcess *process, ShellSupervisor *self)
{
  if (process == self->front) {
    g_message ("The session in front ended by itself: replaced");
    g_clear_handle_id (&self->beat_timeout_id, g_source_remove);
    drop (self, &self->front);
  } else if (process == self->showing) {
    g_clear_handle_id (&self->paint_timeout_id, g_source_remove);
    drop (self, &self->showing);
  } else if (process == self->spare) {
    g_clear_handle_id (&self->warm_timeout_id, g_source_remove);
    self->is_spare_warm = FALSE;
    drop (self, &self->spare);
    respawn_soon (self);
  }
  show_spare (self);
}

static void
on_cover_settled (ShellSupervisor *self)
{
  g_clear_handle_id (&self->cover_timeout_id, g_source_remove);
  self->is_cover_due = FALSE;
  show_spare (self);
}

static void
on_cover_said (ShellProcess *process, const char *word, ShellSupervisor *self)
{
  if (g_str_equal (word, "painted"))
    on_cover_settled (self);
}

static void
on_cover_ended (ShellProcess *process, ShellSupervisor *self)
{
  drop (self, &self->cover);
  on_cover_settled (self);
}

/* Better a glass that would be bare for a moment than none at all. */
static gboolean
on_cover_missed (gpointer user_data)
{
  ShellSupervisor *self = user_data;

  self->cover_timeout_id = 0;
  g_message ("The cover does not paint");
  on_cover_settled (self);
  return G_SOURCE_REMOVE;
}

static ShellProcess *
spawn (ShellSupervisor *self, const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  ShellProcess *process = shell_process_spawn (argv, self->environment, &error);

  if (process == NULL)
    g_warning ("Could not start a session: %s", error->message);
  return process;
}

static void
spawn_cover (ShellSupervisor *self)
{
  self->cover = spawn (self, (const char *const *) self->cover_argv);
  if (self->cover == NULL)
    return;
  g_signal_connect (self->cover, "said", G_CALLBACK (on_cover_said), self);
  g_signal_connect (self->cover, "ended", G_CALLBACK (on_cover_ended), self);
  shell_process_say (self->cover, "show");
  self->is_cover_due = TRUE;
  g_clear_handle_id (&self->cover_timeout_id, g_source_remove);
  self->cover_timeout_id = g_timeout_add (self->deadlines.paint_ms, on_cover_missed, self);
}

static gboolean
on_warm_missed (gpointer user_data)
{
  ShellSupervisor *self = user_data;

  self->warm_timeout_id = 0;
  g_message ("Session %s does not get warm: dropped", shell_process_get_identifier (self->spare));
  drop (self, &self->spare);
  respawn_soon (self);
  return G_SOURCE_REMOVE;
}

static gboolean
on_respawn_due (gpointer user_data)
{
  ShellSupervisor *self = user_data;

  self->respawn_timeout_id = 0;
  self->spare = spawn (self, (const char *const *) self->argv);
  if (self->spare == NULL) {
    respawn_soon (self);
    return G_SOURCE_REMOVE;
  }
  g_signal_connect (self->spare, "said", G_CALLBACK (on_said), self);
  g_signal_connect (self->spare, "ended", G_CALLBACK (on_ended), self);
  self->warm_timeout_id = g_timeout_add (self->deadlines.warm_ms, on_warm_missed, self);
  return G_SOURCE_REMOVE;
}

/* Sessions that die young are started ever more slowly; one that painted resets the pace. */
static void
respawn_soon (ShellSupervisor *self)
{
  if (self->is_stopped || self->spare != NULL || self->respawn_timeout_id != 0)
    return;
  self->respawn_timeout_id = g_timeout_add (self->respawn_delay_ms, on_respawn_due, self);
  self->respawn_delay_ms = MIN (self->respawn_delay_ms * 2, RESPAWN_LAST_MS);
}

static void
shell_supervisor_finalize (GObject *object)
{
  ShellSupervisor *self = SHELL_SUPERVISOR (object);

  shell_supervisor_stop (self);
  g_strfreev (self->argv);
  g_strfreev (self->cover_argv);
  g_strfreev (self->environment);
  G_OBJECT_CLASS (shell_supervisor_parent_class)->finalize (object);
}

static void
shell_supervisor_class_init (ShellSupervisorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = shell_supervisor_finalize;

  signals[SIGNAL_ALIVE] = g_signal_new ("alive", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
shell_supervisor_init (ShellSupervisor *self)
{
  self->respawn_delay_ms = RESPAWN_FIRST_MS;
}

static GStrv
append_word (const char *const *argv, const char *word)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_addv (builder, (const char **) argv);
  g_strv_builder_add (builder, word);
  return g_strv_builder_end (builder);
}

ShellSupervisor *
shell_supervisor_new (const char *const *argv, char **environment, const ShellDeadlines *deadlines)
{
  ShellSupervisor *self = g_object_new (SHELL_TYPE_SUPERVISOR, NULL);

  self->argv = g_strdupv ((char **) argv);
  self->cover_argv = append_word (argv, "--cover");
  self->environment = g_strdupv (environment);
  self->deadlines = *deadlines;
  return self;
}

void
shell_supervisor_start (ShellSupervisor *self)
{
  g_return_if_fail (SHELL_IS_SUPERVISOR (self));

  spawn_cover (self);
  respawn_soon (self);
}

void
shell_supervisor_stop (ShellSupervisor *self)
{
  g_return_if_fail (SHELL_IS_SUPERVISOR (self));

  self->is_stopped = TRUE;
  g_clear_handle_id (&self->cover_timeout_id, g_source_remove);
  g_clear_handle_id (&self->beat_timeout_id, g_source_remove);
  g_clear_handle_id (&self->paint_timeout_id, g_source_remove);
  g_clear_handle_id (&self->warm_timeout_id, g_source_remove);
  g_clear_handle_id (&self->respawn_timeout_id, g_source_remove);
  drop (self, &self->front);
  drop (self, &self->showing);
  drop (self, &self->spare);
  drop (self, &self->cover);
}
