/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "locked-input.h"

#include "support-run-until.h"

#include <X11/XKBlib.h>
#include <X11/extensions/XTest.h>
#include <X11/extensions/Xfixes.h>
#include <gdk/x11/gdkx.h>

/* A place that keyboards leave empty: its key tells that all before it has arrived. */
#define SENTINEL_KEY 255
#define SENTINEL_SYMBOL XK_F35
/* Another, for what no key gives. */
#define SPARE_KEY 8

struct _LockedInput {
  Display *display;
  Window root;
  Window window;
  GtkWidget *widget;
  GtkEventController *witness;
  guint sentinel_count;
  guint sent_sentinel_count;
  guint spare_symbol;
  guint held; /* LockedModifiers */
  int first_fixes_event;
  guint shown_count; /* windows, since the beginning */
  guint owned_count; /* selections */
};

static const KeySym modifier_symbols[] = { XK_Shift_L, XK_ISO_Level3_Shift, XK_Control_L,
                                           XK_Alt_L,   XK_Super_L,          XK_Meta_L };

static void
fake (LockedInput *self, guint key, gboolean is_press)
{
  g_assert_cmpuint (key, >, 0);
  XTestFakeKeyEvent (self->display, key, is_press, CurrentTime);
}

/* The newest controller of a widget is asked first: before whatever guards the window. */
static gboolean
on_event (GtkEventController *controller, GdkEvent *event, LockedInput *self)
{
  if (gdk_event_get_event_type (event) == GDK_KEY_RELEASE &&
      gdk_key_event_get_keycode (event) == SENTINEL_KEY)
    self->sentinel_count++;
  return GDK_EVENT_PROPAGATE;
}

static void
map_key (LockedInput *self, guint key, KeySym symbol)
{
  KeySym symbols[] = { symbol, symbol };

  XChangeKeyboardMapping (self->display, (int) key, 2, symbols, 1);
  XSync (self->display, False);
}

static void
take_focus (LockedInput *self)
{
  XSetInputFocus (self->display, self->window, RevertToParent, CurrentTime);
  /* Where no widget is, should a key move or press the mouse. */
  locked_input_point (self, 0, 0);
  XSync (self->display, False);
  support_run_until (gtk_window_is_active (GTK_WINDOW (self->widget)));
}

static void
watch_glass (LockedInput *self)
{
  static const char *const names[] = { "PRIMARY", "SECONDARY", "CLIPBOARD", "XdndSelection" };
  int first_error;

  g_assert_true (XFixesQueryExtension (self->display, &self->first_fixes_event, &first_error));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    XFixesSelectSelectionInput (self->display, self->root,
                                XInternAtom (self->display, names[i], False),
                                XFixesSetSelectionOwnerNotifyMask);
  XSelectInput (self->display, self->root, SubstructureNotifyMask);
}

static void
look_at_glass (LockedInput *self)
{
  while (XPending (self->display) > 0) {
    XEvent event;

    XNextEvent (self->display, &event);
    if (event.type == MapNotify)
      self->shown_count++;
    if (event.type == self->first_fixes_event + XFixesSelectionNotify &&
        ((XFixesSelectionNotifyEvent *) &event)->owner != None)
      self->owned_count++;
  }
}

LockedInput *
locked_input_new (GtkWindow *window)
{
  LockedInput *self = g_new0 (LockedInput, 1);
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  self->display = XOpenDisplay (NULL);
  g_assert_nonnull (self->display);
  self->root = DefaultRootWindow (self->display);
  self->window = gdk_x11_surface_get_xid (surface);
  self->widget = GTK_WIDGET (window);
  self->witness = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (self->witness, GTK_PHASE_CAPTURE);
  g_signal_connect (self->witness, "event", G_CALLBACK (on_event), self);
  gtk_widget_add_controller (self->widget, self->witness);
  map_key (self, SENTINEL_KEY, SENTINEL_SYMBOL);
  watch_glass (self);
  take_focus (self);
  return self;
}

void
locked_input_free (LockedInput *self)
{
  gtk_widget_remove_controller (self->widget, self->witness);
  XCloseDisplay (self->display);
  g_free (self);
}

static guint
get_modifier_key (LockedInput *self, guint index)
{
  return XKeysymToKeycode (self->display, modifier_symbols[index]);
}

static void
move_modifiers (LockedInput *self, guint modifiers, gboolean is_press)
{
  for (guint i = 0; i < G_N_ELEMENTS (modifier_symbols); i++)
    if ((modifiers & (1u << i)) != 0)
      fake (self, get_modifier_key (self, i), is_press);
}

void
locked_input_hold (LockedInput *self, guint modifiers)
{
  move_modifiers (self, modifiers, TRUE);
  self->held |= modifiers;
}

void
locked_input_let_go (LockedInput *self, guint modifiers)
{
  move_modifiers (self, modifiers, FALSE);
  self->held &= ~modifiers;
}

/* Keys on the way may have locked others, or made the number pad a mouse. */
void
locked_input_lock (LockedInput *self, LockedLock lock)
{
  static const guint masks[LOCKED_LOCK_COUNT] = { 0, Mod2Mask, LockMask, 0 };

  XkbChangeEnabledControls (self->display, XkbUseCoreKbd,
                            XkbMouseKeysMask | XkbStickyKeysMask | XkbSlowKeysMask |
                              XkbBounceKeysMask | XkbRepeatKeysMask,
                            0);
  XkbLatchModifiers (self->display, XkbUseCoreKbd, 0xff, 0);
  XkbLockModifiers (self->display, XkbUseCoreKbd, 0xff, masks[lock]);
  XkbLockGroup (self->display, XkbUseCoreKbd, lock == LOCKED_ARABIC ? 1 : 0);
}

void
locked_input_tap (LockedInput *self, guint key)
{
  fake (self, key, TRUE);
  fake (self, key, FALSE);
  /* One that is held down already has come up by it. */
  for (guint i = 0; i < G_N_ELEMENTS (modifier_symbols); i++)
    if ((self->held & (1u << i)) != 0 && get_modifier_key (self, i) == key)
      fake (self, key, TRUE);
}

guint
locked_input_get_symbol (LockedInput *self, guint key)
{
  return (guint) XkbKeycodeToKeysym (self->display, (KeyCode) key, 0, 0);
}

static guint
find_key (LockedInput *self, guint symbol)
{
  const guint key = XKeysymToKeycode (self->display, symbol);

  if (key != 0 && locked_input_get_symbol (self, key) == symbol)
    return key;
  if (self->spare_symbol != symbol) {
    /* The window reads the new meaning when it reads the key: what was sent must be through. */
    locked_input_settle (self);
    map_key (self, SPARE_KEY, symbol);
    self->spare_symbol = symbol;
  }
  return SPARE_KEY;
}

void
locked_input_tap_symbol (LockedInput *self, guint modifiers, guint symbol)
{
  const guint key = find_key (self, symbol);

  locked_input_hold (self, modifiers);
  locked_input_tap (self, key);
  locked_input_let_go (self, modifiers);
}

void
locked_input_type (LockedInput *self, const char *text)
{
  for (const char *next = text; *next != '\0'; next++) {
    const guint symbol = (guchar) *next;
    const guint key = XKeysymToKeycode (self->display, symbol);

    g_assert_cmpuint (key, >, 0);
    if (locked_input_get_symbol (self, key) == symbol) {
      locked_input_tap (self, key);
      continue;
    }
    locked_input_hold (self, LOCKED_SHIFT);
    locked_input_tap (self, key);
    locked_input_let_go (self, LOCKED_SHIFT);
  }
}

void
locked_input_point (LockedInput *self, int x, int y)
{
  XTestFakeMotionEvent (self->display, -1, x, y, CurrentTime);
}

void
locked_input_press (LockedInput *self, guint button)
{
  XTestFakeButtonEvent (self->display, button, True, CurrentTime);
}

void
locked_input_release (LockedInput *self, guint button)
{
  XTestFakeButtonEvent (self->display, button, False, CurrentTime);
}

void
locked_input_settle (LockedInput *self)
{
  locked_input_tap (self, SENTINEL_KEY);
  self->sent_sentinel_count++;
  XSync (self->display, False);
  support_run_until (self->sentinel_count == self->sent_sentinel_count);
}

static void
assert_one_window (LockedInput *self, int width, int height)
{
  Window root, parent, *children = NULL;
  guint child_count = 0, viewable_count = 0;

  g_assert_true (XQueryTree (self->display, self->root, &root, &parent, &children, &child_count) !=
                 0);
  for (guint i = 0; i < child_count; i++) {
    XWindowAttributes attributes;

    if (XGetWindowAttributes (self->display, children[i], &attributes) == 0 ||
        attributes.class == InputOnly || attributes.map_state != IsViewable)
      continue;
    viewable_count++;
    g_assert_cmphex (children[i], ==, self->window);
    g_assert_cmpint (attributes.width, ==, width);
    g_assert_cmpint (attributes.height, ==, height);
  }
  if (children != NULL)
    XFree (children);
  g_assert_cmpuint (viewable_count, ==, 1);
}

void
locked_input_assert_alone (LockedInput *self, int width, int height)
{
  assert_one_window (self, width, height);
  look_at_glass (self);
  g_assert_cmpuint (self->shown_count, ==, 0);
  g_assert_cmpuint (self->owned_count, ==, 0);
}
