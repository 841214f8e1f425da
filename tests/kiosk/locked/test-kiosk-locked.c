/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* Nothing gets out: every key of a keyboard, with every set of modifiers, and all that a scanner
 * could be made to type, on every screen there is. Afterwards there is one window, nothing in a
 * clipboard and no other page than a key may lead to. */

#include "locked-input.h"
#include "locked-screens.h"

#include "kiosk-language.h"
#include "kiosk-style.h"

#define WIDTH_PX 1080
#define HEIGHT_PX 1920

typedef struct {
  KioskPage *page;
  guint over_count;
  guint deed_count;
  GtkWidget *focus;
  char *typed;
} Moment;

/* What the agent was asked to do, and not only to look up. */
static guint
count_deeds (Kiosk *kiosk)
{
  const KioskBench *bench = kiosk->bench;

  return bench->submit_count + bench->print_count + bench->sheet_count + bench->refill_count +
         bench->resume_count + (guint) bench->outcomes->len;
}

/* All text that was typed, with its direction, and every window that hangs on a widget. */
static void
read_typed (GtkWidget *widget, GString *text, guint *ret_natives)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_NATIVE (widget))
    (*ret_natives)++;
  if (GTK_IS_TEXT (widget))
    g_string_append_printf (text, "%d:%d:%s\n", gtk_widget_get_direction (widget),
                            gtk_text_get_overwrite_mode (GTK_TEXT (widget)),
                            gtk_editable_get_text (GTK_EDITABLE (widget)));
  if (GTK_IS_TEXT_VIEW (widget)) {
    g_autofree char *lines = NULL;

    g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), "text", &lines, NULL);
    g_string_append_printf (text, "%d:%d:%s\n", gtk_widget_get_direction (widget),
                            gtk_text_view_get_overwrite (GTK_TEXT_VIEW (widget)), lines);
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    read_typed (child, text, ret_natives);
}

static Moment *
moment_new (Kiosk *kiosk)
{
  Moment *moment = g_new0 (Moment, 1);
  GString *typed = g_string_new (NULL);
  guint natives = 0;

  read_typed (GTK_WIDGET (kiosk->window), typed, &natives);
  g_assert_cmpuint (natives, ==, 1);
  moment->page = kiosk_window_get_page (kiosk->window);
  moment->over_count = kiosk->over_count;
  moment->deed_count = count_deeds (kiosk);
  moment->focus = gtk_window_get_focus (GTK_WINDOW (kiosk->window));
  moment->typed = g_string_free (typed, FALSE);
  return moment;
}

static void
moment_free (Moment *moment)
{
  g_free (moment->typed);
  g_free (moment);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Moment, moment_free)

/* Whatever was pressed. */
static void
assert_closed (Kiosk *kiosk, LockedInput *input)
{
  locked_input_settle (input);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 1);
  g_assert_true (gtk_window_is_active (GTK_WINDOW (kiosk->window)));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (kiosk->window)));
  locked_input_assert_alone (input, WIDTH_PX, HEIGHT_PX);
}

static void
assert_unmoved (Kiosk *kiosk, const LockedScreen *screen, const Moment *before)
{
  if (screen->is_passing)
    return;
  g_assert_true (kiosk_window_get_page (kiosk->window) == before->page);
  g_assert_cmpuint (kiosk->over_count, ==, before->over_count);
  g_assert_cmpuint (count_deeds (kiosk), ==, before->deed_count);
}

static LockedInput *
reach (Kiosk *kiosk, const LockedScreen *screen)
{
  LockedInput *input = NULL;

  screen->reach (kiosk);
  if (step_of (kiosk) != screen->step)
    kiosk_page_go (page_of (kiosk), screen->step);
  g_assert_cmpstr (kiosk_step_get_name (step_of (kiosk)), ==, kiosk_step_get_name (screen->step));
  support_run_until (gtk_widget_get_mapped (GTK_WIDGET (page_of (kiosk))));
  input = locked_input_new (GTK_WINDOW (kiosk->window));
  locked_input_lock (input, LOCKED_NO_LOCK);
  assert_closed (kiosk, input);
  return input;
}

/* A chord is nothing at all: no letter, no other focus, no page. */
static void
test_chords (Kiosk *kiosk, gconstpointer user_data)
{
  const LockedScreen *screen = user_data;
  g_autoptr (LockedInput) input = reach (kiosk, screen);
  g_autoptr (Moment) before = moment_new (kiosk);

  for (guint modifiers = 0; modifiers < LOCKED_EVERY_SET; modifiers++) {
    g_autoptr (Moment) after = NULL;

    if ((modifiers & LOCKED_CHORD) == 0)
      continue;
    g_test_message ("modifiers %x", modifiers);
    locked_input_hold (input, modifiers);
    for (guint key = LOCKED_FIRST_KEY; key <= LOCKED_LAST_KEY; key++)
      locked_input_tap (input, key);
    locked_input_let_go (input, modifiers);
    locked_input_lock (input, LOCKED_NO_LOCK);
    assert_closed (kiosk, input);
    assert_unmoved (kiosk, screen, before);
    after = moment_new (kiosk);
    if (!screen->is_passing) {
      g_assert_cmpstr (after->typed, ==, before->typed);
      g_assert_true (after->focus == before->focus);
    }
  }
}

/* These press what has the focus, and lead on from a page. */
static gboolean
may_move (guint symbol)
{
  return symbol == GDK_KEY_Return || symbol == GDK_KEY_KP_Enter || symbol == GDK_KEY_ISO_Enter ||
         symbol == GDK_KEY_space || symbol == GDK_KEY_KP_Space;
}

/* One by one only for whoever asks which it was (--verbose): the server notes all that happened. */
static void
type_all (Kiosk *kiosk, LockedInput *input, guint modifiers, LockedLock lock)
{
  for (guint key = LOCKED_FIRST_KEY; key <= LOCKED_LAST_KEY; key++) {
    const guint symbol = locked_input_get_symbol (input, key);

    if (may_move (symbol))
      continue;
    locked_input_lock (input, lock);
    locked_input_hold (input, modifiers);
    locked_input_tap (input, key);
    locked_input_let_go (input, modifiers);
    if (g_test_verbose ()) {
      g_test_message ("key %u (%s)", key, gdk_keyval_name (symbol));
      assert_closed (kiosk, input);
    }
  }
  locked_input_lock (input, LOCKED_NO_LOCK);
}

/* What is typed may stand in a field and move the focus, no more. */
static void
test_typing (Kiosk *kiosk, gconstpointer user_data)
{
  const LockedScreen *screen = user_data;
  g_autoptr (LockedInput) input = reach (kiosk, screen);
  g_autoptr (Moment) before = moment_new (kiosk);

  for (guint modifiers = 0; modifiers < LOCKED_CONTROL; modifiers++)
    for (LockedLock lock = 0; lock < LOCKED_LOCK_COUNT; lock++) {
      g_test_message ("modifiers %x, lock %d", modifiers, lock);
      type_all (kiosk, input, modifiers, lock);
      assert_closed (kiosk, input);
      assert_unmoved (kiosk, screen, before);
    }
}

/* They may lead to another page, and so to the end of a visit, but to no other window. */
static void
test_entering (Kiosk *kiosk, gconstpointer user_data)
{
  static const guint symbols[] = { GDK_KEY_space, GDK_KEY_KP_Enter, GDK_KEY_Return };
  g_autoptr (LockedInput) input = reach (kiosk, user_data);

  for (guint modifiers = 0; modifiers < LOCKED_CONTROL; modifiers++)
    for (gsize i = 0; i < G_N_ELEMENTS (symbols); i++) {
      locked_input_tap_symbol (input, modifiers, symbols[i]);
      assert_closed (kiosk, input);
      moment_free (moment_new (kiosk));
    }
}

typedef struct {
  guint modifiers;
  guint symbol;
  const char *text; /* typed after it, and then Enter */
} Burst;

/* What people have put into barcodes: a scanner's own chords, and what they would type after them.
 */
static const Burst bursts[] = {
  { LOCKED_CONTROL, GDK_KEY_o, "/etc/passwd" },
  { LOCKED_CONTROL, GDK_KEY_p, "" },
  { LOCKED_CONTROL, GDK_KEY_s, "" },
  { LOCKED_CONTROL, GDK_KEY_l, "file:///etc/passwd" },
  { LOCKED_SUPER, GDK_KEY_r, "cmd.exe /c calc" },
  { LOCKED_ALT, GDK_KEY_F2, "xterm" },
  { LOCKED_ALT, GDK_KEY_F4, "" },
  { LOCKED_ALT, GDK_KEY_space, "c" },
  { LOCKED_ALT, GDK_KEY_Tab, "" },
  { LOCKED_ALT | LOCKED_CONTROL, GDK_KEY_Delete, "" },
  { LOCKED_ALT | LOCKED_CONTROL, GDK_KEY_t, "id; reboot" },
  { LOCKED_CONTROL | LOCKED_SHIFT, GDK_KEY_Escape, "" },
  { LOCKED_CONTROL | LOCKED_SHIFT, GDK_KEY_i, "" },
  { LOCKED_CONTROL | LOCKED_SHIFT, GDK_KEY_d, "" },
  { LOCKED_CONTROL | LOCKED_SHIFT, GDK_KEY_u, "202e" },
  { LOCKED_CONTROL, GDK_KEY_period, "" },
  { LOCKED_CONTROL, GDK_KEY_a, "" },
  { LOCKED_CONTROL, GDK_KEY_c, "" },
  { LOCKED_CONTROL, GDK_KEY_v, "" },
  { 0, GDK_KEY_Escape, "[2J" },
  { 0, GDK_KEY_Escape, "]52;c;AAAA" },
  { 0, GDK_KEY_F1, "]C1" },
  { 0, GDK_KEY_Menu, "" },
  { 0, GDK_KEY_F10, "" },
  { 0, GDK_KEY_Print, "" },
  { LOCKED_SHIFT, GDK_KEY_Insert, "" },
  { LOCKED_SHIFT, GDK_KEY_Home, "" },
  { 0, GDK_KEY_percent, "SYSTEMROOT%\\..\\" },
  { 0, GDK_KEY_less, "a href='file:///'>x</a>" },
};

static void
scan (Kiosk *kiosk, const LockedScreen *screen, LockedInput *input, const Burst *burst)
{
  g_autoptr (Moment) before = moment_new (kiosk);

  g_test_message ("%x %s %s", burst->modifiers, gdk_keyval_name (burst->symbol), burst->text);
  locked_input_tap_symbol (input, burst->modifiers, burst->symbol);
  locked_input_type (input, burst->text);
  assert_closed (kiosk, input);
  assert_unmoved (kiosk, screen, before);
}

/* All that is no character, all that steers others, and what Latin keyboards do not have. */
static void
scan_controls (Kiosk *kiosk, const LockedScreen *screen, LockedInput *input)
{
  static const gunichar ranges[][2] = {
    { 0x00, 0x1f },     { 0x7f, 0x9f },     { 0x200b, 0x200f },   { 0x2028, 0x202e },
    { 0x2066, 0x2069 }, { 0xfff9, 0xfffb }, { 0xe0001, 0xe0001 }, { 0xf8ff, 0xf8ff },
  };
  g_autoptr (Moment) before = moment_new (kiosk);
  g_autoptr (Moment) after = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (ranges); i++)
    for (gunichar character = ranges[i][0]; character <= ranges[i][1]; character++)
      if (character != 0x200c && character != 0x200d)
        locked_input_tap_symbol (input, 0, 0x01000000 | character);
  assert_closed (kiosk, input);
  assert_unmoved (kiosk, screen, before);
  after = moment_new (kiosk);
  if (!screen->is_passing)
    g_assert_cmpstr (after->typed, ==, before->typed);
}

#define LONG_SCAN_BYTES 10000

static void
scan_at_length (Kiosk *kiosk, const LockedScreen *screen, LockedInput *input)
{
  g_autofree char *text = g_strnfill (LONG_SCAN_BYTES, '7');
  g_autoptr (Moment) before = moment_new (kiosk);
  g_autoptr (Moment) after = NULL;

  locked_input_type (input, text);
  assert_closed (kiosk, input);
  assert_unmoved (kiosk, screen, before);
  after = moment_new (kiosk);
  g_assert_cmpuint (strlen (after->typed), <, LONG_SCAN_BYTES / 2);
}

static void
test_scans (Kiosk *kiosk, gconstpointer user_data)
{
  const LockedScreen *screen = user_data;
  g_autoptr (LockedInput) input = reach (kiosk, screen);

  scan_controls (kiosk, screen, input);
  for (gsize i = 0; i < G_N_ELEMENTS (bursts); i++)
    scan (kiosk, screen, input, &bursts[i]);
  scan_at_length (kiosk, screen, input);
}

/* Their Enter may lead on from a page that has a field: so only where nothing else may follow. */
static void
test_entered_scans (Kiosk *kiosk, gconstpointer user_data)
{
  g_autoptr (LockedInput) input = reach (kiosk, user_data);
  const guint deed_count = count_deeds (kiosk);

  for (gsize i = 0; i < G_N_ELEMENTS (bursts); i++) {
    locked_input_tap_symbol (input, bursts[i].modifiers, bursts[i].symbol);
    locked_input_type (input, *bursts[i].text != '\0' ? bursts[i].text : "x");
    locked_input_tap_symbol (input, 0, GDK_KEY_Return);
    assert_closed (kiosk, input);
  }
  g_assert_cmpuint (count_deeds (kiosk), ==, deed_count);
}

#define GRID_PX 120
#define LAST_BUTTON 9

/* All buttons but the first, and the wheel, everywhere. */
static void
press_everywhere (LockedInput *input)
{
  for (int y = GRID_PX / 2; y < HEIGHT_PX; y += GRID_PX)
    for (int x = GRID_PX / 2; x < WIDTH_PX; x += GRID_PX)
      for (guint button = 2; button <= LAST_BUTTON; button++) {
        locked_input_point (input, x, y);
        locked_input_press (input, button);
        locked_input_release (input, button);
      }
}

/* Twice and thrice, and from end to end: what marks text elsewhere. */
static void
drag_over (LockedInput *input, GtkWidget *text)
{
  graphene_rect_t area;

  if (!gtk_widget_compute_bounds (text, GTK_WIDGET (gtk_widget_get_root (text)), &area))
    return;
  for (guint i = 0; i < 4; i++) {
    locked_input_point (input, (int) area.origin.x + 4,
                        (int) (area.origin.y + area.size.height / 2));
    locked_input_press (input, 1);
    if (i == 3)
      for (int step = 1; step < 20; step++)
        locked_input_point (input, (int) (area.origin.x + area.size.width * (float) step / 20),
                            (int) (area.origin.y + area.size.height / 2));
    locked_input_release (input, 1);
  }
}

static void
drag_over_texts (LockedInput *input, GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_TEXT (widget) || GTK_IS_TEXT_VIEW (widget))
    drag_over (input, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    drag_over_texts (input, child);
}

static void
test_pointing (Kiosk *kiosk, gconstpointer user_data)
{
  const LockedScreen *screen = user_data;
  g_autoptr (LockedInput) input = reach (kiosk, screen);
  g_autoptr (Moment) before = moment_new (kiosk);
  g_autoptr (Moment) after = NULL;

  press_everywhere (input);
  drag_over_texts (input, GTK_WIDGET (kiosk->window));
  assert_closed (kiosk, input);
  assert_unmoved (kiosk, screen, before);
  after = moment_new (kiosk);
  if (!screen->is_passing)
    g_assert_cmpstr (after->typed, ==, before->typed);
}

static void
tear_down (Kiosk *kiosk, gconstpointer user_data)
{
  kiosk_bench_store_now (kiosk->bench);
  kiosk_tear_down (kiosk, user_data);
}

static void
add_screen (const LockedScreen *screen)
{
  static const struct {
    const char *name;
    void (*test) (Kiosk *kiosk, gconstpointer user_data);
  } tests[] = {
    { "no-chord-does-anything", test_chords },    { "no-key-leads-out", test_typing },
    { "enter-opens-nothing", test_entering },     { "no-scan-leads-out", test_scans },
    { "nor-with-its-enter", test_entered_scans }, { "no-button-opens-anything", test_pointing },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strdup_printf ("/kiosk/locked/%s/%s", screen->name, tests[i].name);

    g_test_add (path, Kiosk, screen, screen->set_up, tests[i].test, tear_down);
  }
}

/* A new step is a new screen, and a new screen is looked at. */
static void
test_all_screens (void)
{
  gsize count = 0;
  const LockedScreen *screens = locked_screens_get_all (&count);

  for (KioskStep step = KIOSK_STEP_ATTRACT; step < KIOSK_STEP_COUNT; step++) {
    gboolean is_there = FALSE;

    for (gsize i = 0; i < count; i++)
      is_there |= screens[i].step == step;
    g_test_message ("%s", kiosk_step_get_name (step));
    g_assert_true (is_there);
  }
}

/* Latin letters first, Arabic ones as the second layout. The server forgets it with its last
 * client, so the display has to be open already. */
static void
install_keyboard (void)
{
  const char *const command[] = { "setxkbmap", "-layout", "us,ara", "-option", "", NULL };
  g_autoptr (GSubprocess) process = g_subprocess_newv (command, G_SUBPROCESS_FLAGS_NONE, NULL);

  g_assert_nonnull (process);
  g_assert_true (g_subprocess_wait_check (process, NULL, NULL));
}

int
main (int argc, char **argv)
{
  gsize count = 0;
  const LockedScreen *screens = locked_screens_get_all (&count);

  kiosk_language_bind ();
  gtk_test_init (&argc, &argv, NULL);
  install_keyboard ();
  kiosk_style_install (gdk_display_get_default ());

  g_test_add_func ("/kiosk/locked/knows-every-screen", test_all_screens);
  for (gsize i = 0; i < count; i++)
    add_screen (&screens[i]);

  return g_test_run ();
}
