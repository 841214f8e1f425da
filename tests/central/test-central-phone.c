/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* The public pages in a real browser (tests/central/phone). Skipped where there is no Chromium. */

#include "civic.h"

#include <glib/gstdio.h>

#include "central-document-token.h"
#include "support-visit.h"

#define DOCUMENTS                                                                                       \
  "{\"purpose\":\"documents\",\"service\":\"report-940\",\"language\":\"en\",\"documents\":["           \
  "{\"field\":\"photo\",\"label\":{\"ar\":\"صورة المشكلة\",\"en\":\"Photo of the problem\"," \
  "\"ur\":\"مسئلے کی تصویر\"},\"accept\":[\"jpeg\",\"png\"],\"minimum_count\":1,"           \
  "\"maximum_count\":3,\"maximum_bytes\":1000000}]}"
#define PIN "{\"purpose\":\"pin\",\"service\":\"report-940\",\"language\":\"en\"}"
#define PHOTO                                                                                      \
  "\xff\xd8\xff\xdb\x00\x05\x00\x01\x01\xff\xc0\x00\x0b\x08\x00\x01\x00\x01\x01\x01\x11\x00\xff"   \
  "\xda"                                                                                           \
  "\x00\x08\x01\x01\x00\x00\x3f\x00\x12\x34\xff\xd9"

static SupportCentral *central;

static char *
open_handover (const char *handover)
{
  g_autofree char *json = g_strdup_printf ("{\"handover\":%s}", handover);
  g_autoptr (JsonNode) answer = support_visit_ask (central, "/v1/handovers", json);
  JsonObject *opened = json_object_get_object_member (json_node_get_object (answer), "handover");

  g_assert_nonnull (opened);
  return g_strdup (json_object_get_string_member (opened, "url"));
}

/* Whether there is a browser to try it with. */
static gboolean
has_phone (void)
{
  g_autofree char *chromium = g_find_program_in_path ("chromium");

  if (chromium == NULL)
    g_test_skip ("no Chromium here");
  return chromium != NULL;
}

static void
use_phone (const char *url, const char *const *steps)
{
  g_autofree char *script =
    g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "tests/central/phone", NULL);
  g_autofree char *folder = support_central_get_path (central, "phone");
  g_autoptr (GStrvBuilder) arguments = g_strv_builder_new ();
  g_auto (GStrv) command = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_strv_builder_add_many (arguments, script, folder, url, NULL);
  for (guint index = 0; steps[index]; index++)
    g_strv_builder_add (arguments, steps[index]);
  command = g_strv_builder_end (arguments);
  process =
    g_subprocess_newv ((const char *const *) command,
                       G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &said, NULL, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_successful (process))
    g_error ("%s", said);
}

static void
test_sends_a_photo_as_soon_as_it_is_chosen (void)
{
  g_autofree char *path = support_central_get_path (central, "photo.jpg");
  g_autofree char *choice = g_strdup_printf ("choose=input[capture]=%s", path);
  const char *const steps[] = { choice, "shows=1 of 3 arrived", "press=button[name=finish]",
                                "shows=We have your documents", NULL };
  g_autofree char *url = NULL;

  if (!has_phone ())
    return;
  g_assert_true (g_file_set_contents (path, PHOTO, sizeof PHOTO - 1, NULL));
  url = open_handover (DOCUMENTS);
  use_phone (url, steps);
}

static void
test_tells_where_it_is_when_it_is_asked (void)
{
  static const char *const steps[] = { "at=21.543333,39.172778", "press=#here button",
                                       "shows=We have the place", NULL };
  g_autofree char *url = NULL;

  if (!has_phone ())
    return;
  url = open_handover (PIN);
  use_phone (url, steps);
}

static void
test_can_do_without_a_script (void)
{
  g_autofree char *pin = NULL;
  g_autofree char *again = NULL;
  const char *steps[] = { "without-script", NULL, "shows=Write the place", NULL };

  if (!has_phone ())
    return;
  pin = open_handover (PIN);
  again = g_strconcat ("open=", pin, NULL);
  steps[1] = again;
  use_phone (pin, steps);
}

static char *
sign_document (const char *id)
{
  g_autofree char *path = support_central_get_path (central, "central/central-sign.key");
  guint8 *secret = civic_keys_load_secret (path, CIVIC_KEYS_SIGN_SECRET_BYTES, NULL);
  g_autofree char *token = central_document_token_sign (id, 1795333620, secret);

  civic_keys_free_secret (secret);
  return g_strconcat (support_central_get_public_url (central), "/v/", token, NULL);
}

static void
test_fits_on_the_narrowest_phone_in_every_language (void)
{
  g_autofree char *documents = NULL;
  g_autofree char *pin = NULL;
  g_autofree char *paper = NULL;
  g_autoptr (GStrvBuilder) steps = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (!has_phone ())
    return;
  documents = open_handover (DOCUMENTS);
  pin = open_handover (PIN);
  paper = sign_document ("licence-460100000011");
  for (guint index = 0; index < 3; index++) {
    static const char *const languages[] = { "ar", "en", "ur" };
    const char *const pages[] = { documents, pin, paper, support_central_get_public_url (central) };

    for (guint page = 0; page < G_N_ELEMENTS (pages); page++) {
      g_autofree char *step = g_strdup_printf ("open=%s?lang=%s", pages[page], languages[index]);

      g_strv_builder_add (steps, step);
    }
  }
  all = g_strv_builder_end (steps);
  use_phone (documents, (const char *const *) all);
}

int
main (int argc, char **argv)
{
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  central = support_central_start (NULL);
  g_test_add_func ("/central/phone/sends-a-photo-as-soon-as-it-is-chosen",
                   test_sends_a_photo_as_soon_as_it_is_chosen);
  g_test_add_func ("/central/phone/tells-where-it-is-when-it-is-asked",
                   test_tells_where_it_is_when_it_is_asked);
  g_test_add_func ("/central/phone/can-do-without-a-script", test_can_do_without_a_script);
  g_test_add_func ("/central/phone/fits-on-the-narrowest-phone-in-every-language",
                   test_fits_on_the_narrowest_phone_in_every_language);
  result = g_test_run ();
  support_central_free (central);
  return result;
}
