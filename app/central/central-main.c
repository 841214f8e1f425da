/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include <glib-unix.h>
#include <locale.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "central-api.h"
#include "central-audit.h"
#include "central-check.h"
#include "central-chores.h"
#include "central-clock.h"
#include "central-error.h"
#include "central-json.h"
#include "central-kiosk-chores.h"
#include "central-operators-commands.h"
#include "central-log.h"
#include "central-options.h"
#include "central-sandbox-review.h"
#include "central-store-handovers.h"
#include "systemd-notify.h"

/* Every kiosk of a region keeps one. */
#define MAXIMUM_KIOSK_CONNECTIONS 16384
#define MAXIMUM_PUBLIC_CONNECTIONS 1024
#define MAXIMUM_OPERATOR_CONNECTIONS 128
/* Many phones share one address of their network. */
#define MAXIMUM_CONNECTIONS_PER_ADDRESS 128
/* A kiosk that only sends its heartbeats keeps its connection. */
#define KIOSK_IDLE_S 150
#define KIOSK_DEADLINE_S 180
#define PEOPLE_IDLE_S 60
#define REQUEST_DEADLINE_S 90
#define PUBLIC_DEADLINE_S 240 /* a photograph on a slow line */
#define DRAIN_INTERVAL_MS 20
#define DRAIN_DEADLINE_S 5
#define FORGET_INTERVAL_S (60 * 60)
#define WIPE_INTERVAL_S 60
#define FORGET_AFTER_MS (G_GINT64_CONSTANT (30) * 24 * 60 * 60 * 1000)
#define RETENTION_INTERVAL_S (24 * 60 * 60)
#define REVIEWS_PER_STEP 4
#define USAGE_EXIT 2

typedef struct {
  CentralOffice *office;
  CentralApi *kiosk_api;
  CentralApi *public_api;
  CentralApi *operator_api;
  CentralHttp *kiosk_http;
  CentralHttp *public_http;
  CentralHttp *operator_http; /* (nullable) not every central shows itself to operators */
  GMainLoop *loop;
  gint64 drain_until_us;
  gboolean is_draining;
  guint review_after_s;
} Server;

static void
server_clear (Server *self)
{
  g_clear_pointer (&self->kiosk_http, central_http_free);
  g_clear_pointer (&self->public_http, central_http_free);
  g_clear_pointer (&self->operator_http, central_http_free);
  g_clear_pointer (&self->operator_api, central_api_free);
  g_clear_pointer (&self->kiosk_api, central_api_free);
  g_clear_pointer (&self->public_api, central_api_free);
  g_clear_pointer (&self->office, central_office_free);
  g_clear_pointer (&self->loop, g_main_loop_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Server, server_clear)

static CentralOfficeSettings
settle (const CentralOptions *options)
{
  return (CentralOfficeSettings){
    .catalogue = options->catalogue,
    .keys = options->keys,
    .fees = options->fees,
    .retention = options->retention,
    .service_levels = options->service_levels,
    .accounts = options->accounts,
    .enquiries = options->enquiries,
    .registries = options->registries,
    .store = options->store,
    .messages = options->messages,
    .identity_times = options->identity_times,
    .limits = options->limits,
  };
}

static gboolean
listen_to_kiosks (Server *self, const CentralOptions *options, GError **error)
{
  CentralHttpSettings settings = {
    .listen = options->listen,
    .certificate = self->office->keys->tls_certificate,
    .key = self->office->keys->tls_key,
    .ca = self->office->keys->tls_ca,
    .together = central_api_get_together (),
    .maximum_connections = MAXIMUM_KIOSK_CONNECTIONS,
    .shares_port = options->shares_port,
    .idle_s = KIOSK_IDLE_S,
    .deadline_s = KIOSK_DEADLINE_S,
  };

  self->kiosk_api = central_api_new_for_kiosks (self->office);
  self->kiosk_http = central_http_new (&settings, central_api_handle, self->kiosk_api, error);
  if (self->kiosk_http == NULL)
    return FALSE;
  self->office->kiosk_url =
    options->kiosk_url ? g_strdup (options->kiosk_url) : central_http_get_url (self->kiosk_http);
  return TRUE;
}

static gboolean
listen_to_public (Server *self, const CentralOptions *options, GError **error)
{
  CentralHttpSettings settings = {
    .listen = options->public_listen,
    .certificate = self->office->keys->tls_certificate,
    .key = self->office->keys->tls_key,
    .takes_forms = central_api_takes_forms,
    .trusted_proxies = (const char *const *) options->trusted_proxies,
    .maximum_connections = MAXIMUM_PUBLIC_CONNECTIONS,
    .maximum_connections_per_address = MAXIMUM_CONNECTIONS_PER_ADDRESS,
    .shares_port = options->shares_port,
    .idle_s = PEOPLE_IDLE_S,
    .deadline_s = PUBLIC_DEADLINE_S,
  };

  self->public_api = central_api_new_for_public (self->office);
  self->public_http = central_http_new (&settings, central_api_handle, self->public_api, error);
  if (self->public_http == NULL)
    return FALSE;
  self->office->public_url =
    options->public_url ? g_strdup (options->public_url) : central_http_get_url (self->public_http);
  return TRUE;
}

static gboolean
listen_to_operators (Server *self, const char *listen, GError **error)
{
  CentralHttpSettings settings = {
    .listen = listen,
    .certificate = self->office->keys->tls_certificate,
    .key = self->office->keys->tls_key,
    .takes_forms = central_api_takes_forms,
    .maximum_connections = MAXIMUM_OPERATOR_CONNECTIONS,
    .idle_s = PEOPLE_IDLE_S,
    .deadline_s = REQUEST_DEADLINE_S,
  };

  if (listen == NULL)
    return TRUE;
  self->operator_api = central_api_new_for_operators (self->office);
  self->operator_http = central_http_new (&settings, central_api_handle, self->operator_api, error);
  return self->operator_http != NULL;
}

static gboolean
tell_ready (Server *self, const char *path, GError **error)
{
  g_autofree char *kiosk_url = central_http_get_url (self->kiosk_http);
  g_autofree char *public_url = central_http_get_url (self->public_http);
  g_autofree char *operator_url =
    self->operator_http ? central_http_get_url (self->operator_http) : NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *text = NULL;

  g_message ("kiosks at %s, public pages at %s", kiosk_url, public_url);
  if (operator_url)
    g_message ("operators at %s", operator_url);
  if (path == NULL)
    return TRUE;
  json_builder_begin_object (builder);
  central_json_add_string (builder, "kiosk_url", kiosk_url);
  central_json_add_string (builder, "public_url", public_url);
  if (operator_url)
    central_json_add_string (builder, "operator_url", operator_url);
  json_builder_end_object (builder);
  text = central_json_build_text (builder);
  return g_file_set_contents (path, text, -1, error);
}

/* A store that is away now does not keep the central from serving or from ending. */
static void
note (Server *self, CentralAuditEvent event)
{
  g_autoptr (GError) error = NULL;

  if (!central_audit_add (self->office->store, "central", event, KUSHK_VERSION, &error))
    g_message ("not written into the audit: %s", error->message);
}

static gboolean
is_idle (CentralHttp *http)
{
  return http == NULL || central_http_is_idle (http);
}

static gboolean
on_drained (gpointer user_data)
{
  Server *self = user_data;

  if (g_get_monotonic_time () < self->drain_until_us &&
      !(is_idle (self->kiosk_http) && is_idle (self->public_http) && is_idle (self->operator_http)))
    return G_SOURCE_CONTINUE;
  g_main_loop_quit (self->loop);
  return G_SOURCE_REMOVE;
}

static gboolean
on_terminate (gpointer user_data)
{
  Server *self = user_data;

  if (self->is_draining)
    return G_SOURCE_CONTINUE;
  self->is_draining = TRUE;
  systemd_tell ("STOPPING=1");
  self->drain_until_us = g_get_monotonic_time () + DRAIN_DEADLINE_S * G_TIME_SPAN_SECOND;
  central_http_quiesce (self->kiosk_http);
  central_http_quiesce (self->public_http);
  if (self->operator_http)
    central_http_quiesce (self->operator_http);
  g_timeout_add (DRAIN_INTERVAL_MS, on_drained, self);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_forget (gpointer user_data)
{
  Server *self = user_data;
  g_autoptr (GError) error = NULL;

  gint64 before_ms = central_clock_now_ms () - FORGET_AFTER_MS;

  if (!central_store_forget (self->office->store, before_ms, &error) ||
      !central_store_forget_handovers (self->office->store, before_ms, &error) ||
      !central_operators_forget (self->office->store, &error) ||
      !central_kiosk_chores_forget (self->office, before_ms, &error))
    g_message ("what visits left behind is still there: %s", error->message);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_wipe (gpointer user_data)
{
  Server *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!central_passcodes_forget (self->office->passcodes, &error))
    g_message ("passcodes that are over are still there: %s", error->message);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_retain (gpointer user_data)
{
  Server *self = user_data;
  g_autoptr (GError) error = NULL;
  guint count = 0;

  if (central_retention_run (self->office->retention, self->office->store, &count, &error))
    g_message ("the personal data of %u filings is destroyed", count);
  else
    g_message ("personal data that is due is still there: %s", error->message);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_review (gpointer user_data)
{
  Server *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!central_sandbox_review_run (self->office, self->review_after_s, &error))
    g_message ("nothing was reviewed: %s", error->message);
  return G_SOURCE_CONTINUE;
}

static void
begin_reviews (Server *self, guint after_s)
{
  self->review_after_s = after_s;
  if (after_s > 0)
    g_timeout_add_seconds (MAX (after_s / REVIEWS_PER_STEP, 1), on_review, self);
}

/* Whoever is told that we are ready finds nothing that we still write by ourselves. */
static void
begin_chores (Server *self, const CentralOptions *options)
{
  note (self, CENTRAL_AUDIT_CENTRAL_STARTED);
  on_forget (self);
  g_timeout_add_seconds (FORGET_INTERVAL_S, on_forget, self);
  on_wipe (self);
  g_timeout_add_seconds (WIPE_INTERVAL_S, on_wipe, self);
  on_retain (self);
  g_timeout_add_seconds (RETENTION_INTERVAL_S, on_retain, self);
  begin_reviews (self, options->review_after_s);
}

static gboolean
serve (const CentralOptions *options, GError **error)
{
  CentralOfficeSettings settings = settle (options);
  g_auto (Server) self = { NULL };

  if (options->logs_json)
    central_log_as_json ();
  self.loop = g_main_loop_new (NULL, FALSE);
  self.office = central_office_new (&settings, error);
  if (self.office == NULL || !listen_to_kiosks (&self, options, error) ||
      !listen_to_public (&self, options, error) ||
      !listen_to_operators (&self, options->operator_listen, error))
    return FALSE;
  g_unix_signal_add (SIGTERM, on_terminate, &self);
  g_unix_signal_add (SIGINT, on_terminate, &self);
  begin_chores (&self, options);
  if (!tell_ready (&self, options->ready_file, error))
    return FALSE;
  systemd_start_watchdog ();
  systemd_tell ("READY=1");
  g_main_loop_run (self.loop);
  note (&self, CENTRAL_AUDIT_CENTRAL_STOPPED);
  return TRUE;
}

static gboolean
check (const CentralOptions *options, GError **error)
{
  CentralOfficeSettings settings = settle (options);
  g_autoptr (GPtrArray) faults = central_check_configuration (&settings);

  for (guint index = 0; index < faults->len; index++)
    g_printerr ("%s\n", (const char *) faults->pdata[index]);
  if (faults->len == 0) {
    g_print ("catalogue, rules and keys are good\n");
    return TRUE;
  }
  g_set_error (error, CENTRAL_ERROR, CENTRAL_ERROR_CONFIGURATION, "%u faults", faults->len);
  return FALSE;
}

static gboolean
tend_kiosks (const CentralOptions *options, GError **error)
{
  CentralOfficeSettings settings = settle (options);
  g_autoptr (CentralOffice) office = central_office_new (&settings, error);

  return office && central_kiosk_chores_run (office, options, error);
}

static gboolean
run (const CentralOptions *options, GError **error)
{
  switch (options->command) {
  case CENTRAL_COMMAND_SERVE:
    return serve (options, error);
  case CENTRAL_COMMAND_CHECK:
    return check (options, error);
  case CENTRAL_COMMAND_VERIFY_AUDIT:
    return central_chores_verify_audit (options, error);
  case CENTRAL_COMMAND_RUN_RETENTION:
    return central_chores_run_retention (options, error);
  case CENTRAL_COMMAND_ADD_OPEN311_CLIENT:
    return central_chores_add_open311_client (options, error);
  case CENTRAL_COMMAND_CLOSE_DAYS:
    return central_chores_close_days (options, error);
  case CENTRAL_COMMAND_REVERSE_BILL:
    return central_chores_reverse_bill (options, error);
  case CENTRAL_COMMAND_MAKE_KEYS:
    return central_keys_make (options->new_keys, error);
  case CENTRAL_COMMAND_ENROL:
  case CENTRAL_COMMAND_REVOKE:
    return tend_kiosks (options, error);
  case CENTRAL_COMMAND_ADD_OPERATOR_USER:
  case CENTRAL_COMMAND_ADD_OPERATOR_TOKEN:
  case CENTRAL_COMMAND_REMOVE_OPERATOR:
    return central_operators_run_command (options, error);
  case CENTRAL_COMMAND_VERSION:
    g_print ("kushk-central %s\n", KUSHK_VERSION);
    return TRUE;
  default:
    g_return_val_if_reached (FALSE);
  }
}

/* Each connection is a descriptor. */
static void
allow_many_connections (void)
{
  struct rlimit limit = { 0, 0 };

  if (getrlimit (RLIMIT_NOFILE, &limit) == 0) {
    limit.rlim_cur = limit.rlim_max;
    setrlimit (RLIMIT_NOFILE, &limit);
  }
}

/* What citizens answered is in this process: it leaves no core file and no readable file behind. */
static void
keep_private (void)
{
  struct rlimit none = { 0, 0 };

  umask (0077);
  setrlimit (RLIMIT_CORE, &none);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CentralOptions) options = NULL;

  setlocale (LC_ALL, "");
  keep_private ();
  allow_many_connections ();
  options = central_options_parse (&argc, &argv, &error);
  if (options == NULL || !run (options, &error)) {
    g_printerr ("kushk-central: %s\n", error->message);
    return options ? EXIT_FAILURE : USAGE_EXIT;
  }
  return EXIT_SUCCESS;
}
