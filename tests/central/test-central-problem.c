/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-problem.h"

#include <string.h>

#include "civic-error.h"

#include "central-json.h"
#include "central-languages.h"

static const struct {
  CentralError error;
  guint status;
  const char *code;
} rows[] = {
  { CENTRAL_ERROR_CONFIGURATION, 503, "unavailable" },
  { CENTRAL_ERROR_MALFORMED, 400, "malformed" },
  { CENTRAL_ERROR_FORGED, 400, "forged" },
  { CENTRAL_ERROR_UNKNOWN_KIOSK, 403, "unknown-kiosk" },
  { CENTRAL_ERROR_NOT_FOUND, 404, "not-found" },
  { CENTRAL_ERROR_METHOD, 405, "method-not-allowed" },
  { CENTRAL_ERROR_CONFLICT, 409, "conflict" },
  { CENTRAL_ERROR_TOO_LARGE, 413, "too-large" },
  { CENTRAL_ERROR_MEDIA_TYPE, 415, "media-type" },
  { CENTRAL_ERROR_WRONG_CODE, 422, "wrong-code" },
  { CENTRAL_ERROR_WRONG_KIOSK, 422, "wrong-kiosk" },
  { CENTRAL_ERROR_UNKNOWN_SERVICE, 422, "unknown-service" },
  { CENTRAL_ERROR_CONSENT_REQUIRED, 422, "consent-required" },
  { CENTRAL_ERROR_IDENTITY_REQUIRED, 422, "identity-required" },
  { CENTRAL_ERROR_QUOTE_MISMATCH, 422, "quote-mismatch" },
  { CENTRAL_ERROR_UNSIGNED, 401, "unsigned" },
  { CENTRAL_ERROR_WRONG_AMOUNT, 422, "wrong-amount" },
  { CENTRAL_ERROR_PAID_BEFORE, 409, "paid-before" },
  { CENTRAL_ERROR_UNAVAILABLE, 503, "unavailable" },
};

static CentralResponse *
answer (GQuark domain, int code, const char *accept_language)
{
  g_autoptr (GError) error = g_error_new_literal (domain, code, "what to do");

  return central_problem_new (error, accept_language);
}

static const char *
get_header (const CentralResponse *response, const char *name)
{
  for (guint index = 0; index + 1 < response->headers->len; index += 2)
    if (g_str_equal (response->headers->pdata[index], name))
      return response->headers->pdata[index + 1];
  return NULL;
}

static JsonNode *
read_body (const CentralResponse *response)
{
  g_autoptr (GError) error = NULL;
  gsize size = 0;
  const char *text = g_bytes_get_data (response->body, &size);
  g_autofree char *whole = g_strndup (text, size);
  JsonNode *root = central_json_parse (whole, &error);

  g_assert_no_error (error);
  return root;
}

/* Arabic and Urdu are told apart by the letters that Arabic does not have. */
static void
assert_script (const char *title, const char *language)
{
  gboolean is_arabic_script = FALSE;

  for (const char *cursor = title; *cursor; cursor = g_utf8_next_char (cursor))
    if (g_unichar_get_script (g_utf8_get_char (cursor)) == G_UNICODE_SCRIPT_ARABIC)
      is_arabic_script = TRUE;
  g_assert_cmpint (is_arabic_script, ==, !g_str_equal (language, "en"));
}

static void
test_speaks_the_callers_language (void)
{
  for (guint row = 0; row < G_N_ELEMENTS (rows); row++) {
    g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

    for (guint index = 0; central_languages[index]; index++) {
      const char *language = central_languages[index];
      g_autoptr (CentralResponse) response =
        answer (CENTRAL_ERROR, (int) rows[row].error, language);
      g_autoptr (JsonNode) root = read_body (response);
      JsonObject *problem = json_node_get_object (root);
      g_autofree char *type = g_strconcat ("urn:kushk:problem:", rows[row].code, NULL);

      g_assert_cmpuint (response->status, ==, rows[row].status);
      g_assert_cmpstr (response->content_type, ==, "application/problem+json");
      g_assert_cmpstr (get_header (response, "Content-Language"), ==, language);
      g_assert_cmpstr (central_json_get_string (problem, "type"), ==, type);
      g_assert_cmpstr (central_json_get_string (problem, "code"), ==, rows[row].code);
      g_assert_cmpint (central_json_get_integer (problem, "status"), ==, rows[row].status);
      assert_script (central_json_get_string (problem, "title"), language);
      g_hash_table_add (titles, g_strdup (central_json_get_string (problem, "title")));
    }
    g_assert_cmpuint (g_hash_table_size (titles), ==, CENTRAL_LANGUAGE_COUNT);
  }
}

/* An error without a row of its own would tell everybody to come again. */
static void
test_has_words_for_every_error (void)
{
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int error = CENTRAL_ERROR_CONFIGURATION + 1; error <= CENTRAL_ERROR_UNAVAILABLE; error++) {
    for (guint index = 0; central_languages[index]; index++) {
      g_autoptr (CentralResponse) response =
        answer (CENTRAL_ERROR, error, central_languages[index]);
      g_autoptr (JsonNode) root = read_body (response);
      JsonObject *problem = json_node_get_object (root);

      assert_script (central_json_get_string (problem, "title"), central_languages[index]);
      g_hash_table_add (codes, g_strdup (central_json_get_string (problem, "code")));
    }
    g_assert_cmpint (error != CENTRAL_ERROR_UNAVAILABLE &&
                       g_hash_table_contains (codes, "unavailable"),
                     ==, FALSE);
  }
  g_assert_cmpuint (g_hash_table_size (codes), ==, CENTRAL_ERROR_UNAVAILABLE);
}

static void
assert_language (const char *accept_language, const char *expected)
{
  g_autoptr (CentralResponse) response =
    answer (CENTRAL_ERROR, CENTRAL_ERROR_NOT_FOUND, accept_language);

  g_assert_cmpstr (get_header (response, "Content-Language"), ==, expected);
}

static void
test_weighs_what_the_caller_asks_for (void)
{
  assert_language (NULL, "ar");
  assert_language ("ur-PK, en;q=0.5", "ur");
  assert_language ("ar;q=0.2, ur;q=0.3, en;q=0.25", "ur");
  assert_language ("de, fr;q=0.9", "ar");
}

static void
test_tells_a_developer_in_english (void)
{
  g_autoptr (CentralResponse) refused = answer (CENTRAL_ERROR, CENTRAL_ERROR_CONFLICT, "ur");
  g_autoptr (CentralResponse) failed = answer (CENTRAL_ERROR, CENTRAL_ERROR_UNAVAILABLE, "ur");
  g_autoptr (JsonNode) refused_root = read_body (refused);
  g_autoptr (JsonNode) failed_root = read_body (failed);
  const char *detail = central_json_get_string (json_node_get_object (failed_root), "detail");

  g_assert_cmpstr (central_json_get_string (json_node_get_object (refused_root), "detail"), ==,
                   "what to do");
  /* Not what broke inside. */
  g_assert_nonnull (strstr (detail, "send the same bytes again"));
  g_assert_null (strstr (detail, "what to do"));
  g_assert_cmpstr (get_header (failed, "Retry-After"), ==, "5");
}

static void
test_says_when_to_come_again (void)
{
  g_autoptr (CentralResponse) known = central_problem_new_too_many (42, "en");
  g_autoptr (CentralResponse) other = answer (CENTRAL_ERROR, CENTRAL_ERROR_TOO_MANY, "en");
  g_autoptr (CentralResponse) lost = answer (CENTRAL_ERROR, CENTRAL_ERROR_NOT_FOUND, "en");

  g_assert_cmpuint (known->status, ==, 429);
  g_assert_cmpstr (get_header (known, "Retry-After"), ==, "42");
  g_assert_cmpstr (get_header (other, "Retry-After"), ==, "600");
  g_assert_null (get_header (lost, "Retry-After"));
}

static void
test_blames_nobody_for_what_it_does_not_know (void)
{
  g_autoptr (CentralResponse) strange = answer (G_FILE_ERROR, G_FILE_ERROR_NOSPC, "en");
  g_autoptr (CentralResponse) beyond = answer (CENTRAL_ERROR, 9999, "en");
  g_autoptr (CentralResponse) forged = answer (CIVIC_ERROR, CIVIC_ERROR_FORGED, "en");

  g_assert_cmpuint (strange->status, ==, 503);
  g_assert_cmpuint (beyond->status, ==, 503);
  g_assert_cmpuint (forged->status, ==, 400);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TEST(name, function) g_test_add_func ("/central/problem/" name, function)
  TEST ("speaks-the-callers-language", test_speaks_the_callers_language);
  TEST ("has-words-for-every-error", test_has_words_for_every_error);
  TEST ("weighs-what-the-caller-asks-for", test_weighs_what_the_caller_asks_for);
  TEST ("tells-a-developer-in-english", test_tells_a_developer_in_english);
  TEST ("says-when-to-come-again", test_says_when_to_come_again);
  TEST ("blames-nobody-for-what-it-does-not-know", test_blames_nobody_for_what_it_does_not_know);
#undef TEST
  return g_test_run ();
}
