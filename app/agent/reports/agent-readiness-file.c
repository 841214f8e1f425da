/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-readiness-file.h"

#include "agent-disk.h"

CivicReadiness *
agent_readiness_file_load (const char *path)
{
  g_autofree char *text = NULL;
  gsize length;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  CivicReadiness *readiness;

  if (!g_file_get_contents (path, &text, &length, NULL))
    return NULL;
  bytes = g_bytes_new (text, length);
  readiness = civic_readiness_parse (bytes, &error);
  if (readiness == NULL)
    g_message ("%s counts for nothing: %s", path, error->message);

  return readiness;
}

gboolean
agent_readiness_file_keep (const char *path, const CivicReadiness *readiness, GError **error)
{
  g_autoptr (GError) own_error = NULL;
  g_autofree char *json = civic_readiness_to_json (readiness, &own_error);
  g_autoptr (GBytes) content = NULL;

  if (json == NULL) {
    g_set_error (error, AGENT_ERROR, AGENT_ERROR_NOT_STORED, "%s", own_error->message);
    return FALSE;
  }
  content = g_bytes_new_static (json, strlen (json));

  return agent_disk_replace (path, content, error);
}
