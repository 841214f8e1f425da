/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-command.h"
#include "civic-json.h"
#include "civic-keys.h"

#include <string.h>

#define KIOSK "JED-ANDALUS-02"

typedef struct {
  guint8 secret[CIVIC_KEYS_SIGN_SECRET_BYTES];
  GBytes *public_key;
  GDateTime *now;
} Fixture;

static const CivicCommand close_it = {
  .id = (char *) "00112233445566778899aabbccddeeff",
  .kiosk = (char *) KIOSK,
  .action = CIVIC_COMMAND_CLOSE,
  .message = CIVIC_COMMAND_MESSAGE_SHORT_BREAK,
  .until = (char *) "2026-11-22T13:00:00+03:00",
  .issued_at = (char *) "2026-11-22T10:47:47+03:00",
  .expires_at = (char *) "2026-11-22T11:47:47+03:00",
};

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  guint8 public_key[CIVIC_KEYS_SIGN_PUBLIC_BYTES];

  g_assert_cmpint (sodium_init (), >=, 0);
  crypto_sign_keypair (public_key, fixture->secret);
  fixture->public_key = g_bytes_new (public_key, sizeof public_key);
  fixture->now = g_date_time_new_from_iso8601 ("2026-11-22T11:00:00+03:00", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_bytes_unref (fixture->public_key);
  g_date_time_unref (fixture->now);
}

static char *
sign (Fixture *fixture, const CivicCommand *command)
{
  g_autoptr (JsonNode) node = civic_command_sign (command, fixture->secret);

  return json_to_string (node, FALSE);
}

static CivicCommand *
verify (Fixture *fixture, const char *json, const char *kiosk, GError **error)
{
  g_autoptr (JsonNode) node = civic_json_parse (json, strlen (json), error);

  return node ? civic_command_verify (node, fixture->public_key, kiosk, fixture->now, error) : NULL;
}

static void
assert_refused (Fixture *fixture, const char *json, CivicError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (verify (fixture, json, KIOSK, &error));
  g_assert_error (error, CIVIC_ERROR, (int) code);
}

static char *
replace (const char *text, const char *from, const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, -1);

  g_assert_cmpuint (g_strv_length (parts), >, 1);
  return g_strjoinv (to, parts);
}

static void
test_says_what_was_signed (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *json = sign (fixture, &close_it);
  g_autoptr (GError) error = NULL;
  g_autoptr (CivicCommand) command = verify (fixture, json, KIOSK, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (command->id, ==, close_it.id);
  g_assert_cmpstr (command->kiosk, ==, KIOSK);
  g_assert_cmpint (command->action, ==, CIVIC_COMMAND_CLOSE);
  g_assert_cmpint (command->message, ==, CIVIC_COMMAND_MESSAGE_SHORT_BREAK);
  g_assert_cmpstr (command->until, ==, close_it.until);
  g_assert_cmpstr (command->issued_at, ==, close_it.issued_at);
  g_assert_cmpstr (command->expires_at, ==, close_it.expires_at);
}

static void
test_carries_every_action (Fixture *fixture, gconstpointer unused)
{
  for (int action = CIVIC_COMMAND_OPEN; action <= CIVIC_COMMAND_RESTART; action++) {
    CivicCommand other = close_it;
    g_autofree char *json = NULL;
    g_autoptr (CivicCommand) command = NULL;
    g_autoptr (GError) error = NULL;

    other.action = (CivicCommandAction) action;
    other.message = CIVIC_COMMAND_MESSAGE_NONE;
    other.until = (char *) "";
    json = sign (fixture, &other);
    command = verify (fixture, json, KIOSK, &error);
    g_assert_no_error (error);
    g_assert_cmpint (command->action, ==, action);
  }
}

/* The kiosk of another implementation must get at the same bytes. */
static void
test_signs_the_documented_lines (Fixture *fixture, gconstpointer unused)
{
  static const char lines[] = "kushk-command-v1\n"
                              "00112233445566778899aabbccddeeff\n" KIOSK "\n"
                              "close\nshort-break\n2026-11-22T13:00:00+03:00\n"
                              "2026-11-22T10:47:47+03:00\n2026-11-22T11:47:47+03:00\n";
  g_autoptr (JsonNode) node = civic_command_sign (&close_it, fixture->secret);
  const char *text = json_object_get_string_member (json_node_get_object (node), "signature");
  gsize size = 0;
  g_autofree guint8 *signature = g_base64_decode (text, &size);

  g_assert_cmpuint (size, ==, crypto_sign_BYTES);
  g_assert_cmpint (crypto_sign_verify_detached (signature, (const guint8 *) lines, strlen (lines),
                                                g_bytes_get_data (fixture->public_key, NULL)),
                   ==, 0);
}

static void
test_refuses_every_changed_member (Fixture *fixture, gconstpointer unused)
{
  static const char *const changes[][2] = {
    { "00112233", "10112233" }, { "\"close\"", "\"open\"" }, { "short-break", "moved" },
    { "T13:00", "T14:00" },     { "10:47:47", "10:47:48" },  { "11:47:47", "11:47:48" },
  };
  g_autofree char *json = sign (fixture, &close_it);

  for (gsize index = 0; index < G_N_ELEMENTS (changes); index++) {
    g_autofree char *changed = replace (json, changes[index][0], changes[index][1]);
    g_autoptr (GError) error = NULL;

    g_assert_null (verify (fixture, changed, KIOSK, &error));
    g_assert_nonnull (error);
  }
}

/* No changed byte may ever turn one true command into another. */
static void
test_never_trusts_a_changed_byte (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *json = sign (fixture, &close_it);

  for (gsize index = 0; index < strlen (json); index++)
    for (guint bit = 0; bit < 8; bit++) {
      g_autoptr (GError) error = NULL;

      json[index] ^= (char) (1u << bit);
      if (json[index] != '\0')
        g_assert_null (verify (fixture, json, KIOSK, &error));
      json[index] ^= (char) (1u << bit);
    }
}

static void
test_refuses_one_for_another_kiosk (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *json = sign (fixture, &close_it);
  g_autoptr (GError) error = NULL;

  g_assert_null (verify (fixture, json, "JED-ANDALUS-03", &error));
  g_assert_error (error, CIVIC_ERROR, CIVIC_ERROR_FORGED);
}

static void
test_refuses_another_central (Fixture *fixture, gconstpointer unused)
{
  guint8 public_key[CIVIC_KEYS_SIGN_PUBLIC_BYTES];
  g_autofree char *json = NULL;

  crypto_sign_keypair (public_key, fixture->secret);
  json = sign (fixture, &close_it);
  assert_refused (fixture, json, CIVIC_ERROR_FORGED);
}

static void
test_refuses_what_is_over (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *json = sign (fixture, &close_it);
  g_autoptr (CivicCommand) in_time = NULL;

  g_clear_pointer (&fixture->now, g_date_time_unref);
  fixture->now = g_date_time_new_from_iso8601 ("2026-11-22T08:47:46Z", NULL);
  in_time = verify (fixture, json, KIOSK, NULL);
  g_assert_nonnull (in_time);

  g_clear_pointer (&fixture->now, g_date_time_unref);
  fixture->now = g_date_time_new_from_iso8601 ("2026-11-22T08:47:47Z", NULL);
  assert_refused (fixture, json, CIVIC_ERROR_EXPIRED);
}

static void
test_refuses_what_is_no_command (Fixture *fixture, gconstpointer unused)
{
  static const char *const changes[][2] = {
    { "{", "{\"extra\":1," },
    { "\"id\"", "\"ident\"" },
    { "\"close\"", "\"format-disk\"" },
    { "short-break", "out-to-lunch" },
    { "00112233445566778899aabbccddeeff", "00112233445566778899AABBCCDDEEFF" },
    { KIOSK, "../../etc" },
    { "10:47:47+03:00", "10:47:47" },
    { "\"signature\":\"", "\"signature\":\"*" },
    { "2026-11-22T11:47:47+03:00", "2026-11-22T10:47:47+03:00" },
    { "2026-11-22T11:47:47+03:00", "2026-11-29T10:47:48+03:00" },
    { "\"2026-11-22T13:00:00+03:00\"", "null" },
  };
  g_autofree char *json = sign (fixture, &close_it);

  for (gsize index = 0; index < G_N_ELEMENTS (changes); index++) {
    g_autofree char *changed = replace (json, changes[index][0], changes[index][1]);

    assert_refused (fixture, changed, CIVIC_ERROR_MALFORMED);
  }
  assert_refused (fixture, "null", CIVIC_ERROR_MALFORMED);
  assert_refused (fixture, "[]", CIVIC_ERROR_MALFORMED);
}

static void
test_gives_a_message_to_closing_alone (Fixture *fixture, gconstpointer unused)
{
  CivicCommand command = close_it;

  g_assert_true (civic_command_is_well_formed (&command));
  command.action = CIVIC_COMMAND_OPEN;
  g_assert_false (civic_command_is_well_formed (&command));
  command.message = CIVIC_COMMAND_MESSAGE_NONE;
  g_assert_false (civic_command_is_well_formed (&command));
  command.until = (char *) "";
  g_assert_true (civic_command_is_well_formed (&command));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function)                                                                       \
  g_test_add ("/civic/command/" name, Fixture, NULL, set_up, function, tear_down)
  TEST ("says-what-was-signed", test_says_what_was_signed);
  TEST ("carries-every-action", test_carries_every_action);
  TEST ("signs-the-documented-lines", test_signs_the_documented_lines);
  TEST ("refuses-every-changed-member", test_refuses_every_changed_member);
  TEST ("never-trusts-a-changed-byte", test_never_trusts_a_changed_byte);
  TEST ("refuses-one-for-another-kiosk", test_refuses_one_for_another_kiosk);
  TEST ("refuses-another-central", test_refuses_another_central);
  TEST ("refuses-what-is-over", test_refuses_what_is_over);
  TEST ("refuses-what-is-no-command", test_refuses_what_is_no_command);
  TEST ("gives-a-message-to-closing-alone", test_gives_a_message_to_closing_alone);

  return g_test_run ();
}
