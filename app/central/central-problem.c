/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-problem.h"

#include "civic-answers.h"
#include "civic-error.h"

#include "central-json.h"
#include "central-languages.h"

#define PROBLEM_TYPE "application/problem+json"
#define RETRY_AFTER_S 5
#define RETRY_AFTER_PACE_S (10 * 60) /* the span of every pace of ours */
#define UNAVAILABLE_DETAIL                                                                         \
  "nothing was changed, and the request is not to blame: send the same bytes again after "         \
  "Retry-After seconds"
#define TOO_MANY_DETAIL "nothing was done: come again after Retry-After seconds"
#define INVALID_DETAIL                                                                             \
  "problems names each answer, page.field, and the rule it breaks: ask again, and file it under "  \
  "a new code"

typedef struct {
  guint status;
  const char *code;
  const char *titles[CENTRAL_LANGUAGE_COUNT]; /* as central_languages */
} Problem;

static const Problem problems_by_error[] = {
  [CENTRAL_ERROR_MALFORMED] = { 400,
                                "malformed",
                                { "تعذّرت قراءة الطلب", "The request cannot be read",
                                  "درخواست پڑھی نہیں جا سکی" } },
  [CENTRAL_ERROR_FORGED] = { 400,
                             "forged",
                             { "تعذّر فتح الظرف المختوم", "The seal does not open",
                               "مہر بند لفافہ نہیں کھل سکا" } },
  [CENTRAL_ERROR_UNAUTHORISED] = { 401,
                                   "log-in-required",
                                   { "سجّل الدخول أولاً، أو أرسل رمز الوصول",
                                     "Log in first, or bring a token",
                                     "پہلے لاگ اِن کریں یا ٹوکن بھیجیں" } },
  [CENTRAL_ERROR_UNKNOWN_KIOSK] = { 403,
                                    "unknown-kiosk",
                                    { "هذا العنوان للأكشاك المعتمدة فقط",
                                      "Kiosks of this authority only",
                                      "یہ پتہ صرف منظور شدہ کیوسک کے لیے ہے" } },
  [CENTRAL_ERROR_REVOKED] = { 403,
                              "revoked",
                              { "أُوقف هذا الكشك عن الخدمة", "This kiosk was taken out of service",
                                "یہ کیوسک سروس سے ہٹا دیا گیا ہے" } },
  [CENTRAL_ERROR_REPLACED] = { 403,
                               "replaced",
                               { "سُجّل هذا الكشك من جديد بشهادة أخرى",
                                 "This kiosk was enrolled anew with another certificate",
                                 "یہ کیوسک نئے سرے سے دوسرے سرٹیفکیٹ کے ساتھ رجسٹر ہوا ہے" } },
  [CENTRAL_ERROR_NOT_FOUND] = { 404,
                                "not-found",
                                { "لا يوجد شيء بهذا العنوان", "Nothing is known under this address",
                                  "اس پتے پر کچھ موجود نہیں" } },
  [CENTRAL_ERROR_METHOD] = { 405,
                             "method-not-allowed",
                             { "لا يقبل هذا العنوان هذه الطريقة",
                               "This address knows other methods",
                               "یہ پتہ یہ طریقہ قبول نہیں کرتا" } },
  [CENTRAL_ERROR_CONFLICT] = { 409,
                               "conflict",
                               { "حُفظت بيانات أخرى بهذا الرمز",
                                 "Other bytes are stored under this code",
                                 "اس کوڈ کے تحت دوسرا ڈیٹا محفوظ ہے" } },
  [CENTRAL_ERROR_TOO_LARGE] = { 413,
                                "too-large",
                                { "حجم الطلب أكبر من المسموح", "The body is too large",
                                  "درخواست کا حجم مقررہ حد سے زیادہ ہے" } },
  [CENTRAL_ERROR_MEDIA_TYPE] = { 415,
                                 "media-type",
                                 { "نوع المحتوى غير مقبول", "Content of another type is wanted",
                                   "مواد کی یہ قسم قبول نہیں" } },
  [CENTRAL_ERROR_WRONG_CODE] = { 422,
                                 "wrong-code",
                                 { "رمز المتابعة المختوم مختلف", "The sealed code is another",
                                   "مہر بند ٹریکنگ کوڈ مختلف ہے" } },
  [CENTRAL_ERROR_WRONG_KIOSK] = { 422,
                                  "wrong-kiosk",
                                  { "الكشك المختوم مختلف", "The sealed kiosk is another",
                                    "مہر بند کیوسک مختلف ہے" } },
  [CENTRAL_ERROR_UNKNOWN_SERVICE] = { 422,
                                      "unknown-service",
                                      { "هذه الخدمة غير متاحة", "This service is not offered",
                                        "یہ سروس دستیاب نہیں" } },
  [CENTRAL_ERROR_CONSENT_REQUIRED] = { 422,
                                       "consent-required",
                                       { "الموافقة مطلوبة", "Consent is missing",
                                         "رضامندی درکار ہے" } },
  [CENTRAL_ERROR_IDENTITY_REQUIRED] = { 422,
                                        "identity-required",
                                        { "لم يتم التحقق من الهوية", "Identity is not confirmed",
                                          "شناخت کی تصدیق نہیں ہوئی" } },
  [CENTRAL_ERROR_QUOTE_MISMATCH] = { 422,
                                     "quote-mismatch",
                                     { "عرض الرسوم يخص طلبًا آخر", "The quote is for something else",
                                       "فیس کا تخمینہ کسی اور درخواست کا ہے" } },
  [CENTRAL_ERROR_TOO_MANY] = { 429,
                               "too-many",
                               { "طلبات كثيرة في وقت قصير", "Too many requests in a short time",
                                 "کم وقت میں بہت زیادہ درخواستیں" } },
  [CENTRAL_ERROR_UNSIGNED] = { 401,
                               "unsigned",
                               { "توقيع الإشعار غير صالح", "The notice is not signed as it must be",
                                 "اطلاع کے دستخط درست نہیں" } },
  [CENTRAL_ERROR_WRONG_AMOUNT] = { 422,
                                   "wrong-amount",
                                   { "مبلغ الفاتورة مختلف", "The bill is of another amount",
                                     "بل کی رقم مختلف ہے" } },
  [CENTRAL_ERROR_PAID_BEFORE] = { 409,
                                  "paid-before",
                                  { "سُددت الفاتورة بعملية أخرى",
                                    "Another payment has paid this bill",
                                    "یہ بل کسی اور ادائیگی سے ادا ہو چکا ہے" } },
  [CENTRAL_ERROR_UNKNOWN_CODE] = { 404,
                                   "unknown-code",
                                   { "رمز التسجيل غير معروف", "This code is not known",
                                     "یہ رجسٹریشن کوڈ معلوم نہیں" } },
  [CENTRAL_ERROR_USED_CODE] = { 409,
                                "used-code",
                                { "استُخدم رمز التسجيل من قبل", "This code was used",
                                  "یہ رجسٹریشن کوڈ استعمال ہو چکا ہے" } },
  [CENTRAL_ERROR_EXPIRED_CODE] = { 410,
                                   "expired-code",
                                   { "انتهت صلاحية رمز التسجيل", "This code is over",
                                     "اس رجسٹریشن کوڈ کی میعاد ختم ہو گئی ہے" } },
  [CENTRAL_ERROR_AUDIT_FORKED] = { 409,
                                   "audit-forked",
                                   { "سجل الجهاز لا يطابق النسخة المحفوظة",
                                     "This log is not the one that is kept here",
                                     "یہ ریکارڈ یہاں محفوظ ریکارڈ سے مختلف ہے" } },
  [CENTRAL_ERROR_UNAVAILABLE] = { 503,
                                  "unavailable",
                                  { "يرجى المحاولة لاحقًا", "Try again later",
                                    "براہ کرم کچھ دیر بعد دوبارہ کوشش کریں" } },
};

static const Problem invalid_answers = { 422,
                                         "invalid",
                                         { "بعض الإجابات لا تستوفي شروط الخدمة",
                                           "The answers break the service's rules",
                                           "کچھ جوابات سروس کی شرائط پر پورے نہیں اترتے" } };

static const Problem *
find_problem (const GError *error)
{
  if (error->domain == CENTRAL_ERROR && (guint) error->code < G_N_ELEMENTS (problems_by_error) &&
      problems_by_error[error->code].code)
    return &problems_by_error[error->code];
  if (g_error_matches (error, CIVIC_ERROR, CIVIC_ERROR_FORGED))
    return &problems_by_error[CENTRAL_ERROR_FORGED];
  if (g_error_matches (error, CIVIC_ERROR, CIVIC_ERROR_MALFORMED))
    return &problems_by_error[CENTRAL_ERROR_MALFORMED];
  return &problems_by_error[CENTRAL_ERROR_UNAVAILABLE];
}

static const char *
find_title (const Problem *problem, const char *language)
{
  for (guint index = 0; index < CENTRAL_LANGUAGE_COUNT; index++)
    if (g_str_equal (central_languages[index], language))
      return problem->titles[index];
  g_return_val_if_reached (problem->titles[0]);
}

static JsonBuilder *
begin (const Problem *problem, const char *language, const char *detail)
{
  g_autofree char *type = g_strconcat ("urn:kushk:problem:", problem->code, NULL);
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  central_json_add_string (builder, "type", type);
  central_json_add_string (builder, "title", find_title (problem, language));
  central_json_add_integer (builder, "status", problem->status);
  central_json_add_string (builder, "code", problem->code);
  central_json_add_string (builder, "detail", detail);
  return builder;
}

static CentralResponse *
finish (const Problem *problem, const char *language, guint retry_after_s, JsonBuilder *builder)
{
  g_autofree char *retry_after = g_strdup_printf ("%u", retry_after_s);
  CentralResponse *response = NULL;

  json_builder_end_object (builder);
  response =
    central_response_new (problem->status, PROBLEM_TYPE, central_json_build_text (builder));
  central_response_add_header (response, "Content-Language", language);
  if (retry_after_s > 0)
    central_response_add_header (response, "Retry-After", retry_after);
  return response;
}

static guint
find_retry_after_s (const Problem *problem)
{
  switch (problem->status) {
  case 429:
    return RETRY_AFTER_PACE_S;
  case 503:
    return RETRY_AFTER_S;
  default:
    return 0;
  }
}

CentralResponse *
central_problem_new (const GError *error, const char *accept_language)
{
  const Problem *problem = find_problem (error);
  const char *language = central_languages_choose (NULL, accept_language);
  /* What broke inside is for the log: a stranger learns only what she can do about it. */
  const char *detail = problem->status < 500 ? error->message : UNAVAILABLE_DETAIL;
  g_autoptr (JsonBuilder) builder = begin (problem, language, detail);

  return finish (problem, language, find_retry_after_s (problem), builder);
}

CentralResponse *
central_problem_new_too_many (guint retry_after_s, const char *accept_language)
{
  const Problem *problem = &problems_by_error[CENTRAL_ERROR_TOO_MANY];
  const char *language = central_languages_choose (NULL, accept_language);
  g_autoptr (JsonBuilder) builder = begin (problem, language, TOO_MANY_DETAIL);

  return finish (problem, language, retry_after_s, builder);
}

void
central_problem_add_list (JsonBuilder *builder, GPtrArray *problems)
{
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint index = 0; index < problems->len; index++) {
    const CivicProblem *problem = problems->pdata[index];

    json_builder_begin_object (builder);
    central_json_add_string (builder, "path", problem->path);
    central_json_add_string (builder, "code", civic_problem_code_to_string (problem->code));
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

CentralResponse *
central_problem_new_invalid (GPtrArray *problems, const char *accept_language)
{
  const char *language = central_languages_choose (NULL, accept_language);
  g_autoptr (JsonBuilder) builder = begin (&invalid_answers, language, INVALID_DETAIL);

  central_problem_add_list (builder, problems);
  return finish (&invalid_answers, language, 0, builder);
}
