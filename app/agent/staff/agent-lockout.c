/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-lockout.h"

#include "agent-tries.h"

#include <errno.h>
#include <string.h>
#include <time.h>

#define FIRST_WAIT_S 15
#define DOUBLINGS_MAXIMUM 20 /* half a year */

struct _AgentLockout {
  char *path; /* (nullable) with a store of the caller's */
  AgentLockoutStore store;
  AgentLockoutClock clock;
  char *boot_id;
};

static gint64
get_boot_time_s (gpointer user_data)
{
  struct timespec now;

  clock_gettime (CLOCK_BOOTTIME, &now);

  return now.tv_sec;
}

static char *
read_boot_id (void)
{
  char *boot_id = NULL;

  if (!g_file_get_contents ("/proc/sys/kernel/random/boot_id", &boot_id, NULL, NULL))
    return g_strdup ("unknown");

  return g_strstrip (boot_id);
}

static void
read_file (gpointer user_data, char **ret_text)
{
  AgentLockout *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_file_get_contents (self->path, ret_text, NULL, &error))
    *ret_text = g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT) ? NULL : g_strdup ("");
}

static gboolean
write_file (gpointer user_data, const char *text, GError **error)
{
  AgentLockout *self = user_data;

  return g_file_set_contents_full (self->path, text, -1,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}

static gint64
now_s (AgentLockout *self)
{
  return self->clock.get_s (self->clock.user_data);
}

static gint64
wait_after (guint64 count)
{
  if (count < AGENT_TRIES_FREE)
    return 0;

  return (gint64) FIRST_WAIT_S << MIN (count - AGENT_TRIES_FREE, DOUBLINGS_MAXIMUM);
}

static gint64
wait_left (const AgentTry *try, gint64 now)
{
  return wait_after (try->count) > 0 ? MAX (try->locked_until_s - now, 0) : 0;
}

static char *
digest_subject (const char *subject)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, subject, -1);
}

static AgentTries *
read_tries (AgentLockout *self)
{
  g_autofree char *text = NULL;

  self->store.read (self->store.user_data, &text);

  return text != NULL ? agent_tries_parse (text) : agent_tries_new (self->boot_id);
}

static gboolean
write_tries (AgentLockout *self, AgentTries *tries, GError **error)
{
  g_autofree char *text = agent_tries_to_text (tries);
  g_autoptr (GError) own_error = NULL;

  if (self->store.write (self->store.user_data, text, &own_error))
    return TRUE;

  g_set_error (error, AGENT_ERROR, AGENT_ERROR_NOT_ALLOWED, "The try cannot be written down: %s",
               own_error->message);
  return FALSE;
}

/* What was to come since another boot, or lies further off than any wait, tells of a time that is
 * no more: the wait starts over, once. Returns whether anything is another one now. */
static gboolean
start_waits_over (AgentLockout *self, AgentTries *tries)
{
  gboolean is_of_another_boot = !g_str_equal (agent_tries_get_boot (tries), self->boot_id);
  gboolean is_changed = is_of_another_boot;
  gint64 now = now_s (self);

  agent_tries_set_boot (tries, self->boot_id);
  for (guint i = 0; i < agent_tries_get_count (tries); i++) {
    AgentTry *try = agent_tries_get (tries, i);
    gint64 latest_s = now + wait_after (try->count);

    if (is_of_another_boot || try->locked_until_s > latest_s) {
      try->locked_until_s = latest_s;
      is_changed = TRUE;
    }
  }

  return is_changed;
}

static AgentLockout *
lockout_new (const AgentLockoutClock *clock)
{
  AgentLockout *self = g_new0 (AgentLockout, 1);

  if (clock != NULL)
    self->clock = *clock;
  else
    self->clock.get_s = get_boot_time_s;
  self->boot_id = clock != NULL ? g_strdup (clock->boot_id) : read_boot_id ();

  return self;
}

/* From our start on, not from when somebody first comes by. What cannot be written is so then. */
static void
start_waiting (AgentLockout *self)
{
  g_autoptr (AgentTries) tries = read_tries (self);

  if (start_waits_over (self, tries))
    write_tries (self, tries, NULL);
}

AgentLockout *
agent_lockout_new (const char *path, const AgentLockoutClock *clock)
{
  AgentLockout *self = lockout_new (clock);

  self->path = g_strdup (path);
  self->store = (AgentLockoutStore){ read_file, write_file, self };
  start_waiting (self);

  return self;
}

AgentLockout *
agent_lockout_new_stored (const AgentLockoutStore *store, const AgentLockoutClock *clock)
{
  AgentLockout *self = lockout_new (clock);

  self->store = *store;
  start_waiting (self);

  return self;
}

void
agent_lockout_free (AgentLockout *self)
{
  g_free (self->path);
  g_free (self->boot_id);
  g_free (self);
}

/* The counter as it stands for this subject. */
static AgentTry *
find_try (AgentLockout *self, AgentTries *tries, const char *counter, const char *subject)
{
  AgentTry *try = agent_tries_find (tries, counter);
  g_autofree char *digest = digest_subject (subject);

  if (try == NULL) {
    try = agent_tries_add (tries, counter, digest);
    try->locked_until_s = now_s (self) + wait_after (try->count);
  } else if (!g_str_equal (try->subject, digest)) {
    agent_try_begin_anew (try, digest);
  }

  return try;
}

gboolean
agent_lockout_begin_try (AgentLockout *self,
                         const char *counter,
                         const char *subject,
                         GError **error)
{
  g_autoptr (AgentTries) tries = read_tries (self);
  gboolean is_changed = start_waits_over (self, tries);
  guint count = agent_tries_get_count (tries);
  AgentTry *try = find_try (self, tries, counter, subject);
  gint64 now = now_s (self);
  gint64 left_s = wait_left (try, now);

  if (left_s > 0) {
    is_changed |= agent_tries_get_count (tries) != count;
    if (!is_changed || write_tries (self, tries, error))
      g_set_error (error, AGENT_ERROR, AGENT_ERROR_BUSY, "%" G_GINT64_FORMAT, left_s);
    return FALSE;
  }

  try->count++;
  try->locked_until_s = now + wait_after (try->count);

  return write_tries (self, tries, error);
}

gint64
agent_lockout_get_wait_s (AgentLockout *self, const char *counter, const char *subject)
{
  g_autoptr (AgentTries) tries = read_tries (self);

  start_waits_over (self, tries);

  return wait_left (find_try (self, tries, counter, subject), now_s (self));
}

gboolean
agent_lockout_forgive (AgentLockout *self, const char *counter, GError **error)
{
  g_autoptr (AgentTries) tries = read_tries (self);

  start_waits_over (self, tries);

  return !agent_tries_forgive (tries, counter) || write_tries (self, tries, error);
}
