/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-catalogue.h"

#include "agent-catalogue-fetch.h"

#include <string.h>

#define ASK_S (60 * 60)

struct _AgentCatalogue {
  GObject parent_instance;

  AgentCatalogueStore *store; /* (nullable) */
  AgentHttp *http;
  char *url;
  AgentBusAgent *condition;

  char *refused_hash; /* (nullable) what a heartbeat offered and was refused since the last hour */
  char *offered_hash; /* (nullable) what the last heartbeat offered */
  GPtrArray *asking;  /* (nullable) (element-type GTask) answered by what is being fetched */
  GPtrArray *waiting; /* (element-type GTask) came since: they want another look */
  GCancellable *stopping;
  guint ask_id;
};

G_DEFINE_FINAL_TYPE (AgentCatalogue, agent_catalogue, G_TYPE_OBJECT)

static void fetch (AgentCatalogue *self);

static const CivicManifest *
get_manifest (AgentCatalogue *self)
{
  return self->store != NULL ? agent_catalogue_store_get_manifest (self->store) : NULL;
}

static const char *
get_state (const CivicManifest *manifest)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  if (manifest == NULL)
    return "packaged";

  return civic_manifest_is_expired (manifest, now) ? "expired" : "signed";
}

static void
show (AgentCatalogue *self)
{
  const CivicManifest *manifest = get_manifest (self);
  const char *directory = manifest != NULL ? agent_catalogue_store_get_directory (self->store) : "";

  agent_bus_agent_set_catalogue_directory (self->condition, directory);
  agent_bus_agent_set_catalogue_state (self->condition, get_state (manifest));
  agent_bus_agent_set_catalogue_version (self->condition, agent_catalogue_get_version (self));
  agent_bus_agent_set_catalogue_hash (self->condition, manifest != NULL ? manifest->hash : "");
  agent_bus_agent_set_catalogue_made_at (self->condition,
                                         manifest != NULL ? manifest->made_at : "");
  agent_bus_agent_set_catalogue_expires_at (self->condition,
                                            manifest != NULL ? manifest->expires_at : "");
}

/* A line that is down says nothing about the catalogue. */
static void
note_failure (AgentCatalogue *self, const GError *error)
{
  if (g_error_matches (error, AGENT_ERROR, AGENT_ERROR_UNREACHABLE)) {
    g_debug ("No catalogue came: %s", error->message);
    return;
  }

  g_message ("The central's catalogue is not used: %s", error->message);
  agent_bus_agent_set_catalogue_refusal (self->condition, error->message);
  g_free (self->refused_hash);
  self->refused_hash = g_strdup (self->offered_hash);
}

static void
note_success (AgentCatalogue *self, gboolean is_new)
{
  agent_bus_agent_set_catalogue_refusal (self->condition, "");
  g_clear_pointer (&self->refused_hash, g_free);
  if (!is_new)
    return;

  g_message ("The next visit has the catalogue of version %" G_GINT64_FORMAT,
             agent_catalogue_get_version (self));
  show (self);
}

static void
answer (GPtrArray *tasks, const GError *error)
{
  for (guint i = 0; i < tasks->len; i++) {
    GTask *task = g_ptr_array_index (tasks, i);

    if (error != NULL)
      g_task_return_error (task, g_error_copy (error));
    else
      g_task_return_boolean (task, TRUE);
  }
}

static void
on_fetch_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AgentCatalogue) self = AGENT_CATALOGUE (user_data);
  g_autoptr (GPtrArray) asking = g_steal_pointer (&self->asking);
  g_autoptr (GError) error = NULL;
  gboolean is_new = FALSE;

  if (agent_catalogue_fetch_finish (result, &is_new, &error))
    note_success (self, is_new);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    note_failure (self, error);
  answer (asking, error);
  if (self->waiting->len > 0)
    fetch (self);
}

/* Not twice at a time. */
static void
fetch (AgentCatalogue *self)
{
  if (self->asking != NULL)
    return;

  self->asking = g_steal_pointer (&self->waiting);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  agent_catalogue_fetch_async (self->store, self->http, self->url, self->stopping, on_fetch_ready,
                               g_object_ref (self));
}

static gboolean
on_ask_due (gpointer user_data)
{
  AgentCatalogue *self = AGENT_CATALOGUE (user_data);

  g_clear_pointer (&self->refused_hash, g_free);
  show (self);
  agent_catalogue_refresh_async (self, NULL, NULL);

  return G_SOURCE_CONTINUE;
}

static void
agent_catalogue_dispose (GObject *object)
{
  AgentCatalogue *self = AGENT_CATALOGUE (object);

  agent_catalogue_stop (self);

  G_OBJECT_CLASS (agent_catalogue_parent_class)->dispose (object);
}

static void
agent_catalogue_finalize (GObject *object)
{
  AgentCatalogue *self = AGENT_CATALOGUE (object);

  g_clear_pointer (&self->store, agent_catalogue_store_free);
  g_object_unref (self->http);
  g_free (self->url);
  g_object_unref (self->condition);
  g_free (self->refused_hash);
  g_free (self->offered_hash);
  g_ptr_array_unref (self->waiting);
  g_object_unref (self->stopping);

  G_OBJECT_CLASS (agent_catalogue_parent_class)->finalize (object);
}

static void
agent_catalogue_class_init (AgentCatalogueClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = agent_catalogue_dispose;
  object_class->finalize = agent_catalogue_finalize;
}

static void
agent_catalogue_init (AgentCatalogue *self)
{
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->stopping = g_cancellable_new ();
}

AgentCatalogue *
agent_catalogue_new (AgentCatalogueStore *store,
                     AgentHttp *http,
                     const char *url,
                     AgentBusAgent *condition)
{
  AgentCatalogue *self = g_object_new (AGENT_TYPE_CATALOGUE, NULL);

  self->store = store;
  self->http = g_object_ref (http);
  self->url = g_str_has_suffix (url, "/") ? g_strndup (url, strlen (url) - 1) : g_strdup (url);
  self->condition = g_object_ref (condition);
  agent_bus_agent_set_catalogue_refusal (condition, "");
  show (self);

  return self;
}

void
agent_catalogue_start (AgentCatalogue *self)
{
  g_return_if_fail (AGENT_IS_CATALOGUE (self));

  if (self->store == NULL || self->ask_id != 0)
    return;

  self->ask_id = g_timeout_add_seconds (ASK_S, on_ask_due, self);
  on_ask_due (self);
}

void
agent_catalogue_stop (AgentCatalogue *self)
{
  g_return_if_fail (AGENT_IS_CATALOGUE (self));

  g_clear_handle_id (&self->ask_id, g_source_remove);
  g_cancellable_cancel (self->stopping);
}

gint64
agent_catalogue_get_version (AgentCatalogue *self)
{
  const CivicManifest *manifest = NULL;

  g_return_val_if_fail (AGENT_IS_CATALOGUE (self), 0);

  manifest = get_manifest (self);
  return manifest != NULL ? manifest->version : 0;
}

const char *
agent_catalogue_get_hash (AgentCatalogue *self)
{
  const CivicManifest *manifest = NULL;

  g_return_val_if_fail (AGENT_IS_CATALOGUE (self), NULL);

  manifest = get_manifest (self);
  return manifest != NULL ? manifest->hash : NULL;
}

void
agent_catalogue_note_offer (AgentCatalogue *self, const char *hash)
{
  g_return_if_fail (AGENT_IS_CATALOGUE (self));

  if (hash == NULL || self->asking != NULL || g_strcmp0 (hash, self->refused_hash) == 0 ||
      g_strcmp0 (hash, agent_catalogue_get_hash (self)) == 0)
    return;

  g_free (self->offered_hash);
  self->offered_hash = g_strdup (hash);
  agent_catalogue_refresh_async (self, NULL, NULL);
}

void
agent_catalogue_refresh_async (AgentCatalogue *self,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL /* bounded by itself */, callback, user_data);

  g_return_if_fail (AGENT_IS_CATALOGUE (self));

  g_task_set_source_tag (task, agent_catalogue_refresh_async);
  if (self->store == NULL) {
    g_task_return_boolean (task, TRUE);
    return;
  }
  g_ptr_array_add (self->waiting, g_steal_pointer (&task));
  fetch (self);
}

gboolean
agent_catalogue_refresh_finish (AgentCatalogue *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
