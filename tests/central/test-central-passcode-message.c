/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic.h"

#include <glib/gstdio.h>

#include "central-passcode-text.h"
#include "support-folder.h"
#include "support-store.h"
#include "support-visit.h"

#define PERSON "1000000008"
#define SHORT_MESSAGE 70 /* letters of Arabic */
#define PLAIN_MESSAGE 160

typedef struct {
  SupportFolder *folder; /* what phones get */
  SupportCentral *central;
} Fixture;

static char *
get_messages_path (Fixture *self)
{
  return support_folder_path (self->folder, "messages");
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autofree char *path = NULL;
  g_autofree char *option = NULL;

  self->folder = support_folder_new ();
  path = get_messages_path (self);
  option = g_strconcat ("--sandbox-messages=", path, NULL);
  self->central = support_central_start_small ((const char *const[]){ option, NULL });
}

/* The register of the sandbox, where nobody has a mobile. */
static void
set_up_without_mobiles (Fixture *self, gconstpointer unused)
{
  g_autofree char *source =
    g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "app/central/sandbox-registries.json", NULL);
  g_autofree char *path = NULL;
  g_autofree char *option = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GString) registries = NULL;

  self->folder = support_folder_new ();
  path = support_folder_path (self->folder, "registries.json");
  g_assert_true (g_file_get_contents (source, &text, NULL, NULL));
  registries = g_string_new (text);
  g_assert_cmpuint (g_string_replace (registries, "\"mobile\": \"+966", "\"fax\": \"+966", 0), >,
                    0);
  g_assert_true (g_file_set_contents (path, registries->str, -1, NULL));
  option = g_strconcat ("--registries=", path, NULL);
  self->central = support_central_start_small ((const char *const[]){ option, NULL });
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  support_central_free (self->central);
  support_folder_free (self->folder);
}

/* {"challenge":…} or {"problem":…}. */
static JsonNode *
ask (Fixture *self, const char *person, const char *language)
{
  g_autofree char *json =
    g_strdup_printf ("{\"identity\":{\"person_id\":\"%s\",\"method\":\"passcode\","
                     "\"language\":\"%s\"}}",
                     person, language);

  return support_visit_ask (self->central, "/v1/identity-challenges", json);
}

static JsonNode *
type (Fixture *self, const char *id, const char *passcode)
{
  g_autofree char *json =
    g_strdup_printf ("{\"identity\":{\"challenge\":\"%s\",\"passcode\":\"%s\"}}", id, passcode);

  return support_visit_ask (self->central, "/v1/identity-challenges/check", json);
}

static const char *
get (JsonNode *answer, const char *object, const char *member)
{
  return json_object_get_string_member (
    json_object_get_object_member (json_node_get_object (answer), object), member);
}

static void
assert_problem (Fixture *self, const char *person, const char *code)
{
  g_autoptr (JsonNode) answer = ask (self, person, "en");

  g_assert_cmpstr (get (answer, "problem", "code"), ==, code);
}

/* Of the only message. */
static char *
read_message (Fixture *self)
{
  g_autofree char *path = get_messages_path (self);
  g_autoptr (GDir) directory = g_dir_open (path, 0, NULL);
  const char *name = g_dir_read_name (directory);
  g_autofree char *file = g_build_filename (path, name, NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  g_assert_null (g_dir_read_name (directory));
  return text;
}

static char *
read_passcode (Fixture *self)
{
  g_autofree char *text = read_message (self);
  const char *begin = strstr (text, "code is ");

  g_assert_nonnull (begin);
  return g_strndup (begin + strlen ("code is "), 6);
}

static void
test_goes_to_the_number_in_the_register (Fixture *self, gconstpointer unused)
{
  g_autoptr (JsonNode) answer = ask (self, PERSON, "en");
  g_autofree char *text = read_message (self);

  g_assert_cmpstr (get (answer, "challenge", "method"), ==, "passcode");
  g_assert_cmpstr (get (answer, "challenge", "state"), ==, "waiting");
  g_assert_cmpstr (get (answer, "challenge", "mobile"), ==, "05•••••678");
  g_assert_true (g_str_has_prefix (text, "To: +966512345678\n\nMunicipal services: your code is "));
  g_assert_nonnull (strstr (text, "It holds for 5 minutes."));
}

static void
test_completes_with_a_masked_person (Fixture *self, gconstpointer unused)
{
  g_autoptr (JsonNode) answer = ask (self, PERSON, "en");
  g_autofree char *passcode = read_passcode (self);
  g_autoptr (JsonNode) done = type (self, get (answer, "challenge", "id"), passcode);
  g_autoptr (CivicChallenge) challenge = civic_challenge_new_from_json (
    json_object_get_member (json_node_get_object (done), "challenge"), NULL);
  g_autofree char *text = json_to_string (done, FALSE);

  g_assert_cmpint (challenge->state, ==, CIVIC_CHALLENGE_COMPLETED);
  g_assert_null (challenge->number);
  g_assert_cmpstr (civic_challenge_get_masked_name (challenge, "en"), ==, "S•••• B••••");
  g_assert_cmpstr (challenge->masked_id, ==, "1•••••••08");
  g_assert_null (strstr (text, PERSON));
}

static void
test_identifies_for_what_follows (Fixture *self, gconstpointer unused)
{
  g_autoptr (JsonNode) answer = ask (self, PERSON, "en");
  g_autofree char *passcode = read_passcode (self);
  const char *id = get (answer, "challenge", "id");
  g_autoptr (JsonNode) done = type (self, id, passcode);
  g_autofree char *json = g_strdup_printf ("{\"identity\":{\"challenge\":\"%s\"}}", id);
  g_autoptr (JsonNode) later =
    support_visit_ask (self->central, "/v1/identity-challenges/check", json);

  g_assert_cmpstr (get (later, "challenge", "state"), ==, "completed");
}

static void
test_is_one_short_message_in_every_language (void)
{
  static const char *const languages[] = { "ar", "en", "ur" };

  for (guint index = 0; index < G_N_ELEMENTS (languages); index++) {
    g_autofree char *text = central_passcode_text_write ("123456", 5, languages[index]);
    const gboolean is_english = g_str_equal (languages[index], "en");

    g_assert_nonnull (strstr (text, "123456"));
    g_assert_cmpint (g_utf8_strlen (text, -1), <=, is_english ? PLAIN_MESSAGE : SHORT_MESSAGE);
    g_assert_true (g_str_is_ascii (text) == is_english);
  }
}

static void
test_says_where_there_is_no_mobile (Fixture *self, gconstpointer unused)
{
  for (guint attempt = 0; attempt < 3; attempt++)
    assert_problem (self, PERSON, "no-mobile");
  assert_problem (self, PERSON, "cool-down");
}

static void
test_asks_to_wait_after_three_messages (Fixture *self, gconstpointer unused)
{
  g_autoptr (JsonNode) last = NULL;

  for (guint attempt = 0; attempt < 3; attempt++) {
    g_autoptr (JsonNode) answer = ask (self, PERSON, "ar");

    g_assert_cmpstr (get (answer, "challenge", "state"), ==, "waiting");
  }
  last = ask (self, PERSON, "ar");
  g_assert_cmpstr (get (last, "problem", "code"), ==, "cool-down");
}

static void
test_spares_a_telephone_that_gets_too_many (Fixture *self, gconstpointer unused)
{
  static const char *const persons[] = { "1000000008", "1000000016" };

  for (guint index = 0; index < G_N_ELEMENTS (persons); index++)
    for (guint attempt = 0; attempt < 3; attempt++) {
      g_autoptr (JsonNode) answer = ask (self, persons[index], "ur");

      g_assert_cmpstr (get (answer, "challenge", "state"), ==, "waiting");
    }
  assert_problem (self, "1000000024", "too-many");
}

static void
test_counts_nothing_that_was_not_taken_over (Fixture *self, gconstpointer unused)
{
  g_autofree char *path = get_messages_path (self);
  g_autoptr (JsonNode) answer = NULL;

  g_assert_cmpint (g_rmdir (path), ==, 0);
  for (guint tried = 0; tried < 3; tried++)
    assert_problem (self, PERSON, "unavailable");
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  answer = ask (self, PERSON, "en");
  g_assert_cmpstr (get (answer, "challenge", "state"), ==, "waiting");
}

static void
test_writes_no_passcode_into_log_or_store (Fixture *self, gconstpointer unused)
{
  static const char *const files[] = { "log", "store/central.sqlite3",
                                       "store/central.sqlite3-wal" };
  g_autoptr (JsonNode) answer = ask (self, PERSON, "en");
  g_autofree char *passcode = read_passcode (self);

  for (guint index = 0; index < (support_store_is_shared () ? 1 : G_N_ELEMENTS (files)); index++) {
    g_autofree char *path = support_central_get_path (self->central, files[index]);
    g_autofree char *text = NULL;
    gsize size = 0;

    g_assert_true (g_file_get_contents (path, &text, &size, NULL));
    g_assert_null (memmem (text, size, "512345678", strlen ("512345678")));
    g_assert_null (memmem (text, size, passcode, strlen (passcode)));
  }
}

static void
test_refuses_other_shapes (Fixture *self, gconstpointer unused)
{
  static const char *const questions[][2] = {
    { "/v1/identity-challenges",
      "{\"identity\":{\"person_id\":\"1000000008\",\"method\":\"fax\"}}" },
    { "/v1/identity-challenges", "{\"identity\":{\"person_id\":\"1000000008\",\"method\":null}}" },
    { "/v1/identity-challenges/check", "{\"identity\":{\"challenge\":\"x\",\"passcode\":123456}}" },
  };

  for (guint index = 0; index < G_N_ELEMENTS (questions); index++) {
    g_autoptr (GBytes) envelope = support_visit_seal (self->central, questions[index][1]);
    g_autoptr (SupportReply) reply = support_central_send (
      self->central, "POST", questions[index][0], "application/vnd.kushk.envelope", envelope);

    g_assert_cmpuint (reply->status, ==, 400);
  }
}

#define ADD(path, test)                                                                            \
  g_test_add ("/central/passcode-message/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("goes-to-the-number-in-the-register", test_goes_to_the_number_in_the_register);
  ADD ("completes-with-a-masked-person", test_completes_with_a_masked_person);
  ADD ("identifies-for-what-follows", test_identifies_for_what_follows);
  g_test_add_func ("/central/passcode-message/is-one-short-message-in-every-language",
                   test_is_one_short_message_in_every_language);
  g_test_add ("/central/passcode-message/says-where-there-is-no-mobile", Fixture, NULL,
              set_up_without_mobiles, test_says_where_there_is_no_mobile, tear_down);
  ADD ("asks-to-wait-after-three-messages", test_asks_to_wait_after_three_messages);
  ADD ("spares-a-telephone-that-gets-too-many", test_spares_a_telephone_that_gets_too_many);
  ADD ("counts-nothing-that-was-not-taken-over", test_counts_nothing_that_was_not_taken_over);
  ADD ("writes-no-passcode-into-log-or-store", test_writes_no_passcode_into_log_or_store);
  ADD ("refuses-other-shapes", test_refuses_other_shapes);
  return g_test_run ();
}
