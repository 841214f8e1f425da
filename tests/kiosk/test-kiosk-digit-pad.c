/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-button.h"
#include "kiosk-digit-pad.h"

#include "support-stage.h"

static KioskDigitPad *
build (void)
{
  return g_object_new (KIOSK_TYPE_DIGIT_PAD, "title", "PIN", "secret", TRUE, NULL);
}

static void
collect_labels (GtkWidget *widget, GString *text)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_labels (child, text);
}

static gboolean
shows (KioskDigitPad *pad, const char *words)
{
  GString *text = g_string_new (NULL);
  gboolean is_shown;

  collect_labels (GTK_WIDGET (pad), text);
  is_shown = strstr (text->str, words) != NULL;
  g_string_free (text, TRUE);
  return is_shown;
}

/* By place: the first nine, and the one between the keys that delete. */
static char *
read_order (KioskDigitPad *pad)
{
  GtkWidget *grid = gtk_widget_get_last_child (GTK_WIDGET (pad));
  GString *order = g_string_new (NULL);

  for (int place = 0; place < 11; place++) {
    GtkWidget *key = gtk_grid_get_child_at (GTK_GRID (grid), place % 3, place / 3);
    GVariant *digit = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (key));

    if (digit != NULL)
      g_string_append (order, g_variant_get_string (digit, NULL));
  }
  return g_string_free (order, FALSE);
}

static void
test_takes_digits (void)
{
  KioskDigitPad *pad = build ();
  GtkWidget *window = stage_show (GTK_TEXT_DIR_LTR, GTK_WIDGET (pad));

  kiosk_digit_pad_insert (pad, "20");
  kiosk_digit_pad_insert (pad, "٤2");
  kiosk_digit_pad_insert (pad, "x-2<6");
  g_assert_cmpstr (kiosk_digit_pad_get_text (pad), ==, "204226");
  kiosk_digit_pad_backspace (pad);
  g_assert_cmpstr (kiosk_digit_pad_get_text (pad), ==, "20422");
  kiosk_digit_pad_insert (pad, "1111111111111111111111");
  g_assert_cmpuint (strlen (kiosk_digit_pad_get_text (pad)), ==, KIOSK_DIGIT_PAD_MAXIMUM);
  kiosk_digit_pad_clear (pad);
  g_assert_cmpstr (kiosk_digit_pad_get_text (pad), ==, "");
  stage_finish (window, GTK_WIDGET (pad));
}

static void
test_keeps_it_secret (void)
{
  KioskDigitPad *pad = build ();
  GtkWidget *window = stage_show (GTK_TEXT_DIR_LTR, GTK_WIDGET (pad));

  kiosk_digit_pad_insert (pad, "2042");
  g_assert_true (shows (pad, "● ● ● ●"));
  g_assert_false (shows (pad, "2042"));
  stage_finish (window, GTK_WIDGET (pad));
}

static void
test_speaks_arabic (void)
{
  KioskDigitPad *pad = build ();
  GtkWidget *window = stage_show (GTK_TEXT_DIR_RTL, GTK_WIDGET (pad));

  kiosk_digit_pad_set_language (pad, "ar");
  g_assert_true (shows (pad, "٧"));
  g_assert_false (shows (pad, "7"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (pad), "pad.type", "s", "7"));
  g_assert_cmpstr (kiosk_digit_pad_get_text (pad), ==, "7");
  stage_finish (window, GTK_WIDGET (pad));
}

/* Each digit once; that twenty showings are all alike happens once in 10^131 runs. */
static void
test_shuffles (void)
{
  g_autofree char *first = NULL;
  gboolean has_changed = FALSE;

  for (int i = 0; i < 20; i++) {
    KioskDigitPad *pad = g_object_ref_sink (build ());
    g_autofree char *order = read_order (pad);

    g_assert_cmpuint (strlen (order), ==, 10);
    for (char digit = '0'; digit <= '9'; digit++)
      g_assert_nonnull (strchr (order, digit));
    has_changed |= first != NULL && !g_str_equal (first, order);
    if (first == NULL)
      first = g_strdup (order);
    g_object_unref (pad);
  }
  g_assert_true (has_changed);
}

/* A screen reader hears the digit, and Enter presses it. */
static void
test_keys_take_the_focus (void)
{
  KioskDigitPad *pad = build ();
  GtkWidget *window = stage_show (GTK_TEXT_DIR_LTR, GTK_WIDGET (pad));
  GtkWidget *key =
    gtk_grid_get_child_at (GTK_GRID (gtk_widget_get_last_child (GTK_WIDGET (pad))), 0, 0);
  GVariant *digit = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (key));
  g_autofree char *name = g_strdup (g_variant_get_string (digit, NULL));

  /* Without a name of its own, a button's words are its name. */
  g_assert_cmpstr (kiosk_button_get_text (KIOSK_BUTTON (key)), ==, name);
  g_assert_null (kiosk_button_get_accessible_name (KIOSK_BUTTON (key)));
  g_assert_true (gtk_widget_grab_focus (key));
  g_assert_true (gtk_widget_activate (key));
  support_run_until (g_str_equal (kiosk_digit_pad_get_text (pad), name));
  stage_finish (window, GTK_WIDGET (pad));
}

static void
add_tests (void)
{
  g_test_add_func ("/kiosk/digit-pad/takes-the-digits-of-both-scripts", test_takes_digits);
  g_test_add_func ("/kiosk/digit-pad/shows-a-secret-as-dots", test_keeps_it_secret);
  g_test_add_func ("/kiosk/digit-pad/shows-arabic-digits-in-arabic", test_speaks_arabic);
  g_test_add_func ("/kiosk/digit-pad/lies-in-another-order-each-time", test_shuffles);
  g_test_add_func ("/kiosk/digit-pad/is-worked-by-keyboard-and-screen-reader",
                   test_keys_take_the_focus);
}

int
main (int argc, char **argv)
{
  return stage_run (argc, argv, add_tests);
}
