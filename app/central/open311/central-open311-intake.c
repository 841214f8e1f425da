/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-open311.h"

#include "civic-envelope.h"
#include "civic-tracking-code.h"

#include "central-claim.h"
#include "central-clock.h"
#include "central-error.h"
#include "central-id.h"
#include "central-json.h"
#include "central-nearby.h"
#include "central-open311-answers.h"
#include "central-pricing.h"
#include "central-store-open311.h"
#include "central-workflow.h"

#define ORIGIN "open311"
#define ID_BYTES 6
#define REPEAT_SPAN (10 * G_TIME_SPAN_MINUTE)

/* One report on its way in. */
typedef struct {
  const CentralOpen311Call *call;
  const CentralOpen311Kind *kind;
  const char *client;
  char *digest; /* of all that was sent */
  char *fault;  /* (nullable) English: why it is refused */
} Intake;

static void
intake_clear (Intake *self)
{
  g_clear_pointer (&self->digest, g_free);
  g_clear_pointer (&self->fault, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Intake, intake_clear)

static CentralFiling *
make_filing (Intake *self, CivicAnswers *answers, const CentralPricing *pricing)
{
  CentralFiling *filing = g_new0 (CentralFiling, 1);
  g_autoptr (JsonNode) canonical = civic_answers_to_json (answers);

  filing->code = civic_tracking_code_draw ();
  filing->digest = g_strdup (self->digest);
  filing->service = g_strdup (civic_service_get_id (self->kind->form.service));
  filing->service_version = civic_service_get_version (self->kind->form.service);
  filing->received_at = central_clock_now ();
  filing->updated_at = g_strdup (filing->received_at);
  filing->made_at = g_strdup (filing->received_at);
  filing->kiosk = g_strdup (ORIGIN);
  filing->centre = g_strdup (ORIGIN);
  filing->operator_id = g_strdup (ORIGIN);
  filing->language = g_strdup (self->call->language);
  filing->answers = central_json_to_text (canonical);
  filing->quote = g_strdup (pricing->quote);
  filing->acknowledgement = g_strdup ("");
  return filing;
}

static CentralStoredRequest *
make_request (const CentralFiling *filing, const char *kind)
{
  CentralStoredRequest *request = g_new0 (CentralStoredRequest, 1);

  request->id = central_id_draw (ID_BYTES);
  request->code = filing->code;
  request->kind = (char *) kind;
  request->received_at = filing->received_at;
  return request;
}

static void
stored_request_free (CentralStoredRequest *self)
{
  g_free (self->id);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralStoredRequest, stored_request_free)

gboolean
central_open311_remember (CentralOffice *office,
                          CivicAnswers *answers,
                          const CentralFiling *filing,
                          GError **error)
{
  CentralOpen311Form form;
  gboolean is_report = central_open311_form_read (civic_answers_get_service (answers), &form);
  const char *kind = is_report ? civic_answers_get (answers, civic_field_get_id (form.tree)) : NULL;
  g_autoptr (CentralStoredRequest) request = kind ? make_request (filing, kind) : NULL;

  return request == NULL || central_store_add_open311_request (office->store, request, error);
}

static gboolean
store (Intake *self,
       CivicAnswers *answers,
       const CentralFiling *filing,
       CentralStoredRequest *request,
       GError **error)
{
  CentralOffice *office = self->call->office;

  request->client = (char *) self->client;
  request->digest = self->digest;
  return central_store_add_filing (office->store, filing, error) &&
         central_workflow_follow_up (office, filing, answers, error) &&
         central_nearby_remember (office, answers, filing, error) &&
         central_store_add_open311_request (office->store, request, error);
}

/* What the registers have to say against it is a fault of the report too. */
static CentralClaim *
claim (Intake *self, GError **error)
{
  CivicService *service = self->kind->form.service;
  g_autoptr (CivicAnswers) answers =
    central_open311_answers_read (self->call->request->form, self->kind, &self->fault);
  g_autoptr (JsonNode) node = answers ? civic_answers_to_json (answers) : NULL;
  g_autoptr (CentralClaim) claim =
    node ? central_claim_read (self->call->office, service, node, NULL, NULL, error) : NULL;

  if (claim && claim->problems->len > 0)
    self->fault = central_open311_answers_describe (self->kind, claim->problems->pdata[0]);
  return self->fault ? NULL : g_steal_pointer (&claim);
}

static CentralFiling *
decide (Intake *self, CivicAnswers *answers, GError **error)
{
  CentralOffice *office = self->call->office;
  g_autoptr (CentralPricing) pricing = central_pricing_for_filing (office, answers, NULL, error);
  g_autoptr (CentralFiling) filing = pricing ? make_filing (self, answers, pricing) : NULL;
  g_autoptr (CentralBill) bill = NULL;

  if (filing == NULL ||
      !central_workflow_begin (office, filing, answers, pricing, NULL, &bill, error) ||
      !central_service_levels_find_due (office->service_levels, answers, filing->received_at,
                                        &filing->due_at, error))
    return NULL;
  return g_steal_pointer (&filing);
}

/* NULL without an error where the report is at fault. */
static CentralFiling *
accept (Intake *self, CentralStoredRequest **ret_request, GError **error)
{
  g_autoptr (CentralClaim) claimed = claim (self, error);
  g_autoptr (CentralFiling) filing = claimed ? decide (self, claimed->answers, error) : NULL;
  g_autoptr (CentralStoredRequest) request =
    filing ? make_request (filing, civic_choice_get_value (self->kind->choice)) : NULL;

  if (request == NULL || !store (self, claimed->answers, filing, request, error))
    return NULL;
  *ret_request = g_steal_pointer (&request);
  return g_steal_pointer (&filing);
}

/* Everything that was sent, names with their lengths so that no two forms are one. */
static char *
digest_form (const CentralForm *form, const char *client)
{
  g_autoptr (GString) text = g_string_new (client);
  g_autoptr (GBytes) bytes = NULL;

  for (guint index = 0; index < form->parts->len; index++) {
    const CentralFormPart *part = form->parts->pdata[index];

    g_string_append_printf (text, "\n%zu %s %u ", strlen (part->name), part->name,
                            part->content->len);
    g_string_append_len (text, (const char *) part->content->data, part->content->len);
  }
  bytes = g_bytes_new (text->str, text->len);
  return civic_envelope_digest (bytes);
}

static CentralResponse *
tell (const CentralOpen311Call *call, const char *id, const char *notice)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  central_json_add_string (builder, "service_request_id", id);
  central_json_add_string (builder, "service_notice", notice);
  central_json_add_string (builder, "account_id", NULL);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
  return central_open311_write (call->format, 201, "service_requests",
                                json_builder_get_root (builder));
}

/* In the order of central_languages. The code is for who reported: at any kiosk it shows the
 * report, rates it, opens it again. */
static char *
write_notice (const CentralOpen311Call *call, const char *code)
{
  g_autofree char *grouped = civic_tracking_code_group (code);

  if (g_str_equal (call->language, "en"))
    return g_strdup_printf ("Tracking code %s: follow the report with it at any kiosk.", grouped);
  if (g_str_equal (call->language, "ur"))
    return g_strdup_printf ("ٹریکنگ کوڈ %s: اس سے کسی بھی کیوسک پر شکایت کی پیروی کریں۔", grouped);
  return g_strdup_printf ("رقم المتابعة %s: تابع به البلاغ من أي جهاز خدمة.", grouped);
}

static CentralResponse *
fail (const Intake *self, const GError *error)
{
  if (error == NULL)
    return central_open311_refuse (self->call, 400, self->fault);
  g_message ("Open311 failed: %s", error->message);
  return central_open311_refuse (self->call, 503, "try again later");
}

/* Whoever heard no answer sends the same again, and is told the same. */
static CentralResponse *
take (Intake *self)
{
  CentralStore *store = self->call->office->store;
  g_autoptr (GError) error = NULL;
  g_autofree char *after = central_clock_in (-REPEAT_SPAN);
  g_autofree char *known_id = NULL;
  g_autofree char *notice = NULL;
  g_autoptr (CentralTransaction) transaction = central_store_begin (store, self->digest, &error);
  g_autoptr (CentralFiling) filing = NULL;
  g_autoptr (CentralStoredRequest) request = NULL;

  if (transaction == NULL ||
      !central_store_find_open311_repeat (store, self->digest, after, &known_id, &error))
    return fail (self, error);
  if (known_id)
    return tell (self->call, known_id, NULL);
  filing = accept (self, &request, &error);
  if (filing == NULL || !central_transaction_commit (transaction, &error))
    return fail (self, error);
  notice = write_notice (self->call, filing->code);
  return tell (self->call, request->id, notice);
}

static const char *
find_form_fault (const CentralForm *form)
{
  if (form == NULL || form->fault == CENTRAL_FORM_MALFORMED)
    return "the body is no form";
  return form->fault == CENTRAL_FORM_WHOLE ? NULL : "the form is too large";
}

CentralResponse *
central_open311_requests_post (const CentralOpen311Call *call)
{
  const char *form_fault = find_form_fault (call->request->form);
  g_autofree char *key = form_fault ? NULL : central_form_get_text (call->request->form, "api_key");
  g_autofree char *service_code =
    form_fault ? NULL : central_form_get_text (call->request->form, "service_code");
  g_autoptr (GPtrArray) kinds = central_open311_form_list_kinds (call->office->catalogue);
  g_autofree char *client = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (Intake) intake = { .call = call };

  if (form_fault)
    return central_open311_refuse (call, 400, form_fault);
  if (!central_open311_find_client (call->office, key, &client, &error))
    return fail (&intake, error);
  if (client == NULL)
    return central_open311_refuse (call, 403, "api_key is missing, or nobody's");
  if (!central_pace_allow (call->office->open311_pace, client, central_clock_now_ms ()))
    return central_open311_refuse (call, 429, "too many reports, try again later");
  intake.kind = central_open311_form_find_kind (kinds, service_code);
  if (intake.kind == NULL)
    return central_open311_refuse (call, service_code ? 404 : 400,
                                   "service_code is missing, or no service's");
  intake.client = client;
  intake.digest = digest_form (call->request->form, client);
  return take (&intake);
}
