/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-lockout.h"

#include <glib/gstdio.h>
#include <time.h>

#define FREE_TRIES 5
#define FIRST_WAIT_S 15
#define DOUBLINGS_MAXIMUM 20 /* half a year */
#define GROUP "tries"

struct _AgentLockout {
  char *path;
  AgentLockoutClock clock;
  char *boot_id;
};

/* What is on disk. */
typedef struct {
  char *subject;
  char *boot_id;
  guint64 count;
  gint64 locked_until_s;
} Record;

static void
record_clear (Record *self)
{
  g_free (self->subject);
  g_free (self->boot_id);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Record, record_clear)

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

static gint64
now_s (AgentLockout *self)
{
  return self->clock.get_s (self->clock.user_data);
}

static gint64
wait_after (guint64 count)
{
  if (count < FREE_TRIES)
    return 0;

  return (gint64) FIRST_WAIT_S << MIN (count - FREE_TRIES, DOUBLINGS_MAXIMUM);
}

static char *
digest_subject (const char *subject)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, subject, -1);
}

/* No file is a clean sheet. A file that does not parse was tampered with or torn: the record then
 * stands as if the free tries were used up. */
static void
read_record (AgentLockout *self, Record *ret_record)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;

  if (!g_key_file_load_from_file (file, self->path, G_KEY_FILE_NONE, &error)) {
    gboolean is_absent = g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);

    ret_record->count = is_absent ? 0 : FREE_TRIES;
    return;
  }

  ret_record->subject = g_key_file_get_string (file, GROUP, "subject", NULL);
  ret_record->boot_id = g_key_file_get_string (file, GROUP, "boot", NULL);
  ret_record->locked_until_s = g_key_file_get_int64 (file, GROUP, "locked_until_s", NULL);
  ret_record->count = g_key_file_get_uint64 (file, GROUP, "count", &error);
  if (error != NULL || ret_record->subject == NULL || ret_record->boot_id == NULL)
    ret_record->count = MAX (ret_record->count, FREE_TRIES);
}

static gboolean
write_record (AgentLockout *self, const Record *record, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) own_error = NULL;
  g_autofree char *text = NULL;
  gsize length;

  g_key_file_set_string (file, GROUP, "subject", record->subject);
  g_key_file_set_string (file, GROUP, "boot", record->boot_id);
  g_key_file_set_uint64 (file, GROUP, "count", record->count);
  g_key_file_set_int64 (file, GROUP, "locked_until_s", record->locked_until_s);
  text = g_key_file_to_data (file, &length, NULL);

  if (!g_file_set_contents_full (self->path, text, (gssize) length,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                 &own_error)) {
    g_set_error (error, AGENT_ERROR, AGENT_ERROR_NOT_ALLOWED, "The try cannot be written down: %s",
                 own_error->message);
    return FALSE;
  }

  return TRUE;
}

/* After a boot the time the lock was to end means nothing any more: the wait starts over, once. */
static gboolean
adopt_boot (AgentLockout *self, Record *record, GError **error)
{
  if (g_strcmp0 (record->boot_id, self->boot_id) == 0)
    return TRUE;

  g_free (record->boot_id);
  record->boot_id = g_strdup (self->boot_id);
  record->locked_until_s = now_s (self) + wait_after (record->count);

  return write_record (self, record, error);
}

AgentLockout *
agent_lockout_new (const char *path, const AgentLockoutClock *clock)
{
  AgentLockout *self = g_new0 (AgentLockout, 1);

  self->path = g_strdup (path);
  if (clock != NULL)
    self->clock = *clock;
  else
    self->clock.get_s = get_boot_time_s;
  self->boot_id = clock != NULL ? g_strdup (clock->boot_id) : read_boot_id ();

  return self;
}

void
agent_lockout_free (AgentLockout *self)
{
  g_free (self->path);
  g_free (self->boot_id);
  g_free (self);
}

gboolean
agent_lockout_begin_try (AgentLockout *self, const char *subject, GError **error)
{
  g_auto (Record) record = { 0 };
  g_autofree char *digest = digest_subject (subject);
  gint64 now;

  read_record (self, &record);
  if (record.subject != NULL && !g_str_equal (record.subject, digest))
    record.count = record.locked_until_s = 0;
  g_free (record.subject);
  record.subject = g_steal_pointer (&digest);

  if (!adopt_boot (self, &record, error))
    return FALSE;

  now = now_s (self);
  if (now < record.locked_until_s) {
    g_set_error (error, AGENT_ERROR, AGENT_ERROR_BUSY, "%" G_GINT64_FORMAT,
                 record.locked_until_s - now);
    return FALSE;
  }

  record.count++;
  record.locked_until_s = now + wait_after (record.count);

  return write_record (self, &record, error);
}

gboolean
agent_lockout_forgive (AgentLockout *self, GError **error)
{
  if (g_unlink (self->path) != 0 && errno != ENOENT) {
    g_set_error (error, AGENT_ERROR, AGENT_ERROR_NOT_ALLOWED, "The tries cannot be forgiven: %s",
                 g_strerror (errno));
    return FALSE;
  }

  return TRUE;
}
