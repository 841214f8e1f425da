/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic.h"

#include "kiosk-scanner.h"

#include <string.h>

/* Feeds each character as its key; the verdict of the last. */
static KioskScannerVerdict
type (KioskScanner *scanner, const char *text, KioskScannerMode mode)
{
  KioskScannerVerdict verdict = KIOSK_SCANNER_PASS;

  for (gsize i = 0; text[i] != '\0'; i++)
    verdict = kiosk_scanner_take_key (scanner, gdk_unicode_to_keyval ((guchar) text[i]), mode);
  return verdict;
}

static KioskScannerVerdict
enter (KioskScanner *scanner, KioskScannerMode mode)
{
  return kiosk_scanner_take_key (scanner, GDK_KEY_Return, mode);
}

static void
test_address (void)
{
  g_autoptr (KioskScanner) scanner = kiosk_scanner_new ();
  const char *address = "https://track.example.sa/t/AbC_d-9.z?x=1#y";

  type (scanner, address, KIOSK_SCANNER_WANTED);
  g_assert_cmpint (enter (scanner, KIOSK_SCANNER_WANTED), ==, KIOSK_SCANNER_DELIVER);
  g_assert_cmpstr (kiosk_scanner_get_text (scanner), ==, address);
}

/* A real keyboard has no other way to write than a scanner has. */
static void
test_typed (void)
{
  g_autoptr (KioskScanner) scanner = kiosk_scanner_new ();

  g_assert_cmpint (type (scanner, "7K3M-9QXT", KIOSK_SCANNER_WANTED), ==, KIOSK_SCANNER_PASS);
  g_assert_cmpint (kiosk_scanner_take_key (scanner, GDK_KEY_Shift_L, KIOSK_SCANNER_WANTED), ==,
                   KIOSK_SCANNER_PASS);
  g_assert_cmpint (enter (scanner, KIOSK_SCANNER_WANTED), ==, KIOSK_SCANNER_ENTER);
  g_assert_cmpstr (kiosk_scanner_get_text (scanner), ==, "7K3M-9QXT");
}

static void
test_bounded (void)
{
  g_autoptr (KioskScanner) scanner = kiosk_scanner_new ();
  g_autofree char *most = g_strnfill (KIOSK_SCANNER_MAXIMUM, '/');
  g_autofree char *more = g_strnfill (1 << 16, '/');

  type (scanner, most, KIOSK_SCANNER_WANTED);
  g_assert_cmpint (enter (scanner, KIOSK_SCANNER_WANTED), ==, KIOSK_SCANNER_DELIVER);
  g_assert_cmpstr (kiosk_scanner_get_text (scanner), ==, most);
  kiosk_scanner_forget (scanner);

  type (scanner, more, KIOSK_SCANNER_WANTED);
  g_assert_cmpint (enter (scanner, KIOSK_SCANNER_WANTED), ==, KIOSK_SCANNER_DELIVER);
  g_assert_null (kiosk_scanner_get_text (scanner));
}

/* An Enter that gets through would press whatever has the focus. */
static void
test_unwanted (void)
{
  g_autoptr (KioskScanner) scanner = kiosk_scanner_new ();

  g_assert_cmpint (type (scanner, "https://x/ y", KIOSK_SCANNER_NOTHING), ==,
                   KIOSK_SCANNER_SWALLOW);
  g_assert_cmpint (enter (scanner, KIOSK_SCANNER_NOTHING), ==, KIOSK_SCANNER_SWALLOW);
  g_assert_cmpint (enter (scanner, KIOSK_SCANNER_NOTHING), ==, KIOSK_SCANNER_PASS);
}

static void
test_keyboard_still_works (void)
{
  static const guint keys[] = { GDK_KEY_Tab,  GDK_KEY_space,     GDK_KEY_Return, GDK_KEY_Left,
                                GDK_KEY_Down, GDK_KEY_BackSpace, GDK_KEY_Shift_L };
  static const KioskScannerMode modes[] = { KIOSK_SCANNER_NOTHING, KIOSK_SCANNER_TYPING };
  g_autoptr (KioskScanner) scanner = kiosk_scanner_new ();

  for (gsize mode = 0; mode < G_N_ELEMENTS (modes); mode++)
    for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
      g_assert_cmpint (kiosk_scanner_take_key (scanner, keys[i], modes[mode]), ==,
                       KIOSK_SCANNER_PASS);
  g_assert_cmpint (type (scanner, "shop 12", KIOSK_SCANNER_TYPING), ==, KIOSK_SCANNER_PASS);
  g_assert_cmpint (enter (scanner, KIOSK_SCANNER_TYPING), ==, KIOSK_SCANNER_PASS);
}

/* Where a scan is wanted, too. */
static void
test_space_presses_a_button (void)
{
  g_autoptr (KioskScanner) scanner = kiosk_scanner_new ();

  g_assert_cmpint (kiosk_scanner_take_key (scanner, GDK_KEY_space, KIOSK_SCANNER_WANTED), ==,
                   KIOSK_SCANNER_PASS);
  g_assert_cmpint (enter (scanner, KIOSK_SCANNER_WANTED), ==, KIOSK_SCANNER_PASS);
}

/* Nothing of what makes a badge one stands in a citizen's field. */
static void
test_no_badge_in_a_field (void)
{
  g_autoptr (KioskScanner) scanner = kiosk_scanner_new ();

  g_assert_cmpint (type (scanner, "12 KUSHK-STAFF", KIOSK_SCANNER_TYPING), ==, KIOSK_SCANNER_PASS);
  g_assert_cmpint (type (scanner, ":", KIOSK_SCANNER_TYPING), ==, KIOSK_SCANNER_SWALLOW);
  g_assert_cmpint (type (scanner, "2001:7K3M9QXT", KIOSK_SCANNER_TYPING), ==,
                   KIOSK_SCANNER_SWALLOW);
  g_assert_cmpint (enter (scanner, KIOSK_SCANNER_TYPING), ==, KIOSK_SCANNER_SWALLOW);
  g_assert_cmpint (type (scanner, "shop", KIOSK_SCANNER_TYPING), ==, KIOSK_SCANNER_PASS);
}

/* What was begun before Tab, and an arrow, is no part of what comes. */
static void
test_forgets (void)
{
  g_autoptr (KioskScanner) scanner = kiosk_scanner_new ();

  type (scanner, "7K3M", KIOSK_SCANNER_WANTED);
  kiosk_scanner_take_key (scanner, GDK_KEY_Tab, KIOSK_SCANNER_WANTED);
  type (scanner, "9QXT", KIOSK_SCANNER_WANTED);
  g_assert_cmpint (enter (scanner, KIOSK_SCANNER_WANTED), ==, KIOSK_SCANNER_ENTER);
  g_assert_cmpstr (kiosk_scanner_get_text (scanner), ==, "9QXT");
}

static void
assert_reads (const char *scanned, const char *code)
{
  g_autofree char *read = kiosk_scanner_read_tracking_code (scanned);

  g_assert_cmpstr (read, ==, code);
}

static void
test_tracking_code (void)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autofree char *grouped = civic_tracking_code_group (code);
  guint8 secret[CIVIC_KEYS_SIGN_SECRET_BYTES] = { 0 };
  CivicReceiptToken token = {
    .code = code, .kiosk = (char *) "JED-1", .service = (char *) "x", .made_at_s = 1
  };
  g_autofree char *signed_token = civic_receipt_token_sign (&token, secret);
  g_autofree char *address = g_strconcat ("https://t.example.sa/t/", signed_token, NULL);
  g_autofree char *asked = g_strconcat (address, "?from=paper", NULL);

  assert_reads (code, code);
  assert_reads (grouped, code);
  assert_reads (address, code);
  assert_reads (asked, code);
  assert_reads ("https://t.example.sa/", NULL);
  assert_reads ("https://t.example.sa/t/not-a-token", NULL);
  assert_reads ("", NULL);
  assert_reads ("4006381333931", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kiosk/scanner/delivers-an-address-whole", test_address);
  g_test_add_func ("/kiosk/scanner/lets-a-code-be-typed", test_typed);
  g_test_add_func ("/kiosk/scanner/bounds-what-it-reads", test_bounded);
  g_test_add_func ("/kiosk/scanner/swallows-what-nobody-wants", test_unwanted);
  g_test_add_func ("/kiosk/scanner/leaves-a-keyboard-its-keys", test_keyboard_still_works);
  g_test_add_func ("/kiosk/scanner/begins-anew-after-another-key", test_forgets);
  g_test_add_func ("/kiosk/scanner/reads-the-code-of-a-receipt", test_tracking_code);
  g_test_add_func ("/kiosk/scanner/lets-a-space-press-a-button", test_space_presses_a_button);
  g_test_add_func ("/kiosk/scanner/types-no-badge-into-a-field", test_no_badge_in_a_field);

  return g_test_run ();
}
