/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "ctl-enrolment.h"

#include "ctl-certificate.h"
#include "ctl-command.h"
#include "ctl-files.h"

#define CREATED 201

typedef struct {
  char *key; /* secret */
  char *certificate;
  char *authority;
} Identity;

static void
identity_clear (Identity *self)
{
  ctl_certificate_free_key (self->key);
  g_free (self->certificate);
  g_free (self->authority);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Identity, identity_clear)

static gboolean
load (CivicSettings *settings, const char *name, char **ret_text, GError **error)
{
  return g_file_get_contents (civic_settings_get_path (settings, "central", name), ret_text, NULL,
                              error);
}

static gboolean
load_identity (CivicSettings *settings, Identity *ret_identity, GError **error)
{
  if (load (settings, "certificate", &ret_identity->certificate, error) &&
      load (settings, "ca", &ret_identity->authority, error) &&
      load (settings, "key", &ret_identity->key, error))
    return TRUE;
  g_prefix_error (error, "This kiosk is not enrolled yet, or its files are elsewhere: ");
  return FALSE;
}

static CtlHttpsAnswer *
ask (CivicSettings *settings, const char *request, GError **error)
{
  g_autofree char *body = ctl_enrolment_write ("request", request, NULL);
  g_autofree char *url =
    ctl_enrolment_join (civic_settings_get_string (settings, "central", "url"), "v1/certificates");
  const CtlHttpsRequest asked = {
    .method = "POST",
    .url = url,
    .body = body,
    .authority = civic_settings_get_path (settings, "central", "ca"),
    .certificate = civic_settings_get_path (settings, "central", "certificate"),
    .key = civic_settings_get_path (settings, "central", "key"),
  };

  return ctl_https_send (&asked, error);
}

/* The key stays, so that one file changes, in one step: a certificate is never without its key. */
static gboolean
take (CivicSettings *settings, const Identity *identity, JsonNode *answer, GError **error)
{
  const char *kiosk = civic_settings_get_string (settings, "kiosk", "id");
  const char *certificate = ctl_enrolment_get_string (answer, "certificate");
  const char *path = civic_settings_get_path (settings, "central", "certificate");
  g_autoptr (CtlFiles) files = ctl_files_new ();

  if (!ctl_certificate_check (certificate ? certificate : "", identity->authority, identity->key,
                              kiosk, error) ||
      !ctl_files_add (files, path, certificate, 0644, error) || !ctl_files_commit (files, error))
    return FALSE;
  g_print ("%s has a new certificate, good until %s.\n", kiosk,
           ctl_enrolment_get_string (answer, "expires_at"));
  return TRUE;
}

static gboolean
renew (CivicSettings *settings, const Identity *identity, GError **error)
{
  g_autofree char *request = ctl_certificate_request (
    identity->key, civic_settings_get_string (settings, "kiosk", "id"), error);
  g_autoptr (CtlHttpsAnswer) answer = request ? ask (settings, request, error) : NULL;
  g_autoptr (JsonNode) document = NULL;

  if (answer == NULL)
    return FALSE;
  if (answer->status != CREATED) {
    ctl_enrolment_explain (answer, settings, error);
    return FALSE;
  }
  document = ctl_enrolment_parse (answer, error);
  return document && take (settings, identity, document, error);
}

static gboolean
renew_within (CivicSettings *settings, int maximum_days, GError **error)
{
  g_auto (Identity) identity = { NULL };
  gint64 days = 0;

  if (!load_identity (settings, &identity, error) ||
      !ctl_certificate_get_days_left (identity.certificate, &days, error))
    return FALSE;
  if (days >= maximum_days) {
    g_print ("The certificate is good for another %" G_GINT64_FORMAT " days: nothing to do.\n",
             days);
    return TRUE;
  }
  return renew (settings, &identity, error);
}

gboolean
ctl_renew (const char *config_path, char **arguments, GError **error)
{
  g_auto (GStrv) own_arguments = g_strdupv (arguments);
  int days = G_MAXINT;
  const GOptionEntry entries[] = {
    { "days", 0, 0, G_OPTION_ARG_INT, &days, "Only if fewer days are left", "N" },
    { NULL },
  };
  g_autoptr (CivicSettings) settings = NULL;

  if (!ctl_command_parse (&own_arguments, entries, NULL, NULL, error))
    return FALSE;
  settings = civic_settings_load (config_path, error);
  return settings && renew_within (settings, days, error);
}
