/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-audit.h"

#include "agent-clock.h"
#include "agent-disk.h"
#include "civic-audit-chain.h"

#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILE_MODE 0600
#define LINE_BYTES (CIVIC_AUDIT_LINE_MAXIMUM + 1)
#define PROBE_BYTES (2 * LINE_BYTES) /* a whole line in it, wherever it begins */
#define NEAR_BYTES (16 * LINE_BYTES)

struct _AgentAudit {
  GObject parent_instance;

  char *path;
  char *sent_path;
  int descriptor; /* -1: cannot be opened */
  goffset size;   /* of what is whole in the file */
  CivicAuditHead head;
  CivicAuditHead sent;
  gboolean is_broken;
  gboolean is_unwritten;
  gint64 rests_until_us[CIVIC_AUDIT_EVENT_COUNT];
};

G_DEFINE_FINAL_TYPE (AgentAudit, agent_audit, G_TYPE_OBJECT)

enum {
  SIGNAL_ADDED,
  SIGNAL_FAULT_CHANGED,
  SIGNAL_COUNT
};
static guint signals[SIGNAL_COUNT];

static void
note_faults (AgentAudit *self, gboolean is_broken, gboolean is_unwritten)
{
  AgentAuditFault before = agent_audit_get_fault (self);

  self->is_broken = is_broken;
  self->is_unwritten = is_unwritten;
  if (agent_audit_get_fault (self) != before)
    g_signal_emit (self, signals[SIGNAL_FAULT_CHANGED], 0);
}

/* Ends with a zero that is not counted; FALSE where it cannot be read. */
static gboolean
read_part (AgentAudit *self, goffset from, gsize length, char **ret_text)
{
  g_autofree char *text = g_malloc (length + 1);
  gsize done = 0;

  while (done < length) {
    ssize_t count = pread (self->descriptor, text + done, length - done, from + (goffset) done);

    if (count < 0 && errno == EINTR)
      continue;
    if (count <= 0)
      return FALSE;
    done += (gsize) count;
  }

  text[length] = '\0';
  *ret_text = g_steal_pointer (&text);
  return TRUE;
}

/* The last bytes of what is in the file, at most that many; FALSE where they cannot be read. */
static gboolean
read_end (AgentAudit *self, gsize maximum, char **ret_text, gsize *ret_length)
{
  *ret_length = (gsize) MIN (self->size, (goffset) maximum);

  return read_part (self, self->size - (goffset) *ret_length, *ret_length, ret_text);
}

static gboolean
set_torn_line_aside (AgentAudit *self, const char *torn, gsize length, GError **error)
{
  g_autofree char *aside = g_strconcat (self->path, ".torn", NULL);

  if (!g_file_set_contents_full (aside, torn, (gssize) length,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                 FILE_MODE, error))
    return FALSE;

  self->size -= (goffset) length;
  if (ftruncate (self->descriptor, self->size) == 0 && fsync (self->descriptor) == 0)
    return TRUE;
  g_set_error (error, AGENT_ERROR, AGENT_ERROR_NOT_STORED, "%s: %s", self->path,
               g_strerror (errno));
  return FALSE;
}

/* Goes on after the last line that is an entry, wherever the chain broke before it. */
static void
adopt_line (AgentAudit *self, const char *line, gboolean is_first)
{
  g_autoptr (CivicAuditEntry) entry = civic_audit_entry_parse (line, strlen (line), NULL);
  gboolean begins_here = is_first && entry != NULL;

  if (entry == NULL) {
    self->is_broken = TRUE;
    return;
  }
  if (begins_here && entry->number == 1)
    g_strlcpy (self->head.chain, entry->chain, sizeof self->head.chain);
  if (begins_here && entry->number > 1)
    self->is_broken |= !civic_audit_entry_is_whole (entry);
  else
    self->is_broken |= !civic_audit_follows (&self->head, entry);
  civic_audit_head_take (&self->head, entry);
}

/* Only the end of a long log is read, and only a log's beginning may begin it. */
static void
adopt_lines (AgentAudit *self, const char *text, gboolean is_whole_file)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint count = g_strv_length (lines);
  guint first = is_whole_file ? 0 : 1;

  for (guint i = first; i + 1 < count; i++) {
    adopt_line (self, lines[i], i == first);
    if (i == first && is_whole_file)
      self->is_broken |= self->head.number != 1;
  }
}

static gboolean
adopt_end (AgentAudit *self, gboolean *ret_is_torn, GError **error)
{
  g_autofree char *text = NULL;
  gsize length, whole_length;

  if (!read_end (self, AGENT_AUDIT_TAIL * LINE_BYTES, &text, &length)) {
    g_set_error (error, AGENT_ERROR, AGENT_ERROR_NOT_STORED, "%s cannot be read", self->path);
    return FALSE;
  }

  for (whole_length = length; whole_length > 0 && text[whole_length - 1] != '\n';)
    whole_length--;
  *ret_is_torn = whole_length < length;
  if (*ret_is_torn &&
      !set_torn_line_aside (self, text + whole_length, length - whole_length, error))
    return FALSE;

  text[whole_length] = '\0';
  self->is_broken |= strlen (text) != whole_length;
  adopt_lines (self, text, self->size == (goffset) whole_length);
  return TRUE;
}

/* What the central has is the one thing that a hand on this disk cannot change: a log that ends
 * before it was cut. */
static void
recall_sent (AgentAudit *self)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;

  if (!g_file_get_contents (self->sent_path, &text, NULL, NULL))
    return;
  words = g_strsplit (g_strchomp (text), " ", -1);
  if (g_strv_length (words) != 3 || !g_str_equal (words[0], self->head.chain) ||
      strlen (words[2]) != CIVIC_AUDIT_HASH_DIGITS)
    return;

  self->sent.number = g_ascii_strtoll (words[1], NULL, 10);
  g_strlcpy (self->sent.hash, words[2], sizeof self->sent.hash);
  if (self->sent.number > self->head.number ||
      (self->sent.number == self->head.number && !g_str_equal (self->sent.hash, self->head.hash)))
    self->is_broken = TRUE;
}

static gboolean
open_file (AgentAudit *self, gboolean *ret_is_torn, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  struct stat status;

  self->descriptor =
    g_open (self->path, O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC, FILE_MODE);
  if (self->descriptor < 0 || fstat (self->descriptor, &status) != 0 ||
      fchmod (self->descriptor, FILE_MODE) != 0) {
    g_set_error (error, AGENT_ERROR, AGENT_ERROR_NOT_STORED, "%s: %s", self->path,
                 g_strerror (errno));
    return FALSE;
  }

  self->size = status.st_size;
  return adopt_end (self, ret_is_torn, error) && agent_disk_sync_folder (folder, error);
}

static void
close_file (AgentAudit *self)
{
  if (self->descriptor >= 0)
    close (self->descriptor);
  self->descriptor = -1;
}

/* The whole of a line or nothing of it. */
static gboolean
append (AgentAudit *self, const CivicAuditEntry *entry)
{
  g_autofree char *line = civic_audit_entry_to_line (entry);
  g_autofree char *text = g_strconcat (line, "\n", NULL);
  gsize length = strlen (text);
  ssize_t written = write (self->descriptor, text, length);

  if (written >= 0 && written < (ssize_t) length)
    errno = ENOSPC;
  if (written == (ssize_t) length && fsync (self->descriptor) == 0) {
    self->size += (goffset) length;
    return TRUE;
  }
  g_message ("%s: %s", self->path, g_strerror (errno));
  /* If this fails, too, the next start finds a torn line. */
  if (ftruncate (self->descriptor, self->size) != 0)
    close_file (self);
  return FALSE;
}

static void
agent_audit_finalize (GObject *object)
{
  AgentAudit *self = AGENT_AUDIT (object);

  close_file (self);
  g_free (self->path);
  g_free (self->sent_path);

  G_OBJECT_CLASS (agent_audit_parent_class)->finalize (object);
}

static void
agent_audit_class_init (AgentAuditClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = agent_audit_finalize;

  signals[SIGNAL_ADDED] =
    g_signal_new ("added", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAULT_CHANGED] =
    g_signal_new ("fault-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
agent_audit_init (AgentAudit *self)
{
  self->descriptor = -1;
}

static gboolean
write_entry (AgentAudit *self, const char *account, CivicAuditEvent event, const char *subject)
{
  g_autofree char *now = agent_clock_get_now ();
  g_autoptr (CivicAuditEntry) entry =
    civic_audit_entry_new (&self->head, now, account, event, subject);

  if (entry == NULL || !append (self, entry))
    return FALSE;
  civic_audit_head_take (&self->head, entry);
  return TRUE;
}

static gboolean
tell_of_opening (AgentAudit *self, gboolean is_torn)
{
  if (is_torn && !write_entry (self, CIVIC_AUDIT_BY_AGENT, CIVIC_AUDIT_LOG_TORN, ""))
    return FALSE;
  if (self->is_broken) {
    g_message ("%s is not as it was written: see kushkctl audit verify", self->path);
    return write_entry (self, CIVIC_AUDIT_BY_AGENT, CIVIC_AUDIT_LOG_BROKEN, "");
  }
  return TRUE;
}

static gboolean
try_open (AgentAudit *self)
{
  g_autoptr (GError) error = NULL;
  gboolean is_torn = FALSE;

  civic_audit_head_draw (&self->head);
  self->sent = self->head;
  if (!open_file (self, &is_torn, &error)) {
    g_message ("The audit log cannot be opened: %s", error->message);
    close_file (self);
    return FALSE;
  }
  g_strlcpy (self->sent.chain, self->head.chain, sizeof self->sent.chain);
  recall_sent (self);
  return tell_of_opening (self, is_torn);
}

AgentAudit *
agent_audit_open (const char *path)
{
  AgentAudit *self = g_object_new (AGENT_TYPE_AUDIT, NULL);

  self->path = g_strdup (path);
  self->sent_path = g_strconcat (path, ".sent", NULL);
  self->is_unwritten = !try_open (self);
  return self;
}

static const char *
keep_shape (CivicAuditEvent event, const char *subject)
{
  if (subject == NULL || civic_audit_event_takes (event, subject))
    return subject != NULL ? subject : "";
  g_warning ("No subject of %s", civic_audit_event_to_string (event));
  return "";
}

static const char *
keep_account (const char *account)
{
  if (account == NULL || civic_audit_is_account (account))
    return account != NULL ? account : "";
  g_warning ("No account");
  return "";
}

void
agent_audit_add (AgentAudit *self, const char *account, CivicAuditEvent event, const char *subject)
{
  gboolean is_written;

  if (self == NULL)
    return;
  g_return_if_fail (AGENT_IS_AUDIT (self));

  is_written = (self->descriptor >= 0 || try_open (self)) &&
               write_entry (self, keep_account (account), event, keep_shape (event, subject));
  if (!is_written)
    g_message ("Not in the audit log: %s by %s", civic_audit_event_to_string (event),
               keep_account (account));
  note_faults (self, self->is_broken, !is_written);
  if (is_written)
    g_signal_emit (self, signals[SIGNAL_ADDED], 0);
}

void
agent_audit_add_seldom (AgentAudit *self,
                        const char *account,
                        CivicAuditEvent event,
                        const char *subject)
{
  gint64 now_us = g_get_monotonic_time ();

  if (self == NULL)
    return;
  g_return_if_fail (AGENT_IS_AUDIT (self) && (guint) event < CIVIC_AUDIT_EVENT_COUNT);

  if (now_us < self->rests_until_us[event])
    return;
  self->rests_until_us[event] = now_us + AGENT_AUDIT_REST_S * G_USEC_PER_SEC;
  agent_audit_add (self, account, event, subject);
}

AgentAuditFault
agent_audit_get_fault (AgentAudit *self)
{
  g_return_val_if_fail (AGENT_IS_AUDIT (self), AGENT_AUDIT_UNWRITTEN);

  if (self->is_unwritten)
    return AGENT_AUDIT_UNWRITTEN;
  return self->is_broken ? AGENT_AUDIT_BROKEN : AGENT_AUDIT_GOOD;
}

const CivicAuditHead *
agent_audit_get_head (AgentAudit *self)
{
  g_return_val_if_fail (AGENT_IS_AUDIT (self), NULL);

  return &self->head;
}

/* Of the entries that lie whole within that part of the file, oldest first. */
static GPtrArray *
read_entries (AgentAudit *self, goffset from, gsize maximum)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) civic_audit_entry_free);
  gsize length = (gsize) MIN (self->size - from, (goffset) maximum);
  g_autofree char *text = NULL;
  const char *end;

  if (self->descriptor < 0 || !read_part (self, from, length, &text))
    return entries;
  for (const char *line = text; (end = memchr (line, '\n', length)) != NULL; line = end + 1) {
    CivicAuditEntry *entry = civic_audit_entry_parse (line, (gsize) (end - line), NULL);

    if (entry != NULL)
      g_ptr_array_add (entries, entry);
    length -= (gsize) (end + 1 - line);
  }
  return entries;
}

/* Of the last entries, oldest first: at least `count` where there are as many. */
static GPtrArray *
read_last (AgentAudit *self, gsize count)
{
  gsize length = (gsize) MIN (self->size, (goffset) (count * LINE_BYTES));

  return read_entries (self, self->size - (goffset) length, length);
}

/* Another chain's is before all of this one: it was found in the file before this one began. */
static gboolean
is_before (AgentAudit *self, const CivicAuditEntry *entry, gint64 number)
{
  return entry->number < number || !g_str_equal (entry->chain, self->head.chain);
}

/* A place at most NEAR_BYTES and a line before the entry of that number. A log may have years in it
 * while the central lacks all of them, so it is looked for by halves. What cannot be read counts as
 * before it. */
static goffset
find_near (AgentAudit *self, gint64 number)
{
  goffset from = 0;
  goffset to = self->size;

  while (to - from > NEAR_BYTES) {
    goffset middle = from + (to - from) / 2;
    g_autoptr (GPtrArray) entries = read_entries (self, middle, PROBE_BYTES);

    if (entries->len == 0 || is_before (self, entries->pdata[0], number))
      from = middle;
    else
      to = middle;
  }
  return from;
}

/* Of the entries from that number on, oldest first: at least `count` where there are as many. */
static GPtrArray *
read_from (AgentAudit *self, gint64 number, gsize count)
{
  GPtrArray *entries =
    read_entries (self, find_near (self, number), NEAR_BYTES + (count + 1) * LINE_BYTES);
  guint first = 0;

  while (first < entries->len && is_before (self, entries->pdata[first], number))
    first++;
  g_ptr_array_remove_range (entries, 0, first);
  return entries;
}

GPtrArray *
agent_audit_list_last (AgentAudit *self, guint maximum)
{
  g_autoptr (GPtrArray) oldest_first = NULL;
  GPtrArray *entries = NULL;

  g_return_val_if_fail (AGENT_IS_AUDIT (self), NULL);

  oldest_first = read_last (self, maximum);
  entries = g_ptr_array_new_with_free_func ((GDestroyNotify) civic_audit_entry_free);
  while (oldest_first->len > 0 && entries->len < maximum)
    g_ptr_array_add (entries, g_ptr_array_steal_index (oldest_first, oldest_first->len - 1));
  return entries;
}

GPtrArray *
agent_audit_list_unsent (AgentAudit *self, guint maximum)
{
  GPtrArray *entries;

  g_return_val_if_fail (AGENT_IS_AUDIT (self), NULL);

  if (self->sent.number >= self->head.number)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) civic_audit_entry_free);
  entries = read_from (self, self->sent.number + 1, maximum);
  if (entries->len > maximum)
    g_ptr_array_set_size (entries, (int) maximum);
  return entries;
}

gint64
agent_audit_get_sent_number (AgentAudit *self)
{
  g_return_val_if_fail (AGENT_IS_AUDIT (self), 0);

  return self->sent.number;
}

static gboolean
is_here (AgentAudit *self, gint64 number, const char *hash)
{
  g_autoptr (GPtrArray) entries = NULL;
  const CivicAuditEntry *first;

  if (number == 0)
    return TRUE;
  entries = read_from (self, number, 1);
  first = entries->len > 0 ? entries->pdata[0] : NULL;
  return first != NULL && first->number == number && g_str_equal (first->hash, hash);
}

static void
keep_sent (AgentAudit *self)
{
  g_autofree char *text = g_strdup_printf ("%s %" G_GINT64_FORMAT " %s\n", self->sent.chain,
                                           self->sent.number, self->sent.hash);
  g_autoptr (GError) error = NULL;

  if (!g_file_set_contents_full (self->sent_path, text, -1,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                 FILE_MODE, &error))
    g_message ("What the central has of the audit log is asked again: %s", error->message);
}

gboolean
agent_audit_note_sent (AgentAudit *self, gint64 number, const char *hash)
{
  g_return_val_if_fail (AGENT_IS_AUDIT (self), FALSE);
  g_return_val_if_fail (number >= 0 && strlen (hash) == CIVIC_AUDIT_HASH_DIGITS, FALSE);

  if (number == self->sent.number && g_str_equal (hash, self->sent.hash))
    return TRUE;
  if (!is_here (self, number, hash)) {
    agent_audit_note_forked (self);
    return FALSE;
  }
  self->sent.number = number;
  g_strlcpy (self->sent.hash, hash, sizeof self->sent.hash);
  keep_sent (self);
  return TRUE;
}

void
agent_audit_note_forked (AgentAudit *self)
{
  g_return_if_fail (AGENT_IS_AUDIT (self));

  note_faults (self, TRUE, self->is_unwritten);
}
