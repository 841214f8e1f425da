/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-keyboard-layout.h"

/* Every letter a name on a Saudi commercial register is written with. */
#define ARABIC_LETTERS "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي٠١٢٣٤٥٦٧٨٩"
#define URDU_LETTERS "اآبپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوؤہۃھءئیے0123456789"
#define ENGLISH_LETTERS "abcdefghijklmnopqrstuvwxyz0123456789"

static gboolean
inserts (const KioskKeyboardLayout *layout, const char *text)
{
  for (guint i = 0; i < layout->rows->len; i++) {
    const KioskKeyRow *row = g_ptr_array_index (layout->rows, i);

    for (guint j = 0; j < row->keys->len; j++) {
      const KioskKeyFace *face = g_ptr_array_index (row->keys, j);

      if (g_strcmp0 (face->insert, text) == 0 || g_strcmp0 (face->shifted, text) == 0)
        return TRUE;
    }
  }
  return FALSE;
}

static void
check_letters (const char *name, const char *letters)
{
  g_autoptr (KioskKeyboardLayout) layout = kiosk_keyboard_layout_load (name);

  for (const char *p = letters; *p; p = g_utf8_next_char (p)) {
    g_autofree char *letter = g_strndup (p, g_utf8_next_char (p) - p);

    if (!inserts (layout, letter))
      g_error ("%s has no key for %s", name, letter);
  }
}

static void
writes_every_letter (void)
{
  check_letters ("ar", ARABIC_LETTERS);
  check_letters ("en", ENGLISH_LETTERS);
  check_letters ("ur", URDU_LETTERS);
  check_letters ("number", "0123456789.");
}

static void
rows_are_equally_wide (void)
{
  static const char *const names[] = { "en", "number", "ur" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (KioskKeyboardLayout) layout = kiosk_keyboard_layout_load (names[i]);
    double width = kiosk_key_row_get_width (g_ptr_array_index (layout->rows, 0));

    for (guint j = 1; j < layout->rows->len; j++)
      g_assert_cmpfloat (kiosk_key_row_get_width (g_ptr_array_index (layout->rows, j)), ==, width);
  }
}

static void
leads_to_another_and_back (void)
{
  g_autoptr (KioskKeyboardLayout) arabic = kiosk_keyboard_layout_load ("ar");
  g_autoptr (KioskKeyboardLayout) english = kiosk_keyboard_layout_load (arabic->switch_to);
  g_autoptr (KioskKeyboardLayout) number = kiosk_keyboard_layout_load ("number");

  g_assert_cmpstr (english->switch_to, ==, "ar");
  g_assert_null (number->switch_to);
}

static void
knows_what_there_is (void)
{
  g_assert_true (kiosk_keyboard_layout_exists ("ar"));
  g_assert_false (kiosk_keyboard_layout_exists ("klingon"));
  g_assert_false (kiosk_keyboard_layout_exists ("../icons/shop"));
}

static void
every_reader_has_one (void)
{
  g_assert_cmpstr (kiosk_keyboard_layout_for_language ("ar"), ==, "ar");
  g_assert_cmpstr (kiosk_keyboard_layout_for_language ("ur"), ==, "ur");
  g_assert_cmpstr (kiosk_keyboard_layout_for_language ("fil"), ==, "en");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kiosk/keyboard-layout/writes-every-letter", writes_every_letter);
  g_test_add_func ("/kiosk/keyboard-layout/rows-are-equally-wide", rows_are_equally_wide);
  g_test_add_func ("/kiosk/keyboard-layout/leads-to-another-and-back", leads_to_another_and_back);
  g_test_add_func ("/kiosk/keyboard-layout/knows-what-there-is", knows_what_there_is);
  g_test_add_func ("/kiosk/keyboard-layout/every-reader-has-one", every_reader_has_one);
  return g_test_run ();
}
