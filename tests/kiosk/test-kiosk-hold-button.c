/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-hold-button.h"
#include "support-stage.h"

/* Presses come from the X server itself (XTest), so that GTK's own gestures decide. */

static void
xdo (const char *command)
{
  g_autofree char *line = g_strconcat ("xdotool ", command, NULL);
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_command_line_sync (line, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static void
xdo_at (graphene_rect_t bounds, const char *action)
{
  g_autofree char *command =
    g_strdup_printf ("mousemove %d %d %s", (int) (bounds.origin.x + bounds.size.width / 2),
                     (int) (bounds.origin.y + bounds.size.height / 2), action);

  xdo (command);
}

static gboolean
is_pressed (GtkWidget *button)
{
  return (gtk_widget_get_state_flags (button) & GTK_STATE_FLAG_ACTIVE) != 0;
}

static void
on_pressed (KioskHoldButton *button, gpointer user_data)
{
  *(guint *) user_data += 1;
}

static GtkWidget *
show (gboolean repeats, guint *press_count, GtkWidget **ret_window)
{
  GtkWidget *button = kiosk_hold_button_new ();

  kiosk_hold_button_set_repeats (KIOSK_HOLD_BUTTON (button), repeats);
  gtk_button_set_label (GTK_BUTTON (button), "x");
  g_signal_connect (button, "pressed", G_CALLBACK (on_pressed), press_count);
  *ret_window = stage_show (GTK_TEXT_DIR_LTR, button);
  return button;
}

static void
counts_when_let_go_within (void)
{
  guint press_count = 0;
  GtkWidget *window, *button = show (FALSE, &press_count, &window);

  xdo_at (stage_bounds (button), "mousedown 1");
  support_run_until (is_pressed (button));
  g_assert_cmpuint (press_count, ==, 0);
  xdo ("mouseup 1");
  support_run_until (press_count > 0);
  support_run_until (!is_pressed (button));
  g_assert_cmpuint (press_count, ==, 1);
  stage_finish (window, button);
}

static void
counts_for_nothing_when_it_slides_off (void)
{
  guint press_count = 0;
  GtkWidget *window, *button = show (FALSE, &press_count, &window);

  xdo_at (stage_bounds (button), "mousedown 1");
  support_run_until (is_pressed (button));
  xdo ("mousemove 500 1500");
  xdo ("mouseup 1");
  support_run_until (!is_pressed (button));
  g_assert_cmpuint (press_count, ==, 0);
  stage_finish (window, button);
}

static void
repeats_while_held_and_not_once_more_after (void)
{
  guint press_count = 0, held_count;
  GtkWidget *window, *button = show (TRUE, &press_count, &window);

  xdo_at (stage_bounds (button), "mousedown 1");
  support_run_until (press_count >= 3);
  xdo ("mouseup 1");
  support_run_until (!is_pressed (button));
  held_count = press_count;
  stage_settle (window);
  g_assert_cmpuint (press_count, ==, held_count);

  xdo_at (stage_bounds (button), "click 1");
  support_run_until (press_count == held_count + 1);
  stage_finish (window, button);
}

static void
add_tests (void)
{
  g_test_add_func ("/kiosk/hold-button/counts-when-let-go-within", counts_when_let_go_within);
  g_test_add_func ("/kiosk/hold-button/counts-for-nothing-when-it-slides-off",
                   counts_for_nothing_when_it_slides_off);
  g_test_add_func ("/kiosk/hold-button/repeats-while-held-and-not-once-more-after",
                   repeats_while_held_and_not_once_more_after);
}

int
main (int argc, char *argv[])
{
  return stage_run (argc, argv, add_tests);
}
