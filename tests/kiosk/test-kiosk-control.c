/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-control.h"

#include "support-run-until.h"

#include <sys/socket.h>
#include <unistd.h>

typedef struct {
  int fd;
  GString *heard;
} Supervisor;

static gboolean
has_heard (Supervisor *self, const char *word)
{
  char bytes[256];
  gssize length = 0;

  while ((length = recv (self->fd, bytes, sizeof bytes, MSG_DONTWAIT)) > 0)
    g_string_append_len (self->heard, bytes, length);
  return strstr (self->heard->str, word) != NULL;
}

static KioskControl *
start (Supervisor *supervisor, GtkWidget **ret_window)
{
  int fds[2];

  g_assert_cmpint (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds), ==, 0);
  supervisor->fd = fds[0];
  supervisor->heard = g_string_new (NULL);
  *ret_window = gtk_window_new ();
  return kiosk_control_new (GTK_WINDOW (*ret_window), fds[1]);
}

static void
on_quit (KioskControl *control, gboolean *has_quit)
{
  *has_quit = TRUE;
}

static void
test_a_life (void)
{
  Supervisor supervisor;
  GtkWidget *window = NULL;
  g_autoptr (KioskControl) control = start (&supervisor, &window);

  kiosk_control_say_warm (control);
  support_run_until (has_heard (&supervisor, "warm\n"));
  g_assert_false (gtk_widget_get_mapped (window));
  g_assert_false (has_heard (&supervisor, "painted"));

  g_assert_cmpint (send (supervisor.fd, "sh", 2, 0), ==, 2);
  g_assert_cmpint (send (supervisor.fd, "ow\n", 3, 0), ==, 3);
  support_run_until (has_heard (&supervisor, "painted\n"));
  support_run_until (has_heard (&supervisor, "beat\n"));

  kiosk_control_say_over (control);
  support_run_until (has_heard (&supervisor, "over\n"));
  g_assert_cmpstr (supervisor.heard->str, ==, "warm\npainted\nbeat\nover\n");
  gtk_window_destroy (GTK_WINDOW (window));
  close (supervisor.fd);
  g_string_free (supervisor.heard, TRUE);
}

static void
test_orphan (void)
{
  Supervisor supervisor;
  GtkWidget *window = NULL;
  g_autoptr (KioskControl) control = start (&supervisor, &window);
  gboolean has_quit = FALSE;

  g_signal_connect (control, "quit", G_CALLBACK (on_quit), &has_quit);
  close (supervisor.fd);
  support_run_until (has_quit);
  gtk_window_destroy (GTK_WINDOW (window));
  g_string_free (supervisor.heard, TRUE);
}

static void
test_alone (void)
{
  GtkWidget *window = gtk_window_new ();
  g_autoptr (KioskControl) control = kiosk_control_new (GTK_WINDOW (window), -1);
  gboolean has_quit = FALSE;

  g_signal_connect (control, "quit", G_CALLBACK (on_quit), &has_quit);
  kiosk_control_say_warm (control);
  support_run_until (gtk_widget_get_mapped (window));
  kiosk_control_say_over (control);
  g_assert_true (has_quit);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kiosk/control/says-painted-and-beat-only-after-frames", test_a_life);
  g_test_add_func ("/kiosk/control/quits-without-its-supervisor", test_orphan);
  g_test_add_func ("/kiosk/control/shows-itself-when-it-stands-alone", test_alone);

  return g_test_run ();
}
