/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "support-central.h"

#include <json-glib/json-glib.h>
#include <glib/gstdio.h>
#include <signal.h>

#include "support-run-until.h"
#include "support-store.h"

struct _SupportCentral {
  char *folder;
  char *store;
  char *kiosk_url;
  char *public_url;
  char *operator_url;   /* (nullable) */
  GPtrArray *arguments; /* of char *, given by the test */
  GSubprocess *process;
  gboolean has_ended;
};

static char *
find_built (const char *name)
{
  const char *build = g_getenv ("KUSHK_BUILD_DIR");

  if (build == NULL)
    g_error ("KUSHK_BUILD_DIR is not set: run this by meson test");
  return g_build_filename (build, "app", name, NULL);
}

static char *
find_source (const char *name)
{
  return g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), name, NULL);
}

char *
support_central_get_path (SupportCentral *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

char *
support_central_read_log (SupportCentral *self)
{
  g_autofree char *path = support_central_get_path (self, "log");
  char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) ? text : g_strdup ("");
}

static void
make_keys (SupportCentral *self)
{
  g_autofree char *script = find_source ("app/central/make-sandbox");
  g_autofree char *central = find_built ("central/kushk-central");
  g_autofree char *ctl = find_built ("ctl/kushkctl");
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_setenv (launcher, "KUSHK_CENTRAL", central, TRUE);
  g_subprocess_launcher_setenv (launcher, "KUSHKCTL", ctl, TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, script, self->folder,
                                         SUPPORT_CENTRAL_KIOSK, NULL);
  if (process == NULL || !g_subprocess_wait_check (process, NULL, &error))
    g_error ("make-sandbox: %s", error->message);
}

static void
on_ended (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GSubprocess) process = G_SUBPROCESS (source);
  gboolean *has_ended = user_data;

  g_subprocess_wait_finish (process, result, NULL);
  *has_ended = TRUE;
}

static const char *
get_listen (const char *url)
{
  return url ? url + strlen ("https://") : "127.0.0.1:0";
}

static GPtrArray *
collect_arguments (SupportCentral *self, const char *ready_path)
{
  GPtrArray *arguments = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (arguments, find_built ("central/kushk-central"));
  g_ptr_array_add (arguments, g_strdup (support_store_is_shared () ? "--store" : "--data"));
  g_ptr_array_add (arguments, g_strdup (self->store));
  g_ptr_array_add (arguments, g_strdup ("--keys"));
  g_ptr_array_add (arguments, support_central_get_path (self, "central"));
  g_ptr_array_add (arguments, g_strdup ("--catalogue"));
  g_ptr_array_add (arguments, find_source ("kiosk-config"));
  g_ptr_array_add (arguments, g_strdup ("--ready-file"));
  g_ptr_array_add (arguments, g_strdup (ready_path));
  g_ptr_array_add (arguments, g_strdup ("--listen"));
  g_ptr_array_add (arguments, g_strdup (get_listen (self->kiosk_url)));
  g_ptr_array_add (arguments, g_strdup ("--public-listen"));
  g_ptr_array_add (arguments, g_strdup (get_listen (self->public_url)));
  g_ptr_array_add (arguments, g_strdup ("--identity-approves-after-ms=0"));
  for (guint index = 0; index < self->arguments->len; index++)
    g_ptr_array_add (arguments, g_strdup (self->arguments->pdata[index]));
  g_ptr_array_add (arguments, NULL);
  return arguments;
}

/* The same as before, where it listens there at all. */
static void
keep_operator_url (SupportCentral *self, JsonObject *addresses)
{
  g_clear_pointer (&self->operator_url, g_free);
  if (json_object_has_member (addresses, "operator_url"))
    self->operator_url = g_strdup (json_object_get_string_member (addresses, "operator_url"));
}

static void
read_addresses (SupportCentral *self, const char *ready_path)
{
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (ready_path, &text, NULL, &error);
  g_assert_no_error (error);
  node = json_from_string (text, &error);
  g_assert_no_error (error);
  keep_operator_url (self, json_node_get_object (node));
  g_free (self->kiosk_url);
  g_free (self->public_url);
  self->kiosk_url =
    g_strdup (json_object_get_string_member (json_node_get_object (node), "kiosk_url"));
  self->public_url =
    g_strdup (json_object_get_string_member (json_node_get_object (node), "public_url"));
}

static void
launch (SupportCentral *self)
{
  g_autofree char *ready_path = support_central_get_path (self, "ready.json");
  g_autofree char *log_path = support_central_get_path (self, "log");
  g_autoptr (GPtrArray) arguments = collect_arguments (self, ready_path);
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_autoptr (GError) error = NULL;

  g_unlink (ready_path);
  g_subprocess_launcher_set_stdout_file_path (launcher, log_path);
  self->has_ended = FALSE;
  self->process =
    g_subprocess_launcher_spawnv (launcher, (const char *const *) arguments->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_wait_async (g_object_ref (self->process), NULL, on_ended, &self->has_ended);
  support_run_until (self->has_ended || g_file_test (ready_path, G_FILE_TEST_EXISTS));
  if (self->has_ended) {
    g_autofree char *log = support_central_read_log (self);

    g_error ("kushk-central did not start: %s", log);
  }
  read_addresses (self, ready_path);
}

static SupportCentral *
central_new (void)
{
  SupportCentral *self = g_new0 (SupportCentral, 1);
  g_autoptr (GError) error = NULL;

  self->arguments = g_ptr_array_new_with_free_func (g_free);
  self->folder = g_dir_make_tmp ("kushk-central-XXXXXX", &error);
  g_assert_no_error (error);
  return self;
}

SupportCentral *
support_central_start (const char *const *arguments)
{
  SupportCentral *self = central_new ();
  g_autofree char *store = support_central_get_path (self, "store");

  for (guint index = 0; arguments && arguments[index]; index++)
    g_ptr_array_add (self->arguments, g_strdup (arguments[index]));
  self->store = support_store_make (store);
  make_keys (self);
  launch (self);
  return self;
}

static void
copy_keys (SupportCentral *self, SupportCentral *first)
{
  g_autofree char *central = support_central_get_path (first, "central");
  g_autofree char *kiosk = support_central_get_path (first, "kiosk");
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, NULL, "cp", "-R",
                                                      central, kiosk, self->folder, NULL);

  g_assert_true (g_subprocess_wait_check (process, NULL, NULL));
}

SupportCentral *
support_central_start_beside (SupportCentral *first)
{
  SupportCentral *self = central_new ();

  for (guint index = 0; index < first->arguments->len; index++)
    g_ptr_array_add (self->arguments, g_strdup (first->arguments->pdata[index]));
  self->store = g_strdup (first->store);
  copy_keys (self, first);
  launch (self);
  return self;
}

static void
add_file (GPtrArray *arguments, const char *option, const char *name)
{
  g_autofree char *path =
    g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "tests/data/central", name, NULL);

  g_ptr_array_add (arguments, g_strconcat (option, "=", path, NULL));
}

SupportCentral *
support_central_start_small (const char *const *arguments)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);

  add_file (all, "--catalogue", "catalogue");
  add_file (all, "--fees", "fees.json");
  add_file (all, "--service-levels", "service-levels.json");
  add_file (all, "--enquiries", "enquiries.json");
  for (guint index = 0; arguments && arguments[index]; index++)
    g_ptr_array_add (all, g_strdup (arguments[index]));
  g_ptr_array_add (all, NULL);
  return support_central_start ((const char *const *) all->pdata);
}

const char *
support_central_get_store (SupportCentral *self)
{
  return self->store;
}

const char *
support_central_get_kiosk_url (SupportCentral *self)
{
  return self->kiosk_url;
}

const char *
support_central_get_operator_url (SupportCentral *self)
{
  return self->operator_url;
}

const char *
support_central_get_public_url (SupportCentral *self)
{
  return self->public_url;
}

static void
end (SupportCentral *self, int signal_number)
{
  g_subprocess_send_signal (self->process, signal_number);
  support_run_until (self->has_ended);
}

void
support_central_stop (SupportCentral *self)
{
  end (self, SIGTERM);
  if (!g_subprocess_get_successful (self->process)) {
    g_autofree char *log = support_central_read_log (self);

    g_error ("kushk-central did not end well: %s", log);
  }
  g_clear_object (&self->process);
}

void
support_central_kill (SupportCentral *self)
{
  end (self, SIGKILL);
  g_clear_object (&self->process);
}

void
support_central_restart (SupportCentral *self)
{
  g_assert_null (self->process);
  launch (self);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GSubprocess) process =
    g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, NULL, "rm", "-rf", "--one-file-system", path, NULL);

  g_assert_true (g_subprocess_wait_check (process, NULL, NULL));
}

void
support_central_free (SupportCentral *self)
{
  if (self->process)
    support_central_stop (self);
  remove_folder (self->folder);
  g_ptr_array_unref (self->arguments);
  g_free (self->store);
  g_free (self->kiosk_url);
  g_free (self->operator_url);
  g_free (self->public_url);
  g_free (self->folder);
  g_free (self);
}

SupportReply *
support_central_send (SupportCentral *self,
                      const char *method,
                      const char *path,
                      const char *content_type,
                      GBytes *body)
{
  g_autofree char *url = g_strconcat (self->kiosk_url, path, NULL);
  g_autofree char *certificate = support_central_get_path (self, "kiosk/kiosk.pem");
  g_autofree char *key = support_central_get_path (self, "kiosk/kiosk.key");
  g_autofree char *authority = support_central_get_path (self, "kiosk/ca.pem");
  SupportRequest request = {
    .method = method,
    .url = url,
    .certificate = certificate,
    .key = key,
    .authority = authority,
    .content_type = content_type,
    .body = body,
  };

  return support_request_send (&request);
}

static SupportReply *
send_public (SupportCentral *self, const char *path_or_url, SupportRequest *request)
{
  g_autofree char *url = g_str_has_prefix (path_or_url, "https://")
                           ? g_strdup (path_or_url)
                           : g_strconcat (self->public_url, path_or_url, NULL);
  g_autofree char *authority = support_central_get_path (self, "kiosk/ca.pem");

  request->url = url;
  request->authority = authority;
  return support_request_send (request);
}

SupportReply *
support_central_get_public (SupportCentral *self,
                            const char *path_or_url,
                            const char *accept_language)
{
  SupportRequest request = { .method = "GET", .accept_language = accept_language };

  return send_public (self, path_or_url, &request);
}

SupportReply *
support_central_post_public (SupportCentral *self,
                             const char *path_or_url,
                             const char *content_type,
                             GBytes *body)
{
  SupportRequest request = { .method = "POST", .content_type = content_type, .body = body };

  return send_public (self, path_or_url, &request);
}
