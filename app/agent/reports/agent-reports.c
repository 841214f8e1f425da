/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-reports.h"

#include "agent-disk.h"

#include <glib/gstdio.h>

#include <errno.h>

#define SUFFIX ".json"
#define REFUSED_SUFFIX ".refused"

static const char *const kinds[] = {
  [AGENT_REPORT_READINESS] = "readiness",
  [AGENT_REPORT_SHIFT] = "shift",
};

struct _AgentReports {
  GObject parent_instance;

  char *directory;
  AgentLine *line;
  char *on_its_way; /* (nullable) path */
  GCancellable *stopping;
};

G_DEFINE_FINAL_TYPE (AgentReports, agent_reports, G_TYPE_OBJECT)

/* By the moment at which they were written, so that the oldest comes first. */
static int
compare_paths (gconstpointer a, gconstpointer b)
{
  const char *paths[] = { *(const char *const *) a, *(const char *const *) b };
  GStatBuf status[2] = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    g_stat (paths[i], &status[i]);
  if (status[0].st_mtim.tv_sec != status[1].st_mtim.tv_sec)
    return status[0].st_mtim.tv_sec < status[1].st_mtim.tv_sec ? -1 : 1;
  if (status[0].st_mtim.tv_nsec != status[1].st_mtim.tv_nsec)
    return status[0].st_mtim.tv_nsec < status[1].st_mtim.tv_nsec ? -1 : 1;

  return strcmp (paths[0], paths[1]);
}

/* (element-type filename) of what waits, the oldest first. */
static GPtrArray *
list_waiting (AgentReports *self)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) directory = g_dir_open (self->directory, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    if (g_str_has_suffix (name, SUFFIX))
      g_ptr_array_add (paths, g_build_filename (self->directory, name, NULL));
  g_ptr_array_sort (paths, compare_paths);

  return paths;
}

static char *
make_path (AgentReports *self, AgentReportKind kind, const char *name)
{
  g_autofree char *file = g_strconcat (kinds[kind], "-", name, SUFFIX, NULL);

  return g_build_filename (self->directory, file, NULL);
}

static void
make_room (AgentReports *self)
{
  g_autoptr (GPtrArray) paths = list_waiting (self);

  for (guint i = 0; i + AGENT_REPORTS_MAXIMUM <= paths->len; i++) {
    g_message ("%s was never sent, and makes room", (const char *) paths->pdata[i]);
    g_unlink (paths->pdata[i]);
  }
}

static void
set_aside (const char *path, const GError *error)
{
  g_autofree char *aside = g_strconcat (path, REFUSED_SUFFIX, NULL);

  g_message ("The central refuses %s: %s", path, error->message);
  g_rename (path, aside);
}

static void
on_tell_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AgentReports) self = AGENT_REPORTS (user_data);
  g_autofree char *path = g_steal_pointer (&self->on_its_way);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) answer = agent_line_tell_finish (AGENT_LINE (source), result, &error);

  if (g_cancellable_is_cancelled (self->stopping))
    return;

  if (answer != NULL)
    g_unlink (path);
  else if (g_error_matches (error, AGENT_ERROR, AGENT_ERROR_REFUSED))
    set_aside (path, error);
  else
    return;
  agent_reports_send (self);
}

static void
agent_reports_dispose (GObject *object)
{
  agent_reports_stop (AGENT_REPORTS (object));

  G_OBJECT_CLASS (agent_reports_parent_class)->dispose (object);
}

static void
agent_reports_finalize (GObject *object)
{
  AgentReports *self = AGENT_REPORTS (object);

  g_free (self->directory);
  g_free (self->on_its_way);
  g_object_unref (self->line);
  g_object_unref (self->stopping);

  G_OBJECT_CLASS (agent_reports_parent_class)->finalize (object);
}

static void
agent_reports_class_init (AgentReportsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = agent_reports_dispose;
  object_class->finalize = agent_reports_finalize;
}

static void
agent_reports_init (AgentReports *self)
{
  self->stopping = g_cancellable_new ();
}

AgentReports *
agent_reports_new (const char *directory, AgentLine *line)
{
  AgentReports *self = g_object_new (AGENT_TYPE_REPORTS, NULL);

  self->directory = g_strdup (directory);
  self->line = g_object_ref (line);

  return self;
}

gboolean
agent_reports_add (
  AgentReports *self, AgentReportKind kind, const char *name, const char *json, GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) content = NULL;

  g_return_val_if_fail (AGENT_IS_REPORTS (self), FALSE);

  if (g_mkdir_with_parents (self->directory, 0700) != 0) {
    g_set_error (error, AGENT_ERROR, AGENT_ERROR_NOT_STORED, "%s: %s", self->directory,
                 g_strerror (errno));
    return FALSE;
  }
  make_room (self);
  path = make_path (self, kind, name);
  text = g_strdup_printf ("{\"kind\":\"%s\",\"report\":%s}", kinds[kind], json);
  content = g_bytes_new_static (text, strlen (text));

  return agent_disk_replace (path, content, error);
}

gboolean
agent_reports_has (AgentReports *self, AgentReportKind kind, const char *name)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (AGENT_IS_REPORTS (self), FALSE);

  path = make_path (self, kind, name);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

guint
agent_reports_count (AgentReports *self)
{
  g_autoptr (GPtrArray) paths = NULL;

  g_return_val_if_fail (AGENT_IS_REPORTS (self), 0);

  paths = list_waiting (self);

  return paths->len;
}

void
agent_reports_send (AgentReports *self)
{
  g_autoptr (GPtrArray) paths = NULL;
  g_autoptr (GBytes) report = NULL;
  char *text = NULL;
  gsize length;

  g_return_if_fail (AGENT_IS_REPORTS (self));

  if (self->on_its_way != NULL || g_cancellable_is_cancelled (self->stopping))
    return;
  paths = list_waiting (self);
  if (paths->len == 0 || !g_file_get_contents (paths->pdata[0], &text, &length, NULL))
    return;

  self->on_its_way = g_strdup (paths->pdata[0]);
  report = g_bytes_new_take (text, length);
  agent_line_tell_async (self->line, AGENT_NEWS_REPORT, report, self->stopping, on_tell_ready,
                         g_object_ref (self));
}

void
agent_reports_stop (AgentReports *self)
{
  g_return_if_fail (AGENT_IS_REPORTS (self));

  g_cancellable_cancel (self->stopping);
}
