/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "film-screen.h"

#include "film-clock.h"
#include "film-error.h"

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <cairo-xlib.h>
#include <string.h>

struct _FilmScreen {
  Display *display;
  Window root;
  Atom pid_atom;
};

/* Windows of a session that ends vanish between two questions; Xlib would end us for it. */
static int
on_x_error (Display *display, XErrorEvent *event)
{
  return 0;
}

FilmScreen *
film_screen_open (const char *display_name, GError **error)
{
  Display *display = XOpenDisplay (display_name);
  FilmScreen *self;

  if (display == NULL) {
    g_set_error (error, FILM_ERROR, FILM_ERROR_STAGE, "no X server at display %s", display_name);
    return NULL;
  }
  XSetErrorHandler (on_x_error);
  self = g_new0 (FilmScreen, 1);
  self->display = display;
  self->root = DefaultRootWindow (display);
  self->pid_atom = XInternAtom (display, "_NET_WM_PID", False);
  return self;
}

void
film_screen_close (FilmScreen *self)
{
  XCloseDisplay (self->display);
  g_free (self);
}

int
film_screen_get_width (FilmScreen *self)
{
  return DisplayWidth (self->display, DefaultScreen (self->display));
}

int
film_screen_get_height (FilmScreen *self)
{
  return DisplayHeight (self->display, DefaultScreen (self->display));
}

static pid_t
get_owner (FilmScreen *self, Window window)
{
  Atom type;
  int format;
  unsigned long count = 0;
  unsigned long left;
  unsigned char *value = NULL;
  pid_t owner = 0;

  /* clang-format off */
  if (XGetWindowProperty (self->display, window, self->pid_atom, 0, 1, False, XA_CARDINAL,
                          &type, &format, &count, &left, &value) == Success && count == 1)
    owner = (pid_t) *(unsigned long *) value;
  /* clang-format on */
  if (value != NULL)
    XFree (value);
  return owner;
}

static gboolean
covers_the_middle (FilmScreen *self, Window window)
{
  XWindowAttributes place;
  int x = film_screen_get_width (self) / 2;
  int y = film_screen_get_height (self) / 2;

  if (!XGetWindowAttributes (self->display, window, &place) || place.map_state != IsViewable)
    return FALSE;
  return place.x <= x && x < place.x + place.width && place.y <= y && y < place.y + place.height;
}

pid_t
film_screen_get_front (FilmScreen *self)
{
  Window root, parent;
  Window *windows = NULL;
  unsigned int count = 0;
  pid_t front = 0;

  if (!XQueryTree (self->display, self->root, &root, &parent, &windows, &count))
    return 0;
  /* Bottom to top. */
  for (unsigned int i = count; i > 0 && front == 0; i--)
    if (covers_the_middle (self, windows[i - 1]))
      front = get_owner (self, windows[i - 1]);
  if (windows != NULL)
    XFree (windows);
  return front;
}

static cairo_surface_t *
take_picture (FilmScreen *self)
{
  int width = film_screen_get_width (self);
  int height = film_screen_get_height (self);
  Visual *visual = DefaultVisual (self->display, DefaultScreen (self->display));
  cairo_surface_t *glass =
    cairo_xlib_surface_create (self->display, self->root, visual, width, height);
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (picture);

  cairo_set_source_surface (cr, glass, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (glass);
  cairo_surface_flush (picture);
  return picture;
}

static gboolean
is_same_picture (cairo_surface_t *first, cairo_surface_t *second)
{
  gsize size =
    (gsize) cairo_image_surface_get_stride (first) * (gsize) cairo_image_surface_get_height (first);

  return memcmp (cairo_image_surface_get_data (first), cairo_image_surface_get_data (second),
                 size) == 0;
}

static cairo_surface_t *
take_settled_picture (FilmScreen *self, double settle_s)
{
  double deadline_s = film_clock_now_s () + settle_s;
  cairo_surface_t *picture = take_picture (self);

  while (film_clock_now_s () < deadline_s) {
    cairo_surface_t *previous = picture;
    gboolean is_settled;

    film_clock_linger (0.1);
    picture = take_picture (self);
    is_settled = is_same_picture (previous, picture);
    cairo_surface_destroy (previous);
    if (is_settled)
      break;
  }
  return picture;
}

gboolean
film_screen_shoot (FilmScreen *self, const char *path, double settle_s, GError **error)
{
  cairo_surface_t *picture = take_settled_picture (self, settle_s);
  cairo_status_t status = cairo_surface_write_to_png (picture, path);

  cairo_surface_destroy (picture);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, FILM_ERROR, FILM_ERROR_STAGE, "%s: %s", path,
               cairo_status_to_string (status));
  return FALSE;
}
