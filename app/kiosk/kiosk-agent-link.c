/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-agent-link-private.h"

#include <gio/gunixfdlist.h>

#define OBJECT_PATH "/org/kushk/Agent"
#define RECONNECT_MS 500
/* What the agent says of a printer that this kiosk does not have. */
#define NO_PRINTER "none"

struct _KioskAgentLink {
  GObject parent_instance;

  char *address;
  GCancellable *cancellable;
  GDBusConnection *connection;
  AgentBusAgent *proxy; /* NULL while not reachable */
  guint reconnect_id;
  gboolean has_tried;
};

enum {
  CHANGED,
  FILING_ACKNOWLEDGED,
  PRINT_JOB_CHANGED,
  SIGNAL_COUNT
};
static guint signals[SIGNAL_COUNT];

G_DEFINE_FINAL_TYPE (KioskAgentLink, kiosk_agent_link, G_TYPE_OBJECT)

static void connect_soon (KioskAgentLink *self);

static void
emit_filing_acknowledged (KioskAgentLink *self, GVariant *parameters)
{
  const char *code = NULL, *state = NULL;
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_variant_get (parameters, "(&s&s@ay)", &code, &state, &answer);
  bytes = g_variant_get_data_as_bytes (answer);
  g_signal_emit (self, signals[FILING_ACKNOWLEDGED], 0, code, state, bytes);
}

static void
emit_print_job_changed (KioskAgentLink *self, GVariant *parameters)
{
  guint job = 0;
  const char *state = NULL, *reason = NULL;

  g_variant_get (parameters, "(u&s&s)", &job, &state, &reason);
  g_signal_emit (self, signals[PRINT_JOB_CHANGED], 0, job, state, reason);
}

static void
on_signal (GDBusProxy *proxy,
           const char *sender,
           const char *name,
           GVariant *parameters,
           KioskAgentLink *self)
{
  if (g_str_equal (name, "FilingAcknowledged") &&
      g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ssay)")))
    emit_filing_acknowledged (self, parameters);
  else if (g_str_equal (name, "PrintJobChanged") &&
           g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(uss)")))
    emit_print_job_changed (self, parameters);
}

static void
on_properties_changed (KioskAgentLink *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
let_go (KioskAgentLink *self)
{
  if (self->proxy != NULL)
    g_signal_handlers_disconnect_by_data (self->proxy, self);
  if (self->connection != NULL)
    g_signal_handlers_disconnect_by_data (self->connection, self);
  g_clear_object (&self->proxy);
  g_clear_object (&self->connection);
}

static void
on_closed (KioskAgentLink *self)
{
  let_go (self);
  g_signal_emit (self, signals[CHANGED], 0);
  connect_soon (self);
}

static void
fail_to_connect (KioskAgentLink *self, const GError *error)
{
  if (!self->has_tried)
    g_message ("The agent does not answer yet: %s", error->message);
  self->has_tried = TRUE;
  let_go (self);
  g_signal_emit (self, signals[CHANGED], 0);
  connect_soon (self);
}

static void
on_proxy_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskAgentLink) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AgentBusAgent) proxy = agent_bus_agent_proxy_new_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->connection == NULL)
    return;
  if (proxy == NULL) {
    fail_to_connect (self, error);
    return;
  }

  self->proxy = g_steal_pointer (&proxy);
  self->has_tried = TRUE;
  g_signal_connect_object (self->proxy, "g-signal", G_CALLBACK (on_signal), self, 0);
  g_signal_connect_object (self->proxy, "g-properties-changed", G_CALLBACK (on_properties_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_connection_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskAgentLink) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) connection =
    g_dbus_connection_new_for_address_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (connection == NULL) {
    fail_to_connect (self, error);
    return;
  }

  self->connection = g_steal_pointer (&connection);
  g_dbus_connection_set_exit_on_close (self->connection, FALSE);
  g_signal_connect_object (self->connection, "closed", G_CALLBACK (on_closed), self,
                           G_CONNECT_SWAPPED);
  agent_bus_agent_proxy_new (self->connection, G_DBUS_PROXY_FLAGS_NONE, NULL, OBJECT_PATH,
                             self->cancellable, on_proxy_ready, g_object_ref (self));
}

static void
connect_now (KioskAgentLink *self)
{
  g_dbus_connection_new_for_address (self->address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT,
                                     NULL, self->cancellable, on_connection_ready,
                                     g_object_ref (self));
}

static gboolean
on_reconnect_timeout (gpointer user_data)
{
  KioskAgentLink *self = user_data;

  self->reconnect_id = 0;
  connect_now (self);
  return G_SOURCE_REMOVE;
}

static void
connect_soon (KioskAgentLink *self)
{
  if (self->reconnect_id == 0)
    self->reconnect_id = g_timeout_add (RECONNECT_MS, on_reconnect_timeout, self);
}

static void
kiosk_agent_link_dispose (GObject *object)
{
  KioskAgentLink *self = KIOSK_AGENT_LINK (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->reconnect_id, g_source_remove);
  /* It ends the visit, so calls that are still on their way must not keep it open. */
  if (self->connection != NULL)
    g_dbus_connection_close (self->connection, NULL, NULL, NULL);
  let_go (self);

  G_OBJECT_CLASS (kiosk_agent_link_parent_class)->dispose (object);
}

static void
kiosk_agent_link_finalize (GObject *object)
{
  KioskAgentLink *self = KIOSK_AGENT_LINK (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->address, g_free);

  G_OBJECT_CLASS (kiosk_agent_link_parent_class)->finalize (object);
}

static void
kiosk_agent_link_class_init (KioskAgentLinkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kiosk_agent_link_dispose;
  object_class->finalize = kiosk_agent_link_finalize;

  signals[CHANGED] = g_signal_new ("changed", KIOSK_TYPE_AGENT_LINK, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[FILING_ACKNOWLEDGED] =
    g_signal_new ("filing-acknowledged", KIOSK_TYPE_AGENT_LINK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_BYTES);
  signals[PRINT_JOB_CHANGED] =
    g_signal_new ("print-job-changed", KIOSK_TYPE_AGENT_LINK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_STRING, G_TYPE_STRING);
}

static void
kiosk_agent_link_init (KioskAgentLink *self)
{
  self->cancellable = g_cancellable_new ();
}

/* One way out for all calls: the reply's tuple, or one of our errors. */

static void
on_call_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GVariant *reply =
    g_dbus_proxy_call_with_unix_fd_list_finish (G_DBUS_PROXY (source), NULL, result, &error);

  if (reply == NULL)
    g_task_return_error (task, kiosk_agent_error_translate (error));
  else
    g_task_return_pointer (task, reply, (GDestroyNotify) g_variant_unref);
}

void
_kiosk_agent_link_call (KioskAgentLink *self,
                        const char *method,
                        GVariant *parameters,
                        GUnixFDList *fds,
                        int timeout_ms,
                        GTask *task)
{
  g_autoptr (GVariant) owned = parameters != NULL ? g_variant_ref_sink (parameters) : NULL;

  if (self->proxy == NULL)
    g_task_return_new_error (task, KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_GONE, "No agent to call %s",
                             method);
  else
    g_dbus_proxy_call_with_unix_fd_list (
      G_DBUS_PROXY (self->proxy), method, owned, G_DBUS_CALL_FLAGS_NONE, timeout_ms, fds,
      g_task_get_cancellable (task), on_call_ready, g_object_ref (task));
}

KioskAgentLink *
kiosk_agent_link_new (const char *socket_path)
{
  KioskAgentLink *self = NULL;
  g_autofree char *escaped = NULL;

  g_return_val_if_fail (socket_path != NULL, NULL);

  self = g_object_new (KIOSK_TYPE_AGENT_LINK, NULL);
  escaped = g_dbus_address_escape_value (socket_path);
  self->address = g_strdup_printf ("unix:path=%s", escaped);
  connect_now (self);
  return self;
}

gboolean
kiosk_agent_link_is_reachable (KioskAgentLink *self)
{
  g_return_val_if_fail (KIOSK_IS_AGENT_LINK (self), FALSE);

  return self->proxy != NULL;
}

gboolean
kiosk_agent_link_is_connecting (KioskAgentLink *self)
{
  g_return_val_if_fail (KIOSK_IS_AGENT_LINK (self), FALSE);

  return !self->has_tried;
}

KioskPrinter
kiosk_agent_link_get_printer (KioskAgentLink *self)
{
  g_return_val_if_fail (KIOSK_IS_AGENT_LINK (self), KIOSK_PRINTER_UNKNOWN);

  if (self->proxy == NULL)
    return KIOSK_PRINTER_UNKNOWN;
  return kiosk_printer_from_string (agent_bus_agent_get_printer_state (self->proxy));
}

KioskPrinter
kiosk_agent_link_get_sheet_printer (KioskAgentLink *self)
{
  g_return_val_if_fail (KIOSK_IS_AGENT_LINK (self), KIOSK_PRINTER_UNKNOWN);

  if (self->proxy == NULL)
    return KIOSK_PRINTER_UNKNOWN;
  return kiosk_printer_from_string (agent_bus_agent_get_sheet_printer_state (self->proxy));
}

const char *
kiosk_agent_link_get_catalogue_directory (KioskAgentLink *self)
{
  const char *directory = NULL;

  g_return_val_if_fail (KIOSK_IS_AGENT_LINK (self), NULL);

  if (self->proxy == NULL)
    return NULL;
  directory = agent_bus_agent_get_catalogue_directory (self->proxy);
  return directory != NULL ? directory : "";
}

gboolean
kiosk_agent_link_is_catalogue_expired (KioskAgentLink *self)
{
  g_return_val_if_fail (KIOSK_IS_AGENT_LINK (self), FALSE);

  return self->proxy != NULL &&
         g_strcmp0 (agent_bus_agent_get_catalogue_state (self->proxy), "expired") == 0;
}

gboolean
kiosk_agent_link_is_line_up (KioskAgentLink *self)
{
  g_return_val_if_fail (KIOSK_IS_AGENT_LINK (self), FALSE);

  return self->proxy != NULL && agent_bus_agent_get_line_up (self->proxy);
}

guint
kiosk_agent_link_get_line_ms (KioskAgentLink *self)
{
  g_return_val_if_fail (KIOSK_IS_AGENT_LINK (self), 0);

  return self->proxy != NULL ? agent_bus_agent_get_line_milliseconds (self->proxy) : 0;
}

guint
kiosk_agent_link_get_outbox_count (KioskAgentLink *self)
{
  g_return_val_if_fail (KIOSK_IS_AGENT_LINK (self), 0);

  return self->proxy != NULL ? agent_bus_agent_get_outbox_count (self->proxy) : 0;
}

guint
kiosk_agent_link_get_outbox_oldest_s (KioskAgentLink *self)
{
  g_return_val_if_fail (KIOSK_IS_AGENT_LINK (self), 0);

  return self->proxy != NULL ? agent_bus_agent_get_outbox_oldest_seconds (self->proxy) : 0;
}

guint
kiosk_agent_link_get_quarantine_count (KioskAgentLink *self)
{
  g_return_val_if_fail (KIOSK_IS_AGENT_LINK (self), 0);

  return self->proxy != NULL ? agent_bus_agent_get_quarantine_count (self->proxy) : 0;
}

gboolean
kiosk_agent_link_is_open (KioskAgentLink *self)
{
  g_return_val_if_fail (KIOSK_IS_AGENT_LINK (self), FALSE);

  return self->proxy != NULL && agent_bus_agent_get_open (self->proxy);
}

gboolean
kiosk_agent_link_is_storage_good (KioskAgentLink *self)
{
  g_return_val_if_fail (KIOSK_IS_AGENT_LINK (self), FALSE);

  return self->proxy != NULL && agent_bus_agent_get_storage_good (self->proxy);
}

const KioskPrinterReason *
kiosk_agent_link_get_printer_reason (KioskAgentLink *self)
{
  g_return_val_if_fail (KIOSK_IS_AGENT_LINK (self), NULL);

  return kiosk_printer_reason_find (
    kiosk_agent_link_get_printer (self),
    self->proxy != NULL ? agent_bus_agent_get_printer_reason (self->proxy) : NULL);
}

const KioskPrinterReason *
kiosk_agent_link_get_sheet_printer_reason (KioskAgentLink *self)
{
  g_return_val_if_fail (KIOSK_IS_AGENT_LINK (self), NULL);

  return kiosk_printer_reason_find (
    kiosk_agent_link_get_sheet_printer (self),
    self->proxy != NULL ? agent_bus_agent_get_sheet_printer_reason (self->proxy) : NULL);
}

gboolean
kiosk_agent_link_has_sheet_printer (KioskAgentLink *self)
{
  g_return_val_if_fail (KIOSK_IS_AGENT_LINK (self), FALSE);

  return self->proxy != NULL &&
         g_strcmp0 (agent_bus_agent_get_sheet_printer_state (self->proxy), NO_PRINTER) != 0;
}

int
kiosk_agent_link_get_paper_left_mm (KioskAgentLink *self)
{
  g_return_val_if_fail (KIOSK_IS_AGENT_LINK (self), -1);

  return self->proxy != NULL ? agent_bus_agent_get_paper_left_millimetres (self->proxy) : -1;
}

guint
kiosk_agent_link_get_visit_number (KioskAgentLink *self)
{
  g_return_val_if_fail (KIOSK_IS_AGENT_LINK (self), 0);

  return self->proxy != NULL ? agent_bus_agent_get_visit_number (self->proxy) : 0;
}

AgentBusAgent *
_kiosk_agent_link_get_proxy (KioskAgentLink *self)
{
  return self->proxy;
}

/* A property that an agent of another version does not have is as good as empty. */
const char *
_kiosk_agent_link_get_word (KioskAgentLink *self, const char *(*get) (AgentBusAgent *agent))
{
  const char *word = NULL;

  g_return_val_if_fail (KIOSK_IS_AGENT_LINK (self), "");

  if (self->proxy != NULL)
    word = get (self->proxy);

  return word != NULL ? word : "";
}

const char *
kiosk_agent_link_get_boot (KioskAgentLink *self)
{
  return _kiosk_agent_link_get_word (self, agent_bus_agent_get_boot);
}

const char *
kiosk_agent_link_get_state (KioskAgentLink *self)
{
  return _kiosk_agent_link_get_word (self, agent_bus_agent_get_kiosk_state);
}

const char *
kiosk_agent_link_get_closed_message (KioskAgentLink *self)
{
  return _kiosk_agent_link_get_word (self, agent_bus_agent_get_closed_message);
}

const char *
kiosk_agent_link_get_closed_until (KioskAgentLink *self)
{
  return _kiosk_agent_link_get_word (self, agent_bus_agent_get_closed_until);
}

const char *
kiosk_agent_link_get_last_heartbeat (KioskAgentLink *self)
{
  return _kiosk_agent_link_get_word (self, agent_bus_agent_get_last_heartbeat);
}
