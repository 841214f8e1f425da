/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-sandbox-messenger.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "central-clock.h"
#include "central-error.h"

struct _CentralSandboxMessenger {
  GObject parent_instance;

  char *folder; /* (nullable) */
  guint sent_count;
};

static void central_sandbox_messenger_iface_init (CentralMessengerInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CentralSandboxMessenger,
                               central_sandbox_messenger,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CENTRAL_TYPE_MESSENGER,
                                                      central_sandbox_messenger_iface_init))

/* Several centrals may share a folder. */
static char *
name_file (CentralSandboxMessenger *self)
{
  g_autofree char *name = g_strdup_printf ("%013" G_GINT64_FORMAT "-%06u-%d.txt",
                                           central_clock_now_ms (), ++self->sent_count, getpid ());

  return g_build_filename (self->folder, name, NULL);
}

static gboolean
send (CentralMessenger *messenger, const char *mobile, const char *text, GError **error)
{
  CentralSandboxMessenger *self = CENTRAL_SANDBOX_MESSENGER (messenger);
  g_autofree char *path = self->folder ? name_file (self) : NULL;
  g_autofree char *content = g_strdup_printf ("To: %s\n\n%s\n", mobile, text);
  g_autoptr (GError) failure = NULL;

  if (path == NULL || g_file_set_contents (path, content, -1, &failure))
    return TRUE;
  g_set_error (error, CENTRAL_ERROR, CENTRAL_ERROR_UNAVAILABLE, "message: %s", failure->message);
  return FALSE;
}

static void
central_sandbox_messenger_iface_init (CentralMessengerInterface *interface)
{
  interface->send = send;
}

static void
central_sandbox_messenger_finalize (GObject *object)
{
  CentralSandboxMessenger *self = CENTRAL_SANDBOX_MESSENGER (object);

  g_free (self->folder);
  G_OBJECT_CLASS (central_sandbox_messenger_parent_class)->finalize (object);
}

static void
central_sandbox_messenger_class_init (CentralSandboxMessengerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = central_sandbox_messenger_finalize;
}

static void
central_sandbox_messenger_init (CentralSandboxMessenger *self)
{
}

CentralMessenger *
central_sandbox_messenger_new (const char *folder, GError **error)
{
  CentralSandboxMessenger *self = NULL;

  if (folder && g_mkdir_with_parents (folder, 0700) != 0) {
    g_set_error (error, CENTRAL_ERROR, CENTRAL_ERROR_CONFIGURATION, "cannot make the folder %s",
                 folder);
    return NULL;
  }
  self = g_object_new (CENTRAL_TYPE_SANDBOX_MESSENGER, NULL);
  self->folder = g_strdup (folder);
  return CENTRAL_MESSENGER (self);
}
