/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-control.h"

#include <errno.h>
#include <glib-unix.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define BEAT_S 2
#define LINE_BYTES 64

struct _KioskControl {
  GObject parent_instance;

  GtkWindow *window;
  int fd; /* -1 without a supervisor */
  guint watch_id;
  guint beat_id;
  GdkFrameClock *clock;
  gboolean has_painted;
  gboolean beat_is_due;
  char line[LINE_BYTES];
  gsize line_length;
};

enum {
  QUIT,
  SIGNAL_COUNT
};
static guint signals[SIGNAL_COUNT];

G_DEFINE_FINAL_TYPE (KioskControl, kiosk_control, G_TYPE_OBJECT)

static void
say (KioskControl *self, const char *line)
{
  /* A supervisor that does not read is about to replace us; a word lost to it is no loss. */
  if (self->fd >= 0 && send (self->fd, line, strlen (line), MSG_DONTWAIT | MSG_NOSIGNAL) < 0 &&
      errno == EPIPE)
    g_signal_emit (self, signals[QUIT], 0);
}

static void
on_after_paint (KioskControl *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self->window)))
    return;
  if (!self->has_painted) {
    self->has_painted = TRUE;
    say (self, "painted\n");
  }
  if (self->beat_is_due) {
    self->beat_is_due = FALSE;
    say (self, "beat\n");
  }
}

static gboolean
on_beat_due (gpointer user_data)
{
  KioskControl *self = user_data;

  self->beat_is_due = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self->window));
  return G_SOURCE_CONTINUE;
}

static void
show (KioskControl *self)
{
  if (self->clock != NULL)
    return;
  gtk_window_present (self->window);
  self->clock = g_object_ref (gtk_widget_get_frame_clock (GTK_WIDGET (self->window)));
  g_signal_connect_object (self->clock, "after-paint", G_CALLBACK (on_after_paint), self,
                           G_CONNECT_SWAPPED);
  self->beat_id = g_timeout_add_seconds (BEAT_S, on_beat_due, self);
}

static void
take_line (KioskControl *self)
{
  self->line[self->line_length] = '\0';
  self->line_length = 0;
  if (g_str_equal (self->line, "show"))
    show (self);
}

static void
take_bytes (KioskControl *self, const char *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++) {
    if (bytes[i] == '\n')
      take_line (self);
    else if (self->line_length < LINE_BYTES - 1)
      self->line[self->line_length++] = bytes[i];
  }
}

static gboolean
on_readable (int fd, GIOCondition condition, gpointer user_data)
{
  KioskControl *self = user_data;
  char bytes[LINE_BYTES];
  const gssize length = recv (fd, bytes, sizeof bytes, MSG_DONTWAIT);

  if (length > 0) {
    take_bytes (self, bytes, (gsize) length);
    return G_SOURCE_CONTINUE;
  }
  if (length < 0 && (errno == EAGAIN || errno == EINTR))
    return G_SOURCE_CONTINUE;
  /* Whoever could cover and replace us is gone: nobody would wipe the next visit. */
  self->watch_id = 0;
  g_signal_emit (self, signals[QUIT], 0);
  return G_SOURCE_REMOVE;
}

static void
kiosk_control_dispose (GObject *object)
{
  KioskControl *self = KIOSK_CONTROL (object);

  g_clear_handle_id (&self->watch_id, g_source_remove);
  g_clear_handle_id (&self->beat_id, g_source_remove);
  g_clear_object (&self->clock);
  g_clear_object (&self->window);
  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;

  G_OBJECT_CLASS (kiosk_control_parent_class)->dispose (object);
}

static void
kiosk_control_class_init (KioskControlClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_control_dispose;

  signals[QUIT] = g_signal_new ("quit", KIOSK_TYPE_CONTROL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
}

static void
kiosk_control_init (KioskControl *self)
{
  self->fd = -1;
}

KioskControl *
kiosk_control_new (GtkWindow *window, int fd)
{
  KioskControl *self = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);

  self = g_object_new (KIOSK_TYPE_CONTROL, NULL);
  self->window = g_object_ref (window);
  self->fd = fd;
  if (fd >= 0)
    self->watch_id = g_unix_fd_add (fd, G_IO_IN | G_IO_HUP | G_IO_ERR, on_readable, self);
  return self;
}

void
kiosk_control_say_warm (KioskControl *self)
{
  g_return_if_fail (KIOSK_IS_CONTROL (self));

  if (self->fd >= 0)
    say (self, "warm\n");
  else
    show (self);
}

void
kiosk_control_say_over (KioskControl *self)
{
  g_return_if_fail (KIOSK_IS_CONTROL (self));

  if (self->fd >= 0)
    say (self, "over\n");
  else
    g_signal_emit (self, signals[QUIT], 0);
}
