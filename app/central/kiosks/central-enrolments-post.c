/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-enrolments-private.h"

#include "civic-enrolment-code.h"

#include "central-audit.h"
#include "central-catalogue.h"
#include "central-clock.h"
#include "central-endpoints.h"
#include "central-error.h"
#include "central-json.h"
#include "central-problem.h"
#include "central-store-kiosks.h"

#define JSON_TYPE "application/json"
#define PEM_TYPE "application/pem-certificate-chain"
#define KEY_BYTES CIVIC_KEYS_SIGN_PUBLIC_BYTES

/* What a new kiosk sends; the strings belong to the document. */
typedef struct {
  const char *code;
  const char *request;
  const char *kiosk;                       /* (nullable) who it thinks it is */
  char sign_public_key[2 * KEY_BYTES + 1]; /* hexadecimal */
} Asked;

static gboolean
refuse (GError **error, CentralError code, const char *reason)
{
  g_set_error_literal (error, CENTRAL_ERROR, (int) code, reason);
  return FALSE;
}

static JsonNode *
parse (const CentralRequest *request, GError **error)
{
  gsize size = 0;
  const char *bytes = g_bytes_get_data (request->body, &size);
  g_autofree char *text = NULL;

  if (!central_request_is_json (request, error))
    return NULL;
  text = g_strndup (bytes, size);
  return central_json_parse (text, error);
}

static gboolean
read_key (const char *base64, char *ret_hexadecimal)
{
  guint8 key[KEY_BYTES];
  gsize size = 0;

  if (base64 == NULL ||
      sodium_base642bin (key, sizeof key, base64, strlen (base64), NULL, &size, NULL,
                         sodium_base64_VARIANT_ORIGINAL) != 0 ||
      size != sizeof key)
    return FALSE;
  sodium_bin2hex (ret_hexadecimal, 2 * KEY_BYTES + 1, key, sizeof key);
  return TRUE;
}

static gboolean
read_asked (JsonNode *document, Asked *ret_asked, GError **error)
{
  JsonObject *object = json_node_get_object (document);

  ret_asked->code = central_json_get_string (object, "code");
  ret_asked->request = central_json_get_string (object, "request");
  ret_asked->kiosk = central_json_get_string (object, "kiosk");
  if (ret_asked->code && ret_asked->request &&
      read_key (central_json_get_string (object, "sign_public_key"), ret_asked->sign_public_key))
    return TRUE;
  return refuse (error, CENTRAL_ERROR_MALFORMED,
                 "code, request and the 32 bytes of sign_public_key are wanted");
}

/* (nullable) Only wrong codes count: a whole depot of kiosks may be enrolled from one address. */
static CentralResponse *
refuse_haste (CentralOffice *office, const CentralRequest *request)
{
  CentralPace *pace = office->enrolment_pace;
  gint64 now_ms = central_clock_now_ms ();

  if (!central_pace_is_spent (pace, request->address, now_ms))
    return NULL;
  return central_problem_new_too_many (central_pace_get_wait_s (pace, now_ms),
                                       request->accept_language);
}

static gboolean
check_enrolment (const CentralEnrolment *enrolment, const Asked *asked, GError **error)
{
  if (enrolment->used_at)
    return refuse (error, CENTRAL_ERROR_USED_CODE, "this code was used");
  if (enrolment->expires_at_ms <= central_clock_now_ms ())
    return refuse (error, CENTRAL_ERROR_EXPIRED_CODE, "this code is over");
  if (asked->kiosk == NULL || g_str_equal (asked->kiosk, enrolment->kiosk))
    return TRUE;
  g_set_error (error, CENTRAL_ERROR, CENTRAL_ERROR_WRONG_KIOSK, "this code is for %s",
               enrolment->kiosk);
  return FALSE;
}

static CentralEnrolment *
find_enrolment (CentralOffice *office,
                const CentralRequest *request,
                const Asked *asked,
                GError **error)
{
  g_autofree char *bare = civic_enrolment_code_parse (asked->code);
  g_autofree char *digest = bare ? central_enrolments_digest (office, bare) : NULL;
  g_autoptr (CentralEnrolment) enrolment = NULL;

  if (digest && !central_store_find_enrolment (office->store, digest, &enrolment, error))
    return NULL;
  if (enrolment)
    return check_enrolment (enrolment, asked, error) ? g_steal_pointer (&enrolment) : NULL;
  central_pace_allow (office->enrolment_pace, request->address, central_clock_now_ms ());
  refuse (error, CENTRAL_ERROR_UNKNOWN_CODE, "nobody gave out this code");
  return NULL;
}

static CentralStoredCertificate
stored_of (const CentralHttpCertificate *certificate)
{
  return (CentralStoredCertificate){
    .serial = certificate->serial,
    .issued_at = certificate->issued_at,
    .expires_at = certificate->expires_at,
  };
}

/* The certificate is made first: a request that will not do leaves the code as it was. */
static gboolean
enrol (CentralOffice *office,
       const CentralEnrolment *enrolment,
       const CentralHttpCertificate *certificate,
       const char *sign_public_key,
       GError **error)
{
  const CentralStoredCertificate stored = stored_of (certificate);
  g_autoptr (CentralTransaction) transaction =
    central_store_begin (office->store, enrolment->kiosk, error);
  gboolean used = FALSE;

  if (transaction == NULL ||
      !central_store_enrol_kiosk (office->store, enrolment, &stored, sign_public_key, &used, error))
    return FALSE;
  if (!used)
    return refuse (error, CENTRAL_ERROR_USED_CODE, "this code was used");
  if (!central_audit_add (office->store, enrolment->kiosk, CENTRAL_AUDIT_KIOSK_ENROLLED,
                          enrolment->kiosk, error) ||
      !central_transaction_commit (transaction, error))
    return FALSE;
  central_admission_forget (office->admission);
  return TRUE;
}

static void
add_key (JsonBuilder *builder, const char *name, gconstpointer key, gsize size)
{
  g_autofree char *base64 = key ? g_base64_encode (key, size) : NULL;

  central_json_add_string (builder, name, base64);
}

static void
add_catalogue_key (JsonBuilder *builder, CentralOffice *office)
{
  g_autofree char *path = g_build_filename (office->keys->directory, "catalogue.pub", NULL);
  g_autoptr (GBytes) key = civic_keys_load_public (path, KEY_BYTES, NULL);

  add_key (builder, "catalogue_public_key", key ? g_bytes_get_data (key, NULL) : NULL, KEY_BYTES);
}

static void
add_certificate (JsonBuilder *builder, const char *kiosk, const CentralHttpCertificate *certificate)
{
  central_json_add_string (builder, "kiosk", kiosk);
  central_json_add_string (builder, "certificate", certificate->pem);
  central_json_add_string (builder, "expires_at", certificate->expires_at);
}

static CentralResponse *
respond (CentralOffice *office, const char *kiosk, const CentralHttpCertificate *certificate)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *tracking_url = g_strconcat (office->public_url, "/t/", NULL);
  guint8 sign_public[CIVIC_KEYS_SIGN_PUBLIC_BYTES];

  crypto_sign_ed25519_sk_to_pk (sign_public, office->keys->sign_secret);
  json_builder_begin_object (builder);
  add_certificate (builder, kiosk, certificate);
  central_json_add_string (builder, "authority", office->keys->tls_ca);
  add_key (builder, "box_public_key", g_bytes_get_data (office->keys->box_public, NULL),
           CIVIC_KEYS_BOX_PUBLIC_BYTES);
  add_key (builder, "sign_public_key", sign_public, sizeof sign_public);
  add_catalogue_key (builder, office);
  central_json_add_string (builder, "kiosk_url", office->kiosk_url);
  central_json_add_string (builder, "tracking_url", tracking_url);
  json_builder_end_object (builder);
  return central_response_new (201, JSON_TYPE, central_json_build_text (builder));
}

static CentralResponse *
try_code (CentralOffice *office, const CentralRequest *request, GError **error)
{
  g_autoptr (JsonNode) document = parse (request, error);
  g_autoptr (CentralEnrolment) enrolment = NULL;
  g_autoptr (CentralHttpCertificate) certificate = NULL;
  Asked asked = { NULL };

  if (document == NULL || !read_asked (document, &asked, error))
    return NULL;
  enrolment = find_enrolment (office, request, &asked, error);
  if (enrolment == NULL)
    return NULL;
  certificate = central_enrolments_sign (office, asked.request, enrolment->kiosk, error);
  if (certificate == NULL || !enrol (office, enrolment, certificate, asked.sign_public_key, error))
    return NULL;
  return respond (office, enrolment->kiosk, certificate);
}

CentralResponse *
central_enrolments_post (CentralOffice *office,
                         const CentralRequest *request,
                         const char *tail,
                         GError **error)
{
  CentralResponse *haste = refuse_haste (office, request);

  return haste ? haste : try_code (office, request, error);
}

static gboolean
renew (CentralOffice *office,
       const char *kiosk,
       const CentralHttpCertificate *certificate,
       GError **error)
{
  const CentralStoredCertificate stored = stored_of (certificate);
  g_autoptr (CentralKiosk) known = NULL;
  g_autoptr (CentralTransaction) transaction = central_store_begin (office->store, kiosk, error);

  if (transaction == NULL || !central_store_find_kiosk (office->store, kiosk, &known, error))
    return FALSE;
  /* Its centre comes with the first heartbeat. */
  if (known == NULL &&
      !central_store_register_kiosk (office->store, kiosk, "", "", stored.issued_at, error))
    return FALSE;
  return central_store_add_certificate (office->store, kiosk, &stored, error) &&
         central_audit_add (office->store, kiosk, CENTRAL_AUDIT_CERTIFICATE_RENEWED, kiosk,
                            error) &&
         central_transaction_commit (transaction, error);
}

CentralResponse *
central_certificates_post (CentralOffice *office,
                           const CentralRequest *request,
                           const char *tail,
                           GError **error)
{
  g_autoptr (JsonNode) document = parse (request, error);
  const char *asked =
    document ? central_json_get_string (json_node_get_object (document), "request") : NULL;
  g_autoptr (CentralHttpCertificate) certificate = NULL;
  g_autoptr (JsonBuilder) builder = NULL;

  if (document && asked == NULL)
    refuse (error, CENTRAL_ERROR_MALFORMED, "request is wanted");
  certificate = asked ? central_enrolments_sign (office, asked, request->kiosk, error) : NULL;
  if (certificate == NULL || !renew (office, request->kiosk, certificate, error))
    return NULL;
  central_admission_forget (office->admission);
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  add_certificate (builder, request->kiosk, certificate);
  json_builder_end_object (builder);
  return central_response_new (201, JSON_TYPE, central_json_build_text (builder));
}

CentralResponse *
central_authority_get (CentralOffice *office,
                       const CentralRequest *request,
                       const char *tail,
                       GError **error)
{
  return central_response_new (200, PEM_TYPE, g_strdup (office->keys->tls_ca));
}
