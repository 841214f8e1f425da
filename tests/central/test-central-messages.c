/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic.h"

#include <glib/gstdio.h>

#include "small-form.h"
#include "support-folder.h"
#include "support-store.h"

#define TYPED "\"0501234567\""

typedef struct {
  SupportFolder *folder; /* what phones get */
  SupportCentral *central;
  CivicSession *session;
  char *code; /* of what the session filed */
} Fixture;

static void
file_report (Fixture *self, const char *person)
{
  g_autofree char *answers = g_strdup_printf (SMALL_FORM_LAMP, "jamiah");
  SmallForm form = { .service = "lamp-report", .answers = answers, .person = person };
  g_autoptr (JsonNode) answer = NULL;

  g_free (self->code);
  self->code = civic_tracking_code_draw ();
  answer = small_form_file_as (self->central, self->session, &form, self->code);
}

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
  self->session = support_visit_open_session (self->central);
  file_report (self, SUPPORT_VISIT_PERSON);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  civic_session_free (self->session);
  support_central_free (self->central);
  support_folder_free (self->folder);
  g_free (self->code);
}

/* A line "sent 05•••••567", or the code of the problem. mobile is JSON. */
static char *
ask (Fixture *self, CivicSession *session, const char *mobile, const char *language)
{
  g_autofree char *json =
    g_strdup_printf ("{\"message\":{\"purpose\":\"tracking\",\"code\":\"%s\",\"mobile\":%s,"
                     "\"language\":\"%s\"}}",
                     self->code, mobile, language);
  g_autoptr (JsonNode) node = support_visit_ask_as (self->central, session, "/v1/messages", json);
  JsonObject *answer = json_node_get_object (node);
  JsonObject *message = NULL;

  if (json_object_has_member (answer, "problem"))
    return g_strdup (
      json_object_get_string_member (json_object_get_object_member (answer, "problem"), "code"));
  message = json_object_get_object_member (answer, "message");
  return g_strdup_printf ("%s %s", json_object_get_string_member (message, "state"),
                          json_object_get_string_member (message, "mobile"));
}

static void
assert_answer (Fixture *self, const char *mobile, const char *expected)
{
  g_autofree char *answer = ask (self, self->session, mobile, "en");

  g_assert_cmpstr (answer, ==, expected);
}

/* Of what was sent, in the order of sending. */
static GPtrArray *
read_messages (Fixture *self)
{
  g_autofree char *path = get_messages_path (self);
  g_autoptr (GDir) directory = g_dir_open (path, 0, NULL);
  GPtrArray *messages = g_ptr_array_new_with_free_func (g_free);
  const char *name = NULL;

  while (directory && (name = g_dir_read_name (directory)) != NULL) {
    g_autofree char *file = g_build_filename (path, name, NULL);
    char *text = NULL;

    g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
    g_ptr_array_add (messages, text);
  }
  return messages;
}

static char *
read_message (Fixture *self)
{
  g_autoptr (GPtrArray) messages = read_messages (self);

  g_assert_cmpuint (messages->len, ==, 1);
  return g_strdup (messages->pdata[0]);
}

static void
test_says_how_the_filing_stands_and_where (Fixture *self, gconstpointer unused)
{
  g_autofree char *grouped = civic_tracking_code_group (self->code);
  g_autofree char *text = NULL;
  g_autofree char *expected =
    g_strdup_printf ("To: +966501234567\n\nMunicipal services: We have your request\n"
                     "Tracking code: %s\n%s/t/%s\n",
                     grouped, support_central_get_public_url (self->central), self->code);

  assert_answer (self, TYPED, "sent 05•••••567");
  text = read_message (self);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_leads_to_the_page_of_the_filing (Fixture *self, gconstpointer unused)
{
  g_autofree char *text = NULL;
  g_autoptr (SupportReply) page = NULL;

  assert_answer (self, TYPED, "sent 05•••••567");
  text = read_message (self);
  page = support_central_get_public (self->central, g_strstrip (strstr (text, "https://")), "en");
  g_assert_cmpuint (page->status, ==, 200);
  g_assert_nonnull (strstr (page->text, "<h1>We have your request</h1>"));
  g_assert_null (strstr (page->text, "Genuine receipt"));
}

static void
test_speaks_the_languages_of_citizens (Fixture *self, gconstpointer unused)
{
  g_autofree char *arabic = ask (self, self->session, TYPED, "ar");
  g_autofree char *urdu = ask (self, self->session, TYPED, "ur");
  g_autoptr (GPtrArray) messages = read_messages (self);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint index = 0; index < messages->len; index++)
    g_string_append (all, messages->pdata[index]);
  g_assert_nonnull (strstr (all->str, "الخدمات البلدية: استلمنا طلبك\nرقم المتابعة: "));
  g_assert_nonnull (strstr (all->str, "بلدیاتی خدمات: آپ کی درخواست مل گئی\nٹریکنگ نمبر: "));
}

static void
test_takes_numbers_as_people_type_them (Fixture *self, gconstpointer unused)
{
  assert_answer (self, "\"٠٥٠ ١٢٣ ٤٥٦٧\"", "sent 05•••••567");
  assert_answer (self, "\"+966 50 123 4567\"", "sent 05•••••567");
}

static void
test_refuses_what_is_no_mobile_of_the_kingdom (Fixture *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) messages = NULL;

  assert_answer (self, "\"0112345678\"", "invalid");
  assert_answer (self, "\"+971501234567\"", "invalid");
  assert_answer (self, "\"05012345678\"", "invalid");
  assert_answer (self, "\"\"", "invalid");
  messages = read_messages (self);
  g_assert_cmpuint (messages->len, ==, 0);
}

static void
test_knows_the_number_of_who_was_identified (Fixture *self, gconstpointer unused)
{
  g_autofree char *text = NULL;

  assert_answer (self, "null", "sent 05•••••678");
  text = read_message (self);
  g_assert_true (g_str_has_prefix (text, "To: +966512345678\n"));
}

static void
test_knows_no_number_of_nobody (Fixture *self, gconstpointer unused)
{
  file_report (self, NULL);
  assert_answer (self, "null", "no-mobile");
  assert_answer (self, TYPED, "sent 05•••••567");
}

static void
test_answers_only_the_session_that_filed (Fixture *self, gconstpointer unused)
{
  g_autoptr (CivicSession) stranger = support_visit_open_session (self->central);
  g_autofree char *answer = ask (self, stranger, TYPED, "en");
  g_autoptr (GPtrArray) messages = read_messages (self);

  g_assert_cmpstr (answer, ==, "not-found");
  g_assert_cmpuint (messages->len, ==, 0);
  g_free (self->code);
  self->code = civic_tracking_code_draw ();
  assert_answer (self, TYPED, "not-found");
}

static void
test_sends_three_about_one_filing (Fixture *self, gconstpointer unused)
{
  for (guint sent = 0; sent < 3; sent++)
    assert_answer (self, TYPED, "sent 05•••••567");
  assert_answer (self, TYPED, "too-many");
  file_report (self, NULL);
  assert_answer (self, TYPED, "sent 05•••••567");
}

static void
test_spares_a_telephone_that_gets_too_many (Fixture *self, gconstpointer unused)
{
  for (guint sent = 0; sent < 6; sent++) {
    file_report (self, NULL);
    assert_answer (self, TYPED, "sent 05•••••567");
  }
  file_report (self, NULL);
  assert_answer (self, TYPED, "too-many");
  assert_answer (self, "\"0501234568\"", "sent 05•••••568");
}

static void
test_counts_nothing_that_was_not_taken_over (Fixture *self, gconstpointer unused)
{
  g_autofree char *path = get_messages_path (self);

  g_assert_cmpint (g_rmdir (path), ==, 0);
  for (guint tried = 0; tried < 3; tried++)
    assert_answer (self, TYPED, "unavailable");
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  assert_answer (self, TYPED, "sent 05•••••567");
}

static void
test_writes_no_number_into_log_or_store (Fixture *self, gconstpointer unused)
{
  static const char *const files[] = { "log", "store/central.sqlite3",
                                       "store/central.sqlite3-wal" };

  assert_answer (self, TYPED, "sent 05•••••567");
  for (guint index = 0; index < (support_store_is_shared () ? 1 : G_N_ELEMENTS (files)); index++) {
    g_autofree char *path = support_central_get_path (self->central, files[index]);
    g_autofree char *text = NULL;
    gsize size = 0;

    g_assert_true (g_file_get_contents (path, &text, &size, NULL));
    g_assert_null (memmem (text, size, "501234567", strlen ("501234567")));
  }
}

static void
test_refuses_other_shapes (Fixture *self, gconstpointer unused)
{
  static const char *const questions[] = {
    "{\"message\":{\"purpose\":\"news\",\"code\":\"7K3M9QXT2F4HW8D16\",\"mobile\":null}}",
    "{\"message\":{\"code\":\"7K3M9QXT2F4HW8D16\",\"mobile\":null}}",
    "{\"message\":{\"purpose\":\"tracking\",\"code\":\"7K3M9QXT2F4HW8D16\",\"mobile\":501234567}}",
    "{\"message\":[]}",
  };

  for (guint index = 0; index < G_N_ELEMENTS (questions); index++) {
    g_autoptr (GBytes) envelope = support_visit_seal (self->central, questions[index]);
    g_autoptr (SupportReply) reply = support_central_send (
      self->central, "POST", "/v1/messages", "application/vnd.kushk.envelope", envelope);

    g_assert_cmpuint (reply->status, ==, 400);
  }
}

#define ADD(path, test)                                                                            \
  g_test_add ("/central/messages/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("says-how-the-filing-stands-and-where", test_says_how_the_filing_stands_and_where);
  ADD ("leads-to-the-page-of-the-filing", test_leads_to_the_page_of_the_filing);
  ADD ("speaks-the-languages-of-citizens", test_speaks_the_languages_of_citizens);
  ADD ("takes-numbers-as-people-type-them", test_takes_numbers_as_people_type_them);
  ADD ("refuses-what-is-no-mobile-of-the-kingdom", test_refuses_what_is_no_mobile_of_the_kingdom);
  ADD ("knows-the-number-of-who-was-identified", test_knows_the_number_of_who_was_identified);
  ADD ("knows-no-number-of-nobody", test_knows_no_number_of_nobody);
  ADD ("answers-only-the-session-that-filed", test_answers_only_the_session_that_filed);
  ADD ("sends-three-about-one-filing", test_sends_three_about_one_filing);
  ADD ("spares-a-telephone-that-gets-too-many", test_spares_a_telephone_that_gets_too_many);
  ADD ("counts-nothing-that-was-not-taken-over", test_counts_nothing_that_was_not_taken_over);
  ADD ("writes-no-number-into-log-or-store", test_writes_no_number_into_log_or_store);
  ADD ("refuses-other-shapes", test_refuses_other_shapes);
  return g_test_run ();
}
