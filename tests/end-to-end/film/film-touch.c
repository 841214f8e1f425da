/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "film-touch.h"

#include "film-error.h"

#include <gio/gio.h>
#include <gio/gunixsocketaddress.h>

/* xf86-input-inputtest-protocol.h; the package ships no header. */
#define AXIS_COUNT 64
#define AXIS_MAXIMUM 65535.0
#define KIND_BEGIN 18
#define KIND_UPDATE 19
#define KIND_END 20

typedef enum {
  MESSAGE_VERSION = 0,
  MESSAGE_SYNC = 1,
  MESSAGE_TOUCH = 6,
} MessageType;

typedef struct {
  guint32 size;
  guint32 type;
  guint16 major;
  guint16 minor;
} VersionMessage;

typedef struct {
  guint32 size;
  guint32 type;
} SyncMessage;

typedef struct {
  guint32 size;
  guint32 type;
  guint32 touch_id;
  guint32 kind;
  guint32 flags;
  guint8 axis_mask[8];
  guint32 padding;
  double values[AXIS_COUNT];
  double unaccelerated[AXIS_COUNT];
} TouchMessage;

G_STATIC_ASSERT (sizeof (TouchMessage) == 1056);

struct _FilmTouch {
  GSocketConnection *connection;
  guint32 touch_id;
  int width;
  int height;
};

static gboolean
exchange (FilmTouch *self,
          const void *message,
          gsize message_size,
          void *answer,
          gsize answer_size,
          GError **error)
{
  GIOStream *stream = G_IO_STREAM (self->connection);
  GOutputStream *output = g_io_stream_get_output_stream (stream);
  GInputStream *input = g_io_stream_get_input_stream (stream);
  gsize read = 0;

  if (!g_output_stream_write_all (output, message, message_size, NULL, NULL, error))
    return FALSE;
  if (!g_input_stream_read_all (input, answer, answer_size, &read, NULL, error))
    return FALSE;
  if (read == answer_size)
    return TRUE;
  g_set_error_literal (error, FILM_ERROR, FILM_ERROR_STAGE, "the touch screen hung up");
  return FALSE;
}

static gboolean
send_finger (FilmTouch *self, guint finger, guint32 kind, int x, int y, GError **error)
{
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (self->connection));
  SyncMessage sync = { sizeof sync, MESSAGE_SYNC };
  SyncMessage answer;
  TouchMessage touch = {
    .size = sizeof touch,
    .type = MESSAGE_TOUCH,
    .touch_id = self->touch_id + finger,
    .kind = kind,
    .axis_mask = { 3 },
    .values = { x * AXIS_MAXIMUM / self->width, y * AXIS_MAXIMUM / self->height },
  };

  touch.unaccelerated[0] = touch.values[0];
  touch.unaccelerated[1] = touch.values[1];
  if (!g_output_stream_write_all (output, &touch, sizeof touch, NULL, NULL, error))
    return FALSE;
  return exchange (self, &sync, sizeof sync, &answer, sizeof answer, error);
}

static gboolean
send_touch (FilmTouch *self, guint32 kind, int x, int y, GError **error)
{
  return send_finger (self, 0, kind, x, y, error);
}

FilmTouch *
film_touch_open (const char *socket_path, int width, int height, GError **error)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (socket_path);
  g_autoptr (FilmTouch) self = g_new0 (FilmTouch, 1);
  VersionMessage version = { sizeof version, MESSAGE_VERSION, 1, 1 };
  VersionMessage answer;

  self->width = width;
  self->height = height;
  self->connection = g_socket_client_connect (client, G_SOCKET_CONNECTABLE (address), NULL, error);
  if (self->connection == NULL) {
    g_prefix_error (error, "touch screen %s: ", socket_path);
    return NULL;
  }
  if (!exchange (self, &version, sizeof version, &answer, sizeof answer, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
film_touch_close (FilmTouch *self)
{
  g_clear_object (&self->connection);
  g_free (self);
}

gboolean
film_touch_press (FilmTouch *self, int x, int y, GError **error)
{
  return send_touch (self, KIND_BEGIN, x, y, error);
}

gboolean
film_touch_move (FilmTouch *self, int x, int y, GError **error)
{
  return send_touch (self, KIND_UPDATE, x, y, error);
}

gboolean
film_touch_lift (FilmTouch *self, int x, int y, GError **error)
{
  gboolean is_sent = send_touch (self, KIND_END, x, y, error);

  self->touch_id++;
  return is_sent;
}

#define DRAG_STEPS 30

static int
go_between (int from, int to, guint step)
{
  return from + (to - from) * (int) step / DRAG_STEPS;
}

static gboolean
send_fingers (
  FilmTouch *self, const FilmStroke *strokes, guint count, guint32 kind, guint step, GError **error)
{
  for (guint i = 0; i < count; i++)
    if (!send_finger (self, i, kind, go_between (strokes[i].from_x, strokes[i].to_x, step),
                      go_between (strokes[i].from_y, strokes[i].to_y, step), error))
      return FALSE;
  return TRUE;
}

gboolean
film_touch_drag (FilmTouch *self, const FilmStroke *strokes, guint count, GError **error)
{
  gboolean is_sent = send_fingers (self, strokes, count, KIND_BEGIN, 0, error);

  for (guint step = 1; step <= DRAG_STEPS && is_sent; step++)
    is_sent = send_fingers (self, strokes, count, KIND_UPDATE, step, error);
  is_sent = is_sent && send_fingers (self, strokes, count, KIND_END, DRAG_STEPS, error);
  self->touch_id += count;
  return is_sent;
}
