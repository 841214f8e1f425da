/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-settings.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  char *folder;
  char *path;
  char *example;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *example =
    g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "kiosk-config", "kushk.conf", NULL);

  fixture->folder = g_dir_make_tmp ("kushk-settings-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "kushk.conf", NULL);
  g_assert_true (g_file_get_contents (example, &fixture->example, NULL, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->example);
}

/* The example with its first `from` replaced. */
static CivicSettings *
load_changed (Fixture *fixture, const char *from, const char *to, GError **error)
{
  g_auto (GStrv) halves = g_strsplit (fixture->example, from, 2);
  g_autofree char *text = NULL;

  g_assert_cmpuint (g_strv_length (halves), ==, 2);
  text = g_strconcat (halves[0], to, halves[1], NULL);
  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
  return civic_settings_load (fixture->path, error);
}

/* The number of the line in which the text first stands. */
static guint
find_line (Fixture *fixture, const char *text)
{
  g_autofree char *all = NULL;
  guint line = 1;

  g_assert_true (g_file_get_contents (fixture->path, &all, NULL, NULL));
  g_assert_nonnull (strstr (all, text));
  for (const char *next = all; next != strstr (all, text); next++)
    line += *next == '\n' ? 1 : 0;

  return line;
}

/* The fault, alone, with the line of the key in its group, or of the group where it has none. */
static void
assert_refused (Fixture *fixture, const char *from, const char *to, const char *complaint)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) parts = NULL;

  g_assert_null (load_changed (fixture, from, to, &error));
  g_assert_error (error, CIVIC_ERROR, CIVIC_ERROR_BAD_FILE);
  g_assert_true (g_str_has_prefix (error->message, fixture->path));
  parts = g_strsplit (error->message + strlen (fixture->path), ": ", 2);
  g_assert_cmpstr (parts[1], ==, complaint);
  g_assert_cmpint (*parts[0], ==, ':');
  g_assert_cmpuint (g_ascii_strtoull (parts[0] + 1, NULL, 10), >, 0);
}

static void
test_tells_every_fault_with_its_line (Fixture *fixture, gconstpointer unused)
{
  static const char *const changed = "[visit]\n"
                                     "thank_s=20\n"
                                     "just words\n"
                                     "idle_warning_s=9\n"
                                     "  idle_countdown_s = 30\n"
                                     "idle_countdown_s=31\n"
                                     "[broken\n"
                                     "[printers]\n"
                                     "id=x\n"
                                     "[kiosk]\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GString) expected = g_string_new (NULL);
  const struct {
    const char *line, *fault;
  } all[] = {
    { "thank_s=20", "[visit] thank_s: unknown key; the nearest is [visit] thanks_s" },
    { "just words", "neither a comment (#), a [group] nor key=value" },
    { "idle_warning_s=9\n", "[visit] idle_warning_s: 9 is not within 10 to 600" },
    { "idle_countdown_s=31", NULL },
    { "[broken", "a group such as [kiosk] expected" },
    { "[printers]", "[printers]: unknown group; the nearest is [printer]" },
  };

  g_assert_null (load_changed (fixture, "[kiosk]\n", changed, &error));
  for (gsize i = 0; i < G_N_ELEMENTS (all); i++) {
    g_string_append_printf (expected, "%s%s:%u: ", i > 0 ? "\n" : "", fixture->path,
                            find_line (fixture, all[i].line));
    if (all[i].fault != NULL)
      g_string_append (expected, all[i].fault);
    else
      g_string_append_printf (expected,
                              "[visit] idle_countdown_s: said in line %u already; take one of the "
                              "two out",
                              find_line (fixture, "  idle_countdown_s = 30"));
  }
  g_assert_cmpstr (error->message, ==, expected->str);

  faults = civic_settings_check (fixture->path);
  g_assert_cmpuint (faults->len, ==, G_N_ELEMENTS (all));
}

static void
test_a_missing_key_is_looked_for_in_its_group (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *expected = NULL;

  g_assert_null (load_changed (fixture, "url=https://central.example.sa/\n", "", &error));
  expected = g_strdup_printf ("%s:%u: [central] url: missing", fixture->path,
                              find_line (fixture, "[central]"));
  g_assert_cmpstr (error->message, ==, expected);
}

static void
test_lists_what_is_in_force (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (CivicSettings) settings = load_changed (fixture, "#thanks_s=20", "thanks_s=30", NULL);
  guint found = 0;

  for (guint i = 0; i < civic_settings_count (); i++) {
    CivicSettingsKey key = civic_settings_get_key (i);

    if (g_str_equal (key.key, "thanks_s")) {
      g_assert_cmpstr (civic_settings_get_value (settings, i), ==, "30");
      g_assert_cmpuint (civic_settings_get_line (settings, i), ==,
                        find_line (fixture, "thanks_s=30"));
      found++;
    } else if (g_str_equal (key.key, "idle_warning_s")) {
      g_assert_cmpstr (civic_settings_get_value (settings, i), ==, key.otherwise);
      g_assert_cmpuint (civic_settings_get_line (settings, i), ==, 0);
      found++;
    }
  }
  g_assert_cmpuint (found, ==, 2);
}

static void
test_the_example_loads_with_defaults (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CivicSettings) settings = load_changed (fixture, "[kiosk]", "[kiosk]", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (civic_settings_get_string (settings, "kiosk", "id"), ==, "JED-ANDALUS-02");
  g_assert_cmpstr (civic_settings_get_string (settings, "agent", "session_user"), ==, "");
  g_assert_cmpstr (civic_settings_get_string (settings, "printer", "server"), ==,
                   "/run/cups/cups.sock");
  g_assert_cmpuint (civic_settings_get_unsigned (settings, "agent", "minimum_free_mib"), ==, 64);
  g_assert_cmpuint (civic_settings_get_unsigned (settings, "printer", "paper_width_mm"), ==, 80);
  g_assert_cmpuint (civic_settings_get_unsigned (settings, "visit", "idle_warning_s"), ==, 90);
  g_assert_cmpuint (civic_settings_get_unsigned (settings, "visit", "idle_countdown_s"), ==, 30);
  g_assert_cmpuint (civic_settings_get_unsigned (settings, "visit", "thanks_s"), ==, 20);
}

/* The example's commented defaults are the real ones, and name keys that exist. */
static void
test_the_example_tells_the_truth (Fixture *fixture, gconstpointer unused)
{
  g_auto (GStrv) lines = g_strsplit (fixture->example, "\n", -1);
  g_autoptr (GString) uncommented = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CivicSettings) settings = NULL;
  guint default_count = 0;

  for (gsize i = 0; lines[i] != NULL; i++) {
    gboolean is_default = g_regex_match_simple ("^#[a-z_]+=", lines[i], 0, 0);

    default_count += is_default ? 1 : 0;
    g_string_append_printf (uncommented, "%s\n", is_default ? lines[i] + 1 : lines[i]);
  }
  g_assert_true (g_file_set_contents (fixture->path, uncommented->str, -1, NULL));
  settings = civic_settings_load (fixture->path, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (default_count, ==, 16);
  g_assert_cmpuint (civic_settings_get_unsigned (settings, "agent", "minimum_free_mib"), ==, 64);
  g_assert_cmpuint (civic_settings_get_unsigned (settings, "visit", "idle_warning_s"), ==, 90);
  g_assert_cmpuint (civic_settings_get_unsigned (settings, "visit", "idle_countdown_s"), ==, 30);
  g_assert_cmpuint (civic_settings_get_unsigned (settings, "visit", "thanks_s"), ==, 20);
  g_assert_cmpuint (civic_settings_get_unsigned (settings, "printer", "paper_width_mm"), ==, 80);
  g_assert_cmpstr (civic_settings_get_string (settings, "printer", "server"), ==,
                   "/run/cups/cups.sock");
}

static void
test_takes_relative_paths_from_its_own_folder (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (CivicSettings) settings =
    load_changed (fixture, "ca=keys/ca.pem", "ca=../up/ca.pem", NULL);
  g_autofree char *parent = g_path_get_dirname (fixture->folder);
  g_autofree char *expected_up = g_build_filename (parent, "up", "ca.pem", NULL);
  g_autofree char *expected = g_build_filename (fixture->folder, "keys", "kiosk.pem", NULL);

  g_assert_cmpstr (civic_settings_get_path (settings, "central", "ca"), ==, expected_up);
  g_assert_cmpstr (civic_settings_get_path (settings, "central", "certificate"), ==, expected);
  g_assert_cmpstr (civic_settings_get_path (settings, "agent", "socket"), ==,
                   "/run/kushk/agent.sock");
}

static void
test_names_the_nearest_key (Fixture *fixture, gconstpointer unused)
{
  assert_refused (fixture, "[visit]", "[visit]\nidle_warning=90",
                  "[visit] idle_warning: unknown key; the nearest is [visit] idle_warning_s");
  assert_refused (fixture, "[visit]", "[visit]\nthank_s=20",
                  "[visit] thank_s: unknown key; the nearest is [visit] thanks_s");
  assert_refused (fixture, "[agent]", "[agent]\nqueue=receipts",
                  "[agent] queue: unknown key; the nearest is [printer] queue");
  assert_refused (fixture, "[visit]", "[visits]",
                  "[visits]: unknown group; the nearest is [visit]");
}

static void
test_refuses_what_is_missing (Fixture *fixture, gconstpointer unused)
{
  assert_refused (fixture, "id=JED-ANDALUS-02\n", "", "[kiosk] id: missing");
  assert_refused (fixture, "queue=receipts\n", "", "[printer] queue: missing");
  assert_refused (fixture, "queue=receipts\n", "queue=\n", "[printer] queue: empty");
  assert_refused (fixture, "ca=keys/ca.pem", "ca=", "[central] ca: a path expected");
}

static void
test_refuses_values_out_of_range (Fixture *fixture, gconstpointer unused)
{
  assert_refused (fixture, "#idle_warning_s=90", "idle_warning_s=9",
                  "[visit] idle_warning_s: 9 is not within 10 to 600");
  assert_refused (fixture, "#idle_warning_s=90", "idle_warning_s=601",
                  "[visit] idle_warning_s: 601 is not within 10 to 600");
  assert_refused (fixture, "#idle_warning_s=90", "idle_warning_s=-1",
                  "[visit] idle_warning_s: \"-1\" is not a whole number");
  assert_refused (fixture, "#idle_warning_s=90", "idle_warning_s=90s",
                  "[visit] idle_warning_s: \"90s\" is not a whole number");
  assert_refused (fixture, "#idle_countdown_s=30", "idle_countdown_s=19",
                  "[visit] idle_countdown_s: 19 is not within 20 to 60");
  assert_refused (fixture, "#thanks_s=20", "thanks_s=61",
                  "[visit] thanks_s: 61 is not within 5 to 60");
  assert_refused (fixture, "#thanks_s=20", "thanks_s=99999999999999999999",
                  "[visit] thanks_s: \"99999999999999999999\" is not a whole number");
  assert_refused (fixture, "id=JED-ANDALUS-02", "id=jed 02",
                  "[kiosk] id: 1 to 40 of A-Z, 0-9 and - expected");
}

static void
test_takes_a_queue_or_an_address_for_a_printer (Fixture *fixture, gconstpointer unused)
{
  static const struct {
    const char *printer;
    gboolean is_direct;
  } good[] = {
    { "receipts", FALSE },
    { "roll-80_left.2", FALSE },
    { "ipp://192.168.1.20/ipp/print", TRUE },
    { "ipps://[fd00::1]:8631/", TRUE },
    { "ipp://roll.local", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++) {
    g_autofree char *line = g_strconcat ("queue=", good[i].printer, "\n", NULL);
    g_autoptr (GError) error = NULL;
    g_autoptr (CivicSettings) settings = load_changed (fixture, "queue=receipts\n", line, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (civic_settings_get_string (settings, "printer", "queue"), ==, good[i].printer);
    g_assert_cmpint (civic_settings_is_direct_printer (settings, "queue"), ==, good[i].is_direct);
    g_assert_false (civic_settings_is_direct_printer (settings, "sheet_queue"));
  }
}

static void
test_says_what_is_wrong_with_a_printer (Fixture *fixture, gconstpointer unused)
{
  static const char *const name =
    "neither the name of a CUPS queue nor an ipp:// or ipps:// address";
  g_autofree char *no_name = g_strconcat ("[printer] queue: ", name, NULL);
  g_autofree char *no_sheet_name = g_strconcat ("[printer] sheet_queue: ", name, NULL);

  assert_refused (fixture, "queue=receipts\n", "queue=the receipts\n", no_name);
  assert_refused (fixture, "queue=receipts\n", "queue=printers/receipts\n", no_name);
  assert_refused (fixture, "queue=receipts\n", "queue=إيصالات\n", no_name);
  assert_refused (fixture, "#sheet_queue=", "sheet_queue=a4#1", no_sheet_name);
  assert_refused (fixture, "queue=receipts\n", "queue=socket://192.168.1.20:9100\n",
                  "[printer] queue: only ipp:// and ipps:// printers are asked directly; another "
                  "needs a queue of CUPS");
  assert_refused (fixture, "queue=receipts\n", "queue=ipp:///ipp/print\n",
                  "[printer] queue: not an address of a printer, such as "
                  "ipp://192.168.1.20/ipp/print");
  assert_refused (fixture, "queue=receipts\n", "queue=ipp://roll/?x\n",
                  "[printer] queue: an address without ? and # expected");
  assert_refused (fixture, "queue=receipts\n", "queue=ipp://roll/\ndevice_uri=ipp://roll/\n",
                  "[printer] device_uri: only for a queue of CUPS; queue is the printer's own "
                  "address");
}

static void
test_takes_the_paper_there_is (Fixture *fixture, gconstpointer unused)
{
  static const char *const papers[] = { "[printer]\npaper_width_mm=58",
                                        "[printer]\npaper_width_mm=80\nroll_length_m=80",
                                        "[printer]\npaper_width_mm=148\npaper_height_mm=210",
                                        "[printer]\npaper_width_mm=210\npaper_height_mm=297" };

  for (gsize i = 0; i < G_N_ELEMENTS (papers); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (CivicSettings) settings = load_changed (fixture, "[printer]", papers[i], &error);

    g_assert_no_error (error);
  }
}

static void
test_refuses_paper_that_no_printer_has (Fixture *fixture, gconstpointer unused)
{
  assert_refused (
    fixture, "[printer]", "[printer]\npaper_width_mm=72",
    "[printer] paper_width_mm: 72 is no paper of ours: 58 or 80 (a roll), 148 (A5) or "
    "210 (A4)");
  assert_refused (fixture, "[printer]", "[printer]\npaper_height_mm=297",
                  "[printer] paper_height_mm: 297 does not go with a width of 80; 0 does");
  assert_refused (fixture, "[printer]", "[printer]\npaper_width_mm=210",
                  "[printer] paper_height_mm: 0 does not go with a width of 210; 297 does");
  assert_refused (fixture, "[printer]", "[printer]\npaper_width_mm=148\npaper_height_mm=297",
                  "[printer] paper_height_mm: 297 does not go with a width of 148; 210 does");
  assert_refused (fixture, "[printer]",
                  "[printer]\npaper_width_mm=210\npaper_height_mm=297\nroll_length_m=80",
                  "[printer] roll_length_m: sheets are not counted: 0 expected with a "
                  "paper_height_mm");
  assert_refused (fixture, "[printer]", "[printer]\nroll_length_m=4",
                  "[printer] roll_low_m: 4 is not less than the roll's length of 4");
}

static void
test_refuses_addresses_without_encryption (Fixture *fixture, gconstpointer unused)
{
  static const char *const url = "url=https://central.example.sa/";
  static const char *const tracking = "tracking_url=https://track.example.sa/t/";

  assert_refused (fixture, url, "url=http://central.example.sa/", "[central] url: https expected");
  assert_refused (fixture, url, "url=central.example.sa", "[central] url: not a web address");
  assert_refused (fixture, url, "url=https:///x", "[central] url: not a web address");
  assert_refused (fixture, url, "url=file:///etc/passwd", "[central] url: not a web address");
  assert_refused (fixture, url, "url=https://a.sa/?x",
                  "[central] url: an address without ? and # expected");
  assert_refused (fixture, tracking, "tracking_url=https://a.sa/",
                  "[central] tracking_url: an address ending in /t/ expected");
  assert_refused (fixture, tracking, "tracking_url=http://a.sa/t/",
                  "[central] tracking_url: https expected");
}

static void
test_allows_plain_http_to_this_machine (Fixture *fixture, gconstpointer unused)
{
  static const char *const addresses[] = { "http://127.0.0.1:8080", "http://localhost:1",
                                           "http://[::1]:1/" };

  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++) {
    g_autofree char *line = g_strconcat ("url=", addresses[i], NULL);
    g_autoptr (CivicSettings) settings =
      load_changed (fixture, "url=https://central.example.sa/", line, NULL);

    g_assert_cmpstr (civic_settings_get_string (settings, "central", "url"), ==, addresses[i]);
  }
}

static void
test_refuses_what_is_no_key_file (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) broken = NULL;
  g_autoptr (GError) missing = NULL;

  g_assert_null (load_changed (fixture, "[kiosk]", "kiosk", &broken));
  g_assert_error (broken, CIVIC_ERROR, CIVIC_ERROR_BAD_FILE);
  g_unlink (fixture->path);
  g_assert_null (civic_settings_load (fixture->path, &missing));
  g_assert_error (missing, CIVIC_ERROR, CIVIC_ERROR_BAD_FILE);
  g_assert_true (g_str_has_prefix (missing->message, fixture->path));
}

static void
test_a_wrong_name_is_a_programmers_mistake (Fixture *fixture, gconstpointer unused)
{
  if (g_test_subprocess ()) {
    g_autoptr (CivicSettings) settings = load_changed (fixture, "[kiosk]", "[kiosk]", NULL);

    g_unlink (fixture->path);
    g_rmdir (fixture->folder);
    civic_settings_get_string (settings, "kiosk", "name");
    return;
  }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*no such setting: ?kiosk? name*");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function)                                                                       \
  g_test_add ("/civic/settings/" name, Fixture, NULL, set_up, function, tear_down)
  TEST ("the-example-loads-with-defaults", test_the_example_loads_with_defaults);
  TEST ("the-example-tells-the-truth", test_the_example_tells_the_truth);
  TEST ("takes-relative-paths-from-its-own-folder", test_takes_relative_paths_from_its_own_folder);
  TEST ("names-the-nearest-key", test_names_the_nearest_key);
  TEST ("tells-every-fault-with-its-line", test_tells_every_fault_with_its_line);
  TEST ("a-missing-key-is-looked-for-in-its-group", test_a_missing_key_is_looked_for_in_its_group);
  TEST ("lists-what-is-in-force", test_lists_what_is_in_force);
  TEST ("refuses-what-is-missing", test_refuses_what_is_missing);
  TEST ("refuses-values-out-of-range", test_refuses_values_out_of_range);
  TEST ("takes-a-queue-or-an-address-for-a-printer",
        test_takes_a_queue_or_an_address_for_a_printer);
  TEST ("says-what-is-wrong-with-a-printer", test_says_what_is_wrong_with_a_printer);
  TEST ("takes-the-paper-there-is", test_takes_the_paper_there_is);
  TEST ("refuses-paper-that-no-printer-has", test_refuses_paper_that_no_printer_has);
  TEST ("refuses-addresses-without-encryption", test_refuses_addresses_without_encryption);
  TEST ("allows-plain-http-to-this-machine", test_allows_plain_http_to_this_machine);
  TEST ("refuses-what-is-no-key-file", test_refuses_what_is_no_key_file);
  TEST ("a-wrong-name-is-a-programmers-mistake", test_a_wrong_name_is_a_programmers_mistake);

  return g_test_run ();
}
