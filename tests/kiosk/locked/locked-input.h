/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A keyboard and a mouse at the X server, by the XTEST extension: what they send takes the same way
 * to the window as a real keyboard's, a scanner's and a mouse's, the server's own keyboard rules
 * included. They have a connection of their own and know the window only as the one that has the
 * focus.
 *
 * They also look at the glass from outside: who shows a window, and who owns a selection, as the
 * server tells anybody who asks. */
typedef enum {
  LOCKED_SHIFT = 1 << 0,
  LOCKED_ALTGR = 1 << 1,
  LOCKED_CONTROL = 1 << 2,
  LOCKED_ALT = 1 << 3,
  LOCKED_SUPER = 1 << 4,
  LOCKED_META = 1 << 5,
  LOCKED_EVERY_SET = (1 << 6), /* of modifiers: one more than the last */
} LockedModifiers;

/* Sets with one of these are chords, the others are typing. */
#define LOCKED_CHORD (LOCKED_CONTROL | LOCKED_ALT | LOCKED_SUPER | LOCKED_META)

#define LOCKED_FIRST_KEY 9
#define LOCKED_LAST_KEY 254

typedef enum {
  LOCKED_NO_LOCK,
  LOCKED_NUMBERS_LOCK,
  LOCKED_CAPITALS_LOCK,
  LOCKED_ARABIC, /* the second layout */
  LOCKED_LOCK_COUNT,
} LockedLock;

typedef struct _LockedInput LockedInput;

/* Gives the window the focus. */
LockedInput *locked_input_new (GtkWindow *window);
void locked_input_free (LockedInput *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LockedInput, locked_input_free)

void locked_input_hold (LockedInput *self, guint modifiers);
void locked_input_let_go (LockedInput *self, guint modifiers);
void locked_input_lock (LockedInput *self, LockedLock lock);
/* A key by its place, down and up. */
void locked_input_tap (LockedInput *self, guint key);
/* A key by what it gives without modifiers; one that no keyboard has gets a place of its own. */
void locked_input_tap_symbol (LockedInput *self, guint modifiers, guint symbol);
/* Printable ASCII, as a scanner types it. */
void locked_input_type (LockedInput *self, const char *text);
guint locked_input_get_symbol (LockedInput *self, guint key);

/* Without touching anything on the way. */
void locked_input_point (LockedInput *self, int x, int y);
/* A button of the mouse, the first is 1. */
void locked_input_press (LockedInput *self, guint button);
void locked_input_release (LockedInput *self, guint button);

/* Waits until the window has seen everything sent, and fails if it has lost the focus. */
void locked_input_settle (LockedInput *self);

/* One window is on the glass, whoever asks: this one, of that size. And since the beginning nobody
 * has shown another, nor owned the clipboard, the selection or anything dragged, be it for a
 * moment.
 */
void locked_input_assert_alone (LockedInput *self, int width, int height);

G_END_DECLS
