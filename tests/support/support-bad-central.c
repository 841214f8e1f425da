/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "support-bad-central.h"

#include "civic-acknowledgement.h"
#include "civic-envelope.h"
#include "civic-keys.h"
#include "civic-tracking-code.h"

#include <json-glib/json-glib.h>
#include <microhttpd.h>

#include <string.h>

#define CATALOGUE_PATH "/v1/catalogue"
#define FILES_PATH CATALOGUE_PATH "/files/"
#define PORTAL "<html>Log in to the network first</html>"

struct _SupportBadCentral {
  struct MHD_Daemon *daemon;
  char *url;
  guint8 public_key[CIVIC_KEYS_SIGN_PUBLIC_BYTES];
  guint8 secret_key[CIVIC_KEYS_SIGN_SECRET_BYTES];
  guint8 stranger_key[CIVIC_KEYS_SIGN_SECRET_BYTES];
  int answer;            /* (atomic) SupportAnswer */
  guint request_count;   /* (atomic) */
  int file_answer;       /* (atomic) SupportAnswer */
  guint file_count;      /* (atomic) */
  GMutex lock;           /* of what follows */
  GHashTable *published; /* path → GBytes */
  char *tag;             /* (nullable) of the manifest */
};

static char *
acknowledge (SupportBadCentral *self, SupportAnswer answer, const char *path, GByteArray *received)
{
  static const guint8 other_bytes[] = "other bytes";
  g_autoptr (GBytes) envelope = answer == SUPPORT_ANSWER_OTHER_BYTES
                                  ? g_bytes_new_static (other_bytes, sizeof other_bytes)
                                  : g_bytes_new (received->data, received->len);
  g_autoptr (GBytes) sealed = g_bytes_new_static ("sealed", 6);
  g_autofree char *digest = civic_envelope_digest (envelope);
  g_autofree char *other_code = civic_tracking_code_draw ();
  const char *sent_code = strrchr (path, '/') + 1;
  gboolean is_other =
    answer == SUPPORT_ANSWER_OTHER_CODE || !civic_tracking_code_is_valid (sent_code);
  CivicAcknowledgement content = {
    .code = is_other ? other_code : (char *) sent_code,
    .digest = digest,
    .state = (char *) "received",
    .received_at = (char *) "2026-01-01T12:00:00+03:00",
    .answer = sealed,
  };

  return civic_acknowledgement_sign (&content, answer == SUPPORT_ANSWER_FORGED ? self->stranger_key
                                                                               : self->secret_key);
}

static ssize_t
give_endlessly (void *user_data, uint64_t position, char *bytes, size_t maximum)
{
  memset (bytes, ' ', maximum);

  return (ssize_t) maximum;
}

static ssize_t
give_nothing (void *user_data, uint64_t position, char *bytes, size_t maximum)
{
  g_usleep (1000);

  return 0;
}

static ssize_t
give_half (void *user_data, uint64_t position, char *bytes, size_t maximum)
{
  const char *text = user_data;
  gsize half = strlen (text) / 2;
  gsize count = MIN (maximum, half - MIN (position, half));

  if (count == 0)
    return MHD_CONTENT_READER_END_WITH_ERROR;

  memcpy (bytes, text + position, count);

  return (ssize_t) count;
}

static struct MHD_Response *
make_response (SupportAnswer answer, char *owned_text)
{
  g_autofree char *text = owned_text;
  struct MHD_Response *response;

  if (answer == SUPPORT_ANSWER_SILENCE)
    return MHD_create_response_from_callback (MHD_SIZE_UNKNOWN, 4096, give_nothing, NULL, NULL);
  if (answer == SUPPORT_ANSWER_ENDLESS)
    return MHD_create_response_from_callback (MHD_SIZE_UNKNOWN, 4096, give_endlessly, NULL, NULL);
  if (answer == SUPPORT_ANSWER_TRUNCATED) {
    gsize length = strlen (text);

    return MHD_create_response_from_callback (length, 4096, give_half, g_steal_pointer (&text),
                                              g_free);
  }

  response = MHD_create_response_from_buffer (strlen (text), text, MHD_RESPMEM_MUST_COPY);
  if (answer == SUPPORT_ANSWER_REDIRECT)
    MHD_add_response_header (response, "Location", "/v1/filings/elsewhere");

  return response;
}

static guint
get_status (SupportAnswer answer)
{
  switch (answer) {
  case SUPPORT_ANSWER_REDIRECT:
    return 302;
  case SUPPORT_ANSWER_ACCEPTED:
    return 202;
  case SUPPORT_ANSWER_CONFLICT:
    return 409;
  case SUPPORT_ANSWER_INVALID:
    return 422;
  case SUPPORT_ANSWER_UNAVAILABLE:
    return 503;
  case SUPPORT_ANSWER_LOST:
    return 404;
  case SUPPORT_ANSWER_HONEST:
  case SUPPORT_ANSWER_PORTAL:
  case SUPPORT_ANSWER_FORGED:
  case SUPPORT_ANSWER_OTHER_CODE:
  case SUPPORT_ANSWER_OTHER_BYTES:
  case SUPPORT_ANSWER_TRUNCATED:
  case SUPPORT_ANSWER_ENDLESS:
  case SUPPORT_ANSWER_SILENCE:
  case SUPPORT_ANSWER_ECHO:
  default:
    return 200;
  }
}

static gboolean
is_catalogue (const char *path)
{
  return g_str_has_prefix (path, CATALOGUE_PATH);
}

static gboolean
is_file (const char *path)
{
  return g_str_has_prefix (path, FILES_PATH);
}

/* (nullable) */
static char *
find_published (SupportBadCentral *self, const char *path)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  GBytes *content = g_hash_table_lookup (self->published, path);

  return content != NULL ? g_strndup (g_bytes_get_data (content, NULL), g_bytes_get_size (content))
                         : NULL;
}

static gboolean
is_known (SupportBadCentral *self, struct MHD_Connection *connection, const char *path)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  const char *tag =
    MHD_lookup_connection_value (connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_IF_NONE_MATCH);

  return !is_file (path) && tag != NULL && g_strcmp0 (tag, self->tag) == 0;
}

static enum MHD_Result
respond_with_catalogue (SupportBadCentral *self,
                        struct MHD_Connection *connection,
                        const char *path)
{
  SupportAnswer answer =
    (SupportAnswer) g_atomic_int_get (is_file (path) ? &self->file_answer : &self->answer);
  g_autofree char *text = find_published (self, path);
  guint status = text != NULL ? get_status (answer) : 404;
  struct MHD_Response *response;
  enum MHD_Result result;

  if (is_file (path))
    g_atomic_int_inc (&self->file_count);
  if (answer == SUPPORT_ANSWER_HONEST && is_known (self, connection, path))
    status = 304;
  if (answer == SUPPORT_ANSWER_PORTAL || text == NULL || status == 304) {
    g_free (text);
    text = g_strdup (status == 304 ? "" : PORTAL);
  }
  response = make_response (answer, g_steal_pointer (&text));
  result = MHD_queue_response (connection, status, response);
  MHD_destroy_response (response);

  return result;
}

static enum MHD_Result
respond (SupportBadCentral *self,
         struct MHD_Connection *connection,
         const char *path,
         GByteArray *received)
{
  SupportAnswer answer = (SupportAnswer) g_atomic_int_get (&self->answer);
  struct MHD_Response *response;
  enum MHD_Result result;

  g_atomic_int_inc (&self->request_count);
  if (is_catalogue (path))
    return respond_with_catalogue (self, connection, path);
  if (answer == SUPPORT_ANSWER_ECHO)
    response =
      MHD_create_response_from_buffer (received->len, received->data, MHD_RESPMEM_MUST_COPY);
  else if (answer == SUPPORT_ANSWER_PORTAL)
    response = make_response (answer, g_strdup (PORTAL));
  else
    response = make_response (answer, acknowledge (self, answer, path, received));
  MHD_add_response_header (response, "Content-Type",
                           answer == SUPPORT_ANSWER_ECHO ? "application/vnd.kushk.envelope"
                                                         : "application/json");
  result = MHD_queue_response (connection, get_status (answer), response);
  MHD_destroy_response (response);

  return result;
}

static enum MHD_Result
on_request (void *user_data,
            struct MHD_Connection *connection,
            const char *path,
            const char *method,
            const char *version,
            const char *bytes,
            size_t *ret_length,
            void **request)
{
  GByteArray *received = *request;

  if (received == NULL) {
    *request = g_byte_array_new ();
    return MHD_YES;
  }

  if (*ret_length > 0) {
    g_byte_array_append (received, (const guint8 *) bytes, (guint) *ret_length);
    *ret_length = 0;
    return MHD_YES;
  }

  return respond (user_data, connection, path, received);
}

static void
on_completed (void *user_data,
              struct MHD_Connection *connection,
              void **request,
              enum MHD_RequestTerminationCode how)
{
  g_clear_pointer ((GByteArray **) request, g_byte_array_unref);
}

static char *
read_file (const SupportFolder *folder, const char *name)
{
  g_autofree char *path = support_folder_path (folder, name);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

SupportBadCentral *
support_bad_central_new (const SupportFolder *tls)
{
  SupportBadCentral *self = g_new0 (SupportBadCentral, 1);
  g_autofree char *key = read_file (tls, "server.key");
  g_autofree char *certificate = read_file (tls, "server.pem");
  g_autofree char *ca = read_file (tls, "ca.pem");
  guint8 unused[CIVIC_KEYS_SIGN_PUBLIC_BYTES];

  g_mutex_init (&self->lock);
  self->published =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  crypto_sign_keypair (self->public_key, self->secret_key);
  crypto_sign_keypair (unused, self->stranger_key);
  self->daemon = MHD_start_daemon (MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_TLS, 0, NULL, NULL,
                                   on_request, self, MHD_OPTION_NOTIFY_COMPLETED, on_completed,
                                   self, MHD_OPTION_HTTPS_MEM_KEY, key, MHD_OPTION_HTTPS_MEM_CERT,
                                   certificate, MHD_OPTION_HTTPS_MEM_TRUST, ca, MHD_OPTION_END);
  g_assert_nonnull (self->daemon);
  self->url = g_strdup_printf ("https://127.0.0.1:%u",
                               MHD_get_daemon_info (self->daemon, MHD_DAEMON_INFO_BIND_PORT)->port);

  return self;
}

void
support_bad_central_free (SupportBadCentral *self)
{
  MHD_stop_daemon (self->daemon);
  g_hash_table_unref (self->published);
  g_free (self->tag);
  g_mutex_clear (&self->lock);
  g_free (self->url);
  g_free (self);
}

const char *
support_bad_central_get_url (SupportBadCentral *self)
{
  return self->url;
}

GBytes *
support_bad_central_get_sign_key (SupportBadCentral *self)
{
  return g_bytes_new (self->public_key, sizeof self->public_key);
}

void
support_bad_central_set_answer (SupportBadCentral *self, SupportAnswer answer)
{
  g_atomic_int_set (&self->answer, (int) answer);
}

guint
support_bad_central_count_requests (SupportBadCentral *self)
{
  return (guint) g_atomic_int_get (&self->request_count);
}

static void
publish_file (SupportBadCentral *self, const char *path, const char *directory, const char *name)
{
  g_autofree char *full = g_build_filename (directory, name, NULL);
  char *text = NULL;
  gsize length = 0;

  if (g_file_get_contents (full, &text, &length, NULL))
    g_hash_table_replace (self->published, g_strdup (path), g_bytes_new_take (text, length));
}

/* The tag is of the signed bytes, which only a verified manifest tells: any word will do here, as
 * long as the kiosk would send it. */
static void
publish_manifest (SupportBadCentral *self, const char *directory, const char *hash)
{
  g_free (self->tag);
  self->tag = g_strdup_printf ("\"%s\"", hash);
  publish_file (self, CATALOGUE_PATH, directory, "manifest.json");
}

void
support_bad_central_publish (SupportBadCentral *self, const char *directory, const char *hash)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autofree char *manifest_path = g_build_filename (directory, "manifest.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *files;

  g_assert_true (json_parser_load_from_file (parser, manifest_path, NULL));
  files =
    json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "files");
  g_hash_table_remove_all (self->published);
  publish_manifest (self, directory, hash);
  for (guint i = 0; i < json_array_get_length (files); i++) {
    JsonObject *file = json_array_get_object_element (files, i);
    g_autofree char *path =
      g_strconcat (FILES_PATH, json_object_get_string_member (file, "sha256"), NULL);

    publish_file (self, path, directory, json_object_get_string_member (file, "path"));
  }
}

void
support_bad_central_set_file_answer (SupportBadCentral *self, SupportAnswer answer)
{
  g_atomic_int_set (&self->file_answer, (int) answer);
}

guint
support_bad_central_count_files (SupportBadCentral *self)
{
  return (guint) g_atomic_int_get (&self->file_count);
}
