/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-key.h"
#include "kiosk-keyboard.h"
#include "support-stage.h"

typedef struct {
  GString *text;
  guint backspace_count;
} Heard;

static void
on_insert (KioskKeyboard *keyboard, const char *text, gpointer user_data)
{
  g_string_append (((Heard *) user_data)->text, text);
}

static void
on_backspace (KioskKeyboard *keyboard, gpointer user_data)
{
  ((Heard *) user_data)->backspace_count++;
}

static GtkWidget *
show_keyboard (const char *layout, GtkTextDirection direction, Heard *heard, GtkWidget **ret_window)
{
  GtkWidget *keyboard = kiosk_keyboard_new ();

  kiosk_keyboard_set_layout (KIOSK_KEYBOARD (keyboard), layout);
  if (heard) {
    heard->text = g_string_new (NULL);
    g_signal_connect (keyboard, "insert", G_CALLBACK (on_insert), heard);
    g_signal_connect (keyboard, "backspace", G_CALLBACK (on_backspace), heard);
  }
  *ret_window = stage_show (direction, keyboard);
  return keyboard;
}

static GtkWidget *
find_key (GtkWidget *keyboard, KioskKeyRole role, const char *text)
{
  for (GtkWidget *key = gtk_widget_get_first_child (keyboard); key;
       key = gtk_widget_get_next_sibling (key))
    if (kiosk_key_get_face (KIOSK_KEY (key))->role == role &&
        (!text || g_strcmp0 (kiosk_key_get_text (KIOSK_KEY (key)), text) == 0))
      return key;
  return NULL;
}

static void
press (GtkWidget *keyboard, KioskKeyRole role, const char *text)
{
  GtkWidget *key = find_key (keyboard, role, text);

  g_assert_nonnull (key);
  g_signal_emit_by_name (key, "clicked");
}

static void
every_key_is_big_enough (gconstpointer layout)
{
  GtkWidget *window, *keyboard = show_keyboard (layout, GTK_TEXT_DIR_RTL, NULL, &window);

  g_assert_cmpfloat (stage_bounds (keyboard).size.height, ==, 560);
  for (GtkWidget *key = gtk_widget_get_first_child (keyboard); key;
       key = gtk_widget_get_next_sibling (key)) {
    graphene_rect_t bounds;

    if (!gtk_widget_get_visible (key))
      continue;
    bounds = stage_bounds (key);
    g_assert_cmpfloat (bounds.size.width, >=, 80);
    g_assert_cmpfloat (bounds.size.height, >=, 80);
    g_assert_cmpfloat (bounds.origin.x, >=, 20);
    g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, STAGE_WIDTH - 20 + 1);
  }
  stage_finish (window, keyboard);
}

static void
types_arabic (void)
{
  Heard heard = { 0 };
  GtkWidget *window, *keyboard = show_keyboard ("ar", GTK_TEXT_DIR_RTL, &heard, &window);

  press (keyboard, KIOSK_KEY_CHARACTER, "أ");
  press (keyboard, KIOSK_KEY_CHARACTER, "ب");
  press (keyboard, KIOSK_KEY_SPACE, NULL);
  press (keyboard, KIOSK_KEY_CHARACTER, "٩");
  press (keyboard, KIOSK_KEY_BACKSPACE, NULL);
  g_assert_cmpstr (heard.text->str, ==, "أب ٩");
  g_assert_cmpuint (heard.backspace_count, ==, 1);
  g_string_free (heard.text, TRUE);
  stage_finish (window, keyboard);
}

static void
shift_holds_for_one_letter_or_until_touched_again (void)
{
  Heard heard = { 0 };
  GtkWidget *window, *keyboard = show_keyboard ("en", GTK_TEXT_DIR_LTR, &heard, &window);

  press (keyboard, KIOSK_KEY_SHIFT, NULL);
  press (keyboard, KIOSK_KEY_CHARACTER, "A");
  press (keyboard, KIOSK_KEY_CHARACTER, "b");
  press (keyboard, KIOSK_KEY_SHIFT, NULL);
  press (keyboard, KIOSK_KEY_SHIFT, NULL);
  press (keyboard, KIOSK_KEY_CHARACTER, "C");
  press (keyboard, KIOSK_KEY_CHARACTER, "D");
  press (keyboard, KIOSK_KEY_SHIFT, NULL);
  press (keyboard, KIOSK_KEY_CHARACTER, "e");
  g_assert_cmpstr (heard.text->str, ==, "AbCDe");
  g_string_free (heard.text, TRUE);
  stage_finish (window, keyboard);
}

static void
shift_shows_the_letters_behind (void)
{
  Heard heard = { 0 };
  GtkWidget *window, *keyboard = show_keyboard ("ur", GTK_TEXT_DIR_RTL, &heard, &window);

  press (keyboard, KIOSK_KEY_CHARACTER, "ر");
  press (keyboard, KIOSK_KEY_SHIFT, NULL);
  press (keyboard, KIOSK_KEY_CHARACTER, "ڑ");
  press (keyboard, KIOSK_KEY_CHARACTER, "ر");
  press (keyboard, KIOSK_KEY_SHIFT, NULL);
  press (keyboard, KIOSK_KEY_CHARACTER, "ب");
  g_assert_cmpstr (heard.text->str, ==, "رڑرب");
  g_string_free (heard.text, TRUE);
  stage_finish (window, keyboard);
}

static void
switches_alphabets (void)
{
  GtkWidget *window, *keyboard = show_keyboard ("ar", GTK_TEXT_DIR_RTL, NULL, &window);

  press (keyboard, KIOSK_KEY_SWITCH, NULL);
  support_run_until (g_str_equal (kiosk_keyboard_get_layout (KIOSK_KEYBOARD (keyboard)), "en"));
  press (keyboard, KIOSK_KEY_SWITCH, NULL);
  support_run_until (g_str_equal (kiosk_keyboard_get_layout (KIOSK_KEYBOARD (keyboard)), "ar"));
  stage_finish (window, keyboard);
}

static void
the_switch_leads_round_to_where_she_began (void)
{
  static const char *const round[] = { "ar", "en", "ur", "ar" };
  GtkWidget *window, *keyboard = show_keyboard ("ur", GTK_TEXT_DIR_RTL, NULL, &window);

  for (guint i = 0; i < G_N_ELEMENTS (round); i++) {
    press (keyboard, KIOSK_KEY_SWITCH, NULL);
    support_run_until (
      g_str_equal (kiosk_keyboard_get_layout (KIOSK_KEYBOARD (keyboard)), round[i]));
  }
  stage_finish (window, keyboard);
}

static float
left_of (const char *layout, GtkTextDirection direction, const char *text)
{
  GtkWidget *window, *keyboard = show_keyboard (layout, direction, NULL, &window);
  float left = stage_bounds (find_key (keyboard, KIOSK_KEY_CHARACTER, text)).origin.x;

  stage_finish (window, keyboard);
  return left;
}

static void
rows_stand_as_drawn_whatever_the_direction (void)
{
  g_assert_cmpfloat (left_of ("ar", GTK_TEXT_DIR_LTR, "ض"), ==,
                     left_of ("ar", GTK_TEXT_DIR_RTL, "ض"));
  g_assert_cmpfloat (left_of ("ar", GTK_TEXT_DIR_RTL, "ض"), <,
                     left_of ("ar", GTK_TEXT_DIR_RTL, "ج"));
  g_assert_cmpfloat (left_of ("en", GTK_TEXT_DIR_RTL, "q"), <,
                     left_of ("en", GTK_TEXT_DIR_RTL, "p"));
  g_assert_cmpfloat (left_of ("number", GTK_TEXT_DIR_RTL, "1"), <,
                     left_of ("number", GTK_TEXT_DIR_RTL, "3"));
}

static void
shows_only_what_is_allowed (void)
{
  GtkWidget *window, *keyboard = show_keyboard ("ar", GTK_TEXT_DIR_RTL, NULL, &window);
  GtkWidget *space = find_key (keyboard, KIOSK_KEY_SPACE, NULL);
  GtkWidget *letter = find_key (keyboard, KIOSK_KEY_CHARACTER, "ب");
  float space_width = stage_bounds (space).size.width;
  float letter_height = stage_bounds (letter).size.height;

  stage_check_boolean (keyboard, "switch-allowed", FALSE);
  stage_check_boolean (keyboard, "numbers-allowed", FALSE);
  stage_settle (window);
  g_assert_false (gtk_widget_get_visible (find_key (keyboard, KIOSK_KEY_SWITCH, NULL)));
  g_assert_false (gtk_widget_get_visible (find_key (keyboard, KIOSK_KEY_CHARACTER, "٤")));
  g_assert_cmpfloat (stage_bounds (space).size.width, >, space_width);
  g_assert_cmpfloat (stage_bounds (letter).size.height, >, letter_height);
  stage_finish (window, keyboard);
}

static void
has_a_point_only_for_decimals (void)
{
  GtkWidget *window, *keyboard = show_keyboard ("number", GTK_TEXT_DIR_RTL, NULL, &window);

  g_assert_false (gtk_widget_get_visible (find_key (keyboard, KIOSK_KEY_DECIMAL, NULL)));
  stage_check_boolean (keyboard, "decimals-allowed", TRUE);
  g_assert_true (gtk_widget_get_visible (find_key (keyboard, KIOSK_KEY_DECIMAL, NULL)));
  stage_finish (window, keyboard);
}

static void
never_takes_the_focus (void)
{
  GtkWidget *window, *keyboard = show_keyboard ("en", GTK_TEXT_DIR_LTR, NULL, &window);

  g_assert_false (gtk_widget_child_focus (keyboard, GTK_DIR_TAB_FORWARD));
  stage_finish (window, keyboard);
}

static void
add_tests (void)
{
  static const char *const layouts[] = { "ar", "en", "ur", "number" };

  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++) {
    g_autofree char *path =
      g_strdup_printf ("/kiosk/keyboard/every-key-of-%s-is-big-enough", layouts[i]);

    g_test_add_data_func (path, layouts[i], every_key_is_big_enough);
  }
  g_test_add_func ("/kiosk/keyboard/types-arabic", types_arabic);
  g_test_add_func ("/kiosk/keyboard/shift-holds-for-one-letter-or-until-touched-again",
                   shift_holds_for_one_letter_or_until_touched_again);
  g_test_add_func ("/kiosk/keyboard/shift-shows-the-letters-behind",
                   shift_shows_the_letters_behind);
  g_test_add_func ("/kiosk/keyboard/switches-alphabets", switches_alphabets);
  g_test_add_func ("/kiosk/keyboard/the-switch-leads-round-to-where-she-began",
                   the_switch_leads_round_to_where_she_began);
  g_test_add_func ("/kiosk/keyboard/rows-stand-as-drawn-whatever-the-direction",
                   rows_stand_as_drawn_whatever_the_direction);
  g_test_add_func ("/kiosk/keyboard/shows-only-what-is-allowed", shows_only_what_is_allowed);
  g_test_add_func ("/kiosk/keyboard/has-a-point-only-for-decimals", has_a_point_only_for_decimals);
  g_test_add_func ("/kiosk/keyboard/never-takes-the-focus", never_takes_the_focus);
}

int
main (int argc, char *argv[])
{
  return stage_run (argc, argv, add_tests);
}
