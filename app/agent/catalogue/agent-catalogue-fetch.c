/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-catalogue-fetch.h"

#define MANIFEST_PATH "/v1/catalogue"
#define FILES_PATH "/v1/catalogue/files/"
#define DEADLINE_MS 30000
#define IN_FLIGHT_MAXIMUM 4

/* The data of the task. */
typedef struct {
  AgentCatalogueStore *store; /* the caller's */
  AgentHttp *http;
  char *url;
  GBytes *json;            /* (nullable) before the manifest came */
  CivicManifest *manifest; /* with it */
  GPtrArray *missing;      /* of its files */
  guint next;              /* of these to be asked for */
  guint in_flight;
  GError *failure; /* (nullable) the first: nothing more is asked for */
} Fetch;

/* One file on its way. */
typedef struct {
  GTask *task;
  const CivicManifestFile *file;
} Flight;

static void ask_for_files (GTask *task);

static void
fetch_free (Fetch *self)
{
  g_object_unref (self->http);
  g_free (self->url);
  g_clear_pointer (&self->json, g_bytes_unref);
  g_clear_pointer (&self->manifest, civic_manifest_free);
  g_clear_pointer (&self->missing, g_ptr_array_unref);
  g_clear_error (&self->failure);
  g_free (self);
}

static void
flight_free (Flight *self)
{
  g_object_unref (self->task);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Flight, flight_free)

static void
send (GTask *task,
      const char *path,
      const char *known_tag,
      gsize maximum_bytes,
      GAsyncReadyCallback callback,
      gpointer user_data)
{
  Fetch *fetch = g_task_get_task_data (task);
  g_autofree char *url = g_strconcat (fetch->url, path, NULL);
  AgentHttpRequest request = {
    .method = "GET",
    .url = url,
    .known_tag = known_tag,
    .deadline_ms = DEADLINE_MS,
    .maximum_bytes = maximum_bytes,
  };

  agent_http_send_async (fetch->http, &request, g_task_get_cancellable (task), callback, user_data);
}

static void
set_status_error (GError **error, const AgentHttpAnswer *answer)
{
  g_set_error (error, AGENT_ERROR, AGENT_ERROR_UNREACHABLE, "The central answered with status %u",
               answer->status);
}

/* --- the end --- */

static void
on_install_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  Fetch *fetch = g_task_get_task_data (task);
  GError *error = NULL;

  if (agent_catalogue_store_install_finish (fetch->store, result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Nothing is left to come. */
static void
conclude (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);

  if (fetch->failure != NULL)
    g_task_return_error (task, g_steal_pointer (&fetch->failure));
  else
    agent_catalogue_store_install_async (fetch->store, fetch->json, on_install_ready,
                                         g_object_ref (task));
}

/* --- the files --- */

static gboolean
take_file (Fetch *fetch,
           const CivicManifestFile *file,
           const AgentHttpAnswer *answer,
           GError **error)
{
  if (answer->status != 200) {
    set_status_error (error, answer);
    return FALSE;
  }

  return agent_catalogue_store_keep (fetch->store, file, answer->body, error);
}

static void
on_file_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Flight) flight = user_data;
  Fetch *fetch = g_task_get_task_data (flight->task);
  g_autoptr (GError) error = NULL;
  g_autoptr (AgentHttpAnswer) answer = agent_http_send_finish (AGENT_HTTP (source), result, &error);

  if (answer != NULL)
    take_file (fetch, flight->file, answer, &error);
  if (error != NULL && fetch->failure == NULL)
    fetch->failure = g_steal_pointer (&error);
  fetch->in_flight--;
  ask_for_files (flight->task);
}

static void
ask_for_file (GTask *task, const CivicManifestFile *file)
{
  g_autofree char *path = g_strconcat (FILES_PATH, file->sha256, NULL);
  Flight *flight = g_new0 (Flight, 1);

  flight->task = g_object_ref (task);
  flight->file = file;
  send (task, path, NULL, file->size, on_file_ready, flight);
}

static void
ask_for_files (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);

  while (fetch->failure == NULL && fetch->in_flight < IN_FLIGHT_MAXIMUM &&
         fetch->next < fetch->missing->len) {
    fetch->in_flight++;
    ask_for_file (task, g_ptr_array_index (fetch->missing, fetch->next++));
  }

  if (fetch->in_flight == 0)
    conclude (task);
}

/* --- the manifest --- */

static gboolean
is_in_use (Fetch *fetch)
{
  const CivicManifest *current = agent_catalogue_store_get_manifest (fetch->store);

  return current != NULL && g_str_equal (current->hash, fetch->manifest->hash);
}

/* Whether there is anything more to ask for. */
static gboolean
take_manifest (Fetch *fetch, const AgentHttpAnswer *answer, GError **error)
{
  /* Ours still holds; or this central has none. */
  if (answer->status == 304 || answer->status == 404)
    return FALSE;
  if (answer->status != 200) {
    set_status_error (error, answer);
    return FALSE;
  }

  fetch->manifest = agent_catalogue_store_judge (fetch->store, answer->body, error);
  if (fetch->manifest == NULL || is_in_use (fetch))
    return FALSE;

  fetch->json = g_bytes_ref (answer->body);
  fetch->missing = agent_catalogue_store_list_missing (fetch->store, fetch->manifest);
  return TRUE;
}

static void
on_manifest_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (AgentHttpAnswer) answer = agent_http_send_finish (AGENT_HTTP (source), result, &error);

  if (answer != NULL && take_manifest (g_task_get_task_data (task), answer, &error))
    ask_for_files (task);
  else if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, FALSE);
}

void
agent_catalogue_fetch_async (AgentCatalogueStore *store,
                             AgentHttp *http,
                             const char *url,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (http, cancellable, callback, user_data);
  const CivicManifest *current = agent_catalogue_store_get_manifest (store);
  g_autofree char *tag = current != NULL ? g_strdup_printf ("\"%s\"", current->hash) : NULL;
  Fetch *fetch = g_new0 (Fetch, 1);

  fetch->store = store;
  fetch->http = g_object_ref (http);
  fetch->url = g_strdup (url);
  g_task_set_source_tag (task, agent_catalogue_fetch_async);
  g_task_set_task_data (task, fetch, (GDestroyNotify) fetch_free);
  send (task, MANIFEST_PATH, tag, CIVIC_MANIFEST_MAXIMUM_JSON_BYTES, on_manifest_ready,
        g_object_ref (task));
}

gboolean
agent_catalogue_fetch_finish (GAsyncResult *result, gboolean *ret_is_new, GError **error)
{
  g_autoptr (GError) own_error = NULL;
  gboolean is_new = g_task_propagate_boolean (G_TASK (result), &own_error);

  if (own_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&own_error));
    return FALSE;
  }

  *ret_is_new = is_new;
  return TRUE;
}
