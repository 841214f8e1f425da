/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-agent-link-private.h"

#include "kiosk-sealed-memory.h"

/* What the agent is asked to do. */

/* The agent gives up on the central after 10 s; it must be the one to say so. */
#define RELAY_TIMEOUT_MS 12000
#define CALL_TIMEOUT_MS 6000

static void
call (KioskAgentLink *self, const char *method, GVariant *parameters, GTask *task)
{
  _kiosk_agent_link_call (self, method, parameters, NULL, CALL_TIMEOUT_MS, task);
}

static void
on_said (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GVariant) reply = g_task_propagate_pointer (G_TASK (result), NULL);
}

/* It outlives whoever says it: the process may be about to end. */
static void
say (KioskAgentLink *self, const char *method, GVariant *parameters)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_said, NULL);

  call (self, method, parameters, task);
}

static gboolean
finish_empty (GAsyncResult *result, GError **error)
{
  g_autoptr (GVariant) reply = g_task_propagate_pointer (G_TASK (result), error);

  return reply != NULL;
}

static GVariant *
bytes_to_variant (GBytes *bytes)
{
  return g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, bytes, TRUE);
}

void
kiosk_agent_link_refresh_async (KioskAgentLink *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  call (self, "Refresh", NULL, task);
}

gboolean
kiosk_agent_link_refresh_finish (KioskAgentLink *self, GAsyncResult *result, GError **error)
{
  return finish_empty (result, error);
}

void
kiosk_agent_link_note_begun (KioskAgentLink *self)
{
  say (self, "NoteVisitBegun", NULL);
}

void
kiosk_agent_link_note_ended (
  KioskAgentLink *self, const char *service, const char *outcome, const char *step, guint seconds)
{
  say (self, "NoteVisitEnded", g_variant_new ("(sssu)", service, outcome, step, seconds));
}

void
kiosk_agent_link_note_rating (KioskAgentLink *self, guint stars)
{
  say (self, "NoteRating", g_variant_new ("(u)", stars));
}

void
kiosk_agent_link_relay_async (KioskAgentLink *self,
                              const char *kind,
                              GBytes *request,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  _kiosk_agent_link_call (self, "Relay", g_variant_new ("(s@ay)", kind, bytes_to_variant (request)),
                          NULL, RELAY_TIMEOUT_MS, task);
}

GBytes *
kiosk_agent_link_relay_finish (KioskAgentLink *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GVariant) reply = g_task_propagate_pointer (G_TASK (result), error);
  g_autoptr (GVariant) answer = NULL;

  if (reply == NULL)
    return NULL;
  g_variant_get (reply, "(@ay)", &answer);
  return g_variant_get_data_as_bytes (answer);
}

void
kiosk_agent_link_submit_filing_async (KioskAgentLink *self,
                                      const char *code,
                                      GBytes *envelope,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  call (self, "SubmitFiling", g_variant_new ("(s@ay)", code, bytes_to_variant (envelope)), task);
}

gboolean
kiosk_agent_link_submit_filing_finish (KioskAgentLink *self, GAsyncResult *result, GError **error)
{
  return finish_empty (result, error);
}

void
kiosk_agent_link_sign_receipt_async (KioskAgentLink *self,
                                     const char *code,
                                     const char *service,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  call (self, "SignReceipt", g_variant_new ("(ss)", code, service), task);
}

char *
kiosk_agent_link_sign_receipt_finish (KioskAgentLink *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GVariant) reply = g_task_propagate_pointer (G_TASK (result), error);
  char *url = NULL;

  if (reply != NULL)
    g_variant_get (reply, "(s)", &url);
  return url;
}

/* The page goes over as a file that nobody can change any more. */
static GUnixFDList *
seal_page (PrintPage *page, GTask *task)
{
  GError *error = NULL;
  int memory_fd = kiosk_sealed_memory_new (page->pdf, &error);

  if (memory_fd >= 0)
    return g_unix_fd_list_new_from_array (&memory_fd, 1);
  g_task_return_error (task, error);
  return NULL;
}

void
kiosk_agent_link_print_async (KioskAgentLink *self,
                              PrintPage *page,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GUnixFDList) fds = seal_page (page, task);

  if (fds != NULL)
    _kiosk_agent_link_call (self, "PrintReceipt",
                            g_variant_new ("(huu)", 0, page->width_points, page->height_points),
                            fds, CALL_TIMEOUT_MS, task);
}

void
kiosk_agent_link_print_sheet_async (KioskAgentLink *self,
                                    PrintPage *page,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GUnixFDList) fds = seal_page (page, task);

  if (fds != NULL)
    _kiosk_agent_link_call (self, "PrintSheet", g_variant_new ("(h)", 0), fds, CALL_TIMEOUT_MS,
                            task);
}

guint
kiosk_agent_link_print_finish (KioskAgentLink *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GVariant) reply = g_task_propagate_pointer (G_TASK (result), error);
  guint job = 0;

  if (reply != NULL)
    g_variant_get (reply, "(u)", &job);
  return job;
}
