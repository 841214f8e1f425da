/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-words.h"

#include "support-stage.h"

/* GTK logs a critical for the box around a label that asks for more than it told. */
static void
a_code_asks_for_no_more_room_than_it_told (void)
{
  GtkWidget *label =
    kiosk_words_new ("If you have one: 4 letters and 4 digits, such as RAAA2919", "hint");
  GtkWidget *window = stage_show (GTK_TEXT_DIR_LTR, label);
  int told, asked;

  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &told, NULL, NULL, NULL);
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, 1 << 20, &asked, NULL, NULL, NULL);
  g_assert_cmpint (asked, <=, told);
  stage_finish (window, label);
}

static void
takes_what_it_gets_for_plain_text (void)
{
  g_autoptr (GtkWidget) label = g_object_ref_sink (kiosk_words_new (STAGE_HOSTILE, NULL));

  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "<b>&amp;</b>evil </span>");
  kiosk_words_set (label, NULL);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "");
}

static void
add_tests (void)
{
  g_test_add_func ("/kiosk/words/a-code-asks-for-no-more-room-than-it-told",
                   a_code_asks_for_no_more_room_than_it_told);
  g_test_add_func ("/kiosk/words/takes-what-it-gets-for-plain-text",
                   takes_what_it_gets_for_plain_text);
}

int
main (int argc, char *argv[])
{
  return stage_run (argc, argv, add_tests);
}
