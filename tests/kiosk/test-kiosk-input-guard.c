/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-input-guard.h"

static void
test_ways_out (void)
{
  static const struct {
    guint key;
    GdkModifierType state;
  } ways[] = {
    { GDK_KEY_i, GDK_CONTROL_MASK | GDK_SHIFT_MASK }, /* the inspector */
    { GDK_KEY_d, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { GDK_KEY_u, GDK_CONTROL_MASK | GDK_SHIFT_MASK }, /* a character by its number */
    { GDK_KEY_period, GDK_CONTROL_MASK },             /* the emoji chooser */
    { GDK_KEY_semicolon, GDK_CONTROL_MASK },
    { GDK_KEY_c, GDK_CONTROL_MASK },
    { GDK_KEY_v, GDK_CONTROL_MASK },
    { GDK_KEY_q, GDK_CONTROL_MASK },
    { GDK_KEY_F4, GDK_ALT_MASK },
    { GDK_KEY_space, GDK_ALT_MASK },
    { GDK_KEY_Tab, GDK_SUPER_MASK },
    { GDK_KEY_F10, 0 },
    { GDK_KEY_F10, GDK_SHIFT_MASK },
    { GDK_KEY_F1, 0 },
    { GDK_KEY_Menu, 0 },
    { GDK_KEY_Print, 0 },
    { GDK_KEY_Super_L, 0 },
    { GDK_KEY_Insert, GDK_SHIFT_MASK },
    { GDK_KEY_Escape, 0 },
    { GDK_KEY_Home, GDK_SHIFT_MASK }, /* marks text, which the selection hands on */
    { GDK_KEY_KP_Left, GDK_SHIFT_MASK },
    { GDK_KEY_Delete, GDK_SHIFT_MASK }, /* cuts */
    { GDK_KEY_KP_Insert, 0 },           /* overwrites from now on */
    { GDK_KEY_Multi_key, 0 },
    { GDK_KEY_dead_acute, 0 },
    { GDK_KEY_Help, 0 },
    { GDK_KEY_Undo, 0 },
    { GDK_KEY_Clear, 0 },
    { GDK_KEY_Pause, 0 },
    { GDK_KEY_Explorer, 0 },
    { GDK_KEY_WWW, 0 },
    { GDK_KEY_Calculator, 0 },
    { GDK_KEY_PowerOff, 0 },
    { GDK_KEY_Switch_VT_1, 0 },
    { 0x0100202E, 0 }, /* turns the line round */
    { 0x01000080, 0 },
    { 0x0100E000, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    g_assert_true (kiosk_input_guard_refuses_key (ways[i].key, ways[i].state));
}

static void
test_what_is_typed (void)
{
  static const guint keys[] = { GDK_KEY_a,     GDK_KEY_7,         GDK_KEY_Arabic_beh,
                                GDK_KEY_space, GDK_KEY_BackSpace, GDK_KEY_Return,
                                GDK_KEY_Tab,   GDK_KEY_KP_5,      0x0100200C };
  static const guint moves[] = { GDK_KEY_Left, GDK_KEY_End, GDK_KEY_KP_Home, GDK_KEY_Delete };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++) {
    g_assert_false (kiosk_input_guard_refuses_key (keys[i], 0));
    g_assert_false (kiosk_input_guard_refuses_key (keys[i], GDK_SHIFT_MASK | GDK_LOCK_MASK));
  }
  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    g_assert_false (kiosk_input_guard_refuses_key (moves[i], GDK_LOCK_MASK));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kiosk/input-guard/swallows-every-way-out", test_ways_out);
  g_test_add_func ("/kiosk/input-guard/lets-typing-through", test_what_is_typed);

  return g_test_run ();
}
