/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "ctl-command.h"

#include "civic-enrolment-code.h"
#include "civic-keys.h"

#include "ctl-certificate.h"
#include "ctl-enrolment.h"
#include "ctl-files.h"

#include <string.h>

#define CREATED 201
#define OK 200
#define SECRET 0600
#define PUBLIC 0644
/* Called the same by the central's answer and by kushk.conf. */
#define BOX_KEY "box_public_key"
#define SIGN_KEY "sign_public_key"
#define CATALOGUE_KEY "catalogue_public_key"
/* Where the key of the catalogue goes that kushk.conf has no place for: beside the central's. */
#define UNNAMED_CATALOGUE_KEY "catalogue.pub"

/* What was drawn here: nothing of it leaves the machine but the public halves. */
typedef struct {
  char *key; /* of TLS, PEM */
  guint8 sign_public[CIVIC_KEYS_SIGN_PUBLIC_BYTES];
  guint8 sign_secret[CIVIC_KEYS_SIGN_SECRET_BYTES];
} Keys;

static void
keys_clear (Keys *self)
{
  ctl_certificate_free_key (self->key);
  sodium_memzero (self->sign_secret, sizeof self->sign_secret);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Keys, keys_clear)

typedef struct {
  CivicSettings *settings;
  const char *url;
  char *code; /* bare */
  CtlFiles *files;
  char *authority; /* (nullable) PEM, once its fingerprint was checked */
  Keys keys;
} Enrolment;

static void
enrolment_clear (Enrolment *self)
{
  g_free (self->code);
  g_free (self->authority);
  ctl_files_free (self->files);
  keys_clear (&self->keys);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Enrolment, enrolment_clear)

static const char *
get_path (const Enrolment *self, const char *name)
{
  return civic_settings_get_path (self->settings, "central", name);
}

static gboolean
refuse (GError **error, const char *reason)
{
  g_set_error_literal (error, CTL_ERROR, CTL_ERROR_FAILED, reason);
  return FALSE;
}

/* A key that is lost takes what was signed with it along: nobody writes over one by mistake. */
static gboolean
check_new (const Enrolment *self, GError **error)
{
  static const char *const kept[] = { "key", "certificate", "kiosk_sign_key" };

  for (gsize index = 0; index < G_N_ELEMENTS (kept); index++)
    if (g_file_test (get_path (self, kept[index]), G_FILE_TEST_EXISTS)) {
      g_set_error (error, CTL_ERROR, CTL_ERROR_FAILED,
                   "%s is there already: this kiosk was enrolled before. --renew gets another "
                   "certificate for its key; --again makes new keys and ends the old certificate.",
                   get_path (self, kept[index]));
      return FALSE;
    }
  return TRUE;
}

/* Whoever answers is believed only when the code says so. */
static gboolean
find_authority (Enrolment *self, GError **error)
{
  g_autofree char *url = ctl_enrolment_join (self->url, "v1/authority");
  const CtlHttpsRequest request = { .method = "GET", .url = url };
  g_autoptr (CtlHttpsAnswer) answer = ctl_https_send (&request, error);
  g_autoptr (GBytes) der = NULL;

  if (answer == NULL)
    return FALSE;
  if (answer->status == OK)
    der = ctl_certificate_get_der (answer->text, NULL);
  if (der == NULL || !civic_enrolment_code_is_of (self->code, der)) {
    g_set_error (error, CTL_ERROR, CTL_ERROR_FAILED,
                 "%s is not the central that made this code, or the code's last eight characters "
                 "were mistyped. Nothing was sent: the code stays good.",
                 self->url);
    return FALSE;
  }
  self->authority = g_steal_pointer (&answer->text);
  return ctl_files_add (self->files, get_path (self, "ca"), self->authority, PUBLIC, error);
}

static char *
write_hexadecimal (const guint8 *key, gsize size)
{
  g_autofree char *text = g_malloc (2 * size + 1);
  char *line = NULL;

  sodium_bin2hex (text, 2 * size + 1, key, size);
  line = g_strconcat (text, "\n", NULL);
  sodium_memzero (text, 2 * size);
  return line;
}

static gboolean
add_key (
  Enrolment *self, const char *path, const guint8 *key, gsize size, guint mode, GError **error)
{
  char *line = write_hexadecimal (key, size);
  gboolean is_added = ctl_files_add (self->files, path, line, mode, error);

  ctl_certificate_free_key (line);
  return is_added;
}

/* keys/sign.key → keys/sign.pub */
static char *
get_public_path (const char *secret_path)
{
  gsize length = strlen (secret_path);

  if (g_str_has_suffix (secret_path, ".key"))
    length -= strlen (".key");
  return g_strdup_printf ("%.*s.pub", (int) length, secret_path);
}

/* They are on disk before anything is sent: a full disk must not use up the code. */
static gboolean
make_keys (Enrolment *self, GError **error)
{
  const char *sign_path = get_path (self, "kiosk_sign_key");
  g_autofree char *sign_public_path = get_public_path (sign_path);
  Keys *keys = &self->keys;

  keys->key = ctl_certificate_make_key (error);
  crypto_sign_keypair (keys->sign_public, keys->sign_secret);
  return keys->key &&
         ctl_files_add (self->files, get_path (self, "key"), keys->key, SECRET, error) &&
         add_key (self, sign_path, keys->sign_secret, sizeof keys->sign_secret, SECRET, error) &&
         add_key (self, sign_public_path, keys->sign_public, sizeof keys->sign_public, PUBLIC,
                  error);
}

static CtlHttpsAnswer *
ask (Enrolment *self, GError **error)
{
  const char *kiosk = civic_settings_get_string (self->settings, "kiosk", "id");
  g_autofree char *request = ctl_certificate_request (self->keys.key, kiosk, error);
  g_autofree char *sign_key =
    g_base64_encode (self->keys.sign_public, sizeof self->keys.sign_public);
  g_autofree char *url = ctl_enrolment_join (self->url, "v1/enrolments");
  g_autofree char *authority = ctl_files_get_staged (get_path (self, "ca"));
  g_autofree char *body = NULL;
  CtlHttpsRequest asked = { .method = "POST", .url = url, .authority = authority };

  if (request == NULL)
    return NULL;
  body = ctl_enrolment_write ("code", self->code, "kiosk", kiosk, "request", request,
                              "sign_public_key", sign_key, NULL);
  asked.body = body;
  return ctl_https_send (&asked, error);
}

static gboolean
add_central_key (
  Enrolment *self, JsonNode *answer, const char *member, const char *path, GError **error)
{
  const char *base64 = ctl_enrolment_get_string (answer, member);
  guint8 key[CIVIC_KEYS_SIGN_PUBLIC_BYTES];
  size_t size = 0;

  if (base64 == NULL ||
      sodium_base642bin (key, sizeof key, base64, strlen (base64), NULL, &size, NULL,
                         sodium_base64_VARIANT_ORIGINAL) != 0 ||
      size != sizeof key)
    return refuse (error, "The central gave a key that is none. Tell whoever runs it.");
  return add_key (self, path, key, size, PUBLIC, error);
}

static char *
get_catalogue_key_path (const Enrolment *self)
{
  const char *path = get_path (self, CATALOGUE_KEY);
  g_autofree char *folder = g_path_get_dirname (get_path (self, SIGN_KEY));

  return path ? g_strdup (path) : g_build_filename (folder, UNNAMED_CATALOGUE_KEY, NULL);
}

/* A central without a catalogue of its own has no such key. */
static gboolean
add_catalogue_key (Enrolment *self, JsonNode *answer, GError **error)
{
  g_autofree char *path = get_catalogue_key_path (self);

  return ctl_enrolment_get_string (answer, CATALOGUE_KEY) == NULL ||
         add_central_key (self, answer, CATALOGUE_KEY, path, error);
}

static gboolean
take (Enrolment *self, JsonNode *answer, GError **error)
{
  const char *certificate = ctl_enrolment_get_string (answer, "certificate");
  const char *kiosk = civic_settings_get_string (self->settings, "kiosk", "id");

  return ctl_certificate_check (certificate ? certificate : "", self->authority, self->keys.key,
                                kiosk, error) &&
         add_central_key (self, answer, BOX_KEY, get_path (self, BOX_KEY), error) &&
         add_central_key (self, answer, SIGN_KEY, get_path (self, SIGN_KEY), error) &&
         add_catalogue_key (self, answer, error) &&
         ctl_files_add (self->files, get_path (self, "certificate"), certificate, PUBLIC, error) &&
         ctl_files_commit (self->files, error);
}

static gboolean
is_same_address (const char *one, const char *other)
{
  g_autofree char *first = ctl_enrolment_join (one, "");
  g_autofree char *second = ctl_enrolment_join (other, "");

  return g_str_equal (first, second);
}

static void
compare_address (const Enrolment *self, JsonNode *answer, const char *member, const char *setting)
{
  const char *told = ctl_enrolment_get_string (answer, member);
  const char *set = civic_settings_get_string (self->settings, "central", setting);

  if (told && !is_same_address (told, set))
    g_print ("kushk.conf has another address than the central: set %s=%s in [central].\n", setting,
             told);
}

/* An agent that is told of a key and finds none does not start. */
static void
compare_catalogue_key (const Enrolment *self, JsonNode *answer)
{
  const gboolean is_given = ctl_enrolment_get_string (answer, CATALOGUE_KEY) != NULL;
  const char *set = get_path (self, CATALOGUE_KEY);
  g_autofree char *path = get_catalogue_key_path (self);

  if (is_given && set == NULL)
    g_print ("kushk.conf names no key of the catalogue, so none is ever fetched: set " CATALOGUE_KEY
             "=%s in [central].\n",
             path);
  else if (!is_given && set != NULL && !g_file_test (set, G_FILE_TEST_EXISTS))
    g_print ("This central signs no catalogue: take " CATALOGUE_KEY " out of [central] in "
             "kushk.conf.\n");
}

static gboolean
enrol (Enrolment *self, GError **error)
{
  g_autoptr (CtlHttpsAnswer) answer = NULL;
  g_autoptr (JsonNode) document = NULL;

  if (!find_authority (self, error) || !make_keys (self, error) ||
      (answer = ask (self, error)) == NULL)
    return FALSE;
  if (answer->status != CREATED) {
    ctl_enrolment_explain (answer, self->settings, error);
    return FALSE;
  }
  document = ctl_enrolment_parse (answer, error);
  if (document == NULL || !take (self, document, error))
    return FALSE;
  g_print ("%s is enrolled; its certificate is good until %s.\n",
           ctl_enrolment_get_string (document, "kiosk"),
           ctl_enrolment_get_string (document, "expires_at"));
  compare_address (self, document, "kiosk_url", "url");
  compare_address (self, document, "tracking_url", "tracking_url");
  compare_catalogue_key (self, document);
  g_print ("Start the agent anew: systemctl restart kushkd\n");
  return TRUE;
}

static gboolean
enrol_with (
  CivicSettings *settings, const char *url, const char *code, gboolean again, GError **error)
{
  g_auto (Enrolment) self = { .settings = settings, .url = url };

  self.files = ctl_files_new ();
  self.code = civic_enrolment_code_parse (code);
  if (self.code == NULL)
    return refuse (error, "That is no code of an enrolment: it has 20 letters and digits, as in "
                          "7K3M-9QXT-2F4H-W8D1-ZC0V.");
  return (again || check_new (&self, error)) && enrol (&self, error);
}

gboolean
ctl_enrol (const char *config_path, char **arguments, GError **error)
{
  g_auto (GStrv) own_arguments = g_strdupv (arguments);
  g_autofree char *url = NULL;
  gboolean again = FALSE;
  const GOptionEntry entries[] = {
    { "url", 0, 0, G_OPTION_ARG_STRING, &url, "The central's public address", "URL" },
    { "again", 0, 0, G_OPTION_ARG_NONE, &again, "Make new keys over old ones", NULL },
    { NULL },
  };
  g_autoptr (CivicSettings) settings = NULL;
  const char *code = NULL;

  if (!ctl_command_parse (&own_arguments, entries, "CODE", &code, error))
    return FALSE;
  if (url == NULL)
    return refuse (error, "Expected --url, the public address of the central that made the code.");
  settings = civic_settings_load (config_path, error);
  return settings && enrol_with (settings, url, code, again, error);
}
