/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "film-tree.h"

#include "film-error.h"

#include <gio/gio.h>

/* From the AT-SPI protocol; the program needs no more of it than this. */
#define ROLE_FRAME 23
#define STATE_SENSITIVE (1u << 24)
#define STATE_VISIBLE (1u << 30)
#define COORDINATES_OF_WINDOW 1u
#define REGISTRY "org.a11y.atspi.Registry"
#define ROOT_PATH "/org/a11y/atspi/accessible/root"
#define ITEMS_TYPE "(a((so)(so)(so)iiassusau))"

/* check box, list item, push button, radio button, entry, text, password, toggle, spin button, link
 */
static const guint32 touchable_roles[] = { 7, 32, 43, 44, 79, 61, 40, 62, 52, 88 };

#define CALL_TIMEOUT_MS 2000

struct _FilmTree {
  GDBusConnection *bus;
};

struct _FilmView {
  FilmTree *tree;
  char *program;     /* its name on the bus; NULL: nothing there */
  const char *frame; /* path of the window, in spots */
  GPtrArray *spots;  /* (element-type FilmSpot) */
  GHashTable *by_path;
  int top;           /* nothing above is found */
  gboolean has_news; /* somebody's child was not among the items yet */
};

static GVariant *
call (FilmTree *self,
      const char *program,
      const char *path,
      const char *interface,
      const char *method,
      GVariant *arguments,
      const char *type)
{
  return g_dbus_connection_call_sync (self->bus, program, path, interface, method, arguments,
                                      G_VARIANT_TYPE (type), G_DBUS_CALL_FLAGS_NONE,
                                      CALL_TIMEOUT_MS, NULL, NULL);
}

static char *
ask_address (GError **error)
{
  g_autoptr (GDBusConnection) session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, error);
  g_autoptr (GVariant) answer = NULL;
  char *address = NULL;

  if (session == NULL)
    return NULL;
  answer = g_dbus_connection_call_sync (session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus",
                                        "GetAddress", NULL, G_VARIANT_TYPE ("(s)"),
                                        G_DBUS_CALL_FLAGS_NONE, -1, NULL, error);
  if (answer != NULL)
    g_variant_get (answer, "(s)", &address);
  return address;
}

FilmTree *
film_tree_open (GError **error)
{
  g_autofree char *address = ask_address (error);
  GDBusConnectionFlags flags =
    G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION;
  GDBusConnection *bus = NULL;
  FilmTree *self;

  if (address != NULL)
    bus = g_dbus_connection_new_for_address_sync (address, flags, NULL, NULL, error);
  if (bus == NULL) {
    g_prefix_error (error, "the accessibility bus: ");
    return NULL;
  }
  self = g_new0 (FilmTree, 1);
  self->bus = bus;
  return self;
}

void
film_tree_close (FilmTree *self)
{
  g_clear_object (&self->bus);
  g_free (self);
}

static void
spot_free (gpointer pointer)
{
  FilmSpot *spot = pointer;

  g_free (spot->path);
  g_free (spot->parent);
  g_free (spot->name);
  g_free (spot);
}

void
film_view_free (FilmView *self)
{
  g_hash_table_unref (self->by_path);
  g_ptr_array_unref (self->spots);
  g_free (self->program);
  g_free (self);
}

static gboolean
belongs_to (FilmTree *self, const char *program, pid_t process)
{
  g_autoptr (GVariant) answer =
    call (self, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
          "GetConnectionUnixProcessID", g_variant_new ("(s)", program), "(u)");
  guint32 number = 0;

  if (answer != NULL)
    g_variant_get (answer, "(u)", &number);
  return number != 0 && (pid_t) number == process;
}

static char *
find_program (FilmTree *self, pid_t process)
{
  g_autoptr (GVariant) answer =
    call (self, REGISTRY, ROOT_PATH, "org.a11y.atspi.Accessible", "GetChildren", NULL, "(a(so))");
  g_autoptr (GVariantIter) programs = NULL;
  const char *program;

  if (answer == NULL)
    return NULL;
  g_variant_get (answer, "(a(so))", &programs);
  while (g_variant_iter_next (programs, "(&so)", &program, NULL))
    if (belongs_to (self, program, process))
      return g_strdup (program);
  return NULL;
}

static void
add_item (FilmView *self, GVariant *item)
{
  FilmSpot *spot = g_new0 (FilmSpot, 1);
  g_autoptr (GVariantIter) states = NULL;
  guint32 low_states = 0;

  g_variant_get (item, "((so)(so)(so)iiassusau)", NULL, &spot->path, NULL, NULL, NULL,
                 &spot->parent, NULL, &spot->child_count, NULL, &spot->name, &spot->role, NULL,
                 &states);
  g_variant_iter_next (states, "u", &low_states);
  spot->is_sensitive = (low_states & STATE_SENSITIVE) != 0;
  if (spot->role == ROLE_FRAME)
    self->frame = spot->path;
  if ((low_states & STATE_VISIBLE) == 0) {
    spot_free (spot);
    return;
  }
  g_ptr_array_add (self->spots, spot);
  g_hash_table_insert (self->by_path, spot->path, spot);
}

/* One question for the whole tree: going through it object by object takes a second. */
static void
read_items (FilmView *self)
{
  g_autoptr (GVariant) answer = call (self->tree, self->program, "/org/a11y/atspi/cache",
                                      "org.a11y.atspi.Cache", "GetItems", NULL, ITEMS_TYPE);
  g_autoptr (GVariant) items = NULL;

  g_hash_table_remove_all (self->by_path);
  g_ptr_array_set_size (self->spots, 0);
  self->frame = NULL;
  if (answer == NULL)
    return;
  items = g_variant_get_child_value (answer, 0);
  for (gsize i = 0; i < g_variant_n_children (items); i++) {
    g_autoptr (GVariant) item = g_variant_get_child_value (items, i);

    add_item (self, item);
  }
}

/* GTK makes an object known only once somebody has asked its parent for children, and goes on
 * listing one that was hidden: what the parents say now is what shows. */
static void
ask_for_children (FilmView *self, FilmSpot *spot)
{
  g_autoptr (GVariant) answer = call (self->tree, self->program, spot->path,
                                      "org.a11y.atspi.Accessible", "GetChildren", NULL, "(a(so))");
  g_autoptr (GVariantIter) children = NULL;
  const char *path;

  if (answer == NULL)
    return;
  g_variant_get (answer, "(a(so))", &children);
  while (g_variant_iter_next (children, "(&s&o)", NULL, &path)) {
    FilmSpot *child = g_hash_table_lookup (self->by_path, path);

    if (child != NULL)
      child->is_listed = TRUE;
    else
      self->has_news = TRUE;
  }
}

static void
ask_all_for_children (FilmView *self)
{
  self->has_news = FALSE;
  for (guint i = 0; i < self->spots->len; i++) {
    FilmSpot *spot = g_ptr_array_index (self->spots, i);

    if (spot->child_count > 0)
      ask_for_children (self, spot);
  }
}

/* From the frame down: a spot in a part that is not listed is not there. */
static gboolean
is_in_tree (FilmView *self, const FilmSpot *spot)
{
  while (spot != NULL && spot->role != ROLE_FRAME && spot->is_listed)
    spot = g_hash_table_lookup (self->by_path, spot->parent);
  return spot != NULL && spot->role == ROLE_FRAME;
}

static void
drop_what_is_gone (FilmView *self)
{
  g_autoptr (GPtrArray) gone = g_ptr_array_new ();

  for (guint i = 0; i < self->spots->len; i++)
    if (!is_in_tree (self, g_ptr_array_index (self->spots, i)))
      g_ptr_array_add (gone, g_ptr_array_index (self->spots, i));
  for (guint i = 0; i < gone->len; i++) {
    FilmSpot *spot = g_ptr_array_index (gone, i);

    g_hash_table_remove (self->by_path, spot->path);
    g_ptr_array_remove (self->spots, spot);
  }
}

static void
read_whole_tree (FilmView *self)
{
  guint former_count;

  do {
    former_count = self->spots->len;
    read_items (self);
    ask_all_for_children (self);
  } while (self->has_news && self->spots->len > former_count);
  drop_what_is_gone (self);
}

FilmView *
film_tree_look (FilmTree *tree, pid_t process)
{
  FilmView *self = g_new0 (FilmView, 1);

  self->tree = tree;
  self->spots = g_ptr_array_new_with_free_func (spot_free);
  self->by_path = g_hash_table_new (g_str_hash, g_str_equal);
  self->program = process != 0 ? find_program (tree, process) : NULL;
  if (self->program != NULL)
    read_whole_tree (self);
  return self;
}

/* Window coordinates: GTK 4 does not know where its window lies on an X screen, and ours lies at
 * 0,0. */
static void
ask_place (FilmView *self, FilmSpot *spot)
{
  g_autoptr (GVariant) answer =
    call (self->tree, self->program, spot->path, "org.a11y.atspi.Component", "GetExtents",
          g_variant_new ("(u)", COORDINATES_OF_WINDOW), "((iiii))");

  if (answer != NULL)
    g_variant_get (answer, "((iiii))", &spot->x, &spot->y, &spot->width, &spot->height);
}

static char *
ask_what_is_met (FilmView *self, int x, int y)
{
  g_autoptr (GVariant) answer = NULL;
  char *path = NULL;

  if (self->frame == NULL)
    return NULL;
  answer =
    call (self->tree, self->program, self->frame, "org.a11y.atspi.Component",
          "GetAccessibleAtPoint", g_variant_new ("(iiu)", x, y, COORDINATES_OF_WINDOW), "((so))");
  if (answer != NULL)
    g_variant_get (answer, "((so))", NULL, &path);
  return path;
}

static gboolean
lies_in (FilmView *self, const char *path, const char *outer)
{
  while (path != NULL && !g_str_equal (path, outer)) {
    const FilmSpot *spot = g_hash_table_lookup (self->by_path, path);

    path = spot != NULL ? spot->parent : NULL;
  }
  return path != NULL;
}

/* A label, or what is typed into a field, may let a finger through to what it lies in. */
static gboolean
can_be_met (FilmView *self, const FilmSpot *spot)
{
  g_autofree char *met =
    ask_what_is_met (self, spot->x + spot->width / 2, spot->y + spot->height / 2);

  return met != NULL && (g_str_equal (met, spot->parent) || lies_in (self, met, spot->path));
}

static gboolean
is_touchable (const FilmSpot *spot)
{
  if (spot->is_sensitive)
    for (gsize i = 0; i < G_N_ELEMENTS (touchable_roles); i++)
      if (touchable_roles[i] == spot->role)
        return TRUE;
  return FALSE;
}

typedef enum {
  WANT_TOUCHABLE,
  WANT_ANY,
  WANT_HIDDEN,
  WANT_ANY_HIDDEN,
} Want;

static gboolean
is_candidate (const FilmSpot *spot, const char *pattern, Want want)
{
  const gboolean is_any = want == WANT_ANY || want == WANT_ANY_HIDDEN;

  return (is_any || is_touchable (spot)) && g_pattern_match_simple (pattern, spot->name);
}

static const FilmSpot *
find (FilmView *self, const char *pattern, Want want)
{
  const gboolean is_met = want == WANT_TOUCHABLE || want == WANT_ANY;
  const FilmSpot *found = NULL;

  for (guint i = 0; i < self->spots->len; i++) {
    FilmSpot *spot = g_ptr_array_index (self->spots, i);

    if (!is_candidate (spot, pattern, want))
      continue;
    ask_place (self, spot);
    if (spot->width > 0 && spot->y >= self->top && can_be_met (self, spot) == is_met &&
        (found == NULL || spot->y < found->y))
      found = spot;
  }
  return found;
}

void
film_view_set_top (FilmView *self, int y)
{
  self->top = y;
}

const FilmSpot *
film_view_find_touchable (FilmView *self, const char *pattern)
{
  return find (self, pattern, WANT_TOUCHABLE);
}

const FilmSpot *
film_view_find_any (FilmView *self, const char *pattern)
{
  return find (self, pattern, WANT_ANY);
}

const FilmSpot *
film_view_find_hidden (FilmView *self, const char *pattern)
{
  return find (self, pattern, WANT_HIDDEN);
}

const FilmSpot *
film_view_find_any_hidden (FilmView *self, const char *pattern)
{
  return find (self, pattern, WANT_ANY_HIDDEN);
}

char *
film_view_find_expression (FilmView *self, GRegex *expression)
{
  for (guint i = 0; i < self->spots->len; i++) {
    const FilmSpot *spot = g_ptr_array_index (self->spots, i);
    g_autoptr (GMatchInfo) match = NULL;

    if (g_regex_match (expression, spot->name, 0, &match))
      return g_match_info_fetch (match, 0);
  }
  return NULL;
}

static int
compare_places (gconstpointer first, gconstpointer second)
{
  const FilmSpot *a = *(FilmSpot *const *) first;
  const FilmSpot *b = *(FilmSpot *const *) second;

  return a->y != b->y ? a->y - b->y : a->x - b->x;
}

char *
film_view_describe (FilmView *self)
{
  GString *description = g_string_new (NULL);

  for (guint i = 0; i < self->spots->len; i++)
    ask_place (self, g_ptr_array_index (self->spots, i));
  g_ptr_array_sort (self->spots, compare_places);
  for (guint i = 0; i < self->spots->len; i++) {
    const FilmSpot *spot = g_ptr_array_index (self->spots, i);

    if (*spot->name == '\0' || spot->width == 0)
      continue;
    g_string_append_printf (description, "  %4d,%4d  ", spot->x, spot->y);
    g_string_append_printf (description, is_touchable (spot) ? "[%s]\n" : "%s\n", spot->name);
  }
  if (description->len == 0)
    g_string_append (description, "  nothing that has a name\n");
  return g_string_free (description, FALSE);
}
