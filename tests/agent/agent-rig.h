/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "support-parts.h"
#include "support-print-queue.h"
#include "support-run-until.h"

#include <gio/gunixfdlist.h>

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* A visit whose both ends are real D-Bus over a real socket; what is behind the agent is scripted.
 */

typedef struct {
  SupportParts *parts;
  AgentBusAgent *face;
  GString *heard; /* signals, a line each */
} Fixture;

static inline void
on_filing_acknowledged (Fixture *self, const char *code, const char *state, GVariant *answer)
{
  g_string_append_printf (self->heard, "%s %s %" G_GSIZE_FORMAT "\n", code, state,
                          g_variant_get_size (answer));
}

static inline void
on_print_job_changed (Fixture *self, guint job, const char *state, const char *reason)
{
  g_string_append_printf (self->heard, "%u %s %s\n", job, state, reason);
}

static inline void
listen_to (Fixture *self, AgentBusAgent *face)
{
  g_signal_connect_swapped (face, "filing-acknowledged", G_CALLBACK (on_filing_acknowledged), self);
  g_signal_connect_swapped (face, "print-job-changed", G_CALLBACK (on_print_job_changed), self);
}

static inline void
set_up (Fixture *self, gconstpointer minimum_free_mib)
{
  self->parts = support_parts_new (GPOINTER_TO_UINT (minimum_free_mib));
  self->face = support_parts_connect (self->parts);
  self->heard = g_string_new (NULL);
  listen_to (self, self->face);
}

static inline void
tear_down (Fixture *self, gconstpointer minimum_free_mib)
{
  g_object_unref (self->face);
  support_parts_free (self->parts);
  g_string_free (self->heard, TRUE);
}

/* Any method, since only its arguments and its answer matter here. */
static inline GVariant *
call (AgentBusAgent *face, const char *method, GVariant *arguments, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_dbus_proxy_call (G_DBUS_PROXY (face), method, arguments, G_DBUS_CALL_FLAGS_NONE, 20000, NULL,
                     support_keep_result, &result);
  support_run_until (result != NULL);

  return g_dbus_proxy_call_finish (G_DBUS_PROXY (face), result, error);
}

static inline gboolean
try (AgentBusAgent *face, const char *method, GVariant *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = call (face, method, arguments, &error);

  g_assert_no_error (error);

  return answer != NULL;
}

static inline void
log_in_as (AgentBusAgent *face, const char *who)
{
  try (face, "StaffLogIn", g_variant_new ("(ss)", who, SUPPORT_PARTS_PIN));
}

static inline void
assert_fails (AgentBusAgent *face, const char *method, GVariant *arguments, AgentError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = call (face, method, arguments, &error);

  g_assert_null (answer);
  g_assert_error (error, AGENT_ERROR, (int) code);
}

static inline GVariant *
make_bytes (gsize size)
{
  g_autofree guint8 *bytes = g_malloc0 (size);

  return g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, bytes, size, 1);
}

static inline GVariant *
make_submission (const char *code, gsize size)
{
  return g_variant_new ("(s@ay)", code, make_bytes (size));
}

static inline int
make_receipt (const char *text)
{
  int descriptor = memfd_create ("receipt", MFD_CLOEXEC | MFD_ALLOW_SEALING);

  g_assert_cmpint (write (descriptor, text, strlen (text)), ==, strlen (text));
  g_assert_cmpint (
    fcntl (descriptor, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL), ==,
    0);

  return descriptor;
}

static inline GUnixFDList *
make_list (const char *text)
{
  GUnixFDList *descriptors = g_unix_fd_list_new ();
  int descriptor = make_receipt (text);

  g_assert_cmpint (g_unix_fd_list_append (descriptors, descriptor, NULL), ==, 0);
  close (descriptor);

  return descriptors;
}

static inline guint
print (Fixture *fixture, const char *text, GError **error)
{
  g_autoptr (GUnixFDList) descriptors = make_list (text);
  g_autoptr (GAsyncResult) result = NULL;
  guint job = 0;

  agent_bus_agent_call_print_receipt (fixture->face, g_variant_new_handle (0), 226, 600,
                                      descriptors, NULL, support_keep_result, &result);
  support_run_until (result != NULL);
  agent_bus_agent_call_print_receipt_finish (fixture->face, &job, NULL, result, error);

  return job;
}

static inline void
end_visit (Fixture *fixture, AgentBusAgent *face)
{
  guint count = agent_bus_server_count_visits (fixture->parts->server);

  g_dbus_connection_close (g_dbus_proxy_get_connection (G_DBUS_PROXY (face)), NULL, NULL, NULL);
  support_run_until (agent_bus_server_count_visits (fixture->parts->server) == count - 1);
}
